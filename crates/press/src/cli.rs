//! Command line: parses arguments into the options of a command. Each command has a module with its arguments and its help.

mod build;
mod check;
mod completions;
mod import;
mod new;
#[cfg(test)]
mod tests;

use std::ffi::OsString;

use clap::{
    CommandFactory, Parser, Subcommand,
    error::{ContextValue, ErrorKind},
};
use clap_complete::Shell;

use crate::console;

pub(crate) use completions::script as completion_script;

/// Command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Build a site.
    Build(crate::build::Options),
    /// Check articles.
    Check(crate::check::Options),
    /// Explain a code of `press check`.
    Explain(String),
    /// Begin an article.
    New(crate::new::Options),
    /// Import a file.
    Import(crate::import::Options),
    /// Print a completion script.
    Completions(Shell),
}

/// Values of environment variables that Trunk sets for its hooks.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    /// `TRUNK_STAGING_DIR`: folder of the site under construction.
    pub(crate) staging_dir: Option<OsString>,
    /// `TRUNK_PROFILE`: `debug` or `release`.
    pub(crate) profile: Option<OsString>,
}

impl Environment {
    /// Reads the variables of the process.
    pub(crate) fn read() -> Self {
        Self {
            staging_dir: std::env::var_os("TRUNK_STAGING_DIR"),
            profile: std::env::var_os("TRUNK_PROFILE"),
        }
    }
}

/// Builds a site of Markdown articles, checks articles, and makes new ones.
#[derive(Debug, Parser)]
#[command(
    name = "press",
    version,
    after_help = "Example: press build --address https://example.org/read dist",
    subcommand_required = true,
    arg_required_else_help = true,
    args_override_self = true
)]
struct Arguments {
    #[command(subcommand)]
    command: CommandArguments,
}

#[derive(Debug, Subcommand)]
enum CommandArguments {
    // `index` is its former name.
    #[command(alias = "index", args_override_self = true)]
    Build(build::Arguments),
    #[command(args_override_self = true)]
    Check(check::Arguments),
    #[command(args_override_self = true)]
    New(new::Arguments),
    #[command(args_override_self = true)]
    Import(import::Arguments),
    Completions(completions::Arguments),
}

/// Parses a command line, the program's name included. The error is a usage error, or the help that was asked for.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    environment: Environment,
) -> Result<Command, clap::Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let has_separator = arguments.iter().any(|argument| argument == "--");
    Ok(match Arguments::try_parse_from(arguments)?.command {
        CommandArguments::Build(arguments) => Command::Build(arguments.into_options(environment)?),
        CommandArguments::Check(arguments) => arguments.into_command(),
        CommandArguments::New(arguments) => Command::New(if has_separator {
            arguments.into_options()
        } else {
            arguments.into_options_without_separator()?
        }),
        CommandArguments::Import(arguments) => Command::Import(arguments.into_options()),
        CommandArguments::Completions(arguments) => Command::Completions(arguments.shell),
    })
}

/// Returns the text of a usage error, with the controls in arguments escaped; `None` for help, which repeats no arguments.
pub(crate) fn usage_error_text(error: &mut clap::Error) -> Option<String> {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    ) {
        return None;
    }
    // Rendering removes some control sequences and keeps line breaks, so both are escaped before it.
    let escape = |text: &String| console::escape_controls(text).into_owned();
    let escaped: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, ContextValue::String(escape(text)))),
            ContextValue::Strings(texts) => {
                let texts = texts.iter().map(escape).collect();
                Some((kind, ContextValue::Strings(texts)))
            }
            // Suggestions repeat an argument.
            ContextValue::StyledStrs(texts) => {
                let texts = texts.iter().map(|text| escape(&text.to_string()).into());
                Some((kind, ContextValue::StyledStrs(texts.collect())))
            }
            _ => None,
        })
        .collect();
    for (kind, value) in escaped {
        error.insert(kind, value);
    }
    let text = error.render().to_string();
    let lines: Vec<_> = text.lines().map(console::escape_controls).collect();
    Some(lines.join("\n"))
}

/// Returns the definition of the whole command line.
fn definition() -> clap::Command {
    Arguments::command()
}

/// Makes a usage error of a command, with its usage and a pointer to its help.
fn usage_error(command: &str, kind: ErrorKind, message: &str) -> clap::Error {
    let mut definition = definition();
    definition.build();
    match definition.find_subcommand_mut(command) {
        Some(subcommand) => subcommand.error(kind, message),
        None => definition.error(kind, message),
    }
}
