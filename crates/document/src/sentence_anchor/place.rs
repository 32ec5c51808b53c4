//! Places in the text of an article, and marking them in the tree.

use crate::{
    render::walk,
    text::folding,
    tree::{Article, Block, Footnote, Inline, runs, visit},
};
use std::ops::Range;

/// Sentence or words that a link leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct AnchorTarget {
    /// Id of the element that marks it.
    pub id: String,
    /// Part of the article to show again, with the mark; `None` if the article has the mark already.
    pub part: Option<MarkedPart>,
}

/// Part of an article with a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkedPart {
    /// Block of the body, with its index.
    Block(usize, Box<Block>),
    /// All footnotes.
    Footnotes(Vec<Footnote>),
}

/// Part of an article that contains blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Block of the body, by its index.
    Block(usize),
    /// Footnote, by its index.
    Footnote(usize),
}

/// Place in the text of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) part: Container,
    /// Index of the run in its part.
    pub(super) run: usize,
    /// Bytes of its text.
    pub(super) range: Range<usize>,
}

impl AnchorTarget {
    /// Makes a target of an element that the article has already.
    pub(super) fn existing(id: String) -> Self {
        Self { id, part: None }
    }
}

impl Place {
    /// Returns the words at this place.
    pub(super) fn text(&self, article: &Article) -> String {
        let text = text_of(article, self.part, self.run);
        text.get(self.range.clone()).unwrap_or_default().to_owned()
    }

    /// Marks this place with an id.
    pub(super) fn mark(&self, article: &Article, id: String) -> AnchorTarget {
        let mut blocks = blocks(article, self.part).to_vec();
        let mut number = 0;
        visit::runs_mut(&mut blocks, &mut |_, run| {
            if number == self.run {
                mark_in(run, self.range.clone(), &id);
            }
            number += 1;
        });
        let part = match self.part {
            Container::Block(index) => blocks
                .pop()
                .map(|block| MarkedPart::Block(index, Box::new(block))),
            Container::Footnote(index) => {
                let mut notes = article.footnotes.clone();
                notes[index].blocks = blocks;
                Some(MarkedPart::Footnotes(notes))
            }
        };
        AnchorTarget { id, part }
    }
}

fn blocks(article: &Article, container: Container) -> &[Block] {
    match container {
        Container::Block(index) => std::slice::from_ref(&article.blocks[index]),
        Container::Footnote(index) => &article.footnotes[index].blocks,
    }
}

/// Returns the text of a run.
fn text_of(article: &Article, container: Container, index: usize) -> String {
    let (mut text, mut number) = (String::new(), 0);
    visit::runs(blocks(article, container), &mut |_, run| {
        if number == index {
            runs::push_text(run, &mut text);
        }
        number += 1;
    });
    text
}

/// Visits every run of the body and of the footnotes, with its part and its index there.
pub(super) fn each_run(article: &Article, visit: &mut dyn FnMut(&[Inline], Container, usize)) {
    let body = (0..article.blocks.len()).map(Container::Block);
    for container in body.chain((0..article.footnotes.len()).map(Container::Footnote)) {
        let mut number = 0;
        visit::runs(blocks(article, container), &mut |_, run| {
            visit(run, container, number);
            number += 1;
        });
    }
}

/// Returns `true` if the article has an element with this id for a sentence.
pub(super) fn is_marked(article: &Article, id: &str) -> bool {
    let mut found = false;
    each_run(article, &mut |run, _, _| {
        found = found || sentence(run, id).is_some();
    });
    found
}

/// Returns the inlines of the sentence with an id.
pub(super) fn sentence<'a>(run: &'a [Inline], id: &str) -> Option<&'a [Inline]> {
    run.iter().find_map(|inline| match inline {
        Inline::Sentence(item) if item.id == id => Some(item.content.as_slice()),
        other => sentence(other.content()?, id),
    })
}

/// Wraps a part of a run in a sentence, within the innermost element that contains all of it.
fn mark_in(run: &mut Vec<Inline>, range: Range<usize>, id: &str) {
    let mut at = 0;
    for inline in run.iter_mut() {
        let end = at + runs::length(inline);
        if at <= range.start
            && range.end <= end
            && let Some(content) = inline.content_mut()
        {
            return mark_in(content, range.start - at..range.end - at, id);
        }
        at = end;
    }
    let part = runs::widen(run, &range);
    runs::wrap_in_sentences(run, &[(part, id.to_owned())]);
}

/// Folded text of all runs, with one space between them, and the start of each.
pub(super) struct FoldedText {
    pub(super) text: String,
    starts: Vec<(usize, Container, usize)>,
}

impl FoldedText {
    /// Folds the text of an article.
    pub(super) fn from_article(article: &Article) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        let mut words = String::new();
        each_run(article, &mut |run, part, number| {
            words.clear();
            runs::push_text(run, &mut words);
            let folded = folding::fold(&words);
            if !folded.is_empty() {
                if !text.is_empty() {
                    text.push(' ');
                }
                starts.push((text.len(), part, number));
                text.push_str(&folded);
            }
        });
        Self { text, starts }
    }

    /// Returns the start of the text from the heading with an id on, or of the footnote with it.
    pub(super) fn start_of(&self, id: &str, article: &Article) -> Option<usize> {
        if let Some(number) = walk::note_number(id) {
            let mut starts = self.starts.iter();
            let found = starts.find(|(_, part, _)| *part == Container::Footnote(number - 1));
            return found.map(|(start, ..)| *start);
        }
        let is_heading =
            |block: &Block| matches!(block, Block::Heading(heading) if heading.id == id);
        let number = article.blocks.iter().position(is_heading)?;
        let mut starts = self.starts.iter();
        let found =
            starts.find(|(_, part, _)| matches!(part, Container::Block(block) if *block >= number));
        found.map(|(start, ..)| *start)
    }

    /// Returns the place of a range of the text, up to the end of its first run at most.
    pub(super) fn place(&self, article: &Article, range: &Range<usize>) -> Option<Place> {
        let after = self
            .starts
            .partition_point(|(start, ..)| *start <= range.start);
        let &(start, part, run) = self.starts.get(after.checked_sub(1)?)?;
        let end = self
            .starts
            .get(after)
            .map_or(self.text.len(), |(next, ..)| *next);
        let folded = range.start - start..range.end.min(end) - start;
        let range = folding::unfold(&text_of(article, part, run), folded);
        Some(Place { part, run, range })
    }
}
