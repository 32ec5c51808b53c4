//! Minimal escaping: writes a run with the fewest backslashes and with those delimiters that the parser recognizes.

use document::tree::plain_text;

use super::inline_run::{FootnoteReferences, InlineRun, LineBreaks, WriteOptions};
use crate::escape::{self, SPECIAL};

/// Limit on delimiters that are tried one by one.
const MAX_DELIMITERS: usize = 60;

/// Writes a run as Markdown that renders as its text.
pub(super) fn to_markdown(run: &InlineRun, line_breaks: LineBreaks) -> String {
    let delimiters = recognized_delimiters(run);
    let write = |escaped: &str, footnotes: FootnoteReferences| {
        run.write(&WriteOptions {
            escaped,
            delimiters: &delimiters,
            line_breaks,
            footnotes,
        })
    };
    let attempt = |escaped: &str| write(escaped, FootnoteReferences::Omitted);
    let escaped = attempt(SPECIAL);
    if attempt("") == escaped {
        return write("", FootnoteReferences::Written);
    }
    let expected = render(&escaped);
    // Recto renders an unknown tag as text, but other Markdown renderers may not.
    let always = if looks_like_tag(&run.plain_text()) {
        "<"
    } else {
        ""
    };
    let mut needed = always.to_owned();
    if render(&attempt(always)) != expected {
        needed = SPECIAL.chars().filter(|c| escaped.contains(*c)).collect();
        for character in needed.replace(always, "").chars() {
            let without = needed.replace(character, "");
            if render(&attempt(&without)) == expected {
                needed = without;
            }
        }
    }
    write(&needed, FootnoteReferences::Written)
}

fn looks_like_tag(words: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
    words
        .split('<')
        .skip(1)
        .any(|after| after.starts_with(begins))
}

/// Returns the indices of the delimiters that the parser recognizes. Others would render as text: Markdown has no emphasis, for
/// instance, that starts within a word and before a quotation mark.
fn recognized_delimiters(run: &InlineRun) -> Vec<usize> {
    let all: Vec<usize> = run.delimiters().collect();
    if all.is_empty() || renders_as_text(run, &all) {
        return all;
    }
    let mut recognized = Vec::new();
    for index in all.into_iter().take(MAX_DELIMITERS) {
        recognized.push(index);
        if !renders_as_text(run, &recognized) {
            recognized.pop();
        }
    }
    recognized
}

/// Returns true if a run with these delimiters renders as its text.
fn renders_as_text(run: &InlineRun, delimiters: &[usize]) -> bool {
    let written = run.write(&WriteOptions {
        escaped: SPECIAL,
        delimiters,
        line_breaks: LineBreaks::Element,
        footnotes: FootnoteReferences::Omitted,
    });
    let rendered = plain_text::from_article(&document::parse(&format!("Before. {written}\n")));
    let rendered = rendered.strip_prefix("Before.").unwrap_or_default();
    without_spaces(rendered) == without_spaces(&run.plain_text())
}

/// Removes white space and folds typographic punctuation.
fn without_spaces(words: &str) -> String {
    let folded = escape::fold_punctuation(words);
    folded.split_whitespace().collect()
}

/// Renders a text at all positions that it may have: as a paragraph, in a list, in a quotation and as a heading.
fn render(text: &str) -> String {
    let item = text.replace('\n', "\n  ");
    let quote = text.replace('\n', "\n> ");
    let heading = text.replace('\n', " ");
    let whole = format!("Before.\n\n{text}\n\n- {item}\n\n<!-- -->\n\n> {quote}\n\n## {heading}\n");
    document::render::html::body(&document::parse(&whole))
}
