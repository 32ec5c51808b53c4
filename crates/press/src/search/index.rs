//! Indexes a shard with Pagefind.

use std::{collections::BTreeMap, path::Path};

use pagefind::{
    api::{PagefindIndex, SyntheticFile},
    options::PagefindServiceConfig,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

use crate::{Error, Result, articles, output::Output, site_paths::ARTICLES};

use super::{
    ArticleToIndex,
    files::{self, ShardFiles},
    record::Record,
    shards::ShardArticles,
};

/// Version of Pagefind, which its API does not expose. Every shard is rebuilt after an update.
pub(super) const PAGEFIND_VERSION: &str = "1.6.0";

/// Selectors of elements that are not part of the text. The app excludes the same elements when it looks for words.
const EXCLUDED: [&str; 3] = ["a.anchor", "[role=doc-noteref]", "[role=doc-backlink]"];

/// An indexed shard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct IndexedShard {
    /// Fingerprint of everything that it was made of.
    source: String,
    /// Fingerprint of its files and of the programs that search it.
    files: String,
    /// Pagefind's entry file, with this shard only.
    pub(super) entry: Value,
    /// Number of articles by script.
    pub(super) scripts: BTreeMap<String, usize>,
    /// Names of its files, if this run wrote them.
    #[serde(skip)]
    pub(super) written: Vec<String>,
}

impl IndexedShard {
    /// Returns whether it was made of the same articles.
    pub(super) fn is_up_to_date(&self, shard: &ShardArticles<'_>) -> bool {
        self.source == shard.fingerprint()
    }

    /// Returns whether its files are exactly those that were written.
    pub(super) fn has_files(
        &self,
        shard: &ShardArticles<'_>,
        site: &Path,
        existing: &ShardFiles,
    ) -> bool {
        let wasm = files::wasm_path(&shard.language, self.has_stems(shard));
        self.files == existing.fingerprint(site, &shard.name, &wasm)
    }

    /// Returns whether the entry has the expected structure. It comes from a file that anybody may have written.
    pub(crate) fn is_sound(&self) -> bool {
        let languages = self.entry.get("languages").and_then(Value::as_object);
        languages.is_some_and(|languages| languages.values().all(Value::is_object))
    }

    /// Returns whether Pagefind found no word in the articles of its language.
    pub(super) fn is_empty(&self, shard: &ShardArticles<'_>) -> bool {
        !shard.is_one_of_several() && self.entry["languages"][&shard.name]["hash"].is_null()
    }

    /// Returns whether Pagefind stems its language.
    pub(super) fn has_stems(&self, shard: &ShardArticles<'_>) -> bool {
        self.entry["languages"][&shard.name]["wasm"].is_string()
    }
}

/// Indexes a shard and writes its files.
pub(super) fn write(output: &Output, shard: &ShardArticles<'_>) -> Result<IndexedShard> {
    let records = shard
        .texts
        .par_iter()
        .map(|ArticleToIndex { source, entry }| {
            let text = articles::read_text(&output.root().join(ARTICLES).join(&source.file))?;
            Ok(Record::new(&shard.name, entry, &document::parse(&text)))
        });
    let records: Vec<Result<Record>> = records.collect();
    // The first failure in the order of the articles.
    let records = records.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut scripts = BTreeMap::new();
    for record in &records {
        *scripts.entry(record.script.name().to_owned()).or_default() += 1;
    }
    let written = files::write(output, shard, index(records)?)?;
    Ok(IndexedShard {
        source: shard.fingerprint(),
        files: written.files,
        entry: written.entry,
        scripts,
        written: written.names,
    })
}

fn index(records: Vec<Record>) -> Result<Vec<SyntheticFile>> {
    let runtime = runtime()?;
    let config = PagefindServiceConfig::builder()
        .exclude_selectors(EXCLUDED.map(str::to_owned).to_vec())
        .build();
    let mut index = PagefindIndex::new(Some(config)).map_err(problem)?;
    // Sequentially, since the index depends on the order of the articles.
    for Record { path, html, .. } in records {
        runtime
            .block_on(index.add_html_file(Some(path), None, html))
            .map_err(problem)?;
    }
    runtime.block_on(index.get_files()).map_err(problem)
}

fn runtime() -> Result<Runtime> {
    Builder::new_current_thread().build().map_err(problem)
}

fn problem(error: impl std::fmt::Display) -> Error {
    Error::new("cannot index the texts").caused_by(error.to_string())
}
