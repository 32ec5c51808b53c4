//! Code: its text as it is, and the language that its classes name.

use dom_query::NodeRef;

use super::{
    names::{is_silent, name},
    run::Run,
};
use crate::html::signs;

/// A block of code.
pub(super) fn block(node: &NodeRef<'_>) -> String {
    let code = text(node);
    let code = code.strip_prefix('\n').unwrap_or(&code);
    let code = code.trim_end_matches(['\n', ' ']);
    if code.trim().is_empty() {
        return String::new();
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let language = language(node).unwrap_or_default();
    format!("{fence}{language}\n{code}\n{fence}")
}

/// Code in a line of text.
pub(super) fn inline(node: &NodeRef<'_>, run: &mut Run) {
    put(&text(node), run);
}

/// The lines of a block of code, where there can be no block.
pub(super) fn lines(node: &NodeRef<'_>, run: &mut Run) {
    run.line_break();
    for line in text(node).lines() {
        put(line, run);
        run.line_break();
    }
}

fn put(code: &str, run: &mut Run) {
    let words: Vec<&str> = code.split_ascii_whitespace().collect();
    let words = words.join(" ");
    if words.is_empty() {
        return;
    }
    // Space at the edge of code stands outside of it.
    let is_space = |c: char| c.is_ascii_whitespace();
    if code.starts_with(is_space) {
        run.words(" ");
    }
    run.code(&words);
    if code.ends_with(is_space) {
        run.words(" ");
    }
}

/// Code within as many marks as it needs.
pub(super) fn marked(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let mark = "`".repeat(longest + 1);
    let edge = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{mark}{edge}{code}{edge}{mark}")
}

/// The text of code, in which line breaks may be elements.
fn text(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    push(node, &mut text);
    signs::without(&text)
}

fn push(node: &NodeRef<'_>, text: &mut String) {
    for child in node.children_it(false) {
        let name = name(&child);
        if child.is_text() {
            text.push_str(&child.text());
        } else if name == "br" {
            text.push('\n');
        } else if !is_silent(&name) {
            let is_line = matches!(name.as_str(), "div" | "p" | "li" | "tr");
            if is_line && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            push(&child, text);
            if is_line && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }
}

/// The language of a block of code, as the tools that colour code write it: at the block, in it, or around it.
fn language(node: &NodeRef<'_>) -> Option<String> {
    let inner = node
        .children()
        .into_iter()
        .find(|child| child.has_name("code"));
    let around = node.ancestors(Some(2));
    let places = inner.into_iter().chain([*node]).chain(around);
    places.into_iter().find_map(|place| named(&place))
}

fn named(node: &NodeRef<'_>) -> Option<String> {
    let said = ["data-lang", "data-language"]
        .iter()
        .find_map(|name| node.attr(name))
        .map(|value| value.to_string());
    let class = node.class().unwrap_or_default();
    let classes: Vec<&str> = class.split_ascii_whitespace().collect();
    let prefixed = classes.iter().find_map(|class| {
        ["language-", "lang-", "highlight-source-", "brush:"]
            .iter()
            .find_map(|prefix| class.strip_prefix(prefix))
            .filter(|language| !language.is_empty())
    });
    // Pandoc and SyntaxHighlighter name it as a class of its own, beside one that says that this is code.
    let beside = match classes.as_slice() {
        ["sourceCode", language] | ["brush:", language, ..] => Some(*language),
        _ => None,
    };
    let language = said.or_else(|| prefixed.or(beside).map(str::to_owned))?;
    let language = language.trim_end_matches(';').to_owned();
    let fits = |c: char| c.is_alphanumeric() || "+-#._".contains(c);
    (!language.is_empty() && language.chars().all(fits)).then_some(language)
}
