//! Lists.

use dom_query::NodeRef;

use super::{
    blocks::{self, Block},
    names::{attribute, name},
};

/// A list.
pub(super) fn block(node: &NodeRef<'_>) -> Option<Block> {
    let items = items(node);
    let is_tight = items.iter().all(|item| is_tight(item));
    let value = || attribute(&node.first_element_child()?, "value");
    let start = attribute(node, "start").or_else(value);
    let start: usize = start.and_then(|start| start.parse().ok()).unwrap_or(1);
    let written = items.iter().enumerate().map(|(index, item)| {
        let mark = if node.has_name("ol") {
            format!("{}. ", start.saturating_add(index).min(999_999_999))
        } else {
            "- ".to_owned()
        };
        write(&mark, item, if is_tight { "\n" } else { "\n\n" })
    });
    let written: Vec<String> = written.collect();
    let between = if is_tight { "\n" } else { "\n\n" };
    (!written.is_empty()).then(|| Block::List(written.join(between)))
}

/// The items, each with its blocks. Lists that stand in a list beside its items belong to the item before them.
fn items(node: &NodeRef<'_>) -> Vec<Vec<Block>> {
    let mut items: Vec<Vec<Block>> = Vec::new();
    for child in node.children_it(false) {
        let kind = name(&child);
        let content = if kind == "li" {
            blocks::of(&child, &[])
        } else {
            blocks::of_one(&child)
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

/// Whether an item needs no empty line: it is a paragraph, with lists at most after it.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List(list)] | [Block::List(list)] => !list.contains("\n\n"),
        _ => false,
    }
}

fn write(mark: &str, item: &[Block], between: &str) -> String {
    let text = if between == "\n" {
        let texts: Vec<&str> = item.iter().map(Block::text).collect();
        texts.join(between)
    } else {
        blocks::joined(item)
    };
    let indent = format!("\n{}", " ".repeat(mark.len()));
    let text = text.replace('\n', &indent);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| if line.trim().is_empty() { "" } else { line })
        .collect();
    format!("{mark}{}", lines.join("\n"))
}
