//! Files around the source and the article, as they are on the disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use import::Files;

/// Folders that the conversion asks about.
pub(super) struct Disk<'a> {
    /// Folder of the source file.
    pub(super) source_folder: &'a Path,
    /// Folder of articles.
    pub(super) articles_folder: &'a Path,
}

/// Folders from the source's upwards that are tried as the root of its site.
const MAX_ROOTS: usize = 4;

impl Files for Disk<'_> {
    fn find_image(&self, path: &str) -> Option<PathBuf> {
        let mut candidates = candidates(path, self.source_folder).into_iter();
        candidates.find(|path| path.is_file())
    }

    fn is_beside_source(&self, path: &str) -> bool {
        self.source_folder.join(path).is_file()
    }

    fn is_among_articles(&self, path: &str) -> bool {
        self.articles_folder.join(path).is_file()
    }

    fn is_same_file(&self, file: &Path, path: &str) -> bool {
        fs::canonicalize(self.articles_folder.join(path)).ok() == fs::canonicalize(file).ok()
    }
}

/// Returns the paths at which an image may be: beside the source, in a folder beside it, or below the root of the source's
/// site, where Hugo keeps files in `static`.
fn candidates(path: &str, folder: &Path) -> Vec<PathBuf> {
    let below = path.trim_start_matches('/');
    if !path.starts_with('/') {
        let mut candidates = vec![folder.join(below)];
        let name = below.rsplit('/').next().unwrap_or(below);
        let beside = ["attachments", "assets", "images", "files", "_resources"];
        candidates.extend(beside.iter().map(|inner| folder.join(inner).join(name)));
        return candidates;
    }
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    whole
        .ancestors()
        .take(MAX_ROOTS)
        .flat_map(|root| ["static", "public", ""].map(|inner| root.join(inner).join(below)))
        .collect()
}
