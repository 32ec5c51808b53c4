//! Excerpts: which words of them are marked, and links to these words.

use super::{Script, elision::APOSTROPHES, encode};

/// A part of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What stands round the words.
    Plain(String),
    /// Words that were found.
    Marked(String),
}

impl Piece {
    /// Its text, marked or not.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Marked(text) => text,
        }
    }

    fn text_mut(&mut self) -> &mut String {
        match self {
            Self::Plain(text) | Self::Marked(text) => text,
        }
    }
}

/// So many words before and behind say which of several places is meant.
const CONTEXT: usize = 3;

/// So many words of an excerpt are marked in the article.
const MARKS: usize = 6;

/// In scripts that do not part words: so many characters.
const CONTEXT_CHARACTERS: usize = 8;

/// An excerpt that ends with one of these is not cut off.
const ENDS: [char; 7] = ['.', '?', '!', '…', '。', '؟', '”'];

/// What ends a sentence and begins none.
const STOPS: [char; 12] = ['.', ',', ';', ':', '?', '!', '。', '、', '؟', '»', '”', ')'];

/// Takes an excerpt of Pagefind's apart. It is a text in which marks stand round the words that were found, and every other
/// angle bracket is written as HTML writes it; it is not HTML, since nothing else is.
pub fn pieces(excerpt: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    for part in without_end(excerpt).split("<mark>") {
        let (marked, plain) = part.split_once("</mark>").unwrap_or(("", part));
        pieces.push_word(&unescape(marked));
        pieces.push_plain(&unescape(plain));
    }
    if !excerpt.is_empty() && !excerpt.trim_end_matches("</mark>").ends_with(ENDS) {
        pieces.push_plain(" …");
    }
    pieces.0
}

/// Takes from the beginning of an excerpt what ends the sentence before it.
fn without_end(excerpt: &str) -> &str {
    match excerpt.split_once(' ') {
        Some((end, rest)) if !end.is_empty() && end.chars().all(|c| STOPS.contains(&c)) => rest,
        _ => excerpt,
    }
}

/// Takes the heading, or its end, from the beginning of an excerpt: it stands above it, and counts as a sentence in the index.
pub fn without_heading(pieces: Vec<Piece>, heading: &str) -> Vec<Piece> {
    let text: String = pieces.iter().map(Piece::text).collect();
    let heading = heading.trim();
    let Some(said) = word_starts(heading)
        .map(|start| &heading[start..])
        .find(|end| ends_in(&text, end))
    else {
        return pieces;
    };
    let rest = text[said.len()..].trim_start_matches(['.', ' ']);
    let mut left = text.len() - rest.len();
    let mut kept = pieces;
    kept.retain_mut(|piece| {
        let text = piece.text_mut();
        let cut = left.min(text.len());
        left -= cut;
        text.drain(..cut);
        !text.is_empty()
    });
    kept
}

/// Where words may begin in a text: behind spaces, and before each character of scripts that do not part words.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut is_start = true;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = is_start || Script::of(c) == Some(Script::Han);
        is_start = c == ' ';
        starts.then_some(at)
    })
}

/// Whether a text begins with a heading that ends there, with its own mark or with the point that the index gives it.
fn ends_in(text: &str, heading: &str) -> bool {
    let rest = text.strip_prefix(heading);
    rest.is_some_and(|rest| {
        rest.starts_with(". ") || (heading.ends_with(ENDS) && rest.starts_with(' '))
    })
}

fn unescape(text: &str) -> String {
    let text = text.replace('\u{200b}', "");
    text.replace("&lt;", "<").replace("&gt;", ">")
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    /// What Pagefind takes for a word has the punctuation that follows it.
    fn push_word(&mut self, word: &str) {
        let is_letter = |c: char| c.is_alphanumeric();
        let Some(start) = word.find(is_letter) else {
            return self.push_plain(word);
        };
        let end = word.rfind(is_letter).map_or(word.len(), |at| {
            at + word[at..].chars().next().map_or(0, char::len_utf8)
        });
        self.push_plain(&word[..start]);
        self.push_marked(&word[start..end]);
        self.push_plain(&word[end..]);
    }

    fn push_plain(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Plain(before)) => before.push_str(text),
            _ => self.0.push(Piece::Plain(text.to_owned())),
        }
    }

    /// Words one after the other have one mark.
    fn push_marked(&mut self, words: &str) {
        if let [.., Piece::Marked(before), Piece::Plain(between)] = &mut self.0[..]
            && between == " "
        {
            before.push(' ');
            before.push_str(words);
            self.0.pop();
        } else if let Some(Piece::Marked(before)) = self.0.last_mut() {
            before.push_str(words);
        } else {
            self.0.push(Piece::Marked(words.to_owned()));
        }
    }
}

/// What an address says of the first words that are marked: once with what stands round them, for which of several places is
/// meant; once alone, should an excerpt go over the end of a paragraph. Then of the other words. Empty where nothing is
/// marked.
pub fn directives(pieces: &[Piece]) -> String {
    let is_marked = |piece: &Piece| matches!(piece, Piece::Marked(_));
    let Some(at) = pieces.iter().position(is_marked) else {
        return String::new();
    };
    let text = |pieces: &[Piece]| -> String { pieces.iter().map(Piece::text).collect() };
    let (before, behind) = (text(&pieces[..at]), text(&pieces[at + 1..]));
    let (before, joined) = before.split_at(before.len() - elided(&before).len());
    let words = encode(&[joined, pieces[at].text()].concat());
    let behind = behind.trim_end_matches([' ', '…']);
    let says = |words: &str| words.contains(char::is_alphanumeric);
    let around = [last_words(before), first_words(behind)];
    let [before, behind] = around.map(|words| {
        if says(words) {
            encode(words)
        } else {
            String::new()
        }
    });
    let mut directives = "text=".to_owned();
    if !before.is_empty() {
        directives += &before;
        directives += "-,";
    }
    directives += &words;
    if !behind.is_empty() {
        directives += ",-";
        directives += &behind;
    }
    // Alone they are found too where what stands round them is in another paragraph; the others are marked beside them.
    let mut others = vec![words.clone()];
    if before.is_empty() && behind.is_empty() {
        others.clear();
    }
    for pair in pieces[at..].windows(2).filter(|pair| is_marked(&pair[1])) {
        let other = encode(&[elided(pair[0].text()), pair[1].text()].concat());
        if other != words && !others.contains(&other) && others.len() < MARKS {
            others.push(other);
        }
    }
    for other in others {
        directives += "&text=";
        directives += &other;
    }
    directives
}

/// What is elided at the end of a text, with its apostrophe: “l’” and the word behind it are one word to everything that looks
/// for whole words in the article.
fn elided(text: &str) -> &str {
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
        .nth(CONTEXT - 1)
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
    let words = text.match_indices(' ').nth(CONTEXT - 1).map(|(at, _)| at);
    let mut characters = text.char_indices();
    let characters = characters
        .nth(CONTEXT_CHARACTERS)
        .filter(|_| !text.contains(' '));
    let end = words.or(characters.map(|(at, _)| at));
    &text[..end.unwrap_or(text.len())]
}
