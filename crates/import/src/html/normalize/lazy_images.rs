//! Lazy images: replaces placeholders with the image that a script would load.

use dom_query::{Document, NodeRef};

use super::select;

/// Attributes with the URL of the real image.
const URL_ATTRIBUTES: [&str; 7] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-orig-file",
    "data-full-url",
    "data-url",
    "data-image",
];

/// Attributes with several candidates.
const SET_ATTRIBUTES: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Sets the `src` of each image to that of the real image.
pub(super) fn resolve(document: &Document) {
    for fallback in select(document, "noscript") {
        unwrap_noscript(&fallback);
    }
    for image in select(document, "img") {
        let source = image.attr("src").unwrap_or_default();
        let real = URL_ATTRIBUTES.iter().find_map(|name| image.attr(name));
        let real = real.map(|url| url.to_string());
        let is_missing = source.trim().is_empty() || source.starts_with("data:");
        let from_set = || {
            SET_ATTRIBUTES
                .iter()
                .find_map(|name| largest(&image.attr(name)?))
        };
        let found =
            real.or_else(|| is_missing.then(|| from_set().or_else(|| from_picture(&image)))?);
        if let Some(url) = found.filter(|url| !url.trim().is_empty()) {
            image.set_attr("src", url.trim());
        }
    }
}

/// Unwraps images in a `noscript`, which replace the placeholder before it if they show the same.
fn unwrap_noscript(node: &NodeRef<'_>) {
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
    match before.filter(|before| images.len() == 1 && is_placeholder_of(before, &images[0])) {
        Some(before) => {
            // The image for readers without scripts has the right URL.
            before.replace_with(&images[0]);
            node.remove_from_parent();
        }
        None => node.rename("div"),
    }
}

/// Returns true if a placeholder stands for this image: an attribute has its URL, or no attribute has any.
fn is_placeholder_of(placeholder: &NodeRef<'_>, image: &NodeRef<'_>) -> bool {
    let url = image.attr_or("src", "");
    let own = placeholder.attr_or("src", "");
    let has_none = own.trim().is_empty() || own.starts_with("data:");
    let has_real = URL_ATTRIBUTES.iter().any(|name| placeholder.has_attr(name));
    placeholder
        .attrs()
        .iter()
        .any(|attribute| attribute.value.contains(&*url))
        || has_none && !has_real
}

/// Returns the largest image of the `picture` around an image.
fn from_picture(image: &NodeRef<'_>) -> Option<String> {
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

/// Returns the largest image of a `srcset`, by width or density: `a.png 1x, b.png 2x`.
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
