//! Address of an article's Markdown, against which its relative links and images resolve.

/// URL of an article's Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleAddress {
    url: String,
    origin: String,
    other_host: Option<String>,
    href: Option<String>,
}

impl ArticleAddress {
    /// Takes the URL and its origin in the form of the browser's `URL`, and the host where it is not the page's own.
    pub fn new(url: String, origin: String, other_host: Option<String>) -> Self {
        Self {
            url,
            origin,
            other_host,
            href: None,
        }
    }

    /// Adds the link to the Markdown from a page that may be served at any path.
    #[must_use]
    pub fn with_href(self, href: String) -> Self {
        Self {
            href: Some(href),
            ..self
        }
    }

    /// Returns the link to the Markdown.
    pub fn href(&self) -> &str {
        self.href.as_deref().unwrap_or(&self.url)
    }

    /// Returns the URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the origin: `https://example.org`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the host of the article where it is not the page's own. It is shown to readers, so that they do not
    /// mistake one site for the other.
    pub fn other_host(&self) -> Option<&str> {
        self.other_host.as_deref()
    }
}
