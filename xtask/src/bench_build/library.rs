//! Site with many generated articles and the app of the built site.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::articles;
use crate::{empty_site, failure::Failure, size};

/// Site in its own folder.
pub(super) struct Library {
    root: PathBuf,
}

/// Size of the library's page and its index, in bytes: the first screen without the app.
pub(super) struct Screen {
    pub(super) compressed: u64,
    pub(super) raw: u64,
}

impl Library {
    /// Generates a site with a number of articles, in an empty folder.
    pub(super) fn make(dist: &Path, folder: &Path, count: usize) -> Result<Self, Failure> {
        let library = Self {
            root: folder.join(count.to_string()),
        };
        library.fill(dist, count).map_err(|error| {
            Failure::new(
                format!("{} cannot be filled", library.root.display()),
                error.to_string(),
            )
        })?;
        Ok(library)
    }

    fn fill(&self, dist: &Path, count: usize) -> io::Result<()> {
        empty_site::create(dist, &self.root)?;
        for number in 0..count {
            fs::write(self.article(number), articles::article(number))?;
        }
        Ok(())
    }

    /// Returns the site's root.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn article(&self, number: usize) -> PathBuf {
        self.root.join(format!("articles/article-{number}.md"))
    }

    /// Appends a sentence to one article.
    pub(super) fn change_one(&self) -> Result<(), Failure> {
        let path = self.article(42);
        fs::read_to_string(&path)
            .and_then(|text| fs::write(&path, text + "One more sentence.\n"))
            .map_err(|error| Failure::new("an article cannot be changed", error.to_string()))
    }

    /// Returns the size of the search index in bytes; 0 if it cannot be read.
    pub(super) fn index_size(&self) -> u64 {
        folder_size(&self.root.join("pagefind"))
    }

    /// Measures the first screen.
    pub(super) fn first_screen(&self) -> Result<Screen, Failure> {
        let mut screen = Screen {
            compressed: 0,
            raw: 0,
        };
        for name in ["index.html", "articles/index.json"] {
            let bytes = fs::read(self.root.join(name)).map_err(|error| {
                Failure::new(format!("{name} cannot be read"), error.to_string())
            })?;
            screen.raw += bytes.len() as u64;
            screen.compressed += size::brotli_size(&bytes) as u64;
        }
        Ok(screen)
    }
}

fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => folder_size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
