//! The publisher's tool: makes of a folder of Markdown files what the reader needs to find them.
//!
//! Trunk runs it after every build (see the hook in `Trunk.toml`), and publishers run it on a site that was built
//! before.

mod arguments;
mod articles;
mod build;
mod cache;
mod check;
mod compression;
mod console;
mod diagnostic;
mod discovery;
mod document_messages;
mod error;
mod files;
mod fingerprint;
mod html_rewrite;
mod import;
mod new;
mod og_image;
mod output;
mod render;
mod sanitize;
mod search;
mod site;
mod site_paths;
mod slugs;

use std::process::ExitCode;

use arguments::Command;

pub(crate) use error::{Error, Result};

fn main() -> ExitCode {
    let command = match arguments::read(
        std::env::args_os().skip(1),
        std::env::var_os("TRUNK_STAGING_DIR"),
    )
    .map(|command| command.under(std::env::var_os("TRUNK_PROFILE")))
    {
        Ok(command) => command,
        Err(misuse) => {
            console::eprint_line(&format!("press: {}", misuse.problem));
            eprintln!("\n{}", misuse.help);
            return ExitCode::from(MISUSE);
        }
    };
    let done = match command {
        Command::Help(help) => {
            console::print(&format!("{help}\n"));
            Ok(())
        }
        Command::Check(options) => return end(check::run(&options)),
        Command::Explain(code) => return end(check::explain(&code)),
        Command::New(options) => new::run(&options),
        Command::Import(options) => import::run(&options),
        Command::Build(options) => build::run(&options).map_err(String::from),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            console::eprint_line(&format!("press: {problem}"));
            ExitCode::FAILURE
        }
    }
}

/// The status that tells a script that it asked for something that there is not.
const MISUSE: u8 = 2;

/// Ends `press check`, whose status says whether there were errors: what keeps it from looking is told apart from them.
fn end(checked: Result<check::ExitStatus>) -> ExitCode {
    match checked {
        Ok(check::ExitStatus::Clean) => ExitCode::SUCCESS,
        Ok(check::ExitStatus::Errors) => ExitCode::FAILURE,
        Err(problem) => {
            console::eprint_line(&format!("press: {problem}"));
            ExitCode::from(MISUSE)
        }
    }
}
