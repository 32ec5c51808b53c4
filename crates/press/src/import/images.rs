//! Images of imported articles: copied from beside the source to beside the article.

use std::path::Path;

use import::Image;

use crate::{
    Error, Result, files,
    output::safe_path::{self, Location},
};

/// Copies images. Existing files are kept. Returns the lines of the report.
pub(super) fn copy(images: &[Image], articles_folder: &Path) -> Result<Vec<String>> {
    let mut report = Vec::new();
    for image in images {
        let to = articles_folder.join(&image.to);
        let bytes = files::read(&image.from)?.unwrap_or_default();
        let location = safe_path::resolve(articles_folder, &image.to)
            .map_err(|error| Error::read(&to, error))?;
        match location {
            Location::Existing(existing) if files::read(&existing)?.as_ref() == Some(&bytes) => {}
            Location::Existing(_) | Location::Symlink(_) => report.push(format!(
                "{} exists already or is behind a symbolic link and was left alone; the image of the article is {}",
                to.display(),
                image.from.display()
            )),
            Location::Vacant(file) => {
                safe_path::write_atomic(&file, &bytes).map_err(|error| Error::write(&to, error))?;
                report.push(format!("copied {} to {}", image.from.display(), to.display()));
            }
        }
    }
    report.dedup();
    Ok(report)
}
