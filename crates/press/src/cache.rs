//! The incremental cache: results of a run, which the next one reuses.
//!
//! It is a file in the site; removing it costs time and nothing else. A cache that another build of this program wrote counts
//! only for the ownership of files. It is not trusted either, since anybody may have written it: [`crate::output`] confines its
//! paths to the site.

use std::{collections::BTreeMap, env, path::Path, sync::OnceLock};

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    articles::CachedArticle,
    output::{Output, Ownership, safe_path},
    render::page_writer::CachedPage,
    search,
};

/// Path of the file below the site's root. Hosts do not serve hidden files by default.
pub(crate) const FILE: &str = ".press.json";

/// Results of a run.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cache {
    /// Fingerprint of the program that wrote the cache.
    program: String,
    /// Fingerprint and length, by path, of each file that press recognises as its own only by its bytes.
    #[serde(default)]
    pub(crate) own: BTreeMap<String, String>,
    /// Articles, by file name.
    pub(crate) articles: BTreeMap<String, CachedArticle>,
    /// Pages of articles and tags, by their folders.
    pub(crate) pages: BTreeMap<String, CachedPage>,
    /// Fingerprints of the files that have compressed siblings, by path.
    pub(crate) compressed: BTreeMap<String, String>,
    /// Shards of the full-text index, by name.
    pub(crate) shards: search::CachedShards,
}

impl Cache {
    /// Returns an empty cache of this program.
    pub(crate) fn new() -> Self {
        Self {
            program: program().to_owned(),
            ..Self::default()
        }
    }

    /// Reads the cache of a site. It is empty if it cannot be read, and has only `own` if another program wrote it.
    pub(crate) fn read(site: &Path) -> Self {
        let json = safe_path::read(site, FILE)
            .ok()
            .flatten()
            .unwrap_or_default();
        let cache = serde_json::from_slice::<Self>(&json).ok();
        if let Some(mut cache) = cache.filter(|cache| cache.program == program()) {
            cache
                .articles
                .retain(|file, article| article.belongs_to(file));
            cache.shards.retain(|_, shard| shard.is_sound());
            return cache;
        }
        let OwnFiles { own } = serde_json::from_slice(&json).unwrap_or_default();
        Self {
            own,
            ..Self::default()
        }
    }

    /// Writes the cache into a site.
    pub(crate) fn write(&self, output: &Output) -> Result<()> {
        let json = serde_json::to_string(self).map_err(|error| {
            Error::new("cannot serialize the cache")
                .at(FILE)
                .caused_by(error)
        })?;
        output.write(FILE, json.as_bytes(), Ownership::BY_NAME);
        Ok(())
    }
}

/// Part of the cache that is valid for every program.
#[derive(Default, Deserialize)]
struct OwnFiles {
    #[serde(default)]
    own: BTreeMap<String, String>,
}

/// Returns the fingerprint of the running program. Each build may write other pages, even with the same version; the version
/// counts only where the program's file cannot be read.
fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let bytes = env::current_exe().and_then(std::fs::read);
        bytes.map_or_else(
            |_| env!("CARGO_PKG_VERSION").to_owned(),
            document::fingerprint,
        )
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn written() -> (tempfile::TempDir, Cache) {
        let site = tempfile::tempdir().unwrap();
        let page = CachedPage {
            source_fingerprint: "1".into(),
            page_fingerprint: "2".into(),
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
    fn a_cache_is_read_as_it_was_written() {
        let (site, cache) = written();
        assert_eq!(Cache::read(site.path()), cache);
    }

    #[test]
    fn a_cache_of_another_program_counts_for_ownership_only() {
        let (site, cache) = written();
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
    fn a_damaged_cache_is_empty() {
        let (site, _) = written();
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
