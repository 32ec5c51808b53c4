//! The full-text index: Pagefind's, with a part for each language, so that readers load only what they search in.
//!
//! `SITE/pagefind/` has the program that searches (`pagefind.js`), [`LANGUAGES`] and [`FILTERS`] which the app reads first, and
//! a folder for each language, made of what Pagefind writes into one. Files whose names are hashes change their names when
//! their content changes.

mod files;
mod record;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use pagefind::{api::PagefindIndex, options::PagefindServiceConfig};
use recto::search::{
    FILTERS, FOLDER, Facet, LANGUAGES, Language, Script, write_filters, write_languages,
};
use sha2::{Digest, Sha256};
use tokio::runtime::{Builder, Runtime};

use crate::{
    articles::{self, Source},
    parallel,
};

use record::Record;

/// The version of Pagefind, which is no part of what it lets others see: with another one the index is written anew.
const PAGEFIND: &str = "1.6.0";

/// What stands in the text and is none of its words; the same as in the app's `platform::words`.
const SIGNS: [&str; 3] = ["a.anchor", "[role=doc-noteref]", "[role=doc-backlink]"];

/// What there is to be found.
#[derive(Debug, Default)]
struct Texts {
    records: Vec<Record>,
    languages: BTreeMap<String, Counted>,
    filters: BTreeSet<(Facet, String)>,
}

/// What is known of a language.
#[derive(Debug, Default)]
struct Counted {
    articles: usize,
    /// How many articles are written in each script.
    scripts: BTreeMap<Script, usize>,
}

/// Writes the index of these articles, unless it was made of the same before: that is `known` by a fingerprint. Says that
/// of today's.
pub(crate) fn write(site: &Path, sources: &[Source], known: &str) -> Result<String, String> {
    let mut hash = Sha256::new();
    for source in sources {
        for part in [&source.file, &source.text] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
    }
    let fingerprint = STANDARD.encode(hash.finalize());
    if fingerprint == known && site.join(FOLDER).join(LANGUAGES).is_file() {
        return Ok(fingerprint);
    }
    let records = parallel::try_map(sources, |source| {
        let text = articles::open(&site.join("articles").join(&source.file))?;
        Ok(Record::new(&source.slug, &document::parse(&text)))
    })?;
    Texts::of(records).write(site)?;
    Ok(fingerprint)
}

impl Texts {
    fn of(records: Vec<Record>) -> Self {
        let mut texts = Self::default();
        for record in records {
            texts.add(record);
        }
        texts
    }

    fn add(&mut self, record: Record) {
        let counted = self.languages.entry(record.language.clone()).or_default();
        counted.articles += 1;
        *counted.scripts.entry(record.script).or_default() += 1;
        self.filters.extend(record.filters.iter().cloned());
        self.records.push(record);
    }

    /// Writes the index of what was added, unless it is there already.
    fn write(&self, site: &Path) -> Result<(), String> {
        let folder = site.join(FOLDER);
        if self.records.is_empty() {
            return files::remove_all(&folder);
        }
        let source = self.fingerprint();
        let languages = write_languages(&source, &self.languages());
        if crate::files::read(&folder.join(LANGUAGES))? == Some(languages.clone().into_bytes()) {
            return Ok(());
        }
        let mut written = files::arrange(self.index()?)?;
        written.insert(FILTERS.into(), write_filters(&self.filters).into_bytes());
        for (name, bytes) in &written {
            crate::files::write(&folder.join(name), bytes)?;
        }
        files::remove_others(&folder, &written)?;
        // The last one, since it says that all the others are there.
        crate::files::write(&folder.join(LANGUAGES), languages.as_bytes())
    }

    fn languages(&self) -> Vec<Language> {
        let language = |(name, counted): (&String, &Counted)| Language {
            name: name.clone(),
            articles: counted.articles,
            script: counted
                .scripts
                .iter()
                .max_by_key(|&(_, count)| count)
                .map_or(Script::Any, |(&script, _)| script),
        };
        self.languages.iter().map(language).collect()
    }

    fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(PAGEFIND);
        for record in &self.records {
            hash.update(record.path.as_bytes());
            hash.update([0]);
            hash.update(record.html.as_bytes());
        }
        STANDARD.encode(hash.finalize())
    }

    fn index(&self) -> Result<Vec<(String, Vec<u8>)>, String> {
        let runtime = runtime()?;
        let config = PagefindServiceConfig::builder()
            .exclude_selectors(SIGNS.map(str::to_owned).to_vec())
            .build();
        let mut index = PagefindIndex::new(Some(config)).map_err(problem)?;
        // One after the other: the order of the articles is a part of the index, and must be the same in every run.
        for record in &self.records {
            let added = index.add_html_file(Some(record.path.clone()), None, record.html.clone());
            runtime.block_on(added).map_err(problem)?;
        }
        let files = runtime.block_on(index.get_files()).map_err(problem)?;
        let named = files.into_iter().map(|file| {
            let name = file.filename.to_string_lossy().replace('\\', "/");
            (name, file.contents)
        });
        Ok(named.collect())
    }
}

fn runtime() -> Result<Runtime, String> {
    Builder::new_current_thread().build().map_err(problem)
}

fn problem(error: impl std::fmt::Display) -> String {
    format!("the index of the texts cannot be made: {error}")
}
