//! Entries of the articles' folder that are named like articles and cannot be read as files.

use std::fmt;

use crate::{files::FolderEntries, slugs};

/// Reason why an entry is not readable as an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NonFile {
    /// A folder.
    Folder,
    /// A pipe, a device or similar; reading it might never end.
    Special,
    /// Its name is not Unicode.
    NotUnicode,
}

impl fmt::Display for NonFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Folder => "it is a folder, and an article is a file",
            Self::Special => "it is not a regular file but a pipe, a device or similar",
            Self::NotUnicode => "its name is not Unicode, so it cannot be an address",
        })
    }
}

/// Returns the entries that are named like articles and are not files. Hidden ones are ignored, as hidden files are.
pub(crate) fn find_non_files(entries: &FolderEntries) -> Vec<(String, NonFile)> {
    let with_reason = |names: &[String], reason| -> Vec<(String, NonFile)> {
        names.iter().map(|name| (name.clone(), reason)).collect()
    };
    let mut all = with_reason(&entries.folders, NonFile::Folder);
    all.extend(with_reason(&entries.others, NonFile::Special));
    all.extend(with_reason(&entries.not_unicode, NonFile::NotUnicode));
    all.retain(|(name, _)| !name.starts_with('.') && is_like_article(name));
    all
}

fn is_like_article(name: &str) -> bool {
    !matches!(slugs::from_file_name(name, None), Ok(None))
}
