//! Where the links of a page lead, and what around that is a footnote.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{is_heading, words};
use crate::html::{convert::names::is_block, page::Page, prepare};

/// How the ids of footnotes begin, by Word, Pandoc, Hugo, kramdown, Google Docs, Substack, Wikipedia, `LibreOffice`.
const IDS: [&str; 10] = [
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

/// How they begin where only a number follows.
const NUMBERED: [&str; 3] = ["note", "en", "n"];

/// The places of a page that its links lead to.
pub(super) struct Places<'a> {
    /// The links within the page, each with what it leads to.
    pub(super) links: Vec<(NodeRef<'a>, String)>,
    /// What has an id or a name.
    pub(super) targets: HashMap<String, NodeRef<'a>>,
    order: HashMap<NodeId, usize>,
}

impl<'a> Places<'a> {
    pub(super) fn of(document: &'a Document, page: &Page) -> Self {
        let mut places = Self {
            links: Vec::new(),
            targets: HashMap::new(),
            order: HashMap::new(),
        };
        for (index, node) in document.root().descendants().into_iter().enumerate() {
            places.order.insert(node.id, index);
            if !node.is_element() {
                continue;
            }
            let is_link = node.has_name("a");
            let name = if is_link { node.attr("name") } else { None };
            for id in node.id_attr().into_iter().chain(name) {
                places.targets.entry(id.to_string()).or_insert(node);
            }
            if is_link
                && let Some(href) = node.attr("href")
                && let Some(fragment) = prepare::fragment(href.trim(), page)
            {
                places.links.push((node, fragment));
            }
        }
        places
    }

    /// Where a node stands among the others.
    pub(super) fn order(&self, node: &NodeRef<'_>) -> usize {
        self.order.get(&node.id).copied().unwrap_or(usize::MAX)
    }

    /// The footnote that a link refers to: what holds its target and leads back, or is called as footnotes are.
    pub(super) fn note(
        &self,
        link: NodeRef<'a>,
        target: NodeRef<'a>,
        targets: &HashSet<NodeId>,
    ) -> Option<NodeRef<'a>> {
        let block = around(&target, targets)?;
        let is_heading =
            is_heading(&block) || block.descendants_it().any(|inner| is_heading(&inner));
        let holds = |node: &NodeRef<'_>| block.descendants_it().any(|inner| inner.id == node.id);
        if is_heading || holds(&link) || words(&block).is_empty() {
            return None;
        }
        let ids = ids(&link);
        let inner: HashSet<NodeId> = block.descendants_it().map(|inner| inner.id).collect();
        let leads_back = || {
            let mut links = self.links.iter();
            links.any(|(other, to)| inner.contains(&other.id) && ids.contains(to))
        };
        let is_called_one = || {
            let id = target.id_attr().or_else(|| target.attr("name"));
            let id = id.map(|id| id.to_lowercase()).unwrap_or_default();
            let is_numbered = |start: &&str| {
                let number = id.strip_prefix(*start).unwrap_or_default();
                let number = number.trim_start_matches(['-', '_', ':']);
                !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
            };
            IDS.iter().any(|start| id.starts_with(start)) || NUMBERED.iter().any(is_numbered)
        };
        (is_called_one() || leads_back()).then_some(block)
    }
}

/// The ids that lead back to a link: its own, and those of what is around it alone.
fn ids(link: &NodeRef<'_>) -> HashSet<String> {
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

/// The block that a target stands for: itself or the one around it, with its further paragraphs if it has any.
fn around<'a>(target: &NodeRef<'a>, targets: &HashSet<NodeId>) -> Option<NodeRef<'a>> {
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
        if !is_part || !begins || !is_alone(&parent) || holds_more(&parent) {
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

/// Whether an element holds what no footnote does.
fn holds_more(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| is_heading(&inner) || inner.has_name("hr"))
}
