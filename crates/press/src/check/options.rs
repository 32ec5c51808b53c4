//! The options of `press check`.

use std::path::PathBuf;

/// Options of `press check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The site, folder or file to check; without it the current folder.
    pub(crate) path: Option<PathBuf>,
    /// The format of the output.
    pub(crate) format: Format,
    /// The treatment of drafts.
    pub(crate) drafts: DraftChecking,
}

/// Output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text for people, with the line and advice.
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Decision whether to check articles with `draft: true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftChecking {
    /// Report only that the article is a draft.
    Skip,
    /// Check drafts like other articles.
    Check,
}
