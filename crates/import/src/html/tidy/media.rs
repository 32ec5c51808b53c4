//! Images that come late: the address of what is to be shown stands beside the one of what is shown meanwhile.

use dom_query::{Document, NodeRef};

use super::select;

/// Where scripts find the address of what is to be shown.
const LATER: [&str; 7] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-orig-file",
    "data-full-url",
    "data-url",
    "data-image",
];

/// Where they find several.
const LATER_SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Gives all images the address that readers are meant to see.
pub(super) fn find(document: &Document) {
    for aside in select(document, "noscript") {
        unfold(&aside);
    }
    for image in select(document, "img") {
        let source = image.attr("src").unwrap_or_default();
        let later = LATER.iter().find_map(|name| image.attr(name));
        let later = later.map(|address| address.to_string());
        let is_missing = source.trim().is_empty() || source.starts_with("data:");
        let set = || {
            LATER_SETS
                .iter()
                .find_map(|name| largest(&image.attr(name)?))
        };
        let found = later.or_else(|| is_missing.then(|| set().or_else(|| of_picture(&image)))?);
        if let Some(address) = found.filter(|address| !address.trim().is_empty()) {
            image.set_attr("src", address.trim());
        }
    }
}

/// What is shown where there are no scripts is shown, unless the same stands before it for those that have them.
fn unfold(node: &NodeRef<'_>) {
    let images: Vec<NodeRef<'_>> = node
        .descendants()
        .into_iter()
        .filter(|inner| inner.has_name("img"))
        .collect();
    let is_tracker = |image: &NodeRef<'_>| {
        ["width", "height"]
            .iter()
            .any(|side| matches!(&*image.attr_or(side, ""), "0" | "1"))
    };
    if images.is_empty()
        || images.iter().all(is_tracker)
        || node.ancestors_it(None).any(|up| up.has_name("head"))
    {
        return;
    }
    let before = node.prev_element_sibling().and_then(|before| {
        let inner = before.descendants();
        [before]
            .into_iter()
            .chain(inner)
            .find(|node| node.has_name("img"))
    });
    match before.filter(|before| images.len() == 1 && is_same(before, &images[0])) {
        Some(before) => {
            // The one for those without scripts has the right address.
            before.replace_with(&images[0]);
            node.remove_from_parent();
        }
        None => node.rename("div"),
    }
}

/// Whether an image stands for another until scripts run: it has the other's address somewhere, or none at all.
fn is_same(shown: &NodeRef<'_>, image: &NodeRef<'_>) -> bool {
    let address = image.attr_or("src", "");
    let own = shown.attr_or("src", "");
    let has_none = own.trim().is_empty() || own.starts_with("data:");
    let is_later = LATER.iter().any(|name| shown.has_attr(name));
    shown
        .attrs()
        .iter()
        .any(|attribute| attribute.value.contains(&*address))
        || has_none && !is_later
}

fn of_picture(image: &NodeRef<'_>) -> Option<String> {
    let picture = image.parent().filter(|up| up.has_name("picture"))?;
    let sources = picture.element_children();
    let mut sets = sources.iter().filter(|child| child.has_name("source"));
    sets.find_map(|source| {
        largest(
            &source
                .attr("srcset")
                .or_else(|| source.attr("data-srcset"))?,
        )
    })
}

/// The largest image of a set: `a.png 1x, b.png 2x`, with widths or densities.
fn largest(set: &str) -> Option<String> {
    let size = |words: &[&str]| -> f64 {
        let size = words
            .get(1)
            .map(|size| size.trim_end_matches(['w', 'x', ',']));
        size.and_then(|size| size.parse().ok()).unwrap_or(1.0)
    };
    let candidates = set
        .split(", ")
        .map(|part| part.split_whitespace().collect::<Vec<_>>());
    let best = candidates
        .filter(|words| !words.is_empty() && !words[0].starts_with("data:"))
        .max_by(|a, b| size(a).total_cmp(&size(b)))?;
    Some(best[0].trim_end_matches(',').to_owned())
}
