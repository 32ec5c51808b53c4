//! HTML sink: an article as HTML text, for tests and for prerendered pages.

use crate::{
    render::walk::{self, Attribute, Sink, Tag},
    tree::Article,
};
use memchr::{memchr2, memchr3};

/// Returns the body of an article as HTML, footnotes included.
pub fn body(article: &Article) -> String {
    let mut html = Html::default();
    walk::body(article, &mut html);
    html.text
}

/// Writes an article as HTML, with texts and values escaped.
#[derive(Debug, Default)]
pub struct Html {
    text: String,
}

impl Html {
    /// Returns the HTML so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Sink for Html {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(tag.name());
        for attribute in attributes {
            self.text.push(' ');
            self.text.push_str(attribute.name.as_str());
            self.text.push_str("=\"");
            escape_value(&attribute.value, &mut self.text);
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn text(&mut self, text: &str) {
        escape_text(text, &mut self.text);
    }

    fn close(&mut self, tag: Tag) {
        self.text.push_str("</");
        self.text.push_str(tag.name());
        self.text.push('>');
    }
}

fn escape_text(mut text: &str, html: &mut String) {
    while let Some(at) = memchr3(b'&', b'<', b'>', text.as_bytes()) {
        text = escape_at(text, at, html);
    }
    html.push_str(text);
}

/// Escapes the two characters that have a meaning between double quotes.
fn escape_value(mut value: &str, html: &mut String) {
    while let Some(at) = memchr2(b'&', b'"', value.as_bytes()) {
        value = escape_at(value, at, html);
    }
    html.push_str(value);
}

/// Writes `text` up to `at` and the special character there; returns the rest.
fn escape_at<'a>(text: &'a str, at: usize, html: &mut String) -> &'a str {
    html.push_str(&text[..at]);
    html.push_str(match text.as_bytes()[at] {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        _ => "&quot;",
    });
    &text[at + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::walk::AttributeName;

    #[test]
    fn special_characters_are_escaped_where_they_are_special() {
        let mut html = Html::default();
        let title = Attribute {
            name: AttributeName::Title,
            value: "a\"<&".into(),
        };
        html.open(Tag::Anchor, &[title]);
        html.text("a\"<&>b");
        html.close(Tag::Anchor);
        assert_eq!(
            html.as_str(),
            "<a title=\"a&quot;<&amp;\">a\"&lt;&amp;&gt;b</a>"
        );
    }
}
