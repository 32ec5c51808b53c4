//! Source positions of problems with elements whose position the tree does not record. Without the feature `diagnostics`,
//! nothing is recorded.

use crate::text::folding::fold;
use std::ops::Range;

#[cfg(feature = "diagnostics")]
use std::collections::{HashMap, VecDeque};

/// Source of the body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// Text of the body.
    pub text: &'a str,
    /// Bytes of the file before it.
    pub start: usize,
}

impl<'a> Source<'a> {
    /// Finds words of the tree in the source, or else some of them that occur there together and once: markup and smart
    /// punctuation may separate or change the others. Returns bytes of the file.
    pub(crate) fn find(self, words: &str) -> Option<Range<usize>> {
        // Longer texts would make diagnostics slow: 256 KiB, an essay of 40,000 words.
        const MAX_BYTES: usize = 256 * 1024;
        const MAX_TRIES: usize = 4;
        if self.text.len() > MAX_BYTES {
            return None;
        }
        let words = words.trim();
        let parts = words
            .split(|c: char| !c.is_alphanumeric() && c != ' ')
            .map(str::trim);
        // A long part is tried whole, then by halves.
        let halves = parts.flat_map(|part| {
            let middle = part.floor_char_boundary(part.len() / 2);
            let space = part[middle..]
                .find(' ')
                .map_or(part.len(), |at| middle + at);
            [part, part[..space].trim(), part[space..].trim()]
        });
        let once = |part: &str| {
            let at = self.text.find(part)?;
            (self.text.rfind(part) == Some(at))
                .then_some(self.start + at..self.start + at + part.len())
        };
        std::iter::once(words)
            .chain(halves)
            .filter(|part| part.len() > 4)
            .take(MAX_TRIES + 1)
            .find_map(once)
    }

    /// Finds words within bytes of the file, or else returns all of these without the white space at their end.
    pub(crate) fn find_within(self, span: &Range<usize>, words: &str) -> Range<usize> {
        let text = self
            .text
            .get(span.start - self.start..span.end - self.start);
        let text = text.unwrap_or_default();
        let part = Source {
            text,
            start: span.start,
        };
        part.find(words)
            .unwrap_or(span.start..span.start + text.trim_end().len())
    }

    /// Returns the first line of bytes of the file.
    pub(crate) fn first_line(self, span: &Range<usize>) -> Range<usize> {
        let text = self
            .text
            .get(span.start - self.start..span.end - self.start);
        let line = text.unwrap_or_default().lines().next().unwrap_or_default();
        span.start..span.start + line.trim_end().len()
    }

    /// Finds words that are marked as a pull quote in place: `{" words "}`, the marks included.
    pub(crate) fn find_marked(self, words: &str) -> Option<Range<usize>> {
        let wanted = fold(words);
        let mut marks = self.marks();
        let marked = marks.find(|mark| mark.end.is_some() && fold(mark.inner) == wanted)?;
        Some(self.start + marked.start..self.start + marked.end?)
    }

    /// Finds a mark `{"` by the words after it, which may go on.
    pub(crate) fn find_mark_before(self, words: &str) -> Option<Range<usize>> {
        let wanted = fold(words);
        let mark = self.marks().find(|mark| {
            let inner = fold(mark.inner);
            !inner.is_empty() && (inner.starts_with(&wanted) || wanted.starts_with(&inner))
        })?;
        let start = self.start + mark.start;
        Some(start..start + mark.length)
    }

    /// Returns the first marks that may open a pull quote, in order.
    fn marks(self) -> impl Iterator<Item = Mark<'a>> {
        /// More marks would make diagnostics slow.
        const MAX_MARKS: usize = 500;
        let opening = memchr::memchr_iter(b'{', self.text.as_bytes());
        let marks = opening.filter_map(move |start| Mark::read(self.text, start));
        marks.take(MAX_MARKS)
    }
}

/// Mark in the source that may open a pull quote.
struct Mark<'a> {
    /// Bytes of the body before it.
    start: usize,
    /// Its length in bytes.
    length: usize,
    /// Text behind it, up to the next brace, or its first kilobytes.
    inner: &'a str,
    /// Bytes of the body up to and with the mark that closes it, if the next brace does.
    end: Option<usize>,
}

impl<'a> Mark<'a> {
    /// Reads the mark that begins with the brace at `start`, if a quotation mark follows.
    fn read(text: &'a str, start: usize) -> Option<Self> {
        /// Longer pull quotes are too long to be shown: 1 KiB.
        const MAX_BYTES: usize = 1024;
        let sign = text[start + 1..].chars().next()?;
        if !matches!(sign, '"' | '“' | '”' | '„' | '«' | '»') {
            return None;
        }
        let length = 1 + sign.len_utf8();
        let after = &text[start + length..];
        let after = &after[..after.floor_char_boundary(MAX_BYTES)];
        let brace = after.find('}');
        let inner = &after[..brace.unwrap_or(after.len())];
        let end = brace.filter(|_| inner.ends_with(['"', '“', '”', '„', '«', '»']));
        Some(Self {
            start,
            length,
            inner,
            end: end.map(|end| start + length + end + 1),
        })
    }
}

/// Spans of the headings with ids that the author wrote, by id, and in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct IdSpans(#[cfg(feature = "diagnostics")] HashMap<String, VecDeque<Range<usize>>>);

/// Spans of the block quotes of the body, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct BlockQuoteSpans(#[cfg(feature = "diagnostics")] VecDeque<Range<usize>>);

#[cfg(feature = "diagnostics")]
impl IdSpans {
    /// Adds a heading.
    pub(crate) fn push(&mut self, id: &str, span: Range<usize>) {
        self.0.entry(id.to_owned()).or_default().push_back(span);
    }

    /// Removes the first heading with an id, and returns its span.
    pub(crate) fn remove_first(&mut self, id: &str) -> Option<Range<usize>> {
        self.0.get_mut(id)?.pop_front()
    }
}

#[cfg(feature = "diagnostics")]
impl BlockQuoteSpans {
    /// Adds a block quote.
    pub(crate) fn push(&mut self, span: Range<usize>) {
        self.0.push_back(span);
    }

    /// Removes the first block quote, and returns its span.
    pub(crate) fn next(&mut self) -> Option<Range<usize>> {
        self.0.pop_front()
    }

    /// Removes the block quotes that begin within another one.
    pub(crate) fn skip_within(&mut self, outer: Option<&Range<usize>>) {
        while let Some(first) = self.0.front()
            && outer.is_some_and(|outer| outer.contains(&first.start))
        {
            self.0.pop_front();
        }
    }
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twins with the feature need it")]
impl IdSpans {
    pub(crate) fn push(&mut self, _: &str, _: Range<usize>) {}

    pub(crate) fn remove_first(&mut self, _: &str) -> Option<Range<usize>> {
        None
    }
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twins with the feature need it")]
impl BlockQuoteSpans {
    pub(crate) fn push(&mut self, _: Range<usize>) {}

    pub(crate) fn next(&mut self) -> Option<Range<usize>> {
        None
    }

    pub(crate) fn skip_within(&mut self, _: Option<&Range<usize>>) {}
}
