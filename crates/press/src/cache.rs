//! What the last run has done, so that the next need not do it again.
//!
//! It is kept in the site, in a file of its own. Whoever removes it loses time and nothing else; what another build of
//! this program wrote is not believed, but for which files are press's own. Nor is it trusted: somebody else may have
//! written it, and its paths lead nowhere but into the site ([`crate::output`]).

use std::{collections::BTreeMap, env, path::Path, sync::OnceLock};

use serde::{Deserialize, Serialize};

use crate::{
    articles::CachedArticle,
    output::{Output, Ownership, safe_path},
    render::page_writer::CachedPage,
    search,
};

/// Where it is kept, below the site's root. Hosts that are told to serve no hidden files do not serve it.
pub(crate) const FILE: &str = ".press.json";

/// What a run remembers.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cache {
    /// The fingerprint of the program that wrote it.
    program: String,
    /// The proofs of files that press wrote and that do not say so, by their paths.
    #[serde(default)]
    pub(crate) own: BTreeMap<String, String>,
    /// What is known of the articles, by their files' names.
    pub(crate) articles: BTreeMap<String, CachedArticle>,
    /// The pages of articles, by their addresses.
    pub(crate) pages: BTreeMap<String, CachedPage>,
    /// The fingerprints of the files that have been compressed, by their paths; what was made of them is in `own`.
    pub(crate) compressed: BTreeMap<String, String>,
    /// The volumes of the index of the texts, by their names.
    pub(crate) texts: search::CachedShards,
}

impl Cache {
    /// Nothing yet, of this program's.
    pub(crate) fn new() -> Self {
        Self {
            program: program().to_owned(),
            ..Self::default()
        }
    }

    /// What is remembered in a site; nothing where that cannot be read or was written by another program.
    pub(crate) fn read(site: &Path) -> Self {
        let kept = safe_path::read(site, FILE)
            .ok()
            .flatten()
            .unwrap_or_default();
        let read = serde_json::from_slice::<Self>(&kept).ok();
        if let Some(mut cache) = read.filter(|cache| cache.program == program()) {
            cache.articles.retain(|file, cached| cached.is_of(file));
            cache.texts.retain(|_, indexed| indexed.is_sound());
            return cache;
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
        output.write(FILE, json.as_bytes(), Ownership::BY_NAME);
        Ok(())
    }
}

/// What holds whichever program wrote it.
#[derive(Default, Deserialize)]
struct Own {
    #[serde(default)]
    own: BTreeMap<String, String>,
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

    fn kept() -> (tempfile::TempDir, Cache) {
        let site = tempfile::tempdir().unwrap();
        let page = CachedPage {
            from: "1".into(),
            page: "2".into(),
        };
        let pages = BTreeMap::from([("a".to_owned(), page)]);
        let own = BTreeMap::from([("b".to_owned(), "3".to_owned())]);
        let cache = Cache {
            own,
            pages,
            ..Cache::new()
        };
        let output = Output::new(site.path(), BTreeMap::new());
        cache.write(&output).unwrap();
        (site, cache)
    }

    #[test]
    fn a_run_remembers_what_the_one_before_did() {
        let (site, cache) = kept();
        assert_eq!(Cache::read(site.path()), cache);
    }

    #[test]
    fn another_program_is_believed_only_in_what_it_wrote() {
        let (site, cache) = kept();
        let path = site.path().join(FILE);
        let json = fs::read_to_string(&path).unwrap();
        fs::write(&path, json.replace(program(), "another")).unwrap();
        let expected = Cache {
            own: cache.own,
            ..Cache::default()
        };
        assert_eq!(Cache::read(site.path()), expected);
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
            assert_eq!(Cache::read(site.path()), Cache::default(), "{json}");
        }
    }
}
