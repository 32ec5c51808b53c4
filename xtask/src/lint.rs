//! Rules of the source text that no other tool checks: the wording of doc comments, and the one place that names the parser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, project::Project};

/// Folders without source code of the project.
const SKIPPED_FOLDERS: [&str; 4] = ["target", "dist", "node_modules", ".git"];

/// Words that a doc comment must not begin a line with: a verb or a noun says the same more plainly.
const QUESTION_WORDS: [&str; 4] = ["What", "Whether", "How", "Who"];

/// Crate that only one folder of `document` may name, so that the rest does not depend on its events.
const PARSER: &str = "pulldown_cmark";

/// Beginning of the paths of the files that may name [`PARSER`].
const PARSER_FOLDER: &str = "crates/document/src/parse";

/// Line that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    line: usize,
    rule: String,
}

/// Prints every line that breaks a rule, and fails where there is one.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    let root = project.file("");
    let files = rust_files(&root)
        .map_err(|error| Failure::new("the source cannot be listed", error.to_string()))?;
    let mut count = 0;
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        for Finding { line, rule } in findings(&name, &project.read(&name)?) {
            println!("{name}:{line}: {rule}");
            count += 1;
        }
    }
    if count == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!("{count} lines break a rule of the source"),
        "see above",
    ))
}

/// Lists the Rust files below a folder, in order.
fn rust_files(root: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !SKIPPED_FOLDERS.contains(&name.as_ref()) {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Checks one file; `name` is its path from the project's root.
fn findings(name: &str, text: &str) -> Vec<Finding> {
    let may_name_parser =
        name.starts_with(PARSER_FOLDER) || !name.starts_with("crates/document/src/");
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let mut add = |rule: String| {
            findings.push(Finding {
                line: index + 1,
                rule,
            });
        };
        if let Some(word) = question_word(line) {
            add(format!(
                "a doc comment begins with “{word}”: begin with a verb or a noun"
            ));
        }
        let code = line.split("//").next().unwrap_or_default();
        if !may_name_parser && code.contains(PARSER) {
            add(format!("{PARSER} is named outside {PARSER_FOLDER}"));
        }
    }
    findings
}

/// The question word at the beginning of a line of a doc comment.
fn question_word(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let comment = line
        .strip_prefix("/// ")
        .or_else(|| line.strip_prefix("//! "))?;
    let (word, _) = comment.split_once(' ')?;
    QUESTION_WORDS.contains(&word).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(name: &str, text: &str) -> Vec<usize> {
        findings(name, text)
            .into_iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn question_words_at_the_beginning_of_doc_comments_are_found() {
        let text = "//! Whether it runs.\n\nstruct A;\n    /// How it runs.\n/// Runs it.\n// What runs.\n/// Whatever runs.\n";
        assert_eq!(lines("src/a.rs", text), [1, 4]);
    }

    #[test]
    fn only_the_parse_folder_names_the_parser() {
        let text = "use pulldown_cmark::Event;\n// pulldown_cmark has it too.\n";
        assert_eq!(lines("crates/document/src/render/html.rs", text), [1]);
        assert_eq!(lines("crates/document/src/parse/builder.rs", text), [0; 0]);
        assert_eq!(lines("tests/measure/throughput.rs", text), [0; 0]);
    }
}
