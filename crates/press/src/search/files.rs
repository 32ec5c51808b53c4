//! Pagefind's files: those of a volume in the folder of its language, those of all volumes beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use pagefind::api::SyntheticFile;
use recto::search::{FILTERS, LANGUAGES};
use serde_json::Value;

use super::{index::Indexed, volumes::Volume};

/// The program that runs in the page.
const SCRIPT: &str = "pagefind.js";

/// What says which volumes a folder has.
const ENTRY: &str = "pagefind-entry.json";

/// What Pagefind calls the program that works without stems.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// What servers may send in place of a file.
const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// The files of the index as an earlier run has left them.
#[derive(Debug, Default)]
pub(super) struct There {
    /// Those of a volume, by its name.
    volumes: BTreeMap<String, Vec<String>>,
    /// All others, by their paths below the folder of the index.
    others: BTreeSet<String>,
}

impl There {
    /// Looks what there is.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        let mut there = Self::default();
        let mut folders = vec![String::new()];
        while let Some(inner) = folders.pop() {
            let (names, below) = crate::files::list_both(&folder.join(&inner))?;
            folders.extend(below.into_iter().map(|name| format!("{inner}{name}/")));
            for name in names {
                let path = inner.clone() + &name;
                match volume_of(&name) {
                    Some(volume) => there
                        .volumes
                        .entry(volume.to_owned())
                        .or_default()
                        .push(path),
                    None => _ = there.others.insert(path),
                }
            }
        }
        Ok(there)
    }

    /// Whether the programs are there with which a language is searched.
    pub(super) fn has_program(&self, language: &str, has_stems: bool) -> bool {
        let wasm = format!("{language}/{}", program(language, has_stems));
        self.others.contains(SCRIPT) && self.others.contains(&wasm)
    }

    /// The fingerprint of what a volume has.
    pub(super) fn fingerprint(&self, volume: &str) -> String {
        fingerprint(self.volumes.get(volume).map_or(&[], Vec::as_slice))
    }
}

/// The fingerprint of these names, whatever their order.
pub(super) fn fingerprint(names: &[String]) -> String {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    document::fingerprint(names.join("\n"))
}

/// Writes the files of a volume, and the programs with which it is searched; leaves out Pagefind's own user interfaces. Gives
/// Pagefind's entry, and the names of the volume's own files.
pub(super) fn write(
    folder: &Path,
    volume: &Volume<'_>,
    files: Vec<SyntheticFile>,
) -> Result<(Value, Vec<String>), String> {
    let Volume { name, language, .. } = volume;
    let mut written = Vec::new();
    let mut entry = None;
    let mut programs = BTreeMap::new();
    for SyntheticFile { filename, contents } in files {
        let path = filename.to_string_lossy().replace('\\', "/");
        let file = path.rsplit_once('/').map_or(&*path, |(_, file)| file);
        if volume_of(file) == Some(name) {
            let path = format!("{language}/{path}");
            crate::files::write(&folder.join(&path), &contents)?;
            written.push(path);
        } else if path == ENTRY {
            entry = serde_json::from_slice(&contents).ok();
        } else {
            programs.insert(path, contents);
        }
    }
    let mut entry: Value = entry.ok_or("the index of the texts has no entry")?;
    // All volumes of a language share its program.
    let wasm = &mut entry["languages"][name]["wasm"];
    let has_stems = wasm.is_string();
    let made = match wasm {
        Value::String(made) => format!(
            "wasm.{}.pagefind",
            std::mem::replace(made, language.clone())
        ),
        _ => WITHOUT_STEMS.to_owned(),
    };
    let shared = format!("{language}/{}", program(language, has_stems));
    for (made, path) in [(SCRIPT, SCRIPT), (&made, &shared)] {
        let bytes = programs
            .get(made)
            .ok_or_else(|| format!("the index of the texts has no {made}"))?;
        share(&folder.join(path), bytes)?;
    }
    Ok((entry, written))
}

/// Writes a file that others may be writing too: whole, and then in one step to its place.
fn share(path: &Path, bytes: &[u8]) -> Result<(), String> {
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    crate::files::write(path, bytes)
}

/// The name of the program that searches a language.
fn program(language: &str, has_stems: bool) -> String {
    if has_stems {
        format!("wasm.{language}.pagefind")
    } else {
        WITHOUT_STEMS.to_owned()
    }
}

/// The volume of a file: `fr_1234567.pf_fragment`, `pagefind.fr-x-2_1234567.pf_meta`.
fn volume_of(file: &str) -> Option<&str> {
    let (name, ending) = file.rsplit_once('.')?;
    if !ending.starts_with("pf_") {
        return None;
    }
    let hash = name.strip_prefix("pagefind.").unwrap_or(name);
    hash.split_once('_').map(|(volume, _)| volume)
}

/// Writes into the folder of each language what all its volumes are.
pub(super) fn write_entries<'a>(
    folder: &Path,
    volumes: impl Iterator<Item = (&'a Volume<'a>, &'a Indexed)>,
) -> Result<(), String> {
    let mut entries: BTreeMap<&str, Value> = BTreeMap::new();
    for (volume, indexed) in volumes {
        let own = || indexed.entry.clone();
        let entry = entries.entry(&volume.language).or_insert_with(own);
        entry["languages"][&volume.name] = indexed.entry["languages"][&volume.name].clone();
    }
    for (language, entry) in entries {
        let path = folder.join(language).join(ENTRY);
        crate::files::write(&path, entry.to_string().as_bytes())?;
    }
    Ok(())
}

/// Removes what earlier runs have written and is not of this index.
pub(super) fn remove_others<'a>(
    folder: &Path,
    volumes: impl Iterator<Item = (&'a Volume<'a>, &'a Indexed)>,
) -> Result<(), String> {
    let mut kept: BTreeSet<String> = [SCRIPT, FILTERS, LANGUAGES].map(str::to_owned).into();
    // Those that were not written anew are as they were.
    let mut unchanged = BTreeSet::new();
    for (volume, indexed) in volumes {
        let language = &volume.language;
        kept.insert(format!("{language}/{ENTRY}"));
        kept.insert(format!(
            "{language}/{}",
            program(language, indexed.has_stems(volume))
        ));
        kept.extend(indexed.written.iter().cloned());
        if indexed.written.is_empty() {
            unchanged.insert(volume.name.as_str());
        }
    }
    let is_kept = |path: &str| {
        let whole = COMPRESSED
            .iter()
            .find_map(|ending| path.strip_suffix(ending));
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        kept.contains(whole.unwrap_or(path))
            || volume_of(file).is_some_and(|name| unchanged.contains(name))
    };
    clear(folder, "", &is_kept)
        .map_err(|error| format!("cannot clear {}: {error}", folder.display()))
}

/// Removes the files below a folder that are not kept, and the folders that are empty then.
fn clear(root: &Path, below: &str, is_kept: &impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            clear(root, &(path.clone() + "/"), is_kept)?;
            if fs::read_dir(entry.path())?.next().is_none() {
                fs::remove_dir(entry.path())?;
            }
        } else if !is_kept(&path) {
            fs::remove_file(entry.path())?;
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
