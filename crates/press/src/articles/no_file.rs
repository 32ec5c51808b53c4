//! What is named as articles are, and can be none.

use std::fmt;

use crate::{files::FolderEntries, slugs};

/// Why it can be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoFile {
    /// It is a folder.
    Folder,
    /// It is something else than a file: reading it might never end.
    Other,
    /// Its name is not Unicode.
    NotUnicode,
}

impl fmt::Display for NoFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Folder => "it is a folder, and an article is a file",
            Self::Other => "it is no file, but a pipe, a device or the like",
            Self::NotUnicode => "its name is not Unicode, so it cannot be an address",
        })
    }
}

/// What of a folder is named as articles are, and can be none. Hidden names are passed over, as those of files are.
pub(crate) fn no_files(names: &FolderEntries) -> Vec<(String, NoFile)> {
    let of_kind = |names: &[String], why| -> Vec<(String, NoFile)> {
        names.iter().map(|name| (name.clone(), why)).collect()
    };
    let mut all = of_kind(&names.folders, NoFile::Folder);
    all.extend(of_kind(&names.others, NoFile::Other));
    all.extend(of_kind(&names.not_unicode, NoFile::NotUnicode));
    all.retain(|(name, _)| !name.starts_with('.') && is_like_article(name));
    all
}

fn is_like_article(name: &str) -> bool {
    !matches!(slugs::from_file_name(name, None), Ok(None))
}
