//! What npm installs, into `node_modules` beside a manifest.

use serde_json::Value;

use super::Found;
use crate::{failure::Failure, project::Project, run};

/// What builds and tests use.
pub(super) const TOOLS: &str = "tools";

/// Lighthouse, which is larger than all the rest.
pub(super) const LIGHTHOUSE: &str = "tools/lighthouse";

/// The manifest of what builds and tests use.
pub(crate) fn manifest(project: &Project) -> Result<Value, Failure> {
    read(project, &format!("{TOOLS}/package.json"))
}

pub(super) fn find(project: &Project, folder: &str) -> Result<Found, Failure> {
    let manifest = read(project, &format!("{folder}/package.json"))?;
    let needed = manifest["devDependencies"].as_object();
    let mut count = 0;
    for (name, version) in needed.into_iter().flatten() {
        let installed = read(
            project,
            &format!("{folder}/node_modules/{name}/package.json"),
        )
        .ok();
        if installed.is_none_or(|installed| installed["version"] != *version) {
            return Ok(Found::Missing(format!(
                "npm ci (there is no {name} {})",
                version.as_str().unwrap_or_default()
            )));
        }
        count += 1;
    }
    Ok(Found::Here(format!("{count} packages")))
}

pub(super) fn install(project: &Project, folder: &str) -> Result<(), Failure> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = project.command(npm);
    command
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(project.file(folder));
    run::shown(&mut command).map_err(|failure| {
        Failure::new(
            format!("the npm packages of {folder}/ are missing ({failure})"),
            format!("install Node 20 or newer with npm, then run `npm ci` in {folder}/"),
        )
    })
}

fn read(project: &Project, path: &str) -> Result<Value, Failure> {
    serde_json::from_str(&project.read(path)?).map_err(|error| {
        Failure::new(
            format!("{path} is not JSON ({error})"),
            "restore it from the repository",
        )
    })
}
