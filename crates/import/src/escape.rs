//! Plain words as Markdown that says just them.

use document::tree::{Block, Inline};

/// A paragraph as Markdown. What would be read as something else gets its backslashes, and most texts need none.
pub(crate) fn paragraph(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let text = lines.join("\n");
    if says(&text, &text) {
        return text;
    }
    let lines: Vec<String> = lines.iter().map(|line| escape_line(line)).collect();
    lines.join("\n")
}

/// A line as a heading of a level.
pub(crate) fn heading(level: usize, words: &str) -> String {
    let marks = "#".repeat(level);
    let plain = format!("{marks} {}", words.trim());
    let article = document::parse(&format!("{plain}\n"));
    match article.blocks.as_slice() {
        [Block::Heading(heading)] if is_text(&heading.content, words.trim()) => plain,
        _ => format!("{marks} {}", escape_line(words.trim())),
    }
}

/// Whether Markdown is read as one paragraph with these words.
fn says(markdown: &str, words: &str) -> bool {
    let article = document::parse(&format!("{markdown}\n"));
    let lead = document::parse(&format!("Before.\n\n{markdown}\n"));
    article.diagnostics.is_empty()
        && matches!(article.blocks.as_slice(), [Block::Paragraph(content)] if is_text(content, words))
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
            // An address in plain text is a link to itself.
            Inline::Link(link) => match link.content.as_slice() {
                [Inline::Text(words)] => text.push_str(words),
                _ => return false,
            },
            _ => return false,
        }
    }
    fold(&text) == fold(words)
}

/// Words without what smart punctuation makes of them.
pub(crate) fn fold(words: &str) -> String {
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

/// All signs that may mean something in Recto's Markdown.
pub(crate) const SIGNS: &str = "\\`*_[]<>&~^${}|!#+-=:.)";

fn escape_line(line: &str) -> String {
    escape_signs(line, SIGNS)
}

/// A line of text with backslashes before some of [`SIGNS`], wherever they would mean something.
pub(crate) fn escape_signs(line: &str, signs: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let is_asked = signs.contains(c);
        let is_mark = "\\`*_[]<>&~^${}|!".contains(c)
            || "#+-=:".contains(c) && line[..at].chars().all(|before| before == c)
            || at == digits && at > 0 && ".)".contains(c)
            || c == '#' && line[at..].trim_matches('#').trim().is_empty();
        if is_asked && is_mark {
            escaped.push('\\');
        }
        // The mark of a pull quote cannot be escaped, but a space makes it none.
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

/// What makes of a brace the mark of a pull quote.
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
            fold(&plain_text::from_article(&document::parse(&paragraph(
                words
            )))),
            fold(words)
        );
    }

    #[test]
    fn most_texts_stay_as_they_are() {
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
    fn what_would_be_markup_is_escaped() {
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
        fn any_line_says_its_words(line in "[ -~é字]{0,60}") {
            prop_assume!(!line.trim().is_empty());
            let text = paragraph(&line);
            let article = document::parse(&format!("Before.\n\n{text}\n"));
            prop_assert_eq!(article.blocks.len(), 2, "{}", text);
            let read = plain_text::from_article(&article);
            let read = read.strip_prefix("Before.").unwrap_or_default();
            let fold = |words: &str| fold(words).replace("{ ", "{").replace(" }", "}");
            prop_assert_eq!(fold(read), fold(&line), "{}", text);
        }
    }
}
