use std::{fs, io::Read, path::PathBuf};

use flate2::read::GzDecoder;
use recto::{route::Slug, search::UNKNOWN};
use serde_json::Value;
use tempfile::TempDir;

use super::*;

const ENGLISH: &str = "---\ntitle: Low & tide\nauthor: [Ada, Bo]\ndate: 2026-03-02\ntags: [sea, craft]\nlang: en-GB\n---\n\nThe opening.\n\n## The mud {#mud}\n\nIt {\" smells of salt, and of nothing else. \"} A note.[^1]\n\n[^1]: Of old.\n";
const FRENCH: &str = "---\nlang: fr\n---\n\nLa mer monte.\n";
const JAPANESE: &str = "---\nlang: ja\n---\n\n余白は静かである。\n";
const ARABIC: &str = "---\nlang: ar\n---\n\nالورق أبيض.\n";

fn texts(articles: &[(&str, &str)]) -> Texts {
    let record = |(slug, text): &(&str, &str)| {
        Record::new(&Slug::new(slug).unwrap(), &document::parse(text))
    };
    Texts::of(articles.iter().map(record).collect())
}

/// The index of these articles, as files by their names.
fn index(articles: &[(&str, &str)]) -> files::Files {
    files::arrange(texts(articles).index().unwrap()).unwrap()
}

/// What Pagefind keeps of each article of a language.
fn fragments(index: &files::Files, language: &str) -> Vec<Value> {
    let folder = format!("{language}/fragment/");
    let fragments = index.iter().filter(|(name, _)| name.starts_with(&folder));
    fragments
        .map(|(_, bytes)| {
            let mut text = String::new();
            GzDecoder::new(&bytes[..])
                .read_to_string(&mut text)
                .unwrap();
            serde_json::from_str(text.strip_prefix("pagefind_dcd").unwrap()).unwrap()
        })
        .collect()
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names.extend(self::names(&path));
        } else {
            names.push(path);
        }
    }
    names.sort();
    names
}

fn write(site: &TempDir, articles: &[(&str, &str)]) -> Vec<PathBuf> {
    texts(articles).write(site.path()).unwrap();
    names(&site.path().join(FOLDER))
}

#[test]
fn each_language_has_its_part_with_the_program_that_knows_its_stems() {
    let index = index(&[
        ("a", ENGLISH),
        ("b", FRENCH),
        ("c", JAPANESE),
        ("d", ARABIC),
        ("e", "No language."),
    ]);
    assert!(index.contains_key("pagefind.js"));
    for (language, program) in [
        ("en", "wasm.en.pagefind"),
        ("fr", "wasm.fr.pagefind"),
        ("ja", "wasm.unknown.pagefind"),
        ("ar", "wasm.ar.pagefind"),
        (UNKNOWN, "wasm.unknown.pagefind"),
    ] {
        assert_eq!(fragments(&index, language).len(), 1, "{language}");
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
        assert_eq!(entry["version"], PAGEFIND);
    }
}

#[test]
fn pagefinds_own_interfaces_are_left_out() {
    let index = index(&[("a", ENGLISH)]);
    let others: Vec<_> = index
        .keys()
        .filter(|name| !name.starts_with("en/"))
        .collect();
    assert_eq!(others, ["pagefind.js"]);
}

#[test]
fn an_article_has_title_sections_filters_and_each_word_once() {
    let index = index(&[("low tide", ENGLISH)]);
    let fragment = &fragments(&index, "en")[0];
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
    assert!(content.contains("A note. Of old."), "{content}");
    assert!(!content.contains("craft"), "{content}");
}

#[test]
fn japanese_is_cut_into_words() {
    let index = index(&[("a", JAPANESE)]);
    let content = fragments(&index, "ja")[0]["content"].to_string();
    assert!(content.contains("余白\u{200b}は"), "{content:?}");
}

#[test]
fn markup_in_front_matter_is_text() {
    let index = index(&[(
        "a",
        "---\ntitle: '<script>x</script>'\ntags: ['</p><b>']\nlang: en\n---\n\nText.\n",
    )]);
    let fragment = &fragments(&index, "en")[0];
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
    assert_eq!(index(&articles), index(&articles));
}

#[test]
fn the_lists_name_languages_and_filters() {
    let site = tempfile::tempdir().unwrap();
    write(&site, &[("a", ENGLISH), ("b", FRENCH), ("c", FRENCH)]);
    let read = |name: &str| fs::read_to_string(site.path().join(FOLDER).join(name)).unwrap();
    let languages = recto::search::read_languages(&read(LANGUAGES));
    let names: Vec<_> = languages
        .iter()
        .map(|language| (language.name.as_str(), language.script, language.articles))
        .collect();
    assert_eq!(names, [("fr", Script::Latin, 2), ("en", Script::Latin, 1)]);
    let filters = read(FILTERS);
    assert_eq!(
        filters,
        "tag\tcraft\ntag\tsea\nauthor\tAda\nauthor\tBo\nyear\t2026\n"
    );
}

#[test]
fn a_second_run_writes_nothing_and_a_change_leaves_nothing_behind() {
    let site = tempfile::tempdir().unwrap();
    let first = write(&site, &[("a", ENGLISH), ("b", FRENCH)]);
    let marked = first
        .iter()
        .find(|path| path.ends_with("pagefind.js"))
        .unwrap();
    fs::write(marked, "kept").unwrap();
    assert_eq!(write(&site, &[("a", ENGLISH), ("b", FRENCH)]), first);
    assert_eq!(fs::read_to_string(marked).unwrap(), "kept");
    let second = write(&site, &[("a", ENGLISH)]);
    let fresh = tempfile::tempdir().unwrap();
    assert_eq!(second.len(), write(&fresh, &[("a", ENGLISH)]).len());
    assert!(!site.path().join(FOLDER).join("fr").exists());
    assert_ne!(fs::read_to_string(marked).unwrap(), "kept");
}

#[test]
fn without_articles_there_is_no_index() {
    let site = tempfile::tempdir().unwrap();
    write(&site, &[("a", ENGLISH)]);
    assert_eq!(write(&site, &[]), [] as [PathBuf; 0]);
    assert!(!site.path().join(FOLDER).exists());
}
