//! What stands before an article: its metadata, in YAML between `---` lines or in TOML between `+++` lines.
//!
//! An article opens whatever its front matter says. What cannot be read becomes a notice with its line.

mod date;
mod fields;
#[cfg(test)]
mod tests;
mod toml;
mod value;
mod yaml;

use crate::{
    diagnostic::{Notice, NoticeKind},
    tree::{Direction, Metadata, PullQuoteSetting},
};

/// Longer front matter is not read: 64 KiB. The longest that a person writes is a few kilobytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// The keys that mean something to an article; others are kept and ignored.
pub const KEYS: [&str; 14] = [
    "title",
    "description",
    "author",
    "publisher",
    "date",
    "updated",
    "tags",
    "lang",
    "dir",
    "image",
    "image_alt",
    "image_caption",
    "pull_quotes",
    "draft",
];

/// What was read before the body.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// What it says.
    pub metadata: Metadata,
    /// Where the body begins, in bytes.
    pub body: usize,
    /// The line at which the body begins, from 1.
    pub body_line: usize,
    /// What `dir` says; without it the language decides, and without that the text.
    pub direction: Option<Direction>,
    /// What could not be read.
    pub notices: Vec<Notice>,
}

impl FrontMatter {
    /// An article that is body from its first byte.
    pub(crate) fn none() -> Self {
        Self {
            body_line: 1,
            ..Self::default()
        }
    }
}

/// Reads the front matter of an article, if it has one.
pub fn read(text: &str) -> FrontMatter {
    let Some(block) = block(text) else {
        return misplaced(text);
    };
    let mut front = FrontMatter {
        body: block.body,
        ..FrontMatter::none()
    };
    front.body_line += newlines(&text[..block.body]);
    if block.text.len() > MAX_BYTES {
        front.notices.push(notice(
            1,
            "The front matter is longer than 64 KiB and was not read.".to_owned(),
        ));
        doubt_draft(&mut front, block.text, block.first_line);
        return front;
    }
    let entries = match block.syntax {
        Syntax::Yaml => yaml::read(block.text),
        Syntax::Toml => toml::read(block.text),
    };
    let fields = fields::metadata(entries);
    front.metadata = fields.metadata;
    front.direction = fields.direction;
    if let PullQuoteSetting::Listed(quotes) = &mut front.metadata.pull_quotes {
        for quote in quotes {
            quote.line += block.first_line - 1;
        }
    }
    // The first line of the block stands under the line that opens it.
    let last_line = block.text.lines().count().max(1);
    front
        .notices
        .extend(fields.problems.into_iter().map(|problem| {
            // The end of the block is on its last line for an author, and on the one that closes it for a parser.
            notice(
                problem.line.min(last_line) + block.first_line - 1,
                problem.message,
            )
        }));
    doubt_draft(&mut front, block.text, block.first_line);
    front
}

/// Takes an article for a draft where a line says so that was not read, or not understood: what is published by mistake
/// cannot be taken back.
fn doubt_draft(front: &mut FrontMatter, text: &str, first_line: usize) {
    if front.metadata.draft {
        return;
    }
    if let Some(number) = text.lines().position(says_draft) {
        front.metadata.draft = true;
        let line = number + first_line;
        // What was read there and not understood is told already.
        if front.notices.iter().any(|told| told.line == Some(line)) {
            return;
        }
        front.notices.push(notice(
            line,
            "The article is taken for a draft, since this line may mean that: write `draft: true`, or `draft: false` to publish it.".to_owned(),
        ));
    }
}

/// Whether a line may mean that the article is a draft, whatever stands before and behind the key that is no letter: spaces
/// that nobody sees, marks of a list or of another key, a quotation mark or a colon of another script.
fn says_draft(line: &str) -> bool {
    const KEY: &str = "draft";
    let is_sign = |c: char| !c.is_alphanumeric() && c != '#';
    let line = line.trim_start_matches(is_sign);
    let Some(rest) = line
        .get(KEY.len()..)
        .filter(|_| line[..KEY.len()].eq_ignore_ascii_case(KEY))
    else {
        return false;
    };
    let value = rest.trim_start_matches(is_sign);
    let signs = &rest[..rest.len() - value.len()];
    let value = value.split('#').next().unwrap_or_default();
    let value = value.trim_end_matches(is_sign);
    signs.contains([':', '=', '：']) && !(value.is_empty() || value.eq_ignore_ascii_case("false"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// Front matter as it stands in the text.
struct Block<'a> {
    syntax: Syntax,
    text: &'a str,
    first_line: usize,
    body: usize,
}

/// Finds front matter at the top of a text: a line that opens it, and one that closes it.
fn block(text: &str) -> Option<Block<'_>> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let (first, length) = line(&text[start..])?;
    let syntax = match first {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return None,
    };
    let first_byte = start + length;
    let mut at = first_byte;
    while let Some((content, length)) = line(&text[at..]) {
        let closes = match syntax {
            Syntax::Yaml => content == "---" || content == "...",
            Syntax::Toml => content == "+++",
        };
        if closes {
            let inside = &text[first_byte..at];
            let block = Block {
                syntax,
                text: inside,
                first_line: 2,
                body: at + length,
            };
            return (syntax == Syntax::Toml || has_keys(inside)).then_some(block);
        }
        at += length;
    }
    None
}

/// Whether there are keys between two lines of hyphens, or nothing. Else they are thematic breaks, and what stands between
/// them is text, which must not be lost.
fn has_keys(text: &str) -> bool {
    let first = text
        .lines()
        // Spaces that nobody sees come with what is copied.
        .map(|line| {
            line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
        })
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| {
        looks_like_key(line) || line.starts_with(['{', '"', '\'']) || line.starts_with("<<:")
    })
}

/// The first line without the white space at its end, and how many bytes it takes.
fn line(text: &str) -> Option<(&str, usize)> {
    if text.is_empty() {
        return None;
    }
    let length = memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |at| at + 1);
    Some((
        text[..length].trim_end_matches([' ', '\t', '\r', '\n']),
        length,
    ))
}

/// Tells what looks like front matter and is not read as such.
fn misplaced(text: &str) -> FrontMatter {
    let mut front = FrontMatter::none();
    front.body = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let text = &text[front.body..];
    let first = text.trim_start();
    let above = newlines(&text[..text.len() - first.len()]);
    let Some((opening, length)) = line(first).filter(|(line, _)| *line == "---" || *line == "+++")
    else {
        return front;
    };
    // A thematic break is no front matter; a key right under it is.
    let Some((key, _)) = line(&first[length..]).filter(|(line, _)| looks_like_key(line)) else {
        return front;
    };
    let message = if above > 0 && block(first).is_some() {
        format!(
            "The front matter was not read: it must begin on the first line, and there are {above} above it."
        )
    } else {
        format!("The front matter was not read: no line `{opening}` closes it after `{key}`.")
    };
    front.notices.push(notice(above + 1, message));
    // As far as a blank line: what comes after it is text.
    let keys = &first[length..];
    let end = keys.find("\n\n").unwrap_or(keys.len());
    doubt_draft(&mut front, &keys[..end], above + 2);
    front
}

fn looks_like_key(line: &str) -> bool {
    let end = line
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .unwrap_or(0);
    end > 0 && line[end..].trim_start().starts_with([':', '=', '：'])
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

fn notice(line: usize, message: String) -> Notice {
    Notice {
        line: Some(line),
        message,
        kind: NoticeKind::FrontMatter,
    }
}
