//! The two files of the app's later part, named by what is in them.
//!
//! Trunk gives such names to the app itself only: it takes this part for a worker, whose name a program would have to know
//! beforehand.

use crate::{
    Error, Result,
    fingerprint::content_hash,
    output::{Outcome, Output, Ownership, safe_path},
};

/// The script, and the wasm that it starts, as Trunk calls them.
const BUILT: [&str; 2] = ["later.js", "later_bg.wasm"];

/// Names the files by their content, both by that of both, since they fit only each other; says their names, parted by
/// a space. Where an earlier run has done it, they are `before`.
pub(crate) fn name(before: &str, output: &Output) -> Result<String> {
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
    let names = BUILT.map(|name| name.replacen("later", &format!("later-{}", hash), 1));
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
    fn both_are_named_by_what_is_in_both() {
        let names = |script, wasm| name("", &output(&site(script, wasm))).unwrap();
        let once = names("a", "b");
        let (script, wasm) = once.split_once(' ').unwrap();
        let hash = script.trim_start_matches("later-").trim_end_matches(".js");
        assert_eq!(hash.len(), 16, "{script}");
        assert_eq!(wasm, format!("later-{hash}_bg.wasm"));
        assert_eq!(names("a", "b"), once);
        assert_ne!(names("a", "c"), once);
        assert_ne!(names("c", "b"), once);
    }

    #[test]
    fn they_are_there_under_their_names_only() {
        let site = site("a", "b");
        let names = name("", &output(&site)).unwrap();
        let there = files::file_names(site.path(), "").unwrap();
        assert_eq!(there.join(" "), names);
        assert_eq!(name(&names, &output(&site)).unwrap(), names);
    }

    #[test]
    fn a_site_without_them_is_an_error_that_says_what_to_do() {
        let site = tempfile::tempdir().unwrap();
        let problem = name("", &output(&site)).unwrap_err().to_string();
        assert!(
            problem.contains("later.js") && problem.contains("build the site again"),
            "{problem}"
        );
    }
}
