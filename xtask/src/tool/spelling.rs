//! typos, the spelling checker.

use super::{Found, cargo};
use crate::{
    failure::Failure,
    project::{PYTHON_TOOLS, Project},
    run,
    versions::TYPOS,
};

pub(super) fn find(project: &Project) -> Found {
    match cargo::version(project.command("typos").arg("--version")) {
        Some(version) => Found::Here(version),
        None => Found::Missing(TYPOS.to_owned()),
    }
}

/// Takes the program ready built by pip, where there is one; else builds it.
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
    if run::kept(&mut pip, |_| ()).is_ok_and(|ended| ended.succeeded) {
        return Ok(());
    }
    cargo::install(project, "typos-cli", Some(TYPOS), cargo::Lock::Authors)
}
