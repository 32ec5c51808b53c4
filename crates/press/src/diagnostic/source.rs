//! Texts of files and places in them.

use std::ops::Range;

use super::{Code, Diagnostic};

/// The longest line that is shown, in bytes: 64 KiB, more than any paragraph has.
const LONGEST_LINE: usize = 64 * 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file, with the places of its lines.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path of the file, as the publisher would type it.
    pub(crate) file: String,
    /// The text. That of an article has the ends of lines that `CommonMark` sees.
    pub(crate) text: String,
    /// The start of each line, in bytes.
    line_starts: Vec<usize>,
}

/// Part of a text, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The first line, from 1.
    pub(crate) line: usize,
    /// The column of the first character, in characters from 1.
    pub(crate) column: usize,
    /// The last line, from 1.
    pub(crate) end_line: usize,
    /// The column behind the last character, in characters from 1.
    pub(crate) end_column: usize,
    /// The first line; `None` if it is too long to be shown.
    pub(crate) text: Option<String>,
    /// The part of the first line, in bytes.
    pub(crate) span: Range<usize>,
}

impl Source {
    /// Creates the source of a file whose text is used as it is.
    pub(crate) fn new(file: String, text: String) -> Self {
        // Editors neither show nor count a byte order mark.
        let start = if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        };
        let line_starts = std::iter::once(start)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            file,
            text,
            line_starts,
        }
    }

    /// Creates the source of an article, with its text as `document` reads it, so that the same spans hold.
    pub(crate) fn of_article(file: String, text: String) -> Self {
        Self::new(file, normalise(text))
    }

    /// Creates a diagnostic with its span in bytes, or of the file as a whole where there is no span.
    pub(crate) fn diagnostic(
        &self,
        code: Code,
        span: impl Into<Option<Range<usize>>>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            excerpt: span.into().map(|span| self.excerpt(span)),
            ..Diagnostic::of_file(code, self.file.clone(), message)
        }
    }

    /// Returns the span of a line (from 1) without its end; an empty span where there is no such line.
    pub(crate) fn line(&self, line: usize) -> Range<usize> {
        let start = |line: usize| {
            let start = self.line_starts.get(line - 1);
            start.copied().unwrap_or(self.text.len())
        };
        let range = start(line.max(1))..start(line.max(1) + 1);
        let content = self.text[range.clone()].trim_end_matches(['\n', '\r']);
        range.start..range.start + content.len()
    }

    /// Returns the number of the line of an offset, from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        let starts = &self.line_starts;
        starts.partition_point(|&start| start <= offset).max(1)
    }

    fn excerpt(&self, span: Range<usize>) -> Excerpt {
        let trimmed = self.text.get(span.clone()).unwrap_or_default().trim_end();
        let end = span.start + trimmed.len();
        let line = self.line_of(span.start);
        let end_line = self.line_of(end);
        let first = self.line(line);
        let column = |line: Range<usize>, at: usize| {
            let at = at.clamp(line.start, line.end);
            self.text[line.start..at].chars().count() + 1
        };
        let text = &self.text[first.clone()];
        let within = |at: usize| at.clamp(first.start, first.end) - first.start;
        Excerpt {
            line,
            column: column(first.clone(), span.start),
            end_line,
            end_column: column(self.line(end_line), end),
            text: (text.len() <= LONGEST_LINE).then(|| text.to_owned()),
            span: within(span.start)..within(end),
        }
    }
}

/// Returns a text as `document` reads it: lone carriage returns end lines, and NUL is replaced.
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
        let source = Source::of_article("a.md".to_owned(), text.to_owned());
        let start = source.text.find(word).unwrap();
        let excerpt = source.excerpt(start..start + word.len());
        let found = (
            excerpt.line,
            excerpt.column,
            excerpt.end_line,
            excerpt.end_column,
        );
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn columns_count_characters() {
        check("a\n日本 x", "x", (2, 4, 2, 5));
        check("a\r\nbc", "c", (2, 2, 2, 3));
        check("a\rbc", "c", (2, 2, 2, 3));
    }

    #[test]
    fn a_byte_order_mark_counts_as_no_column() {
        check("\u{feff}ab\nc", "b", (1, 2, 1, 3));
        check("\u{feff}ab\nc", "c", (2, 1, 2, 2));
        check("\u{feff}", "\u{feff}", (1, 1, 1, 1));
        check("\u{feff}\u{feff}a", "a", (1, 2, 1, 3));
    }

    #[test]
    fn a_span_may_cover_several_lines() {
        check("a [b\nc] d", "[b\nc]", (1, 3, 2, 3));
        check("## A\n\nb", "## A\n", (1, 1, 1, 5));
    }

    #[test]
    fn a_very_long_line_is_not_shown() {
        let source = Source::of_article("a.md".to_owned(), "a".repeat(LONGEST_LINE + 1));
        assert_eq!(source.excerpt(0..1).text, None);
    }
}
