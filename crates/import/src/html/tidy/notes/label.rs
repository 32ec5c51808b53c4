//! What footnotes are called by, and what of them is only that.

use dom_query::NodeRef;

use super::{places::Places, words};

/// Whether the words of a link may be the label of a footnote: a number, a letter, a sign.
pub(super) fn looks_like_one(text: &str) -> bool {
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
    let is_sign = bare.chars().all(|c| "*†‡§¶#‖".contains(c));
    count > 0 && (count <= 4 && (is_number || is_sign) || count <= 6 && is_roman || count == 1)
}

/// What a footnote says, without the links back and without its label.
pub(super) fn content(block: &NodeRef<'_>, own: &str, places: &Places<'_>) -> String {
    let mut has_label = true;
    for link in block
        .descendants()
        .into_iter()
        .filter(|node| node.has_name("a"))
    {
        if leads_back(&link, block, places) {
            has_label &= !same(&words(&link), own);
            remove(&link, block);
        }
    }
    if has_label {
        remove_label(block, own);
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

fn leads_back(link: &NodeRef<'_>, block: &NodeRef<'_>, places: &Places<'_>) -> bool {
    let class = link.class().unwrap_or_default().to_lowercase();
    let says_so = link.attr_or("role", "").contains("backlink")
        || class.contains("backref")
        || class.contains("backlink")
        || class.contains("reversefootnote");
    let mut links = places.links.iter();
    let to = links.find_map(|(other, to)| (other.id == link.id).then_some(to));
    let target = to.and_then(|to| places.targets.get(to));
    let is_before = |target: &&NodeRef<'_>| places.order(target) < places.order(block);
    let shown = words(link);
    let is_short = looks_like_one(&shown) || !shown.chars().any(char::is_alphanumeric);
    let is_gone = target.is_none() && to.is_some();
    says_so || is_short && (target.is_some_and(|target| is_before(&target)) || is_gone)
}

/// Takes out a link, with what is around it alone.
fn remove(link: &NodeRef<'_>, block: &NodeRef<'_>) {
    let mut node = *link;
    while let Some(parent) = node.parent() {
        node.remove_from_parent();
        let is_bare = words(&parent)
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

/// Takes the label off the front of a footnote, where it stands there by itself or in brackets.
fn remove_label(block: &NodeRef<'_>, own: &str) {
    let mut texts = block.descendants().into_iter().filter(NodeRef::is_text);
    let Some(first) = texts.find(|text| !text.text().trim().is_empty()) else {
        return;
    };
    let text = first.text().to_string();
    let bare = own.trim_matches(['[', ']', '(', ')', ' ']);
    let is_raised = first.parent().is_some_and(|up| up.has_name("sup"));
    if same(&text, own) && (is_raised || texts.next().is_some()) {
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

fn same(text: &str, label: &str) -> bool {
    let bare = |text: &str| {
        text.trim_matches(['[', ']', '(', ')', '.', ':', ' ', '\n', '\u{a0}'])
            .to_owned()
    };
    bare(text) == bare(label)
}
