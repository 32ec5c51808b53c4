//! The files of the app: made of a program, and named by their content.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{
    bindgen::{self, NAME},
    failure::Result,
    grouping, names, optimize,
    project::Project,
    script,
    split::Program,
};

/// Files of a published app.
#[derive(Debug)]
pub(crate) struct App {
    /// Name of the script.
    pub(crate) script: String,
    /// Name of the main program.
    pub(crate) wasm: String,
    /// Names of the files that each part needs, its own last.
    pub(crate) parts: BTreeMap<String, Vec<String>>,
    /// Contents of all files.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl App {
    /// Makes the files of a program.
    pub(crate) fn build(project: &Project, mut program: Program) -> Result<Self> {
        let bound = bindgen::bind(project, &program.main)?;
        program.main = bound.wasm;
        grouping::group(&mut program)?;
        let script = script::with_loader(&bound.script, program.parts.keys())?;
        let script = names::shorten(&mut program, &script)?;
        let programs = program.files.values_mut();
        optimize::optimize_wasm(programs.chain([&mut program.main]))?;
        Ok(Self::name_files(program, optimize::minify(script)?))
    }

    /// Names every file by its content. The script and the main program fit only each other, so both names change with either.
    fn name_files(program: Program, script: String) -> Self {
        let mut names = BTreeMap::new();
        let mut files = BTreeMap::new();
        for (file, wasm) in program.files {
            let part = file.strip_prefix("split_").unwrap_or(&file);
            let name = format!("{part}-{}.wasm", content_hash(&[&wasm]));
            names.insert(file, name.clone());
            files.insert(name, wasm);
        }
        let hash = content_hash(&[&program.main, script.as_bytes()]);
        let wasm_name = format!("{NAME}-{hash}_bg.wasm");
        let script_name = format!("{NAME}-{hash}.js");
        files.insert(wasm_name.clone(), program.main);
        files.insert(script_name.clone(), script.into_bytes());
        let hashed = |file: String| names.get(&file).cloned();
        let parts = program.parts.into_iter();
        Self {
            script: script_name,
            wasm: wasm_name,
            parts: parts
                .map(|(part, files)| (part, files.into_iter().filter_map(hashed).collect()))
                .collect(),
            files,
        }
    }
}

/// Returns the first 16 hexadecimal digits of SHA-256.
fn content_hash(contents: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for content in contents {
        hasher.update((content.len() as u64).to_le_bytes());
        hasher.update(content);
    }
    let digest = hasher.finalize();
    let start: [u8; 8] = std::array::from_fn(|at| digest[at]);
    format!("{:016x}", u64::from_be_bytes(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(main: &str, part: &str) -> Program {
        let file = "split_search".to_owned();
        Program {
            main: main.into(),
            files: [(file.clone(), part.into())].into(),
            parts: [("search".to_owned(), vec![file])].into(),
        }
    }

    fn names(main: &str, part: &str, script: &str) -> Vec<String> {
        let app = App::name_files(program(main, part), script.to_owned());
        assert_eq!(app.files.len(), 3);
        vec![app.script, app.wasm, app.parts["search"].join(",")]
    }

    #[test]
    fn names_have_a_hash_of_16_digits() {
        let [script, wasm, part] = names("m", "p", "s").try_into().unwrap();
        let hash = script.trim_start_matches("recto-").trim_end_matches(".js");
        assert_eq!(hash.len(), 16, "{script}");
        assert_eq!(wasm, format!("recto-{hash}_bg.wasm"));
        assert!(part.starts_with("search-"), "{part}");
        assert_eq!(part.len(), "search-".len() + 16 + ".wasm".len());
    }

    #[test]
    fn names_change_with_the_content_and_only_with_it() {
        let before = names("m", "p", "s");
        assert_eq!(names("m", "p", "s"), before);
        let changed = |after: Vec<String>| -> Vec<bool> {
            after.iter().zip(&before).map(|(a, b)| a != b).collect()
        };
        assert_eq!(changed(names("M", "p", "s")), [true, true, false]);
        assert_eq!(changed(names("m", "P", "s")), [false, false, true]);
        assert_eq!(changed(names("m", "p", "S")), [true, true, false]);
    }
}
