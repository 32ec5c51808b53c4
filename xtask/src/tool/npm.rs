//! What npm installs, into `tools/node_modules`.

use serde_json::Value;

use super::Found;
use crate::{failure::Failure, project::Project, run};

const REMEDY: &str = "install Node 20 or newer with npm, then run `npm ci` in tools/";

/// The manifest `tools/package.json`.
pub(crate) fn manifest(project: &Project) -> Result<Value, Failure> {
    read(project, "tools/package.json")
}

pub(super) fn find(project: &Project) -> Result<Found, Failure> {
    let manifest = manifest(project)?;
    let needed = manifest["devDependencies"].as_object();
    let mut count = 0;
    for (name, version) in needed.into_iter().flatten() {
        let installed = read(project, &format!("tools/node_modules/{name}/package.json")).ok();
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

pub(super) fn install(project: &Project) -> Result<(), Failure> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = project.command(npm);
    command
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(project.file("tools"));
    run::shown(&mut command).map_err(|failure| {
        Failure::new(
            format!("the npm packages of tools/ are missing ({failure})"),
            REMEDY,
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
