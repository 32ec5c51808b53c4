use std::{collections::BTreeMap, fs, path::Path};

use super::*;
use crate::files;

fn entries(count: usize, description: usize) -> Vec<Entry> {
    let entry = |number| Entry {
        slug: format!("article-{number}"),
        description: "d".repeat(description),
        tags: vec![if number % 3 == 0 { "rare" } else { "sea" }.to_owned()],
        ..Entry::default()
    };
    (0..count).map(entry).collect()
}

fn write_to(site: &Path, entries: Vec<Entry>) -> LibraryIndex {
    write(&Output::new(site, BTreeMap::new()), entries, Vec::new()).unwrap()
}

fn names(site: &Path) -> Vec<String> {
    files::file_names(&site.join("articles"), ".json").unwrap()
}

#[test]
fn a_small_library_is_one_file() {
    let site = tempfile::tempdir().unwrap();
    let index = write_to(site.path(), entries(PAGE_LENGTH, 10));
    assert_eq!(names(site.path()), ["index.json"]);
    assert!(!index.text.contains("rest"), "{}", index.text);
    assert!(!index.needs_adjacent_file(PAGE_LENGTH - 1));
}

#[test]
fn a_large_library_is_split_into_parts_in_order() {
    let site = tempfile::tempdir().unwrap();
    let all = entries(1200, 10);
    let index = write_to(site.path(), all.clone());
    let library = index.library.clone().unwrap();
    assert_eq!(
        (library.articles.len(), library.count(), library.parts()),
        (PAGE_LENGTH, 1200, 3)
    );
    assert_eq!(library.tags(), ["sea", "rare"]);
    let mut read = library.articles.clone();
    for number in 1..=3 {
        let part = fs::read(site.path().join(part_path(number))).unwrap();
        read.extend(serde_json::from_slice::<Library>(&part).unwrap().articles);
    }
    assert_eq!(read, all);
    assert!(
        index.needs_adjacent_file(PAGE_LENGTH - 1) && !index.needs_adjacent_file(PAGE_LENGTH - 2)
    );
    assert_eq!(
        serde_json::from_str::<Library>(&index.text).unwrap(),
        library
    );
}

#[test]
fn files_stay_below_their_limit_with_long_standfirsts() {
    let site = tempfile::tempdir().unwrap();
    write_to(site.path(), entries(300, 3000));
    for name in names(site.path()) {
        let bytes = fs::metadata(site.path().join("articles").join(&name))
            .unwrap()
            .len();
        let most = if name == "index.json" {
            MAX_FIRST_BYTES
        } else {
            MAX_PART_BYTES
        };
        assert!(bytes < most as u64 + 1000, "{name} has {bytes} bytes");
    }
}

#[test]
fn an_entry_above_the_limit_has_its_own_part() {
    let (first, parts) = split(&entries(3, 200_000)).unwrap();
    assert_eq!((first, parts), (1, vec![1..2, 2..3]));
}

#[test]
fn obsolete_parts_are_removed() {
    let site = tempfile::tempdir().unwrap();
    write_to(site.path(), entries(1200, 10));
    fs::write(site.path().join("articles/index-9.json"), "[]").unwrap();
    write_to(site.path(), entries(300, 10));
    // The last is not ours.
    assert_eq!(
        names(site.path()),
        ["index-1.json", "index-9.json", "index.json"]
    );
}

#[test]
fn neighbours_follow_the_order_of_a_publishers_own_index() {
    let site = tempfile::tempdir().unwrap();
    let own = site.path().join("articles/index.json");
    files::write(&own, br#"["b.md","a.md"]"#).unwrap();
    let index = write_to(site.path(), entries(3, 10));
    let older = index.adjacent(0).older.unwrap();
    assert_eq!(older.slug, "a");
    assert_eq!(fs::read_to_string(own).unwrap(), r#"["b.md","a.md"]"#);
}

#[test]
fn a_file_that_is_not_a_list_stays_and_is_an_error() {
    let site = tempfile::tempdir().unwrap();
    for text in ["{}", "3", "{\"articles\":{}}", "a.md\n"] {
        let own = site.path().join("articles/index.json");
        files::write(&own, text.as_bytes()).unwrap();
        let output = Output::new(site.path(), BTreeMap::new());
        let index = write(&output, entries(3, 10), Vec::new()).unwrap();
        assert_eq!(index.all.len(), 3);
        assert_eq!(index.library.unwrap().articles.len(), 3);
        assert_eq!(fs::read_to_string(own).unwrap(), text);
        let failures = output.failures();
        assert!(
            matches!(&*failures, [one] if one.contains("is not a list of articles") && one.contains("remove it")),
            "{failures:?}"
        );
    }
}

#[test]
fn a_truncated_or_empty_index_is_rewritten() {
    let site = tempfile::tempdir().unwrap();
    let text = write_to(site.path(), entries(3, 10)).text;
    for damaged in [&text[..text.len() / 2], ""] {
        fs::write(site.path().join(INDEX), damaged).unwrap();
        write_to(site.path(), entries(3, 10));
        assert_eq!(fs::read_to_string(site.path().join(INDEX)).unwrap(), text);
    }
}
