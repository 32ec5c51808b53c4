//! The publisher's tool: builds a site of Markdown articles, checks articles, and makes new ones.
//!
//! Trunk runs it after every build (see the hook in `Trunk.toml`), and publishers run it on a site that was built
//! before.
//!
//! The modules from bottom to top; each uses only those above it in this list:
//! 1. leaves: `error`, `console`, `control_characters`, `site_paths`, `slugs`, `files`, `fingerprint`, `html_rewriter`
//! 2. what a site consists of: `output`, `diagnostic`, `site`, `articles`
//! 3. what a build writes: `og_image`, `discovery`, `search`, `render`, `compression`, and `cache`, which remembers it
//! 4. commands: `build`, `check`, `new`, and `import`, which uses `new`
//! 5. `cli`, and this program

mod articles;
mod build;
mod cache;
mod check;
mod cli;
mod compression;
mod console;
mod control_characters;
mod diagnostic;
mod discovery;
mod error;
mod files;
mod fingerprint;
mod html_rewriter;
mod import;
mod new;
mod og_image;
mod output;
mod render;
mod search;
mod site;
mod site_paths;
mod slugs;

use std::process::ExitCode;

use cli::{Command, Environment};

pub(crate) use error::{Error, Result};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os(), Environment::read()) {
        Ok(command) => run(command),
        Err(usage) => print_usage(usage),
    }
}

/// Prints help or a usage error. Returns the exit status.
fn print_usage(mut usage: clap::Error) -> ExitCode {
    let status = match usage.exit_code() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(USAGE_ERROR),
    };
    match cli::usage_error_text(&mut usage) {
        Some(text) => text.lines().for_each(console::eprint_line),
        // The terminal may be gone, and then nobody reads it.
        None if usage.use_stderr() => drop(usage.print()),
        None => console::note_failure(usage.print()),
    }
    finish(status, ExitCode::FAILURE)
}

/// Exit status for wrong usage, and for a check that could not be made or printed.
const USAGE_ERROR: u8 = 2;

/// Runs a command. Returns the exit status.
fn run(command: Command) -> ExitCode {
    let on_write_failure = match command {
        Command::Check(_) | Command::Explain(_) => ExitCode::from(USAGE_ERROR),
        _ => ExitCode::FAILURE,
    };
    let status = match command {
        Command::Build(options) => status(build::run(&options)),
        Command::Check(options) => check_status(check::run(&options)),
        Command::Explain(code) => check_status(check::explain(&code)),
        Command::New(options) => status(new::run(&options)),
        Command::Import(options) => status(import_and_check(&options)),
        Command::Completions(shell) => {
            console::print_raw(&cli::completion_script(shell));
            ExitCode::SUCCESS
        }
    };
    finish(status, on_write_failure)
}

/// Returns the status, or the other one if standard output could not be written.
fn finish(status: ExitCode, on_write_failure: ExitCode) -> ExitCode {
    match console::finish() {
        Ok(()) => status,
        Err(error) => {
            console::eprint_line(&format!("press: {error}"));
            on_write_failure
        }
    }
}

/// Imports an article, then prints the diagnostics of `press check` for it.
fn import_and_check(options: &import::Options) -> Result<()> {
    let path = import::run(options)?;
    check::run(&check::Options {
        path: Some(path),
        format: check::Format::Text,
        drafts: check::DraftChecking::Check,
    })?;
    Ok(())
}

/// Prints an error. Returns the exit status.
fn status(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::eprint_line(&format!("press: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Returns the exit status of a check: 1 if there are errors in articles, 2 if nothing could be checked.
fn check_status(result: Result<check::ExitStatus>) -> ExitCode {
    match result {
        Ok(check::ExitStatus::Clean) => ExitCode::SUCCESS,
        Ok(check::ExitStatus::Errors) => ExitCode::FAILURE,
        Err(error) => {
            console::eprint_line(&format!("press: {error}"));
            ExitCode::from(USAGE_ERROR)
        }
    }
}
