//! Candidates: the sentences of an article that may become pull quotes.

use std::ops::Range;

use super::{
    FeatureTable, InputSentence, InputText, Model,
    rules::{self, Rejection},
    terms::{TermCount, count_common},
};
use crate::{
    text::sentences,
    tree::{Block, Inline, Metadata, runs, visit},
};

/// Highest number of paragraphs that are read, spread over the article. An essay of 30,000 words has hardly more.
const MAX_PARAGRAPHS: usize = 400;

/// Highest number of sentences: an article may be one paragraph of millions.
const MAX_SENTENCES: usize = 5000;

/// Share of the title's content words in a sentence that repeats it.
const MIN_HEAD_SHARE: f32 = 0.6;

/// Sentences of the paragraphs of the body itself, without those in lists, quotes and tables.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub sentences: Vec<Candidate>,
    /// Words of the paragraphs of the body itself.
    pub words: f32,
    pub has_sections: bool,
}

/// Candidate sentence.
#[derive(Debug)]
pub(super) struct Candidate {
    pub text: String,
    /// Index of its paragraph among all paragraphs; `range` has the bytes of that paragraph's text.
    pub paragraph: usize,
    pub range: Range<usize>,
    pub section: usize,
    /// Words of the article before it.
    pub before: f32,
    pub score: f32,
    pub rejection: Option<Rejection>,
}

/// Finds and scores the sentences of an article.
pub(super) fn score(blocks: &[Block], metadata: &Metadata) -> (Candidates, FeatureTable, Model) {
    let mut candidates = collect_candidates(blocks);
    let text = InputText {
        language: metadata.lang.as_deref().unwrap_or_default(),
        title: metadata.title.as_deref().unwrap_or_default(),
        standfirst: metadata.description.as_deref().unwrap_or_default(),
        sentences: candidates
            .sentences
            .iter()
            .map(Candidate::as_sentence)
            .collect(),
    };
    let table = FeatureTable::new(&text);
    let model = Model::for_text(&text, &table);
    let scores = model.scores(&table);
    let rejections: Vec<Option<Rejection>> = (0..table.len())
        .map(|index| {
            let features = &table.sentences[index];
            let text = &candidates.sentences[index].text;
            rules::rejection(text, features, &table.terms).or_else(|| {
                table
                    .heads
                    .iter()
                    .any(|head| repeats(&features.content, head))
                    .then_some(Rejection::RepeatsHead)
            })
        })
        .collect();
    let mut before = 0.0;
    for (index, candidate) in candidates.sentences.iter_mut().enumerate() {
        candidate.score = scores[index];
        candidate.rejection = candidate.rejection.or(rejections[index]);
        candidate.before = before;
        before += table.sentences[index].length;
    }
    candidates.words = before;
    (candidates, table, model)
}

/// Returns `true` for a sentence with most content words of a title or a standfirst. Titles of one word are in too many
/// sentences.
fn repeats(sentence: &[TermCount], head: &[TermCount]) -> bool {
    let common = count_common(head, sentence);
    common >= 2
        && super::sentence_features::to_f32(common)
            >= MIN_HEAD_SHARE * super::sentence_features::to_f32(head.len())
}

impl Candidate {
    fn as_sentence(&self) -> InputSentence<'_> {
        InputSentence {
            text: &self.text,
            paragraph: self.paragraph,
            section: self.section,
        }
    }
}

fn collect_candidates(blocks: &[Block]) -> Candidates {
    let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph(_));
    let stride = blocks
        .iter()
        .filter(is_paragraph)
        .count()
        .div_ceil(MAX_PARAGRAPHS);
    let mut candidates = Candidates::default();
    let (mut paragraph, mut body_paragraphs, mut section) = (0, 0, 0);
    for block in blocks {
        match block {
            Block::Paragraph(run) => {
                if body_paragraphs % stride == 0 {
                    candidates.read(run, paragraph, section);
                }
                body_paragraphs += 1;
                paragraph += 1;
            }
            Block::Heading(_) => {
                section += 1;
                candidates.has_sections = true;
            }
            other => visit::paragraphs(std::slice::from_ref(other), &mut |_| paragraph += 1),
        }
    }
    candidates
}

impl Candidates {
    fn read(&mut self, run: &[Inline], paragraph: usize, section: usize) {
        let opens = self.sentences.is_empty();
        let mut text = String::new();
        runs::push_text(run, &mut text);
        let mut opaque: Vec<Range<usize>> = Vec::new();
        runs::each_leaf(run, &mut 0, &mut |at, leaf| match leaf {
            Inline::Code(text) | Inline::Math(_, text) => opaque.push(at..at + text.len()),
            Inline::Break => opaque.push(at..at + 1),
            _ => {}
        });
        for range in sentences::ranges(&text) {
            let is_clear = opaque
                .iter()
                .all(|opaque| opaque.end <= range.start || range.end <= opaque.start);
            let rejection = if opens {
                Some(Rejection::OpensArticle)
            } else {
                (!is_clear).then_some(Rejection::Technical)
            };
            if self.sentences.len() == MAX_SENTENCES {
                return;
            }
            self.sentences.push(Candidate {
                // Readers see a soft line break as a space.
                text: text[range.clone()].replace('\n', " "),
                paragraph,
                range,
                section,
                before: 0.0,
                score: 0.0,
                rejection,
            });
        }
    }
}
