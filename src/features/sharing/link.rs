//! Fragments of links to passages and sections, percent-encoded.

use document::sentence_anchor::SentenceAnchor;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Sentence to link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkedSentence {
    /// The one in which a pull quote begins, by the id of its mark.
    PullQuote(String),
    /// The one with these words.
    Words(String),
}

/// Returns the fragment of a link to a sentence.
pub fn sentence_fragment(anchor: &SentenceAnchor) -> String {
    [&anchor.id, "=", &encode(&anchor.words)].concat()
}

/// Returns the fragment of a link to a section. Only the percent sign of an id needs encoding.
pub fn section_fragment(id: &str) -> String {
    id.replace('%', "%25")
}

/// Returns the text directive for a passage, from its first to its last words; `None` for a short one. It marks the whole
/// passage while its text is unchanged; otherwise the sentence in the fragment is the target.
pub fn passage_directive(text: &str) -> Option<String> {
    /// Number of words at each end that identify a passage.
    const WORDS_AT_EACH_END: usize = 6;
    let words: Vec<&str> = text.split("\n\n").next()?.split_whitespace().collect();
    if words.len() <= 2 * WORDS_AT_EACH_END {
        return None;
    }
    let start = encode(&words[..WORDS_AT_EACH_END].join(" "));
    let end = encode(&words[words.len() - WORDS_AT_EACH_END..].join(" "));
    Some([":~:text=", &start, ",", &end].concat())
}

/// Percent-encodes words for an address. Letters of every script stay readable; everything else is encoded, since it could
/// end the link within a text.
fn encode(words: &str) -> String {
    let mut encoded = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            encoded.push(c);
        } else {
            encoded.extend(utf8_percent_encode(
                c.encode_utf8(&mut [0; 4]),
                NON_ALPHANUMERIC,
            ));
        }
    }
    encoded
}
