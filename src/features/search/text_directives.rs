//! Text directives for the matches of a snippet: the part of an address after `:~:`, of the form `text=prefix-,words,-suffix`
//! (WICG, “URL Fragment Text Directives”).

use super::{SnippetPart, elision::APOSTROPHES, hit::encode};

/// Number of words before and after a match that identify it among several.
const CONTEXT_WORDS: usize = 3;

/// Number of characters that identify a match in languages written without spaces.
const CONTEXT_CHARACTERS: usize = 8;

/// Greatest number of directives beside the first.
const MAX_FURTHER: usize = 6;

/// Returns the directives for a snippet: the first match once with its context and once alone, for snippets that extend
/// beyond a paragraph, then the other matches. Empty without a match.
pub fn text_directives(snippet: &[SnippetPart]) -> String {
    let Some(at) = snippet.iter().position(is_match) else {
        return String::new();
    };
    let (before, after) = (text_of(&snippet[..at]), text_of(&snippet[at + 1..]));
    let (before, elided) = before.split_at(before.len() - elided_word(&before).len());
    let words = encode(&[elided, snippet[at].text()].concat());
    let after = after.trim_end_matches([' ', '…']);
    let [before, after] = [last_words(before), first_words(after)].map(encode_context);
    let mut directives = "text=".to_owned();
    if !before.is_empty() {
        directives += &before;
        directives += "-,";
    }
    directives += &words;
    if !after.is_empty() {
        directives += ",-";
        directives += &after;
    }
    // The first match alone is another directive than with its context.
    let has_context = !before.is_empty() || !after.is_empty();
    let mut further = Vec::from_iter(has_context.then(|| words.clone()));
    push_further_matches(&snippet[at..], &words, &mut further);
    for words in further {
        directives += "&text=";
        directives += &words;
    }
    directives
}

/// Appends the encoded words of the matches after the first, each once.
fn push_further_matches(snippet: &[SnippetPart], first: &str, further: &mut Vec<String>) {
    for pair in snippet.windows(2).filter(|pair| is_match(&pair[1])) {
        let words = encode(&[elided_word(pair[0].text()), pair[1].text()].concat());
        if words != first && !further.contains(&words) && further.len() < MAX_FURTHER {
            further.push(words);
        }
    }
}

fn is_match(part: &SnippetPart) -> bool {
    matches!(part, SnippetPart::Match(_))
}

fn text_of(parts: &[SnippetPart]) -> String {
    parts.iter().map(SnippetPart::text).collect()
}

/// Encodes a context; one without letters identifies nothing and becomes empty.
fn encode_context(words: &str) -> String {
    if words.contains(char::is_alphanumeric) {
        encode(words)
    } else {
        String::new()
    }
}

/// Returns the elided word at the end of a text, with its apostrophe. It forms one word with the next for everything that
/// looks for whole words in the article.
fn elided_word(text: &str) -> &str {
    let Some(rest) = text.strip_suffix(APOSTROPHES) else {
        return "";
    };
    let before = rest.trim_end_matches(char::is_alphabetic);
    if before == rest {
        ""
    } else {
        &text[before.len()..]
    }
}

fn last_words(text: &str) -> &str {
    let text = text.trim();
    let words = text
        .rmatch_indices(' ')
        .nth(CONTEXT_WORDS - 1)
        .map(|(at, _)| at + 1);
    let mut characters = text.char_indices().rev();
    let characters = characters
        .nth(CONTEXT_CHARACTERS)
        .filter(|_| !text.contains(' '));
    let start = words.or(characters.map(|(at, c)| at + c.len_utf8()));
    &text[start.unwrap_or_default()..]
}

fn first_words(text: &str) -> &str {
    let text = text.trim();
    let words = text
        .match_indices(' ')
        .nth(CONTEXT_WORDS - 1)
        .map(|(at, _)| at);
    let mut characters = text.char_indices();
    let characters = characters
        .nth(CONTEXT_CHARACTERS)
        .filter(|_| !text.contains(' '));
    let end = words.or(characters.map(|(at, _)| at));
    &text[..end.unwrap_or(text.len())]
}
