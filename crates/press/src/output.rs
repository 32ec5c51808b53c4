//! What press writes and removes. One rule holds for all of it: **press writes and removes only what it wrote itself, and
//! only inside the site.**
//!
//! That a file is press's own is known from what the file says ([`Mark::Says`]), from its bytes, which `.press.json`
//! remembers ([`Mark::Remembered`]), or from a name that press alone gives ([`Mark::Named`]). Any other is the publisher's: it
//! stays, and a note says what was kept and what to do. A symbolic link below the site's root is never press's, and never
//! followed. What cannot be written keeps nothing else from being written: it is gathered, and told at the end.

pub(crate) mod place;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::fingerprint;

use place::Found;

/// The endings of compressed forms, which belong to the file beside them.
pub(crate) const FORMS: [&str; 2] = ["br", "gz"];

/// How a file is known to be press's own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// By what it says.
    Says(fn(&[u8]) -> bool),
    /// By its bytes, which are remembered.
    Remembered,
    /// By its name: nobody else gives such names, most of which are hashes of what is in the file.
    Named,
}

/// A kind of file that press writes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind<'a> {
    /// How it is known.
    pub(crate) mark: Mark,
    /// What publishers can do who have one of their own in its place.
    pub(crate) advice: &'a str,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is there, with these bytes.
    There,
    /// Something of the publisher's own is in its place, and is kept.
    Kept,
    /// It could not be written.
    Failed,
}

/// A site, or another folder, that press writes in.
#[derive(Debug)]
pub(crate) struct Output {
    root: PathBuf,
    told: Mutex<Told>,
}

#[derive(Debug, Default)]
struct Told {
    /// The fingerprints of what is known by its bytes, by paths.
    remembered: BTreeMap<String, String>,
    /// What this run has found to be press's own, or made so.
    own: BTreeSet<String>,
    notes: BTreeSet<String>,
    failures: Vec<String>,
}

impl Kind<'_> {
    /// What is known by its name alone.
    pub(crate) const NAMED: Self = Self {
        mark: Mark::Named,
        advice: "",
    };
}

impl<'a> Kind<'a> {
    /// What is known by what it says.
    pub(crate) fn says(says: fn(&[u8]) -> bool, advice: &'a str) -> Self {
        let mark = Mark::Says(says);
        Self { mark, advice }
    }
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
                let fingerprint = fingerprint::of_file(bytes);
                told.remembered.insert(path.to_owned(), fingerprint);
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
                let there = fs::read(&file).map_err(|error| error.to_string())?;
                if there == bytes {
                    return Ok(Outcome::There);
                }
                if !self.is_mine(path, &there, kind.mark) {
                    self.note_kept(path, kind);
                    return Ok(Outcome::Kept);
                }
                file
            }
        };
        place::put(&file, bytes).map_err(|error| error.to_string())?;
        Ok(Outcome::There)
    }

    /// Removes a file that is press's own, and its compressed forms with it; any other stays, and so does what is behind a
    /// link.
    pub(crate) fn remove(&self, path: &str, kind: Kind<'_>) {
        if self.remove_one(path, kind.mark) {
            for ending in FORMS {
                self.remove_one(&format!("{path}.{ending}"), Mark::Named);
            }
        }
    }

    /// Whether it was there and is gone.
    fn remove_one(&self, path: &str, mark: Mark) -> bool {
        let removed = match place::find(&self.root, path) {
            Ok(Found::Something(file)) => match fs::read(&file) {
                Ok(there) if !self.is_mine(path, &there, mark) => return false,
                Ok(_) => fs::remove_file(&file).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            },
            Ok(Found::Nothing(_) | Found::Link(_)) => return false,
            Err(problem) => Err(problem),
        };
        if let Err(problem) = removed {
            self.fail(format!("cannot remove {}: {problem}", self.shown(path)));
            return false;
        }
        let mut told = self.told();
        told.remembered.remove(path);
        told.own.remove(path);
        true
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
            known.is_some_and(|known| *known == fingerprint::of_file(bytes))
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
        let mut remembered = self.told().remembered.clone();
        remembered
            .retain(|path, _| matches!(place::find(&self.root, path), Ok(Found::Something(_))));
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
