//! Citations and the passages that they go with.

use document::tree::{Article, Direction};

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
    /// Cites an article by the title that its page shows.
    pub fn for_article(article: &Article, title: &str) -> Self {
        let metadata = &article.metadata;
        Self {
            title: title.to_owned(),
            author: metadata.authors.join(", "),
            publication: metadata.publisher.clone().unwrap_or_default(),
            language: metadata.lang.clone(),
            direction: metadata.direction,
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
