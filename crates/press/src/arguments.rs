//! The command line: what all commands share; each command in a file of its own.

mod build;
mod check;
mod import;
mod new;

use std::ffi::{OsStr, OsString};

use crate::compression::Compression;

pub(crate) use build::{BuildOptions, Drafts};
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
    Check(crate::check::Options),
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

/// Reads the command line, without the program's name; `staging` is the folder that Trunk names to its hooks.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = OsString>,
    staging: Option<OsString>,
) -> Result<Command, Misuse> {
    let mut arguments = arguments.into_iter();
    let name = arguments.next();
    let Some(name) = name else {
        return Err(Misuse {
            problem: "a command is missing".to_owned(),
            help: HELP,
        });
    };
    let (command, help) = match name.to_str() {
        // `index` is what it was called before it wrote pages.
        Some("build" | "index") => (build::read(arguments, staging), build::HELP),
        Some("check") => (check::read(arguments), check::HELP),
        Some("new") => (new::read(arguments), new::HELP),
        Some("import") => (import::read(arguments), import::HELP),
        Some("--help" | "-h" | "help") => (Ok(Command::Help(HELP)), HELP),
        Some(_) | None => {
            let problem = format!("there is no command `{}`", name.display());
            (Err(problem), HELP)
        }
    };
    command.map_err(|problem| Misuse { problem, help })
}

/// Whether an argument is an option by its look, be it UTF-8 or not.
fn is_option(argument: &OsStr) -> bool {
    argument.as_encoded_bytes().starts_with(b"-")
}

fn no_option(option: &OsStr) -> String {
    format!("there is no option `{}`", option.display())
}

/// What follows an option that needs something, which `what` names. Another option is not taken for it: the thing was
/// forgotten.
fn value(
    option: &str,
    what: &str,
    arguments: &mut impl Iterator<Item = OsString>,
) -> Result<OsString, String> {
    match arguments.next() {
        Some(value) if is_option(&value) => Err(format!(
            "{option} needs {what}, and `{}` looks like an option: write `./{0}` if it is a path",
            value.display()
        )),
        Some(value) if value.is_empty() => Err(format!("{option} needs {what}")),
        Some(value) => Ok(value),
        None => Err(format!("{option} needs {what}")),
    }
}

/// An argument that has to be text, which `what` names.
fn words(argument: OsString, what: &str) -> Result<String, String> {
    argument
        .into_string()
        .map_err(|bytes| format!("{what} is no text in UTF-8: `{}`", bytes.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str) -> Result<Command, Misuse> {
        read(words.split_whitespace().map(OsString::from), None)
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "print", "build a b", "build --fonts", "build --draft a"] {
            assert!(read_words(words).is_err(), "{words}");
        }
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

    #[test]
    fn an_option_is_not_taken_for_what_another_needs() {
        for words in [
            "new --folder --folder nw",
            "import a.md --into --overwrite",
            "build --fonts --drafts dist",
            "build --preview-fonts -x dist",
            "build --address --drafts dist",
            "check --explain --json",
        ] {
            let problem = read_words(words).unwrap_err().problem;
            assert!(problem.contains("looks like an option"), "{problem}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_utf_8_is_a_path_or_misuse() {
        use std::os::unix::ffi::OsStringExt;
        let read = |words: &[&[u8]]| {
            let words = words.iter().map(|word| OsString::from_vec(word.to_vec()));
            read(words, None)
        };
        let path = || Some(OsString::from_vec(b"\xff.md".to_vec()).into());
        match read(&[b"check", b"\xff.md"]) {
            Ok(Command::Check(options)) => assert_eq!(options.path, path()),
            other => panic!("{other:?}"),
        }
        match read(&[b"import", b"\xff.md", b"--into", b"\xff.md"]) {
            Ok(Command::Import(options)) => {
                assert_eq!((Some(options.file), options.into), (path(), path()));
            }
            other => panic!("{other:?}"),
        }
        for words in [
            [b"new".as_slice(), b"\xff"].as_slice(),
            &[b"\xff"],
            &[b"check", b"--\xff"],
            &[b"check", b"--explain", b"\xff"],
            &[b"build", b"--address", b"\xff", b"dist"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
