//! `press new`: begins an article.

use std::path::{Path, PathBuf};

use import::{
    dates::{self, Date},
    file_name,
    yaml::{self, Value},
};

use crate::{
    Error, Result, console,
    output::safe_path::{self, Location},
    slugs,
};

/// Options of `press new`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Title of the article.
    pub(crate) title: String,
    /// Folder for the article; by default the usual one.
    pub(crate) folder: Option<PathBuf>,
}

/// Treatment of an article that exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExistingFile {
    /// Keep it, and fail.
    Keep,
    /// Replace it.
    Overwrite,
}

/// Writes the file of a new article and prints its path.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = articles_folder(options.folder.as_deref())?;
    let path = write_draft(options.title.trim(), &folder, dates::today())?;
    console::print_line(&format!("{} is ready: write on", path.display()));
    console::print_line("It is a draft until you remove `draft: true`.");
    Ok(())
}

fn write_draft(title: &str, folder: &Path, today: Date) -> Result<PathBuf> {
    let name = file_name::from_title(title).ok_or_else(|| {
        Error::new(format!("no file can be named after “{title}”"))
            .help("give the article a title with letters in it")
    })?;
    write_article(&name, &draft(title, today), folder, ExistingFile::Keep)
}

/// Returns the text of a new article.
fn draft(title: &str, today: Date) -> String {
    let entries = [
        ("title", Value::text(title)),
        ("description", Value::Plain(String::new())),
        ("author", Value::Plain(String::new())),
        ("date", Value::Plain(today.to_string())),
        ("tags", Value::List(Vec::new())),
        ("draft", Value::Plain("true".to_owned())),
    ];
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    yaml::front_matter(&entries, &[]) + "\n"
}

/// Returns the named folder, or else the usual folder of articles. Never makes a folder: the name may be mistyped, and the
/// article would be outside of the site.
pub(crate) fn articles_folder(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(named) = named {
        return if named.is_dir() {
            Ok(named.to_owned())
        } else {
            Err(Error::new("there is no folder")
                .at(named)
                .help("create it first, or correct its name"))
        };
    }
    let usual = ["articles", "public/articles"].map(PathBuf::from);
    let found = usual.into_iter().find(|folder| folder.is_dir());
    Ok(found.unwrap_or_else(|| PathBuf::from(".")))
}

/// Writes an article to a folder. Fails if its name cannot be a URL, and never writes through a symbolic link.
pub(crate) fn write_article(
    name: &str,
    text: &str,
    folder: &Path,
    existing: ExistingFile,
) -> Result<PathBuf> {
    let file = format!("{name}.md");
    slugs::from_file_name(&file, None)
        .map_err(|problem| Error::new(format!("{file}: {problem}")))?;
    let path = folder.join(&file);
    match safe_path::resolve(folder, &file).map_err(|error| Error::read(&path, error))? {
        Location::Symlink(_) => {
            return Err(Error::new(format!(
                "{} is a symbolic link and was left alone",
                path.display()
            ))
            .help("remove the link first"));
        }
        Location::Existing(_) if existing == ExistingFile::Keep => {
            let message = format!("{} exists already and was left alone", path.display());
            return Err(Error::new(message));
        }
        Location::Existing(_) | Location::Vacant(_) => {}
    }
    safe_path::write_atomic(&path, text.as_bytes()).map_err(|error| Error::write(&path, error))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn today() -> Date {
        Date::constant(2026, 5, 6)
    }

    #[test]
    fn a_draft_has_valid_front_matter() {
        let folder = tempfile::tempdir().unwrap();
        let title = "Notes: “low” tide, #1";
        let path = write_draft(title, folder.path(), today()).unwrap();
        assert_eq!(path, folder.path().join("notes-low-tide-1.md"));
        let article = document::parse(&fs::read_to_string(path).unwrap());
        assert_eq!(article.diagnostics, []);
        assert_eq!(article.metadata.title.as_deref(), Some(title));
        let date = article.metadata.date.unwrap();
        assert_eq!(date.as_str(), "2026-05-06");
        assert!(article.metadata.draft && article.metadata.other.is_empty());
    }

    #[test]
    fn existing_files_are_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("low-tide.md");
        fs::write(&path, "mine").unwrap();
        let problem = write_draft("Low tide", folder.path(), today())
            .unwrap_err()
            .to_string();
        assert!(problem.contains("exists already"), "{problem}");
        assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_symbolic_link() {
        let folder = tempfile::tempdir().unwrap();
        let (articles, outside) = (
            folder.path().join("articles"),
            folder.path().join("outside"),
        );
        fs::create_dir(&articles).unwrap();
        std::os::unix::fs::symlink("../outside", articles.join("low-tide.md")).unwrap();
        for existing in [ExistingFile::Keep, ExistingFile::Overwrite] {
            let problem = write_article("low-tide", "text", &articles, existing)
                .unwrap_err()
                .to_string();
            assert!(problem.contains("symbolic link"), "{problem}");
            assert!(!outside.exists());
        }
        fs::write(&outside, "mine").unwrap();
        assert!(write_article("low-tide", "text", &articles, ExistingFile::Overwrite).is_err());
        assert_eq!(fs::read_to_string(outside).unwrap(), "mine");
    }

    #[test]
    fn a_missing_folder_is_not_created() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("essays");
        let options = Options {
            title: "Low tide".to_owned(),
            folder: Some(missing.clone()),
        };
        let problem = run(&options).unwrap_err().to_string();
        assert!(problem.contains("there is no folder"), "{problem}");
        assert!(!missing.exists());
        let existing = articles_folder(Some(folder.path())).unwrap();
        assert_eq!(existing, folder.path());
    }

    #[test]
    fn titles_without_a_slug_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        for title in ["?!", "Articles"] {
            assert!(
                write_draft(title, folder.path(), today()).is_err(),
                "{title}"
            );
        }
    }
}
