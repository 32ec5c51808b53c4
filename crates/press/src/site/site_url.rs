//! The URL of a site, and the URLs of its pages and files.

use std::fmt;

use recto::{
    data::site::Link,
    routing::{
        self, Base, Filter, Route, Slug,
        link_policy::{ParsedUrl, UrlOrigin, UrlParser, image_src, link_href},
    },
};
use url::Url;

/// URL of a site, such as `https://example.org/read/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SiteUrl {
    root: Url,
    base: Base,
}

/// Reason to reject the URL of a site. Its text is advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SiteUrlError {
    /// A control character.
    Control,
    /// A `.` or `..` in the path.
    DotSegments,
    /// A user name or a password.
    UserInfo,
    /// No scheme, or no URL at all.
    Relative,
    /// A scheme other than http and https.
    Scheme,
    /// A query or a fragment.
    QueryOrFragment,
}

impl fmt::Display for SiteUrlError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Control => "remove the line break, tab or similar in it",
            Self::DotSegments => "remove `.` and `..`: write the URL as browsers show it",
            Self::UserInfo => "remove the user name and the password: every reader would see them",
            Self::Relative => "write a whole URL such as `https://example.org/read/`",
            Self::Scheme => "write a URL of https or http",
            Self::QueryOrFragment => "remove the part after `?` or `#`",
        })
    }
}

impl SiteUrl {
    /// Parses a URL of http or https, without user name, query and fragment.
    pub(crate) fn parse(text: &str) -> Result<Self, SiteUrlError> {
        let text = text.trim_matches(' ');
        if text.contains(char::is_control) {
            return Err(SiteUrlError::Control);
        }
        if has_dot_segments(text) {
            return Err(SiteUrlError::DotSegments);
        }
        if has_user_info(text) {
            return Err(SiteUrlError::UserInfo);
        }
        let mut root = Url::parse(text).map_err(|_| SiteUrlError::Relative)?;
        if !matches!(root.scheme(), "http" | "https") {
            return Err(SiteUrlError::Scheme);
        }
        if root.query().is_some() || root.fragment().is_some() {
            return Err(SiteUrlError::QueryOrFragment);
        }
        if !root.username().is_empty() || root.password().is_some() {
            return Err(SiteUrlError::UserInfo);
        }
        if !root.path().ends_with('/') {
            root.set_path(&format!("{}/", root.path()));
        }
        let base = Base::new(root.path());
        Ok(Self { root, base })
    }

    /// Returns the URL of the library, which ends in `/`.
    pub(crate) fn root(&self) -> &str {
        self.root.as_str()
    }

    /// Returns the URL of an article.
    pub(crate) fn article(&self, slug: &Slug) -> String {
        self.at_path(&Route::Article(slug.clone()).href(&self.base))
    }

    /// Returns the URL of the page of a tag; `None` if the tag has no page.
    pub(crate) fn tag(&self, tag: &str) -> Option<String> {
        let route = Route::Library(Filter {
            words: String::new(),
            tag: Some(tag.to_owned()),
        });
        route.tag_page(&self.base).map(|path| self.at_path(&path))
    }

    /// Returns the URL of the Markdown of an article, which its links and images are relative to.
    pub(crate) fn source(&self, slug: &Slug) -> Url {
        let mut url = self.root.clone();
        url.set_path(&routing::article_file(&self.base, slug));
        url
    }

    /// Returns the URL of a file, by its path below the root.
    pub(crate) fn file(&self, name: &str) -> String {
        let mut url = self.root.clone();
        url.set_path(&format!("{}{name}", self.base.as_str()));
        url.into()
    }

    /// Resolves a link of an article as the app does: a link to the Markdown of an article leads to its page, and a fragment
    /// to the same page. None where the scheme is not allowed.
    pub(crate) fn link(&self, target: &str, from: &Slug) -> Option<String> {
        link_href(target, &self.article_urls(from))
    }

    /// Resolves an image of an article; `None` if it is neither on this site nor served over https.
    pub(crate) fn image(&self, source: &str, from: &Slug) -> Option<String> {
        image_src(source, &self.article_urls(from))
    }

    fn article_urls<'a>(&'a self, from: &'a Slug) -> ArticleUrls<'a> {
        ArticleUrls {
            site: self,
            source: self.source(from),
            from,
        }
    }

    /// Resolves the address of a licence.
    pub(crate) fn licence(&self, licence: &Link) -> Option<String> {
        let href = licence.href(&self.base)?;
        self.root.join(&href).ok().map(Into::into)
    }

    fn at_path(&self, path: &str) -> String {
        let mut url = self.root.clone();
        url.set_path(path);
        url.into()
    }
}

/// Parser of the URLs in an article of the site, which makes whole URLs of its links.
struct ArticleUrls<'a> {
    site: &'a SiteUrl,
    /// URL of the article's Markdown.
    source: Url,
    from: &'a Slug,
}

impl UrlParser for ArticleUrls<'_> {
    fn parse(&self, target: &str) -> Option<ParsedUrl> {
        let url = self.source.join(target).ok()?;
        let fragment = url.fragment();
        Some(ParsedUrl {
            scheme: url.scheme().to_owned(),
            origin: if url.origin() == self.site.root.origin() {
                UrlOrigin::Site
            } else {
                UrlOrigin::Other
            },
            path: url.path().to_owned(),
            fragment: fragment.map_or_else(String::new, |fragment| format!("#{fragment}")),
            href: url.into(),
        })
    }

    fn site_path(&self) -> &Base {
        &self.site.base
    }

    fn article_href(&self, slug: Slug) -> String {
        self.site.article(&slug)
    }

    fn section_href(&self, fragment: &str) -> String {
        self.site.article(self.from) + fragment
    }
}

/// Returns whether a part of the path is `.` or `..`, as browsers read it, so that the URL is not the one written.
fn has_dot_segments(text: &str) -> bool {
    let text = text.to_ascii_lowercase().replace("%2e", ".");
    let mut parts = text.split(['/', '\\']);
    parts.any(|part| matches!(part, "." | ".."))
}

/// Returns whether there is a user name before the host, or an empty one.
fn has_user_info(text: &str) -> bool {
    let host = text.split_once("://").map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split(['/', '\\', '?', '#']).next());
    host.is_some_and(|host| host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> SiteUrl {
        SiteUrl::parse("https://example.org/read").unwrap()
    }

    fn slug(name: &str) -> Slug {
        Slug::new(name).unwrap()
    }

    #[test]
    fn urls_are_below_that_of_the_site() {
        let address = address();
        assert_eq!(address.root(), "https://example.org/read/");
        assert_eq!(
            address.article(&slug("a b?")),
            "https://example.org/read/a%20b%3F/"
        );
        assert_eq!(
            address.file("feed.json"),
            "https://example.org/read/feed.json"
        );
        assert_eq!(
            SiteUrl::parse("https://example.org")
                .unwrap()
                .article(&slug("余白")),
            "https://example.org/%E4%BD%99%E7%99%BD/"
        );
    }

    #[test]
    fn invalid_site_urls_are_rejected() {
        for text in [
            "",
            "example.org",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://example.org/?",
            "https://example.org/#",
            "https://ann:secret@example.org/",
            "https://@example.org/",
            "https://example.org/a/../b/",
            "https://example.org/%2E./",
            "https://example.org\\..\\a",
            "https://example.org/.",
            "https://exam\nple.org/",
            "https://example.org/\r\nSitemap: x",
            "https://example.org/\t",
            "https://example.org/\0",
        ] {
            assert!(SiteUrl::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn links_resolve_as_in_the_app() {
        let link = |target: &str| address().link(target, &slug("a"));
        let check =
            |target: &str, expected: &str| assert_eq!(link(target).as_deref(), Some(expected));
        check("#edge", "https://example.org/read/a/#edge");
        check("b.md", "https://example.org/read/b/");
        check("b.md#edge", "https://example.org/read/b/#edge");
        check(
            "images/b.svg",
            "https://example.org/read/articles/images/b.svg",
        );
        check("/else/", "https://example.org/else/");
        check("mailto:a@example.org", "mailto:a@example.org");
        check("//example.com/x", "https://example.com/x");
        assert_eq!(link("javascript:alert(1)"), None);
    }

    #[test]
    fn images_are_secure_or_of_the_site_itself() {
        let site = SiteUrl::parse("http://example.org/").unwrap();
        let image = |source: &str| site.image(source, &slug("a"));
        assert_eq!(
            image("b.png").as_deref(),
            Some("http://example.org/articles/b.png")
        );
        assert_eq!(image("http://example.com/b.png"), None);
        assert!(image("https://example.com/b.png").is_some());
    }
}
