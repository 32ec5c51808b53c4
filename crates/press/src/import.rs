//! `press import`: makes an article of a file that was written for something else.

mod disk;
mod images;
#[cfg(test)]
mod tests;

use std::path::Path;

use import::{Format, ImportedArticle, Source};
use recto::data::MAX_BYTES;

use crate::{
    arguments::ImportOptions,
    check::{self, DraftPolicy},
    console, files, new,
};
use disk::Disk;

/// Reads a file, writes the article, and says what became of what.
pub(crate) fn run(options: &ImportOptions) -> Result<(), String> {
    let into = new::folder_for(options.into.as_deref())?;
    let imported = read(&options.file, &into)?;
    let path = new::place(
        &imported.name,
        &imported.markdown(),
        &into,
        options.existing,
    )?;
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
    check::run(&check::Options {
        path: Some(path),
        format: check::Format::Text,
        drafts: DraftPolicy::Check,
    })?;
    Ok(())
}

fn read(file: &Path, into: &Path) -> Result<ImportedArticle, String> {
    let bytes = read_whole(file)?;
    let extension = file.extension().and_then(|extension| extension.to_str());
    let Some(format) = extension.and_then(Format::from_extension) else {
        return Err(format!(
            "what kind of file is {}? Its name must end in .txt, .html or .md",
            file.display()
        ));
    };
    let source = Source {
        format,
        stem: &file.file_stem().unwrap_or_default().to_string_lossy(),
        bytes: &bytes,
    };
    let disk = Disk {
        source_folder: file.parent().unwrap_or(Path::new("")),
        articles_folder: into,
    };
    import::convert(&source, &disk).map_err(|problem| format!("{}: {problem}", file.display()))
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
