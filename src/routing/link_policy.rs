//! Rules for the links and images of an article: allowed schemes and targets. Pure: a [`UrlParser`] parses.

use super::{Base, Slug, article_from_path};

/// Parser of the URLs in an article, and the forms of the links that it makes.
pub trait UrlParser {
    /// Parses a URL relative to the article's Markdown. Returns `None` where it is not valid.
    fn parse(&self, target: &str) -> Option<ParsedUrl>;

    /// Returns the path of the site, as parsed URLs have it.
    fn site_path(&self) -> &Base;

    /// Returns the link to an article of the library.
    fn article_href(&self, slug: Slug) -> String;

    /// Returns the link to a section of the same article; `fragment` begins with `#`.
    fn section_href(&self, fragment: &str) -> String {
        fragment.to_owned()
    }
}

/// Parts of a URL on which the rules depend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedUrl {
    /// Scheme without the colon, in lower case.
    pub scheme: String,
    /// Owner of the origin.
    pub origin: UrlOrigin,
    /// Path, percent-encoded.
    pub path: String,
    /// Fragment with its `#`, or empty.
    pub fragment: String,
    /// Link to the URL from the page.
    pub href: String,
}

/// Owner of a URL's origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlOrigin {
    /// The site itself.
    Site,
    /// The host of the article, which is another than the site's.
    Article,
    /// Any other host.
    Other,
}

/// Returns the address of a link, or `None` where its scheme is not allowed. A link to the Markdown of another article of the
/// library leads to that article.
pub fn link_href(target: &str, parser: &impl UrlParser) -> Option<String> {
    if target.starts_with('#') {
        return Some(parser.section_href(target));
    }
    let url = parser.parse(target)?;
    match url.scheme.as_str() {
        "http" | "https" => {}
        "mailto" | "tel" => return Some(url.href),
        _ => return None,
    }
    if url.origin == UrlOrigin::Site
        && let Some(slug) = article_from_path(parser.site_path(), &url.path)
    {
        return Some(parser.article_href(slug) + &url.fragment);
    }
    Some(url.href)
}

/// Returns the address of an image, or `None` where it is neither secure nor of the site or the article's host.
pub fn image_src(source: &str, parser: &impl UrlParser) -> Option<String> {
    let url = parser.parse(source)?;
    match url.scheme.as_str() {
        "https" => Some(url.href),
        "http" if url.origin != UrlOrigin::Other => Some(url.href),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses `scheme://host/path#fragment`; the hosts `site` and `article` are known.
    struct Parser(Base);

    impl UrlParser for Parser {
        fn parse(&self, target: &str) -> Option<ParsedUrl> {
            let (scheme, rest) = target.split_once(':')?;
            let rest = rest.trim_start_matches('/');
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
            Some(ParsedUrl {
                scheme: scheme.to_owned(),
                origin: match host {
                    "site" => UrlOrigin::Site,
                    "article" => UrlOrigin::Article,
                    _ => UrlOrigin::Other,
                },
                path: format!("/{path}"),
                fragment: format!("#{fragment}"),
                href: target.to_owned(),
            })
        }

        fn site_path(&self) -> &Base {
            &self.0
        }

        fn article_href(&self, slug: Slug) -> String {
            format!("article {slug}")
        }
    }

    fn check(href: fn(&str, &Parser) -> Option<String>, target: &str, expected: Option<&str>) {
        let found = href(target, &Parser(Base::new("read")));
        assert_eq!(found.as_deref(), expected, "{target}");
    }

    #[test]
    fn links_have_few_schemes() {
        for target in ["https://a/b", "http://a/b", "mailto:a@b", "tel:1", "#a"] {
            check(link_href, target, Some(target));
        }
        for target in ["javascript:a", "data:a", "file:///a", "no URL"] {
            check(link_href, target, None);
        }
    }

    #[test]
    fn links_to_markdown_of_the_site_lead_to_the_article() {
        let own = "https://site/read/articles/tide.md#a";
        check(link_href, own, Some("article tide#a"));
        let foreign = "https://article/read/articles/tide.md#a";
        check(link_href, foreign, Some(foreign));
        let outside = "https://site/other/articles/tide.md#a";
        check(link_href, outside, Some(outside));
    }

    #[test]
    fn images_are_secure_or_of_a_known_host() {
        for source in [
            "https://a/b.png",
            "http://site/b.png",
            "http://article/b.png",
        ] {
            check(image_src, source, Some(source));
        }
        for source in ["http://a/b.png", "data:image/png,", "mailto:a@b"] {
            check(image_src, source, None);
        }
    }
}
