//! Canonical form of HTML, by a browser's parsing rules.

use html5ever::{LocalName, QualName};
use html5ever::{ParseOpts, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::fmt::Write;

/// Treatment of Recto's additions to the specification's output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Additions {
    Kept,
    /// Ids and anchors of headings, names of task boxes, and `rel` are removed.
    Removed,
}

/// Writes a line for each element and text, indented, with attributes in order, and without white space between blocks.
pub(crate) fn of(html: &str, additions: Additions) -> String {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(
        RcDom::default(),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    )
    .one(html);
    let mut text = String::new();
    // The parser puts a fragment into an `html` element.
    let root = dom.document.children.borrow()[0].clone();
    children(&root, additions, Space::Collapsed, 0, &mut text);
    text
}

/// Treatment of white space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Collapsed,
    Kept,
}

fn children(parent: &Handle, additions: Additions, space: Space, depth: usize, text: &mut String) {
    let nodes = parent.children.borrow();
    for (index, node) in nodes.iter().enumerate() {
        match &node.data {
            NodeData::Text { contents } => {
                let starts_line = index == 0 && breaks_line(parent)
                    || index > 0 && breaks_line(&nodes[index - 1]);
                let ends_line = index + 1 == nodes.len() && breaks_line(parent)
                    || nodes.get(index + 1).is_some_and(breaks_line);
                let contents = contents.borrow();
                let mut words: &str = &contents;
                if space == Space::Collapsed {
                    words = if starts_line {
                        words.trim_start()
                    } else {
                        words
                    };
                    words = if ends_line { words.trim_end() } else { words };
                }
                if !words.is_empty() {
                    writeln!(text, "{:depth$}{words:?}", "").unwrap();
                }
            }
            NodeData::Comment { contents } => {
                writeln!(text, "{:depth$}<!--{contents}-->", "").unwrap();
            }
            NodeData::Element { .. } => element(node, additions, space, depth, text),
            _ => {}
        }
    }
}

fn element(node: &Handle, additions: Additions, space: Space, depth: usize, text: &mut String) {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        return;
    };
    let mut attributes: Vec<_> = attrs
        .borrow()
        .iter()
        .map(|attribute| {
            (
                attribute.name.local.to_string(),
                attribute.value.to_string(),
            )
        })
        .collect();
    attributes.sort();
    if additions == Additions::Removed {
        let is_anchor = ("class".to_owned(), "anchor".to_owned());
        if &*name.local == "a" && attributes.contains(&is_anchor) {
            return;
        }
        attributes.retain(|(attribute, value)| !is_addition(&name.local, attribute, value));
    }
    write!(text, "{:depth$}<{}", "", name.local).unwrap();
    for (attribute, value) in attributes {
        write!(text, " {attribute}={value:?}").unwrap();
    }
    text.push_str(">\n");
    let space = if &*name.local == "pre" {
        Space::Kept
    } else {
        space
    };
    children(node, additions, space, depth + 1, text);
}

fn is_addition(element: &LocalName, attribute: &str, value: &str) -> bool {
    match &**element {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => attribute == "id",
        "a" => attribute == "rel" && value == "noopener noreferrer",
        "input" => attribute == "aria-label",
        _ => false,
    }
}

fn breaks_line(node: &Handle) -> bool {
    const INLINE: [&str; 17] = [
        "a", "abbr", "cite", "code", "del", "em", "img", "input", "ins", "kbd", "mark", "q",
        "small", "span", "strong", "sub", "sup",
    ];
    match &node.data {
        NodeData::Element { name, .. } => !INLINE.contains(&&*name.local),
        _ => false,
    }
}
