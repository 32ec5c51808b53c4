//! Converts images, figures and embedded content.

use dom_query::NodeRef;

use super::{
    blocks::{self, MarkdownBlock},
    inline_run::{Delimiters, InlineRun, LineBreaks},
    inlines,
    minimal_escape::to_markdown,
};
use crate::html::elements::{attribute, name};
use crate::html::sentinels;

/// Adds an image to a run.
pub(super) fn add_image(node: &NodeRef<'_>, run: &mut InlineRun) {
    let title = attribute(node, "title").unwrap_or_default();
    if let Some(markdown) = image_markdown(node, &title) {
        run.raw(markdown, attribute(node, "alt").unwrap_or_default());
    }
}

fn image_markdown(node: &NodeRef<'_>, title: &str) -> Option<String> {
    let source = encode_url(&attribute(node, "src")?);
    let alternative = escape_all_markup(&attribute(node, "alt").unwrap_or_default());
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", escape_all_markup(title))
    };
    Some(format!("![{alternative}]({source}{title})"))
}

/// Percent-encodes the characters of a URL that end it in Markdown.
pub(crate) fn encode_url(url: &str) -> String {
    url.replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
        .replace('|', "%7C")
}

/// Escapes all markup in a text.
pub(super) fn escape_all_markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&\"$^~{|".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns true if a URL has the extension of an image.
pub(super) fn is_image_url(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let endings = ["avif", "gif", "jpeg", "jpg", "png", "webp"];
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Returns true if an element contains an image and no text.
pub(super) fn is_only_image(node: &NodeRef<'_>) -> bool {
    node.text().trim().is_empty() && node.descendants_it().any(|inner| inner.has_name("img"))
}

/// Converts a figure to an image with a caption, or else to its content.
pub(super) fn figure(node: &NodeRef<'_>, outer: &[Delimiters]) -> Vec<MarkdownBlock> {
    captioned_image(node).map_or_else(|| blocks::from_children(node, outer), |block| vec![block])
}

/// Converts a figure of one image and a plain caption; none for other figures.
fn captioned_image(node: &NodeRef<'_>) -> Option<MarkdownBlock> {
    let inner: Vec<NodeRef<'_>> = node.descendants_it().collect();
    let mut images = inner.iter().filter(|node| node.has_name("img"));
    let mut captions = inner.iter().filter(|node| node.has_name("figcaption"));
    let (image, caption) = (images.next()?, captions.next()?);
    let is_link =
        |node: &NodeRef<'_>| node.has_name("a") && inlines::delimiters("a", node).is_some();
    let has_more = images.next().is_some()
        || captions.next().is_some()
        || inner.iter().any(|node| is_embedded(&name(node)))
        || image
            .ancestors_it(None)
            .take_while(|up| up.id != node.id)
            .any(|up| is_link(&up));
    let words = caption.text();
    // The caption becomes a title, which has neither footnotes nor links.
    let is_plain = !words.contains(sentinels::is_sentinel)
        && !caption.descendants_it().any(|node| is_link(&node));
    let says_more = node.text().split_whitespace().ne(words.split_whitespace());
    if has_more || !is_plain || says_more || words.trim().is_empty() {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    image_markdown(image, &words.join(" ")).map(MarkdownBlock::Other)
}

fn is_embedded(name: &str) -> bool {
    matches!(
        name,
        "iframe" | "video" | "audio" | "embed" | "object" | "table" | "pre"
    )
}

/// Converts embedded content to a link, or else to its fallback content.
pub(super) fn embedded(node: &NodeRef<'_>, outer: &[Delimiters]) -> Vec<MarkdownBlock> {
    if embed_url(node).is_none() {
        return blocks::from_children(node, outer);
    }
    let mut run = InlineRun::within(outer);
    add_link(node, &mut run);
    vec![MarkdownBlock::Other(to_markdown(
        &run,
        LineBreaks::Backslash,
    ))]
}

/// Adds embedded content to a run as a link, or else its fallback content.
pub(super) fn add_link(node: &NodeRef<'_>, run: &mut InlineRun) {
    let Some(source) = embed_url(node) else {
        return inlines::add_children(node, run);
    };
    let title = attribute(node, "title").or_else(|| attribute(node, "aria-label"));
    let index = run.open(Delimiters::new(
        "[",
        &format!("](<{}>)", encode_url(&source)),
    ));
    run.text(&title.unwrap_or(source));
    run.close(index);
}

fn embed_url(node: &NodeRef<'_>) -> Option<String> {
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
