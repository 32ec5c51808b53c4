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
use document::article::Article;
use pagefind::{api::PagefindIndex, options::PagefindServiceConfig};
use recto::{
    route::Slug,
    search::{FILTERS, FOLDER, Facet, LANGUAGES, Language, Script, write_filters, write_languages},
};
use sha2::{Digest, Sha256};
use tokio::runtime::{Builder, Runtime};

use record::Record;

/// The version of Pagefind, which is no part of what it lets others see: with another one the index is written anew.
const PAGEFIND: &str = "1.6.0";

/// What stands in the text and is none of its words; the same as in the app's `platform::words`.
const SIGNS: [&str; 3] = ["a.anchor", "[role=doc-noteref]", "[role=doc-backlink]"];

/// What there is to be found.
#[derive(Debug, Default)]
pub(crate) struct Texts {
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

impl Texts {
    /// Adds an article.
    pub(crate) fn add(&mut self, slug: &Slug, article: &Article) {
        let record = Record::new(slug, article);
        let counted = self.languages.entry(record.language.clone()).or_default();
        counted.articles += 1;
        *counted.scripts.entry(record.script).or_default() += 1;
        self.filters.extend(record.filters.iter().cloned());
        self.records.push(record);
    }

    /// Writes the index of what was added, unless it is there already.
    pub(crate) fn write(&self, site: &Path) -> Result<(), String> {
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
