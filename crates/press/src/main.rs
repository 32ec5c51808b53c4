//! The publisher's tool: makes of a folder of Markdown files what the reader needs to find them.
//!
//! Trunk runs it after every build (see the hook in `Trunk.toml`), and publishers run it on a site that was built
//! before.

mod arguments;
mod articles;
mod compression;
mod files;
mod fonts;
mod headers;
mod index;
mod listing;
mod live_reload;
mod memory;
mod pages;
mod parallel;
mod policy;
mod printing;
mod shell;
mod style;

use std::process::ExitCode;

use arguments::{Command, HELP};

fn main() -> ExitCode {
    let command = match arguments::read(
        std::env::args().skip(1),
        std::env::var_os("TRUNK_STAGING_DIR"),
    )
    .map(|command| command.under(std::env::var_os("TRUNK_PROFILE")))
    {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("press: {problem}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Help => {
            println!("{HELP}");
            Ok(())
        }
        Command::Build(options) => index::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("press: {problem}");
            ExitCode::FAILURE
        }
    }
}
