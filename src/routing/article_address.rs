//! Where an article's Markdown is: what its relative links and images are relative to.

/// The whole URL of an article's Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleAddress {
    url: String,
    origin: String,
    elsewhere: Option<String>,
    href: Option<String>,
}

impl ArticleAddress {
    /// Takes a URL and its origin, as the browser's `URL` says them; and its host, where that is not the page's own.
    pub fn new(url: String, origin: String, elsewhere: Option<String>) -> Self {
        Self {
            url,
            origin,
            elsewhere,
            href: None,
        }
    }

    /// The same, with the way to it from a page that may be served at any path.
    #[must_use]
    pub fn with_href(self, href: String) -> Self {
        Self {
            href: Some(href),
            ..self
        }
    }

    /// What a link to it says.
    pub fn href(&self) -> &str {
        self.href.as_deref().unwrap_or(&self.url)
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its origin: `https://example.org`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host that the article comes from, where it is another than the page's: readers must not take one for the other.
    pub fn elsewhere(&self) -> Option<&str> {
        self.elsewhere.as_deref()
    }
}
