//! Metadata of an article for feeds, heads, the sitemap and Open Graph images: everything but its text.

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

/// Metadata of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArticleMeta {
    /// Slug.
    pub(crate) slug: Slug,
    /// Title, or one made of the file name.
    pub(crate) title: String,
    /// Description, or else the beginning of the text; may be empty.
    pub(crate) summary: String,
    /// Front matter, without the fields that are of no use here.
    pub(crate) metadata: Metadata,
    /// URL of its image, as it stands in the article.
    pub(crate) image: Option<String>,
    /// Number of words, or of characters in scripts that do not separate words.
    pub(crate) words: usize,
    /// Texts of the pull quotes that are in the article's own language.
    pub(crate) quotes: Vec<String>,
    /// Translations with the article itself, as language tags and slugs, sorted by tag. Empty if there is no translation.
    pub(crate) languages: Vec<(String, Slug)>,
}

/// Length of a summary, in characters: as much as previews of links show.
pub(crate) const SUMMARY_CHARS: usize = 200;

impl ArticleMeta {
    /// Collects the metadata of a parsed article.
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
                .map(|quote| join_lines(&plain_text::from_inlines(&quote.content)))
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

    /// Returns the date of publication.
    pub(crate) fn published(&self) -> Option<Timestamp> {
        self.metadata.date.as_ref().map(Timestamp::from_date)
    }

    /// Returns the later one of the dates of publication and update.
    pub(crate) fn changed(&self) -> Option<Timestamp> {
        let updated = self.metadata.updated.as_ref().map(Timestamp::from_date);
        newest(updated.into_iter().chain(self.published()))
    }
}

/// Returns the first paragraph, cut at the end of a word.
fn beginning(article: &Article) -> String {
    let first = article.blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(join_lines(&plain_text::from_inlines(content))),
        _ => None,
    });
    truncate(&first.unwrap_or_default(), SUMMARY_CHARS)
}

/// Returns at most `limit` characters of a text and an ellipsis, cut at the end of a word if it has words.
pub(crate) fn truncate(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let start = &text[..end];
    // Scripts without spaces are cut at the limit.
    let words = start.rfind(' ').filter(|at| at * 2 > end);
    format!("{}…", start[..words.unwrap_or(end)].trim_end())
}

/// Joins the lines of a text by spaces. Non-breaking spaces stay.
pub(crate) fn join_lines(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(text: &str) -> ArticleMeta {
        ArticleMeta::from_article(&Slug::new("low-tide").unwrap(), &document::parse(text))
    }

    #[test]
    fn title_and_summary_default_to_file_name_and_text() {
        let meta = meta("The *sea*\nleaves.\n\nIt comes back.");
        assert_eq!(
            (meta.title.as_str(), meta.summary.as_str()),
            ("Low tide", "The sea leaves.")
        );
        assert_eq!(meta.words, 6);
    }

    #[test]
    fn a_long_summary_is_cut_at_the_end_of_a_word() {
        let summary = meta(&"tide ".repeat(100)).summary;
        assert!(
            summary.ends_with("tide…") && summary.chars().count() <= SUMMARY_CHARS,
            "{summary}"
        );
        assert_eq!(
            meta(&"潮".repeat(300)).summary.chars().count(),
            SUMMARY_CHARS + 1
        );
    }

    #[test]
    fn an_article_changed_on_the_later_of_its_dates() {
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
