//! Images, and what a page shows in them and beside them.

use dom_query::NodeRef;

use super::{
    blocks::{self, Block},
    inlines,
    names::{attribute, name},
    run::{Breaks, Pair, Run},
    settle::settle,
};
use crate::html::signs;

/// An image in a line of text.
pub(super) fn image(node: &NodeRef<'_>, run: &mut Run) {
    let title = attribute(node, "title").unwrap_or_default();
    if let Some(markdown) = written(node, &title) {
        run.raw(markdown, attribute(node, "alt").unwrap_or_default());
    }
}

fn written(node: &NodeRef<'_>, title: &str) -> Option<String> {
    let source = address(&attribute(node, "src")?);
    let alternative = escape(&attribute(node, "alt").unwrap_or_default());
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", escape(title))
    };
    Some(format!("![{alternative}]({source}{title})"))
}

/// An address as it can stand between parentheses.
pub(crate) fn address(address: &str) -> String {
    address
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
        .replace('|', "%7C")
}

/// Words in which no sign means anything.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&\"$^~{|".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether an address is that of an image.
pub(super) fn leads_to_image(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let endings = ["avif", "gif", "jpeg", "jpg", "png", "webp"];
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Whether an element shows an image and says nothing.
pub(super) fn is_only_image(node: &NodeRef<'_>) -> bool {
    node.text().trim().is_empty() && node.descendants_it().any(|inner| inner.has_name("img"))
}

/// An image with its caption; other figures stay what they hold, with the caption as a paragraph.
pub(super) fn figure(node: &NodeRef<'_>, pairs: &[Pair]) -> Vec<Block> {
    with_caption(node).map_or_else(|| blocks::of(node, pairs), |block| vec![block])
}

/// The figure that Recto knows: one image, and words that belong to it.
fn with_caption(node: &NodeRef<'_>) -> Option<Block> {
    let inner: Vec<NodeRef<'_>> = node.descendants_it().collect();
    let mut images = inner.iter().filter(|node| node.has_name("img"));
    let mut captions = inner.iter().filter(|node| node.has_name("figcaption"));
    let (image, caption) = (images.next()?, captions.next()?);
    let is_link = |node: &NodeRef<'_>| node.has_name("a") && inlines::pair("a", node).is_some();
    let has_more = images.next().is_some()
        || captions.next().is_some()
        || inner.iter().any(|node| is_embedded(&name(node)))
        || image
            .ancestors_it(None)
            .take_while(|up| up.id != node.id)
            .any(|up| is_link(&up));
    let words = caption.text();
    // A title has neither footnotes nor links, and a caption that has them is more than that.
    let is_plain =
        !words.contains(signs::is_sign) && !caption.descendants_it().any(|node| is_link(&node));
    let says_more = node.text().split_whitespace().ne(words.split_whitespace());
    if has_more || !is_plain || says_more || words.trim().is_empty() {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    written(image, &words.join(" ")).map(Block::Other)
}

fn is_embedded(name: &str) -> bool {
    matches!(
        name,
        "iframe" | "video" | "audio" | "embed" | "object" | "table" | "pre"
    )
}

/// What a page embeds from elsewhere becomes a link to it; what cannot be linked to says what it has to say instead.
pub(super) fn embedded(node: &NodeRef<'_>, pairs: &[Pair]) -> Vec<Block> {
    if source(node).is_none() {
        return blocks::of(node, pairs);
    }
    let mut run = Run::within(pairs);
    link(node, &mut run);
    vec![Block::Other(settle(&run, Breaks::Lines))]
}

/// The same in a line of text.
pub(super) fn link(node: &NodeRef<'_>, run: &mut Run) {
    let Some(source) = source(node) else {
        return inlines::children(node, run);
    };
    let title = attribute(node, "title").or_else(|| attribute(node, "aria-label"));
    let number = run.open(Pair::of("[", &format!("](<{}>)", address(&source))));
    run.words(&title.unwrap_or(source));
    run.close(number);
}

fn source(node: &NodeRef<'_>) -> Option<String> {
    let own = ["src", "data"]
        .iter()
        .find_map(|name| attribute(node, name));
    let within = || {
        let mut inner = node.descendants_it();
        inner.find_map(|inner| inner.has_name("source").then(|| attribute(&inner, "src"))?)
    };
    let source = own.or_else(within)?;
    let is_whole = source.starts_with("https://") || source.starts_with("http://");
    is_whole.then_some(source)
}
