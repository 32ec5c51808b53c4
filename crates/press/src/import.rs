//! `press import`: makes an article of a file that was written for something else.

mod encoding;
mod escape;
mod fields;
mod foreign;
mod html;
mod images;
mod keys;
mod markdown;
#[cfg(test)]
mod tests;
mod text;

use std::path::{Path, PathBuf};

use recto::data::MAX_BYTES;

use crate::{
    arguments::{CheckOptions, ImportOptions, Output},
    check::{self, DraftsAre},
    console, files, new, slugs,
    yaml::{self, Value},
};
use images::Image;

pub(crate) use keys::meaning;

/// What an article was made of.
#[derive(Debug, Default)]
struct Imported {
    /// The name of its file, without `.md`.
    name: String,
    /// The front matter.
    entries: Vec<(String, Value)>,
    /// Comments of the front matter.
    comments: Vec<String>,
    /// The Markdown.
    body: String,
    /// The files that it needs.
    images: Vec<Image>,
    /// What was taken from where, and what was not.
    report: Vec<String>,
}

impl Imported {
    fn text(&self) -> String {
        let front = yaml::front_matter(&self.entries, &self.comments);
        format!("{front}\n{}\n", self.body.trim_matches('\n'))
    }
}

/// Reads a file, writes the article, and says what became of what.
pub(crate) fn run(options: &ImportOptions) -> Result<(), String> {
    let into = new::folder_for(options.into.as_deref())?;
    let imported = read(&options.file, &into)?;
    let path = new::place(&imported.name, &imported.text(), &into, options.existing)?;
    console::print_line(&format!(
        "{} is made of {}:",
        path.display(),
        options.file.display()
    ));
    for line in &imported.report {
        console::print_line(&format!("  {line}"));
    }
    for line in images::copy(&imported.images, &into)? {
        console::print_line(&format!("  {line}"));
    }
    // What is wrong with it is told by the command that tells it of all articles.
    check::run(&CheckOptions {
        path: Some(path),
        output: Output::Text,
        drafts: DraftsAre::Checked,
    })?;
    Ok(())
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Html,
    Markdown,
}

fn read(file: &Path, into: &Path) -> Result<Imported, String> {
    let bytes = read_whole(file)?;
    let ending = file.extension().and_then(|ending| ending.to_str());
    let kind = match ending.map(str::to_lowercase).as_deref() {
        Some("txt" | "text") => Kind::Text,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        Some("md" | "markdown" | "mdown" | "mkd" | "mdx") => Kind::Markdown,
        Some(_) | None => {
            return Err(format!(
                "what kind of file is {}? Its name must end in .txt, .html or .md",
                file.display()
            ));
        }
    };
    let decoded = encoding::decode(&bytes, kind)
        .map_err(|problem| format!("{}: {problem}", file.display()))?;
    if decoded.text.trim().is_empty() {
        return Err(format!(
            "{} is empty: there is nothing to make an article of",
            file.display()
        ));
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy());
    let stem = stem.as_deref().unwrap_or_default();
    let places = Places { file, into, stem };
    let mut imported = match kind {
        Kind::Text => text::read(&decoded.text, &places),
        Kind::Html => html::read(&decoded.text, &places)?,
        Kind::Markdown => markdown::read(&decoded.text, &places)?,
    };
    if let Some(note) = decoded.note {
        imported.report.push(note);
    }
    Ok(imported)
}

/// The largest file that is read: twice what the reader opens, since pages have more in them than their articles.
const LARGEST: usize = 2 * MAX_BYTES;

fn read_whole(file: &Path) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(file).map_or(0, |it| it.len());
    if size > LARGEST as u64 {
        return Err(format!(
            "{} is over {} MB: take out of it what is not the article, or split it into parts",
            file.display(),
            LARGEST / 1_000_000
        ));
    }
    files::read(file)?.ok_or_else(|| format!("there is no file {}", file.display()))
}

/// Where an article comes from and where it goes.
#[derive(Debug, Clone, Copy)]
struct Places<'a> {
    file: &'a Path,
    into: &'a Path,
    /// The name of the file without its ending.
    stem: &'a str,
}

impl Places<'_> {
    /// A name for the article: after the file, or else after its title.
    fn name(&self, title: Option<&str>) -> String {
        slugs::from_title(self.stem)
            .or_else(|| slugs::from_title(title?))
            .unwrap_or_else(|| "untitled".to_owned())
    }

    /// The folder that the file is in.
    fn folder(&self) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).to_owned()
    }
}
