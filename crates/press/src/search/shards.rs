//! Shards: the articles of a language in their order, so many in each, so that a new article changes only the newest shard
//! and an edit only its own.

use std::{collections::BTreeMap, num::NonZero};

use base64::{Engine, engine::general_purpose::STANDARD};
use recto::features::search::{self, shard_name};
use sha2::{Digest, Sha256};

use super::{Text, index::PAGEFIND, record};

/// Articles that are indexed together.
#[derive(Debug)]
pub(super) struct Shard<'a> {
    /// What Pagefind takes for its language: where a language has several, a tag of its own, by which its files are named.
    pub(super) name: String,
    /// The language of the articles.
    pub(super) language: String,
    /// The articles, the oldest first.
    pub(super) texts: Vec<Text<'a>>,
}

/// The shards of these articles: of a language the oldest first, those without a date before all others.
///
/// The last one has half as many as the others or up to half as many again. Were it to begin with a single article, the
/// newest articles would be ranked by how rare a word is among very few.
pub(super) fn of<'a>(texts: &[Text<'a>], size: NonZero<usize>) -> Vec<Shard<'a>> {
    let mut languages: BTreeMap<String, Vec<Text<'a>>> = BTreeMap::new();
    for text in texts {
        let language = record::language(&text.entry.lang);
        languages.entry(language).or_default().push(*text);
    }
    let shards = languages.into_iter().flat_map(|(language, mut texts)| {
        texts.sort_by_key(|text| (&text.entry.date, text.source.slug.as_str()));
        let count = ((texts.len() + size.get() / 2) / size).max(1);
        let shard = move |number: usize| {
            let rest = texts.split_off(if number < count {
                size.get()
            } else {
                texts.len()
            });
            Shard {
                name: match count {
                    1 => language.clone(),
                    _ => shard_name(&language, number),
                },
                language: language.clone(),
                texts: std::mem::replace(&mut texts, rest),
            }
        };
        (1..=count).map(shard)
    });
    shards.collect()
}

impl Shard<'_> {
    /// Whether its language has others.
    pub(super) fn is_one_of_several(&self) -> bool {
        self.name != self.language
    }

    /// What the app is told of it.
    pub(super) fn told(&self) -> search::Shard {
        let years = self.texts.iter();
        let years = years.filter_map(|text| text.entry.date.get(..4)?.parse().ok());
        let years: Vec<u16> = years.collect();
        let first = years.iter().min();
        search::Shard {
            articles: self.texts.len(),
            years: first.zip(years.iter().max()).map(|(&a, &b)| (a, b)),
        }
    }

    /// The fingerprint of all that its index is made of.
    pub(super) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let texts = self.texts.iter();
        let texts =
            texts.flat_map(|text| [text.source.slug.as_str(), &text.source.text_fingerprint]);
        for part in [PAGEFIND, &self.name].into_iter().chain(texts) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        STANDARD.encode(hash.finalize())
    }
}
