//! Converts definition lists.

use dom_query::NodeRef;

use super::{
    blocks::{self, MarkdownBlock},
    inline_run::{InlineRun, LineBreaks},
    inlines,
    minimal_escape::to_markdown,
};
use crate::html::elements::name;

/// Converts a definition list. Other content in it keeps its position.
pub(super) fn from_list(node: &NodeRef<'_>) -> Vec<MarkdownBlock> {
    let mut written = Vec::new();
    // Term that waits for its definition.
    let mut term: Option<String> = None;
    for child in entries(node) {
        match name(&child).as_str() {
            "dt" => {
                written.extend(term.take().map(MarkdownBlock::Other));
                let mut run = InlineRun::default();
                inlines::add_children(&child, &mut run);
                term = (!run.is_empty()).then(|| to_markdown(&run, LineBreaks::Element));
            }
            "dd" => {
                let content = blocks::from_children(&child, &[]);
                if content.is_empty() {
                    continue;
                }
                let words = blocks::joined(&content)
                    .replace('\n', "\n  ")
                    .replace("\n  \n", "\n\n");
                match (term.take(), written.last_mut()) {
                    (Some(term), _) => {
                        written.push(MarkdownBlock::Definition(format!("{term}\n: {words}")));
                    }
                    (None, Some(MarkdownBlock::Definition(before))) => {
                        before.push_str("\n: ");
                        before.push_str(&words);
                    }
                    (None, _) => written.extend(content),
                }
            }
            _ => {
                written.extend(term.take().map(MarkdownBlock::Other));
                written.extend(blocks::from_node(&child));
            }
        }
    }
    written.extend(term.map(MarkdownBlock::Other));
    written
}

/// Returns the terms and definitions of a list, also those grouped in a `div`.
fn entries<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let is_group = |node: &NodeRef<'_>| {
        name(node) == "div"
            && node
                .element_children()
                .iter()
                .any(|inner| matches!(name(inner).as_str(), "dt" | "dd"))
    };
    let children = node.children().into_iter();
    children
        .flat_map(|child| {
            if is_group(&child) {
                child.children()
            } else {
                vec![child]
            }
        })
        .collect()
}
