//! Where the site is served, and the whole addresses of what is on it.

use recto::{
    data::site::Link,
    routing::{self, Base, Filter, Route, Slug},
};
use url::Url;

/// The address of a site: `https://example.org/read/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    root: Url,
    base: Base,
}

impl Address {
    /// Takes an address of http or https; what a publisher should do where it is none.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim_matches(' ');
        if text.contains(char::is_control) {
            return Err("take out the line break, the tab or the like that is in it");
        }
        if has_steps(text) {
            return Err("leave out `.` and `..`: write the address as browsers show it");
        }
        if names_somebody(text) {
            return Err(NO_NAME);
        }
        let mut root = Url::parse(text)
            .map_err(|_| "write a whole address such as `https://example.org/read/`")?;
        if !matches!(root.scheme(), "http" | "https") {
            return Err("only an address of https or http can be read by a browser");
        }
        if root.query().is_some() || root.fragment().is_some() {
            return Err("leave out what stands after `?` or `#`");
        }
        if !root.username().is_empty() || root.password().is_some() {
            return Err(NO_NAME);
        }
        if !root.path().ends_with('/') {
            root.set_path(&format!("{}/", root.path()));
        }
        let base = Base::new(root.path());
        Ok(Self { root, base })
    }

    /// The library.
    pub(crate) fn root(&self) -> &str {
        self.root.as_str()
    }

    /// An article.
    pub(crate) fn article(&self, slug: &Slug) -> String {
        self.at_path(&Route::Article(slug.clone()).href(&self.base))
    }

    /// The page of a tag; none where none is written for it.
    pub(crate) fn tag(&self, tag: &str) -> Option<String> {
        let route = Route::Library(Filter {
            words: String::new(),
            tag: Some(tag.to_owned()),
        });
        route.tag_page(&self.base).map(|path| self.at_path(&path))
    }

    /// The Markdown of an article: what its links and images are relative to.
    pub(crate) fn source(&self, slug: &Slug) -> Url {
        let mut url = self.root.clone();
        url.set_path(&routing::article_file(&self.base, slug));
        url
    }

    /// A file, by its name below the root.
    pub(crate) fn file(&self, name: &str) -> String {
        let mut url = self.root.clone();
        url.set_path(&format!("{}{name}", self.base.as_str()));
        url.into()
    }

    /// Where a link in the Markdown of an article leads, as the app has it: the Markdown of another article of the site
    /// stands for that article, and what is in the same article is on its page.
    pub(crate) fn link(&self, target: &str, from: &Slug) -> Option<String> {
        if target.starts_with('#') {
            return Some(self.article(from) + target);
        }
        let url = self.source(from).join(target).ok()?;
        if !matches!(url.scheme(), "http" | "https" | "mailto" | "tel") {
            return None;
        }
        if url.origin() == self.root.origin()
            && let Some(slug) = routing::article_of_file(&self.base, url.path())
        {
            let fragment = url.fragment().map(|fragment| format!("#{fragment}"));
            return Some(self.article(&slug) + &fragment.unwrap_or_default());
        }
        Some(url.into())
    }

    /// Where an image of an article is; none where that is neither secure nor of this site.
    pub(crate) fn image(&self, source: &str, from: &Slug) -> Option<String> {
        let url = self.source(from).join(source).ok()?;
        let may_show = url.scheme() == "https" || url.origin() == self.root.origin();
        may_show.then(|| url.into())
    }

    /// Where a licence can be read.
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

const NO_NAME: &str = "leave out the name and the password: every reader would see them";

/// Whether a part of a path is `.` or `..`, as browsers read it: they would lead to another address than is written.
fn has_steps(text: &str) -> bool {
    let text = text.to_ascii_lowercase().replace("%2e", ".");
    let mut parts = text.split(['/', '\\']);
    parts.any(|part| matches!(part, "." | ".."))
}

/// Whether there is somebody's name before the host, or room for one.
fn names_somebody(text: &str) -> bool {
    let host = text.split_once("://").map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split(['/', '\\', '?', '#']).next());
    host.is_some_and(|host| host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> Address {
        Address::parse("https://example.org/read").unwrap()
    }

    fn slug(name: &str) -> Slug {
        Slug::new(name).unwrap()
    }

    #[test]
    fn whole_addresses_are_below_the_sites_own() {
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
            Address::parse("https://example.org")
                .unwrap()
                .article(&slug("余白")),
            "https://example.org/%E4%BD%99%E7%99%BD/"
        );
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
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
            assert!(Address::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn links_lead_where_the_app_leads() {
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
        let site = Address::parse("http://example.org/").unwrap();
        let image = |source: &str| site.image(source, &slug("a"));
        assert_eq!(
            image("b.png").as_deref(),
            Some("http://example.org/articles/b.png")
        );
        assert_eq!(image("http://example.com/b.png"), None);
        assert!(image("https://example.com/b.png").is_some());
    }
}
