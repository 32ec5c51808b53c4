//! The score of a sentence: its features by their weights, and the weights of its words.

use super::{Feature, FeatureTable, InputText, weights};

/// Which weights a text is scored with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// For English: the features, and six hundred words.
    English,
    /// For every other language: the features alone.
    Other,
}

/// Something that speaks for a sentence, or against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// A feature, or a word in quotation marks.
    pub name: String,
    /// What it adds to the score.
    pub amount: f32,
}

/// In a text without a language, the share of words that every English text has: the least found in the articles that
/// the weights were fitted on is 0.12, the most in other languages 0.02.
const ENGLISH_SHARE: f32 = 0.06;

impl Model {
    /// The model for a text, by its language or else by its words.
    pub fn for_text(text: &InputText<'_>, survey: &FeatureTable) -> Self {
        let primary = text.language.split('-').next().unwrap_or_default();
        let is_english = if primary.is_empty() {
            survey.share_of(&["the", "and", "of", "to"]) > ENGLISH_SHARE
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

    /// The score of each sentence; more is better. What the numbers mean is only their order, within one text.
    pub fn scores(self, survey: &FeatureTable) -> Vec<f32> {
        let words = self.word_weights(survey);
        let sentences = survey.sentences.iter();
        sentences
            .map(|sentence| {
                let values = sentence.features.values().iter();
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

    /// What makes the score of a sentence, the weightiest first.
    ///
    /// # Panics
    ///
    /// If there is no sentence of this number.
    pub fn reasons(self, survey: &FeatureTable, sentence: usize) -> Vec<Reason> {
        let sentence = &survey.sentences[sentence];
        let words = self.word_weights(survey);
        let features = Feature::ALL.iter().zip(self.weights());
        let of_features = features.map(|(&feature, &weight)| Reason {
            name: feature.name().to_owned(),
            amount: sentence.features.get(feature) * thousandths(weight),
        });
        let of_words = sentence.distinct.iter().map(|times| Reason {
            name: format!("“{}”", survey.terms.list[times.term].text),
            amount: words[times.term],
        });
        let mut reasons: Vec<Reason> = of_features.chain(of_words).collect();
        reasons.retain(|reason| reason.amount != 0.0);
        reasons.sort_by(|one, other| other.amount.abs().total_cmp(&one.amount.abs()));
        reasons
    }

    /// The weight of each word of the text, by its number.
    fn word_weights(self, survey: &FeatureTable) -> Vec<f32> {
        let step = match self {
            Self::English => thousandths(weights::STEP),
            Self::Other => 0.0,
        };
        let terms = survey.terms.list.iter();
        terms.map(|term| f32::from(term.steps) * step).collect()
    }
}

fn thousandths(weight: i16) -> f32 {
    f32::from(weight) / 1000.0
}
