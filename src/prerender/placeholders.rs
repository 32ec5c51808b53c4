//! Placeholders of the pull quotes in their slots. Each has the words of its quote and therefore its height, is shown
//! on narrow screens, and is hidden from assistive technology, which finds the quotes after the text.

use document::{
    render::walk::{self, Attribute, AttributeName, Sink, Tag, element, with},
    tree::{Article, Block},
};

use crate::{
    features::{
        article_body::footnotes_index,
        pull_quotes::{
            figure_class,
            inline_layout::{self, BlockKind, BlockSide, Slot, SourceSentence},
        },
    },
    pages::article::markup,
};

/// Returns the slot of each pull quote, or `None` where its sentence is not in the body.
pub(super) fn slots(article: &Article) -> Vec<Option<Slot>> {
    if article.pull_quotes.is_empty() {
        return Vec::new();
    }
    let blocks: Vec<MeasuredBlock> = article
        .blocks
        .iter()
        .map(|block| MeasuredBlock::new(article, block))
        .collect();
    let kind = |index: usize| {
        let is_footnotes = index == footnotes_index(article) && !article.footnotes.is_empty();
        let footnotes = is_footnotes.then_some(BlockKind::Other);
        blocks.get(index).map(|block| block.kind).or(footnotes)
    };
    let mut last = None;
    let quotes = article.pull_quotes.iter();
    quotes
        .map(|quote| {
            let source = source_sentence(&blocks, &quote.source_id)?;
            let slot = inline_layout::find_slot(&kind, source, last)?;
            last = Some(slot);
            Some(slot)
        })
        .collect()
}

fn source_sentence(blocks: &[MeasuredBlock], id: &str) -> Option<SourceSentence> {
    blocks.iter().enumerate().find_map(|(index, block)| {
        let (_, start, end) = block.marks.iter().find(|(mark, ..)| mark == id)?;
        Some(SourceSentence {
            block: index,
            before: *start,
            after: block.letters - end,
        })
    })
}

/// Properties of a block on which the slots beside it depend.
struct MeasuredBlock {
    kind: BlockKind,
    letters: u32,
    /// Id of each element that has one, and the letters at its start and end.
    marks: Vec<(String, u32, u32)>,
}

impl MeasuredBlock {
    fn new(article: &Article, block: &Block) -> Self {
        let mut letters = LetterCount::default();
        walk::block(article, block, &mut letters);
        Self {
            kind: BlockKind::from_html(letters.tag, &letters.last),
            letters: letters.count,
            marks: letters.marks,
        }
    }
}

/// Counts letters as the browser does, in UTF-16.
#[derive(Default)]
struct LetterCount {
    count: u32,
    /// Name of the outermost element.
    tag: &'static str,
    /// Last text that is not blank.
    last: String,
    /// Index of the mark of each open element, if it has one.
    open: Vec<Option<usize>>,
    marks: Vec<(String, u32, u32)>,
}

impl Sink for LetterCount {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        if self.tag.is_empty() {
            self.tag = tag.name();
        }
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

/// Writes the placeholder of a quote, with the figure that will stand in its place.
pub(super) fn write(article: &Article, number: usize, side: BlockSide, sink: &mut impl Sink) {
    let quote = &article.pull_quotes[number];
    let mut attributes = vec![
        Attribute::new(AttributeName::Class, "pull-quote-placeholder"),
        Attribute::owned(AttributeName::DataQuote, number.to_string()),
    ];
    if side == BlockSide::After {
        attributes.push(Attribute::new(AttributeName::DataAfter, ""));
    }
    attributes.push(Attribute::new(AttributeName::AriaHidden, "true"));
    attributes.push(Attribute::new(AttributeName::Inert, ""));
    with(sink, Tag::Division, &attributes, |sink| {
        let class = Attribute::new(AttributeName::Class, figure_class(quote));
        with(sink, Tag::Figure, &[class], |sink| {
            markup::quote_words(article, quote, sink);
            element(sink, Tag::FigureCaption, |sink| {
                if let Some(name) = &quote.attribution {
                    element(sink, Tag::Cite, |sink| sink.text(name));
                }
                for (class, text) in [("in-context", "In context"), ("share-button", "Share")] {
                    let attributes = [
                        Attribute::new(AttributeName::Class, class),
                        Attribute::new(AttributeName::Lang, "en"),
                    ];
                    with(sink, Tag::Span, &attributes, |sink| sink.text(text));
                }
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use crate::{
        data::library::Adjacent,
        prerender,
        routing::{Base, Slug},
    };

    fn body(text: &str) -> String {
        let slug = Slug::new("a").unwrap();
        let article = document::parse(text);
        prerender::article(&article, &slug, &Adjacent::default(), &Base::relative(1))
    }

    #[test]
    fn a_quote_has_a_placeholder_before_the_block_of_its_sentence() {
        let long =
            "It goes on and on, and it does not come to its end for some time to come. ".repeat(5);
        let html = body(&format!(
            "# T\n\nFirst.\n\n{long} {{\" The end of it was near. \"}} {long}\n"
        ));
        let at = html.find(
            "<div class=\"pull-quote-placeholder\" data-quote=\"0\" aria-hidden=\"true\" inert=\"\">",
        );
        assert!(
            at.is_some_and(
                |at| at > html.find("First.").unwrap() && at < html.find("It goes").unwrap()
            ),
            "{html}"
        );
    }

    #[test]
    fn words_of_a_quote_are_escaped() {
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
    fn an_article_without_quotes_has_no_placeholder() {
        assert!(!body("---\npull_quotes: false\n---\nA.\n").contains("pull-quote-placeholder"));
    }
}
