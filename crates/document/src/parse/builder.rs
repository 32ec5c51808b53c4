//! Builder of the tree, with a stack of its own, from the parser's events.

use super::{
    html,
    open_element::{Open, OpenElement},
};
use crate::{
    diagnostic::DiagnosticKind,
    tree::{
        Block, CodeBlock, Dialect, FootnoteDefinition, FootnoteReference, Inline, MathStyle,
        RawTree, Spacing, Task,
    },
};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::{collections::HashMap, ops::Range};

/// Highest number of elements within each other, the document included. Browsers' HTML parsers stop at 512; the walk
/// recurses, and a wasm stack has 1 MB.
pub(super) const MAX_DEPTH: usize = 100;

/// Highest number of blocks and inlines of an article. An article of 30,000 words has fewer than 10,000.
pub(super) const MAX_NODES: usize = 500_000;

/// Builds a [`RawTree`].
pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    /// Bytes of the file before the text.
    file_start: usize,
    pub(super) dialect: Dialect,
    /// Open elements. The document is the first, so that the stack is never empty.
    pub(super) stack: Vec<OpenElement>,
    /// Text that more text may follow before it becomes a node.
    pub(super) pending: String,
    /// Number of open elements that are too deep to be built.
    pub(super) skipped: usize,
    /// Number of open elements that allow no links within.
    pub(super) linkless: usize,
    /// End of the last autolink in the text.
    pub(super) consumed: usize,
    nodes: usize,
    is_deep: bool,
    labels: HashMap<String, usize>,
    pub(super) tree: RawTree,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, file_start: usize, dialect: Dialect) -> Self {
        Self {
            text,
            file_start,
            dialect,
            stack: vec![OpenElement::new(Open::Document, 0, text.len())],
            pending: String::new(),
            skipped: 0,
            linkless: 0,
            consumed: 0,
            nodes: 0,
            is_deep: false,
            labels: HashMap::new(),
            tree: RawTree::default(),
        }
    }

    /// Adds an event with its range in the text.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        self.read_marks(&event, &range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::SoftBreak => self.pending.push('\n'),
            Event::Text(text) => self.add_text(&text, range),
            _ if range.start < self.consumed => self.push_source(range),
            Event::Code(code) => self.add_inline(Inline::Code(code.into_string())),
            Event::HardBreak => self.add_inline(Inline::Break),
            Event::InlineMath(tex) => self.add_math(&tex, range),
            Event::DisplayMath(tex) => {
                self.add_inline(Inline::Math(MathStyle::Display, tex.into_string()));
            }
            Event::InlineHtml(html) => {
                let tag = html::tag(&html);
                if matches!(tag, html::Token::Foreign(_)) {
                    self.report_html(&html, range.start);
                }
                self.add_tag(&tag);
            }
            Event::Html(html) => self.pending.push_str(&html),
            Event::FootnoteReference(label) => self.add_reference(label),
            Event::Rule => {
                self.begin_block();
                self.add_block(Block::Rule);
            }
            Event::TaskListMarker(is_done) => self.mark_task(is_done),
        }
    }

    /// Returns `true` if the article has all elements that it may have.
    pub(super) fn is_full(&self) -> bool {
        self.nodes >= MAX_NODES
    }

    /// Closes every element but the document.
    fn close_all(&mut self) {
        while self.stack.len() > 1 {
            if self.top().open.is_html() {
                self.restore_unclosed_as_text();
            } else {
                self.close_top();
            }
        }
        self.begin_block();
    }

    /// Ends the article with the rest of its source as a code block, so that no word is lost.
    pub(super) fn add_rest(&mut self, from: usize) {
        self.close_all();
        let text = self.text[self.text.ceil_char_boundary(from)..].to_owned();
        self.add_block(Block::Code(CodeBlock {
            language: None,
            text,
        }));
        let span = self.file_span(from..self.text.len());
        self.tree
            .diagnostics
            .report(|| (Some(span), DiagnosticKind::TooManyElements));
    }

    /// Returns the tree.
    pub(super) fn finish(mut self) -> RawTree {
        self.close_all();
        let mut labels = vec![String::new(); self.labels.len()];
        for (label, number) in self.labels {
            labels[number] = label;
        }
        self.tree.labels = labels;
        self.tree.blocks = self
            .stack
            .pop()
            .map(|document| document.blocks)
            .unwrap_or_default();
        self.tree
    }

    /// Counts a node that is not added as a block or an inline.
    pub(super) fn count_node(&mut self) {
        self.nodes += 1;
    }

    /// Reports once that an element lies too deep.
    pub(super) fn report_depth(&mut self, range: Range<usize>) {
        if !self.is_deep {
            self.is_deep = true;
            self.report(range, || DiagnosticKind::NestedTooDeep { limit: MAX_DEPTH });
        }
    }

    /// Reports a problem with a part of the text.
    pub(super) fn report(&mut self, range: Range<usize>, kind: impl FnOnce() -> DiagnosticKind) {
        let span = self.file_span(range);
        self.tree.diagnostics.report(|| (Some(span), kind()));
    }

    /// Returns the bytes of the file that a part of the text takes.
    pub(super) fn file_span(&self, range: Range<usize>) -> Range<usize> {
        self.file_start + range.start..self.file_start + range.end
    }

    /// Marks the list around a paragraph as loose: only loose lists have paragraphs.
    pub(super) fn mark_loose(&mut self) {
        match self.stack.as_mut_slice() {
            [
                ..,
                OpenElement {
                    open: Open::List { spacing, .. },
                    ..
                },
                OpenElement {
                    open: Open::Item(_),
                    ..
                },
            ]
            | [
                ..,
                OpenElement {
                    open: Open::DefinitionBody(spacing),
                    ..
                },
            ] => *spacing = Spacing::Loose,
            _ => {}
        }
    }

    pub(super) fn top(&mut self) -> &mut OpenElement {
        let top = self.stack.len() - 1;
        &mut self.stack[top]
    }

    pub(super) fn push(&mut self, open: Open, range: Range<usize>) {
        self.linkless += usize::from(open.forbids_links());
        self.stack
            .push(OpenElement::new(open, range.start, range.end));
    }

    pub(super) fn add_block(&mut self, block: Block) {
        self.nodes += 1;
        self.top().blocks.push(block);
    }

    pub(super) fn add_inline(&mut self, inline: Inline) {
        self.flush();
        self.nodes += 1;
        self.top().inlines.push(inline);
    }

    /// Turns the pending text into nodes.
    pub(super) fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let mut text = std::mem::take(&mut self.pending);
        if self.dialect == Dialect::Recto {
            self.add_text_with_scripts(&text);
        } else {
            self.add_plain(&text);
        }
        // Reusing the buffer allocates a text once, at its length.
        text.clear();
        self.pending = text;
    }

    /// Adds a text as one node.
    pub(super) fn add_plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.nodes += 1;
            self.top().inlines.push(Inline::Text(text.to_owned()));
        }
    }

    /// Prepares for a block: closes elements that cannot contain one, and the paragraph without an element of its own.
    pub(super) fn begin_block(&mut self) {
        self.flush();
        while matches!(self.top().open, Open::Element { .. }) {
            self.restore_unclosed_as_text();
            self.flush();
        }
        if !self.top().inlines.is_empty() {
            let content = std::mem::take(&mut self.top().inlines);
            self.add_block(Block::Paragraph(content));
        }
    }

    /// Adds inlines to the open element. A text continues the text before it.
    pub(super) fn append(&mut self, content: Vec<Inline>) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.pending.push_str(&text),
                other => {
                    self.flush();
                    self.top().inlines.push(other);
                }
            }
        }
    }

    /// Takes back the last text to continue it. A long one stays: copying it for each of many small additions would take
    /// quadratic time.
    pub(super) fn reopen_text(&mut self) {
        const SHORT: usize = 256;
        let last = self
            .top()
            .inlines
            .pop_if(|last| matches!(last, Inline::Text(text) if text.len() < SHORT));
        if let Some(Inline::Text(text)) = last {
            self.pending = text;
        }
    }

    fn add_reference(&mut self, label: CowStr<'a>) {
        let next = self.labels.len();
        let number = *self.labels.entry(label.into_string()).or_insert(next);
        self.add_inline(Inline::FootnoteReference(FootnoteReference {
            number,
            occurrence: 0,
        }));
    }

    pub(super) fn add_definition(&mut self, label: String, blocks: Vec<Block>, start: usize) {
        // `[^label]:`
        let end = self.text.len().min(start + label.len() + 4);
        let span = self.file_span(start..self.text.floor_char_boundary(end));
        self.tree.definitions.push(FootnoteDefinition {
            label,
            blocks,
            span,
        });
    }

    fn mark_task(&mut self, is_done: bool) {
        let state = if is_done { Task::Done } else { Task::Open };
        // In a loose list the mark is part of the item's first paragraph.
        if let Some(OpenElement {
            open: Open::Item(task),
            ..
        }) = self
            .stack
            .iter_mut()
            .rev()
            .find(|element| matches!(element.open, Open::Item(_)))
        {
            *task = Some(state);
        }
    }

    /// Records the span of a heading that may be the title.
    pub(super) fn record_heading(&mut self, level: u8, range: Range<usize>) {
        if level == 1 && self.stack.len() == 1 {
            let span = self.file_span(range);
            self.tree.marks.record_title(span);
        }
    }

    /// Reads the marks of pull quotes in an event.
    fn read_marks(&mut self, event: &Event<'a>, range: &Range<usize>) {
        if !cfg!(feature = "diagnostics") {
            return;
        }
        match event {
            Event::Text(text) => {
                let is_verbatim = self.text.get(range.clone()) == Some(text);
                let span = self.file_span(range.clone());
                let stack = &self.stack;
                let is_elsewhere = |element: &OpenElement| {
                    matches!(
                        element.open,
                        Open::Code { .. }
                            | Open::Footnote(_)
                            | Open::Image {
                                target: Some(_),
                                ..
                            }
                    )
                };
                let is_body = || !stack.iter().any(is_elsewhere);
                self.tree.marks.read(text, &span, is_verbatim, is_body);
            }
            // A comment does not separate the texts around it.
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            _ => self.tree.marks.interrupt(),
        }
    }

    /// Records the span of a block quote of the body.
    pub(super) fn record_block_quote(&mut self, range: Range<usize>) {
        let is_footnote = |element: &OpenElement| matches!(element.open, Open::Footnote(_));
        if !self.stack.iter().any(is_footnote) {
            let span = self.file_span(range);
            self.tree.block_quote_spans.push(span);
        }
    }

    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        super::open::open(self, tag, range);
    }

    fn end(&mut self, tag: TagEnd) {
        super::close::end(self, tag);
    }

    pub(super) fn close_top(&mut self) {
        super::close::close_top(self);
    }
}
