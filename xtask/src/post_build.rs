//! `cargo xtask post-build`: the work on a site that Trunk has built, before it is published or served. Trunk calls it.

use std::env;

use crate::{failure::Failure, process, project::Project};

/// Splits and optimises the app of a published build, and writes the pages; the arguments are those of `press build`.
pub(crate) fn run(project: &Project, arguments: &[&str]) -> Result<(), Failure> {
    // Development builds are served as they are, so that changes show soon.
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        run_package(project, "bundle", &[])?;
    }
    run_package(project, "press", &[&["build"], arguments].concat())
}

fn run_package(project: &Project, package: &str, arguments: &[&str]) -> Result<(), Failure> {
    let mut command = project.command("cargo");
    command.args(["run", "--quiet", "--package", package, "--"]);
    process::run(command.args(arguments))
}
