//! Questions about the files around an article: the conversion asks them, its caller answers from the disk.

use std::path::{Path, PathBuf};

/// Files beside the source and in the folder of articles. Paths have `/` between their parts.
pub trait Files {
    /// Finds the file of an image by its path in the source, relative or from the site's root.
    fn find_image(&self, path: &str) -> Option<PathBuf>;

    /// Returns true if the source's folder has a file at this path.
    fn is_beside_source(&self, path: &str) -> bool;

    /// Returns true if the folder of articles has a file at this path.
    fn is_among_articles(&self, path: &str) -> bool;

    /// Returns true if `file` is the same file as `path` in the folder of articles.
    fn is_same_file(&self, file: &Path, path: &str) -> bool;
}
