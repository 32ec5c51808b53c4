//! Converts inline content.

use dom_query::NodeRef;

use super::{
    code,
    inline_run::{Delimiters, InlineRun},
    media,
};
use crate::html::elements::{attribute, has_ruby_brackets, is_block, is_not_rendered, name};

/// Elements that stay HTML, since Markdown has no syntax for them.
const HTML_INLINES: [&str; 12] = [
    "sup", "sub", "kbd", "mark", "abbr", "ins", "small", "cite", "q", "var", "samp", "u",
];

/// Adds the content of a node to a run, with line breaks around any blocks.
pub(super) fn add(node: &NodeRef<'_>, run: &mut InlineRun) {
    if node.is_text() {
        run.marked_text(&node.text());
        return;
    }
    let name = name(node);
    match name.as_str() {
        name if is_not_rendered(name) => {}
        "" | "wbr" => {}
        "br" | "hr" => run.line_break(),
        "img" => media::add_image(node, run),
        "code" | "tt" => code::inline(node, run),
        "pre" => code::lines(node, run),
        "rt" => ruby(node, run),
        "ol" | "ul" | "menu" => list(node, run),
        "iframe" | "video" | "audio" | "embed" | "object" => media::add_link(node, run),
        "td" | "th" => {
            add_children(node, run);
            run.text(" ");
        }
        name if is_block(name) => {
            run.line_break();
            add_children(node, run);
            run.line_break();
        }
        name => match delimiters(name, node) {
            Some(delimiters) => {
                let index = run.open(delimiters);
                add_children(node, run);
                run.close(index);
            }
            None => add_children(node, run),
        },
    }
}

pub(super) fn add_children(node: &NodeRef<'_>, run: &mut InlineRun) {
    for child in node.children_it(false) {
        add(&child, run);
    }
}

/// Returns the delimiters of an element.
pub(super) fn delimiters(name: &str, node: &NodeRef<'_>) -> Option<Delimiters> {
    match name {
        "b" | "strong" => Some(Delimiters::new("**", "**")),
        "i" | "em" | "dfn" => Some(Delimiters::new("*", "*")),
        "del" | "s" | "strike" => Some(Delimiters::new("~~", "~~")),
        // Recto has no `u`; browsers render `ins` the same.
        "u" => Some(Delimiters::new("<ins>", "</ins>")),
        "a" => link(node),
        tag if HTML_INLINES.contains(&tag) => {
            Some(Delimiters::new(&format!("<{tag}>"), &format!("</{tag}>")))
        }
        _ => None,
    }
}

fn link(node: &NodeRef<'_>) -> Option<Delimiters> {
    let address = attribute(node, "href")?;
    // Recto shows an image as large as possible, so that a link to a larger version is not needed.
    if media::is_image_url(&address) && media::is_only_image(node) {
        return None;
    }
    let title = attribute(node, "title").map_or(String::new(), |title| {
        format!(" \"{}\"", media::escape_all_markup(&title))
    });
    let close = format!("]({}{title})", media::encode_url(&address));
    Some(Delimiters {
        open: "[".to_owned(),
        close,
    })
}

/// Adds a ruby annotation in brackets, as browsers without ruby render it.
fn ruby(node: &NodeRef<'_>, run: &mut InlineRun) {
    if has_ruby_brackets(node) {
        return add_children(node, run);
    }
    run.text("(");
    add_children(node, run);
    run.text(")");
}

fn list(node: &NodeRef<'_>, run: &mut InlineRun) {
    for (index, item) in node.element_children().iter().enumerate() {
        run.line_break();
        if node.has_name("ol") {
            run.text(&format!("{}. ", index + 1));
        } else {
            run.text("• ");
        }
        add_children(item, run);
    }
    run.line_break();
}
