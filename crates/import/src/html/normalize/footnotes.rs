//! Footnotes in the forms of many tools: takes them out of the page and marks their references.

mod label;
mod link_targets;

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{Normalized, collapsed_text, replace_with_text};
use crate::html::{elements::is_block, page_metadata::PageMetadata, sentinels};
use link_targets::LinkTargets;

/// Footnote of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Footnote {
    pub(crate) label: String,
    /// Content as HTML.
    pub(crate) html: String,
}

/// Link that may refer to a footnote.
#[derive(Debug, Clone, Copy)]
struct Reference<'a> {
    link: NodeRef<'a>,
    /// Element that it leads to.
    target: NodeRef<'a>,
}

/// Takes the footnotes out of a page and replaces the references to them with sentinels.
pub(super) fn extract(document: &Document, page: &PageMetadata, normalized: &mut Normalized) {
    let link_targets = LinkTargets::from_page(document, page);
    let candidates = candidates(&link_targets);
    let targets: HashSet<NodeId> = candidates
        .iter()
        .map(|candidate| candidate.target.id)
        .collect();
    let mut labels: HashMap<NodeId, String> = HashMap::new();
    let mut found = Vec::new();
    for reference in &candidates {
        let Some(block) = link_targets.footnote(reference.link, reference.target, &targets) else {
            continue;
        };
        let own_label = collapsed_text(&reference.link);
        let next = labels.len() + 1;
        let label = labels.entry(block.id).or_insert_with(|| {
            found.push((block, own_label));
            next.to_string()
        });
        replace_reference(&reference.link, label);
    }
    for (block, own_label) in found {
        let label = labels[&block.id].clone();
        let html = label::footnote_html(&block, &own_label, &link_targets);
        normalized.footnotes.push(Footnote { label, html });
        remove(&block);
    }
}

/// Returns the links that look like references: short, and to an element after them.
fn candidates<'a>(link_targets: &LinkTargets<'a>) -> Vec<Reference<'a>> {
    let links = link_targets.links.iter().filter_map(|(link, fragment)| {
        let target = *link_targets.targets.get(fragment)?;
        let comes_after =
            link_targets.document_position(&target) > link_targets.document_position(link);
        (comes_after && label::is_label(&collapsed_text(link))).then_some(Reference {
            link: *link,
            target,
        })
    });
    links.collect()
}

/// Replaces a reference with sentinels, and the inline elements that hold nothing else.
fn replace_reference(link: &NodeRef<'_>, label: &str) {
    let bare = |node: &NodeRef<'_>| {
        collapsed_text(node)
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
    let (open, close) = sentinels::FOOTNOTE;
    replace_with_text(&around.unwrap_or(*link), format!("{open}{label}{close}"));
}

/// Removes a footnote from the page, and then its list and their heading once these are empty.
fn remove(block: &NodeRef<'_>) {
    let mut around = block.parent();
    remove_heading(block);
    block.remove_from_parent();
    while let Some(node) = around {
        let name = node.node_name().unwrap_or_default();
        if matches!(&*name, "body" | "html" | "article" | "main") || has_content(&node) {
            return;
        }
        around = node.parent();
        remove_heading(&node);
        node.remove_from_parent();
    }
}

/// Returns true if an element has content besides headings.
fn has_content(node: &NodeRef<'_>) -> bool {
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

/// Removes the heading and the rule before an element that belong to nothing else.
fn remove_heading(node: &NodeRef<'_>) {
    if node
        .next_element_sibling()
        .is_some_and(|next| !is_only_heading(&next))
    {
        return;
    }
    while let Some(before) = node.prev_element_sibling() {
        let ends = is_only_heading(&before) && collapsed_text(&before).split(' ').count() < 4;
        if !ends && !before.has_name("hr") {
            return;
        }
        before.remove_from_parent();
        if ends {
            return;
        }
    }
}

/// Returns true if an element is a heading, or contains one and no other content.
fn is_only_heading(node: &NodeRef<'_>) -> bool {
    let mut inner = node.descendants_it();
    is_heading(node) || inner.any(|inner| is_heading(&inner)) && !has_content(node)
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
