//! What holds the places of the pull quotes in the column until the app is there: each has the words of its quote, so that
//! it has the height of it, and is shown on narrow screens. Who listens meets the quotes once, after the text.

use document::{
    render::html::Html,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
    tree::plain_text,
    tree::{Article, Block},
};

use crate::{
    features::pull_quotes::{
        self,
        inline_layout::{self, BlockKind, Side, Slot, SourceSentence, TextState},
    },
    prerender::inlines,
    routing::{ArticleAddress, Base},
};

/// The slot of each pull quote; none where its sentence is not in the body.
pub(super) fn of(article: &Article) -> Vec<Option<Slot>> {
    if article.pull_quotes.is_empty() {
        return Vec::new();
    }
    let measured: Vec<Measured> = article
        .blocks
        .iter()
        .map(|block| Measured::of(article, block))
        .collect();
    // The footnotes are a block of the body, the last one.
    let kind = |number: usize| {
        let footnotes =
            (number == measured.len() && !article.footnotes.is_empty()).then_some(BlockKind::Other);
        measured.get(number).map(|block| block.kind).or(footnotes)
    };
    let mut last = None;
    let quotes = article.pull_quotes.iter();
    quotes
        .map(|quote| {
            let source = source(&measured, &quote.source_id)?;
            let slot = inline_layout::slot(&kind, TextState::Whole, source, last)?;
            last = Some(slot);
            Some(slot)
        })
        .collect()
}

fn source(measured: &[Measured], id: &str) -> Option<SourceSentence> {
    measured.iter().enumerate().find_map(|(block, measured)| {
        let (_, start, end) = measured.marks.iter().find(|(mark, ..)| mark == id)?;
        Some(SourceSentence {
            block,
            before: *start,
            after: measured.letters - end,
        })
    })
}

/// A block, as far as a quote beside it must know.
struct Measured {
    kind: BlockKind,
    letters: u32,
    /// What has an id, and where it begins and ends.
    marks: Vec<(String, u32, u32)>,
}

impl Measured {
    fn of(article: &Article, block: &Block) -> Self {
        let mut letters = Letters::default();
        walk::block(article, block, &mut letters);
        let is_other = matches!(block, Block::Heading(_) | Block::Rule);
        Self {
            kind: if is_other {
                BlockKind::Other
            } else if letters.last.trim_end().ends_with([':', '：']) {
                BlockKind::Announcement
            } else {
                BlockKind::Text
            },
            letters: letters.count,
            marks: letters.marks,
        }
    }
}

/// Counts letters as the browser does: in UTF-16.
#[derive(Default)]
struct Letters {
    count: u32,
    /// The text that came last.
    last: String,
    /// The elements that are open: with the number of their mark, if they have one.
    open: Vec<Option<usize>>,
    marks: Vec<(String, u32, u32)>,
}

impl Sink for Letters {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        if tag.is_void() {
            return;
        }
        let id = attributes
            .iter()
            .find(|attribute| attribute.name == AttributeName::Id);
        self.open.push(id.map(|_| self.marks.len()));
        if let Some(id) = id {
            self.marks
                .push((id.value.to_string(), self.count, self.count));
        }
    }

    fn text(&mut self, text: &str) {
        let units = u32::try_from(text.encode_utf16().count());
        self.count = self.count.saturating_add(units.unwrap_or(u32::MAX));
        if !text.trim().is_empty() {
            text.clone_into(&mut self.last);
        }
    }

    fn close(&mut self, _tag: Tag) {
        if let Some(mark) = self.open.pop().flatten() {
            self.marks[mark].2 = self.count;
        }
    }
}

/// The room of a quote, as the figure that will stand in its place.
pub(super) fn write(
    article: &Article,
    number: usize,
    side: Side,
    address: &ArticleAddress,
    base: &Base,
) -> String {
    let quote = &article.pull_quotes[number];
    let class = if pull_quotes::is_long(&plain_text::from_inlines(&quote.content)) {
        "pull-quote long"
    } else {
        "pull-quote"
    };
    let behind = match side {
        Side::Before => "",
        Side::Behind => " data-after",
    };
    let direction = quote.direction(article.metadata.direction);
    let attribute = |name: &str, value: Option<&str>| {
        value.map_or_else(String::new, |value| {
            format!(" {name}=\"{}\"", escaped(value))
        })
    };
    [
        &format!("<div class=\"pull-quote-placeholder\" data-quote=\"{number}\"{behind} aria-hidden=\"true\" inert><figure class=\"{class}\"><blockquote"),
        &attribute("lang", quote.lang.as_deref()),
        &attribute("dir", direction.map(document::tree::Direction::as_str)),
        "><p>",
        &inlines(article, &quote.content, address, base),
        "</p></blockquote><figcaption>",
        &quote.attribution.as_deref().map_or_else(String::new, |name| format!("<cite>{}</cite>", escaped(name))),
        "<span class=\"in-context\" lang=\"en\">In context</span><span class=\"share-button\" lang=\"en\">Share</span></figcaption></figure></div>",
    ]
    .concat()
}

fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.as_str().replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{prerender, routing::Slug};

    fn body(text: &str) -> String {
        let (slug, base) = (Slug::new("a").unwrap(), Base::up(1));
        let article = document::parse(text);
        prerender::body(&article, &prerender::address(&slug, &base), &base)
    }

    #[test]
    fn a_quote_has_room_before_the_block_of_its_sentence() {
        let long =
            "It goes on and on, and it does not come to its end for some time to come. ".repeat(5);
        let html = body(&format!(
            "# T\n\nFirst.\n\n{long} {{\" The end of it was near. \"}} {long}\n"
        ));
        let at = html.find(
            "<div class=\"pull-quote-placeholder\" data-quote=\"0\" aria-hidden=\"true\" inert>",
        );
        assert!(
            at.is_some_and(
                |at| at > html.find("First.").unwrap() && at < html.find("It goes").unwrap()
            ),
            "{html}"
        );
    }

    #[test]
    fn its_words_are_nothing_but_words() {
        let html =
            body("A.\n\nB.\n\n> [!PULLQUOTE lang=fr]\n> *C* & <b> \"d\"\n> — E \"<i>\n\nF.\n");
        assert!(
            html.contains("<cite>E &quot;&lt;i&gt;</cite>")
                || html.contains("<cite>E “&lt;i&gt;</cite>"),
            "{html}"
        );
        assert!(!html.contains("<i>"), "{html}");
    }

    #[test]
    fn an_article_without_quotes_has_no_room() {
        assert!(!body("---\npull_quotes: false\n---\nA.\n").contains("pull-quote-placeholder"));
    }
}
