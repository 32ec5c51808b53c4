//! Articles with an editor's pull quotes, read from JSON lines.

use std::{fs, path::Path};

use document::pull_quotes::{InputSentence, InputText};
use serde::Deserialize;

use crate::benchmark_sentences;

/// Line of the file: an article with its paragraphs, or with its sentences.
#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    core: bool,
    #[serde(default)]
    language: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    paragraphs: Vec<String>,
    #[serde(default)]
    sentences: Vec<ScoredSentence>,
    #[serde(default)]
    headings: Vec<Heading>,
    #[serde(default)]
    pull_quotes: Vec<String>,
}

/// Sentence to score.
#[derive(Debug, Deserialize)]
pub(crate) struct ScoredSentence {
    pub text: String,
    pub paragraph: usize,
}

/// Heading, with the index of the paragraph after it.
#[derive(Debug, Deserialize)]
struct Heading {
    index: usize,
}

/// Article of the benchmark.
#[derive(Debug)]
pub(crate) struct Article {
    pub id: String,
    /// Kind of publication.
    pub group: String,
    /// Membership in the core, a sample of articles in which no group dominates.
    pub is_core: bool,
    language: String,
    title: String,
    pub paragraphs: Vec<String>,
    /// Sentences to score.
    pub sentences: Vec<ScoredSentence>,
    /// Index of the section of each sentence.
    sections: Vec<usize>,
    pub pull_quotes: Vec<String>,
}

impl Article {
    pub(crate) fn is_english(&self) -> bool {
        self.language == "en"
    }

    /// Returns the input of the model.
    pub(crate) fn text(&self) -> InputText<'_> {
        let sentences = self.sentences.iter().zip(&self.sections);
        InputText {
            language: &self.language,
            title: &self.title,
            standfirst: "",
            sentences: sentences
                .map(|(sentence, &section)| InputSentence {
                    text: &sentence.text,
                    paragraph: sentence.paragraph,
                    section,
                })
                .collect(),
        }
    }
}

impl From<Line> for Article {
    fn from(line: Line) -> Self {
        let sentences = if line.sentences.is_empty() {
            split_into_sentences(&line.paragraphs)
        } else {
            line.sentences
        };
        let section = |sentence: &ScoredSentence| {
            let before = |heading: &&Heading| heading.index <= sentence.paragraph;
            line.headings.iter().filter(before).count()
        };
        Self {
            sections: sentences.iter().map(section).collect(),
            sentences,
            id: line.id,
            group: line.group,
            is_core: line.core,
            language: line.language,
            title: line.title.unwrap_or_default(),
            paragraphs: line.paragraphs,
            pull_quotes: line.pull_quotes,
        }
    }
}

/// Splits paragraphs into sentences, without those of fewer than three letters, digits or underscores.
fn split_into_sentences(paragraphs: &[String]) -> Vec<ScoredSentence> {
    let mut sentences = Vec::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        for range in benchmark_sentences::sentences(text) {
            let text = &text[range];
            let characters = text
                .chars()
                .filter(|&c| benchmark_sentences::is_word(c))
                .count();
            if characters >= 3 {
                sentences.push(ScoredSentence {
                    text: text.to_owned(),
                    paragraph,
                });
            }
        }
    }
    sentences
}

/// Reads a file with one article per line.
pub(crate) fn read(path: &Path) -> Result<Vec<Article>, String> {
    let text = fs::read_to_string(path).map_err(|error| {
        format!(
            "{} cannot be read ({error}): give the path of a file with one article per line, as JSON",
            path.display()
        )
    })?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let line: Line = serde_json::from_str(line).map_err(|error| {
                format!(
                    "{}:{}: {error}: each line needs `id`, and `paragraphs` or `sentences`",
                    path.display(),
                    number + 1
                )
            })?;
            Ok(line.into())
        })
        .collect()
}
