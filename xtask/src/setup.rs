//! `cargo xtask setup`, and the part of it that every other task begins with.

use crate::{
    failure::Failure,
    project::Project,
    tool::{Found, Tool},
};

/// How much is said of tools that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// A line for each.
    Everything,
    /// Nothing: only what is installed is named.
    WhatIsDone,
}

/// Installs those tools that are missing. Tries them all, so that one run says all that is wrong.
pub(crate) fn install(project: &Project, tools: &[Tool], telling: Telling) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for &tool in tools {
        match provide(project, tool) {
            Ok(Provided::Was(what)) if telling == Telling::Everything => {
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
        Found::Here(what) => return Ok(Provided::Was(what)),
        Found::Missing(what) => println!("installing {tool}: {what}"),
    }
    tool.install(project)?;
    match tool.find(project)? {
        Found::Here(what) => Ok(Provided::Is(what)),
        Found::Missing(what) => Err(Failure::new(
            format!("{tool} was installed and is not found ({what})"),
            "put the folder it was installed into, such as ~/.cargo/bin, on the PATH before others",
        )),
    }
}
