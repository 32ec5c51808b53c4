//! `press new`: begins an article.

use std::path::{Path, PathBuf};

use import::{
    dates::{self, Date},
    file_name,
    yaml::{self, Value},
};

use crate::{
    arguments::{Existing, NewOptions},
    console,
    output::safe_path::{self, Location},
    slugs,
};

/// Writes the file of a new article, and says where it is.
pub(crate) fn run(options: &NewOptions) -> Result<(), String> {
    let folder = folder_for(options.folder.as_deref())?;
    let path = begin(options.title.trim(), &folder, dates::today())?;
    console::print_line(&format!("{} is there: write on", path.display()));
    console::print_line("It is a draft until you take `draft: true` out of it.");
    Ok(())
}

fn begin(title: &str, folder: &Path, today: Date) -> Result<PathBuf, String> {
    let name = file_name::from_title(title).ok_or_else(|| {
        format!("no file can be named after “{title}”: give it a title with letters in it")
    })?;
    place(&name, &text(title, today), folder, Existing::Kept)
}

/// What the file says at first.
fn text(title: &str, today: Date) -> String {
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

/// The folder that somebody names, or else the one in which articles are kept here. A name that is mistyped makes no folder:
/// the article would be in none of the site's.
pub(crate) fn folder_for(named: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(named) = named {
        return if named.is_dir() {
            Ok(named.to_owned())
        } else {
            Err(format!(
                "there is no folder {}: make it first, or mind the spelling",
                named.display()
            ))
        };
    }
    let usual = ["articles", "public/articles"].map(PathBuf::from);
    let found = usual.into_iter().find(|folder| folder.is_dir());
    Ok(found.unwrap_or_else(|| PathBuf::from(".")))
}

/// Writes an article that may have an address by its name; one that is there already stays, unless told otherwise.
pub(crate) fn place(
    name: &str,
    text: &str,
    folder: &Path,
    existing: Existing,
) -> Result<PathBuf, String> {
    let file = format!("{name}.md");
    slugs::from_file_name(&file, None).map_err(|problem| format!("{file}: {problem}"))?;
    let path = folder.join(&file);
    let shown = path.display();
    match safe_path::resolve(folder, &file).map_err(|error| error.to_string())? {
        Location::Symlink(_) => {
            return Err(format!(
                "{shown} is a symbolic link, and was left as it is, and so was what is behind it: remove the link first"
            ));
        }
        Location::Existing(_) if existing == Existing::Kept => {
            return Err(format!("{shown} is there already, and was left as it is"));
        }
        Location::Existing(_) | Location::Vacant(_) => {}
    }
    safe_path::write_atomic(&path, text.as_bytes())
        .map_err(|error| format!("cannot write {shown}: {error}"))?;
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
    fn the_file_has_front_matter_that_is_read_as_it_was_meant() {
        let folder = tempfile::tempdir().unwrap();
        let title = "Notes: “low” tide, #1";
        let path = begin(title, folder.path(), today()).unwrap();
        assert_eq!(path, folder.path().join("notes-low-tide-1.md"));
        let article = document::parse(&fs::read_to_string(path).unwrap());
        assert_eq!(article.diagnostics, []);
        assert_eq!(article.metadata.title.as_deref(), Some(title));
        let date = article.metadata.date.unwrap();
        assert_eq!(date.as_str(), "2026-05-06");
        assert!(article.metadata.draft && article.metadata.other.is_empty());
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("low-tide.md");
        fs::write(&path, "mine").unwrap();
        let problem = begin("Low tide", folder.path(), today()).unwrap_err();
        assert!(problem.contains("is there already"), "{problem}");
        assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (articles, outside) = (
            folder.path().join("articles"),
            folder.path().join("outside"),
        );
        fs::create_dir(&articles).unwrap();
        std::os::unix::fs::symlink("../outside", articles.join("low-tide.md")).unwrap();
        for existing in [Existing::Kept, Existing::Overwritten] {
            let problem = place("low-tide", "text", &articles, existing).unwrap_err();
            assert!(problem.contains("symbolic link"), "{problem}");
            assert!(!outside.exists());
        }
        fs::write(&outside, "mine").unwrap();
        assert!(place("low-tide", "text", &articles, Existing::Overwritten).is_err());
        assert_eq!(fs::read_to_string(outside).unwrap(), "mine");
    }

    #[test]
    fn a_folder_that_is_named_and_missing_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("essays");
        let options = NewOptions {
            title: "Low tide".to_owned(),
            folder: Some(missing.clone()),
        };
        let problem = run(&options).unwrap_err();
        assert!(problem.contains("there is no folder"), "{problem}");
        assert!(!missing.exists());
        let there = folder_for(Some(folder.path()));
        assert_eq!(there.as_deref(), Ok(folder.path()));
    }

    #[test]
    fn titles_that_make_no_address_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        for title in ["?!", "Articles"] {
            assert!(begin(title, folder.path(), today()).is_err(), "{title}");
        }
    }
}
