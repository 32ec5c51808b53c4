//! A run of inline content within a block, and its Markdown.

use super::{bare_urls, code};
use crate::{
    escape,
    html::sentinels::{self, Segment},
};

/// Piece of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Code(String),
    /// Markdown that needs no escapes, and its plain text.
    Raw {
        markdown: String,
        text: String,
    },
    /// Label of the footnote.
    FootnoteReference(String),
    LineBreak,
    /// Opening delimiter, by its index.
    Open(usize),
    /// Closing delimiter, by its index.
    Close(usize),
}

/// Delimiters around inline content, such as `**`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delimiters {
    pub(super) open: String,
    pub(super) close: String,
}

impl Delimiters {
    pub(super) fn new(open: &str, close: &str) -> Self {
        Self {
            open: open.to_owned(),
            close: close.to_owned(),
        }
    }
}

/// Options for writing a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct WriteOptions<'a> {
    /// Characters to escape.
    pub(super) escaped: &'a str,
    /// Indices of the delimiters to write.
    pub(super) delimiters: &'a [usize],
    pub(super) line_breaks: LineBreaks,
    pub(super) footnotes: FootnoteReferences,
}

/// Markdown for line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineBreaks {
    /// A backslash at the end of the line.
    Backslash,
    /// `<br>`, if all must be on one line.
    Element,
    /// A space, if no line break is allowed.
    Space,
}

/// Markdown for footnote references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FootnoteReferences {
    Written,
    /// Left out, to parse a text without its footnotes.
    Omitted,
}

/// Run of inline content.
#[derive(Debug, Clone, Default)]
pub(super) struct InlineRun {
    pieces: Vec<Piece>,
    delimiters: Vec<Delimiters>,
}

impl InlineRun {
    /// Makes a run that opens these delimiters.
    pub(super) fn within(outer: &[Delimiters]) -> Self {
        let mut run = Self::default();
        for delimiters in outer {
            run.open(delimiters.clone());
        }
        run
    }

    /// Adds an opening delimiter. Returns its index for [`InlineRun::close`].
    pub(super) fn open(&mut self, delimiters: Delimiters) -> usize {
        self.delimiters.push(delimiters);
        let index = self.delimiters.len() - 1;
        self.pieces.push(Piece::Open(index));
        index
    }

    pub(super) fn close(&mut self, index: usize) {
        self.pieces.push(Piece::Close(index));
    }

    /// Adds a text node of the page, with the sentinels in it.
    pub(super) fn marked_text(&mut self, text: &str) {
        for segment in sentinels::segments(text) {
            match segment {
                Segment::Text(text) => self.text(text),
                Segment::FootnoteReference(label) => {
                    self.pieces.push(Piece::FootnoteReference(label.to_owned()));
                }
                Segment::Formula(tex) => self.raw(format!("${tex}$"), tex.to_owned()),
                Segment::DisplayFormula(tex) => self.raw(format!("$${tex}$$"), tex.to_owned()),
            }
        }
    }

    /// Adds text with its white space collapsed as in HTML.
    pub(super) fn text(&mut self, text: &str) {
        if !matches!(self.pieces.last(), Some(Piece::Text(_))) {
            self.pieces.push(Piece::Text(String::new()));
        }
        if let Some(Piece::Text(before)) = self.pieces.last_mut() {
            for c in text.chars() {
                if !c.is_ascii_whitespace() {
                    before.push(c);
                } else if !before.ends_with(' ') {
                    before.push(' ');
                }
            }
        }
    }

    /// Adds code, joined to code right before it, whose backticks would merge.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(Piece::Code(before)) = self.pieces.last_mut() {
            before.push_str(code);
        } else {
            self.pieces.push(Piece::Code(code.to_owned()));
        }
    }

    pub(super) fn raw(&mut self, markdown: String, text: String) {
        self.pieces.push(Piece::Raw { markdown, text });
    }

    pub(super) fn line_break(&mut self) {
        self.pieces.push(Piece::LineBreak);
    }

    /// Returns true if the run has no visible content.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Code(_) | Piece::Raw { .. } | Piece::FootnoteReference(_) => false,
            Piece::LineBreak | Piece::Open(_) | Piece::Close(_) => true,
        })
    }

    /// Returns the indices of all delimiters.
    pub(super) fn delimiters(&self) -> std::ops::Range<usize> {
        0..self.delimiters.len()
    }

    /// Returns the text without markup.
    pub(super) fn plain_text(&self) -> String {
        let mut plain = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) | Piece::Code(text) | Piece::Raw { text, .. } => {
                    plain.push_str(text);
                }
                Piece::LineBreak => plain.push(' '),
                Piece::FootnoteReference(_) | Piece::Open(_) | Piece::Close(_) => {}
            }
        }
        plain
    }

    pub(super) fn write(&self, options: &WriteOptions<'_>) -> String {
        let mut writer = Writer {
            run: self,
            options: *options,
            text: String::new(),
            space: false,
            line_break: false,
            open: Vec::new(),
            opening: Vec::new(),
            closing: Vec::new(),
        };
        for piece in &self.pieces {
            writer.piece(piece);
        }
        writer.write_closing();
        writer.text
    }
}

/// Markdown of a run under construction. Moves space out of delimiters, which need text on their inside.
struct Writer<'a> {
    run: &'a InlineRun,
    options: WriteOptions<'a>,
    text: String,
    /// Space before the next piece.
    space: bool,
    /// Line break before the next piece.
    line_break: bool,
    /// Open delimiters.
    open: Vec<usize>,
    /// Delimiters to open before the next piece.
    opening: Vec<usize>,
    /// Delimiters to close after the last piece.
    closing: Vec<usize>,
}

impl Writer<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => {
                self.space |= text.starts_with(' ');
                let inner = text.trim_matches(' ');
                if !inner.is_empty() {
                    let escaped = self.escape(inner);
                    self.push(&escaped);
                    self.space = text.ends_with(' ');
                }
            }
            Piece::Code(code) => self.push(&code::with_backticks(code)),
            Piece::Raw { markdown, .. } => self.push(markdown),
            Piece::FootnoteReference(label)
                if self.options.footnotes == FootnoteReferences::Written =>
            {
                self.push(&format!("[^{label}]"));
            }
            Piece::LineBreak => self.line_break = true,
            Piece::Open(index) if self.options.delimiters.contains(index) => self.open(*index),
            Piece::Close(index) if self.options.delimiters.contains(index) => self.close(*index),
            Piece::FootnoteReference(_) | Piece::Open(_) | Piece::Close(_) => {}
        }
    }

    fn escape(&self, text: &str) -> String {
        let is_link = |index: &usize| self.run.delimiters[*index].open == "[";
        if self.open.iter().any(is_link) {
            escape::escape_characters(text, self.options.escaped)
        } else {
            bare_urls::escape_text(text, self.options.escaped)
        }
    }

    /// Opens delimiters, or continues equal ones that were just closed.
    fn open(&mut self, index: usize) {
        let continues = self.opening.is_empty()
            && self
                .closing
                .last()
                .is_some_and(|last| self.run.delimiters[*last] == self.run.delimiters[index]);
        self.open.push(index);
        if continues {
            self.closing.pop();
        } else {
            self.opening.push(index);
        }
    }

    fn close(&mut self, index: usize) {
        self.open.retain(|open| *open != index);
        // Delimiters around nothing are not written.
        if self.opening.last() == Some(&index) {
            self.opening.pop();
        } else {
            self.closing.push(index);
        }
    }

    fn push(&mut self, markdown: &str) {
        self.write_closing();
        let is_first = self.text.is_empty();
        if self.line_break && !is_first {
            self.text.push_str(match self.options.line_breaks {
                LineBreaks::Backslash => "\\\n",
                LineBreaks::Element => "<br>",
                LineBreaks::Space => " ",
            });
        } else if self.space && !is_first {
            self.text.push(' ');
        }
        (self.space, self.line_break) = (false, false);
        for index in std::mem::take(&mut self.opening) {
            self.text.push_str(&self.run.delimiters[index].open);
        }
        self.text.push_str(markdown);
    }

    fn write_closing(&mut self) {
        for index in std::mem::take(&mut self.closing) {
            self.text.push_str(&self.run.delimiters[index].close);
        }
    }
}
