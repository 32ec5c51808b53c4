//! What other machines are told of an article: all of it but its text.

mod timestamp;
mod translations;

use document::{
    tree::Metadata,
    tree::plain_text,
    tree::{Article, Block},
};
use recto::{data::library::title_of_file, routing::Slug};
use serde::{Deserialize, Serialize};

use crate::site::Site;

pub(crate) use timestamp::{Timestamp, newest};
pub(crate) use translations::link_translations;

/// An article as it is listed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArticleMeta {
    /// Its address.
    pub(crate) slug: Slug,
    /// Its title, that of its file where it has none.
    pub(crate) title: String,
    /// What it is about: its description, or else how it begins; may be empty.
    pub(crate) summary: String,
    /// What its front matter says, without what is of no use here.
    pub(crate) metadata: Metadata,
    /// The address of its picture, as it stands in the article.
    pub(crate) image: Option<String>,
    /// How many words it has, or characters in scripts that do not part words.
    pub(crate) words: usize,
    /// Its pull quotes, in the article's own language.
    pub(crate) quotes: Vec<String>,
    /// The same text in other languages and in its own: language tags and slugs, by language. Empty where there is none.
    pub(crate) languages: Vec<(String, Slug)>,
}

/// As much of a text as those who show a summary have room for, in characters.
pub(crate) const SUMMARY: usize = 200;

impl ArticleMeta {
    /// What is told of an article.
    pub(crate) fn from_article(slug: &Slug, article: &Article) -> Self {
        let metadata = Metadata {
            other: Vec::new(),
            image: None,
            pull_quotes: document::tree::PullQuoteSetting::default(),
            ..article.metadata.clone()
        };
        let own = article
            .pull_quotes
            .iter()
            .filter(|quote| quote.lang.is_none());
        Self {
            slug: slug.clone(),
            title: metadata
                .title
                .clone()
                .unwrap_or_else(|| title_of_file(slug.as_str())),
            summary: metadata
                .description
                .clone()
                .unwrap_or_else(|| beginning(article)),
            image: article
                .metadata
                .image
                .as_ref()
                .map(|image| image.source.as_str().to_owned()),
            words: article.statistics.words + article.statistics.characters,
            quotes: own
                .map(|quote| one_line(&plain_text::from_inlines(&quote.content)))
                .collect(),
            languages: Vec::new(),
            metadata,
        }
    }

    /// Returns its authors, or the site's author where it names none.
    pub(crate) fn authors<'a>(&'a self, site: &'a Site) -> Vec<&'a str> {
        let own = &self.metadata.authors;
        if own.is_empty() {
            site.author.as_deref().into_iter().collect()
        } else {
            own.iter().map(String::as_str).collect()
        }
    }

    /// When it was published.
    pub(crate) fn published(&self) -> Option<Timestamp> {
        self.metadata.date.as_ref().map(Timestamp::from_date)
    }

    /// When it was last changed, as far as it says so.
    pub(crate) fn changed(&self) -> Option<Timestamp> {
        let updated = self.metadata.updated.as_ref().map(Timestamp::from_date);
        newest(updated.into_iter().chain(self.published()))
    }
}

/// How the text begins: its first paragraph, cut behind a word.
fn beginning(article: &Article) -> String {
    let first = article.blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(one_line(&plain_text::from_inlines(content))),
        _ => None,
    });
    cut(&first.unwrap_or_default(), SUMMARY)
}

/// At most so many characters of a text, cut behind a word where it has words.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let start = &text[..end];
    // Scripts without spaces are cut where they are.
    let words = start.rfind(' ').filter(|at| at * 2 > end);
    format!("{}…", start[..words.unwrap_or(end)].trim_end())
}

/// A text in one line; spaces at which no line may break stay what they are.
pub(crate) fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(text: &str) -> ArticleMeta {
        ArticleMeta::from_article(&Slug::new("low-tide").unwrap(), &document::parse(text))
    }

    #[test]
    fn what_is_not_said_is_taken_from_the_text_or_the_file() {
        let meta = meta("The *sea*\nleaves.\n\nIt comes back.");
        assert_eq!(
            (meta.title.as_str(), meta.summary.as_str()),
            ("Low tide", "The sea leaves.")
        );
        assert_eq!(meta.words, 6);
    }

    #[test]
    fn a_long_beginning_is_cut_behind_a_word() {
        let summary = meta(&"tide ".repeat(100)).summary;
        assert!(
            summary.ends_with("tide…") && summary.chars().count() <= SUMMARY,
            "{summary}"
        );
        assert_eq!(meta(&"潮".repeat(300)).summary.chars().count(), SUMMARY + 1);
    }

    #[test]
    fn the_later_of_both_dates_counts() {
        let changed = |front: &str| {
            let changed = meta(&format!("---\n{front}\n---\n")).changed();
            changed
                .map(|timestamp| timestamp.rfc3339().to_owned())
                .unwrap_or_default()
        };
        assert_eq!(
            changed("date: 2026-01-02\nupdated: 2026-03-04"),
            "2026-03-04T00:00:00Z"
        );
        assert_eq!(
            changed("date: 2026-01-02\nupdated: 2025-03-04"),
            "2026-01-02T00:00:00Z"
        );
        assert_eq!(changed("title: x"), "");
    }
}
