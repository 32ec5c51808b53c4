//! Places in the text of an article, and marking one of them in the tree.

use crate::{
    render::walk,
    text::folding,
    tree::{Article, Block, Footnote, Inline, runs, visit},
};
use std::ops::Range;

/// A sentence, or words, that a link leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The id of the element that marks it.
    pub id: String,
    /// The part of the article as it is to be shown, with the mark; none where the article has the mark already.
    pub part: Option<MarkedPart>,
}

/// A part of an article that is shown as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkedPart {
    /// A block of the body, by its number.
    Block(usize, Box<Block>),
    /// All footnotes.
    Footnotes(Vec<Footnote>),
}

/// Which list of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// A block of the body, by its number.
    Block(usize),
    /// A footnote, by its number from 0.
    Footnote(usize),
}

/// A place in the text of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) part: Text,
    /// Which run of that part.
    pub(super) run: usize,
    /// Where in its text.
    pub(super) range: Range<usize>,
}

impl Match {
    /// What the article has a mark for already.
    pub(super) fn there(id: String) -> Self {
        Self { id, part: None }
    }
}

impl Place {
    /// The words at this place.
    pub(super) fn text(&self, article: &Article) -> String {
        let text = text_of(article, self.part, self.run);
        text.get(self.range.clone()).unwrap_or_default().to_owned()
    }

    /// Marks this place with an id.
    pub(super) fn mark(&self, article: &Article, id: String) -> Match {
        let mut blocks = blocks(article, self.part).to_vec();
        let mut number = 0;
        visit::runs_mut(&mut blocks, &mut |_, run| {
            if number == self.run {
                mark_in(run, self.range.clone(), &id);
            }
            number += 1;
        });
        let part = match self.part {
            Text::Block(index) => blocks
                .pop()
                .map(|block| MarkedPart::Block(index, Box::new(block))),
            Text::Footnote(index) => {
                let mut notes = article.footnotes.clone();
                notes[index].blocks = blocks;
                Some(MarkedPart::Footnotes(notes))
            }
        };
        Match { id, part }
    }
}

fn blocks(article: &Article, text: Text) -> &[Block] {
    match text {
        Text::Block(index) => std::slice::from_ref(&article.blocks[index]),
        Text::Footnote(index) => &article.footnotes[index].blocks,
    }
}

/// The text of one run.
fn text_of(article: &Article, part: Text, wanted: usize) -> String {
    let (mut text, mut number) = (String::new(), 0);
    visit::runs(blocks(article, part), &mut |_, run| {
        if number == wanted {
            runs::push_text(run, &mut text);
        }
        number += 1;
    });
    text
}

/// Visits every run of the body and of the footnotes, with the part it is of and its number there.
pub(super) fn each_run(article: &Article, visit: &mut dyn FnMut(&[Inline], Text, usize)) {
    let body = (0..article.blocks.len()).map(Text::Block);
    for text in body.chain((0..article.footnotes.len()).map(Text::Footnote)) {
        let mut number = 0;
        visit::runs(blocks(article, text), &mut |_, run| {
            visit(run, text, number);
            number += 1;
        });
    }
}

/// Whether the article has a mark with this id.
pub(super) fn is_marked(article: &Article, id: &str) -> bool {
    let mut found = false;
    each_run(article, &mut |run, _, _| {
        found = found || sentence(run, id).is_some();
    });
    found
}

/// What the sentence with this id says.
pub(super) fn sentence<'a>(run: &'a [Inline], id: &str) -> Option<&'a [Inline]> {
    run.iter().find_map(|inline| match inline {
        Inline::Sentence(item) if item.id == id => Some(item.content.as_slice()),
        other => sentence(other.content()?, id),
    })
}

/// Puts a part of a run into a sentence: within the element that holds all of it, if one does.
fn mark_in(run: &mut Vec<Inline>, range: Range<usize>, id: &str) {
    let mut at = 0;
    for inline in run.iter_mut() {
        let end = at + runs::length(inline);
        if at <= range.start && range.end <= end {
            if let Some(content) = inline.content_mut() {
                return mark_in(content, range.start - at..range.end - at, id);
            }
        }
        at = end;
    }
    let part = runs::widen(run, &range);
    runs::wrap(run, &[(part, id.to_owned())]);
}

/// The folded text of all runs as one, with one space between them, and where each begins.
pub(super) struct Flat {
    pub(super) text: String,
    starts: Vec<(usize, Text, usize)>,
}

impl Flat {
    /// The whole text of an article.
    pub(super) fn of(article: &Article) -> Self {
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

    /// Where the text begins that is under the heading with an id, the heading included, or in the footnote with it.
    pub(super) fn start_of(&self, id: &str, article: &Article) -> Option<usize> {
        if let Some(number) = walk::note_number(id) {
            let mut starts = self.starts.iter();
            let found = starts.find(|(_, part, _)| *part == Text::Footnote(number - 1));
            return found.map(|(start, ..)| *start);
        }
        let is_heading =
            |block: &Block| matches!(block, Block::Heading(heading) if heading.id == id);
        let number = article.blocks.iter().position(is_heading)?;
        let mut starts = self.starts.iter();
        let found =
            starts.find(|(_, part, _)| matches!(part, Text::Block(block) if *block >= number));
        found.map(|(start, ..)| *start)
    }

    /// The place of a part of the text, up to the end of the run that it begins in at most.
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
