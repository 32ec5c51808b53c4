//! `cargo xtask setup`, and the part of it that every other task begins with.

use crate::{
    failure::Failure,
    project::Project,
    tool::{Status, Tool},
};

/// How much is said of tools that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// A line for each.
    All,
    /// Nothing: only what is installed is named.
    InstalledOnly,
}

/// Installs those tools that are missing. Tries them all, so that one run says all that is wrong.
pub(crate) fn install(
    project: &Project,
    tools: &[Tool],
    verbosity: Verbosity,
) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for &tool in tools {
        match provide(project, tool) {
            Ok(Provided::Was(what)) if verbosity == Verbosity::All => {
                println!("found      {tool}: {what}");
            }
            Ok(Provided::Was(_)) => {}
            Ok(Provided::Is(what)) => println!("installed  {tool}: {what}"),
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
            format!("{} missing", names.join(", ")),
            "do what the lines above say, then try again",
        )),
    }
}

enum Provided {
    Was(String),
    Is(String),
}

fn provide(project: &Project, tool: Tool) -> Result<Provided, Failure> {
    match tool.find(project)? {
        Status::Installed(what) => return Ok(Provided::Was(what)),
        Status::Missing(what) => println!("installing {tool}: {what}"),
    }
    tool.install(project)?;
    match tool.find(project)? {
        Status::Installed(what) => Ok(Provided::Is(what)),
        Status::Missing(what) => Err(Failure::new(
            format!("{tool} was installed and is not found ({what})"),
            "put the folder it was installed into, such as ~/.cargo/bin, on the PATH before others",
        )),
    }
}
