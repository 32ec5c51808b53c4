//! HTML in the text: what Recto lets in becomes elements, everything else stays text.

use super::{
    builder::{Builder, MAX_DEPTH},
    frame::Open,
    html::{self, Element, HtmlBlock, Token},
};
use crate::{
    diagnostic::NoticeKind,
    tree::{Block, Inline, SpanKind},
};

impl Builder<'_> {
    /// Adds a tag, or the text that it is.
    pub(super) fn add_tag(&mut self, token: &Token<'_>) {
        match token {
            Token::Text(text) | Token::Foreign(text) => self.pending.push_str(text),
            Token::Comment => {}
            Token::Break => self.add_inline(Inline::Break),
            Token::Open(Element::Span(kind, source)) => self.open_element(*kind, source),
            Token::Close(Element::Span(kind, source)) => self.close_element(*kind, source),
            Token::Open(Element::Details) => self.pending.push_str("<details>"),
            Token::Close(Element::Details) => self.pending.push_str("</details>"),
            Token::Open(Element::Summary) => self.pending.push_str("<summary>"),
            Token::Close(Element::Summary) => self.pending.push_str("</summary>"),
        }
    }

    fn open_element(&mut self, kind: SpanKind, source: &'static str) {
        if self.stack.len() >= MAX_DEPTH {
            self.pending.push_str(source);
            return;
        }
        self.flush();
        let (start, end) = (self.top().start, self.top().end);
        self.push(Open::Element { kind, source }, start..end);
    }

    fn close_element(&mut self, kind: SpanKind, source: &'static str) {
        if matches!(self.top().open, Open::Element { kind: open, .. } if open == kind)
            && self.skipped == 0
        {
            self.close_top();
        } else {
            self.pending.push_str("</");
            self.pending.push_str(&source[1..]);
        }
    }

    /// Makes of a block of HTML what Recto lets it be.
    pub(super) fn add_html_block(&mut self, html: String, start: usize) {
        match html::block(&html) {
            HtmlBlock::Comment => {}
            HtmlBlock::Line => {
                html::tokens(html.trim()).for_each(|token| self.add_tag(&token));
                self.settle();
            }
            HtmlBlock::OpenDetails { summary, rest } if self.stack.len() < MAX_DEPTH => {
                let summary = super::line(summary, self.dialect);
                let rest = super::line(rest, self.dialect);
                self.push(
                    Open::Details {
                        summary,
                        source: html,
                    },
                    start..self.text.len(),
                );
                if !rest.is_empty() {
                    self.add_block(Block::Paragraph(rest));
                }
            }
            HtmlBlock::WholeDetails { summary, text } => {
                let summary = super::line(summary, self.dialect);
                let text = super::line(text, self.dialect);
                let content = if text.is_empty() {
                    Vec::new()
                } else {
                    vec![Block::Paragraph(text)]
                };
                self.add_block(Block::Details(summary, content));
            }
            HtmlBlock::CloseDetails if matches!(self.top().open, Open::Details { .. }) => {
                self.close_top();
            }
            HtmlBlock::OpenDetails { .. } | HtmlBlock::CloseDetails | HtmlBlock::Foreign => {
                self.tell_html(&html, start);
                self.add_block(Block::HtmlText(html));
            }
        }
    }

    /// Tells that HTML is shown as it is written; of the end of an element its start says so already.
    pub(super) fn tell_html(&mut self, html: &str, offset: usize) {
        if html.starts_with("</") {
            return;
        }
        let end = html.find(['\n', '>']).map_or(html.len(), |at| at + 1);
        let shown = html[..html.floor_char_boundary(end.min(80))].trim_end();
        self.tree.notices.tell(offset, NoticeKind::Html, || {
            format!(
                "`{shown}` is shown as text: of HTML, a few elements without attributes are let in."
            )
        });
    }

    /// Turns an element written in HTML that is never closed back into text.
    pub(super) fn dissolve(&mut self) {
        match self.top().open {
            Open::Details { .. } => self.settle(),
            _ => self.flush(),
        }
        let Some(frame) = self.stack.pop() else {
            return;
        };
        match frame.open {
            Open::Details { source, .. } => {
                self.add_block(Block::HtmlText(source));
                self.top().blocks.extend(frame.blocks);
            }
            Open::Element { source, .. } => {
                self.reopen_text();
                self.pending.push_str(source);
                self.append(frame.inlines);
            }
            _ => {}
        }
    }
}
