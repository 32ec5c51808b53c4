//! The text of a file, with its lines.

use std::ops::Range;

use super::{code::Code, diagnostic::Diagnostic};

/// Of a longer line only its number is shown: 64 KiB, more than any paragraph has.
const LONGEST_LINE: usize = 64 * 1024;

/// A text and the file it came from.
#[derive(Debug)]
pub(super) struct Source {
    /// The file, as its publisher would name it here.
    pub(super) file: String,
    /// The text, with line feeds where `CommonMark` sees the end of a line.
    pub(super) text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

/// A place in a text, with the line that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// From 1.
    pub(super) line: usize,
    /// In characters, from 1.
    pub(super) column: usize,
    /// The line on which it ends.
    pub(super) end_line: usize,
    /// The column behind its last character.
    pub(super) end_column: usize,
    /// The line; none where it is too long to be shown.
    pub(super) text: Option<String>,
    /// What of that line is meant, in bytes.
    pub(super) span: Range<usize>,
}

impl Source {
    pub(super) fn new(file: String, text: String) -> Self {
        let text = normalise(text);
        // A mark of the encoding is no part of the text: editors do not show it, nor count it.
        let first = text.len() - text.trim_start_matches('\u{feff}').len();
        let lines = std::iter::once(first.min('\u{feff}'.len_utf8()))
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { file, text, lines }
    }

    /// The line of a place, from 1.
    fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).max(1)
    }

    /// Where a line stands, without its end; an empty range where there is no such line.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let start = |line: usize| self.lines.get(line - 1).copied().unwrap_or(self.text.len());
        let range = start(line.max(1))..start(line.max(1) + 1);
        let content = self.text[range.clone()].trim_end_matches(['\n', '\r']);
        range.start..range.start + content.len()
    }

    /// Where the words of a line stand, without the white space around them.
    pub(super) fn words(&self, line: usize) -> Range<usize> {
        let range = self.line(line);
        let line = &self.text[range.clone()];
        let start = range.start + (line.len() - line.trim_start().len());
        start..(range.start + line.trim_end().len()).max(start)
    }

    /// Something wrong at a place.
    pub(super) fn tell(
        &self,
        code: Code,
        place: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            excerpt: Some(self.excerpt(place)),
            ..Diagnostic::of_file(code, self.file.clone(), message)
        }
    }

    /// Something wrong, whose place is known at best.
    pub(super) fn tell_if_known(
        &self,
        code: Code,
        place: Option<Range<usize>>,
        message: impl Into<String>,
    ) -> Diagnostic {
        match place {
            Some(place) => self.tell(code, place, message),
            None => Diagnostic::of_file(code, self.file.clone(), message),
        }
    }

    fn excerpt(&self, place: Range<usize>) -> Excerpt {
        let trimmed = self.text[place.clone()].trim_end();
        let end = (place.start + trimmed.len()).max(place.start);
        let line = self.line_of(place.start);
        let end_line = self.line_of(end);
        let shown = self.line(line);
        let column = |line: Range<usize>, at: usize| {
            let at = at.clamp(line.start, line.end);
            self.text[line.start..at].chars().count() + 1
        };
        let text = &self.text[shown.clone()];
        let within = |at: usize| at.clamp(shown.start, shown.end) - shown.start;
        Excerpt {
            line,
            column: column(shown.clone(), place.start),
            end_line,
            end_column: column(self.line(end_line), end),
            text: (text.len() <= LONGEST_LINE).then(|| text.to_owned()),
            span: within(place.start)..within(end),
        }
    }
}

/// The text as `document` reads it, so that places in it are the same.
fn normalise(text: String) -> String {
    let has_lone_return = text
        .match_indices('\r')
        .any(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'));
    if !has_lone_return && !text.contains('\0') {
        return text;
    }
    let text = text.replace('\0', "\u{fffd}");
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: (usize, usize, usize, usize)) {
        let source = Source::new("a.md".to_owned(), text.to_owned());
        let start = source.text.find(word).unwrap();
        let place = source.excerpt(start..start + word.len());
        let found = (place.line, place.column, place.end_line, place.end_column);
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn columns_count_characters() {
        check("a\n日本 x", "x", (2, 4, 2, 5));
        check("a\r\nbc", "c", (2, 2, 2, 3));
        check("a\rbc", "c", (2, 2, 2, 3));
    }

    #[test]
    fn a_mark_of_the_encoding_counts_as_no_column() {
        check("\u{feff}ab\nc", "b", (1, 2, 1, 3));
        check("\u{feff}ab\nc", "c", (2, 1, 2, 2));
        check("\u{feff}", "\u{feff}", (1, 1, 1, 1));
        check("\u{feff}\u{feff}a", "a", (1, 2, 1, 3));
    }

    #[test]
    fn a_place_may_go_on_over_lines() {
        check("a [b\nc] d", "[b\nc]", (1, 3, 2, 3));
        check("## A\n\nb", "## A\n", (1, 1, 1, 5));
    }

    #[test]
    fn of_an_endless_line_only_the_number_is_shown() {
        let source = Source::new("a.md".to_owned(), "a".repeat(LONGEST_LINE + 1));
        assert_eq!(source.excerpt(0..1).text, None);
    }
}
