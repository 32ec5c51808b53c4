//! typos, the spelling checker.

use super::{Status, cargo};
use crate::{
    failure::Failure,
    process,
    project::{PYTHON_TOOLS, Project},
    versions::TYPOS,
};

pub(super) fn find(project: &Project) -> Status {
    match cargo::version(project.command("typos").arg("--version")) {
        Some(version) => Status::Installed(version),
        None => Status::Missing(TYPOS.to_owned()),
    }
}

/// Installs the program with pip, or builds it where pip has none for this machine.
pub(super) fn install(project: &Project) -> Result<(), Failure> {
    let mut pip = project.command("python3");
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
    ]);
    pip.args(["--target", PYTHON_TOOLS, "--upgrade"])
        .arg(format!("typos=={TYPOS}"));
    if process::capture(&mut pip, |_| ()).is_ok_and(|captured| captured.succeeded) {
        return Ok(());
    }
    cargo::install(project, "typos-cli", Some(TYPOS), cargo::Lock::Authors)
}
