//! The names of articles.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of an article: its file's name without `.md`, as it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A name that could be no single file's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSlug;

impl Slug {
    /// Takes the name of a file without `.md`, not encoded. None where that could be no single file's name.
    pub fn new(name: &str) -> Option<Self> {
        let fits =
            !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0']);
        fits.then(|| Self(name.to_owned()))
    }

    /// The name of an article whose address names no file.
    pub fn untitled() -> Self {
        Self("untitled".to_owned())
    }

    /// The name, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoSlug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of an article has no `/` and is not empty")
    }
}

impl TryFrom<String> for Slug {
    type Error = NoSlug;

    fn try_from(name: String) -> Result<Self, NoSlug> {
        Self::new(&name).ok_or(NoSlug)
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
