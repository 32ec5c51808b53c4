//! The command line.

use std::{ffi::OsString, path::PathBuf};

/// What `press --help` says.
pub(crate) const HELP: &str = "\
Usage: press index [--drafts] [--fonts DIR] [SITE]

Reads the front matter of SITE/articles/*.md and writes
  SITE/articles/index.json   what the library page lists, newest first
  SITE/index.html            the shell, with its Content-Security-Policy
  SITE/404.html              the same for hosts that send it for unknown addresses
  SITE/<article>/index.html  the same for each article, so that no host answers 404 for it
  SITE/pagefind/             the index of all texts, in which readers search

SITE is the folder that Trunk has built; without it, that of TRUNK_STAGING_DIR.
An articles/index.json that is there already is the publisher's own and is kept.

  --drafts      list articles with `draft: true` too (always so under `trunk serve`)
  --fonts DIR   take the typeface's files from DIR; where they are missing the site does without
  --help        say this";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Say how to use it.
    Help,
    /// Write the index and the shells.
    Index(Options),
}

/// What `press index` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder of the built site.
    pub(crate) site: PathBuf,
    /// Which articles are listed.
    pub(crate) drafts: Drafts,
    /// Where the typeface's files are.
    pub(crate) fonts: Option<PathBuf>,
}

/// What becomes of articles that say `draft: true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drafts {
    /// They are listed only where the site is served by `trunk serve`.
    WhenServed,
    /// They are listed.
    Listed,
}

/// Reads the command line, without the program's name; `staging` is the folder that Trunk names to its hooks.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = String>,
    staging: Option<OsString>,
) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    match arguments.next().as_deref() {
        Some("index") => {}
        Some("--help" | "-h" | "help") => return Ok(Command::Help),
        Some(other) => return Err(format!("there is no command `{other}`")),
        None => return Err("a command is missing".to_owned()),
    }
    let mut site = None;
    let mut drafts = Drafts::WhenServed;
    let mut fonts = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--drafts" => drafts = Drafts::Listed,
            "--fonts" => fonts = Some(arguments.next().ok_or("--fonts needs a folder")?.into()),
            option if option.starts_with('-') => {
                return Err(format!("there is no option `{option}`"));
            }
            _ if site.is_some() => {
                return Err(format!("one folder at a time: what is `{argument}`?"));
            }
            _ => site = Some(PathBuf::from(argument)),
        }
    }
    let site = site
        .or(staging.map(PathBuf::from))
        .ok_or("which folder? Name the one that Trunk has built")?;
    Ok(Command::Index(Options {
        site,
        drafts,
        fonts,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str, staging: Option<&str>) -> Result<Command, String> {
        read(
            words.split_whitespace().map(str::to_owned),
            staging.map(OsString::from),
        )
    }

    fn index(site: &str, drafts: Drafts, fonts: Option<&str>) -> Command {
        Command::Index(Options {
            site: site.into(),
            drafts,
            fonts: fonts.map(PathBuf::from),
        })
    }

    #[test]
    fn the_folder_is_the_one_named_or_else_trunks() {
        assert_eq!(
            read_words("index dist", Some("stage")),
            Ok(index("dist", Drafts::WhenServed, None))
        );
        assert_eq!(
            read_words("index", Some("stage")),
            Ok(index("stage", Drafts::WhenServed, None))
        );
        assert!(read_words("index", None).is_err());
    }

    #[test]
    fn options_stand_anywhere() {
        assert_eq!(
            read_words("index --fonts f dist --drafts", None),
            Ok(index("dist", Drafts::Listed, Some("f")))
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "print", "index a b", "index --fonts", "index --draft a"] {
            assert!(read_words(words, None).is_err(), "{words}");
        }
    }

    #[test]
    fn help_needs_no_folder() {
        assert_eq!(read_words("index --help", None), Ok(Command::Help));
    }
}
