//! Size limit of a feed.

use document::{
    render::html::Html,
    render::walk::{Sink, Tag},
};

use crate::articles::article_meta::ArticleMeta;

/// Limit for all texts of a feed, in bytes of HTML. Feed readers fetch it every hour, and some read no more than this.
const MAX_BYTES: usize = 1_000_000;

/// Remaining bytes. The newest articles take from them first.
#[derive(Debug)]
pub(crate) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MAX_BYTES)
    }
}

impl Budget {
    /// Returns the text of an article, or its summary as HTML if the text does not fit.
    pub(crate) fn fit(&mut self, content: String, meta: &ArticleMeta) -> String {
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
