//! Ids that authors give to headings: `## Words {#id}`.
//!
//! The parser could read them, but takes everything in braces at the end of a heading for attributes, and so removes
//! words: those of a mark for a pull quote, or of a set such as {x, y}.

use crate::tree::Inline;

/// Removes the id at the end of a heading, and returns it. Classes beside it, which other tools know, go too.
pub(super) fn extract(content: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(text)) = content.last_mut() else {
        return None;
    };
    let (words, attributes) = text.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    let mut id = None;
    for attribute in attributes.split_whitespace() {
        match attribute.split_at_checked(1)? {
            ("#", name) if !name.is_empty() => id = Some(name.to_owned()),
            (".", name) if !name.is_empty() => {}
            _ => return None,
        }
    }
    let id = id?;
    let length = words.trim_end().len();
    text.truncate(length);
    if text.is_empty() {
        content.pop();
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use crate::{parse, render::html};

    fn check(heading: &str, expected: &str) {
        let html = html::body(&parse(heading));
        let shown = html.split("<a").next().unwrap_or_default();
        assert_eq!(shown, expected, "{heading:?}");
    }

    #[test]
    fn an_explicit_heading_id_is_not_shown() {
        check("## Words {#id}", "<h2 id=\"id\">Words");
        check("## *Words* {#第一章}", "<h2 id=\"第一章\"><em>Words</em>");
        check("## Words {#id .unnumbered}  ", "<h2 id=\"id\">Words");
        check("## Words{#id}", "<h2 id=\"id\">Words");
        check("Words {#id}\n---", "<h2 id=\"id\">Words");
    }

    #[test]
    fn braces_that_give_no_id_are_words() {
        check("## The set {x, y}", "<h2 id=\"the-set-x-y\">The set {x, y}");
        check("## A {.class}", "<h2 id=\"a-class\">A {.class}");
        check("## A {}", "<h2 id=\"a-\">A {}");
        check("## A {#}", "<h2 id=\"a-\">A {#}");
        check("## A `{#b}`", "<h2 id=\"a-b\">A <code>{#b}</code>");
    }
}
