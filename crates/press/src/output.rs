//! What press writes and removes. One rule holds for all of it: **press writes and removes only what it wrote itself, and
//! only inside the site.**
//!
//! That a file is press's own is known from what the file says ([`Provenance::Content`]), from its bytes, which `.press.json`
//! remembers ([`Provenance::Remembered`]), or from a name that press alone gives ([`Provenance::Name`]). Any other is the publisher's: it
//! stays, and a note says what was kept and what to do; but an empty file is nobody's own. [`forms`] says how compressed forms
//! are known. A symbolic link below the site's root is never press's, and never
//! followed. What cannot be written keeps nothing else from being written: it is gathered, and state at the end.

mod ownership;
mod precompressed;
pub(crate) mod safe_path;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{files, fingerprint};

pub(crate) use ownership::{Outcome, Ownership, Provenance};
pub(crate) use precompressed::{Encoding, Sibling};
use safe_path::Location;

/// A site, or another folder, that press writes in.
#[derive(Debug)]
pub(crate) struct Output {
    root: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
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
        let state = State {
            remembered,
            ..State::default()
        };
        Self {
            root: root.to_owned(),
            state: Mutex::new(state),
        }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file, whose path below the root has `/` between its parts, unless it is there already with the same bytes.
    pub(crate) fn write(&self, path: &str, bytes: &[u8], ownership: Ownership<'_>) -> Outcome {
        let outcome = self
            .try_write(path, bytes, ownership)
            .unwrap_or_else(|problem| {
                self.fail(format!(
                    "cannot write {}: {problem}",
                    self.display_path(path)
                ));
                Outcome::Failed
            });
        if outcome == Outcome::Written {
            self.mark_own(path);
            let mut state = self.state();
            if matches!(ownership.provenance, Provenance::Remembered)
                || state.remembered.contains_key(path)
            {
                let proof = fingerprint::with_length(bytes);
                state.remembered.insert(path.to_owned(), proof);
            }
        }
        outcome
    }

    fn try_write(
        &self,
        path: &str,
        bytes: &[u8],
        ownership: Ownership<'_>,
    ) -> Result<Outcome, String> {
        let file = match safe_path::resolve(&self.root, path)? {
            Location::Symlink(link) => {
                self.note(format!(
                    "{link} is a symbolic link, and what would be written through it is left out: press writes only inside the site; put a file or a folder in its place"
                ));
                return Ok(Outcome::Kept);
            }
            Location::Vacant(file) => file,
            Location::Existing(file) => {
                let there = read(&file)?;
                if there == bytes {
                    return Ok(Outcome::Written);
                }
                // An empty file is nobody's own: a disk was full, or a run was broken off.
                if !there.is_empty() && !self.is_own_content(path, &there, ownership.provenance) {
                    self.note_foreign(path, ownership);
                    return Ok(Outcome::Kept);
                }
                self.drop_siblings(path, &there);
                file
            }
        };
        safe_path::write_atomic(&file, bytes).map_err(|error| error.to_string())?;
        Ok(Outcome::Written)
    }

    /// Removes a file that is press's own, and its compressed forms with it; any other stays, and so does what is behind a
    /// link.
    pub(crate) fn remove(&self, path: &str, ownership: Ownership<'_>) {
        if let Some(bytes) = self.remove_one(path, ownership.provenance) {
            self.remove_siblings(path, &bytes);
        }
    }

    /// What was in it, if it was there and is gone.
    fn remove_one(&self, path: &str, provenance: Provenance) -> Option<Vec<u8>> {
        let removed = match safe_path::resolve(&self.root, path) {
            Ok(Location::Existing(file)) => read(&file).and_then(|there| {
                if !self.is_own_content(path, &there, provenance) {
                    return Ok(None);
                }
                let removed = fs::remove_file(&file).map_err(|error| error.to_string());
                removed.map(|()| Some(there))
            }),
            Ok(Location::Vacant(_) | Location::Symlink(_)) => Ok(None),
            Err(problem) => Err(problem),
        };
        let removed = self
            .record_failure(removed.map_err(|problem| {
                format!("cannot remove {}: {problem}", self.display_path(path))
            }));
        let bytes = removed.flatten()?;
        let mut state = self.state();
        state.remembered.remove(path);
        state.own.remove(path);
        Some(bytes)
    }

    /// Removes a folder in which nothing is left. Whatever is in it is somebody's.
    pub(crate) fn remove_folder_if_empty(&self, path: &str) {
        let Ok(Location::Existing(folder)) = safe_path::resolve(&self.root, path) else {
            return;
        };
        let is_empty = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
        if is_empty && let Err(error) = fs::remove_dir(&folder) {
            self.fail(format!("cannot remove {}: {error}", folder.display()));
        }
    }

    fn is_own_content(&self, path: &str, bytes: &[u8], provenance: Provenance) -> bool {
        let is_remembered = || {
            let state = self.state();
            let known = state.remembered.get(path);
            known.is_some_and(|known| fingerprint::matches(known, bytes))
        };
        match provenance {
            Provenance::Name => true,
            Provenance::Content(predicate) => predicate(bytes) || is_remembered(),
            Provenance::Remembered => is_remembered(),
        }
    }

    /// Says that a file is press's own and as it should be, where it need not be written again.
    pub(crate) fn mark_own(&self, path: &str) {
        self.state().own.insert(path.to_owned());
    }

    /// Whether a file was found to be press's own, or made so, in this run.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        self.state().own.contains(path)
    }

    /// What the next run is to remember.
    pub(crate) fn remembered(&self) -> BTreeMap<String, String> {
        let state = self.state();
        let mut remembered = state.remembered.clone();
        remembered.retain(|path, _| {
            state.own.contains(path)
                || matches!(
                    safe_path::resolve(&self.root, path),
                    Ok(Location::Existing(_))
                )
        });
        remembered
    }

    /// Keeps what the publisher should know.
    pub(crate) fn note(&self, note: String) {
        self.state().notes.insert(note);
    }

    /// Keeps that a file of the publisher's own is kept.
    pub(crate) fn note_foreign(&self, path: &str, ownership: Ownership<'_>) {
        let advice = ownership.advice;
        self.note(format!(
            "{path} is the publisher's own and is kept; {advice}"
        ));
    }

    /// Keeps what could not be done.
    pub(crate) fn fail(&self, problem: String) {
        self.state().failures.push(problem);
    }

    /// What the result of a step is; where there is none, that is kept as what could not be done.
    pub(crate) fn record_failure<T>(&self, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.fail(problem)).ok()
    }

    /// What the publisher should know, in an order that is the same in every run.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.state().notes.iter().cloned().collect()
    }

    /// What could not be done, likewise.
    pub(crate) fn failures(&self) -> Vec<String> {
        let mut failures = self.state().failures.clone();
        failures.sort();
        failures.dedup();
        failures
    }

    fn display_path(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// A thread that panics leaves nothing half-done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is in a file; the message does not name it, since those of the calls do.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    files::try_read(file, u64::MAX).map_err(|error| error.to_string())
}
