//! Text, with links for the URLs in it.

use super::{
    autolink::{self, Scope},
    builder::Builder,
    open_element::{Open, OpenElement},
};
use crate::{
    diagnostic::DiagnosticKind,
    tree::{Dialect, Inline, MathStyle, SpanKind},
};
use memchr::memchr2;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn add_text(&mut self, text: &str, range: Range<usize>) {
        if range.start < self.consumed {
            let rest = self.consumed.clamp(range.start, range.end)..range.end;
            self.add_linked_text(rest);
        } else if text.starts_with(['^', '~']) && self.text[..range.start].ends_with('\\') {
            // Without a partner it marks nothing.
            self.flush();
            self.add_plain(text);
        } else if self.may_have_addresses(text, &range) {
            self.add_linked_text(range);
        } else {
            self.pending.push_str(text);
        }
    }

    /// Returns `true` if URLs in a text become links: not in code, nor in text that does not stand in the source, such as
    /// an entity.
    fn may_have_addresses(&self, text: &str, range: &Range<usize>) -> bool {
        let is_code = matches!(
            self.stack.last(),
            Some(OpenElement {
                open: Open::Code { .. },
                ..
            })
        );
        self.dialect != Dialect::CommonMark
            && self.linkless == 0
            && self.skipped == 0
            && !is_code
            && std::ptr::eq(text, &raw const self.text[range.clone()])
    }

    /// Adds a part of the source, with links for the URLs in it.
    fn add_linked_text(&mut self, range: Range<usize>) {
        let limit = self.top().end.max(range.end);
        let mut from = range.start;
        while from < range.end {
            let scope = Scope {
                source: self.text,
                range: from..range.end,
                limit,
                before: &self.pending,
            };
            let Some(found) = autolink::find(&scope) else {
                break;
            };
            // The URL may begin in text that was added already.
            let excess = from.saturating_sub(found.place.start);
            self.pending.truncate(self.pending.len() - excess);
            self.pending
                .push_str(&self.text[from..found.place.start.max(from)]);
            from = found.place.end;
            match found.link(self.text) {
                Some(link) => {
                    self.add_inline(link);
                    self.consumed = from;
                }
                None => self.refuse(found.place),
            }
        }
        self.pending
            .push_str(&self.text[from.min(range.end)..range.end]);
    }

    /// Adds a part of the source as written, without what belongs to the last autolink.
    pub(super) fn push_source(&mut self, range: Range<usize>) {
        let from = self.consumed.clamp(range.start, range.end);
        self.pending.push_str(&self.text[from..range.end]);
        self.consumed = self.consumed.max(range.end);
    }

    /// Adds a text with superscripts and subscripts: `x^2^`, `H~2~O`. The parser knows these marks at the ends of words
    /// only.
    pub(super) fn add_text_with_scripts(&mut self, text: &str) {
        let mut rest = text;
        let mut from = 0;
        while let Some(at) = memchr2(b'^', b'~', &rest.as_bytes()[from..]).map(|at| from + at) {
            let Some((kind, inner)) = raised(&rest[at..]) else {
                from = at + 1;
                continue;
            };
            self.add_plain(&rest[..at]);
            self.count_node();
            self.top()
                .inlines
                .push(Inline::Span(kind, vec![Inline::Text(inner.to_owned())]));
            rest = &rest[at + inner.len() + 2..];
            from = 0;
        }
        self.add_plain(rest);
    }

    /// Adds inline math.
    pub(super) fn add_math(&mut self, tex: &str, range: Range<usize>) {
        // A dollar sign before a digit is an amount: "$5-$10".
        if self
            .text
            .as_bytes()
            .get(range.end)
            .is_some_and(u8::is_ascii_digit)
        {
            self.pending.push_str(&self.text[range]);
        } else {
            self.add_inline(Inline::Math(MathStyle::Inline, tex.to_owned()));
        }
    }

    /// Leaves a refused URL as text.
    fn refuse(&mut self, place: Range<usize>) {
        let url = &self.text[place.clone()];
        self.pending.push_str(url);
        self.report(place, || DiagnosticKind::AutolinkRefused {
            url: url.to_owned(),
        });
    }
}

/// Returns the superscript or subscript at the start of a text.
fn raised(text: &str) -> Option<(SpanKind, &str)> {
    let (sign, kind) = match text.as_bytes()[0] {
        b'^' => (b'^', SpanKind::Superscript),
        _ => (b'~', SpanKind::Subscript),
    };
    let end = text
        .bytes()
        .skip(1)
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'^' | b'~'))?;
    let inner = &text[1..=end];
    let is_marked = text.as_bytes()[end + 1] == sign && inner.contains(char::is_alphanumeric);
    is_marked.then_some((kind, inner))
}
