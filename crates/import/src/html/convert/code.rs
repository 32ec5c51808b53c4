//! Converts code with the language that its classes name.

use dom_query::NodeRef;

use super::inline_run::InlineRun;
use crate::html::elements::{is_not_rendered, name};
use crate::html::sentinels;

/// Converts a block of code to a fenced block.
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

/// Adds code to a run.
pub(super) fn inline(node: &NodeRef<'_>, run: &mut InlineRun) {
    add_line(&text(node), run);
}

/// Adds a block of code to a run, line by line.
pub(super) fn lines(node: &NodeRef<'_>, run: &mut InlineRun) {
    run.line_break();
    for line in text(node).lines() {
        add_line(line, run);
        run.line_break();
    }
}

fn add_line(code: &str, run: &mut InlineRun) {
    let words: Vec<&str> = code.split_ascii_whitespace().collect();
    let words = words.join(" ");
    if words.is_empty() {
        return;
    }
    // Space at the edges moves out of the code.
    let is_space = |c: char| c.is_ascii_whitespace();
    if code.starts_with(is_space) {
        run.text(" ");
    }
    run.code(&words);
    if code.ends_with(is_space) {
        run.text(" ");
    }
}

/// Encloses code in as many backticks as it needs.
pub(super) fn with_backticks(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let backticks = "`".repeat(longest + 1);
    let edge = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{backticks}{edge}{code}{edge}{backticks}")
}

/// Returns the text of code, with line breaks for `br` and blocks.
fn text(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    push_text(node, &mut text);
    sentinels::strip(&text)
}

fn push_text(node: &NodeRef<'_>, text: &mut String) {
    for child in node.children_it(false) {
        let name = name(&child);
        if child.is_text() {
            text.push_str(&child.text());
        } else if name == "br" {
            text.push('\n');
        } else if !is_not_rendered(&name) {
            let is_line = matches!(name.as_str(), "div" | "p" | "li" | "tr");
            if is_line && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            push_text(&child, text);
            if is_line && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }
}

/// Returns the language of a block of code, named by a syntax highlighter on the block, in it or around it.
fn language(node: &NodeRef<'_>) -> Option<String> {
    let inner = node
        .children()
        .into_iter()
        .find(|child| child.has_name("code"));
    let around = node.ancestors(Some(2));
    let nodes = inner.into_iter().chain([*node]).chain(around);
    nodes.into_iter().find_map(|node| named_language(&node))
}

fn named_language(node: &NodeRef<'_>) -> Option<String> {
    let attribute = ["data-lang", "data-language"]
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
    // Pandoc and SyntaxHighlighter use a class for the language beside one for code.
    let beside = match classes.as_slice() {
        ["sourceCode", language] | ["brush:", language, ..] => Some(*language),
        _ => None,
    };
    let language = attribute.or_else(|| prefixed.or(beside).map(str::to_owned))?;
    let language = language.trim_end_matches(';').to_owned();
    let fits = |c: char| c.is_alphanumeric() || "+-#._".contains(c);
    (!language.is_empty() && language.chars().all(fits)).then_some(language)
}
