//! Where an article's Markdown is: what its relative links and images are relative to.

/// The whole URL of an article's Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleAddress {
    url: String,
    origin: String,
}

impl ArticleAddress {
    /// Takes a URL and its origin, as the browser's `URL` says them.
    pub fn new(url: String, origin: String) -> Self {
        Self { url, origin }
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its origin: `https://example.org`.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}
