//! Where an address leads that quotes the article, and what the reader is told about it.

pub mod anchor_notice;

use document::{
    sentence_anchor::{MarkedPart, Resolution, SentenceAnchor, TextDirective},
    text::one_line,
    tree::Article,
};
use percent_encoding::percent_decode_str;

/// Where a visit leads to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// The id of the element to go to; empty for the top.
    pub fragment: String,
    /// The part of the article that must be shown anew for it, with the mark.
    pub part: Option<MarkedPart>,
    /// What the reader is told.
    pub note: Option<AnchorNotice>,
    /// Further words that the address names: they are marked where they are in the section.
    pub words: Vec<String>,
}

/// What the reader is told of a sentence that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorNotice {
    /// What happened.
    pub message: &'static str,
    /// What the link says that the sentence said, or the beginning of that; may be empty.
    pub words: String,
}

/// So much of a link's words is shown, in characters: they are no more than what whoever made the link has written.
const MAX_SHOWN: usize = 240;

/// So many words are marked beside those that are found first.
const MAX_WORDS: usize = 10;

/// Finds what an address names: a sentence, words, or any element by its id.
pub fn resolve(article: &Article, fragment: &str, directives: &str) -> Resolved {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let words = directives.split('&').skip(1);
    let words = words.filter_map(|directive| directive.strip_prefix("text="));
    let words = words
        .filter(|text| !text.is_empty() && !text.contains(','))
        .take(MAX_WORDS);
    let words: Vec<String> = words.map(decode).collect();
    let directives = TextDirective::parse(directives, decode);
    if let Some(found) = TextDirective::find(&directives, fragment, article) {
        return Resolved {
            fragment: found.id,
            part: found.part,
            words,
            ..Resolved::default()
        };
    }
    let Some(quotation) = SentenceAnchor::parse(fragment) else {
        return Resolved {
            fragment: fragment.to_owned(),
            ..Resolved::default()
        };
    };
    let outcome = quotation.resolve(article);
    let note = |message| {
        Some(AnchorNotice {
            message,
            words: claimed(&quotation.words),
        })
    };
    match outcome {
        Resolution::Exact(found) => Resolved {
            fragment: found.id,
            part: found.part,
            ..Resolved::default()
        },
        Resolution::Fuzzy(found) => Resolved {
            fragment: found.id,
            part: found.part,
            note: note("This sentence has changed, or was never as this link quotes it."),
            ..Resolved::default()
        },
        Resolution::NotFound => Resolved {
            note: note("The sentence that this link quotes is not, or no longer, in the article."),
            ..Resolved::default()
        },
    }
}

/// The words of a link, as far as they are shown.
fn claimed(words: &str) -> String {
    let line = one_line(words);
    match line.char_indices().nth(MAX_SHOWN) {
        Some((at, _)) => [line[..at].trim_end(), "…"].concat(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# T\n\n## Second {#second}\n\nThe tide turned at noon. Nobody owns what lies between the tides.\n";

    fn check(fragment: &str, directives: &str, expected: &str, told: Option<&str>) {
        let resolved = resolve(&document::parse(TEXT), fragment, directives);
        assert_eq!(resolved.fragment, expected, "{fragment} {directives}");
        let note = resolved.note.map(|note| note.message);
        assert!(
            note.is_some() == told.is_some()
                && note.unwrap_or_default().contains(told.unwrap_or_default()),
            "{fragment}: {note:?}"
        );
    }

    #[test]
    fn a_section_and_what_is_not_there_are_left_to_the_page() {
        check("second", "", "second", None);
        check("", "", "", None);
        check("nowhere", "text=nowhere", "nowhere", None);
    }

    #[test]
    fn a_sentence_is_found_and_the_reader_is_told_what_became_of_it() {
        let same = SentenceAnchor::new("The tide turned at noon.");
        check(&format!("{}={}", same.id, same.words), "", &same.id, None);
        check(&same.id, "", &same.id, None);
        let changed = SentenceAnchor::new("The tide turned at midnight.");
        let fragment = format!("{}={}", changed.id, changed.words);
        check(&fragment, "", &same.id, Some("has changed"));
        let gone = SentenceAnchor::new("Something else entirely was written here.");
        let fragment = format!("{}={}", gone.id, gone.words);
        check(&fragment, "", "", Some("no longer"));
        check(&gone.id, "", "", Some("no longer"));
    }

    #[test]
    fn the_words_of_a_link_are_a_claim_and_are_shown_as_one() {
        assert_eq!(claimed("So it\n was, \u{202e}once."), "So it was, once.");
        let long = claimed(&"word ".repeat(100));
        assert!(
            long.chars().count() <= MAX_SHOWN + 1 && long.ends_with("word…"),
            "{long}"
        );
    }

    #[test]
    fn further_words_are_to_be_marked_too() {
        let words = |directives| resolve(&document::parse(TEXT), "second", directives).words;
        assert_eq!(
            words("text=turned-,at,-noon&text=at&text=what%20lies"),
            ["at", "what lies"]
        );
        assert_eq!(words("text=noon&text=a,b"), [""; 0]);
        assert_eq!(words("text=nowhere&text=neither"), [""; 0]);
    }

    #[test]
    fn words_go_before_the_section() {
        check("second", "text=noon", "recto:words", None);
        check("second", "text=the%20tide,noon", "recto:words", None);
    }
}
