//! The command line of `press import`.

use std::{ffi::OsString, path::PathBuf};

use super::{Command, is_option, no_option, value};

/// What `press import --help` says.
pub(super) const HELP: &str = "\
Usage: press import FILE [--into DIR] [--overwrite]

Makes an article of FILE, and says what it took from where and what it could not take.
  .txt             title, standfirst, byline, date and section headings are found
  .html, .htm      the article is found as Firefox's reader finds it; what the page says of itself goes into the front matter;
                   footnotes of Word, Google Docs and other tools become footnotes; what is left out is told
  .md, .markdown   front matter of Jekyll, Hugo, Zola and Obsidian becomes Recto's, and so do their links and callouts

  --into DIR   where to put it, a folder that is there; else articles/ or public/articles/, where there is one, or else the current folder
  --overwrite  write even where there is such a file already
  --help       say this

Example: press import ~/Downloads/essay.html --into public/articles";

/// What `press import` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ImportOptions {
    /// What the article is made of.
    pub(crate) file: PathBuf,
    /// Where it goes.
    pub(crate) into: Option<PathBuf>,
    /// What becomes of a file that is there already.
    pub(crate) existing: Existing,
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// The article takes its place.
    Overwritten,
}

pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut file = None;
    let mut into = None;
    let mut existing = Existing::Kept;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Command::Help(HELP)),
            Some(option @ "--into") => {
                into = Some(value(option, "a folder", &mut arguments)?.into());
            }
            Some("--overwrite") => existing = Existing::Overwritten,
            _ if is_option(&argument) => return Err(no_option(&argument)),
            _ if file.is_some() => {
                let more = argument.display();
                return Err(format!("one file at a time: what is `{more}`?"));
            }
            _ => file = Some(PathBuf::from(argument)),
        }
    }
    let file = file.ok_or("which file?")?;
    Ok(Command::Import(ImportOptions {
        file,
        into,
        existing,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Result<(&str, Option<&str>, Existing), ()>) {
        let expected = expected.map(|(file, into, existing)| {
            Command::Import(ImportOptions {
                file: file.into(),
                into: into.map(PathBuf::from),
                existing,
            })
        });
        let read = read(words.split_whitespace().map(OsString::from));
        assert_eq!(read.map_err(drop), expected, "{words}");
    }

    #[test]
    fn what_is_there_is_kept_unless_asked() {
        check("a.txt", Ok(("a.txt", None, Existing::Kept)));
        check(
            "--overwrite a.md --into b",
            Ok(("a.md", Some("b"), Existing::Overwritten)),
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "a b", "a --into", "a --force"] {
            check(words, Err(()));
        }
    }
}
