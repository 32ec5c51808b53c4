//! The command line: what all commands share, and `press index`; each other command in a file of its own.

mod check;
mod import;
mod new;

use std::{ffi::OsString, path::PathBuf};

use crate::site::Address;

pub(crate) use check::{CheckOptions, Output};
pub(crate) use import::{Existing, ImportOptions};
pub(crate) use new::NewOptions;

/// What `press --help` says.
pub(crate) const HELP: &str = "\
Usage: press COMMAND

  press index    write the library's index and the shells of a built site
  press check    say what is wrong with articles, before a reader finds it
  press new      begin an article
  press import   make an article of plain text, HTML, or another tool's Markdown

Each says more with --help: press check --help";

/// What `press index --help` says.
const INDEX_HELP: &str = "\
Usage: press index [--drafts] [--address URL] [--fonts DIR] [--preview-fonts DIR] [SITE]

Reads the front matter of SITE/articles/*.md and writes
  SITE/articles/index.json   what the library page lists, newest first
  SITE/index.html            the shell, with its Content-Security-Policy
  SITE/404.html              the same for hosts that send it for unknown addresses
  SITE/<article>/index.html  the same for each article, so that no host answers 404 for it
  SITE/pagefind/             the index of all texts, in which readers search

and where the site's address is known, for machines that read it,
  SITE/sitemap.xml, SITE/robots.txt, SITE/feed.xml (Atom), SITE/feed.json (JSON Feed)
  SITE/previews/*.png        what a preview of a link to an article shows

What SITE/articles/site.toml says of the site as a whole is honoured.
SITE is the folder that Trunk has built; without it, that of TRUNK_STAGING_DIR.
An articles/index.json that is there already is the publisher's own and is kept.

  --drafts             list articles with `draft: true` too (always so under `trunk serve`)
  --address URL        where the site will be served, in place of what site.toml says
  --fonts DIR          take the typeface's files from DIR; where they are missing the site does without
  --preview-fonts DIR  draw previews with the fonts in DIR too; may be given several times
  --help               say this

Example: press index --drafts dist";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Say how to use it.
    Help(&'static str),
    /// Write the index and the shells.
    Index(Options),
    /// Say what is wrong with articles.
    Check(CheckOptions),
    /// Say what a code means.
    Explain(String),
    /// Begin an article.
    New(NewOptions),
    /// Make an article of a file.
    Import(ImportOptions),
}

/// A command line that is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse {
    /// What is wrong with it.
    pub(crate) problem: String,
    /// How the command is used.
    pub(crate) help: &'static str,
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
    /// Where the site will be served, if that is said here.
    pub(crate) address: Option<Address>,
    /// Where more fonts are, to draw with.
    pub(crate) preview_fonts: Vec<PathBuf>,
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
) -> Result<Command, Misuse> {
    let mut arguments = arguments.into_iter();
    let name = arguments.next();
    let (command, help) = match name.as_deref() {
        Some("index") => (read_index(arguments, staging), INDEX_HELP),
        Some("check") => (check::read(arguments), check::HELP),
        Some("new") => (new::read(arguments), new::HELP),
        Some("import") => (import::read(arguments), import::HELP),
        Some("--help" | "-h" | "help") => (Ok(Command::Help(HELP)), HELP),
        Some(other) => (Err(format!("there is no command `{other}`")), HELP),
        None => (Err("a command is missing".to_owned()), HELP),
    };
    command.map_err(|problem| Misuse { problem, help })
}

fn read_index(
    mut arguments: impl Iterator<Item = String>,
    staging: Option<OsString>,
) -> Result<Command, String> {
    let mut site = None;
    let mut drafts = Drafts::WhenServed;
    let mut fonts = None;
    let mut address = None;
    let mut preview_fonts = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Command::Help(INDEX_HELP)),
            "--drafts" => drafts = Drafts::Listed,
            "--fonts" => fonts = Some(arguments.next().ok_or("--fonts needs a folder")?.into()),
            "--preview-fonts" => preview_fonts.push(
                arguments
                    .next()
                    .ok_or("--preview-fonts needs a folder")?
                    .into(),
            ),
            "--address" => {
                let url = arguments.next().ok_or("--address needs a URL")?;
                let read = Address::parse(&url);
                address = Some(
                    read.map_err(|advice| format!("`{url}` is no address of a site: {advice}"))?,
                );
            }
            option if option.starts_with('-') => {
                return Err(no_option(option));
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
        address,
        preview_fonts,
    }))
}

fn no_option(option: &str) -> String {
    format!("there is no option `{option}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str, staging: Option<&str>) -> Result<Command, Misuse> {
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
            address: None,
            preview_fonts: Vec::new(),
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
    fn folders_of_fonts_may_be_several_and_the_address_is_whole() {
        let read = read_words(
            "index --preview-fonts a --address https://example.org --preview-fonts b dist",
            None,
        );
        let Ok(Command::Index(options)) = read else {
            panic!("{read:?}")
        };
        assert_eq!(options.preview_fonts, ["a", "b"].map(PathBuf::from));
        assert_eq!(
            options.address.as_ref().map(Address::root),
            Some("https://example.org/")
        );
        assert!(read_words("index --address example.org dist", None).is_err());
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in ["", "print", "index a b", "index --fonts", "index --draft a"] {
            assert!(read_words(words, None).is_err(), "{words}");
        }
    }

    #[test]
    fn help_needs_no_folder() {
        for (words, help) in [
            ("--help", HELP),
            ("index --help", INDEX_HELP),
            ("check -h", check::HELP),
            ("new --help", new::HELP),
            ("import --help", import::HELP),
        ] {
            assert_eq!(read_words(words, None), Ok(Command::Help(help)), "{words}");
        }
    }

    #[test]
    fn the_help_of_every_command_has_an_example() {
        for help in [INDEX_HELP, check::HELP, new::HELP, import::HELP] {
            assert!(help.contains("Example"), "{help}");
        }
    }

    #[test]
    fn misuse_comes_with_the_help_of_its_command() {
        let help = |words| read_words(words, None).unwrap_err().help;
        assert_eq!(help("check --colour"), check::HELP);
        assert_eq!(help("print"), HELP);
    }
}
