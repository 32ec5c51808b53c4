//! Articles with the pull quotes that an editor chose, as JSON lines.

use std::{fs, path::Path};

use document::pull_quotes::{InputSentence, InputText};
use serde::Deserialize;

use crate::benchmark_sentences;

/// An article as it is written: with its paragraphs, or with its sentences already.
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
    sentences: Vec<Unit>,
    #[serde(default)]
    headings: Vec<Heading>,
    #[serde(default)]
    pull_quotes: Vec<String>,
}

/// A sentence to be scored.
#[derive(Debug, Deserialize)]
pub(crate) struct Unit {
    pub text: String,
    pub paragraph: usize,
}

/// A heading, and the number of the paragraph that it stands before.
#[derive(Debug, Deserialize)]
struct Heading {
    index: usize,
}

/// An article to measure with.
#[derive(Debug)]
pub(crate) struct Article {
    pub id: String,
    /// What kind of publication it comes from.
    pub group: String,
    /// Whether it counts in the mean that no group decides alone.
    pub is_core: bool,
    language: String,
    title: String,
    pub paragraphs: Vec<String>,
    /// The sentences that are scored.
    pub units: Vec<Unit>,
    /// The section of each sentence.
    sections: Vec<usize>,
    pub pull_quotes: Vec<String>,
}

impl Article {
    pub(crate) fn is_english(&self) -> bool {
        self.language == "en"
    }

    /// As `document` takes it.
    pub(crate) fn text(&self) -> InputText<'_> {
        let sentences = self.units.iter().zip(&self.sections);
        InputText {
            language: &self.language,
            title: &self.title,
            standfirst: "",
            sentences: sentences
                .map(|(unit, &section)| InputSentence {
                    text: &unit.text,
                    paragraph: unit.paragraph,
                    section,
                })
                .collect(),
        }
    }
}

impl From<Line> for Article {
    fn from(line: Line) -> Self {
        let units = if line.sentences.is_empty() {
            units_of(&line.paragraphs)
        } else {
            line.sentences
        };
        let section = |unit: &Unit| {
            let before = |heading: &&Heading| heading.index <= unit.paragraph;
            line.headings.iter().filter(before).count()
        };
        Self {
            sections: units.iter().map(section).collect(),
            units,
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

/// The sentences with at least three letters, digits or underscores.
fn units_of(paragraphs: &[String]) -> Vec<Unit> {
    let mut units = Vec::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        for range in benchmark_sentences::sentences(text) {
            let text = &text[range];
            let signs = text
                .chars()
                .filter(|&c| benchmark_sentences::is_word(c))
                .count();
            if signs >= 3 {
                units.push(Unit {
                    text: text.to_owned(),
                    paragraph,
                });
            }
        }
    }
    units
}

/// Reads a file of articles, one a line.
pub(crate) fn read(path: &Path) -> Result<Vec<Article>, String> {
    let text = fs::read_to_string(path).map_err(|error| {
        format!(
            "{} cannot be read ({error}): it must be a file with an article a line, as JSON",
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
                    "{}:{}: {error}: a line needs `id`, and `paragraphs` or `sentences`",
                    path.display(),
                    number + 1
                )
            })?;
            Ok(line.into())
        })
        .collect()
}
