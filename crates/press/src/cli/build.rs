//! Arguments of `press build`.

use std::{ffi::OsStr, path::PathBuf};

use clap::{Args, error::ErrorKind};

use super::{Environment, usage_error};
use crate::{
    build::{DraftListing, Options},
    compression::Compression,
    site::SiteUrl,
};

const LONG_ABOUT: &str = "\
Write the pages of a built site, its index, and what search engines and hosts need.

Reads the Markdown of SITE/articles/*.md and writes
  SITE/articles/index.json   the list of articles for the library page; of a large library the rest is in index-1.json…
  SITE/index.html            the complete library page with its Content-Security-Policy
  SITE/<article>/index.html  the page of each article; pages of removed articles are removed
  SITE/404.html              the shell, for hosts that send it for unknown addresses
  SITE/pagefind/             the search index
  SITE/_headers              cache lifetimes, for hosts that read them here
  SITE/**.br, SITE/**.gz     compressed copies beside all files but the articles, for servers that send them

and, if the URL of the site is known,
  SITE/sitemap.xml, SITE/robots.txt, SITE/feed.xml (Atom), SITE/feed.json (JSON Feed)
  SITE/previews/*.png        Open Graph images: the previews of shared links

SITE/articles/site.toml has the settings of the site. Unchanged files are left alone; SITE/.press.json remembers them and
need not be published. press writes and removes only its own files, and only inside SITE: it keeps a file of yours or a
symbolic link in the place of one of these and says so. Files that cannot be read or written are listed at the end, after
all others are written; the exit status is then 1.";

/// Write the pages of a built site, its index, and what search engines and hosts need.
#[derive(Debug, Args)]
#[command(long_about = LONG_ABOUT, after_help = "Example: press build --address https://example.org/read dist")]
pub(super) struct Arguments {
    /// Folder that Trunk has built, or a released app with changed articles; by default that of `TRUNK_STAGING_DIR`
    site: Option<PathBuf>,
    /// List articles with `draft: true` too, as always under `trunk serve`
    #[arg(long)]
    drafts: bool,
    /// URL of the published site, in place of the one in site.toml
    #[arg(long, value_name = "URL", value_parser = parse_site_url)]
    address: Option<SiteUrl>,
    /// Take the files of the typeface from DIR; without them the site uses the reader's fonts
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
    /// Draw Open Graph images with the fonts in DIR too; may be given several times
    #[arg(long, value_name = "DIR")]
    preview_fonts: Vec<PathBuf>,
    /// Write no .br and .gz files, for hosts that compress by themselves
    #[arg(long)]
    no_compression: bool,
}

impl Arguments {
    pub(super) fn into_options(self, environment: Environment) -> Result<Options, clap::Error> {
        let site = self.site.or(environment.staging_dir.map(PathBuf::from));
        let Some(site) = site else {
            return Err(usage_error(
                "build",
                ErrorKind::MissingRequiredArgument,
                "the folder of the site is missing: name the folder that Trunk has built",
            ));
        };
        // A debug build is thrown away after a look at it.
        let is_debug = environment.profile.as_deref() == Some(OsStr::new("debug"));
        let mut options = Options::new(site);
        if self.drafts {
            options.drafts = DraftListing::Always;
        }
        if self.no_compression || is_debug {
            options.compression = Compression::Disabled;
        }
        options.fonts = self.fonts;
        options.address = self.address;
        options.preview_fonts = self.preview_fonts;
        Ok(options)
    }
}

fn parse_site_url(text: &str) -> Result<SiteUrl, String> {
    SiteUrl::parse(text).map_err(|error| error.to_string())
}
