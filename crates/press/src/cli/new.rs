//! Arguments of `press new`.

use std::path::PathBuf;

use clap::{Args, error::ErrorKind};

use super::usage_error;
use crate::{console::escape_controls, new::Options};

const LONG_ABOUT: &str = "\
Begin an article.

Writes a file with the title, today's date and space for the rest of the front matter. The title gives the file its name; an
existing file is never overwritten. The article is a draft until you remove `draft: true`.";

/// Begin an article.
#[derive(Debug, Args)]
#[command(long_about = LONG_ABOUT, after_help = "Example: press new \"A short walk at low tide\"")]
pub(super) struct Arguments {
    /// Title of the article, in quotation marks
    #[arg(allow_hyphen_values = true, value_parser = parse_title)]
    title: String,
    /// Existing folder for the article; by default articles/ or public/articles/ if there is one, or else the current folder
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn into_options(self) -> Options {
        Options {
            title: self.title,
            folder: self.folder,
        }
    }

    /// Rejects titles that are probably a mistyped option. A title may start with one hyphen, as in `- 5 °C`.
    pub(super) fn into_options_without_separator(self) -> Result<Options, clap::Error> {
        if self.title.starts_with("--") {
            let title = escape_controls(&self.title);
            let message = format!(
                "there is no option `{title}`; if it is the title, write `press new -- \"{title}\"`"
            );
            return Err(usage_error("new", ErrorKind::UnknownArgument, &message));
        }
        Ok(self.into_options())
    }
}

fn parse_title(title: &str) -> Result<String, &'static str> {
    if title.trim().is_empty() {
        Err("the title is empty")
    } else {
        Ok(title.to_owned())
    }
}
