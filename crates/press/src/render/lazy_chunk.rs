//! Gives the two files of the app's lazy chunk names with a hash of their content.
//!
//! Trunk does this for the app itself only. It builds the lazy chunk as a worker, whose name is fixed because a program would
//! have to know it beforehand.

use crate::{
    Error, Result,
    fingerprint::content_hash,
    output::{Outcome, Output, Ownership, safe_path},
};

/// Name of the chunk's binary.
const CHUNK: &str = "search_share";

/// The script and the wasm that it starts, by the names that Trunk gives them.
const BUILT: [&str; 2] = ["search_share.js", "search_share_bg.wasm"];

/// Renames both files by one hash of both, since they fit only each other, and returns their names, separated by a space.
/// `before` has the names from an earlier run, if any; such files stay as they are.
pub(crate) fn rename_by_hash(before: &str, output: &Output) -> Result<String> {
    if !before.is_empty() {
        before.split(' ').for_each(|name| output.mark_own(name));
        return Ok(before.to_owned());
    }
    let mut files = Vec::new();
    for name in BUILT {
        let path = output.root().join(name);
        let bytes = safe_path::read(output.root(), name)?
            .ok_or_else(|| Error::missing(path).help("build the site again"))?;
        files.push(bytes);
    }
    let hash = content_hash(&files.concat());
    let names = BUILT.map(|name| name.replacen(CHUNK, &format!("{CHUNK}-{hash}"), 1));
    for ((from, to), bytes) in BUILT.iter().zip(&names).zip(&files) {
        if output.write(to, bytes, Ownership::BY_NAME) == Outcome::Written {
            output.remove(from, Ownership::BY_NAME);
        }
    }
    Ok(names.join(" "))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;
    use crate::files;

    fn site(script: &str, wasm: &str) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for (name, text) in BUILT.iter().zip([script, wasm]) {
            fs::write(site.path().join(name), text).unwrap();
        }
        site
    }

    fn output(site: &tempfile::TempDir) -> Output {
        Output::new(site.path(), BTreeMap::new())
    }

    #[test]
    fn both_names_have_the_hash_of_both_files() {
        let names = |script, wasm| rename_by_hash("", &output(&site(script, wasm))).unwrap();
        let once = names("a", "b");
        let (script, wasm) = once.split_once(' ').unwrap();
        let hash = script
            .trim_start_matches("search_share-")
            .trim_end_matches(".js");
        assert_eq!(hash.len(), 16, "{script}");
        assert_eq!(wasm, format!("search_share-{hash}_bg.wasm"));
        assert_eq!(names("a", "b"), once);
        assert_ne!(names("a", "c"), once);
        assert_ne!(names("c", "b"), once);
    }

    #[test]
    fn the_files_keep_only_their_hashed_names() {
        let site = site("a", "b");
        let names = rename_by_hash("", &output(&site)).unwrap();
        let existing = files::file_names(site.path(), "").unwrap();
        assert_eq!(existing.join(" "), names);
        assert_eq!(rename_by_hash(&names, &output(&site)).unwrap(), names);
    }

    #[test]
    fn missing_files_are_an_error_with_advice() {
        let site = tempfile::tempdir().unwrap();
        let problem = rename_by_hash("", &output(&site)).unwrap_err().to_string();
        assert!(
            problem.contains("search_share.js") && problem.contains("build the site again"),
            "{problem}"
        );
    }
}
