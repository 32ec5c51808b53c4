//! Resolution of fragments and text directives to a place in the article.

pub mod anchor_notice;
mod part;

pub use part::{resolve_in_article, sentence_link};

use document::{
    sentence_anchor::{MarkedPart, Resolution, SentenceAnchor, TextDirective},
    text::one_line,
    tree::Article,
};
use percent_encoding::percent_decode_str;

/// Target of a visit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// Id of the element to go to; empty for the top.
    pub fragment: String,
    /// Part of the article to render again, with its mark.
    pub part: Option<MarkedPart>,
    /// Notice for the reader.
    pub note: Option<AnchorNotice>,
    /// Further words of the address, to be highlighted in the section.
    pub words: Vec<String>,
}

/// Notice about a linked sentence that differs from the link's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorNotice {
    /// Message to the reader.
    pub message: &'static str,
    /// Words of the sentence according to the link, cut to a length; may be empty.
    pub words: String,
}

/// Longest part of a link's words that is shown, in characters. A link can contain any words, from anybody.
const MAX_SHOWN: usize = 240;

/// Greatest number of words that are highlighted beside the first match.
const MAX_WORDS: usize = 10;

/// Resolves an address to an element that the page itself has, or to its top. Returns `None` if only the article tells the
/// target: for text directives, and for a sentence that no element of the page is marked as.
pub fn resolve_in_page(
    fragment: &str,
    directives: &str,
    has_element: impl FnOnce(&str) -> bool,
) -> Option<Resolved> {
    let has_words = directives
        .split('&')
        .any(|directive| directive.starts_with("text="));
    if has_words {
        return None;
    }
    let id = fragment.split('=').next().unwrap_or_default();
    let target = match (id.starts_with("s-"), fragment) {
        (false, fragment) => fragment,
        (true, _) if has_element(id) => id,
        (true, _) => return None,
    };
    Some(Resolved {
        fragment: target.to_owned(),
        ..Resolved::default()
    })
}

/// Resolves an address to its target: a sentence, words, or any element by its id.
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
            words: shown_words(&quotation.words),
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

/// Returns the words of a link as they are shown.
fn shown_words(words: &str) -> String {
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

    fn check(fragment: &str, directives: &str, expected: &str, notice: Option<&str>) {
        let resolved = resolve(&document::parse(TEXT), fragment, directives);
        assert_eq!(resolved.fragment, expected, "{fragment} {directives}");
        let note = resolved.note.map(|note| note.message);
        assert!(
            note.is_some() == notice.is_some()
                && note
                    .unwrap_or_default()
                    .contains(notice.unwrap_or_default()),
            "{fragment}: {note:?}"
        );
    }

    #[test]
    fn ids_of_sections_and_unknown_ids_stay_as_they_are() {
        check("second", "", "second", None);
        check("", "", "", None);
        check("nowhere", "text=nowhere", "nowhere", None);
    }

    #[test]
    fn only_words_and_unmarked_sentences_need_the_article() {
        let resolve = |fragment, directives| {
            let has_element = |id: &str| id == "s-0123abcd";
            resolve_in_page(fragment, directives, has_element).map(|resolved| resolved.fragment)
        };
        assert_eq!(resolve("", "").as_deref(), Some(""));
        assert_eq!(resolve("second", "").as_deref(), Some("second"));
        assert_eq!(resolve("a=b", "").as_deref(), Some("a=b"));
        assert_eq!(
            resolve("s-0123abcd=The tide", "").as_deref(),
            Some("s-0123abcd")
        );
        assert_eq!(resolve("s-ffffffff=The tide", ""), None);
        assert_eq!(resolve("second", "text=tide"), None);
    }

    #[test]
    fn changed_and_missing_sentences_have_a_notice() {
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
    fn words_of_a_link_are_shown_on_one_line_and_cut() {
        assert_eq!(
            shown_words("So it\n was, \u{202e}once."),
            "So it was, once."
        );
        let long = shown_words(&"word ".repeat(100));
        assert!(
            long.chars().count() <= MAX_SHOWN + 1 && long.ends_with("word…"),
            "{long}"
        );
    }

    #[test]
    fn further_words_are_highlighted() {
        let words = |directives| resolve(&document::parse(TEXT), "second", directives).words;
        assert_eq!(
            words("text=turned-,at,-noon&text=at&text=what%20lies"),
            ["at", "what lies"]
        );
        assert_eq!(words("text=noon&text=a,b"), [""; 0]);
        assert_eq!(words("text=nowhere&text=neither"), [""; 0]);
    }

    #[test]
    fn words_take_precedence_over_the_section() {
        check("second", "text=noon", "recto:words", None);
        check("second", "text=the%20tide,noon", "recto:words", None);
    }
}
