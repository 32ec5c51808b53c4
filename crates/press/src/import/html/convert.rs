//! HTML to Markdown, by `htmd`, with what Recto's Markdown has beyond others'.

use document::plain;
use htmd::{
    Element, HtmlToMarkdown,
    element_handler::{ElementHandler, HandlerResult, Handlers},
    options::{BrStyle, BulletListMarker, HrStyle, Options},
};

use crate::import::escape::is_quotation_mark;

/// Signs that mean something in Recto's Markdown and that `htmd` does not escape, each with what stands in for it on the way.
/// These stand-ins are in no text: Unicode keeps them for such use.
pub(super) const MARKS: [(char, char); 6] = [
    ('$', '\u{fdd0}'),
    ('^', '\u{fdd1}'),
    ('~', '\u{fdd2}'),
    ('{', '\u{fdd3}'),
    ('|', '\u{fdd4}'),
    ('}', '\u{fdd5}'),
];

/// Stand round a caption on the way.
const CAPTION: (char, char) = ('\u{fdd8}', '\u{fdd9}');

/// Elements that Recto takes as they are, for there is no Markdown for them.
const KEPT: [&str; 12] = [
    "sup", "sub", "kbd", "mark", "abbr", "ins", "small", "cite", "q", "var", "samp", "u",
];

/// Converts the content of an article.
pub(super) fn markdown(html: &str) -> Result<String, String> {
    let converter = HtmlToMarkdown::builder()
        .options(Options {
            br_style: BrStyle::Backslash,
            bullet_list_marker: BulletListMarker::Dash,
            hr_style: HrStyle::Asterisks,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], by(heading))
        .add_handler(KEPT.to_vec(), by(kept))
        .add_handler(vec!["del", "s", "strike"], by(struck))
        .add_handler(vec!["img"], by(image))
        .add_handler(vec!["figcaption"], by(caption))
        .add_handler(vec!["figure"], by(figure))
        .add_handler(vec!["dt"], by(term))
        .add_handler(vec!["dd"], by(definition))
        .add_handler(vec!["iframe", "video", "audio", "embed"], by(embedded))
        .build();
    let text = converter
        .convert(html)
        .map_err(|error| format!("the article cannot be converted: {error}"))?;
    let text: Vec<String> = text.split("\n\n").map(unmark).collect();
    Ok(text.join("\n\n"))
}

/// A handler of what writes an element.
fn by(write: fn(&dyn Handlers, &Element) -> String) -> impl ElementHandler + 'static {
    move |handlers: &dyn Handlers, element: Element| -> Option<HandlerResult> {
        Some(write(handlers, &element).into())
    }
}

/// Puts the signs back; with backslashes only where something else would be read without.
fn unmark(block: &str) -> String {
    let bare = replace(block, "");
    let escaped = replace(block, "\\");
    let read = |text: &str| document::html::body(&document::parse(&format!("Before.\n\n{text}\n")));
    if bare == escaped || read(&bare) == read(&escaped) {
        bare
    } else {
        escaped
    }
}

fn replace(text: &str, before: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match MARKS.iter().find(|(_, mark)| *mark == c) {
            Some(('}', _)) => {
                // The marks of a pull quote cannot be escaped, but a space makes them none.
                if replaced.ends_with(is_quotation_mark) {
                    replaced.push(' ');
                }
                replaced.push('}');
            }
            Some((sign, _)) => {
                replaced.push_str(before);
                replaced.push(*sign);
                if *sign == '{' && letters.peek().copied().is_some_and(is_quotation_mark) {
                    replaced.push(' ');
                }
            }
            None if c == CAPTION.0 || c == CAPTION.1 => {}
            None => replaced.push(c),
        }
    }
    replaced
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    let found = element
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| {
        attribute
            .value
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    })
}

fn content(handlers: &dyn Handlers, element: &Element) -> String {
    handlers.walk_children(element.node).content
}

/// A heading, with its id if that was left to it because something links to it.
fn heading(handlers: &dyn Handlers, element: &Element) -> String {
    let level = element
        .tag
        .trim_start_matches('h')
        .parse()
        .unwrap_or(2_usize);
    let words = content(handlers, element);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return String::new();
    }
    let id = attribute(element, "id").filter(|id| !id.is_empty());
    let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
    format!("\n\n{} {words}{id}\n\n", "#".repeat(level.max(2)))
}

fn kept(handlers: &dyn Handlers, element: &Element) -> String {
    let words = content(handlers, element);
    let tag = element.tag;
    // Recto has no `u`, which browsers show as `ins`.
    let tag = if tag == "u" { "ins" } else { tag };
    if words.trim().is_empty() || words.contains("\n\n") {
        return words;
    }
    format!("<{tag}>{words}</{tag}>")
}

fn struck(handlers: &dyn Handlers, element: &Element) -> String {
    let words = content(handlers, element);
    if words.trim().is_empty() || words.contains("\n\n") {
        return words;
    }
    format!("~~{}~~", words.trim())
}

fn image(_: &dyn Handlers, element: &Element) -> String {
    let Some(source) = attribute(element, "src").filter(|source| !source.is_empty()) else {
        return String::new();
    };
    let source = source
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    let alternative = attribute(element, "alt").unwrap_or_default();
    let alternative = escape(&alternative);
    let title = attribute(element, "title").filter(|title| !title.is_empty());
    let title = title.map_or(String::new(), |title| format!(" \"{}\"", escape(&title)));
    format!("![{alternative}]({source}{title})")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&\"$^~{|".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn caption(handlers: &dyn Handlers, element: &Element) -> String {
    let words = content(handlers, element);
    let (open, close) = CAPTION;
    format!("\n\n{open}{}{close}\n\n", words.trim())
}

/// An image with its caption; other figures stay what they hold, with the caption as a paragraph.
fn figure(handlers: &dyn Handlers, element: &Element) -> String {
    let whole = content(handlers, element);
    let (open, close) = CAPTION;
    let parts = whole.split_once(open).and_then(|(before, rest)| {
        let (words, after) = rest.split_once(close)?;
        Some((format!("{}{}", before.trim(), after.trim()), words))
    });
    let is_image = |text: &str| {
        text.starts_with("![")
            && text.ends_with(')')
            && !text.ends_with("\")")
            && text.matches("![").count() == 1
            && !text.contains('\n')
    };
    match parts {
        Some((image, words)) if is_image(&image) => {
            let words = plain::article(&document::parse(&replace(words, "\\")));
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let image = image.trim_end_matches(')');
            format!("\n\n{image} \"{}\")\n\n", escape(&words))
        }
        _ => format!("\n\n{}\n\n", whole.trim()),
    }
}

fn term(handlers: &dyn Handlers, element: &Element) -> String {
    format!("\n\n{}\n", content(handlers, element).trim())
}

fn definition(handlers: &dyn Handlers, element: &Element) -> String {
    let words = content(handlers, element);
    format!(": {}\n", words.trim().replace('\n', "\n  "))
}

/// What a page embeds from elsewhere becomes a link to it.
fn embedded(handlers: &dyn Handlers, element: &Element) -> String {
    let source = attribute(element, "src").unwrap_or_default();
    if !source.starts_with("https://") && !source.starts_with("http://") {
        return content(handlers, element);
    }
    let title = attribute(element, "title").filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| source.clone());
    format!("\n\n[{}](<{source}>)\n\n", escape(&title))
}
