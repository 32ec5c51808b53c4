//! Citations and the passages that they go with.

use document::tree::Direction;
use web_sys::Element;

/// Bibliographic data of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Citation {
    /// Title.
    pub title: String,
    /// Authors in one line; may be empty.
    pub author: String,
    /// Name of the publication; may be empty.
    pub publication: String,
    /// Language of the article.
    pub language: Option<String>,
    /// Writing direction of the article.
    pub direction: Direction,
}

impl Citation {
    /// Cites the article of the page, as its header names it.
    pub fn from_page(article: &Element) -> Self {
        let text = |selector: &str| {
            let found = article.query_selector(selector).ok().flatten();
            found
                .and_then(|found| found.text_content())
                .unwrap_or_default()
        };
        let direction = article.get_attribute("dir");
        Self {
            title: text(".article-header h1"),
            author: text(".article-header .author"),
            publication: text(".article-header .publisher"),
            language: article.get_attribute("lang"),
            direction: Direction::from_name(&direction.unwrap_or_default()),
        }
    }
}

/// A passage of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Text, with an empty line between paragraphs.
    pub text: String,
    /// Speaker, if the article names one.
    pub speaker: Option<String>,
    /// Language, if it differs from the article's.
    pub language: Option<String>,
    /// Writing direction, if it differs from the article's.
    pub direction: Option<Direction>,
    /// Absolute URL of the sentence in which the passage begins.
    pub link: String,
}

impl Passage {
    /// Returns the language of the passage.
    pub fn language<'a>(&'a self, citation: &'a Citation) -> Option<&'a str> {
        self.language.as_deref().or(citation.language.as_deref())
    }
}
