//! Plain text as Markdown that renders as the same text.

use document::tree::{Block, Inline};

/// Writes a paragraph, with backslashes only where it would render as something else.
pub(crate) fn paragraph(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let text = lines.join("\n");
    if renders_as(&text, &text) {
        return text;
    }
    let lines: Vec<String> = lines.iter().map(|line| escape_line(line)).collect();
    lines.join("\n")
}

/// Writes a line as a heading.
pub(crate) fn heading(level: usize, words: &str) -> String {
    let marks = "#".repeat(level);
    let plain = format!("{marks} {}", words.trim());
    let article = document::parse(&format!("{plain}\n"));
    match article.blocks.as_slice() {
        [Block::Heading(heading)] if is_text(&heading.content, words.trim()) => plain,
        _ => format!("{marks} {}", escape_line(words.trim())),
    }
}

/// Returns true if Markdown renders as one paragraph with this text.
fn renders_as(markdown: &str, text: &str) -> bool {
    let article = document::parse(&format!("{markdown}\n"));
    let lead = document::parse(&format!("Before.\n\n{markdown}\n"));
    article.diagnostics.is_empty()
        && matches!(article.blocks.as_slice(), [Block::Paragraph(content)] if is_text(content, text))
        && lead.blocks.len() == 2
}

fn is_text(content: &[Inline], words: &str) -> bool {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Sentence(sentence) => match sentence.content.as_slice() {
                [Inline::Text(words)] => text.push_str(words),
                _ => return false,
            },
            // A bare URL is a link to itself.
            Inline::Link(link) => match link.content.as_slice() {
                [Inline::Text(words)] => text.push_str(words),
                _ => return false,
            },
            _ => return false,
        }
    }
    fold_punctuation(&text) == fold_punctuation(words)
}

/// Folds typographic punctuation and white space, so that texts compare equal before and after smart punctuation.
pub(crate) fn fold_punctuation(words: &str) -> String {
    words
        .replace(['“', '”', '„'], "\"")
        .replace(['‘', '’'], "'")
        .replace("---", "—")
        .replace("--", "–")
        .replace("...", "…")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Characters that may be markup in Recto's Markdown.
pub(crate) const SPECIAL: &str = "\\`*_[]<>&~^${}|!#+-=:.)";

fn escape_line(line: &str) -> String {
    escape_characters(line, SPECIAL)
}

/// Escapes those of [`SPECIAL`] that are in `characters`, at the positions where they may be markup.
pub(crate) fn escape_characters(line: &str, characters: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let is_asked = characters.contains(c);
        let is_mark = "\\`*_[]<>&~^${}|!".contains(c)
            || "#+-=:".contains(c) && line[..at].chars().all(|before| before == c)
            || at == digits && at > 0 && ".)".contains(c)
            || c == '#' && line[at..].trim_matches('#').trim().is_empty();
        if is_asked && is_mark {
            escaped.push('\\');
        }
        // The brace of a pull quote cannot be escaped, but a space after it ends its meaning.
        let is_after_quote = || escaped.trim_end_matches('\\').ends_with(is_quotation_mark);
        if c == '}' && is_asked && is_after_quote() {
            escaped.insert(escaped.len() - 1, ' ');
        }
        escaped.push(c);
        if c == '{' && is_asked && line[at + 1..].starts_with(is_quotation_mark) {
            escaped.push(' ');
        }
    }
    escaped
}

/// Returns true for characters that make a pull quote of a brace beside them.
pub(crate) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use document::tree::plain_text;
    use proptest::prelude::*;

    use super::*;

    fn check(words: &str, expected: &str) {
        assert_eq!(paragraph(words), expected);
        assert_eq!(
            fold_punctuation(&plain_text::from_article(&document::parse(&paragraph(
                words
            )))),
            fold_punctuation(words)
        );
    }

    #[test]
    fn most_texts_need_no_escapes() {
        for words in [
            "It cost $5 in 2002 and $450 in 2022—twice.",
            "He said: \"no\".\nThen he left.",
            "See https://a.example/b_c_d for more.",
            "5 * 3 is 15, and a_b is a name.",
        ] {
            check(words, words);
        }
    }

    #[test]
    fn markup_is_escaped() {
        check("*** so *very* much", "\\*\\*\\* so \\*very\\* much");
        check("# 1 of all", "\\# 1 of all");
        check("1984. A year.", "1984\\. A year.");
        check("a <b> &amp; c", "a \\<b\\> \\&amp; c");
        assert_eq!(paragraph("{\"a quote\"}"), "\\{ \"a quote\" \\}");
        assert_eq!(heading(2, "The *C* in it #"), "## The \\*C\\* in it \\#");
        assert_eq!(heading(2, "Over the hill"), "## Over the hill");
    }

    proptest! {
        #[test]
        fn any_line_renders_as_itself(line in "[ -~é字]{0,60}") {
            prop_assume!(!line.trim().is_empty());
            let text = paragraph(&line);
            let article = document::parse(&format!("Before.\n\n{text}\n"));
            prop_assert_eq!(article.blocks.len(), 2, "{}", text);
            let read = plain_text::from_article(&article);
            let read = read.strip_prefix("Before.").unwrap_or_default();
            let folded = |words: &str| fold_punctuation(words).replace("{ ", "{").replace(" }", "}");
            prop_assert_eq!(folded(read), folded(&line), "{}", text);
        }
    }
}
