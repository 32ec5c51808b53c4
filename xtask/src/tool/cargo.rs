//! Tools installed by rustup and cargo.

use std::{
    io::{IsTerminal, stderr},
    path::Path,
    process::Command,
};

use super::Status;
use crate::{
    failure::Failure,
    process,
    project::Project,
    versions::{TRUNK, TRUNK_BEFORE, TRUNK_FROM, numbers},
};

/// Target for browsers.
pub(super) const BROWSER: &str = "wasm32-unknown-unknown";

/// Target for Node, with files and a clock.
pub(super) const WASI: &str = "wasm32-wasip1";

pub(super) fn find_target(project: &Project, target: &str) -> Status {
    let folder = process::stdout(project.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        target,
    ]));
    match folder.filter(|folder| Path::new(folder.trim()).is_dir()) {
        Some(_) => Status::Installed("in the Rust toolchain".to_owned()),
        None => Status::Missing(format!("rustup target add {target}")),
    }
}

pub(super) fn install_target(project: &Project, target: &str) -> Result<(), Failure> {
    rustup(project, &["target", "add", target])
}

pub(super) fn find_linters(project: &Project) -> Status {
    let is_installed = |subcommand| {
        process::stdout(project.command("cargo").args([subcommand, "--version"])).is_some()
    };
    if is_installed("fmt") && is_installed("clippy") {
        Status::Installed("in the Rust toolchain".to_owned())
    } else {
        Status::Missing("rustup component add rustfmt clippy".to_owned())
    }
}

pub(super) fn install_linters(project: &Project) -> Result<(), Failure> {
    rustup(project, &["component", "add", "rustfmt", "clippy"])
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<(), Failure> {
    let line = format!("rustup {}", arguments.join(" "));
    process::run(project.command("rustup").args(arguments)).map_err(|failure| {
        Failure::new(
            format!("`{line}` failed ({failure})"),
            "install Rust with rustup, or add this component by hand",
        )
    })
}

pub(super) fn find_trunk(project: &Project) -> Status {
    let version = version(project.command("trunk").arg("--version"));
    match version.as_deref().and_then(numbers) {
        Some(numbers) if (TRUNK_FROM..TRUNK_BEFORE).contains(&numbers) => {
            Status::Installed(version.unwrap_or_default())
        }
        Some(_) => Status::Missing(format!(
            "{TRUNK}, in place of {}",
            version.unwrap_or_default()
        )),
        None => Status::Missing(TRUNK.to_owned()),
    }
}

pub(super) fn find_wasm_bindgen(project: &Project, needed: &str) -> Status {
    match version(project.command("wasm-bindgen").arg("--version")) {
        Some(version) if version == needed => Status::Installed(version),
        Some(version) => Status::Missing(format!("{needed}, in place of {version}")),
        None => Status::Missing(needed.to_owned()),
    }
}

pub(super) fn find_deny(project: &Project) -> Status {
    match version(project.command("cargo-deny").arg("--version")) {
        Some(version) => Status::Installed(version),
        None => Status::Missing("the newest version".to_owned()),
    }
}

/// Returns the second word of a program's output, which is the version in `trunk 0.21.14`.
pub(super) fn version(command: &mut Command) -> Option<String> {
    process::stdout(command)?
        .split_whitespace()
        .nth(1)
        .map(str::to_owned)
}

/// Lock file that a tool is built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// The file that its authors published.
    Authors,
    /// No file: the newest versions that fit.
    Newest,
}

/// Builds a tool from source, without optimisation: that would take several times as long for no gain.
pub(super) fn install(
    project: &Project,
    name: &str,
    version: Option<&str>,
    lock: Lock,
) -> Result<(), Failure> {
    let mut command = project.command("cargo");
    command.args(["install", name, "--debug"]);
    if let Some(version) = version {
        command.args(["--version", version]);
    }
    if lock == Lock::Authors {
        command.arg("--locked");
    }
    let line = process::command_line(&command);
    println!("           {line} (this takes some minutes)");
    if !stderr().is_terminal() {
        command.arg("--quiet");
    }
    process::run(&mut command).map_err(|_| {
        Failure::new(
            format!("{name} could not be built"),
            format!("see cargo's message above, then try `{line}`, or install it by other means"),
        )
    })
}
