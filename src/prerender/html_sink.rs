//! HTML sink of the article walk. Links and images become relative to the page, so that the page works at any path.

use document::render::{
    html::Html,
    walk::{Attribute, AttributeName, Sink, Tag},
};
use url::Url;

use crate::routing::{
    ArticleAddress, Base, Route, Slug, article_file,
    link_policy::{ParsedUrl, UrlOrigin, UrlParser, image_src, link_href},
};

/// Assumed address of the site. Its path has enough folders for links that lead up from the site.
const ASSUMED_SITE: &str = "http://site.invalid/1/2/3/4/";

/// Path in [`ASSUMED_SITE`].
const ASSUMED_PATH: &str = "1/2/3/4";

/// Returns the assumed address of an article's Markdown; `base` leads from the page to the site's root.
pub(super) fn assumed_address(slug: &Slug, base: &Base) -> ArticleAddress {
    let origin = "http://site.invalid";
    let url = origin.to_owned() + &article_file(&Base::new(ASSUMED_PATH), slug);
    ArticleAddress::new(url, origin.to_owned(), None).with_href(article_file(base, slug))
}

/// Returns the HTML that is written to a sink; `base` leads from the page to the site's root.
pub(super) fn write_html(
    address: &ArticleAddress,
    base: &Base,
    write: impl FnOnce(&mut HtmlSink<'_>),
) -> String {
    let Ok(file) = Url::parse(address.url()) else {
        return String::new();
    };
    let mut sink = HtmlSink {
        html: Html::default(),
        urls: PrerenderUrls {
            file,
            site_path: Base::new(ASSUMED_PATH),
            base,
        },
        is_next_offscreen: false,
    };
    write(&mut sink);
    sink.html.as_str().to_owned()
}

/// Sink of an article's page that writes HTML.
pub(super) struct HtmlSink<'a> {
    html: Html,
    urls: PrerenderUrls<'a>,
    /// True if the next element is below the first screen.
    is_next_offscreen: bool,
}

impl HtmlSink<'_> {
    /// Returns the length of the HTML so far, in bytes.
    pub(super) fn length(&self) -> usize {
        self.html.as_str().len()
    }

    /// Marks the next element as below the first screen. The style defers its layout until it is seen, and the app
    /// lays out the rest in slices.
    pub(super) fn mark_next_offscreen(&mut self) {
        self.is_next_offscreen = true;
    }
}

impl Sink for HtmlSink<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let offscreen = std::mem::take(&mut self.is_next_offscreen);
        let offscreen = offscreen.then(|| Attribute::new(AttributeName::DataOffscreen, ""));
        let attributes = attributes.iter().filter_map(|Attribute { name, value }| {
            let value = match name {
                AttributeName::Href => link_href(value, &self.urls)?.into(),
                AttributeName::Src => image_src(value, &self.urls)?.into(),
                _ => value.clone(),
            };
            Some(Attribute { name: *name, value })
        });
        let attributes: Vec<Attribute<'_>> = offscreen.into_iter().chain(attributes).collect();
        self.html.open(tag, &attributes);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    fn close(&mut self, tag: Tag) {
        self.html.close(tag);
    }
}

/// The `url` crate's parser, for an article at an assumed address.
struct PrerenderUrls<'a> {
    /// Address of the article's Markdown.
    file: Url,
    /// Path of the site in that address.
    site_path: Base,
    /// Relative path from the page to the site's root.
    base: &'a Base,
}

impl UrlParser for PrerenderUrls<'_> {
    fn parse(&self, target: &str) -> Option<ParsedUrl> {
        let url = self.file.join(target).ok()?;
        let fragment = url.fragment();
        Some(ParsedUrl {
            scheme: url.scheme().to_owned(),
            origin: if url.origin() == self.file.origin() {
                UrlOrigin::Site
            } else {
                UrlOrigin::Other
            },
            path: url.path().to_owned(),
            fragment: fragment.map_or_else(String::new, |fragment| format!("#{fragment}")),
            href: self.href(target, url),
        })
    }

    fn site_path(&self) -> &Base {
        &self.site_path
    }

    fn article_href(&self, slug: Slug) -> String {
        Route::Article(slug).href(self.base)
    }
}

impl PrerenderUrls<'_> {
    /// Returns the link from the page to a URL: relative within the site, and otherwise the whole URL.
    fn href(&self, target: &str, url: Url) -> String {
        if url.origin() != self.file.origin() {
            return url.into();
        }
        // The path of the site on its host is not known here.
        if target.starts_with('/') {
            return target.to_owned();
        }
        let whole: String = url.into();
        match whole.strip_prefix(ASSUMED_SITE) {
            Some(below) => self.base.as_str().to_owned() + below,
            None => self.href_above(&whole),
        }
    }

    /// Returns the link to a URL above the site.
    fn href_above(&self, whole: &str) -> String {
        let mut site = ASSUMED_SITE.trim_end_matches('/');
        let mut up = self.base.as_str().to_owned();
        while let Some((shorter, _)) = site.rsplit_once('/') {
            site = shorter;
            up.push_str("../");
            if let Some(rest) = whole
                .strip_prefix(site)
                .and_then(|rest| rest.strip_prefix('/'))
            {
                return up + rest;
            }
        }
        whole.to_owned()
    }
}
