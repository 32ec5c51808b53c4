//! Turns plain text, HTML and other tools' Markdown into an article. Pure: reads and writes no files.
//!
//! [`convert`] goes in four steps:
//!
//! 1. `encoding` decodes the bytes.
//! 2. `text`, `html` or `markdown` finds title, authors, dates and body.
//! 3. `fields` orders the front matter; `key_mapping` maps the keys of other tools to those of Recto.
//! 4. [`ImportedArticle::markdown`] writes the article, its front matter by [`yaml`].

mod article;
mod byline;
pub mod dates;
mod encoding;
mod error;
mod escape;
mod fields;
mod file_lookup;
pub mod file_name;
mod front_matter;
mod html;
mod images;
pub mod key_aliases;
mod key_mapping;
mod markdown;
mod source;
#[cfg(test)]
mod tests;
mod text;
pub mod yaml;

pub use article::ImportedArticle;
pub use error::Error;
pub use file_lookup::Files;
pub use images::Image;
pub use source::{Format, Source};

use source::Context;

/// Converts a source file to an article.
///
/// # Errors
///
/// The bytes are not text, the text is empty, its front matter cannot be read, or no article is found in the page.
pub fn convert(source: &Source<'_>, files: &dyn Files) -> Result<ImportedArticle, Error> {
    let decoded = encoding::decode(source.bytes, source.format)?;
    if decoded.text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let context = Context {
        stem: source.stem,
        files,
    };
    let mut article = match source.format {
        Format::Text => text::read(&decoded.text, &context),
        Format::Html => html::read(&decoded.text, &context)?,
        Format::Markdown => markdown::read(&decoded.text, &context)?,
    };
    article.report.extend(decoded.note);
    Ok(article)
}
