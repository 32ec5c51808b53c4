//! The publisher's tool: makes of a folder of Markdown files what the reader needs to find them.
//!
//! Trunk runs it after every build; see the hook in `Trunk.toml`.

mod arguments;
mod articles;
mod files;
mod fonts;
mod index;
mod live_reload;
mod pages;
mod policy;
mod search;
mod shell;
mod style;

use std::process::ExitCode;

use arguments::{Command, HELP};

fn main() -> ExitCode {
    let command = match arguments::read(
        std::env::args().skip(1),
        std::env::var_os("TRUNK_STAGING_DIR"),
    ) {
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
        Command::Index(options) => index::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("press: {problem}");
            ExitCode::FAILURE
        }
    }
}
