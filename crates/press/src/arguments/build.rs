//! The command line of `press build`.

use std::{ffi::OsString, num::NonZero, path::PathBuf};

use super::{Command, is_option, no_option, value, words};
use crate::{compression::Compression, search, site::SiteUrl};

/// What `press build --help` says.
pub(super) const HELP: &str = "\
Usage: press build [--drafts] [--address URL] [--fonts DIR] [--preview-fonts DIR] [--no-compression] [SITE]

Reads the Markdown of SITE/articles/*.md and writes
  SITE/articles/index.json   what the library page lists; of a large library the rest is in index-1.json…
  SITE/index.html            the library page, complete and with its Content-Security-Policy
  SITE/<article>/index.html  the page of each article; that of an article which is gone is removed
  SITE/404.html              the shell, for hosts that send it for unknown addresses
  SITE/pagefind/             the index of all texts, in which readers search
  SITE/_headers              how long files may be kept, for hosts that read it
  SITE/**.br, SITE/**.gz     compressed forms beside all but the articles, for servers that send those

and where the site's address is known, for machines that read it,
  SITE/sitemap.xml, SITE/robots.txt, SITE/feed.xml (Atom), SITE/feed.json (JSON Feed)
  SITE/previews/*.png        what a preview of a link to an article shows

What SITE/articles/site.toml says of the site as a whole is honoured.
SITE is the folder that Trunk has built, or a released app, with articles added or changed since; without it, that of
TRUNK_STAGING_DIR. What has not changed is left as it is: SITE/.press.json remembers it, and need not be published.
press writes and removes only what it wrote itself, and only inside SITE: where a file of the publisher's own, or a symbolic
link, is in the place of one of these, it is kept, and a note says so. What cannot be read or written is told at the end, when
all else is written, and the status is then 1.

  --drafts             list articles with `draft: true` too (always so under `trunk serve`)
  --address URL        where the site will be served, in place of what site.toml says
  --fonts DIR          take the typeface's files from DIR; where they are missing the site does without
  --preview-fonts DIR  draw previews with the fonts in DIR too; may be given several times
  --no-compression     write no .br and .gz, for hosts that compress by themselves
  --help               say this

Example: press build --address https://example.org/read dist";

/// What `press build` is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BuildOptions {
    /// The folder of the built site.
    pub(crate) site: PathBuf,
    /// Which articles are listed.
    pub(crate) drafts: Drafts,
    /// Where the typeface's files are.
    pub(crate) fonts: Option<PathBuf>,
    /// Where the site will be served, if that is said here.
    pub(crate) address: Option<SiteUrl>,
    /// Where more fonts are, to draw with.
    pub(crate) preview_fonts: Vec<PathBuf>,
    /// Whether files are compressed beforehand.
    pub(crate) compression: Compression,
    /// How many articles are in a shard of the full-text index.
    pub(crate) shard_size: NonZero<usize>,
}

/// What becomes of articles that say `draft: true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drafts {
    /// They are listed only where the site is served by `trunk serve`.
    WhenServed,
    /// They are listed.
    Listed,
}

impl BuildOptions {
    /// Those of a command that names a folder alone.
    pub(crate) fn new(site: PathBuf) -> Self {
        Self {
            site,
            drafts: Drafts::WhenServed,
            fonts: None,
            address: None,
            preview_fonts: Vec::new(),
            compression: Compression::Beforehand,
            shard_size: search::SHARD_SIZE,
        }
    }
}

/// Reads what follows the name of the command.
pub(super) fn read(
    mut arguments: impl Iterator<Item = OsString>,
    staging: Option<OsString>,
) -> Result<Command, String> {
    let mut options = BuildOptions::new(PathBuf::new());
    let mut site = None;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Command::Help(HELP)),
            Some("--drafts") => options.drafts = Drafts::Listed,
            Some("--no-compression") => options.compression = Compression::Left,
            Some(option @ "--fonts") => {
                options.fonts = Some(value(option, "a folder", &mut arguments)?.into());
            }
            Some(option @ "--preview-fonts") => {
                let folder = value(option, "a folder", &mut arguments)?;
                options.preview_fonts.push(folder.into());
            }
            Some(option @ "--address") => {
                let url = words(value(option, "a URL", &mut arguments)?, "the address")?;
                let read = SiteUrl::parse(&url);
                options.address = Some(
                    read.map_err(|advice| format!("`{url}` is no address of a site: {advice}"))?,
                );
            }
            _ if is_option(&argument) => return Err(no_option(&argument)),
            _ if site.is_some() => {
                let more = argument.display();
                return Err(format!("one folder at a time: what is `{more}`?"));
            }
            _ => site = Some(PathBuf::from(argument)),
        }
    }
    options.site = site
        .or(staging.map(PathBuf::from))
        .ok_or("which folder? Name the one that Trunk has built")?;
    Ok(Command::Build(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str, staging: Option<&str>) -> Result<Command, String> {
        read(
            words.split_whitespace().map(OsString::from),
            staging.map(OsString::from),
        )
    }

    fn check(words: &str, staging: Option<&str>, expected: BuildOptions) {
        let read = read_words(words, staging);
        assert_eq!(read, Ok(Command::Build(expected)), "{words}");
    }

    #[test]
    fn the_folder_is_the_one_named_or_else_trunks() {
        check("dist", Some("stage"), BuildOptions::new("dist".into()));
        check("", Some("stage"), BuildOptions::new("stage".into()));
        assert!(read_words("", None).is_err());
    }

    #[test]
    fn options_stand_anywhere() {
        let options = BuildOptions {
            drafts: Drafts::Listed,
            fonts: Some("f".into()),
            ..BuildOptions::new("dist".into())
        };
        check("--fonts f dist --drafts", None, options);
    }

    #[test]
    fn folders_of_fonts_may_be_several_and_the_address_is_whole() {
        let words = "--preview-fonts a --address https://example.org --preview-fonts b dist";
        let options = BuildOptions {
            preview_fonts: vec!["a".into(), "b".into()],
            address: Some(SiteUrl::parse("https://example.org/").unwrap()),
            ..BuildOptions::new("dist".into())
        };
        check(words, None, options);
        assert!(read_words("--address example.org dist", None).is_err());
    }

    #[test]
    fn files_are_compressed_unless_the_site_is_only_looked_at() {
        let compression = |words: &str, profile: Option<&str>| {
            let command = read_words(words, Some("stage")).unwrap();
            match command.under(profile.map(OsString::from)) {
                Command::Build(options) => options.compression,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(compression("", None), Compression::Beforehand);
        assert_eq!(compression("", Some("release")), Compression::Beforehand);
        assert_eq!(compression("", Some("debug")), Compression::Left);
        assert_eq!(compression("--no-compression", None), Compression::Left);
    }
}
