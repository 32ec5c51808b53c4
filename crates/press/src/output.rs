//! What press writes and removes. One rule holds for all of it: **press writes and removes only what it wrote itself, and
//! only inside the site.**
//!
//! That a file is press's own is known from what the file says ([`Mark::Says`]), from its bytes, which `.press.json`
//! remembers ([`Mark::Remembered`]), or from a name that press alone gives ([`Mark::Named`]). Any other is the publisher's: it
//! stays, and a note says what was kept and what to do; but an empty file is nobody's own. [`forms`] says how compressed forms
//! are known. A symbolic link below the site's root is never press's, and never
//! followed. What cannot be written keeps nothing else from being written: it is gathered, and told at the end.

mod forms;
mod kind;
pub(crate) mod place;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{files, fingerprint};

pub(crate) use forms::{Form, Standing};
pub(crate) use kind::{Kind, Mark, Outcome};
use place::Found;

/// A site, or another folder, that press writes in.
#[derive(Debug)]
pub(crate) struct Output {
    root: PathBuf,
    told: Mutex<Told>,
}

#[derive(Debug, Default)]
struct Told {
    /// The proofs of what is known by its bytes, by paths.
    remembered: BTreeMap<String, String>,
    /// What this run has found to be press's own, or made so.
    own: BTreeSet<String>,
    notes: BTreeSet<String>,
    failures: Vec<String>,
}

impl Output {
    /// A folder, in which press has written what is `remembered`.
    pub(crate) fn new(root: &Path, remembered: BTreeMap<String, String>) -> Self {
        let told = Told {
            remembered,
            ..Told::default()
        };
        Self {
            root: root.to_owned(),
            told: Mutex::new(told),
        }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file, whose path below the root has `/` between its parts, unless it is there already with the same bytes.
    pub(crate) fn write(&self, path: &str, bytes: &[u8], kind: Kind<'_>) -> Outcome {
        let outcome = self.try_write(path, bytes, kind).unwrap_or_else(|problem| {
            self.fail(format!("cannot write {}: {problem}", self.shown(path)));
            Outcome::Failed
        });
        if outcome == Outcome::There {
            self.claim(path);
            let mut told = self.told();
            if matches!(kind.mark, Mark::Remembered) || told.remembered.contains_key(path) {
                let proof = fingerprint::with_length(bytes);
                told.remembered.insert(path.to_owned(), proof);
            }
        }
        outcome
    }

    fn try_write(&self, path: &str, bytes: &[u8], kind: Kind<'_>) -> Result<Outcome, String> {
        let file = match place::find(&self.root, path)? {
            Found::Link(link) => {
                self.note(format!(
                    "{link} is a symbolic link, and what would be written through it is left out: press writes only inside the site; put a file or a folder in its place"
                ));
                return Ok(Outcome::Kept);
            }
            Found::Nothing(file) => file,
            Found::Something(file) => {
                let there = read(&file)?;
                if there == bytes {
                    return Ok(Outcome::There);
                }
                // An empty file is nobody's own: a disk was full, or a run was broken off.
                if !there.is_empty() && !self.is_mine(path, &there, kind.mark) {
                    self.note_kept(path, kind);
                    return Ok(Outcome::Kept);
                }
                self.drop_forms(path, &there);
                file
            }
        };
        place::put(&file, bytes).map_err(|error| error.to_string())?;
        Ok(Outcome::There)
    }

    /// Removes a file that is press's own, and its compressed forms with it; any other stays, and so does what is behind a
    /// link.
    pub(crate) fn remove(&self, path: &str, kind: Kind<'_>) {
        if let Some(bytes) = self.remove_one(path, kind.mark) {
            self.remove_forms(path, &bytes);
        }
    }

    /// What was in it, if it was there and is gone.
    fn remove_one(&self, path: &str, mark: Mark) -> Option<Vec<u8>> {
        let removed = match place::find(&self.root, path) {
            Ok(Found::Something(file)) => read(&file).and_then(|there| {
                if !self.is_mine(path, &there, mark) {
                    return Ok(None);
                }
                let removed = fs::remove_file(&file).map_err(|error| error.to_string());
                removed.map(|()| Some(there))
            }),
            Ok(Found::Nothing(_) | Found::Link(_)) => Ok(None),
            Err(problem) => Err(problem),
        };
        let removed = self.unless_failed(
            removed.map_err(|problem| format!("cannot remove {}: {problem}", self.shown(path))),
        );
        let bytes = removed.flatten()?;
        let mut told = self.told();
        told.remembered.remove(path);
        told.own.remove(path);
        Some(bytes)
    }

    /// Removes a folder in which nothing is left. Whatever is in it is somebody's.
    pub(crate) fn remove_folder_if_empty(&self, path: &str) {
        let Ok(Found::Something(folder)) = place::find(&self.root, path) else {
            return;
        };
        let is_empty = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
        if is_empty && let Err(error) = fs::remove_dir(&folder) {
            self.fail(format!("cannot remove {}: {error}", folder.display()));
        }
    }

    fn is_mine(&self, path: &str, bytes: &[u8], mark: Mark) -> bool {
        let is_remembered = || {
            let told = self.told();
            let known = told.remembered.get(path);
            known.is_some_and(|known| fingerprint::matches(known, bytes))
        };
        match mark {
            Mark::Named => true,
            Mark::Says(says) => says(bytes) || is_remembered(),
            Mark::Remembered => is_remembered(),
        }
    }

    /// Says that a file is press's own and as it should be, where it need not be written again.
    pub(crate) fn claim(&self, path: &str) {
        self.told().own.insert(path.to_owned());
    }

    /// Whether a file was found to be press's own, or made so, in this run.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        self.told().own.contains(path)
    }

    /// What the next run is to remember.
    pub(crate) fn remembered(&self) -> BTreeMap<String, String> {
        let told = self.told();
        let mut remembered = told.remembered.clone();
        remembered.retain(|path, _| {
            told.own.contains(path)
                || matches!(place::find(&self.root, path), Ok(Found::Something(_)))
        });
        remembered
    }

    /// Keeps what the publisher should know.
    pub(crate) fn note(&self, note: String) {
        self.told().notes.insert(note);
    }

    /// Keeps that a file of the publisher's own is kept.
    pub(crate) fn note_kept(&self, path: &str, kind: Kind<'_>) {
        let advice = kind.advice;
        self.note(format!(
            "{path} is the publisher's own and is kept; {advice}"
        ));
    }

    /// Keeps what could not be done.
    pub(crate) fn fail(&self, problem: String) {
        self.told().failures.push(problem);
    }

    /// What the result of a step is; where there is none, that is kept as what could not be done.
    pub(crate) fn unless_failed<T>(&self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.fail(problem)).ok()
    }

    /// What the publisher should know, in an order that is the same in every run.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.told().notes.iter().cloned().collect()
    }

    /// What could not be done, likewise.
    pub(crate) fn failures(&self) -> Vec<String> {
        let mut failures = self.told().failures.clone();
        failures.sort();
        failures.dedup();
        failures
    }

    fn shown(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// A thread that panics leaves nothing half-done here.
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is in a file; the message does not name it, since those of the calls do.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    files::try_read(file, u64::MAX).map_err(|error| error.to_string())
}
