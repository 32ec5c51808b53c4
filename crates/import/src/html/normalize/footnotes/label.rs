//! Labels of footnotes: recognizes them, and removes them from the content of a footnote.

use dom_query::NodeRef;

use super::{collapsed_text, link_targets::LinkTargets};

/// Returns true if the text of a link may be the label of a footnote: a number, a letter or a symbol.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text
        .trim_matches(['[', ']', '(', ')', '^', ' ', '.'])
        .to_lowercase();
    let bare = bare
        .strip_prefix("note ")
        .or_else(|| bare.strip_prefix("fn "))
        .unwrap_or(&bare);
    let count = bare.chars().count();
    let is_number = bare.chars().all(|c| c.is_ascii_digit());
    let is_roman = bare.chars().all(|c| "ivxlc".contains(c));
    let is_symbol = bare.chars().all(|c| "*†‡§¶#‖".contains(c));
    count > 0 && (count <= 4 && (is_number || is_symbol) || count <= 6 && is_roman || count == 1)
}

/// Returns the content of a footnote as HTML, without backlinks and label.
pub(super) fn footnote_html(
    block: &NodeRef<'_>,
    own_label: &str,
    link_targets: &LinkTargets<'_>,
) -> String {
    let mut has_label = true;
    for link in block
        .descendants()
        .into_iter()
        .filter(|node| node.has_name("a"))
    {
        if is_backlink(&link, block, link_targets) {
            has_label &= !is_same_label(&collapsed_text(&link), own_label);
            remove_link(&link, block);
        }
    }
    if has_label {
        remove_label(block, own_label);
    }
    if block.has_name("tr") {
        let cells = block.element_children();
        return cells
            .iter()
            .map(|cell| cell.inner_html().to_string())
            .collect();
    }
    block.inner_html().to_string()
}

fn is_backlink(link: &NodeRef<'_>, block: &NodeRef<'_>, link_targets: &LinkTargets<'_>) -> bool {
    let class = link.class().unwrap_or_default().to_lowercase();
    let is_marked = link.attr_or("role", "").contains("backlink")
        || class.contains("backref")
        || class.contains("backlink")
        || class.contains("reversefootnote");
    let mut links = link_targets.links.iter();
    let to = links.find_map(|(other, to)| (other.id == link.id).then_some(to));
    let target = to.and_then(|to| link_targets.targets.get(to));
    let is_before = |target: &&NodeRef<'_>| {
        link_targets.document_position(target) < link_targets.document_position(block)
    };
    let text = collapsed_text(link);
    let is_short = is_label(&text) || !text.chars().any(char::is_alphanumeric);
    let is_gone = target.is_none() && to.is_some();
    is_marked || is_short && (target.is_some_and(|target| is_before(&target)) || is_gone)
}

/// Removes a link and the elements that contain nothing else.
fn remove_link(link: &NodeRef<'_>, block: &NodeRef<'_>) {
    let mut node = *link;
    while let Some(parent) = node.parent() {
        node.remove_from_parent();
        let is_bare = collapsed_text(&parent)
            .trim_matches(['[', ']', '(', ')', '^', ' '])
            .is_empty();
        if parent.id == block.id
            || !is_bare
            || parent.descendants_it().any(|inner| inner.has_name("img"))
        {
            return;
        }
        node = parent;
    }
}

/// Removes the label at the start of a footnote, if it is an element of its own or has brackets or a point.
fn remove_label(block: &NodeRef<'_>, own_label: &str) {
    let mut texts = block.descendants().into_iter().filter(NodeRef::is_text);
    let Some(first) = texts.find(|text| !text.text().trim().is_empty()) else {
        return;
    };
    let text = first.text().to_string();
    let bare = own_label.trim_matches(['[', ']', '(', ')', ' ']);
    let is_raised = first.parent().is_some_and(|up| up.has_name("sup"));
    if is_same_label(&text, own_label) && (is_raised || texts.next().is_some()) {
        return first.remove_from_parent();
    }
    let marks = [
        format!("[{bare}]"),
        format!("({bare})"),
        format!("{bare}."),
        format!("{bare})"),
        format!("{bare}:"),
    ];
    let rest = marks
        .iter()
        .find_map(|mark| text.trim_start().strip_prefix(mark.as_str()));
    if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        first.set_text(rest);
    }
}

fn is_same_label(text: &str, label: &str) -> bool {
    let bare = |text: &str| {
        text.trim_matches(['[', ']', '(', ')', '.', ':', ' ', '\n', '\u{a0}'])
            .to_owned()
    };
    bare(text) == bare(label)
}
