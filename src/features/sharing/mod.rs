//! What is shared of an article: words with their source, as text, as Markdown and as a link. Pure.

pub mod bridge;
pub mod lazy;
pub mod menu;
pub mod quote_image;
mod selection;
#[cfg(test)]
mod tests;
mod text_content;

use document::{sentence_anchor, tree::Article, tree::Direction};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::browser::rect::Rect;

/// The sign by which `text_content` parts blocks: no text has it.
pub const BLOCK: char = '\u{2029}';

/// The article that something is shared of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its authors; may be empty.
    pub author: String,
    /// Where it was published; may be empty.
    pub publication: String,
    /// Its language.
    pub language: Option<String>,
    /// Its direction.
    pub direction: Direction,
}

impl Source {
    /// How an article is named, for which this title is shown.
    pub fn of(article: &Article, title: &str) -> Self {
        let metadata = &article.metadata;
        Self {
            title: title.to_owned(),
            author: metadata.authors.join(", "),
            publication: metadata.publisher.clone().unwrap_or_default(),
            language: metadata.lang.clone(),
            direction: metadata.direction,
        }
    }
}

/// Words of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The words; an empty line parts paragraphs.
    pub text: String,
    /// Who said them, where the article says so.
    pub speaker: Option<String>,
    /// Their language, where that is not the article's.
    pub language: Option<String>,
    /// Their direction, where that is not the article's.
    pub direction: Option<Direction>,
    /// The whole address of the sentence in which they begin.
    pub link: String,
}

impl Passage {
    /// The language of the words.
    pub fn language<'a>(&'a self, source: &'a Source) -> Option<&'a str> {
        self.language.as_deref().or(source.language.as_deref())
    }
}

/// The words in quotation marks, and then who wrote them where.
pub fn plain(passage: &Passage, source: &Source) -> String {
    let (open, close) = marks(passage.language(source));
    let names = names(passage, source).chain([source.title.as_str(), &passage.link]);
    let origin: Vec<&str> = names.collect();
    let comma = comma(source.language.as_deref());
    [open, &passage.text, close, " — ", &origin.join(comma)].concat()
}

/// The words as a block quote, which ends with who wrote them where.
pub fn markdown(passage: &Passage, source: &Source) -> String {
    let mut text = String::new();
    for line in passage.text.lines() {
        text.push('>');
        if !line.is_empty() {
            text.push(' ');
            push_escaped(line, &mut text);
        }
        text.push('\n');
    }
    text.push_str(">\n> — ");
    for name in names(passage, source) {
        push_escaped(name, &mut text);
        text.push_str(comma(source.language.as_deref()));
    }
    text.push('[');
    push_escaped(&source.title, &mut text);
    // A title of marks alone would else be able to close the brackets.
    text.push_str("](<");
    text.push_str(&passage.link);
    text.push_str(">)\n");
    text
}

fn names<'a>(passage: &'a Passage, source: &'a Source) -> impl Iterator<Item = &'a str> {
    let names = passage.speaker.as_deref().into_iter();
    names
        .chain([source.author.as_str()])
        .filter(|name| !name.is_empty())
}

/// What parts names in a language.
fn comma(language: Option<&str>) -> &'static str {
    match language.unwrap_or_default().split('-').next() {
        Some("ar" | "fa" | "ur") => "، ",
        Some("ja" | "zh") => "、",
        _ => ", ",
    }
}

/// Adds a line so that Markdown takes none of its signs for its own.
fn push_escaped(line: &str, text: &mut String) {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&'
            | '$' | '^' => true,
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if is_sign {
            text.push('\\');
        }
        text.push(c);
    }
}

/// The quotation marks of a language: with the spaces that belong to them.
pub fn marks(language: Option<&str>) -> (&'static str, &'static str) {
    let tag = language.unwrap_or_default();
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "is" | "sl" | "hr" | "bg" => ("„", "“"),
        "pl" | "hu" | "ro" | "nl" => ("„", "”"),
        "fr" => ("«\u{202f}", "\u{202f}»"),
        "es" | "it" | "pt" | "ru" | "uk" | "el" | "no" | "nb" | "ar" | "fa" => ("«", "»"),
        "sv" | "fi" | "he" => ("”", "”"),
        "ja" => ("「", "」"),
        _ if tag.eq_ignore_ascii_case("zh-TW") || tag.eq_ignore_ascii_case("zh-Hant") => {
            ("「", "」")
        }
        _ => ("“", "”"),
    }
}

/// The fragment of a link to a sentence, percent-encoded.
pub fn fragment(quotation: &sentence_anchor::SentenceAnchor) -> String {
    [&quotation.id, "=", &encoded(&quotation.words)].concat()
}

/// What an address has after its fragment for a passage that begins and ends with these words: the passage is marked as a
/// whole where its text is unchanged, and else its first sentence is found.
pub fn directive(text: &str) -> Option<String> {
    /// So many words at each end tell a passage from others.
    const WORDS: usize = 6;
    let words: Vec<&str> = text.split("\n\n").next()?.split_whitespace().collect();
    if words.len() <= 2 * WORDS {
        return None;
    }
    let start = encoded(&words[..WORDS].join(" "));
    let end = encoded(&words[words.len() - WORDS..].join(" "));
    Some([":~:text=", &start, ",", &end].concat())
}

/// Words as a part of an address. Letters stay as they are, so that a link in Arabic can be read as one; nothing else
/// does: whatever is no letter could be taken for the end of the link in the sentence around it.
fn encoded(words: &str) -> String {
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

/// Where the word begins that goes on at a place of a text, and where it ends; in UTF-16 units, as the place is. Only where
/// spaces part words.
pub fn whole_word(text: &str, at: u32, towards: Towards) -> u32 {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut at = (at as usize).min(units.len());
    // Alphabets lie below the scripts of India and of East Asia.
    let is_letter = |unit: Option<&u16>| {
        let c = unit.and_then(|&unit| char::from_u32(u32::from(unit)));
        c.is_some_and(|c| {
            c < '\u{900}' && c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{ad}')
        })
    };
    if is_letter(at.checked_sub(1).and_then(|before| units.get(before))) && is_letter(units.get(at))
    {
        match towards {
            Towards::Start => {
                while at > 0 && is_letter(units.get(at - 1)) {
                    at -= 1;
                }
            }
            Towards::End => {
                while is_letter(units.get(at)) {
                    at += 1;
                }
            }
        }
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Which end of a word is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// The fragment of a link to a section, percent-encoded as little as its id allows.
pub fn section_fragment(id: &str) -> String {
    id.replace('%', "%25")
}

/// The words without the white space of their source; blocks parted by an empty line.
pub fn tidy(text: &str) -> String {
    let blocks = text.split(BLOCK).map(|block| {
        // Spaces that do not break belong to the words.
        let words: Vec<&str> = block.split_ascii_whitespace().collect();
        words.join(" ")
    });
    let blocks: Vec<String> = blocks.filter(|block| !block.is_empty()).collect();
    blocks.join("\n\n")
}

/// The sentence in which a place of a text is; `at` is in bytes. No sentence goes on beyond its block.
pub fn sentence_in(text: &str, at: usize) -> Option<&str> {
    let (before, after) = text.split_at_checked(at)?;
    let start = before.rfind(BLOCK).map_or(0, |at| at + BLOCK.len_utf8());
    let end = after.find(BLOCK).map_or(text.len(), |end| at + end);
    sentence_anchor::sentence_at(&text[start..end], at - start)
}

/// The side on which a menu stands, if there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Over what it is about.
    Above,
    /// Under it.
    Below,
}

/// Where a menu of this width and height goes: within the window, which is seen as a part of the page.
pub fn beside(about: Rect, side: Side, (width, height): (i32, i32), window: Rect) -> (i32, i32) {
    /// In CSS pixels.
    const SPACE: i32 = 8;
    let least = window.left + SPACE;
    let most = (window.left + window.width - width - SPACE).max(least);
    let left = (about.left + (about.width - width) / 2).clamp(least, most);
    let above = about.top - height - SPACE;
    let below = about.top + about.height + SPACE;
    let lowest = window.top + window.height - height - SPACE;
    let is_above = match side {
        Side::Above => above >= window.top + SPACE,
        Side::Below => below > lowest,
    };
    let top = if is_above { above } else { below.min(lowest) };
    (left, top)
}
