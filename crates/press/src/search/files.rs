//! Pagefind's files: those of a shard in the folder of its language, the shared ones beside the folders.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use pagefind::api::SyntheticFile;
use recto::features::search::{FILTERS_FILE, INDEX_FOLDER, LANGUAGES_FILE};
use serde_json::Value;

use super::{index::IndexedShard, shards::ShardArticles};
use crate::{
    Error, Result,
    files::FolderEntries,
    fingerprint,
    output::{Outcome, Output, Ownership, Provenance},
};

/// Script that runs in the page.
const SCRIPT: &str = "pagefind.js";

/// File that lists the shards of a folder.
const ENTRY: &str = "pagefind-entry.json";

/// Pagefind's name of the WebAssembly without stemming.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// Files of the shards that an earlier run left, by name of the shard.
#[derive(Debug, Default)]
pub(super) struct ShardFiles(BTreeMap<String, Vec<String>>);

impl ShardFiles {
    /// Lists the files in the folder of the index.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut shards = Self::default();
        let mut folders = vec![String::new()];
        while let Some(inner) = folders.pop() {
            let FolderEntries {
                files: names,
                folders: below,
                ..
            } = crate::files::list_folder(&folder.join(&inner))?;
            folders.extend(below.into_iter().map(|name| format!("{inner}{name}/")));
            for name in names {
                if let Some(shard) = shard_of(&name) {
                    let names = shards.0.entry(shard.to_owned()).or_default();
                    names.push(inner.clone() + &name);
                }
            }
        }
        Ok(shards)
    }

    /// Returns the fingerprint of the content of a shard's files and of the programs that search it.
    pub(super) fn fingerprint(&self, site: &Path, shard: &str, wasm: &str) -> String {
        let names = self.0.get(shard).into_iter().flatten();
        let names = names.map(String::as_str).chain([SCRIPT, wasm]);
        combine_fingerprints(names.map(|name| (name.to_owned(), file_fingerprint(site, name))))
    }
}

fn file_fingerprint(site: &Path, name: &str) -> String {
    let bytes = fs::read(site.join(INDEX_FOLDER).join(name)).unwrap_or_default();
    fingerprint::digest(bytes)
}

/// Combines the fingerprints of files, independently of their order.
fn combine_fingerprints(files: impl IntoIterator<Item = (String, String)>) -> String {
    let lines = files.into_iter().map(|(name, of)| format!("{name} {of}"));
    let lines: BTreeSet<String> = lines.collect();
    document::fingerprint(Vec::from_iter(lines).join("\n"))
}

/// Files of a shard that were written.
#[derive(Debug)]
pub(super) struct WrittenShard {
    /// Pagefind's entry file.
    pub(super) entry: Value,
    /// Names of the shard's own files.
    pub(super) names: Vec<String>,
    /// Fingerprint of these and of the programs; see [`ShardFiles::fingerprint`].
    pub(super) files: String,
}

/// Writes the files of a shard and the programs that search it, without Pagefind's own user interfaces.
pub(super) fn write(
    output: &Output,
    shard: &ShardArticles<'_>,
    files: Vec<SyntheticFile>,
) -> Result<WrittenShard> {
    let ShardArticles { name, language, .. } = shard;
    let mut names = Vec::new();
    let mut written = Vec::new();
    let mut entry = None;
    let mut programs = BTreeMap::new();
    for SyntheticFile { filename, contents } in files {
        let path = filename.to_string_lossy().replace('\\', "/");
        let file = path.rsplit_once('/').map_or(&*path, |(_, file)| file);
        if shard_of(file) == Some(name) {
            let path = format!("{language}/{path}");
            written.push(write_file(output, &path, &contents, Ownership::BY_NAME));
            names.push(path);
        } else if path == ENTRY {
            entry = serde_json::from_slice(&contents).ok();
        } else {
            programs.insert(path, contents);
        }
    }
    let mut entry: Value = entry.ok_or_else(|| Error::new("Pagefind made no entry file"))?;
    // All shards of a language share its WebAssembly.
    let wasm = &mut entry["languages"][name]["wasm"];
    let has_stems = wasm.is_string();
    let pagefind_wasm = match wasm {
        Value::String(made) => format!(
            "wasm.{}.pagefind",
            std::mem::replace(made, language.clone())
        ),
        _ => WITHOUT_STEMS.to_owned(),
    };
    let program = |name: &str| {
        let bytes = programs.get(name);
        bytes.ok_or_else(|| Error::new(format!("Pagefind made no {name}")))
    };
    let made_script = program(SCRIPT)?;
    let script = [SCRIPT_MARK, made_script].concat();
    // The unmarked script, which Pagefind itself and earlier versions of press leave, may be overwritten.
    let existing = fs::read(output.root().join(index_path(SCRIPT)));
    let ownership = match existing {
        Ok(existing) if existing == *made_script => Ownership::BY_NAME,
        _ => SCRIPT_OWNERSHIP,
    };
    let wasm_name = wasm_path(language, has_stems);
    written.push(write_file(output, SCRIPT, &script, ownership));
    written.push(write_file(
        output,
        &wasm_name,
        program(&pagefind_wasm)?,
        Ownership::BY_NAME,
    ));
    Ok(WrittenShard {
        entry,
        names,
        files: combine_fingerprints(written),
    })
}

/// First line of the script. Its name is not unique to press: a publisher may have made an index with Pagefind in the same folder.
const SCRIPT_MARK: &[u8] = b"/* Written by press. */\n";

const SCRIPT_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(is_our_script),
    advice: "the search of this site may not work with it: remove it, or keep it in another folder",
};

/// Returns whether press wrote a script. A truncated one counts too, even an empty one.
fn is_our_script(script: &[u8]) -> bool {
    script.starts_with(SCRIPT_MARK) || SCRIPT_MARK.starts_with(script)
}

/// Writes a file and returns its name with the fingerprint of the file as it is then. The fingerprint is empty after a failure.
fn write_file(
    output: &Output,
    name: &str,
    bytes: &[u8],
    ownership: Ownership<'_>,
) -> (String, String) {
    let fingerprint = match output.write(&index_path(name), bytes, ownership) {
        Outcome::Written => fingerprint::digest(bytes),
        Outcome::Kept => file_fingerprint(output.root(), name),
        Outcome::Failed => String::new(),
    };
    (name.to_owned(), fingerprint)
}

/// Marks the script as press's own or notes that it is the publisher's, even if no shard was rebuilt.
pub(super) fn mark_or_note_script(output: &Output) {
    match fs::read(output.root().join(index_path(SCRIPT))) {
        Ok(script) if is_our_script(&script) => output.mark_own(&index_path(SCRIPT)),
        Ok(_) => output.note_foreign(&index_path(SCRIPT), SCRIPT_OWNERSHIP),
        // The failure was recorded when the script was written.
        Err(_) => {}
    }
}

fn index_path(path: &str) -> String {
    format!("{INDEX_FOLDER}/{path}")
}

/// Returns the path of a language's WebAssembly, below the folder of the index.
pub(super) fn wasm_path(language: &str, has_stems: bool) -> String {
    if has_stems {
        format!("{language}/wasm.{language}.pagefind")
    } else {
        format!("{language}/{WITHOUT_STEMS}")
    }
}

/// Returns the shard of a file, as in `fr_1234567.pf_fragment` and `pagefind.fr-x-2_1234567.pf_meta`.
fn shard_of(file: &str) -> Option<&str> {
    let (name, ending) = file.rsplit_once('.')?;
    if !ending.starts_with("pf_") {
        return None;
    }
    let hash = name.strip_prefix("pagefind.").unwrap_or(name);
    hash.split_once('_').map(|(shard, _)| shard)
}

/// Writes the list of shards into the folder of each language.
pub(super) fn write_entries<'a>(
    output: &Output,
    shards: impl Iterator<Item = (&'a ShardArticles<'a>, &'a IndexedShard)>,
) {
    let mut entries: BTreeMap<&str, Value> = BTreeMap::new();
    for (shard, indexed) in shards {
        let new_entry = || indexed.entry.clone();
        let entry = entries.entry(&shard.language).or_insert_with(new_entry);
        entry["languages"][&shard.name] = indexed.entry["languages"][&shard.name].clone();
    }
    for (language, entry) in entries {
        let name = index_path(&format!("{language}/{ENTRY}"));
        output.write(&name, entry.to_string().as_bytes(), Ownership::BY_NAME);
    }
}

/// Removes files of earlier runs that do not belong to this index.
pub(super) fn remove_others<'a>(
    output: &Output,
    shards: impl Iterator<Item = (&'a ShardArticles<'a>, &'a IndexedShard)>,
) -> Result<()> {
    let mut kept: BTreeSet<String> = BTreeSet::new();
    // Shards that were not rebuilt.
    let mut unchanged = BTreeSet::new();
    for (shard, indexed) in shards {
        let language = &shard.language;
        kept.extend([SCRIPT, FILTERS_FILE, LANGUAGES_FILE].map(str::to_owned));
        kept.insert(format!("{language}/{ENTRY}"));
        kept.insert(wasm_path(language, indexed.has_stems(shard)));
        kept.extend(indexed.written.iter().cloned());
        if indexed.written.is_empty() {
            unchanged.insert(shard.name.as_str());
        }
    }
    let is_kept = |path: &str| {
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        kept.contains(path) || shard_of(file).is_some_and(|name| unchanged.contains(name))
    };
    clear(output, "", &is_kept)?;
    output.remove_folder_if_empty(INDEX_FOLDER);
    Ok(())
}

/// Removes press's own files below a folder that are not to be kept, and folders that become empty.
fn clear(output: &Output, inner: &str, is_kept: &impl Fn(&str) -> bool) -> Result<()> {
    let FolderEntries { files, folders, .. } =
        crate::files::list_folder(&output.root().join(index_path(inner)))?;
    for name in files {
        let path = format!("{inner}{name}");
        if let Some(ownership) = ownership_of(&path).filter(|_| !is_kept(&path)) {
            output.remove(&index_path(&path), ownership);
        }
    }
    for name in folders {
        let folder = format!("{inner}{name}");
        clear(output, &format!("{folder}/"), is_kept)?;
        output.remove_folder_if_empty(&index_path(&folder));
    }
    Ok(())
}

/// Returns the rule for a file, given its path below the folder of the index. `None` if press writes no file of such a name.
fn ownership_of(path: &str) -> Option<Ownership<'static>> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    if folder.is_empty() {
        return match file {
            SCRIPT => Some(SCRIPT_OWNERSHIP),
            FILTERS_FILE | LANGUAGES_FILE => Some(Ownership::BY_NAME),
            _ => None,
        };
    }
    let is_program = file.starts_with("wasm.") && file.ends_with(".pagefind");
    let file_name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    let is_of_language =
        shard_of(file_name).is_some_and(|shard| shard.split('-').next() == Some(folder));
    (is_program || file == ENTRY || is_of_language).then_some(Ownership::BY_NAME)
}
