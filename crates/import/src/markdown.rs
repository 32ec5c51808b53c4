//! Markdown of Jekyll, Hugo, Zola and Obsidian: maps the front matter and translates the tools' own syntax.

mod hugo;
mod jekyll;
mod links;
mod obsidian;

use document::ElementKind;

use crate::{
    article::ImportedArticle,
    error::Error,
    fields, file_name, front_matter,
    images::{self, ImageLookup},
    key_mapping::{self, MappedFrontMatter},
    source::Context,
    yaml::Value,
};

/// Converts another tool's Markdown to an article.
pub(crate) fn read(text: &str, context: &Context<'_>) -> Result<ImportedArticle, Error> {
    let text = text.replace("\r\n", "\n");
    let front = front_matter::read(&text)?;
    let mut mapped = key_mapping::map(front.entries);
    let stem = without_date(context.stem, &mut mapped);
    let mut translation = Translation {
        text: front.body.to_owned(),
        images: Vec::new(),
        report: Vec::new(),
        tags: Vec::new(),
        context,
    };
    obsidian::translate(&mut translation);
    hugo::translate(&mut translation);
    jekyll::translate(&mut translation);
    translation.resolve_images();
    translation.resolve_lead_image(&mut mapped);
    if mapped.add_tags(std::mem::take(&mut translation.tags)) {
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
    report.extend(translation.report);
    if report.is_empty() {
        report.push("nothing was changed".to_owned());
    }
    Ok(ImportedArticle {
        name,
        entries: mapped.fields.entries(),
        comments: front.comments,
        body: translation.text,
        images: translation.images,
        report,
    })
}

/// Removes the date from a file name of Jekyll such as `2024-05-06-low-tide`, and sets it as the date of the article.
fn without_date<'a>(stem: &'a str, mapped: &mut MappedFrontMatter) -> &'a str {
    let Some((day, name)) = stem.get(..10).zip(stem.get(11..)) else {
        return stem;
    };
    let is_dated = stem.as_bytes()[10] == b'-' && !name.is_empty();
    match fields::date(day) {
        Some(date) if is_dated => {
            if !mapped.fields.has("date") {
                mapped
                    .report
                    .push(format!("date: from the file name `{stem}`"));
                mapped.fields.set("date", date);
            }
            name
        }
        _ => stem,
    }
}

/// Text under translation.
struct Translation<'a> {
    text: String,
    images: Vec<images::Image>,
    report: Vec<String>,
    /// Tags found in the text.
    tags: Vec<String>,
    context: &'a Context<'a>,
}

impl Translation<'_> {
    /// Rewrites the text outside of code.
    fn outside_code(&mut self, mut rewrite: impl FnMut(&mut Self, &str) -> String) {
        // An empty first line, so that nothing is parsed as front matter.
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

    /// Replaces the URLs of images with paths below the folder of articles.
    fn resolve_images(&mut self) {
        let whole = format!("\n{}", self.text);
        let mut text = String::with_capacity(whole.len());
        let mut at = 0;
        for place in document::element_spans(&whole) {
            let ElementKind::Image { address, .. } = &place.kind else {
                continue;
            };
            let Some(new) = self.resolve_image(address) else {
                continue;
            };
            // The URL follows the alternative text, which may contain the same characters.
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

    fn resolve_lead_image(&mut self, mapped: &mut MappedFrontMatter) {
        let address = mapped.fields.get("image").and_then(Value::scalar);
        let Some(address) = address.map(str::to_owned) else {
            return;
        };
        if let Some(new) = self.resolve_image(&address) {
            mapped.fields.set("image", Value::text(new));
        }
    }

    /// Returns the new URL of an image; none if it keeps its own.
    fn resolve_image(&mut self, address: &str) -> Option<String> {
        let secure = fields::image(address);
        if let Some(secure) = secure.filter(|secure| secure != address) {
            self.report.push(format!("`{address}` became an https URL"));
            return Some(secure);
        }
        match images::look_up(address, self.context) {
            ImageLookup::Unchanged => None,
            ImageLookup::Missing => {
                self.report.push(format!(
                    "the image `{address}` was not found: put it beside the article"
                ));
                None
            }
            ImageLookup::File(image) => {
                let new = images::encode_path(&image.to);
                self.images.push(image);
                (new != address).then_some(new)
            }
        }
    }
}

/// Removes the empty first line.
fn without_first_line_end(mut text: String) -> String {
    if text.starts_with('\n') {
        text.remove(0);
    }
    text
}

/// Returns the text between two delimiters at the start of a line, and the length of all three in bytes.
fn delimited<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix(open)?;
    let end = rest.find(close)?;
    let words = &rest[..end];
    (!words.contains('\n')).then_some((words, open.len() + end + close.len()))
}

/// Replaces each delimited text with the result of `rewrite`, which gets the text and all that follows; none keeps it.
fn replace_delimited(
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
        let rewritten = delimited(&text[start..], open, close)
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

/// Parses attributes such as `src="a b" alt=c`. A backslash escapes a quotation mark.
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

/// Parses a value up to its closing quotation mark. Returns the value and the rest.
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
