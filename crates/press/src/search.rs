//! Full-text index, made by Pagefind in shards, so that readers load only what they search and a change rebuilds little.
//!
//! `SITE/pagefind/` has Pagefind's script (`pagefind.js`), the lists [`LANGUAGES_FILE`] and [`FILTERS_FILE`], which the app reads first, and
//! a folder for each language. A language with many articles has several [`shards`], which are indexed separately and share the
//! folder and the WebAssembly that stems the language. Most files are named by their content.

mod files;
mod index;
mod record;
mod shards;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    panic::resume_unwind,
    thread,
};

use rayon::{ThreadPoolBuilder, prelude::*};
use recto::{
    data::library::Entry,
    features::search::{
        FILTERS_FILE, INDEX_FOLDER, LANGUAGES_FILE, Language, Script, format_filters,
        format_languages,
    },
};

use crate::{
    Error, Result,
    articles::ArticleFile,
    articles::CachedArticle,
    output::{Output, Ownership},
};

use files::ShardFiles;
use shards::ShardArticles;

pub(crate) use index::IndexedShard;

/// Number of articles in a shard: small enough for readers to load its index, and for press to rebuild it in a second or two.
pub(crate) const SHARD_SIZE: NonZero<usize> = NonZero::new(400).unwrap();

/// An article to index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ArticleToIndex<'a> {
    /// Its file.
    pub(crate) source: &'a ArticleFile,
    /// Its library entry.
    pub(crate) entry: &'a Entry,
}

/// Returns the articles to index.
pub(crate) fn articles_to_index<'a>(
    sources: &'a [ArticleFile],
    cached: &'a BTreeMap<String, CachedArticle>,
) -> Vec<ArticleToIndex<'a>> {
    let text = |source: &'a ArticleFile| {
        let entry = &cached.get(&source.file)?.entry;
        Some(ArticleToIndex { source, entry })
    };
    sources.iter().filter_map(text).collect()
}

/// Shards in the incremental cache, by name.
pub(crate) type CachedShards = BTreeMap<String, IndexedShard>;

/// Writes the index of these articles. `cached` shards with the same articles stay as they are. Returns all shards.
pub(crate) fn write(
    output: &Output,
    texts: &[ArticleToIndex<'_>],
    shard: NonZero<usize>,
    cached: &CachedShards,
) -> Result<CachedShards> {
    if texts.is_empty() {
        files::remove_others(output, std::iter::empty())?;
        return Ok(CachedShards::new());
    }
    let site = output.root();
    let existing = ShardFiles::read(&site.join(INDEX_FOLDER))?;
    let shards = shards::split(texts, shard);
    let indexed = in_parallel(&shards, |shard| {
        let unchanged = cached.get(&shard.name);
        let unchanged = unchanged.filter(|unchanged| {
            unchanged.is_up_to_date(shard) && unchanged.has_files(shard, site, &existing)
        });
        match unchanged {
            Some(unchanged) => Ok(unchanged.clone()),
            None => index::write(output, shard),
        }
    })?;
    files::mark_or_note_script(output);
    files::write_entries(output, shards.iter().zip(&indexed));
    let filters: BTreeSet<_> = texts
        .iter()
        .flat_map(|text| record::filters(text.entry))
        .collect();
    let languages = format_languages(&languages(&shards, &indexed));
    for (name, text) in [
        (FILTERS_FILE, format_filters(&filters)),
        (LANGUAGES_FILE, languages),
    ] {
        output.write(
            &format!("{INDEX_FOLDER}/{name}"),
            text.as_bytes(),
            Ownership::BY_NAME,
        );
    }
    files::remove_others(output, shards.iter().zip(&indexed))?;
    let names = shards.into_iter().map(|shard| shard.name);
    Ok(names.zip(indexed).collect())
}

/// Applies `work` to each shard, on one thread for each core, and returns the results in the order of the shards.
///
/// Pagefind waits for the global pool of rayon. A worker of that pool which waited for it would begin another shard meanwhile,
/// within an asynchronous runtime and with the memory of both; so each shard has a thread that belongs to no pool, and a
/// separate pool limits their number.
fn in_parallel<R: Send>(
    shards: &[ShardArticles<'_>],
    work: impl Fn(&ShardArticles<'_>) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let pool = ThreadPoolBuilder::new()
        .build()
        .map_err(|error| Error::new("cannot index the texts").caused_by(error))?;
    let on_new_thread = |shard| {
        let done = thread::scope(|scope| scope.spawn(|| work(shard)).join());
        done.unwrap_or_else(|panic| resume_unwind(panic))
    };
    let results: Vec<_> = pool.install(|| {
        shards
            .par_iter()
            .with_max_len(1)
            .map(on_new_thread)
            .collect()
    });
    results.into_iter().collect()
}

/// Returns the languages for the app, without those in which no word was found.
fn languages(shards: &[ShardArticles<'_>], indexed: &[IndexedShard]) -> Vec<Language> {
    let mut languages: BTreeMap<&str, (Language, BTreeMap<Script, usize>)> = BTreeMap::new();
    for (shard, indexed) in shards.iter().zip(indexed) {
        if indexed.is_empty(shard) {
            continue;
        }
        let new_language = || {
            let language = Language {
                name: shard.language.clone(),
                script: Script::Any,
                articles: 0,
                shards: Vec::new(),
            };
            (language, BTreeMap::new())
        };
        let (language, scripts) = languages
            .entry(&shard.language)
            .or_insert_with(new_language);
        language.articles += shard.texts.len();
        if shard.is_one_of_several() {
            language.shards.push(shard.summary());
        }
        for (script, count) in &indexed.scripts {
            *scripts.entry(Script::from_name(script)).or_default() += count;
        }
    }
    let languages = languages.into_values();
    let languages = languages.map(|(mut language, scripts)| {
        let most = scripts.into_iter().max_by_key(|&(_, count)| count);
        language.script = most.map_or(Script::Any, |(script, _)| script);
        language
    });
    languages.collect()
}
