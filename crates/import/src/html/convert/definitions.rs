//! Terms and what they mean.

use dom_query::NodeRef;

use super::{
    blocks::{self, Block},
    inlines,
    names::name,
    run::{Breaks, Run},
    settle::settle,
};

/// A list of definitions; what stands in it and is none stays where it is.
pub(super) fn blocks(node: &NodeRef<'_>) -> Vec<Block> {
    let mut written = Vec::new();
    // A term is open until something says what it means.
    let mut term: Option<String> = None;
    for child in entries(node) {
        match name(&child).as_str() {
            "dt" => {
                written.extend(term.take().map(Block::Other));
                let mut run = Run::default();
                inlines::children(&child, &mut run);
                term = (!run.is_empty()).then(|| settle(&run, Breaks::Elements));
            }
            "dd" => {
                let content = blocks::of(&child, &[]);
                if content.is_empty() {
                    continue;
                }
                let words = blocks::joined(&content)
                    .replace('\n', "\n  ")
                    .replace("\n  \n", "\n\n");
                match (term.take(), written.last_mut()) {
                    (Some(term), _) => {
                        written.push(Block::Definition(format!("{term}\n: {words}")));
                    }
                    (None, Some(Block::Definition(before))) => {
                        before.push_str("\n: ");
                        before.push_str(&words);
                    }
                    (None, _) => written.extend(content),
                }
            }
            _ => {
                written.extend(term.take().map(Block::Other));
                written.extend(blocks::of_one(&child));
            }
        }
    }
    written.extend(term.map(Block::Other));
    written
}

/// The terms and definitions of a list, be they grouped or not.
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
