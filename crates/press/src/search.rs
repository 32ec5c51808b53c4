//! The full-text index: Pagefind's, in parts, so that readers load only what they search in, and a change costs little.
//!
//! `SITE/pagefind/` has the program that searches (`pagefind.js`), [`LANGUAGES`] and [`FILTERS`] which the app reads first, and
//! a folder for each language, made of what Pagefind writes into one. A language with many articles is in several
//! [`shards`], each indexed by itself, which share the folder and the program that knows the language's stems. Files whose
//! names are hashes change their names when their content changes.

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
        FILTERS, FOLDER, LANGUAGES, Language, Script, write_filters, write_languages,
    },
};

use crate::{
    Error, Result,
    articles::CachedArticle,
    articles::Source,
    output::{Output, Ownership},
};

use files::There;
use shards::Shard;

pub(crate) use index::Indexed;

/// So many articles are in a shard: as many as readers may load the index of, and as can be indexed within a second or two
/// when one of them has changed.
pub(crate) const SHARD_SIZE: NonZero<usize> = NonZero::new(400).unwrap();

/// An article that can be found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    /// Where it is.
    pub(crate) source: &'a Source,
    /// What is known of it.
    pub(crate) entry: &'a Entry,
}

/// What can be found, of what was read.
pub(crate) fn texts<'a>(
    sources: &'a [Source],
    cached: &'a BTreeMap<String, CachedArticle>,
) -> Vec<Text<'a>> {
    let text = |source: &'a Source| {
        let entry = &cached.get(&source.file)?.entry;
        Some(Text { source, entry })
    };
    sources.iter().filter_map(text).collect()
}

/// What the last run has indexed, by the names of the shards.
pub(crate) type CachedShards = BTreeMap<String, Indexed>;

/// Writes the index of these articles, with so many in a shard; what is `known` of the same articles is left as it is. Says
/// what was indexed.
pub(crate) fn write(
    output: &Output,
    texts: &[Text<'_>],
    shard_size: NonZero<usize>,
    known: &CachedShards,
) -> Result<CachedShards> {
    if texts.is_empty() {
        files::remove_others(output, std::iter::empty())?;
        return Ok(CachedShards::new());
    }
    let site = output.root();
    let there = There::read(&site.join(FOLDER))?;
    let shards = shards::of(texts, shard_size);
    let indexed = in_parallel(&shards, |shard| {
        let kept = known.get(&shard.name);
        let kept = kept.filter(|kept| kept.is_of(shard) && kept.is_there(shard, site, &there));
        match kept {
            Some(kept) => Ok(kept.clone()),
            None => index::write(output, shard),
        }
    })?;
    files::claim_script(output);
    files::write_entries(output, shards.iter().zip(&indexed));
    let filters: BTreeSet<_> = texts
        .iter()
        .flat_map(|text| record::filters(text.entry))
        .collect();
    let languages = write_languages(&languages(&shards, &indexed));
    for (name, text) in [(FILTERS, write_filters(&filters)), (LANGUAGES, languages)] {
        output.write(
            &format!("{FOLDER}/{name}"),
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
/// within an asynchronous runtime and with the memory of both; so each shard has a thread that belongs to no pool, and a pool
/// apart bounds how many there are.
fn in_parallel<R: Send>(
    shards: &[Shard<'_>],
    work: impl Fn(&Shard<'_>) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let pool = ThreadPoolBuilder::new()
        .build()
        .map_err(|error| Error::new("cannot index the texts").caused_by(error))?;
    let apart = |shard| {
        let done = thread::scope(|scope| scope.spawn(|| work(shard)).join());
        done.unwrap_or_else(|panic| resume_unwind(panic))
    };
    let results: Vec<_> = pool.install(|| shards.par_iter().with_max_len(1).map(apart).collect());
    results.into_iter().collect()
}

/// What the app is told of the languages; of those without any word nothing.
fn languages(shards: &[Shard<'_>], indexed: &[Indexed]) -> Vec<Language> {
    let mut languages: BTreeMap<&str, (Language, BTreeMap<Script, usize>)> = BTreeMap::new();
    for (shard, indexed) in shards.iter().zip(indexed) {
        if indexed.is_empty(shard) {
            continue;
        }
        let begun = || {
            let language = Language {
                name: shard.language.clone(),
                script: Script::Any,
                articles: 0,
                shards: Vec::new(),
            };
            (language, BTreeMap::new())
        };
        let (language, scripts) = languages.entry(&shard.language).or_insert_with(begun);
        language.articles += shard.texts.len();
        if shard.is_one_of_several() {
            language.shards.push(shard.told());
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
