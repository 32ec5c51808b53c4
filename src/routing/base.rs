//! Path below which the site is served.

/// Path below which the site is served, with a slash at both ends. In prerendered pages it is the relative path up to
/// the site's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Takes a path, with or without its slashes.
    pub fn new(path: &str) -> Self {
        let path = path.trim_matches('/');
        Self(if path.is_empty() {
            "/".to_owned()
        } else {
            format!("/{path}/")
        })
    }

    /// Returns the relative path to the site's root from a number of folders below it.
    pub fn relative(folders: usize) -> Self {
        Self(if folders == 0 {
            "./".to_owned()
        } else {
            "../".repeat(folders)
        })
    }

    /// Returns the path, with both slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the path is relative, as in prerendered pages.
    pub(super) fn is_relative(&self) -> bool {
        self.0.starts_with('.')
    }
}
