//! `site.toml`: settings of the whole site, in a file beside the articles.
//!
//! All of it is optional. A value that cannot be used becomes a diagnostic, and the rest of the file is used.

mod colours;
mod file;
mod library_order;
mod parse;
mod site_url;
mod stylesheet;
#[cfg(test)]
mod tests;
mod typefaces;

use std::ops::Range;

use recto::data::site::{Link, Series};

pub(crate) use colours::{Colour, Colours};
pub(crate) use file::{ArticleStatus, SiteFile};
pub(crate) use library_order::LibraryOrder;
pub(crate) use site_url::SiteUrl;
pub(crate) use stylesheet::write_stylesheets;
pub(crate) use typefaces::{FontStyle, Typefaces};

/// The name of the file, in the folder of the articles.
pub(crate) const NAME: &str = "site.toml";

/// The path of the file below the root of a site.
pub(crate) const PATH: &str = "articles/site.toml";

/// The largest size of `site.toml` and `site.css`, in bytes. Both are written by hand.
const MAX_BYTES: u64 = 1_000_000;

/// Settings of a site. A setting that `site.toml` lacks is `None` or empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Site {
    /// The name.
    pub(crate) name: Option<String>,
    /// The URL, without which there are no feeds and no sitemap.
    pub(crate) address: Option<SiteUrl>,
    /// The language of everything but the articles, a BCP 47 tag.
    pub(crate) lang: Option<String>,
    /// The description for search engines and feed readers.
    pub(crate) description: Option<String>,
    /// The author of articles that do not name one.
    pub(crate) author: Option<String>,
    /// The colours.
    pub(crate) colours: Colours,
    /// The typefaces.
    pub(crate) typefaces: Typefaces,
    /// The links at the head of every page.
    pub(crate) navigation: Vec<Link>,
    /// The licence of the texts.
    pub(crate) licence: Option<Link>,
    /// The order of the library.
    pub(crate) order: LibraryOrder,
    /// Series of articles.
    pub(crate) series: Vec<Series>,
    /// The articles that `order` and `series` name.
    named_articles: Vec<ArticleName>,
}

/// Name of an article in `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ArticleName {
    /// The slug.
    slug: String,
    /// The span in `site.toml`, in bytes.
    span: Range<usize>,
}

/// Parses a `site.toml`.
#[cfg(test)]
pub(crate) fn parse(text: &str) -> (Site, Vec<crate::diagnostic::Diagnostic>) {
    let file = SiteFile::parse(PATH.to_owned(), text.to_owned());
    (file.site, file.diagnostics)
}

impl Site {
    /// Returns the name, or “Recto” if it has none.
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("Recto")
    }

    /// Returns the part that the app shows.
    pub(crate) fn for_app(&self) -> recto::data::site::Site {
        recto::data::site::Site {
            name: self.name.clone().unwrap_or_default(),
            lang: self.lang.clone().unwrap_or_default(),
            navigation: self.navigation.clone(),
            licence: self.licence.clone(),
        }
    }

    /// Returns the series of an article, and the article's number in it, from 1.
    pub(crate) fn series_of(&self, slug: &str) -> Option<(&Series, usize)> {
        self.series.iter().find_map(|series| {
            let at = series.articles.iter().position(|article| article == slug)?;
            Some((series, at + 1))
        })
    }
}
