//! Splitting the compiled program, by `wasm_split_cli_support`.

use std::{collections::BTreeMap, fs, path::Path};

use crate::failure::{Failure, Result};

/// Module from which the main program imports the functions that load parts.
pub(crate) const LOADER_MODULE: &str = "./__wasm_split.js";

/// Module from which parts import what the main program exports.
pub(crate) const MAIN_MODULE: &str = "__wasm_split";

/// Beginning of the names of the functions that load parts; the name of the part follows.
pub(crate) const LOAD_FUNCTION: &str = "__wasm_split_load_";

/// Main program with its parts.
#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(crate) main: Vec<u8>,
    /// WebAssembly files by their name without ending: one for each part, and what several parts share.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Names of the files that each part needs, its own last.
    pub(crate) parts: BTreeMap<String, Vec<String>>,
}

impl Program {
    /// Returns a program without parts.
    pub(crate) fn whole(main: Vec<u8>) -> Self {
        Self {
            main,
            ..Self::default()
        }
    }
}

/// Splits a program that was linked with `--emit-relocs`.
pub(crate) fn split(compiled: &[u8]) -> Result<Program> {
    let folder = tempfile::tempdir()
        .map_err(|error| Failure::new("no temporary folder", error.to_string()))?;
    let main = folder.path().join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(compiled);
    options.output_dir = folder.path();
    options.main_out_path = &main;
    options.link_name = LOADER_MODULE;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::new("splitting failed", format!("{error:#}")))?;
    let mut files = BTreeMap::new();
    for path in &split.split_modules {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        files.insert(name.into_owned(), read(path)?);
    }
    Ok(Program {
        main: read(&main)?,
        files,
        parts: split.prefetch_map.into_iter().collect(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::of_file(path, &error))
}
