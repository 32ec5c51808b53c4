//! Pagefind's files: those of a shard in the folder of its language, those of all shards beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use pagefind::api::SyntheticFile;
use recto::features::search::{FILTERS, FOLDER, LANGUAGES};
use serde_json::Value;

use super::{index::Indexed, shards::Shard};
use crate::{
    Error, Result,
    files::FolderEntries,
    fingerprint,
    output::{Outcome, Output, Ownership, Provenance},
};

/// The program that runs in the page.
const SCRIPT: &str = "pagefind.js";

/// What says which shards a folder has.
const ENTRY: &str = "pagefind-entry.json";

/// What Pagefind calls the program that works without stems.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// The files of the shards as an earlier run has left them, by the shards' names.
#[derive(Debug, Default)]
pub(super) struct There(BTreeMap<String, Vec<String>>);

impl There {
    /// Looks what there is.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut there = Self::default();
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
                    let names = there.0.entry(shard.to_owned()).or_default();
                    names.push(inner.clone() + &name);
                }
            }
        }
        Ok(there)
    }

    /// The fingerprint of a shard's files and of the programs that search it, by what is in them: where one is missing or was
    /// broken off, it is another.
    pub(super) fn fingerprint(&self, site: &Path, shard: &str, program: &str) -> String {
        let names = self.0.get(shard).into_iter().flatten();
        let names = names.map(String::as_str).chain([SCRIPT, program]);
        of_files(names.map(|name| (name.to_owned(), in_file(site, name))))
    }
}

fn in_file(site: &Path, name: &str) -> String {
    let bytes = fs::read(site.join(FOLDER).join(name)).unwrap_or_default();
    fingerprint::digest(bytes)
}

/// The fingerprint of files with these fingerprints, whatever their order.
fn of_files(files: impl IntoIterator<Item = (String, String)>) -> String {
    let lines = files.into_iter().map(|(name, of)| format!("{name} {of}"));
    let lines: BTreeSet<String> = lines.collect();
    document::fingerprint(Vec::from_iter(lines).join("\n"))
}

/// What was written of a shard.
#[derive(Debug)]
pub(super) struct Written {
    /// Pagefind's entry.
    pub(super) entry: Value,
    /// The names of the shard's own files.
    pub(super) names: Vec<String>,
    /// The fingerprint of these and of the programs, as [`There`] gives it where all are there.
    pub(super) files: String,
}

/// Writes the files of a shard, and the programs with which it is searched; leaves out Pagefind's own user interfaces.
pub(super) fn write(
    output: &Output,
    shard: &Shard<'_>,
    files: Vec<SyntheticFile>,
) -> Result<Written> {
    let Shard { name, language, .. } = shard;
    let mut names = Vec::new();
    let mut written = Vec::new();
    let mut entry = None;
    let mut programs = BTreeMap::new();
    for SyntheticFile { filename, contents } in files {
        let path = filename.to_string_lossy().replace('\\', "/");
        let file = path.rsplit_once('/').map_or(&*path, |(_, file)| file);
        if shard_of(file) == Some(name) {
            let path = format!("{language}/{path}");
            written.push(put(output, &path, &contents, Ownership::BY_NAME));
            names.push(path);
        } else if path == ENTRY {
            entry = serde_json::from_slice(&contents).ok();
        } else {
            programs.insert(path, contents);
        }
    }
    let mut entry: Value = entry.ok_or_else(|| Error::new("Pagefind made no entry file"))?;
    // All shards of a language share its program.
    let wasm = &mut entry["languages"][name]["wasm"];
    let has_stems = wasm.is_string();
    let made = match wasm {
        Value::String(made) => format!(
            "wasm.{}.pagefind",
            std::mem::replace(made, language.clone())
        ),
        _ => WITHOUT_STEMS.to_owned(),
    };
    let program = |made: &str| {
        let bytes = programs.get(made);
        bytes.ok_or_else(|| Error::new(format!("Pagefind made no {made}")))
    };
    let made_script = program(SCRIPT)?;
    let script = [SCRIPT_MARK, made_script].concat();
    // The same program, as Pagefind itself or an earlier version of press leaves it, is nobody's own.
    let there = fs::read(output.root().join(below(SCRIPT)));
    let kind = match there {
        Ok(there) if there == *made_script => Ownership::BY_NAME,
        _ => SCRIPT_OWNERSHIP,
    };
    let shared = self::program(language, has_stems);
    written.push(put(output, SCRIPT, &script, kind));
    written.push(put(output, &shared, program(&made)?, Ownership::BY_NAME));
    Ok(Written {
        entry,
        names,
        files: of_files(written),
    })
}

/// What the script says of itself, since it is the one name in the folder that others may give too: those who let Pagefind
/// make an index of their own there.
const SCRIPT_MARK: &[u8] = b"/* Written by press. */\n";

const SCRIPT_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(is_our_script),
    advice: "the search of this site may not work with it: take it away, or keep it in another folder",
};

/// A script that was broken off is ours too, down to nothing.
fn is_our_script(script: &[u8]) -> bool {
    script.starts_with(SCRIPT_MARK) || SCRIPT_MARK.starts_with(script)
}

/// Writes a file, and says its name and the fingerprint of what is there then; of what could not be written there is none.
/// Names are known to be ours: most are hashes, and all are in the folder of a language.
fn put(output: &Output, name: &str, bytes: &[u8], ownership: Ownership<'_>) -> (String, String) {
    let fingerprint = match output.write(&below(name), bytes, ownership) {
        Outcome::Written => fingerprint::digest(bytes),
        Outcome::Kept => in_file(output.root(), name),
        Outcome::Failed => String::new(),
    };
    (name.to_owned(), fingerprint)
}

/// Says that the script is ours, or tells that it is not, where no shard was written anew.
pub(super) fn claim_script(output: &Output) {
    match fs::read(output.root().join(below(SCRIPT))) {
        Ok(script) if is_our_script(&script) => output.mark_own(&below(SCRIPT)),
        Ok(_) => output.note_foreign(&below(SCRIPT), SCRIPT_OWNERSHIP),
        // That was told when it could not be written.
        Err(_) => {}
    }
}

fn below(path: &str) -> String {
    format!("{FOLDER}/{path}")
}

/// The program that searches a language, by its path below the folder of the index.
pub(super) fn program(language: &str, has_stems: bool) -> String {
    if has_stems {
        format!("{language}/wasm.{language}.pagefind")
    } else {
        format!("{language}/{WITHOUT_STEMS}")
    }
}

/// The shard of a file: `fr_1234567.pf_fragment`, `pagefind.fr-x-2_1234567.pf_meta`.
fn shard_of(file: &str) -> Option<&str> {
    let (name, ending) = file.rsplit_once('.')?;
    if !ending.starts_with("pf_") {
        return None;
    }
    let hash = name.strip_prefix("pagefind.").unwrap_or(name);
    hash.split_once('_').map(|(shard, _)| shard)
}

/// Writes into the folder of each language what all its shards are.
pub(super) fn write_entries<'a>(
    output: &Output,
    shards: impl Iterator<Item = (&'a Shard<'a>, &'a Indexed)>,
) {
    let mut entries: BTreeMap<&str, Value> = BTreeMap::new();
    for (shard, indexed) in shards {
        let own = || indexed.entry.clone();
        let entry = entries.entry(&shard.language).or_insert_with(own);
        entry["languages"][&shard.name] = indexed.entry["languages"][&shard.name].clone();
    }
    for (language, entry) in entries {
        let name = below(&format!("{language}/{ENTRY}"));
        output.write(&name, entry.to_string().as_bytes(), Ownership::BY_NAME);
    }
}

/// Removes what earlier runs have written and is not of this index.
pub(super) fn remove_others<'a>(
    output: &Output,
    shards: impl Iterator<Item = (&'a Shard<'a>, &'a Indexed)>,
) -> Result<()> {
    let mut kept: BTreeSet<String> = BTreeSet::new();
    // Those that were not written anew are as they were.
    let mut unchanged = BTreeSet::new();
    for (shard, indexed) in shards {
        let language = &shard.language;
        kept.extend([SCRIPT, FILTERS, LANGUAGES].map(str::to_owned));
        kept.insert(format!("{language}/{ENTRY}"));
        kept.insert(program(language, indexed.has_stems(shard)));
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
    output.remove_folder_if_empty(FOLDER);
    Ok(())
}

/// Removes the files below a folder that are ours and not kept, and the folders that are empty then.
fn clear(output: &Output, inner: &str, is_kept: &impl Fn(&str) -> bool) -> Result<()> {
    let FolderEntries { files, folders, .. } =
        crate::files::list_folder(&output.root().join(below(inner)))?;
    for name in files {
        let path = format!("{inner}{name}");
        if let Some(kind) = kind_of(&path).filter(|_| !is_kept(&path)) {
            output.remove(&below(&path), kind);
        }
    }
    for name in folders {
        let folder = format!("{inner}{name}");
        clear(output, &format!("{folder}/"), is_kept)?;
        output.remove_folder_if_empty(&below(&folder));
    }
    Ok(())
}

/// How a file of ours is known, by its path below the folder; none where we give no such name.
fn kind_of(path: &str) -> Option<Ownership<'static>> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    if folder.is_empty() {
        return match file {
            SCRIPT => Some(SCRIPT_OWNERSHIP),
            FILTERS | LANGUAGES => Some(Ownership::BY_NAME),
            _ => None,
        };
    }
    let is_program = file.starts_with("wasm.") && file.ends_with(".pagefind");
    let file_name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    let is_of_language =
        shard_of(file_name).is_some_and(|shard| shard.split('-').next() == Some(folder));
    (is_program || file == ENTRY || is_of_language).then_some(Ownership::BY_NAME)
}
