//! Permitted HTML: a few elements without attributes, which become nodes.

use crate::tree::SpanKind;

/// Token of an HTML text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags.
    Text(&'a str),
    /// Start tag of a permitted element.
    Open(Element),
    /// End tag of a permitted element.
    Close(Element),
    /// `<br>`
    Break,
    /// Comment, which is not shown.
    Comment,
    /// Anything else, shown as written.
    Foreign(&'a str),
}

/// Permitted element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Inline element, with its start tag.
    Span(SpanKind, &'static str),
    /// `<details>`
    Details,
    /// `<summary>`
    Summary,
}

/// Returns the tokens of a text, in order.
pub(super) fn tokens(mut html: &str) -> impl Iterator<Item = Token<'_>> {
    std::iter::from_fn(move || {
        let (token, rest) = next(html)?;
        html = rest;
        Some(token)
    })
}

/// Returns the token of a single tag or comment.
pub(super) fn tag(html: &str) -> Token<'_> {
    if html.starts_with("<!--") && html.ends_with("-->") {
        return Token::Comment;
    }
    known_tag(html).unwrap_or(Token::Foreign(html))
}

fn next(html: &str) -> Option<(Token<'_>, &str)> {
    let length = match html.bytes().next()? {
        b'<' if html.starts_with("<!--") => html.find("-->").map_or(html.len(), |at| at + 3),
        b'<' => html.find('>').map_or(html.len(), |at| at + 1),
        _ => html.find('<').unwrap_or(html.len()),
    };
    let (piece, rest) = html.split_at(length);
    let token = if piece.starts_with('<') {
        tag(piece)
    } else {
        Token::Text(piece)
    };
    Some((token, rest))
}

/// Parses `<name>`, `<name/>` and `</name>`. A tag with attributes is foreign.
fn known_tag(html: &str) -> Option<Token<'_>> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    if let Some(name) = inner.strip_prefix('/') {
        return element(name.trim_ascii_end()).map(Token::Close);
    }
    let name = inner.strip_suffix('/').unwrap_or(inner).trim_ascii_end();
    if name.eq_ignore_ascii_case("br") {
        return Some(Token::Break);
    }
    // `<sub/>` is a start tag to an HTML parser, and a whole element to its author: it stays visible.
    if inner.ends_with('/') {
        None
    } else {
        element(name).map(Token::Open)
    }
}

fn element(name: &str) -> Option<Element> {
    const SPANS: [(&str, &str, SpanKind); 12] = [
        ("sub", "<sub>", SpanKind::Subscript),
        ("sup", "<sup>", SpanKind::Superscript),
        ("kbd", "<kbd>", SpanKind::Keyboard),
        ("mark", "<mark>", SpanKind::Mark),
        ("abbr", "<abbr>", SpanKind::Abbreviation),
        ("ins", "<ins>", SpanKind::Inserted),
        ("del", "<del>", SpanKind::Strikethrough),
        ("small", "<small>", SpanKind::Small),
        ("cite", "<cite>", SpanKind::Cite),
        ("q", "<q>", SpanKind::Quotation),
        ("var", "<var>", SpanKind::Variable),
        ("samp", "<samp>", SpanKind::Sample),
    ];
    if name.eq_ignore_ascii_case("details") {
        return Some(Element::Details);
    }
    if name.eq_ignore_ascii_case("summary") {
        return Some(Element::Summary);
    }
    let (_, source, kind) = SPANS
        .iter()
        .find(|(known, ..)| name.eq_ignore_ascii_case(known))?;
    Some(Element::Span(*kind, source))
}

/// Meaning of a block of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlBlock<'a> {
    /// Nothing but comments.
    Comment,
    /// Line of text with permitted tags only.
    Line,
    /// `<details>` with its summary, if it has one, and the text after it in the same block.
    OpenDetails { summary: &'a str, rest: &'a str },
    /// `<details>` with its summary, text, and `</details>` at its end.
    WholeDetails { summary: &'a str, text: &'a str },
    /// `</details>`
    CloseDetails,
    /// Anything else, shown as written.
    Foreign,
}

/// Classifies a block of HTML.
pub(super) fn block(html: &str) -> HtmlBlock<'_> {
    let html = html.trim();
    if known_tag(html) == Some(Token::Close(Element::Details)) {
        return HtmlBlock::CloseDetails;
    }
    if let Some(details) = details(html) {
        return details;
    }
    let mut is_comment = true;
    for token in tokens(html) {
        match token {
            Token::Comment => {}
            Token::Text(text) => is_comment &= text.trim().is_empty(),
            Token::Open(Element::Span(..)) | Token::Close(Element::Span(..)) | Token::Break => {
                is_comment = false;
            }
            Token::Open(_) | Token::Close(_) | Token::Foreign(_) => return HtmlBlock::Foreign,
        }
    }
    if is_comment {
        HtmlBlock::Comment
    } else {
        HtmlBlock::Line
    }
}

/// Parses `<details>`, then an optional `<summary>…</summary>`, then optional text without tags, then an optional
/// `</details>`.
fn details(html: &str) -> Option<HtmlBlock<'_>> {
    let rest = strip_tag(html, &Token::Open(Element::Details))?.trim_start();
    let (summary, rest) = match strip_tag(rest, &Token::Open(Element::Summary)) {
        Some(inner) => {
            let end = inner.to_ascii_lowercase().find("</summary")?;
            (
                inner[..end].trim(),
                strip_tag(&inner[end..], &Token::Close(Element::Summary))?.trim(),
            )
        }
        None => ("", rest.trim()),
    };
    let (text, block) = match rest
        .len()
        .checked_sub("</details>".len())
        .and_then(|at| rest.split_at_checked(at))
    {
        Some((text, end)) if end.eq_ignore_ascii_case("</details>") => {
            let text = text.trim_end();
            (text, HtmlBlock::WholeDetails { summary, text })
        }
        _ => (rest, HtmlBlock::OpenDetails { summary, rest }),
    };
    (!text.contains('<')).then_some(block)
}

fn strip_tag<'a>(html: &'a str, expected: &Token<'_>) -> Option<&'a str> {
    let (token, rest) = next(html)?;
    (token == *expected).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_without_attributes_are_permitted() {
        assert_eq!(tag("<BR />"), Token::Break);
        assert!(matches!(
            tag("<kbd>"),
            Token::Open(Element::Span(SpanKind::Keyboard, _))
        ));
        assert!(matches!(
            tag("</kbd >"),
            Token::Close(Element::Span(SpanKind::Keyboard, _))
        ));
        for foreign in [
            "<kbd class=x>",
            "<kbd/>",
            "<script>",
            "<b>",
            "< kbd>",
            "<kbd",
            "<!DOCTYPE html>",
            "<br onclick=x>",
        ] {
            assert_eq!(tag(foreign), Token::Foreign(foreign));
        }
    }

    #[test]
    fn html_blocks_are_classified() {
        assert_eq!(block("<!-- a\n\nb -->\n"), HtmlBlock::Comment);
        assert_eq!(block("<!-- a --> b"), HtmlBlock::Line);
        assert_eq!(block("<sub>\na</sub>"), HtmlBlock::Line);
        assert_eq!(block("<div>\n<sub>a</sub>"), HtmlBlock::Foreign);
        assert_eq!(block("</details>\n"), HtmlBlock::CloseDetails);
        assert_eq!(block("<!-- not closed"), HtmlBlock::Foreign);
    }

    #[test]
    fn details_may_have_a_summary() {
        let open = |summary, rest| HtmlBlock::OpenDetails { summary, rest };
        assert_eq!(block("<details>\n"), open("", ""));
        assert_eq!(
            block("<details>\n<summary> A *b* </summary>\n"),
            open("A *b*", "")
        );
        assert_eq!(block("<details><summary>A</summary>\nb\n"), open("A", "b"));
        assert_eq!(block("<details open>"), HtmlBlock::Foreign);
        assert_eq!(block("<details><summary>A\n"), HtmlBlock::Foreign);
        assert_eq!(
            block("<details><summary>A</summary><p>b"),
            HtmlBlock::Foreign
        );
    }
}
