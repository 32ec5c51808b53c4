//! What Word writes for the web: lists that are paragraphs with a mark in front, and the title and its subtitle.

use dom_query::{Document, NodeRef};

use super::{Tidied, select, words};
use crate::html::signs;

/// Makes what Word writes what all pages have.
pub(super) fn read(document: &Document, tidied: &mut Tidied) {
    for (selector, said) in [
        ("p.MsoTitle, h1.MsoTitle", &mut tidied.title),
        ("p.MsoSubtitle", &mut tidied.standfirst),
    ] {
        let found = select(document, selector);
        let texts: Vec<String> = found
            .iter()
            .map(words)
            .filter(|words| !words.is_empty())
            .collect();
        if !texts.is_empty() {
            *said = Some(signs::without(&texts.join(" ")));
            found.iter().for_each(NodeRef::remove_from_parent);
        }
    }
    let mut done = Vec::new();
    for paragraph in select(
        document,
        "p[class^='MsoListParagraph'], p[style*='mso-list:']",
    ) {
        if !done.contains(&paragraph.id) {
            let group = group(&paragraph);
            done.extend(group.iter().map(|item| item.id));
            rewrite(&group);
        }
    }
}

fn is_item(node: &NodeRef<'_>) -> bool {
    let class = node.attr_or("class", "");
    let style = node.attr_or("style", "");
    node.has_name("p") && (class.starts_with("MsoListParagraph") || style.contains("mso-list:"))
}

/// A paragraph of a list, and those that follow it.
fn group<'a>(first: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let next = |node: &NodeRef<'a>| node.next_element_sibling().filter(is_item);
    std::iter::successors(Some(*first), next).collect()
}

/// An item of a list while it is read.
struct Item {
    depth: usize,
    /// What its list is: `ul`, or `ol` with the number that it begins at.
    list: Option<List>,
    html: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Marked,
    Numbered(usize),
}

impl List {
    fn tags(self) -> (String, &'static str) {
        match self {
            Self::Marked => ("<ul>".to_owned(), "</ul>"),
            Self::Numbered(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
        }
    }

    fn goes_on_with(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Marked, Self::Marked) | (Self::Numbered(_), Self::Numbered(_))
        )
    }
}

/// Puts lists in the place of paragraphs.
fn rewrite(group: &[NodeRef<'_>]) {
    let levels = margins(group);
    let items: Vec<Item> = group.iter().map(|node| item(node, &levels)).collect();
    // What has no mark, and follows none, is a paragraph that is only set as a list is.
    let start = items.iter().take_while(|item| item.list.is_none()).count();
    if let Some(first) = group.get(start) {
        first.before_html(written(&items[start..]));
        group[start..].iter().for_each(NodeRef::remove_from_parent);
    }
}

fn written(items: &[Item]) -> String {
    let mut html = String::new();
    let mut open: Vec<(usize, List)> = Vec::new();
    for item in items {
        let Some(list) = item.list else {
            // One without a mark goes on with the item before it.
            html.extend(["<p>", &item.html, "</p>"]);
            continue;
        };
        while open.last().is_some_and(|(depth, _)| *depth > item.depth) {
            html.push_str("</li>");
            html.push_str(open.pop().map_or("", |(_, list)| list.tags().1));
        }
        match open.last() {
            Some((depth, before)) if *depth == item.depth && before.goes_on_with(list) => {
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

/// How far in the paragraphs begin: the levels of lists whose style does not say them.
fn margins(group: &[NodeRef<'_>]) -> Vec<i64> {
    let mut margins: Vec<i64> = group.iter().map(margin).collect();
    margins.sort_unstable();
    margins.dedup();
    margins
}

/// The left margin in hundredths of a point; where none is said, Word's for lists.
fn margin(node: &NodeRef<'_>) -> i64 {
    const USUAL: i64 = 3600;
    said_margin(node).unwrap_or(USUAL)
}

fn said_margin(node: &NodeRef<'_>) -> Option<i64> {
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
    let list = take_mark(node);
    Item {
        depth: level(node, margins),
        list,
        html: node.inner_html().to_string(),
    }
}

fn level(node: &NodeRef<'_>, margins: &[i64]) -> usize {
    let style = node.attr_or("style", "");
    let said = style.split_once("mso-list:").and_then(|(_, after)| {
        let (_, level) = after.split(';').next()?.split_once("level")?;
        let digits: String = level.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    let by_margin = || {
        let margin = margin(node);
        margins.iter().position(|other| *other == margin)
    };
    said.or_else(by_margin).unwrap_or(0)
}

/// Takes the mark off a paragraph, with the spaces behind it that only part it from the words; none where there is none.
fn take_mark(node: &NodeRef<'_>) -> Option<List> {
    let mut mark = String::new();
    let mut texts = Vec::new();
    for text in node.descendants().into_iter().filter(NodeRef::is_text) {
        let words = text.text();
        let is_space =
            !words.is_empty() && words.chars().all(|c| c == '\u{a0}' || c.is_whitespace());
        texts.push(text);
        if is_space && !mark.trim().is_empty() {
            break;
        }
        mark.push_str(&words);
        if mark.trim().chars().count() > LONGEST_MARK {
            return None;
        }
    }
    let list = list_of(mark.trim())?;
    // What follows the mark may be all of the paragraph; then it is no mark.
    if words(node).chars().count() <= mark.trim().chars().count() {
        return None;
    }
    texts.iter().for_each(NodeRef::remove_from_parent);
    Some(list)
}

/// More than this is no mark, in characters: `(viii)` has six.
const LONGEST_MARK: usize = 7;

fn list_of(mark: &str) -> Option<List> {
    let core = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    if core.len() < mark.len() && !core.is_empty() {
        let is_number = core.chars().all(|c| c.is_ascii_digit() || c == '.');
        let is_letters = core.chars().all(char::is_alphabetic);
        let start = core
            .rsplit('.')
            .next()
            .and_then(|number| number.parse().ok());
        return (is_number || is_letters).then(|| List::Numbered(start.unwrap_or(1)));
    }
    // The letters are signs in the fonts for signs.
    let is_mark =
        |c: char| !c.is_alphanumeric() || matches!(c, 'o' | 'Ø' | 'ü' | 'v' | 'q' | 'n' | 'à');
    (mark.chars().count() == 1 && mark.chars().all(is_mark)).then_some(List::Marked)
}
