//! How much a feed holds.

use document::{
    render::html::Html,
    render::walk::{Sink, Tag},
};

use crate::articles::article_meta::ArticleMeta;

/// The most that the texts in a feed have together, in bytes of HTML: programs ask for it every hour, and some read no
/// more than this.
const MOST: usize = 1_000_000;

/// What is left of it. The newest articles take from it first.
#[derive(Debug)]
pub(crate) struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(MOST)
    }
}

impl Room {
    /// The text of an article, or where there is no room for it what its summary says: the article itself is a link away.
    pub(crate) fn take(&mut self, content: String, meta: &ArticleMeta) -> String {
        if let Some(left) = self.0.checked_sub(content.len()) {
            self.0 = left;
            return content;
        }
        let mut summary = Html::default();
        summary.open(Tag::Paragraph, &[]);
        summary.text(&meta.summary);
        summary.close(Tag::Paragraph);
        summary.as_str().to_owned()
    }
}
