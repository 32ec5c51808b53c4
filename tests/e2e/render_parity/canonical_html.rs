//! Canonical text of HTML: the same for all HTML with the same nodes.

use std::fmt::Write;

use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Returns a line for each node, indented by its depth, with sorted attributes. `resolve` maps the value of `href` and `src`.
pub(crate) fn canonical(html: &str, resolve: impl Fn(&str, &str) -> Option<String>) -> String {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(
        RcDom::default(),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    )
    .one(html);
    let mut lines = String::new();
    // A fragment is parsed into an `html` element.
    for root in dom.document.children.borrow().iter() {
        children(root, 0, &resolve, &mut lines);
    }
    lines
}

fn children(
    parent: &Handle,
    depth: usize,
    resolve: &impl Fn(&str, &str) -> Option<String>,
    lines: &mut String,
) {
    for node in parent.children.borrow().iter() {
        match &node.data {
            NodeData::Text { contents } => {
                writeln!(lines, "{:depth$}{:?}", "", &**contents.borrow()).unwrap();
            }
            NodeData::Element { .. } => element(node, depth, resolve, lines),
            NodeData::Document
            | NodeData::Doctype { .. }
            | NodeData::Comment { .. }
            | NodeData::ProcessingInstruction { .. } => {
                writeln!(lines, "{:depth$}no node of an article", "").unwrap();
            }
        }
    }
}

fn element(
    node: &Handle,
    depth: usize,
    resolve: &impl Fn(&str, &str) -> Option<String>,
    lines: &mut String,
) {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        return;
    };
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in attrs.borrow().iter() {
        let (name, value) = (
            attribute.name.local.to_string(),
            attribute.value.to_string(),
        );
        match name.as_str() {
            "href" | "src" => attributes.extend(resolve(&name, &value).map(|value| (name, value))),
            // The layout of pull quotes sets and removes the space for them.
            "style" if value.is_empty() => {}
            _ => attributes.push((name, value)),
        }
    }
    attributes.sort();
    write!(lines, "{:depth$}<{}", "", name.local).unwrap();
    for (name, value) in attributes {
        write!(lines, " {name}={value:?}").unwrap();
    }
    lines.push_str(">\n");
    children(node, depth + 1, resolve, lines);
}
