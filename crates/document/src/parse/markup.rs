//! HTML in the text: permitted elements become nodes, everything else stays text.

use super::{
    builder::{Builder, MAX_DEPTH},
    html::{self, Element, HtmlBlock, Token},
    open_element::Open,
};
use crate::{
    diagnostic::DiagnosticKind,
    tree::{Block, Inline, SpanKind},
};

impl Builder<'_> {
    /// Adds a tag, as an element or as text.
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

    /// Adds a block of HTML.
    pub(super) fn add_html_block(&mut self, html: String, start: usize) {
        match html::block(&html) {
            HtmlBlock::Comment => {}
            HtmlBlock::Line => {
                html::tokens(html.trim()).for_each(|token| self.add_tag(&token));
                self.begin_block();
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
                self.report_html(&html, start);
                self.add_block(Block::HtmlText(html));
            }
        }
    }

    /// Reports HTML that is shown as text, by its first tag. The end of an element is not reported: its start was.
    pub(super) fn report_html(&mut self, html: &str, start: usize) {
        if cfg!(not(feature = "diagnostics")) || html.starts_with("</") {
            return;
        }
        let html = html.trim_start();
        let source = &self.text[start..];
        let start = start + source.len() - source.trim_start().len();
        let end = html.find(['\n', '>']).map_or(html.len(), |at| at + 1);
        let tag = html[..end].trim_end();
        let end = self.text.floor_char_boundary(start + tag.len());
        self.report(start..end, || DiagnosticKind::HtmlAsText {
            tag: tag.to_owned(),
        });
    }

    /// Turns an HTML element that is not closed back into text.
    pub(super) fn restore_unclosed_as_text(&mut self) {
        match self.top().open {
            Open::Details { .. } => self.begin_block(),
            _ => self.flush(),
        }
        let Some(element) = self.stack.pop() else {
            return;
        };
        match element.open {
            Open::Details { source, .. } => {
                self.add_block(Block::HtmlText(source));
                self.top().blocks.extend(element.blocks);
            }
            Open::Element { source, .. } => {
                self.reopen_text();
                self.pending.push_str(source);
                self.append(element.inlines);
            }
            _ => {}
        }
    }
}
