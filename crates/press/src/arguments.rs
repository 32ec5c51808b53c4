//! The command line.

use std::{ffi::OsString, path::PathBuf};

use crate::compression::Compression;

/// What `press --help` says.
pub(crate) const HELP: &str = "\
Usage: press build [--drafts] [--fonts DIR] [--no-compression] [SITE]

Reads the Markdown of SITE/articles/*.md and writes
  SITE/articles/index.json   what the library page lists, newest first; of a large library the rest is in index-1.json…
  SITE/index.html            the library page, complete and with its Content-Security-Policy
  SITE/<article>/index.html  the page of each article; that of an article which is gone is removed
  SITE/404.html              the shell, for hosts that send it for unknown addresses
  SITE/_headers              how long files may be kept, for hosts that read it
  SITE/**.br, SITE/**.gz     compressed forms beside all but the articles, for servers that send those

SITE is the folder that Trunk has built, or a released app, with articles added or changed since; without it, that of
TRUNK_STAGING_DIR. What has not changed is left as it is: SITE/.press.json remembers it, and need not be published.
An articles/index.json or _headers of the publisher's own is kept.

  --drafts          list articles with `draft: true` too (always so under `trunk serve`)
  --fonts DIR       take the typeface's files from DIR; where they are missing the site does without
  --no-compression  write no .br and .gz, for hosts that compress by themselves
  --help            say this";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Say how to use it.
    Help,
    /// Write the index and the pages.
    Build(Options),
}

impl Command {
    /// As it is when Trunk runs it with a profile: what is built to be looked at and thrown away is not compressed.
    pub(crate) fn under(self, profile: Option<OsString>) -> Self {
        match self {
            Self::Build(options) if profile.is_some_and(|profile| profile == "debug") => {
                Self::Build(Options {
                    compression: Compression::Left,
                    ..options
                })
            }
            command => command,
        }
    }
}

/// What `press build` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder of the built site.
    pub(crate) site: PathBuf,
    /// Which articles are listed.
    pub(crate) drafts: Drafts,
    /// Where the typeface's files are.
    pub(crate) fonts: Option<PathBuf>,
    /// Whether files are compressed beforehand.
    pub(crate) compression: Compression,
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
        // `index` is what it was called before it wrote pages.
        Some("build" | "index") => {}
        Some("--help" | "-h" | "help") => return Ok(Command::Help),
        Some(other) => return Err(format!("there is no command `{other}`")),
        None => return Err("a command is missing".to_owned()),
    }
    let mut site = None;
    let mut drafts = Drafts::WhenServed;
    let mut fonts = None;
    let mut compression = Compression::Beforehand;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--no-compression" => compression = Compression::Left,
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
    Ok(Command::Build(Options {
        site,
        drafts,
        fonts,
        compression,
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

    fn build(site: &str, drafts: Drafts, fonts: Option<&str>) -> Command {
        Command::Build(Options {
            site: site.into(),
            drafts,
            fonts: fonts.map(PathBuf::from),
            compression: Compression::Beforehand,
        })
    }

    #[test]
    fn the_folder_is_the_one_named_or_else_trunks() {
        assert_eq!(
            read_words("build dist", Some("stage")),
            Ok(build("dist", Drafts::WhenServed, None))
        );
        assert_eq!(
            read_words("index", Some("stage")),
            Ok(build("stage", Drafts::WhenServed, None))
        );
        assert!(read_words("build", None).is_err());
    }

    #[test]
    fn options_stand_anywhere() {
        assert_eq!(
            read_words("build --fonts f dist --drafts", None),
            Ok(build("dist", Drafts::Listed, Some("f")))
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "print", "build a b", "build --fonts", "build --draft a"] {
            assert!(read_words(words, None).is_err(), "{words}");
        }
    }

    #[test]
    fn help_needs_no_folder() {
        assert_eq!(read_words("build --help", None), Ok(Command::Help));
    }

    #[test]
    fn files_are_compressed_unless_the_site_is_only_looked_at() {
        let compression = |words: &str, profile: Option<&str>| {
            let command = read_words(words, Some("stage")).unwrap();
            match command.under(profile.map(OsString::from)) {
                Command::Build(options) => options.compression,
                Command::Help => panic!("it builds"),
            }
        };
        assert_eq!(compression("build", None), Compression::Beforehand);
        assert_eq!(
            compression("build", Some("release")),
            Compression::Beforehand
        );
        assert_eq!(compression("build", Some("debug")), Compression::Left);
        assert_eq!(
            compression("build --no-compression", None),
            Compression::Left
        );
    }
}
