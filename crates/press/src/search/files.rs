//! Pagefind's files, each in the folder of its language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use serde_json::Value;

/// Files by their names, which are paths below the folder of the index.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What Pagefind calls the program that works without stems.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// Puts the files of each language into a folder; leaves out Pagefind's own user interfaces.
pub(super) fn arrange(files: Vec<(String, Vec<u8>)>) -> Result<Files, String> {
    let mut arranged = Files::new();
    let mut entry = None;
    let mut without_stems = Vec::new();
    for (name, bytes) in files {
        match name.as_str() {
            "pagefind.js" => _ = arranged.insert(name, bytes),
            "pagefind-entry.json" => entry = serde_json::from_slice(&bytes).ok(),
            WITHOUT_STEMS => without_stems = bytes,
            _ => {
                if let Some(language) = language_of(&name) {
                    arranged.insert(format!("{language}/{name}"), bytes);
                }
            }
        }
    }
    let entry: Value = entry.ok_or("the index of the texts has no entry")?;
    let languages = entry["languages"].as_object();
    for (language, known) in languages.into_iter().flatten() {
        let mut own = entry.clone();
        own["languages"] = Value::Object([(language.clone(), known.clone())].into_iter().collect());
        arranged.insert(
            format!("{language}/pagefind-entry.json"),
            own.to_string().into_bytes(),
        );
        if known["wasm"].is_null() {
            arranged.insert(format!("{language}/{WITHOUT_STEMS}"), without_stems.clone());
        }
    }
    Ok(arranged)
}

/// The language of a file: `fragment/fr_1234567.pf_fragment`, `pagefind.fr_1234567.pf_meta`, `wasm.fr.pagefind`.
fn language_of(name: &str) -> Option<&str> {
    if let Some(language) = name.strip_prefix("wasm.") {
        return language.strip_suffix(".pagefind");
    }
    let hash = match name.rsplit_once('/') {
        Some((_, hash)) => hash,
        None => name.strip_prefix("pagefind.")?,
    };
    hash.split_once('_').map(|(language, _)| language)
}

/// Removes what earlier runs have written and this one has not.
pub(super) fn remove_others(folder: &Path, written: &Files) -> Result<(), String> {
    let mut kept = BTreeSet::new();
    for name in written.keys() {
        let mut path = Path::new(name);
        while !path.as_os_str().is_empty() {
            kept.insert(folder.join(path));
            path = path.parent().unwrap_or(Path::new(""));
        }
    }
    clear(folder, &kept).map_err(|error| format!("cannot clear {}: {error}", folder.display()))
}

fn clear(folder: &Path, kept: &BTreeSet<std::path::PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_folder = path.is_dir();
        match (kept.contains(&path), is_folder) {
            (true, true) => clear(&path, kept)?,
            (true, false) => {}
            (false, true) => fs::remove_dir_all(&path)?,
            (false, false) => fs::remove_file(&path)?,
        }
    }
    Ok(())
}

/// Removes the index: there is nothing to be found.
pub(super) fn remove_all(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("cannot remove {}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}
