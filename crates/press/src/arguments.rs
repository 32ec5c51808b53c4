//! The command line: what all commands share; each command in a file of its own.

mod build;
mod check;
mod import;
mod new;

use std::ffi::OsString;

use crate::compression::Compression;

pub(crate) use build::{BuildOptions, Drafts};
pub(crate) use check::{CheckOptions, Output};
pub(crate) use import::{Existing, ImportOptions};
pub(crate) use new::NewOptions;

/// What `press --help` says.
pub(crate) const HELP: &str = "\
Usage: press COMMAND

  press build    write the pages of a built site, its index, and what search engines and hosts need
  press check    say what is wrong with articles, before a reader finds it
  press new      begin an article
  press import   make an article of plain text, HTML, or another tool's Markdown

Each says more with --help: press check --help";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Say how to use it.
    Help(&'static str),
    /// Write the index and the pages.
    Build(BuildOptions),
    /// Say what is wrong with articles.
    Check(CheckOptions),
    /// Say what a code means.
    Explain(String),
    /// Begin an article.
    New(NewOptions),
    /// Make an article of a file.
    Import(ImportOptions),
}

impl Command {
    /// As it is when Trunk runs it with a profile: what is built to be looked at and thrown away is not compressed.
    pub(crate) fn under(self, profile: Option<OsString>) -> Self {
        match self {
            Self::Build(options) if profile.is_some_and(|profile| profile == "debug") => {
                Self::Build(BuildOptions {
                    compression: Compression::Left,
                    ..options
                })
            }
            command => command,
        }
    }
}

/// A command line that is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse {
    /// What is wrong with it.
    pub(crate) problem: String,
    /// How the command is used.
    pub(crate) help: &'static str,
}

/// The arguments as texts: what is not Unicode could be told nobody, and be the name of no article.
pub(crate) fn texts(arguments: impl Iterator<Item = OsString>) -> Result<Vec<String>, Misuse> {
    let texts: Result<Vec<String>, OsString> = arguments.map(OsString::into_string).collect();
    texts.map_err(|argument| Misuse {
        problem: format!(
            "`{}` is not Unicode: name the folder above it, or give it another name",
            argument.to_string_lossy()
        ),
        help: HELP,
    })
}

/// Reads the command line, without the program's name; `staging` is the folder that Trunk names to its hooks.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = String>,
    staging: Option<OsString>,
) -> Result<Command, Misuse> {
    let mut arguments = arguments.into_iter();
    let name = arguments.next();
    let (command, help) = match name.as_deref() {
        // `index` is what it was called before it wrote pages.
        Some("build" | "index") => (build::read(arguments, staging), build::HELP),
        Some("check") => (check::read(arguments), check::HELP),
        Some("new") => (new::read(arguments), new::HELP),
        Some("import") => (import::read(arguments), import::HELP),
        Some("--help" | "-h" | "help") => (Ok(Command::Help(HELP)), HELP),
        Some(other) => (Err(format!("there is no command `{other}`")), HELP),
        None => (Err("a command is missing".to_owned()), HELP),
    };
    command.map_err(|problem| Misuse { problem, help })
}

fn no_option(option: &str) -> String {
    format!("there is no option `{option}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str) -> Result<Command, Misuse> {
        read(words.split_whitespace().map(str::to_owned), None)
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "print", "build a b", "build --fonts", "build --draft a"] {
            assert!(read_words(words).is_err(), "{words}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_that_is_not_unicode_is_told() {
        use std::os::unix::ffi::OsStringExt as _;
        let odd = OsString::from_vec(b"a\xff".to_vec());
        let misuse = texts(["build".into(), odd].into_iter()).unwrap_err();
        assert!(misuse.problem.starts_with("`a\u{fffd}` is not Unicode"));
    }

    #[test]
    fn help_needs_no_folder() {
        for (words, help) in [
            ("--help", HELP),
            ("build --help", build::HELP),
            ("index --help", build::HELP),
            ("check -h", check::HELP),
            ("new --help", new::HELP),
            ("import --help", import::HELP),
        ] {
            assert_eq!(read_words(words), Ok(Command::Help(help)), "{words}");
        }
    }

    #[test]
    fn the_help_of_every_command_has_an_example() {
        for help in [build::HELP, check::HELP, new::HELP, import::HELP] {
            assert!(help.contains("Example"), "{help}");
        }
    }

    #[test]
    fn misuse_comes_with_the_help_of_its_command() {
        let help = |words| read_words(words).unwrap_err().help;
        assert_eq!(help("check --colour"), check::HELP);
        assert_eq!(help("print"), HELP);
    }
}
