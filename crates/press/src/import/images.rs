//! Images of imported articles: copied from beside the source to beside the article.

use std::path::Path;

use import::Image;

use crate::output::safe_path;

/// Copies images, and says what became of them. A file that is there already stays.
pub(super) fn copy(images: &[Image], into: &Path) -> Result<Vec<String>, String> {
    let mut report = Vec::new();
    for image in images {
        let to = into.join(&image.to);
        let bytes = crate::files::read(&image.from)?.unwrap_or_default();
        match safe_path::resolve(into, &image.to).map_err(|error| error.to_string())? {
            safe_path::Location::Existing(there) if crate::files::read(&there)? == Some(bytes.clone()) => {}
            safe_path::Location::Existing(_) | safe_path::Location::Symlink(_) => report.push(format!(
                "{} is there already, or behind a symbolic link, and was left as it is; the image of the article is {}",
                to.display(),
                image.from.display()
            )),
            safe_path::Location::Vacant(file) => {
                safe_path::write_atomic(&file, &bytes)
                    .map_err(|error| format!("cannot write {}: {error}", to.display()))?;
                report.push(format!(
                    "copied {} to {}",
                    image.from.display(),
                    to.display()
                ));
            }
        }
    }
    report.dedup();
    Ok(report)
}
