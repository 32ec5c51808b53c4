//! A run of text: words, and what stands among them.

use super::{addresses, code};
use crate::{escape, html::signs::Part};

/// What a run is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Code(String),
    /// Markdown as it is, and the words that are read in it.
    Raw {
        markdown: String,
        words: String,
    },
    /// A reference to a footnote, by its label.
    Note(String),
    Break,
    /// The start of a pair of marks, by its number.
    Open(usize),
    Close(usize),
}

/// Marks around words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: String,
    pub(super) close: String,
}

impl Pair {
    pub(super) fn of(open: &str, close: &str) -> Self {
        Self {
            open: open.to_owned(),
            close: close.to_owned(),
        }
    }
}

/// How a run is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct How<'a> {
    /// The signs that get a backslash.
    pub(super) signs: &'a str,
    /// The pairs that are written.
    pub(super) pairs: &'a [usize],
    pub(super) breaks: Breaks,
    pub(super) notes: Notes,
}

/// What becomes of line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A backslash at the end of a line.
    Lines,
    /// `<br>`, where all must be on one line.
    Elements,
    /// A space, where there can be none.
    Spaces,
}

/// What becomes of references to footnotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    Written,
    /// They are left out, where a text is tried without its footnotes.
    LeftOut,
}

/// A run of text within a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    pieces: Vec<Piece>,
    pairs: Vec<Pair>,
}

impl Run {
    /// A run within marks that were opened before it.
    pub(super) fn within(pairs: &[Pair]) -> Self {
        let mut run = Self::default();
        for pair in pairs {
            run.open(pair.clone());
        }
        run
    }

    pub(super) fn open(&mut self, pair: Pair) -> usize {
        self.pairs.push(pair);
        let number = self.pairs.len() - 1;
        self.pieces.push(Piece::Open(number));
        number
    }

    pub(super) fn close(&mut self, number: usize) {
        self.pieces.push(Piece::Close(number));
    }

    /// Adds a text as it is in the page.
    pub(super) fn text(&mut self, text: &str) {
        for part in crate::html::signs::parts(text) {
            match part {
                Part::Words(words) => self.words(words),
                Part::Note(label) => self.pieces.push(Piece::Note(label.to_owned())),
                Part::Formula(tex) => self.raw(format!("${tex}$"), tex.to_owned()),
                Part::Display(tex) => self.raw(format!("$${tex}$$"), tex.to_owned()),
            }
        }
    }

    /// Adds words, with their white space made one; what is no white space in HTML stays.
    pub(super) fn words(&mut self, text: &str) {
        if !matches!(self.pieces.last(), Some(Piece::Words(_))) {
            self.pieces.push(Piece::Words(String::new()));
        }
        if let Some(Piece::Words(words)) = self.pieces.last_mut() {
            for c in text.chars() {
                if !c.is_ascii_whitespace() {
                    words.push(c);
                } else if !words.ends_with(' ') {
                    words.push(' ');
                }
            }
        }
    }

    /// Adds code; the marks of two beside each other would be one.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(Piece::Code(before)) = self.pieces.last_mut() {
            before.push_str(code);
        } else {
            self.pieces.push(Piece::Code(code.to_owned()));
        }
    }

    pub(super) fn raw(&mut self, markdown: String, words: String) {
        self.pieces.push(Piece::Raw { markdown, words });
    }

    pub(super) fn line_break(&mut self) {
        self.pieces.push(Piece::Break);
    }

    /// Whether nobody would see it.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Words(words) => words.trim().is_empty(),
            Piece::Code(_) | Piece::Raw { .. } | Piece::Note(_) => false,
            Piece::Break | Piece::Open(_) | Piece::Close(_) => true,
        })
    }

    pub(super) fn pairs(&self) -> std::ops::Range<usize> {
        0..self.pairs.len()
    }

    /// The words that are to be read in it.
    pub(super) fn said(&self) -> String {
        let mut said = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) | Piece::Code(words) | Piece::Raw { words, .. } => {
                    said.push_str(words);
                }
                Piece::Break => said.push(' '),
                Piece::Note(_) | Piece::Open(_) | Piece::Close(_) => {}
            }
        }
        said
    }

    pub(super) fn write(&self, how: &How<'_>) -> String {
        let mut writing = Writing {
            run: self,
            how: *how,
            text: String::new(),
            space: false,
            line_break: false,
            open: Vec::new(),
            opening: Vec::new(),
            closing: Vec::new(),
        };
        for piece in &self.pieces {
            writing.piece(piece);
        }
        writing.end_pairs();
        writing.text
    }
}

/// A run while it is written. Space is put outside of marks, which mean nothing beside it within.
struct Writing<'a> {
    run: &'a Run,
    how: How<'a>,
    text: String,
    space: bool,
    line_break: bool,
    /// The pairs that words now stand in.
    open: Vec<usize>,
    /// Those of them that are to be written, before the next words and after the last.
    opening: Vec<usize>,
    closing: Vec<usize>,
}

impl Writing<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Words(words) => {
                self.space |= words.starts_with(' ');
                let inner = words.trim_matches(' ');
                if !inner.is_empty() {
                    let written = self.words(inner);
                    self.put(&written);
                    self.space = words.ends_with(' ');
                }
            }
            Piece::Code(words) => self.put(&code::marked(words)),
            Piece::Raw { markdown, .. } => self.put(markdown),
            Piece::Note(label) if self.how.notes == Notes::Written => {
                self.put(&format!("[^{label}]"));
            }
            Piece::Break => self.line_break = true,
            Piece::Open(number) if self.how.pairs.contains(number) => self.begin(*number),
            Piece::Close(number) if self.how.pairs.contains(number) => self.end(*number),
            Piece::Note(_) | Piece::Open(_) | Piece::Close(_) => {}
        }
    }

    fn words(&self, words: &str) -> String {
        let is_link = |number: &usize| self.run.pairs[*number].open == "[";
        if self.open.iter().any(is_link) {
            escape::escape_signs(words, self.how.signs)
        } else {
            addresses::escaped(words, self.how.signs)
        }
    }

    /// Begins a pair; one that has just ended in the same marks goes on.
    fn begin(&mut self, number: usize) {
        let goes_on = self.opening.is_empty()
            && self
                .closing
                .last()
                .is_some_and(|last| self.run.pairs[*last] == self.run.pairs[number]);
        self.open.push(number);
        if goes_on {
            self.closing.pop();
        } else {
            self.opening.push(number);
        }
    }

    fn end(&mut self, number: usize) {
        self.open.retain(|open| *open != number);
        // Marks around nothing are not written.
        if self.opening.last() == Some(&number) {
            self.opening.pop();
        } else {
            self.closing.push(number);
        }
    }

    fn put(&mut self, markdown: &str) {
        self.end_pairs();
        let is_first = self.text.is_empty();
        if self.line_break && !is_first {
            self.text.push_str(match self.how.breaks {
                Breaks::Lines => "\\\n",
                Breaks::Elements => "<br>",
                Breaks::Spaces => " ",
            });
        } else if self.space && !is_first {
            self.text.push(' ');
        }
        (self.space, self.line_break) = (false, false);
        for number in std::mem::take(&mut self.opening) {
            self.text.push_str(&self.run.pairs[number].open);
        }
        self.text.push_str(markdown);
    }

    fn end_pairs(&mut self) {
        for number in std::mem::take(&mut self.closing) {
            self.text.push_str(&self.run.pairs[number].close);
        }
    }
}
