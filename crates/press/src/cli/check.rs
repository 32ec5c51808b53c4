//! Arguments of `press check`.

use std::path::PathBuf;

use clap::{Args, builder::NonEmptyStringValueParser};

use super::Command;
use crate::check::{DraftChecking, Format, Options};

const LONG_ABOUT: &str = "\
Find mistakes in articles before a reader does.

Checks front matter, dates, URLs, ids, links, images, pull quotes, headings and files.";

const AFTER_HELP: &str = "\
The exit status is 0 without errors (warnings are possible), 1 with errors, and 2 for wrong usage or if the diagnostics
cannot be written. Colours appear on a terminal only, and not if NO_COLOR is set.

Example: press check --sarif public > recto.sarif";

/// Find mistakes in articles before a reader does.
#[derive(Debug, Args)]
#[command(long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// A built site, a folder with articles/ in it, a folder of .md files, or one .md file; by default the current folder, or
    /// public/ in it if the articles are there
    #[arg(value_name = "SITE_OR_FOLDER")]
    path: Option<PathBuf>,
    /// Print one JSON object a line, as described in docs/checks.md
    #[arg(long, conflicts_with = "sarif")]
    json: bool,
    /// Print SARIF 2.1.0, which GitHub and others show beside the lines of a change
    #[arg(long)]
    sarif: bool,
    /// Check articles with `draft: true` as if they were published
    #[arg(long)]
    drafts: bool,
    /// Explain a code such as link-section, and what to do about it
    #[arg(long, value_name = "CODE", value_parser = NonEmptyStringValueParser::new())]
    explain: Option<String>,
}

impl Arguments {
    pub(super) fn into_command(self) -> Command {
        if let Some(code) = self.explain {
            return Command::Explain(code);
        }
        let format = match (self.json, self.sarif) {
            (true, _) => Format::Json,
            (false, true) => Format::Sarif,
            (false, false) => Format::Text,
        };
        let drafts = if self.drafts {
            DraftChecking::Check
        } else {
            DraftChecking::Skip
        };
        Command::Check(Options {
            path: self.path,
            format,
            drafts,
        })
    }
}
