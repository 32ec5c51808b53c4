//! Text forms of a passage with its citation: plain text and Markdown.

use super::{Citation, Passage, quotation_marks::quotation_marks};

/// Formats a passage in quotation marks, followed by its citation and link.
pub fn plain_text(passage: &Passage, citation: &Citation) -> String {
    let (open, close) = quotation_marks(passage.language(citation));
    let names = names(passage, citation).chain([citation.title.as_str(), &passage.link]);
    let origin: Vec<&str> = names.collect();
    let separator = list_separator(citation.language.as_deref());
    [open, &passage.text, close, " — ", &origin.join(separator)].concat()
}

/// Formats a passage as a Markdown block quote that ends with its citation and link.
pub fn markdown(passage: &Passage, citation: &Citation) -> String {
    let mut text = String::new();
    for line in passage.text.lines() {
        text.push('>');
        if !line.is_empty() {
            text.push(' ');
            push_escaped(line, &mut text);
        }
        text.push('\n');
    }
    text.push_str(">\n> — ");
    for name in names(passage, citation) {
        push_escaped(name, &mut text);
        text.push_str(list_separator(citation.language.as_deref()));
    }
    text.push('[');
    push_escaped(&citation.title, &mut text);
    // The angle brackets keep the parentheses of an address inside the link.
    text.push_str("](<");
    text.push_str(&passage.link);
    text.push_str(">)\n");
    text
}

fn names<'a>(passage: &'a Passage, citation: &'a Citation) -> impl Iterator<Item = &'a str> {
    let names = passage.speaker.as_deref().into_iter();
    names
        .chain([citation.author.as_str()])
        .filter(|name| !name.is_empty())
}

/// Returns the separator between names in a language.
fn list_separator(language: Option<&str>) -> &'static str {
    match language.unwrap_or_default().split('-').next() {
        Some("ar" | "fa" | "ur") => "، ",
        Some("ja" | "zh") => "、",
        _ => ", ",
    }
}

/// Appends a line with its Markdown syntax escaped.
fn push_escaped(line: &str, text: &mut String) {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let is_syntax = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&'
            | '$' | '^' => true,
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if is_syntax {
            text.push('\\');
        }
        text.push(c);
    }
}
