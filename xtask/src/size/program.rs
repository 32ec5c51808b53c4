//! Files of the split app, as the site's pages name them.

use std::collections::BTreeSet;

use crate::failure::Failure;

/// Part of the app that is fetched when it is needed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    /// File of this part alone.
    pub(super) own: String,
    /// Files that it shares with other parts, among them the own files of parts that it builds on.
    shared: Vec<String>,
}

impl Part {
    /// Reads a part, written `name:file,file`; its own file is the last.
    fn parse(text: &str) -> Option<Self> {
        let (name, files) = text.split_once(':')?;
        let mut shared: Vec<String> = files.split(',').map(str::to_owned).collect();
        let own = shared.pop()?;
        let is_complete = ![name, &own].contains(&"") && !shared.iter().any(String::is_empty);
        is_complete.then(|| Self {
            name: name.to_owned(),
            own,
            shared,
        })
    }

    /// Returns every file that the part needs besides the main program.
    pub(super) fn files(&self) -> BTreeSet<&str> {
        let shared = self.shared.iter().map(String::as_str);
        shared.chain([self.own.as_str()]).collect()
    }
}

/// Name of some code, all files that it needs, and those that belong to it alone.
pub(super) type Row<'program> = (
    &'program str,
    BTreeSet<&'program str>,
    BTreeSet<&'program str>,
);

/// Split app: its script, its main program and its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Program {
    script: String,
    main: String,
    pub(super) parts: Vec<Part>,
}

impl Program {
    /// Reads the names of the files in the attributes of a page's `<html>`.
    pub(super) fn from_page(page: &str) -> Result<Self, Failure> {
        let named = |name| {
            attribute(page, name).ok_or_else(|| {
                Failure::new(
                    format!("dist/404.html lacks the attribute {name}"),
                    "run `cargo xtask build`",
                )
            })
        };
        let parts = parse_parts(attribute(page, "data-parts").unwrap_or_default())?;
        if parts.is_empty() {
            return Err(Failure::new(
                "dist/404.html lists no parts, so the app in dist/ is not split",
                "run `cargo xtask build`; if it warns that the app could not be split, mend what the warning names",
            ));
        }
        Ok(Self {
            script: named("data-js")?.to_owned(),
            main: named("data-wasm")?.to_owned(),
            parts,
        })
    }

    /// Returns the files that every page loads.
    pub(super) fn start(&self) -> BTreeSet<&str> {
        [self.script.as_str(), self.main.as_str()].into()
    }

    /// Returns the code beside the parts: name, files, and again the files as those of its own.
    pub(super) fn beside_parts(&self) -> [Row<'_>; 3] {
        let mut shared: BTreeSet<&str> = self.parts.iter().flat_map(Part::files).collect();
        for part in &self.parts {
            shared.remove(part.own.as_str());
        }
        let row = |name, files: BTreeSet<_>| (name, files.clone(), files);
        [
            row("script", [self.script.as_str()].into()),
            row("main", [self.main.as_str()].into()),
            row("shared by parts", shared),
        ]
    }

    /// Returns the files of the part of a name.
    pub(super) fn part(&self, name: &str) -> Result<BTreeSet<&str>, Failure> {
        let part = self.parts.iter().find(|part| part.name == name);
        part.map(Part::files).ok_or_else(|| {
            Failure::new(
                format!("the app in dist/ has no part `{name}`"),
                "name the parts in xtask/src/size.rs as src/parts.rs does",
            )
        })
    }
}

/// Reads the parts, which are separated by spaces.
fn parse_parts(text: &str) -> Result<Vec<Part>, Failure> {
    let parse = |entry| {
        Part::parse(entry).ok_or_else(|| {
            Failure::new(
                format!("data-parts of dist/404.html has the unreadable entry `{entry}`"),
                "run `cargo xtask build`; an entry is `name:file,file`",
            )
        })
    };
    text.split_ascii_whitespace().map(parse).collect()
}

/// Returns the value of an attribute of `<html>` in double quotes, as `press` writes it.
fn attribute<'page>(page: &'page str, name: &str) -> Option<&'page str> {
    let (_, html) = page.split_once("<html")?;
    let (html, _) = html.split_once('>')?;
    let (_, value) = html.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang=en data-js="recto-1.js" data-wasm="recto-1_bg.wasm" data-parts="app:shared-1.wasm,app-1.wasm parse:parse-1.wasm" data-css="a.css"><title>data-parts="none:none"</title>"#;

    #[test]
    fn the_page_names_the_files_of_each_part() {
        let program = Program::from_page(PAGE).unwrap();
        assert_eq!(
            program.start(),
            ["recto-1.js", "recto-1_bg.wasm"].into_iter().collect()
        );
        assert_eq!(program.parts.len(), 2);
        assert_eq!(program.parts[0].name, "app");
        assert_eq!(program.parts[0].own, "app-1.wasm");
        assert_eq!(
            program.part("app").unwrap(),
            ["shared-1.wasm", "app-1.wasm"].into_iter().collect()
        );
        assert_eq!(program.part("parse").unwrap(), ["parse-1.wasm"].into());
        assert!(program.part("quotes").is_err());
    }

    #[test]
    fn shared_files_are_those_that_no_part_has_for_itself() {
        let program = Program::from_page(PAGE).unwrap();
        let [script, main, shared] = program.beside_parts();
        assert_eq!(script.1, ["recto-1.js"].into());
        assert_eq!(main.1, ["recto-1_bg.wasm"].into());
        assert_eq!(shared.1, ["shared-1.wasm"].into());
    }

    #[test]
    fn a_page_without_parts_has_an_unsplit_app() {
        for page in [
            r#"<html data-js="a.js" data-wasm="a.wasm" data-parts="">"#,
            r#"<html data-js="a.js" data-wasm="a.wasm"><p data-parts="app:a.wasm">"#,
        ] {
            let failure = Program::from_page(page).unwrap_err().to_string();
            assert!(failure.contains("not split"), "{failure}");
            assert!(failure.contains("cargo xtask build"), "{failure}");
        }
    }

    #[test]
    fn an_entry_without_a_name_or_a_file_is_refused() {
        for entry in ["app", ":a.wasm", "app:", "app:a.wasm,", "app:,a.wasm"] {
            assert!(parse_parts(entry).is_err(), "{entry}");
        }
        assert_eq!(parse_parts(" ").unwrap(), []);
    }
}
