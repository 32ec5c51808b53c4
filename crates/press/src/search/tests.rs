use std::{fs, io::Read, path::PathBuf, time::UNIX_EPOCH};

use flate2::read::GzDecoder;
use recto::{features::search::UNDETERMINED, routing::Slug};
use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::articles::{self, DraftInclusion};

mod damage;
mod many;

const ENGLISH: &str = "---\ntitle: Low & tide\nauthor: [Ada, Bo]\ndate: 2026-03-02\ntags: [sea, craft]\nlang: en-GB\n---\n\nThe opening.\n\n## The mud {#mud}\n\nIt {\" smells of salt, and of nothing else. \"} A note.[^1]\n\n[^1]: Of old.\n";
const FRENCH: &str = "---\nlang: fr\n---\n\nLa mer monte.\n";
const JAPANESE: &str = "---\nlang: ja\n---\n\n余白は静かである。\n";
const ARABIC: &str = "---\nlang: ar\n---\n\nالورق أبيض.\n";

/// A site with articles and their index.
struct Site {
    folder: TempDir,
    shard_size: NonZero<usize>,
    known: CachedShards,
}

impl Site {
    fn new(shard_size: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        Self {
            folder,
            shard_size: NonZero::new(shard_size).unwrap(),
            known: CachedShards::new(),
        }
    }

    /// One with these articles, and their index.
    fn of(articles: &[(&str, &str)]) -> Self {
        let mut site = Self::new(100);
        for (slug, text) in articles {
            site.put(slug, text);
        }
        site.write();
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn output(&self) -> Output {
        Output::new(self.folder.path(), BTreeMap::new())
    }

    fn put(&self, slug: &str, text: &str) {
        fs::write(self.path(&format!("articles/{slug}.md")), text).unwrap();
    }

    fn take(&self, slug: &str) {
        fs::remove_file(self.path(&format!("articles/{slug}.md"))).unwrap();
    }

    /// Writes the index, except for unchanged shards.
    fn write(&mut self) {
        let read = articles::read(
            self.folder.path(),
            DraftInclusion::Exclude,
            &BTreeMap::new(),
        )
        .unwrap();
        let texts = articles_to_index(&read.sources, &read.cached);
        self.known = write(&self.output(), &texts, self.shard_size, &self.known).unwrap();
    }

    /// The files of the index, by their paths in its folder.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path(INDEX_FOLDER);
        let mut files = BTreeMap::new();
        let mut folders = vec![folder.clone()];
        while let Some(inner) = folders.pop() {
            for entry in fs::read_dir(inner).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&folder).unwrap();
                    files.insert(
                        name.to_string_lossy().into_owned(),
                        fs::read(&path).unwrap(),
                    );
                }
            }
        }
        files
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(INDEX_FOLDER).join(name)).unwrap()
    }

    /// Returns what Pagefind stores of each article of a language.
    fn fragments(&self, language: &str) -> Vec<Value> {
        let folder = format!("{language}/fragment/");
        let files = self.files().into_iter();
        let fragments = files.filter(|(name, _)| name.starts_with(&folder));
        fragments.map(|(_, bytes)| fragment(&bytes)).collect()
    }
}

fn fragment(bytes: &[u8]) -> Value {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    serde_json::from_str(text.strip_prefix("pagefind_dcd").unwrap()).unwrap()
}

#[test]
fn each_language_has_a_folder_with_its_stemming_program() {
    let site = Site::of(&[
        ("a", ENGLISH),
        ("b", FRENCH),
        ("c", JAPANESE),
        ("d", ARABIC),
        ("e", "No language."),
    ]);
    let index = site.files();
    assert!(index.contains_key("pagefind.js"));
    for (language, program) in [
        ("en", "wasm.en.pagefind"),
        ("fr", "wasm.fr.pagefind"),
        ("ja", "wasm.unknown.pagefind"),
        ("ar", "wasm.ar.pagefind"),
        (UNDETERMINED, "wasm.unknown.pagefind"),
    ] {
        assert_eq!(site.fragments(language).len(), 1, "{language}");
        let own = format!("{language}/");
        let programs: Vec<&str> = index
            .keys()
            .filter_map(|name| name.strip_prefix(&own))
            .filter(|name| name.starts_with("wasm"))
            .collect();
        assert_eq!(programs, [program], "{language}");
        let entry = &index[&format!("{language}/pagefind-entry.json")];
        let entry: Value = serde_json::from_slice(entry).unwrap();
        assert_eq!(entry["languages"].as_object().unwrap().len(), 1);
        assert_eq!(entry["version"], index::PAGEFIND_VERSION);
    }
}

#[test]
fn pagefinds_own_interfaces_are_left_out() {
    let index = Site::of(&[("a", ENGLISH)]).files();
    let others: Vec<_> = index
        .keys()
        .filter(|name| !name.starts_with("en/"))
        .collect();
    assert_eq!(others, [FILTERS_FILE, LANGUAGES_FILE, "pagefind.js"]);
}

#[test]
fn an_article_has_title_sections_filters_and_each_word_once() {
    let fragment = &Site::of(&[("low tide", ENGLISH)]).fragments("en")[0];
    assert_eq!(fragment["url"], "/low%20tide/");
    assert_eq!(fragment["meta"]["title"], "Low & tide");
    assert_eq!(fragment["meta"]["author"], "Ada, Bo");
    assert_eq!(fragment["meta"]["date"], "2026-03-02");
    let filters = &fragment["filters"];
    assert_eq!(filters["tag"], serde_json::json!(["sea", "craft"]));
    assert_eq!(filters["author"], serde_json::json!(["Ada", "Bo"]));
    assert_eq!(filters["year"], serde_json::json!(["2026"]));
    let anchors = fragment["anchors"].as_array().unwrap();
    assert!(
        anchors.iter().any(|anchor| anchor["id"] == "mud"),
        "{anchors:?}"
    );
    let content = fragment["content"].as_str().unwrap();
    assert_eq!(content.matches("smells of salt").count(), 1, "{content}");
    // The number of the note and the way back are signs, not words.
    assert!(content.contains("Footnotes · 1. Of old."), "{content}");
    assert!(!content.contains("craft"), "{content}");
    // Notes are no part of the last section.
    assert!(
        anchors
            .iter()
            .any(|anchor| anchor["id"] == "fn-1" && anchor["text"] == "Footnotes · 1"),
        "{anchors:?}"
    );
}

#[test]
fn cells_are_separated() {
    let table = "---\nlang: en\n---\n| one | two |\n|---|---|\n| three | four |\n\nEnd.";
    let site = Site::of(&[("a", table)]);
    let content = site.fragments("en")[0]["content"].to_string();
    assert!(
        content.contains("one · two; three · four; End."),
        "{content}"
    );
}

#[test]
fn japanese_is_segmented_into_words() {
    let site = Site::of(&[("a", JAPANESE)]);
    let content = site.fragments("ja")[0]["content"].to_string();
    assert!(content.contains("余白\u{200b}は"), "{content:?}");
}

#[test]
fn markup_in_front_matter_is_text() {
    let site = Site::of(&[(
        "a",
        "---\ntitle: '<script>x</script>'\ntags: ['</p><b>']\nlang: en\n---\n\nText.\n",
    )]);
    let fragment = &site.fragments("en")[0];
    assert_eq!(fragment["meta"]["title"], "<script>x</script>");
    assert_eq!(fragment["filters"]["tag"], serde_json::json!(["</p><b>"]));
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let articles: Vec<(String, String)> = (0..40)
        .map(|number| {
            (
                format!("a{number}"),
                format!("{ENGLISH}\n\nNaïve café {number}.\n"),
            )
        })
        .collect();
    let articles: Vec<(&str, &str)> = articles
        .iter()
        .map(|(slug, text)| (slug.as_str(), text.as_str()))
        .collect();
    assert_eq!(Site::of(&articles).files(), Site::of(&articles).files());
}

#[test]
fn the_lists_name_languages_and_filters() {
    let site = Site::of(&[("a", ENGLISH), ("b", FRENCH), ("c", FRENCH)]);
    assert_eq!(site.text(LANGUAGES_FILE), "fr\tlatin\t2\nen\tlatin\t1\n");
    let filters = site.text(FILTERS_FILE);
    assert_eq!(
        filters,
        "tag\tcraft\ntag\tsea\nauthor\tAda\nauthor\tBo\nyear\t2026\n"
    );
}

#[test]
fn a_change_leaves_no_obsolete_files() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    site.take("b");
    site.put("a", FRENCH);
    site.write();
    assert_eq!(site.files(), Site::of(&[("a", FRENCH)]).files());
    assert!(!site.path(INDEX_FOLDER).join("en").exists());
}

#[test]
fn a_language_without_words_is_not_listed() {
    let site = Site::of(&[
        ("a", FRENCH),
        ("…", "---\nlang: en\ntitle: '…'\n---\n\n…\n"),
    ]);
    assert_eq!(site.text(LANGUAGES_FILE), "fr\tlatin\t1\n");
}

#[test]
fn without_articles_there_is_no_index() {
    let mut site = Site::of(&[("a", ENGLISH)]);
    site.take("a");
    site.write();
    assert!(!site.path(INDEX_FOLDER).exists());
}
