//! Names of articles.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Name of an article: its file name without `.md`, as in its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Error for a name that cannot be the name of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlugError;

impl Slug {
    /// Takes a file name without `.md`, not encoded. Returns `None` where it is not the name of a single file.
    pub fn new(name: &str) -> Option<Self> {
        let fits =
            !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0']);
        fits.then(|| Self(name.to_owned()))
    }

    /// Returns the name for an article whose address names no file.
    pub fn untitled() -> Self {
        Self("untitled".to_owned())
    }

    /// Returns the name, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a slug must not be empty or contain `/`")
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(name: String) -> Result<Self, SlugError> {
        Self::new(&name).ok_or(SlugError)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
