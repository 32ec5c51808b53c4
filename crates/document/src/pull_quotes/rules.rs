//! Rules for sentences that may stand alone in large type. A sentence that breaks one is rejected, however high its score.

use super::{
    feature::Feature,
    lists::Classes,
    sentence_features::{SentenceFeatures, is_quotation_mark},
    terms::{Terms, Word},
};
use crate::text::{folding::is_balanced, lower_case};
use std::ops::RangeInclusive;

/// Reason why a sentence is not a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// It is part of the paragraph that opens the article, which everybody reads.
    OpensArticle,
    /// Fewer than 6 words or more than 32.
    Length,
    /// It does not begin like a sentence, or has no mark at its end.
    NotWhole,
    /// Brackets or quotation marks are not in pairs.
    Unbalanced,
    /// It depends on something elsewhere: "But this", "He", "see below".
    Leaning,
    /// It contains code, a formula, an image or a URL.
    Technical,
    /// Speech without its speaker.
    SpeakerMissing,
    /// It repeats the title or the standfirst.
    RepeatsHead,
}

/// Words of a sentence that may become a quote.
const ALLOWED_WORDS: RangeInclusive<f32> = 6.0..=32.0;

/// Longest quotation that counts as a term rather than as speech, in words.
const MAX_TERM_WORDS: usize = 4;

/// Number of words at the start of a sentence among which a pronoun refers to another sentence.
const EARLY_WORDS: usize = 4;

/// Returns the reason to reject a sentence, judged by the sentence alone.
pub(super) fn rejection(
    sentence: &str,
    measured: &SentenceFeatures,
    terms: &Terms,
) -> Option<Rejection> {
    let SentenceFeatures {
        words,
        vector: features,
        ..
    } = measured;
    if !ALLOWED_WORDS.contains(&measured.length) {
        return Some(Rejection::Length);
    }
    if features.has(Feature::Unended) || !begins_whole(sentence) {
        return Some(Rejection::NotWhole);
    }
    if !is_balanced(sentence) {
        return Some(Rejection::Unbalanced);
    }
    let has = |class: Classes| move |word: &Word| terms.list[word.term].classes.has(class);
    let leans = features.has(Feature::OpensLeaning)
        || words.iter().any(has(Classes::CROSS_REFERENCE))
        || words.iter().take(EARLY_WORDS).any(has(Classes::ANAPHORIC));
    if leans {
        return Some(Rejection::Leaning);
    }
    if features.has(Feature::Technical) {
        return Some(Rejection::Technical);
    }
    let is_quoted = features.has(Feature::Quoted);
    (is_quoted && speech_without_speaker(sentence, words, terms))
        .then_some(Rejection::SpeakerMissing)
}

/// Returns `true` if it begins like a sentence.
fn begins_whole(sentence: &str) -> bool {
    let is_opener = |c: &char| is_quotation_mark(*c) || matches!(c, '‘' | '(' | '¿' | '¡' | '\'');
    let first = sentence.chars().find(|c| !is_opener(c));
    first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

/// Returns `true` for speech without a speaker: there is no word of saying outside the quotation, or only a pronoun with
/// it.
fn speech_without_speaker(sentence: &str, words: &[Word], terms: &Terms) -> bool {
    let (mut inside, mut longest, mut outside) = (false, 0, String::new());
    for part in sentence.split_inclusive(is_quotation_mark) {
        let text = part.trim_end_matches(is_quotation_mark);
        if inside {
            longest = longest.max(
                text.split_whitespace()
                    .count()
                    .max(text.chars().count() / 8),
            );
        } else {
            outside.push_str(text);
            outside.push(' ');
        }
        if part.ends_with(is_quotation_mark) {
            inside = !inside;
        }
    }
    let outside = lower_case(&outside);
    let is_outside = |word: &Word| {
        let term = &terms.list[word.term];
        term.classes.has(Classes::SPEECH) && outside.contains(term.text.as_str())
    };
    let is_pronoun = |word: &str| {
        let term = terms.get(word).map(|term| &terms.list[term]);
        term.is_some_and(|term| term.classes.has(Classes::THIRD_PERSON))
    };
    let mut around = outside.split(|c: char| !c.is_alphanumeric());
    longest > MAX_TERM_WORDS && (!words.iter().any(is_outside) || around.any(is_pronoun))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{FeatureTable, InputSentence, InputText},
        *,
    };

    fn check(text: &str, expected: Option<Rejection>) {
        let sentence = InputSentence {
            text,
            paragraph: 0,
            section: 0,
        };
        let table = FeatureTable::new(&InputText {
            sentences: vec![sentence],
            ..InputText::default()
        });
        assert_eq!(
            rejection(text, &table.sentences[0], &table.terms),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_whole_independent_sentence_may_be_selected() {
        for sentence in [
            "Nobody who has kept bees for a winter believes in silence.",
            "Wer einen Garten hat, besitzt mehr Zeit als Geld.",
            "Personne ne lit deux fois la même page avec les mêmes yeux.",
            "Nadie lee dos veces el mismo libro con los mismos ojos.",
            "没有人能够两次踏进同一条河流里面。",
            "Is there a library in the world that was ever finished?",
            "“Books are patient,” said Ada Marsh, who had waited long enough.",
            "The so-called “slow web” has never been slower than its readers.",
        ] {
            check(sentence, None);
        }
    }

    #[test]
    fn too_short_and_too_long_sentences_are_rejected() {
        check("Nobody believes in silence.", Some(Rejection::Length));
        check(
            &format!("Every word{} counts.", " and every word".repeat(11)),
            Some(Rejection::Length),
        );
        check("没有人。", Some(Rejection::Length));
    }

    #[test]
    fn sentences_that_depend_on_others_are_rejected() {
        for sentence in [
            "But nobody who has kept bees believes in silence.",
            "He kept bees for a winter and never believed again.",
            "These are the reasons why nobody believes in silence.",
            "When she left the house, nobody believed in silence.",
            "The reasons are listed in the table below for all.",
            "Aber niemand glaubt im Winter noch an die Stille.",
            "Elle ne croit plus au silence depuis cet hiver.",
            "但是没有人能够两次踏进同一条河流里面。",
            "それは誰にも分からないことだったのである。",
            "ところが誰にも分からないことはまだ多いのである。",
            "叱る人も町にはいるのだが、あれは誰にも分からないことである。",
            "هذا هو السبب الذي لا يعرفه أحد من الناس.",
        ] {
            check(sentence, Some(Rejection::Leaning));
        }
    }

    #[test]
    fn fragments_of_sentences_are_rejected() {
        check(
            "and nobody who has kept bees believes in silence.",
            Some(Rejection::NotWhole),
        );
        check(
            "Three things that nobody who keeps bees believes:",
            Some(Rejection::NotWhole),
        );
        check(
            "Nobody who has kept bees (for a winter believes that.",
            Some(Rejection::Unbalanced),
        );
        check(
            "“Nobody who has kept bees for a winter believes that.",
            Some(Rejection::Unbalanced),
        );
    }

    #[test]
    fn speech_without_a_speaker_is_rejected() {
        check(
            "“Nobody who has kept bees believes in silence.”",
            Some(Rejection::SpeakerMissing),
        );
        check(
            "“Nobody who has kept bees believes in silence,” Ada says.",
            None,
        );
        check(
            "„Niemand, der Bienen hält, glaubt an die Stille“, sagte Ada.",
            None,
        );
        check(
            "„Niemand, der Bienen hält, glaubt noch an die Stille.“",
            Some(Rejection::SpeakerMissing),
        );
    }

    #[test]
    fn a_pronoun_is_not_a_speaker() {
        check(
            "“Nobody who has kept bees believes in silence,” she says.",
            Some(Rejection::SpeakerMissing),
        );
    }

    #[test]
    fn sentences_with_urls_and_code_are_rejected() {
        check(
            "Everything else is at https://example.org for those who ask.",
            Some(Rejection::Technical),
        );
    }
}
