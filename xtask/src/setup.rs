//! `cargo xtask setup`: installs missing tools, as every other task does for its own.

use crate::{
    failure::Failure,
    project::Project,
    tool::{Status, Tool},
};

/// Tools that are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// Every tool.
    All,
    /// Only tools that were installed just now.
    InstalledOnly,
}

/// Installs the missing ones of some tools. Tries all of them, so that one run reports every failure.
pub(crate) fn install(
    project: &Project,
    tools: &[Tool],
    verbosity: Verbosity,
) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for &tool in tools {
        match provide(project, tool) {
            Ok(Provided::Before(version)) if verbosity == Verbosity::All => {
                println!("found      {tool}: {version}");
            }
            Ok(Provided::Before(_)) => {}
            Ok(Provided::Now(version)) => println!("installed  {tool}: {version}"),
            Err(failure) if tool.is_optional() => println!("note: {failure}"),
            Err(failure) => {
                println!("failed     {failure}");
                failed.push(tool.to_string());
            }
        }
    }
    match failed.as_slice() {
        [] => Ok(()),
        names => Err(Failure::new(
            format!("these tools are missing: {}", names.join(", ")),
            "follow the advice above, then try again",
        )),
    }
}

enum Provided {
    /// Was installed already, in this version.
    Before(String),
    /// Has been installed just now, in this version.
    Now(String),
}

fn provide(project: &Project, tool: Tool) -> Result<Provided, Failure> {
    match tool.find(project)? {
        Status::Installed(version) => return Ok(Provided::Before(version)),
        Status::Missing(what) => println!("installing {tool}: {what}"),
    }
    tool.install(project)?;
    match tool.find(project)? {
        Status::Installed(version) => Ok(Provided::Now(version)),
        Status::Missing(what) => Err(Failure::new(
            format!("{tool} was installed but is not found ({what})"),
            "put its folder, such as ~/.cargo/bin, first on the PATH",
        )),
    }
}
