//! Expected URLs of an article's links and images on its page.

use harness::Site;
use url::Url;

/// Resolver of the URLs in one article.
pub(crate) struct Resolver {
    article: Url,
    site: Url,
}

impl Resolver {
    /// Creates the resolver of an article of this site.
    pub(crate) fn new(site: &Site, slug: &str) -> Self {
        let article = Url::parse(&site.url(&format!("articles/{slug}.md"))).unwrap();
        Self {
            article,
            site: Url::parse(&site.url("")).unwrap(),
        }
    }

    /// Returns the value of the attribute on the page; none if the page omits it.
    pub(crate) fn resolve(&self, name: &str, value: &str) -> Option<String> {
        if name == "href" && value.starts_with('#') {
            return Some(value.to_owned());
        }
        let url = self.article.join(value).ok()?;
        let allowed: &[&str] = if name == "href" {
            &["http", "https", "mailto", "tel"]
        } else {
            &["https"]
        };
        let is_beside = url.origin() == self.site.origin();
        if !allowed.contains(&url.scheme()) && !is_beside {
            return None;
        }
        Some(
            self.page_of(&url)
                .filter(|_| name == "href")
                .unwrap_or_else(|| url.into()),
        )
    }

    /// Returns the path of an article's page from the URL of its Markdown.
    fn page_of(&self, url: &Url) -> Option<String> {
        if url.origin() != self.site.origin() {
            return None;
        }
        let below = url
            .path()
            .strip_prefix(self.site.path())?
            .strip_prefix("articles/")?;
        let slug = below
            .strip_suffix(".md")
            .filter(|slug| !slug.is_empty() && !slug.contains('/'))?;
        let fragment = url
            .fragment()
            .map_or_else(String::new, |fragment| format!("#{fragment}"));
        Some(format!("{}{slug}/{fragment}", self.site.path()))
    }
}
