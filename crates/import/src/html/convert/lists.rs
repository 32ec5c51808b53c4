//! Converts lists.

use dom_query::NodeRef;

use super::blocks::{self, MarkdownBlock};
use crate::html::elements::{attribute, name};

/// Converts a list; none if it is empty.
pub(super) fn from_list(node: &NodeRef<'_>) -> Option<MarkdownBlock> {
    let items = items(node);
    let is_tight = items.iter().all(|item| is_tight(item));
    let value = || attribute(&node.first_element_child()?, "value");
    let start = attribute(node, "start").or_else(value);
    let start: usize = start.and_then(|start| start.parse().ok()).unwrap_or(1);
    let written = items.iter().enumerate().map(|(index, item)| {
        let marker = if node.has_name("ol") {
            format!("{}. ", start.saturating_add(index).min(999_999_999))
        } else {
            "- ".to_owned()
        };
        write_item(&marker, item, if is_tight { "\n" } else { "\n\n" })
    });
    let written: Vec<String> = written.collect();
    let between = if is_tight { "\n" } else { "\n\n" };
    (!written.is_empty()).then(|| MarkdownBlock::List(written.join(between)))
}

/// Returns the blocks of each item. A list between items belongs to the item before it.
fn items(node: &NodeRef<'_>) -> Vec<Vec<MarkdownBlock>> {
    let mut items: Vec<Vec<MarkdownBlock>> = Vec::new();
    for child in node.children_it(false) {
        let kind = name(&child);
        let content = if kind == "li" {
            blocks::from_children(&child, &[])
        } else {
            blocks::from_node(&child)
        };
        if content.is_empty() {
            continue;
        }
        match items.last_mut() {
            Some(before) if matches!(kind.as_str(), "ul" | "ol" | "menu") => before.extend(content),
            _ => items.push(content),
        }
    }
    items
}

/// Returns true if an item needs no empty lines: a paragraph, a list or both.
fn is_tight(item: &[MarkdownBlock]) -> bool {
    match item {
        [MarkdownBlock::Paragraph(_)] => true,
        [MarkdownBlock::Paragraph(_), MarkdownBlock::List(list)] | [MarkdownBlock::List(list)] => {
            !list.contains("\n\n")
        }
        _ => false,
    }
}

fn write_item(marker: &str, item: &[MarkdownBlock], between: &str) -> String {
    let text = if between == "\n" {
        let texts: Vec<&str> = item.iter().map(MarkdownBlock::text).collect();
        texts.join(between)
    } else {
        blocks::joined(item)
    };
    let indent = format!("\n{}", " ".repeat(marker.len()));
    let text = text.replace('\n', &indent);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| if line.trim().is_empty() { "" } else { line })
        .collect();
    format!("{marker}{}", lines.join("\n"))
}
