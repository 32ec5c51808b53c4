//! The input of an import.

use crate::file_lookup::Files;

/// A file to make an article of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Format of its content.
    pub format: Format,
    /// File name without its extension.
    pub stem: &'a str,
    /// Content of the file.
    pub bytes: &'a [u8],
}

/// Formats that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown of Jekyll, Hugo, Zola, Obsidian or Recto.
    Markdown,
}

impl Format {
    /// Returns the format of files with this extension, in any case and without its dot.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "md" | "markdown" | "mdown" | "mkd" | "mdx" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Facts about a source beside its text.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// File name without its extension.
    pub(crate) stem: &'a str,
    /// Files around the source and the article.
    pub(crate) files: &'a dyn Files,
}
