//! Excerpts: which words of them are marked, and links to these words.

use super::{elision::APOSTROPHES, encode};

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
}

/// So many words before and behind say which of several places is meant.
const CONTEXT: usize = 3;

/// So many words of an excerpt are marked in the article.
const MARKS: usize = 6;

/// In scripts that do not part words: so many characters.
const CONTEXT_CHARACTERS: usize = 8;

/// Pieces while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Pieces(pub(super) Vec<Piece>);

impl Pieces {
    /// A word that was found; what Pagefind takes for one has the punctuation that follows it.
    pub(super) fn push_word(&mut self, word: &str) {
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

    pub(super) fn push_plain(&mut self, text: &str) {
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
