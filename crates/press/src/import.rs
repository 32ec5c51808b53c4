//! `press import`: makes an article from a file of another tool. The conversion is the crate `import`; this module reads the
//! source, writes the article and copies its images.

mod disk;
mod images;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use import::{Format, ImportedArticle, Source};
use recto::data::MAX_BYTES;

use crate::{
    Error, Result, console, files,
    new::{self, ExistingFile},
};
use disk::Disk;

/// Options of `press import`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Source file.
    pub(crate) file: PathBuf,
    /// Folder for the article; by default the usual one.
    pub(crate) into: Option<PathBuf>,
    /// Treatment of an article of the same name.
    pub(crate) existing: ExistingFile,
}

/// Imports a file and prints a report. Returns the path of the article.
pub(crate) fn run(options: &Options) -> Result<PathBuf> {
    let folder = new::articles_folder(options.into.as_deref())?;
    let imported = read(&options.file, &folder)?;
    let path = new::write_article(
        &imported.name,
        &imported.markdown(),
        &folder,
        options.existing,
    )?;
    console::print_line(&format!(
        "imported {} as {}:",
        options.file.display(),
        path.display()
    ));
    for line in &imported.report {
        console::print_line(&format!("  {line}"));
    }
    for line in images::copy(&imported.images, &folder)? {
        console::print_line(&format!("  {line}"));
    }
    Ok(path)
}

/// Reads and converts a source file. The folder of articles is only read.
fn read(file: &Path, articles_folder: &Path) -> Result<ImportedArticle> {
    let bytes = read_source(file)?;
    let extension = file.extension().and_then(|extension| extension.to_str());
    let Some(format) = extension.and_then(Format::from_extension) else {
        return Err(Error::new("cannot tell the format of")
            .at(file)
            .help("its name must end in .txt, .html or .md"));
    };
    let source = Source {
        format,
        stem: &file.file_stem().unwrap_or_default().to_string_lossy(),
        bytes: &bytes,
    };
    let disk = Disk {
        source_folder: file.parent().unwrap_or(Path::new("")),
        articles_folder,
    };
    import::convert(&source, &disk)
        .map_err(|error| Error::new("cannot import").at(file).caused_by(error))
}

/// Limit on a source in bytes: twice that of an article, since pages contain more than their article.
const MAX_SOURCE_BYTES: usize = 2 * MAX_BYTES;

fn read_source(file: &Path) -> Result<Vec<u8>> {
    let size = std::fs::metadata(file).map_or(0, |metadata| metadata.len());
    if size > MAX_SOURCE_BYTES as u64 {
        let limit = MAX_SOURCE_BYTES / 1_000_000;
        let message = format!("{} is over {limit} MB", file.display());
        return Err(Error::new(message).help("split it, or remove the parts around the article"));
    }
    files::read(file)?.ok_or_else(|| Error::missing(file))
}
