//! Markdown of other tools: front matter of Jekyll, Hugo, Zola and Obsidian, and what they write in the text.

mod hugo;
mod jekyll;
mod links;
mod obsidian;

use document::ElementKind;

use crate::{
    article::ImportedArticle,
    fields, file_name, front_matter,
    images::{self, Found},
    key_mapping::{self, Mapped},
    source::Context,
    yaml::Value,
};

/// Makes an article of another tool's Markdown.
pub(crate) fn read(text: &str, context: &Context<'_>) -> Result<ImportedArticle, String> {
    let text = text.replace("\r\n", "\n");
    let front = front_matter::read(&text)?;
    let mut mapped = key_mapping::map(front.entries);
    let stem = dated(context.stem, &mut mapped);
    let mut work = Work {
        text: front.body.to_owned(),
        images: Vec::new(),
        report: Vec::new(),
        tags: Vec::new(),
        context,
    };
    obsidian::translate(&mut work);
    hugo::translate(&mut work);
    jekyll::translate(&mut work);
    work.bring_images();
    work.bring_lead(&mut mapped);
    if mapped.add_tags(std::mem::take(&mut work.tags)) {
        mapped
            .report
            .push("tags: from `#tags` in the text".to_owned());
    }
    let title = mapped.fields.get("title").and_then(Value::scalar);
    let by_title = || title.and_then(file_name::from_title);
    let name = mapped
        .name
        .or_else(|| file_name::from_title(stem))
        .or_else(by_title)
        .unwrap_or_else(|| "untitled".to_owned());
    let mut report = mapped.report;
    report.extend(work.report);
    if report.is_empty() {
        report.push("nothing had to be changed".to_owned());
    }
    Ok(ImportedArticle {
        name,
        entries: mapped.fields.entries(),
        comments: front.comments,
        body: work.text,
        images: work.images,
        report,
    })
}

/// Takes the date out of a name as Jekyll has it, `2024-05-06-low-tide`; the name of a folder where Hugo calls the file
/// `index`.
fn dated<'a>(stem: &'a str, mapped: &mut Mapped) -> &'a str {
    let Some((day, name)) = stem.get(..10).zip(stem.get(11..)) else {
        return stem;
    };
    let is_dated = stem.as_bytes()[10] == b'-' && !name.is_empty();
    match fields::date(day) {
        Some(date) if is_dated => {
            if !mapped.fields.has("date") {
                mapped
                    .report
                    .push(format!("date: from the name of the file, `{stem}`"));
                mapped.fields.set("date", date);
            }
            name
        }
        _ => stem,
    }
}

/// A text while it is translated.
struct Work<'a> {
    text: String,
    images: Vec<images::Image>,
    report: Vec<String>,
    /// Tags that stood in the text.
    tags: Vec<String>,
    context: &'a Context<'a>,
}

impl Work<'_> {
    /// Rewrites what is not code.
    fn outside_code(&mut self, mut rewrite: impl FnMut(&mut Self, &str) -> String) {
        // A line in front keeps what looks like front matter from being read as such.
        let whole = format!("\n{}", self.text);
        let mut text = String::with_capacity(whole.len());
        let mut at = 0;
        for place in document::element_spans(&whole) {
            if place.kind == ElementKind::Code && place.range.start >= at {
                text.push_str(&rewrite(self, &whole[at..place.range.start]));
                text.push_str(&whole[place.range.clone()]);
                at = place.range.end;
            }
        }
        text.push_str(&rewrite(self, &whole[at..]));
        self.text = without_first_line_end(text);
    }

    /// Finds the images of the text, and gives them addresses below the folder of the articles.
    fn bring_images(&mut self) {
        let whole = format!("\n{}", self.text);
        let mut text = String::with_capacity(whole.len());
        let mut at = 0;
        for place in document::element_spans(&whole) {
            let ElementKind::Image { address, .. } = &place.kind else {
                continue;
            };
            let Some(new) = self.bring(address) else {
                continue;
            };
            // The address stands behind the alternative text, which may hold the same words.
            let source = &whole[place.range.clone()];
            let Some(offset) = source.rfind(address.as_str()) else {
                continue;
            };
            let start = place.range.start + offset;
            if start < at {
                continue;
            }
            text.push_str(&whole[at..start]);
            text.push_str(&new);
            at = start + address.len();
        }
        text.push_str(&whole[at..]);
        self.text = without_first_line_end(text);
    }

    fn bring_lead(&mut self, mapped: &mut Mapped) {
        let address = mapped.fields.get("image").and_then(Value::scalar);
        let Some(address) = address.map(str::to_owned) else {
            return;
        };
        if let Some(new) = self.bring(&address) {
            mapped.fields.set("image", Value::text(new));
        }
    }

    /// The new address of an image; none where it keeps its own.
    fn bring(&mut self, address: &str) -> Option<String> {
        let secure = fields::image(address);
        if let Some(secure) = secure.filter(|secure| secure != address) {
            self.report
                .push(format!("`{address}` is asked for over https"));
            return Some(secure);
        }
        match images::find(address, self.context) {
            Found::Stays => None,
            Found::Missing => {
                self.report.push(format!(
                    "the image `{address}` was not found: put it beside the article"
                ));
                None
            }
            Found::File(image) => {
                let new = images::address(&image.to);
                self.images.push(image);
                (new != address).then_some(new)
            }
        }
    }
}

/// Takes back the line end that was put in front.
fn without_first_line_end(mut text: String) -> String {
    if text.starts_with('\n') {
        text.remove(0);
    }
    text
}

/// What stands between two marks on one line, from a place on: the words, and where they end.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix(open)?;
    let end = rest.find(close)?;
    let words = &rest[..end];
    (!words.contains('\n')).then_some((words, open.len() + end + close.len()))
}

/// Rewrites each run between two marks; one that is not understood stays.
fn replace_between(
    text: &str,
    open: &str,
    close: &str,
    mut rewrite: impl FnMut(&str, &str) -> Option<String>,
) -> String {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find(open) {
        let start = at + found;
        written.push_str(&text[at..start]);
        let rewritten = between(&text[start..], open, close)
            .and_then(|(words, length)| Some((rewrite(words, &text[start + length..])?, length)));
        if let Some((new, length)) = rewritten {
            written.push_str(&new);
            at = start + length;
        } else {
            written.push_str(open);
            at = start + open.len();
        }
    }
    written.push_str(&text[at..]);
    written
}

/// The values of attributes: `src="a b" alt=c`. A backslash takes a quotation mark into the value.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.split_whitespace().last().unwrap_or_default();
        let after = after.trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|c| ['"', '\'', '`'].contains(c));
        let (value, next) = if let Some(quote) = quote {
            quoted(&after[1..], quote)
        } else {
            let (value, next) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
            (value.to_owned(), next)
        };
        found.push((name.to_owned(), value));
        rest = next.trim_start();
    }
    found
}

/// A value up to its quotation mark, and what follows that.
fn quoted(text: &str, quote: char) -> (String, &str) {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((at, c)) = letters.next() {
        if c == quote {
            return (value, &text[at + c.len_utf8()..]);
        }
        if c == '\\' && quote != '`' {
            value.extend(letters.next().map(|(_, escaped)| escaped));
        } else {
            value.push(c);
        }
    }
    (value, "")
}
