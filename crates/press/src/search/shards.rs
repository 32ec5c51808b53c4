//! Shards: the articles of a language by date, in groups of a fixed size, so that a new article changes only the newest shard
//! and an edit only its own.

use std::{collections::BTreeMap, num::NonZero};

use base64::{Engine, engine::general_purpose::STANDARD};
use recto::features::search::{self, shard_name};
use sha2::{Digest, Sha256};

use super::{ArticleToIndex, index::PAGEFIND_VERSION, record};

/// Articles that are indexed together.
#[derive(Debug)]
pub(super) struct ShardArticles<'a> {
    /// Language for Pagefind, which names the files by it. If a language has several shards, each has a tag of its own.
    pub(super) name: String,
    /// Language of the articles.
    pub(super) language: String,
    /// Articles, oldest first.
    pub(super) texts: Vec<ArticleToIndex<'a>>,
}

/// Splits articles into shards: by language, then by date, with undated articles first.
///
/// The last shard has between half of `size` and one and a half of it. Pagefind rates words by how rare they are in a shard, which
/// would be arbitrary among very few articles.
pub(super) fn split<'a>(
    texts: &[ArticleToIndex<'a>],
    size: NonZero<usize>,
) -> Vec<ShardArticles<'a>> {
    let mut languages: BTreeMap<String, Vec<ArticleToIndex<'a>>> = BTreeMap::new();
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
            ShardArticles {
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

impl ShardArticles<'_> {
    /// Returns whether its language has other shards.
    pub(super) fn is_one_of_several(&self) -> bool {
        self.name != self.language
    }

    /// Returns the size and the years of the shard, for the app.
    pub(super) fn summary(&self) -> search::Shard {
        let years = self.texts.iter();
        let years = years.filter_map(|text| text.entry.date.get(..4)?.parse().ok());
        let years: Vec<u16> = years.collect();
        let first = years.iter().min();
        search::Shard {
            articles: self.texts.len(),
            years: first.zip(years.iter().max()).map(|(&a, &b)| (a, b)),
        }
    }

    /// Returns the fingerprint of everything that its index is made of.
    pub(super) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let texts = self.texts.iter();
        let texts =
            texts.flat_map(|text| [text.source.slug.as_str(), &text.source.text_fingerprint]);
        for part in [PAGEFIND_VERSION, &self.name].into_iter().chain(texts) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        STANDARD.encode(hash.finalize())
    }
}
