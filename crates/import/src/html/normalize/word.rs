//! HTML of Microsoft Word: lists are paragraphs with a marker in front; title and subtitle are paragraphs with a class.

use dom_query::{Document, NodeRef};

use super::{Normalized, collapsed_text, select};
use crate::html::sentinels;

/// Makes lists of Word's paragraphs, and takes out the title and the subtitle.
pub(super) fn normalize(document: &Document, normalized: &mut Normalized) {
    for (selector, target) in [
        ("p.MsoTitle, h1.MsoTitle", &mut normalized.title),
        ("p.MsoSubtitle", &mut normalized.standfirst),
    ] {
        let found = select(document, selector);
        let texts: Vec<String> = found
            .iter()
            .map(collapsed_text)
            .filter(|text| !text.is_empty())
            .collect();
        if !texts.is_empty() {
            *target = Some(sentinels::strip(&texts.join(" ")));
            found.iter().for_each(NodeRef::remove_from_parent);
        }
    }
    let mut done = Vec::new();
    for paragraph in select(
        document,
        "p[class^='MsoListParagraph'], p[style*='mso-list:']",
    ) {
        if !done.contains(&paragraph.id) {
            let group = list_paragraphs(&paragraph);
            done.extend(group.iter().map(|item| item.id));
            replace_with_lists(&group);
        }
    }
}

fn is_list_paragraph(node: &NodeRef<'_>) -> bool {
    let class = node.attr_or("class", "");
    let style = node.attr_or("style", "");
    node.has_name("p") && (class.starts_with("MsoListParagraph") || style.contains("mso-list:"))
}

/// Returns a paragraph of a list and those that follow it.
fn list_paragraphs<'a>(first: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let next = |node: &NodeRef<'a>| node.next_element_sibling().filter(is_list_paragraph);
    std::iter::successors(Some(*first), next).collect()
}

/// List item of Word.
struct Item {
    depth: usize,
    /// Kind of its list; none for a paragraph without a marker.
    list: Option<List>,
    html: String,
}

/// Kind of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Bulleted,
    /// Starts at this number.
    Numbered(usize),
}

impl List {
    fn tags(self) -> (String, &'static str) {
        match self {
            Self::Bulleted => ("<ul>".to_owned(), "</ul>"),
            Self::Numbered(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
        }
    }

    fn continues_with(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Bulleted, Self::Bulleted) | (Self::Numbered(_), Self::Numbered(_))
        )
    }
}

/// Replaces paragraphs with lists.
fn replace_with_lists(group: &[NodeRef<'_>]) {
    let levels = margins(group);
    let items: Vec<Item> = group.iter().map(|node| item(node, &levels)).collect();
    // Paragraphs before the first marker only have the style of a list.
    let start = items.iter().take_while(|item| item.list.is_none()).count();
    if let Some(first) = group.get(start) {
        first.before_html(list_html(&items[start..]));
        group[start..].iter().for_each(NodeRef::remove_from_parent);
    }
}

fn list_html(items: &[Item]) -> String {
    let mut html = String::new();
    let mut open: Vec<(usize, List)> = Vec::new();
    for item in items {
        let Some(list) = item.list else {
            // A paragraph without a marker continues the item before it.
            html.extend(["<p>", &item.html, "</p>"]);
            continue;
        };
        while open.last().is_some_and(|(depth, _)| *depth > item.depth) {
            html.push_str("</li>");
            html.push_str(open.pop().map_or("", |(_, list)| list.tags().1));
        }
        match open.last() {
            Some((depth, before)) if *depth == item.depth && before.continues_with(list) => {
                html.push_str("</li>");
            }
            Some((depth, before)) if *depth == item.depth => {
                html.push_str("</li>");
                html.push_str(before.tags().1);
                html.push_str(&list.tags().0);
                open.pop();
                open.push((item.depth, list));
            }
            _ => {
                html.push_str(&list.tags().0);
                open.push((item.depth, list));
            }
        }
        html.extend(["<li><p>", &item.html, "</p>"]);
    }
    while let Some((_, list)) = open.pop() {
        html.push_str("</li>");
        html.push_str(list.tags().1);
    }
    html
}

/// Returns the distinct left margins in ascending order: the levels of lists whose style states none.
fn margins(group: &[NodeRef<'_>]) -> Vec<i64> {
    let mut margins: Vec<i64> = group.iter().map(margin).collect();
    margins.sort_unstable();
    margins.dedup();
    margins
}

/// Returns the left margin in hundredths of a point, by default that of Word's lists.
fn margin(node: &NodeRef<'_>) -> i64 {
    const DEFAULT: i64 = 3600;
    margin_in_style(node).unwrap_or(DEFAULT)
}

fn margin_in_style(node: &NodeRef<'_>) -> Option<i64> {
    let style = node.attr("style")?;
    let (_, after) = style.split_once("margin-left:")?;
    let value = after.split(';').next()?.trim();
    let at = value.find(|c: char| c.is_alphabetic())?;
    let (number, unit) = value.split_at(at);
    let points = match unit.trim() {
        "in" => 72.0,
        "cm" => 28.35,
        "mm" => 2.835,
        "px" => 0.75,
        _ => 1.0,
    };
    let number: f64 = number.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "a margin has few digits")]
    Some((number * points * 100.0).round() as i64)
}

fn item(node: &NodeRef<'_>, margins: &[i64]) -> Item {
    let list = remove_marker(node);
    Item {
        depth: level(node, margins),
        list,
        html: node.inner_html().to_string(),
    }
}

fn level(node: &NodeRef<'_>, margins: &[i64]) -> usize {
    let style = node.attr_or("style", "");
    let stated = style.split_once("mso-list:").and_then(|(_, after)| {
        let (_, level) = after.split(';').next()?.split_once("level")?;
        let digits: String = level.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    let by_margin = || {
        let margin = margin(node);
        margins.iter().position(|other| *other == margin)
    };
    stated.or_else(by_margin).unwrap_or(0)
}

/// Removes the marker of a paragraph and the spaces after it. Returns the kind of list; none if there is no marker.
fn remove_marker(node: &NodeRef<'_>) -> Option<List> {
    let mut marker = String::new();
    let mut texts = Vec::new();
    for text in node.descendants().into_iter().filter(NodeRef::is_text) {
        let words = text.text();
        let is_space =
            !words.is_empty() && words.chars().all(|c| c == '\u{a0}' || c.is_whitespace());
        texts.push(text);
        if is_space && !marker.trim().is_empty() {
            break;
        }
        marker.push_str(&words);
        if marker.trim().chars().count() > MAX_MARKER_LENGTH {
            return None;
        }
    }
    let list = list_from_marker(marker.trim())?;
    // Without text after it, it is not a marker.
    if collapsed_text(node).chars().count() <= marker.trim().chars().count() {
        return None;
    }
    texts.iter().for_each(NodeRef::remove_from_parent);
    Some(list)
}

/// Length of the longest marker in characters: `(viii)` has six.
const MAX_MARKER_LENGTH: usize = 7;

fn list_from_marker(marker: &str) -> Option<List> {
    let core = marker.trim_start_matches('(').trim_end_matches(['.', ')']);
    if core.len() < marker.len() && !core.is_empty() {
        let is_number = core.chars().all(|c| c.is_ascii_digit() || c == '.');
        let is_letters = core.chars().all(char::is_alphabetic);
        let start = core
            .rsplit('.')
            .next()
            .and_then(|number| number.parse().ok());
        return (is_number || is_letters).then(|| List::Numbered(start.unwrap_or(1)));
    }
    // The letters are bullets in symbol fonts.
    let is_bullet =
        |c: char| !c.is_alphanumeric() || matches!(c, 'o' | 'Ø' | 'ü' | 'v' | 'q' | 'n' | 'à');
    (marker.chars().count() == 1 && marker.chars().all(is_bullet)).then_some(List::Bulleted)
}
