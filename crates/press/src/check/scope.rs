//! The part of a site that is checked: all of it, a folder of articles, or one file.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::{Error, Result, files, site, slugs};

/// Folder of articles to check.
#[derive(Debug)]
pub(super) struct Scope {
    /// The folder of the articles.
    pub(super) folder: PathBuf,
    /// The site around it, where the folder is part of one.
    pub(super) site: Option<PathBuf>,
    /// The name of the only file to report on.
    pub(super) only: Option<String>,
}

impl Scope {
    /// Finds the articles of a path to a site, a folder of articles, or a file in such a folder.
    pub(super) fn find(path: &Path) -> Result<Self> {
        // Pipes and dangling links get a diagnostic, as they do in a check of their folder.
        let exists = path.is_symlink() || path.exists();
        if exists && (!path.is_dir() || is_site_file(path)) {
            return Self::of_file(path);
        }
        if !exists {
            return Err(Error::new("there is no file or folder")
                .at(path)
                .help("name a site, a folder of articles, or an article's .md file"));
        }
        // A project keeps its site in `public/`, and files such as README.md beside it.
        for site in [path.to_owned(), path.join("public")] {
            let folder = site.join("articles");
            if folder.is_dir() {
                return Ok(Self {
                    folder,
                    site: Some(site),
                    only: None,
                });
            }
        }
        if files::file_names(path, "")?
            .iter()
            .any(|name| is_article_name(name))
        {
            return Ok(Self::of_folder(path));
        }
        Err(Error::new("there are no articles in")
            .at(path)
            .help("name a folder with articles/ in it, or a folder of .md files"))
    }

    /// Returns the scope of one file.
    fn of_file(path: &Path) -> Result<Self> {
        let only = path.file_name().and_then(|name| name.to_str());
        let only = only.ok_or_else(|| {
            Error::new("the name is not Unicode, so it cannot be that of an article").at(path)
        })?;
        if only != site::NAME && (only.starts_with('.') || !is_article_name(only)) {
            return Err(Error::new(format!(
                "{} is neither an article nor site.toml",
                path.display()
            ))
            .help("name a .md file, a folder of them, or a site"));
        }
        Ok(Self {
            only: Some(only.to_owned()),
            ..Self::of_folder(parent(path))
        })
    }

    /// Returns the scope of a folder of articles. A folder called `articles` is part of the site around it.
    fn of_folder(folder: &Path) -> Self {
        let site = folder
            .canonicalize()
            .ok()
            .filter(|whole| whole.file_name().is_some_and(|name| name == "articles"))
            .and_then(|whole| whole.parent().map(Path::to_owned));
        Self {
            folder: folder.to_owned(),
            site,
            only: None,
        }
    }

    /// Returns the path of a file of the folder, as the publisher would type it.
    pub(super) fn display_path(&self, name: &str) -> String {
        let path = self.folder.join(name);
        let path = path
            .strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string();
        // On other systems a backslash may be part of a name.
        if MAIN_SEPARATOR == '\\' {
            path.replace('\\', "/")
        } else {
            path
        }
    }
}

/// Returns the folder of a file; for a bare name, the current folder.
fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns whether a path is named like the site's settings, which may be a folder by mistake.
fn is_site_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == site::NAME)
}

fn is_article_name(name: &str) -> bool {
    !matches!(slugs::from_file_name(name, None), Ok(None))
}
