//! The index of a shard, as Pagefind makes it.

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
    Text,
    files::{self, There},
    record::Record,
    shards::Shard,
};

/// The version of Pagefind, which is no part of what it lets others see: with another one the index is written anew.
pub(super) const PAGEFIND: &str = "1.6.0";

/// What stands in the text and is none of its words; the same as in the app's `browser::words`.
const SIGNS: [&str; 3] = ["a.anchor", "[role=doc-noteref]", "[role=doc-backlink]"];

/// What is known of a shard that was indexed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Indexed {
    /// The fingerprint of all that it was made of.
    from: String,
    /// The fingerprint of its files and of the programs that search it.
    files: String,
    /// What Pagefind's entry says, with nothing but this shard.
    pub(super) entry: Value,
    /// How many of its articles are written in each script.
    pub(super) scripts: BTreeMap<String, usize>,
    /// The names of its files, where this run has written them.
    #[serde(skip)]
    pub(super) written: Vec<String>,
}

impl Indexed {
    /// Whether it was made of the same.
    pub(super) fn is_of(&self, shard: &Shard<'_>) -> bool {
        self.from == shard.fingerprint()
    }

    /// Whether its files are there as they were written, and no others.
    pub(super) fn is_there(&self, shard: &Shard<'_>, site: &Path, there: &There) -> bool {
        let program = files::program(&shard.language, self.has_stems(shard));
        self.files == there.fingerprint(site, &shard.name, &program)
    }

    /// Whether it is what was written here, as far as what reads it needs that: it comes from a file that others may write.
    pub(crate) fn is_sound(&self) -> bool {
        let languages = self.entry.get("languages").and_then(Value::as_object);
        languages.is_some_and(|languages| languages.values().all(Value::is_object))
    }

    /// Whether it is a language in whose articles Pagefind finds no word.
    pub(super) fn is_empty(&self, shard: &Shard<'_>) -> bool {
        !shard.is_one_of_several() && self.entry["languages"][&shard.name]["hash"].is_null()
    }

    /// Whether Pagefind knows the stems of its language.
    pub(super) fn has_stems(&self, shard: &Shard<'_>) -> bool {
        self.entry["languages"][&shard.name]["wasm"].is_string()
    }
}

/// Indexes a shard, and writes its files.
pub(super) fn write(output: &Output, shard: &Shard<'_>) -> Result<Indexed> {
    let records = shard.texts.par_iter().map(|Text { source, entry }| {
        let text = articles::read_text(&output.root().join(ARTICLES).join(&source.file))?;
        Ok(Record::new(&shard.name, entry, &document::parse(&text)))
    });
    let records: Vec<Result<Record>> = records.collect();
    // The first failure in the order of the articles, whichever came first in time.
    let records = records.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut scripts = BTreeMap::new();
    for record in &records {
        *scripts.entry(record.script.name().to_owned()).or_default() += 1;
    }
    let written = files::write(output, shard, index(records)?)?;
    Ok(Indexed {
        from: shard.fingerprint(),
        files: written.files,
        entry: written.entry,
        scripts,
        written: written.names,
    })
}

fn index(records: Vec<Record>) -> Result<Vec<SyntheticFile>> {
    let runtime = runtime()?;
    let config = PagefindServiceConfig::builder()
        .exclude_selectors(SIGNS.map(str::to_owned).to_vec())
        .build();
    let mut index = PagefindIndex::new(Some(config)).map_err(problem)?;
    // One after the other: the order of the articles is a part of the index, and must be the same in every run.
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
