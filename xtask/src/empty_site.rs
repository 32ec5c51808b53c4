//! Site without articles: the app's own files, copied from a built site.

use std::{fs, io, path::Path};

/// Folders of the built site that belong to the app; all others come from articles.
const FOLDERS: [&str; 1] = ["fonts"];

/// Files that `press build` generates from the articles.
const GENERATED: [&str; 4] = ["sitemap.xml", "robots.txt", "feed.xml", "feed.json"];

/// Creates a site from the app's files in `dist`, in place of whatever is at `site`.
pub(crate) fn create(dist: &Path, site: &Path) -> io::Result<()> {
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    fs::create_dir_all(site.join("articles"))?;
    copy_files(dist, site)?;
    for folder in FOLDERS.iter().filter(|folder| dist.join(folder).is_dir()) {
        fs::create_dir(site.join(folder))?;
        copy_files(&dist.join(folder), &site.join(folder))?;
    }
    Ok(())
}

/// Copies the files of a folder, without generated files, compressed siblings and caches.
fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let text = name.to_string_lossy();
        let is_generated = text.starts_with('.')
            || text.ends_with(".br")
            || text.ends_with(".gz")
            || GENERATED.contains(&text.as_ref());
        if path.is_file() && !is_generated {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_files_are_copied() {
        let folder = tempfile::tempdir().unwrap();
        let (dist, site) = (folder.path().join("dist"), folder.path().join("site"));
        for name in [
            "app.js",
            "app.js.br",
            "app.js.gz",
            "feed.xml",
            ".press.json",
            "low-tide/index.html",
            "fonts/a.woff2",
        ] {
            let file = dist.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "x").unwrap();
        }
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("old.js"), "x").unwrap();
        create(&dist, &site).unwrap();
        let names = |folder: &Path| {
            let entries = fs::read_dir(folder).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&site), ["app.js", "articles", "fonts"]);
        assert_eq!(names(&site.join("fonts")), ["a.woff2"]);
    }
}
