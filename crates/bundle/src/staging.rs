//! The folder in which Trunk prepares the site.

use std::{env, fs, path::PathBuf};

use crate::{
    app::App,
    failure::{Failure, Result},
};

/// Name of the meta element by which Trunk's page names the app's script and program, and `press` reads them.
const APP_META: &str = "recto-app";

/// Name of the meta element from which `press` reads the files of each part.
const PARTS_META: &str = "recto-parts";

/// Folder with the site that Trunk has built but not yet published.
pub(crate) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// Returns the folder that Trunk names to its hooks.
    pub(crate) fn from_environment() -> Result<Self> {
        let folder = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
            Failure::new(
                "TRUNK_STAGING_DIR is not set",
                "this program is called by Trunk: run `trunk build --release`",
            )
        })?;
        Ok(Self {
            folder: folder.into(),
        })
    }

    /// Replaces the app's files that Trunk has made.
    pub(crate) fn replace_app(&self, app: &App) -> Result<()> {
        let page = self.folder.join("index.html");
        let html = fs::read_to_string(&page).map_err(|error| Failure::of_file(&page, &error))?;
        let (html, replaced) = replace_meta(&html, app).ok_or_else(|| {
            Failure::new(
                format!("index.html has no <meta name={APP_META}>"),
                "restore pattern_script in Trunk.toml",
            )
        })?;
        for name in replaced {
            let path = self.folder.join(name);
            fs::remove_file(&path).map_err(|error| Failure::of_file(&path, &error))?;
        }
        for (name, content) in &app.files {
            let path = self.folder.join(name);
            fs::write(&path, content).map_err(|error| Failure::of_file(&path, &error))?;
        }
        fs::write(&page, html).map_err(|error| Failure::of_file(&page, &error))
    }
}

/// Replaces the meta element; returns the page and the names that the element had. A value with a space always has quotation marks.
fn replace_meta(html: &str, app: &App) -> Option<(String, Vec<String>)> {
    let start = html[..html.find(APP_META)?].rfind('<')?;
    let end = start + html[start..].find('>')? + 1;
    let content = html[start..end].split_once("content=")?.1;
    let quote = content.chars().next()?;
    let names = content.split(quote).nth(1)?.split_whitespace();
    let names = names.map(|name| name.trim_start_matches("./").to_owned());
    let (script, wasm, parts) = (&app.script, &app.wasm, parts_list(app));
    let elements = format!(
        r#"<meta name="{APP_META}" content="{script} {wasm}"><meta name="{PARTS_META}" content="{parts}">"#
    );
    let html = [&html[..start], &elements, &html[end..]].concat();
    Some((html, names.collect()))
}

/// Lists the parts as pages name them: `part:file,file`, separated by spaces.
fn parts_list(app: &App) -> String {
    let parts = app.parts.iter();
    let parts = parts.map(|(part, files)| format!("{part}:{}", files.join(",")));
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn app() -> App {
        let files = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        App {
            script: "recto-2.js".to_owned(),
            wasm: "recto-2_bg.wasm".to_owned(),
            parts: BTreeMap::from([
                ("app".to_owned(), files(&["chunk_1-1.wasm", "app-1.wasm"])),
                ("parse".to_owned(), files(&["parse-1.wasm"])),
            ]),
            files: [("recto-2.js".to_owned(), b"script".to_vec())].into(),
        }
    }

    #[test]
    fn the_page_names_the_new_files_and_the_parts() {
        let expected = r#"<head><meta name="recto-app" content="recto-2.js recto-2_bg.wasm"><meta name="recto-parts" content="app:chunk_1-1.wasm,app-1.wasm parse:parse-1.wasm"><title>"#;
        for meta in [
            r#"<meta name="recto-app" content="./recto-1.js ./recto-1_bg.wasm">"#,
            r#"<meta content="recto-1.js recto-1_bg.wasm" name="recto-app" />"#,
            r#"<meta name=recto-app content="./recto-1.js ./recto-1_bg.wasm"/>"#,
        ] {
            let page = format!("<head>{meta}<title>");
            let Some((html, names)) = replace_meta(&page, &app()) else {
                panic!("{page}");
            };
            assert_eq!(names, ["recto-1.js", "recto-1_bg.wasm"], "{meta}");
            assert_eq!(html, expected);
        }
        assert!(replace_meta("<head><title>", &app()).is_none());
    }

    #[test]
    fn the_files_of_trunk_go() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write(
            "index.html",
            r#"<meta name="recto-app" content="./recto-1.js ./recto-1_bg.wasm">"#,
        );
        write("recto-1.js", "");
        write("recto-1_bg.wasm", "");
        let staging = Staging {
            folder: folder.path().to_owned(),
        };
        staging.replace_app(&app()).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["index.html", "recto-2.js"]);
    }
}
