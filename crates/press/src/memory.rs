//! What the last run has done, so that the next need not do it again.
//!
//! It is kept in the site, in a file of its own. Whoever removes it loses time and nothing else; what another build of
//! this program wrote is not believed, but for which files are press's own. Nor is it trusted: somebody else may have
//! written it, and its paths lead nowhere but into the site ([`crate::output`]).

use std::{collections::BTreeMap, env, path::Path, sync::OnceLock};

use recto::data::library::Entry;
use serde::{Deserialize, Serialize};

use crate::{
    output::{Kind, Output, place},
    piece::Piece,
    search, slugs,
};

/// Where it is kept, below the site's root. Hosts that are told to serve no hidden files do not serve it.
pub(crate) const FILE: &str = ".press.json";

/// What a run remembers.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Memory {
    /// The fingerprint of the program that wrote it.
    program: String,
    /// The proofs of files that press wrote and that do not say so, by their paths.
    #[serde(default)]
    pub(crate) own: BTreeMap<String, String>,
    /// What is known of the articles, by their files' names.
    pub(crate) articles: BTreeMap<String, Reading>,
    /// The pages of articles, by their addresses.
    pub(crate) pages: BTreeMap<String, Page>,
    /// The fingerprints of the files that have been compressed, by their paths; what was made of them is in `own`.
    pub(crate) compressed: BTreeMap<String, String>,
    /// The volumes of the index of the texts, by their names.
    pub(crate) texts: search::Known,
}

/// What was found in an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// The fingerprint of its text.
    pub(crate) text: String,
    /// What the index says of it.
    pub(crate) entry: Entry,
    /// What other machines are told of it.
    pub(crate) piece: Piece,
    /// What its author should know.
    pub(crate) warnings: Vec<String>,
}

/// A page that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Page {
    /// The fingerprint of all that it was written from.
    pub(crate) from: String,
    /// The fingerprint of the page.
    pub(crate) page: String,
}

impl Memory {
    /// Nothing yet, of this program's.
    pub(crate) fn new() -> Self {
        Self {
            program: program().to_owned(),
            ..Self::default()
        }
    }

    /// What is remembered in a site; nothing where that cannot be read or was written by another program.
    pub(crate) fn read(site: &Path) -> Self {
        let kept = place::read(site, FILE).ok().flatten().unwrap_or_default();
        let read = serde_json::from_slice::<Self>(&kept).ok();
        if let Some(mut memory) = read.filter(|memory| memory.program == program()) {
            memory.articles.retain(|file, reading| reading.is_of(file));
            memory.texts.retain(|_, indexed| indexed.is_sound());
            return memory;
        }
        let own = serde_json::from_slice::<Own>(&kept).unwrap_or_default();
        Self {
            own: own.own,
            ..Self::default()
        }
    }

    /// Keeps it in a site.
    pub(crate) fn write(&self, output: &Output) -> Result<(), String> {
        let json = serde_json::to_string(self)
            .map_err(|error| format!("{FILE} cannot be written: {error}"))?;
        output.write(FILE, json.as_bytes(), Kind::NAMED);
        Ok(())
    }
}

/// What holds whichever program wrote it.
#[derive(Default, Deserialize)]
struct Own {
    #[serde(default)]
    own: BTreeMap<String, String>,
}

impl Reading {
    /// Whether it says of itself that it is of this file.
    fn is_of(&self, file: &str) -> bool {
        let slug = slugs::from_file_name(file, None).ok().flatten();
        slug.is_some_and(|slug| self.entry.slug == slug.as_str() && self.piece.slug == slug)
    }
}

/// The fingerprint of this program: another build of it may write other pages, whatever its version says.
fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let own = env::current_exe().and_then(std::fs::read);
        // Where it cannot be read, the version must do.
        own.map_or_else(
            |_| env!("CARGO_PKG_VERSION").to_owned(),
            document::fingerprint,
        )
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn kept() -> (tempfile::TempDir, Memory) {
        let site = tempfile::tempdir().unwrap();
        let page = Page {
            from: "1".into(),
            page: "2".into(),
        };
        let pages = BTreeMap::from([("a".to_owned(), page)]);
        let own = BTreeMap::from([("b".to_owned(), "3".to_owned())]);
        let memory = Memory {
            own,
            pages,
            ..Memory::new()
        };
        let output = Output::new(site.path(), BTreeMap::new());
        memory.write(&output).unwrap();
        (site, memory)
    }

    #[test]
    fn a_run_remembers_what_the_one_before_did() {
        let (site, memory) = kept();
        assert_eq!(Memory::read(site.path()), memory);
    }

    #[test]
    fn another_program_is_believed_only_in_what_it_wrote() {
        let (site, memory) = kept();
        let path = site.path().join(FILE);
        let json = fs::read_to_string(&path).unwrap();
        fs::write(&path, json.replace(program(), "another")).unwrap();
        let expected = Memory {
            own: memory.own,
            ..Memory::default()
        };
        assert_eq!(Memory::read(site.path()), expected);
    }

    #[test]
    fn what_cannot_be_read_is_forgotten() {
        let (site, _) = kept();
        for json in [
            "{",
            "[]",
            "\"x\"",
            r#"{"program":1,"own":[]}"#,
            r#"{"own":{"a":[]}}"#,
        ] {
            fs::write(site.path().join(FILE), json).unwrap();
            assert_eq!(Memory::read(site.path()), Memory::default(), "{json}");
        }
    }
}
