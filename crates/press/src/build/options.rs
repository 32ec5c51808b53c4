//! Options of `press build`.

use std::{num::NonZero, path::PathBuf};

use crate::{compression::Compression, search, site::SiteUrl};

/// Options of `press build`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Folder of the built site.
    pub(crate) site: PathBuf,
    /// Treatment of drafts.
    pub(crate) drafts: DraftListing,
    /// Folder with the files of the typeface.
    pub(crate) fonts: Option<PathBuf>,
    /// URL of the published site, in place of the one in `site.toml`.
    pub(crate) address: Option<SiteUrl>,
    /// Folders with further fonts for Open Graph images.
    pub(crate) preview_fonts: Vec<PathBuf>,
    /// Compression of the output.
    pub(crate) compression: Compression,
    /// Articles in a shard of the search index.
    pub(crate) shard_size: NonZero<usize>,
}

/// Condition under which articles with `draft: true` are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftListing {
    /// Listed only under `trunk serve`.
    WhenServed,
    /// Always listed.
    Always,
}

impl Options {
    /// Returns the defaults for a site.
    pub(crate) fn new(site: PathBuf) -> Self {
        Self {
            site,
            drafts: DraftListing::WhenServed,
            fonts: None,
            address: None,
            preview_fonts: Vec::new(),
            compression: Compression::Enabled,
            shard_size: search::SHARD_SIZE,
        }
    }
}
