//! Writing and removing files. One rule holds for all of it: **press writes and removes only what it wrote itself, and only
//! inside the site.**
//!
//! A file is press's own if its content says so ([`Provenance::Content`]), if `.press.json` remembers its bytes
//! ([`Provenance::Remembered`]), or if only press gives such a name ([`Provenance::Name`]). Any other file is the publisher's
//! and stays, with a note about it; an empty file counts as unowned. [`precompressed`] has the rules for compressed siblings. A
//! symbolic link below the site's root is never press's own and never followed. A file that cannot be written does not stop the
//! run: the error is recorded and reported at the end.

mod ownership;
mod precompressed;
pub(crate) mod safe_path;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{Error, Result, files, fingerprint};

pub(crate) use ownership::{Outcome, Ownership, Provenance};
pub(crate) use precompressed::{Encoding, Sibling};
use safe_path::Location;

/// A site, or another folder, to write into.
#[derive(Debug)]
pub(crate) struct Output {
    root: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Fingerprints with lengths of the files that are known by their bytes, by path.
    fingerprints: BTreeMap<String, String>,
    /// Paths of files that this run found to be press's own, or wrote.
    own: BTreeSet<String>,
    notes: BTreeSet<String>,
    failures: Vec<Error>,
}

impl Output {
    /// Opens a folder. `fingerprints` are those that earlier runs recorded, by path.
    pub(crate) fn new(root: &Path, fingerprints: BTreeMap<String, String>) -> Self {
        let state = State {
            fingerprints,
            ..State::default()
        };
        Self {
            root: root.to_owned(),
            state: Mutex::new(state),
        }
    }

    /// Returns the folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file, unless it has these bytes already. The parts of its path below the root are separated by `/`. A failure
    /// is recorded.
    pub(crate) fn write(&self, path: &str, bytes: &[u8], ownership: Ownership<'_>) -> Outcome {
        let outcome = self
            .try_write(path, bytes, ownership)
            .unwrap_or_else(|error| {
                self.record_error(Error::write(self.root.join(path), error));
                Outcome::Failed
            });
        if outcome == Outcome::Written {
            self.mark_own(path);
            let mut state = self.state();
            if matches!(ownership.provenance, Provenance::Remembered)
                || state.fingerprints.contains_key(path)
            {
                let fingerprint = fingerprint::with_length(bytes);
                state.fingerprints.insert(path.to_owned(), fingerprint);
            }
        }
        outcome
    }

    fn try_write(&self, path: &str, bytes: &[u8], ownership: Ownership<'_>) -> io::Result<Outcome> {
        let file = match safe_path::resolve(&self.root, path)? {
            Location::Symlink(link) => {
                self.note(format!(
                    "{link} is a symbolic link, so nothing was written there: press writes only inside the site; put a file or a folder in its place"
                ));
                return Ok(Outcome::Kept);
            }
            Location::Vacant(file) => file,
            Location::Existing(file) => {
                let existing = files::try_read(&file, u64::MAX)?;
                if existing == bytes {
                    return Ok(Outcome::Written);
                }
                // A full disk or an interrupted run leaves empty files.
                if !existing.is_empty()
                    && !self.is_own_content(path, &existing, ownership.provenance)
                {
                    self.note_foreign(path, ownership);
                    return Ok(Outcome::Kept);
                }
                self.remove_siblings_before_change(path, &existing);
                file
            }
        };
        safe_path::write_atomic(&file, bytes)?;
        Ok(Outcome::Written)
    }

    /// Removes a file that is press's own, with its compressed siblings. The publisher's own files and links stay.
    pub(crate) fn remove(&self, path: &str, ownership: Ownership<'_>) {
        if let Some(bytes) = self.remove_one(path, ownership.provenance) {
            self.remove_siblings(path, &bytes);
        }
    }

    /// Removes a file that is press's own and returns its content. A failure is recorded.
    fn remove_one(&self, path: &str, provenance: Provenance) -> Option<Vec<u8>> {
        let removed = self.try_remove(path, provenance).map_err(|error| {
            Error::new("cannot remove")
                .at(self.root.join(path))
                .caused_by(error)
        });
        let bytes = self.ok_or_record(removed).flatten()?;
        let mut state = self.state();
        state.fingerprints.remove(path);
        state.own.remove(path);
        Some(bytes)
    }

    fn try_remove(&self, path: &str, provenance: Provenance) -> io::Result<Option<Vec<u8>>> {
        let Location::Existing(file) = safe_path::resolve(&self.root, path)? else {
            return Ok(None);
        };
        let bytes = files::try_read(&file, u64::MAX)?;
        if !self.is_own_content(path, &bytes, provenance) {
            return Ok(None);
        }
        fs::remove_file(&file)?;
        Ok(Some(bytes))
    }

    /// Removes a folder if it is empty. A failure is recorded.
    pub(crate) fn remove_folder_if_empty(&self, path: &str) {
        let Ok(Location::Existing(folder)) = safe_path::resolve(&self.root, path) else {
            return;
        };
        let is_empty = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
        if is_empty && let Err(error) = fs::remove_dir(&folder) {
            self.record_error(Error::new("cannot remove").at(folder).caused_by(error));
        }
    }

    fn is_own_content(&self, path: &str, bytes: &[u8], provenance: Provenance) -> bool {
        let is_remembered = || {
            let state = self.state();
            let known = state.fingerprints.get(path);
            known.is_some_and(|known| fingerprint::matches(known, bytes))
        };
        match provenance {
            Provenance::Name => true,
            Provenance::Content(predicate) => predicate(bytes) || is_remembered(),
            Provenance::Remembered => is_remembered(),
        }
    }

    /// Records that a file is press's own and up to date, where it is not written again.
    pub(crate) fn mark_own(&self, path: &str) {
        self.state().own.insert(path.to_owned());
    }

    /// Returns whether this run found a file to be press's own, or wrote it.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        self.state().own.contains(path)
    }

    /// Returns the fingerprints that the next run needs, by path.
    pub(crate) fn fingerprints(&self) -> BTreeMap<String, String> {
        let state = self.state();
        let mut fingerprints = state.fingerprints.clone();
        fingerprints.retain(|path, _| {
            state.own.contains(path)
                || matches!(
                    safe_path::resolve(&self.root, path),
                    Ok(Location::Existing(_))
                )
        });
        fingerprints
    }

    /// Records a note to the publisher.
    pub(crate) fn note(&self, note: String) {
        self.state().notes.insert(note);
    }

    /// Records the note that a file of the publisher's own stays.
    pub(crate) fn note_foreign(&self, path: &str, ownership: Ownership<'_>) {
        let advice = ownership.advice;
        self.note(format!(
            "{path} is the publisher's own and is kept; {advice}"
        ));
    }

    /// Records a failure.
    pub(crate) fn record_error(&self, error: Error) {
        self.state().failures.push(error);
    }

    /// Returns the value of a step, or records its failure.
    pub(crate) fn ok_or_record<T>(&self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.record_error(error)).ok()
    }

    /// Returns the notes, sorted.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.state().notes.iter().cloned().collect()
    }

    /// Returns the failures as lines, sorted and without duplicates.
    pub(crate) fn failures(&self) -> Vec<String> {
        let mut failures: Vec<String> =
            self.state().failures.iter().map(Error::to_string).collect();
        failures.sort();
        failures.dedup();
        failures
    }

    /// Locks the state. Every change to it is a single step, so a panic while the lock is held leaves it consistent.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
