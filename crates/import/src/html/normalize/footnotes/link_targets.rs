//! Links within a page, their targets, and the footnotes around these.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{collapsed_text, is_heading};
use crate::html::{elements::is_block, page_metadata::PageMetadata};

/// Prefixes of footnote ids in Word, Pandoc, Hugo, kramdown, Google Docs, Substack, Wikipedia and `LibreOffice`.
const ID_PREFIXES: [&str; 10] = [
    "fn",
    "_ftn",
    "_edn",
    "ftn",
    "edn",
    "footnote",
    "endnote",
    "cite_note",
    "cite-note",
    "sdfootnote",
];

/// Prefixes of footnote ids if only a number follows.
const NUMBERED_ID_PREFIXES: [&str; 3] = ["note", "en", "n"];

/// Links within a page and their targets.
pub(super) struct LinkTargets<'a> {
    /// Links within the page, each with its fragment.
    pub(super) links: Vec<(NodeRef<'a>, String)>,
    /// Elements by their ids and names.
    pub(super) targets: HashMap<String, NodeRef<'a>>,
    /// Positions of all nodes in the document.
    positions: HashMap<NodeId, usize>,
}

impl<'a> LinkTargets<'a> {
    /// Indexes the links and targets of a page.
    pub(super) fn from_page(document: &'a Document, page: &PageMetadata) -> Self {
        let mut link_targets = Self {
            links: Vec::new(),
            targets: HashMap::new(),
            positions: HashMap::new(),
        };
        for (index, node) in document.root().descendants().into_iter().enumerate() {
            link_targets.positions.insert(node.id, index);
            if !node.is_element() {
                continue;
            }
            let is_link = node.has_name("a");
            let name = if is_link { node.attr("name") } else { None };
            for id in node.id_attr().into_iter().chain(name) {
                link_targets.targets.entry(id.to_string()).or_insert(node);
            }
            if is_link
                && let Some(href) = node.attr("href")
                && let Some(fragment) = page.fragment(href.trim())
            {
                link_targets.links.push((node, fragment));
            }
        }
        link_targets
    }

    /// Returns the position of a node in the document.
    pub(super) fn document_position(&self, node: &NodeRef<'_>) -> usize {
        self.positions.get(&node.id).copied().unwrap_or(usize::MAX)
    }

    /// Returns the footnote that a link refers to: the block of its target, if that links back or has the id of a footnote.
    pub(super) fn footnote(
        &self,
        link: NodeRef<'a>,
        target: NodeRef<'a>,
        targets: &HashSet<NodeId>,
    ) -> Option<NodeRef<'a>> {
        let block = block_of(&target, targets)?;
        let is_heading =
            is_heading(&block) || block.descendants_it().any(|inner| is_heading(&inner));
        let holds = |node: &NodeRef<'_>| block.descendants_it().any(|inner| inner.id == node.id);
        if is_heading || holds(&link) || collapsed_text(&block).is_empty() {
            return None;
        }
        let ids = ids_around(&link);
        let inner: HashSet<NodeId> = block.descendants_it().map(|inner| inner.id).collect();
        let links_back = || {
            let mut links = self.links.iter();
            links.any(|(other, to)| inner.contains(&other.id) && ids.contains(to))
        };
        let has_footnote_id = || {
            let id = target.id_attr().or_else(|| target.attr("name"));
            let id = id.map(|id| id.to_lowercase()).unwrap_or_default();
            let is_numbered = |start: &&str| {
                let number = id.strip_prefix(*start).unwrap_or_default();
                let number = number.trim_start_matches(['-', '_', ':']);
                !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
            };
            ID_PREFIXES.iter().any(|start| id.starts_with(start))
                || NUMBERED_ID_PREFIXES.iter().any(is_numbered)
        };
        (has_footnote_id() || links_back()).then_some(block)
    }
}

/// Returns the ids of a link, of the inline elements in and around it, and of the element before it.
fn ids_around(link: &NodeRef<'_>) -> HashSet<String> {
    let around = link.ancestors(Some(3)).into_iter();
    let around = around.take_while(|up| !is_block(&up.node_name().unwrap_or_default()));
    let nodes = around
        .chain([*link])
        .chain(link.descendants())
        .chain(link.prev_element_sibling());
    nodes
        .flat_map(|node| [node.id_attr(), node.attr("name")])
        .flatten()
        .map(|id| id.to_string())
        .collect()
}

/// Returns the smallest element that holds the whole footnote of a target; none if it would be a large part of the page.
fn block_of<'a>(target: &NodeRef<'a>, targets: &HashSet<NodeId>) -> Option<NodeRef<'a>> {
    let name = |node: &NodeRef<'_>| node.node_name().unwrap_or_default();
    let up = target.ancestors(None).into_iter();
    let mut block = [*target]
        .into_iter()
        .chain(up)
        .find(|node| is_block(&name(node)))?;
    if matches!(&*name(&block), "td" | "th") {
        block = block.parent()?;
    }
    let is_alone = |node: &NodeRef<'_>| {
        let mut inner = node
            .descendants_it()
            .filter(|inner| targets.contains(&inner.id));
        inner.all(|inner| inner.id == target.id)
    };
    while let Some(parent) = block.parent() {
        let is_part = matches!(&*name(&parent), "div" | "li" | "aside" | "dd");
        let begins = parent
            .first_element_child()
            .is_some_and(|first| first.id == block.id);
        if !is_part || !begins || !is_alone(&parent) || has_heading_or_rule(&parent) {
            break;
        }
        block = parent;
    }
    let is_page = matches!(
        &*name(&block),
        "body" | "article" | "main" | "html" | "section" | "table"
    );
    (!is_page && is_alone(&block)).then_some(block)
}

/// Returns true if an element contains a heading or a rule, which no footnote does.
fn has_heading_or_rule(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| is_heading(&inner) || inner.has_name("hr"))
}
