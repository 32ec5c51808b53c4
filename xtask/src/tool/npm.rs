//! npm packages, installed into `node_modules` beside their manifest.

use super::Status;
use crate::{failure::Failure, process, project::Project};

/// Folder of the packages for builds and tests.
pub(super) const TOOLS: &str = "tools";

/// Folder of Lighthouse, which is larger than all other packages together.
pub(super) const LIGHTHOUSE: &str = "tools/lighthouse";

pub(super) fn find(project: &Project, folder: &str) -> Result<Status, Failure> {
    let manifest = project.read_json(&format!("{folder}/package.json"))?;
    let needed = manifest["devDependencies"].as_object();
    let mut count = 0;
    for (name, version) in needed.into_iter().flatten() {
        let installed = project
            .read_json(&format!("{folder}/node_modules/{name}/package.json"))
            .ok();
        if installed.is_none_or(|installed| installed["version"] != *version) {
            return Ok(Status::Missing(format!(
                "npm ci ({name} {} is not installed)",
                version.as_str().unwrap_or_default()
            )));
        }
        count += 1;
    }
    Ok(Status::Installed(format!("{count} packages")))
}

pub(super) fn install(project: &Project, folder: &str) -> Result<(), Failure> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = project.command(npm);
    command
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(project.file(folder));
    process::run(&mut command).map_err(|failure| {
        Failure::new(
            format!("the npm packages of {folder}/ are missing ({failure})"),
            format!("install Node 20 or newer with npm, then run `npm ci` in {folder}/"),
        )
    })
}
