//! The path below which the site is served.

/// The path at which the site is served: begins and ends with `/`. In pages that are written before they are asked for it is
/// the way up to there.
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

    /// The way up to the site's root from so many folders below it.
    pub fn up(folders: usize) -> Self {
        Self(if folders == 0 {
            "./".to_owned()
        } else {
            "../".repeat(folders)
        })
    }

    /// The path, with both slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the way up from a page that is written before it is asked for.
    pub(super) fn is_way_up(&self) -> bool {
        self.0.starts_with('.')
    }
}
