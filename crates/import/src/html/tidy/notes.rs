//! Footnotes, however a page has them: what refers to them, and what they say.

mod label;
mod places;

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{Tidied, replace, words};
use crate::html::{convert::names::is_block, page::Page, signs::NOTE};
use places::Places;

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) label: String,
    /// What it says, as HTML.
    pub(crate) html: String,
}

/// A link that may refer to a footnote.
#[derive(Debug, Clone, Copy)]
struct Reference<'a> {
    link: NodeRef<'a>,
    /// What it leads to.
    target: NodeRef<'a>,
}

/// Takes the footnotes out of a page, and leaves marks where it refers to them.
pub(super) fn take(document: &Document, page: &Page, tidied: &mut Tidied) {
    let places = Places::of(document, page);
    let candidates = candidates(&places);
    let targets: HashSet<NodeId> = candidates.iter().map(|it| it.target.id).collect();
    let mut labels: HashMap<NodeId, String> = HashMap::new();
    let mut found = Vec::new();
    for reference in &candidates {
        let Some(block) = places.note(reference.link, reference.target, &targets) else {
            continue;
        };
        let own = words(&reference.link);
        let next = labels.len() + 1;
        let label = labels.entry(block.id).or_insert_with(|| {
            found.push((block, own));
            next.to_string()
        });
        mark(&reference.link, label);
    }
    for (block, own) in found {
        let label = labels[&block.id].clone();
        let html = label::content(&block, &own, &places);
        tidied.notes.push(Note { label, html });
        remove(&block);
    }
}

/// The links that look like references: short, and to what comes after them.
fn candidates<'a>(places: &Places<'a>) -> Vec<Reference<'a>> {
    let links = places.links.iter().filter_map(|(link, fragment)| {
        let target = *places.targets.get(fragment)?;
        let comes_after = places.order(&target) > places.order(link);
        (comes_after && label::looks_like_one(&words(link))).then_some(Reference {
            link: *link,
            target,
        })
    });
    links.collect()
}

/// Puts a mark in the place of a reference, and of what is around it and it alone.
fn mark(link: &NodeRef<'_>, label: &str) {
    let bare = |node: &NodeRef<'_>| {
        words(node)
            .trim_matches(['[', ']', '(', ')', ' '])
            .to_owned()
    };
    let own = bare(link);
    let is_around = |up: &NodeRef<'_>| {
        let name = up.node_name().unwrap_or_default();
        !is_block(&name) && &*name != "a" && bare(up) == own
    };
    let around = link
        .ancestors(Some(4))
        .into_iter()
        .take_while(is_around)
        .last();
    replace(
        &around.unwrap_or(*link),
        format!("{}{label}{}", NOTE.0, NOTE.1),
    );
}

/// Takes a footnote out of the page, and what then says nothing any more: its list, and the heading over that.
fn remove(block: &NodeRef<'_>) {
    let mut around = block.parent();
    remove_heading(block);
    block.remove_from_parent();
    while let Some(node) = around {
        let name = node.node_name().unwrap_or_default();
        if matches!(&*name, "body" | "html" | "article" | "main") || says_more(&node) {
            return;
        }
        around = node.parent();
        remove_heading(&node);
        node.remove_from_parent();
    }
}

/// Whether an element says more than how it is called.
fn says_more(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| {
        let is_words = inner.is_text() && !inner.text().trim().is_empty();
        let in_heading = || {
            inner
                .ancestors_it(None)
                .take_while(|up| up.id != node.id)
                .any(|up| is_heading(&up))
        };
        inner.has_name("img") || is_words && !in_heading()
    })
}

/// Takes out the heading, and the rule, that stand before an element and over nothing else.
fn remove_heading(node: &NodeRef<'_>) {
    if node
        .next_element_sibling()
        .is_some_and(|next| !is_only_heading(&next))
    {
        return;
    }
    while let Some(before) = node.prev_element_sibling() {
        let ends = is_only_heading(&before) && words(&before).split(' ').count() < 4;
        if !ends && !before.has_name("hr") {
            return;
        }
        before.remove_from_parent();
        if ends {
            return;
        }
    }
}

/// Whether an element is a heading, or holds one and nothing else that is read.
fn is_only_heading(node: &NodeRef<'_>) -> bool {
    let mut inner = node.descendants_it();
    is_heading(node) || inner.any(|inner| is_heading(&inner)) && !says_more(node)
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
