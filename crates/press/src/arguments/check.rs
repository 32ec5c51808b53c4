//! The command line of `press check`.

use std::{ffi::OsString, path::PathBuf};

use super::{Command, is_option, no_option, value, words};
use crate::check::DraftsAre;

/// What `press check --help` says.
pub(super) const HELP: &str = "\
Usage: press check [--json | --sarif] [--drafts] [SITE-OR-FOLDER]
       press check --explain CODE

Says what is wrong with articles: front matter, dates, addresses, ids, links, images, pull quotes, headings, files.

SITE-OR-FOLDER is a built site, a folder with articles/ in it, a folder of .md files, or one .md file. Without it, the
current folder, or public/ in it where the articles are there.

  --json          one JSON object a line; docs/checks.md says what is in it
  --sarif         SARIF 2.1.0, which GitHub and others show beside the lines of a change
  --drafts        check articles with `draft: true` too, as if they were published
  --explain CODE  say what a code such as link-section means and what to do
  --help          say this

It ends with status 0 where there are no errors (there may be warnings), 1 where there are, 2 if it was used wrongly.
Colours appear on a terminal only, and not where NO_COLOR is set.

Example: press check --sarif public > recto.sarif";

/// What `press check` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CheckOptions {
    /// What is checked; without it, the current folder.
    pub(crate) path: Option<PathBuf>,
    /// How it is told.
    pub(crate) output: Output,
    /// What is thought of drafts.
    pub(crate) drafts: DraftsAre,
}

/// How it is told what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// For people: the line, and what to do.
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut options = CheckOptions {
        path: None,
        output: Output::Text,
        drafts: DraftsAre::LeftOut,
    };
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Command::Help(HELP)),
            Some(option @ "--explain") => {
                let code = value(option, "a code", &mut arguments)?;
                return Ok(Command::Explain(words(code, "the code")?));
            }
            Some("--json" | "--sarif") if options.output != Output::Text => {
                return Err("choose one of --json and --sarif".to_owned());
            }
            Some("--json") => options.output = Output::Json,
            Some("--sarif") => options.output = Output::Sarif,
            Some("--drafts") => options.drafts = DraftsAre::Checked,
            _ if is_option(&argument) => return Err(no_option(&argument)),
            _ if options.path.is_some() => {
                let more = argument.display();
                return Err(format!("one folder at a time: what is `{more}`?"));
            }
            _ => options.path = Some(argument.into()),
        }
    }
    Ok(Command::Check(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &Result<Command, ()>) {
        let read = read(words.split_whitespace().map(OsString::from));
        assert_eq!(&read.map_err(drop), expected, "{words}");
    }

    fn options(path: Option<&str>, output: Output, drafts: DraftsAre) -> Command {
        Command::Check(CheckOptions {
            path: path.map(PathBuf::from),
            output,
            drafts,
        })
    }

    #[test]
    fn nothing_need_be_said() {
        check("", &Ok(options(None, Output::Text, DraftsAre::LeftOut)));
    }

    #[test]
    fn options_stand_anywhere() {
        check(
            "--json public --drafts",
            &Ok(options(Some("public"), Output::Json, DraftsAre::Checked)),
        );
        check(
            "a --sarif",
            &Ok(options(Some("a"), Output::Sarif, DraftsAre::LeftOut)),
        );
        check("--explain date", &Ok(Command::Explain("date".to_owned())));
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["a b", "--json --sarif", "--explain", "--colour"] {
            check(words, &Err(()));
        }
    }
}
