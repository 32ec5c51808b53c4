//! Front matter: the metadata above an article, in YAML between `---` lines or in TOML between `+++` lines.
//!
//! An article opens whatever its front matter contains. Problems become diagnostics.

mod common_yaml;
mod date;
mod fields;
#[cfg(test)]
mod tests;
mod toml;
mod value;
mod yaml;

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics},
    tree::{Direction, Metadata, PullQuoteSetting},
};

use std::ops::Range;
use value::Entries;

#[cfg(feature = "diagnostics")]
use crate::diagnostic::Diagnostic;

/// Longest front matter that is read, in bytes: 64 KiB. The longest that people write is a few kilobytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// Keys with a meaning. Others are kept and ignored.
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

/// Front matter of an article.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// Metadata.
    pub metadata: Metadata,
    /// Bytes of the file before the body.
    pub body: usize,
    /// Line of the file at which the body begins, from 1.
    pub body_line: usize,
    /// Value of `dir`. Without it the language decides, and without a language the text.
    pub direction: Option<Direction>,
    /// Problems that are not in `diagnostics` yet.
    pub(crate) found: Diagnostics,
    /// Problems, in the order of their spans.
    #[cfg(feature = "diagnostics")]
    pub diagnostics: Vec<Diagnostic>,
}

impl FrontMatter {
    /// Returns the front matter of an article that has none.
    pub(crate) fn none() -> Self {
        Self {
            body_line: 1,
            ..Self::default()
        }
    }
}

/// Reader of the YAML in front matter.
#[derive(Debug, Clone, Copy)]
pub struct YamlReader(fn(&str) -> Entries);

impl YamlReader {
    /// Returns the reader of all of YAML.
    pub fn full() -> Self {
        Self(yaml::read)
    }

    /// Returns a small reader of what nearly all articles have. It finds no keys in a text that [`needs_full_yaml`], and the
    /// values of the full reader in every other one. It records no places, and so reports problems at none.
    pub fn common() -> Self {
        Self(|text| common_yaml::read(text).unwrap_or_default())
    }
}

/// Returns `true` for an article whose front matter the [common reader](YamlReader::common) cannot read.
pub fn needs_full_yaml(text: &str) -> bool {
    find_block(text).is_some_and(|block| {
        block.syntax == Syntax::Yaml
            && block.text.len() <= MAX_BYTES
            && common_yaml::read(block.text).is_none()
    })
}

/// Reads the front matter of an article, if it has one.
pub fn read(text: &str) -> FrontMatter {
    let front = read_unfinished(text, YamlReader::full());
    #[cfg(feature = "diagnostics")]
    let front = FrontMatter {
        diagnostics: front.found.finish(),
        found: Diagnostics::default(),
        ..front
    };
    front
}

/// Reads the front matter of an article, and leaves its problems in `found`.
pub(crate) fn read_unfinished(text: &str, yaml: YamlReader) -> FrontMatter {
    let Some(block) = find_block(text) else {
        return report_misplaced(text);
    };
    let mut front = FrontMatter {
        body: block.body,
        ..FrontMatter::none()
    };
    front.body_line += newlines(&text[..block.body]);
    if block.text.len() > MAX_BYTES {
        let opening = text[..block.start].trim_end();
        let span =
            Some(opening.len() - opening.trim_start_matches('\u{feff}').len()..opening.len());
        front
            .found
            .report(|| (span, DiagnosticKind::FrontMatterTooLong));
        doubt_draft(&mut front, block.text, block.start);
        return front;
    }
    let entries = match block.syntax {
        Syntax::Yaml => yaml.0(block.text),
        Syntax::Toml => toml::read(block.text),
    };
    let fields = fields::metadata(entries);
    front.metadata = fields.metadata;
    front.direction = fields.direction;
    front.found = fields.diagnostics;
    if cfg!(feature = "diagnostics") {
        locate(&mut front, &block);
    }
    doubt_draft(&mut front, block.text, block.start);
    front
}

/// Converts places in the front matter to spans in the file.
fn locate(front: &mut FrontMatter, block: &RawFrontMatter<'_>) {
    let mut places = Places {
        text: block.text,
        from: (0, 0),
    };
    let mut locate = |span: &mut Range<usize>| {
        let (mut start, mut end) = match block.syntax {
            Syntax::Yaml => (places.byte(span.start), places.byte(span.end)),
            Syntax::Toml => (span.start, span.end),
        };
        // A value of YAML may end where the next key begins, and a broken one behind the last line.
        end = block.text[..end].trim_end().len().max(start);
        if start == end {
            start = block.text[..start].trim_end().len();
            end = start;
        }
        *span = block.start + start..block.start + end;
    };
    if let PullQuoteSetting::Listed(quotes) = &mut front.metadata.pull_quotes {
        for quote in quotes {
            locate(&mut quote.span);
        }
    }
    front.found.map_spans(locate);
}

/// Converts characters to bytes. Most positions come in order.
struct Places<'a> {
    text: &'a str,
    /// Last character and byte that were found.
    from: (usize, usize),
}

impl Places<'_> {
    fn byte(&mut self, character: usize) -> usize {
        if character < self.from.0 {
            self.from = (0, 0);
        }
        let (at, byte) = self.from;
        let rest = &self.text[byte..];
        let length = rest
            .char_indices()
            .nth(character - at)
            .map_or(rest.len(), |(length, _)| length);
        if length < rest.len() {
            self.from = (character, byte + length);
        }
        byte + length
    }
}

/// Makes an article a draft if a line that was not read or not understood may say so: publishing by mistake cannot be
/// undone.
fn doubt_draft(front: &mut FrontMatter, text: &str, start: usize) {
    if front.metadata.draft {
        return;
    }
    let mut at = start;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        if says_draft(line.trim_end_matches(['\n', '\r'])) {
            front.metadata.draft = true;
            // A problem on that line is reported already.
            if !front.found.any_in(&span) {
                front
                    .found
                    .report(|| (Some(span), DiagnosticKind::DraftAssumed));
            }
            return;
        }
    }
}

/// Returns `true` for a line that may mean a draft, whatever signs stand around the key and the value: invisible spaces,
/// marks of a list or of another key, a quotation mark or a colon of another script.
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

/// Front matter in the file.
struct RawFrontMatter<'a> {
    syntax: Syntax,
    text: &'a str,
    /// Bytes of the file before it.
    start: usize,
    body: usize,
}

/// Finds front matter at the top of a text: a line that opens it, and a line that closes it.
fn find_block(text: &str) -> Option<RawFrontMatter<'_>> {
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
            let block = RawFrontMatter {
                syntax,
                text: inside,
                start: first_byte,
                body: at + length,
            };
            return (syntax == Syntax::Toml || has_keys(inside)).then_some(block);
        }
        at += length;
    }
    None
}

/// Returns `true` if there are keys between two lines of hyphens, or nothing. Otherwise these are thematic breaks with
/// text between them.
fn has_keys(text: &str) -> bool {
    let first = text
        .lines()
        // Copied text brings invisible spaces.
        .map(|line| {
            line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
        })
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| {
        looks_like_key(line) || line.starts_with(['{', '"', '\'']) || line.starts_with("<<:")
    })
}

/// Returns the first line without the white space at its end, and its length in bytes with it.
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

/// Reports text that looks like front matter and is not read.
fn report_misplaced(text: &str) -> FrontMatter {
    let mut front = FrontMatter::none();
    front.body = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let text = &text[front.body..];
    let first = text.trim_start();
    let start = front.body + text.len() - first.len();
    let above = newlines(&text[..text.len() - first.len()]);
    let Some((opening, length)) = line(first).filter(|(line, _)| *line == "---" || *line == "+++")
    else {
        return front;
    };
    // A key right under the line distinguishes front matter from a thematic break.
    let Some((key, _)) = line(&first[length..]).filter(|(line, _)| looks_like_key(line)) else {
        return front;
    };
    front.found.report(|| {
        let kind = if above > 0 && find_block(first).is_some() {
            DiagnosticKind::FrontMatterMisplaced { lines_above: above }
        } else {
            DiagnosticKind::FrontMatterUnclosed {
                delimiter: opening.to_owned(),
                first_key: key.to_owned(),
            }
        };
        (Some(start..start + opening.len()), kind)
    });
    // Up to a blank line: text follows it.
    let keys = &first[length..];
    let end = keys.find("\n\n").unwrap_or(keys.len());
    doubt_draft(&mut front, &keys[..end], start + length);
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
