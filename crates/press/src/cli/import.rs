//! Arguments of `press import`.

use std::path::PathBuf;

use clap::Args;

use crate::{import::Options, new::ExistingFile};

const LONG_ABOUT: &str = "\
Make an article from plain text, HTML, or another tool's Markdown.

Reports the source of each value and what could not be converted.
  .txt             finds title, standfirst, byline, date and section headings
  .html, .htm      extracts the article as Firefox's reader view does, with the metadata of the page as front matter;
                   footnotes of Word, Google Docs and other tools become footnotes; reports left-out content
  .md, .markdown   converts front matter, links and callouts of Jekyll, Hugo, Zola and Obsidian";

/// Make an article from plain text, HTML, or another tool's Markdown.
#[derive(Debug, Args)]
#[command(long_about = LONG_ABOUT, after_help = "Example: press import ~/Downloads/essay.html --into public/articles")]
pub(super) struct Arguments {
    /// File to import
    file: PathBuf,
    /// Existing folder for the article; by default articles/ or public/articles/ if there is one, or else the current folder
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Replace an existing article of the same name
    #[arg(long)]
    overwrite: bool,
}

impl Arguments {
    pub(super) fn into_options(self) -> Options {
        Options {
            file: self.file,
            into: self.into,
            existing: if self.overwrite {
                ExistingFile::Overwrite
            } else {
                ExistingFile::Keep
            },
        }
    }
}
