//! Model: the score of a sentence from its features and words, and their weights.

use super::{Feature, FeatureTable, InputText, weights};

/// Weights for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// English: weights of the features, and of six hundred words.
    English,
    /// Every other language: weights of the features.
    Other,
}

/// Reason for or against a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Name of a feature, or a word in quotation marks.
    pub name: String,
    /// Summand of the score.
    pub amount: f32,
}

/// Share of words that every English text has, from which a text without a language counts as English: the lowest in the
/// articles that the weights were fitted on is 0.12, the highest in other languages 0.02.
const ENGLISH_SHARE: f32 = 0.06;

impl Model {
    /// Returns the model for a text, by its language or else by its words.
    pub fn for_text(text: &InputText<'_>, table: &FeatureTable) -> Self {
        let primary = text.language.split('-').next().unwrap_or_default();
        let is_english = if primary.is_empty() {
            table.share_of(&["the", "and", "of", "to"]) > ENGLISH_SHARE
        } else {
            primary.eq_ignore_ascii_case("en")
        };
        if is_english {
            Self::English
        } else {
            Self::Other
        }
    }

    fn weights(self) -> &'static [i16; Feature::ALL.len()] {
        match self {
            Self::English => &weights::ENGLISH,
            Self::Other => &weights::OTHER,
        }
    }

    /// Returns the score of each sentence; higher is better. Scores are comparable within one text only.
    pub fn scores(self, table: &FeatureTable) -> Vec<f32> {
        let words = self.word_weights(table);
        let sentences = table.sentences.iter();
        sentences
            .map(|sentence| {
                let values = sentence.vector.values().iter();
                let features = values.zip(self.weights());
                let of_features: f32 = features
                    .map(|(value, &weight)| value * thousandths(weight))
                    .sum();
                let of_words: f32 = sentence
                    .distinct
                    .iter()
                    .map(|times| words[times.term])
                    .sum();
                of_features + of_words
            })
            .collect()
    }

    /// Returns the reasons for the score of a sentence, by their weight.
    ///
    /// # Panics
    ///
    /// If there is no sentence with this index.
    pub fn reasons(self, table: &FeatureTable, sentence: usize) -> Vec<Reason> {
        let sentence = &table.sentences[sentence];
        let words = self.word_weights(table);
        let features = Feature::ALL.iter().zip(self.weights());
        let of_features = features.map(|(&feature, &weight)| Reason {
            name: feature.name().to_owned(),
            amount: sentence.vector.get(feature) * thousandths(weight),
        });
        let of_words = sentence.distinct.iter().map(|times| Reason {
            name: format!("“{}”", table.terms.list[times.term].text),
            amount: words[times.term],
        });
        let mut reasons: Vec<Reason> = of_features.chain(of_words).collect();
        reasons.retain(|reason| reason.amount != 0.0);
        reasons.sort_by(|one, other| other.amount.abs().total_cmp(&one.amount.abs()));
        reasons
    }

    /// Returns the weight of each word of the text, by its term.
    fn word_weights(self, table: &FeatureTable) -> Vec<f32> {
        let step = match self {
            Self::English => thousandths(weights::STEP),
            Self::Other => 0.0,
        };
        let terms = table.terms.list.iter();
        terms.map(|term| f32::from(term.steps) * step).collect()
    }
}

fn thousandths(weight: i16) -> f32 {
    f32::from(weight) / 1000.0
}
