//! What stands in a line of text.

use dom_query::NodeRef;

use super::{
    code, media,
    names::{attribute, has_brackets, is_block, is_silent, name},
    run::{Pair, Run},
};

/// Elements that Recto takes as they are, for there is no Markdown for them.
const KEPT: [&str; 12] = [
    "sup", "sub", "kbd", "mark", "abbr", "ins", "small", "cite", "q", "var", "samp", "u",
];

/// Adds what a node says to a run. Blocks in it are put on lines of their own, for where there can be none.
pub(super) fn add(node: &NodeRef<'_>, run: &mut Run) {
    if node.is_text() {
        run.text(&node.text());
        return;
    }
    let name = name(node);
    match name.as_str() {
        name if is_silent(name) => {}
        "" | "wbr" => {}
        "br" | "hr" => run.line_break(),
        "img" => media::image(node, run),
        "code" | "tt" => code::inline(node, run),
        "pre" => code::lines(node, run),
        "rt" => ruby(node, run),
        "ol" | "ul" | "menu" => list(node, run),
        "iframe" | "video" | "audio" | "embed" | "object" => media::link(node, run),
        "td" | "th" => {
            children(node, run);
            run.words(" ");
        }
        name if is_block(name) => {
            run.line_break();
            children(node, run);
            run.line_break();
        }
        name => match pair(name, node) {
            Some(pair) => {
                let number = run.open(pair);
                children(node, run);
                run.close(number);
            }
            None => children(node, run),
        },
    }
}

pub(super) fn children(node: &NodeRef<'_>, run: &mut Run) {
    for child in node.children_it(false) {
        add(&child, run);
    }
}

/// The marks that stand for an element.
pub(super) fn pair(name: &str, node: &NodeRef<'_>) -> Option<Pair> {
    match name {
        "b" | "strong" => Some(Pair::of("**", "**")),
        "i" | "em" | "dfn" => Some(Pair::of("*", "*")),
        "del" | "s" | "strike" => Some(Pair::of("~~", "~~")),
        // Recto has no `u`, which browsers show as `ins`.
        "u" => Some(Pair::of("<ins>", "</ins>")),
        "a" => link(node),
        kept if KEPT.contains(&kept) => Some(Pair::of(&format!("<{kept}>"), &format!("</{kept}>"))),
        _ => None,
    }
}

fn link(node: &NodeRef<'_>) -> Option<Pair> {
    let address = attribute(node, "href")?;
    // A picture that leads to itself, only larger, is shown as large as there is room anyway.
    if media::leads_to_image(&address) && media::is_only_image(node) {
        return None;
    }
    let title = attribute(node, "title").map_or(String::new(), |title| {
        format!(" \"{}\"", media::escape(&title))
    });
    let close = format!("]({}{title})", media::address(&address));
    Some(Pair {
        open: "[".to_owned(),
        close,
    })
}

/// How to read what stands before it; brackets part it from that, as browsers show it that know no ruby.
fn ruby(node: &NodeRef<'_>, run: &mut Run) {
    if has_brackets(node) {
        return children(node, run);
    }
    run.words("(");
    children(node, run);
    run.words(")");
}

fn list(node: &NodeRef<'_>, run: &mut Run) {
    for (index, item) in node.element_children().iter().enumerate() {
        run.line_break();
        if node.has_name("ol") {
            run.words(&format!("{}. ", index + 1));
        } else {
            run.words("• ");
        }
        children(item, run);
    }
    run.line_break();
}
