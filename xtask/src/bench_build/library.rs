//! A site with many articles: the app of the built one, and articles made for it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::articles;
use crate::{failure::Failure, size};

/// The folders of the built site that the app needs.
const FOLDERS: [&str; 1] = ["fonts"];

/// A site in a folder of its own.
pub(super) struct Library {
    root: PathBuf,
}

/// What the first screen of the library needs, apart from the app: its page and the index that the app reads.
pub(super) struct Screen {
    pub(super) compressed: u64,
    pub(super) written: u64,
}

impl Library {
    /// Makes one with so many articles, beginning with an empty folder.
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
        if self.root.exists() {
            fs::remove_dir_all(&self.root)?;
        }
        fs::create_dir_all(self.root.join("articles"))?;
        copy_files(dist, &self.root)?;
        for folder in FOLDERS.iter().filter(|folder| dist.join(folder).is_dir()) {
            fs::create_dir_all(self.root.join(folder))?;
            copy_files(&dist.join(folder), &self.root.join(folder))?;
        }
        for number in 0..count {
            fs::write(self.article(number), articles::article(number))?;
        }
        Ok(())
    }

    /// The site's root.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn article(&self, number: usize) -> PathBuf {
        self.root.join(format!("articles/article-{number}.md"))
    }

    /// Adds a sentence to an article.
    pub(super) fn change_one(&self) -> Result<(), Failure> {
        let path = self.article(42);
        fs::read_to_string(&path)
            .and_then(|text| fs::write(&path, text + "One more sentence.\n"))
            .map_err(|error| Failure::new("an article cannot be changed", error.to_string()))
    }

    /// How much the index of the texts holds, in bytes; nothing where it cannot be read.
    pub(super) fn index_size(&self) -> u64 {
        size_of(&self.root.join("pagefind"))
    }

    /// Measures what the first screen needs.
    pub(super) fn first_screen(&self) -> Result<Screen, Failure> {
        let mut screen = Screen {
            compressed: 0,
            written: 0,
        };
        for name in ["index.html", "articles/index.json"] {
            let bytes = fs::read(self.root.join(name)).map_err(|error| {
                Failure::new(format!("{name} cannot be read"), error.to_string())
            })?;
            screen.written += bytes.len() as u64;
            screen.compressed += size::compressed(&bytes) as u64;
        }
        Ok(screen)
    }
}

/// The files of a folder, without what an earlier run has compressed or remembers.
fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        let is_left = text.starts_with('.') || text.ends_with(".br") || text.ends_with(".gz");
        if entry.path().is_file() && !is_left {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size_of(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
