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

fn write_to(site: &Path, entries: Vec<Entry>) -> Listing {
    write(&Output::new(site, BTreeMap::new()), entries, Vec::new()).unwrap()
}

fn names(site: &Path) -> Vec<String> {
    files::file_names(&site.join("articles"), ".json").unwrap()
}

#[test]
fn a_small_library_is_one_file() {
    let site = tempfile::tempdir().unwrap();
    let listing = write_to(site.path(), entries(PAGE_LENGTH, 10));
    assert_eq!(names(site.path()), ["index.json"]);
    assert!(!listing.text.contains("rest"), "{}", listing.text);
    assert!(!listing.is_beyond(PAGE_LENGTH - 1));
}

#[test]
fn a_large_one_is_in_parts_that_hold_all_of_it_in_order() {
    let site = tempfile::tempdir().unwrap();
    let all = entries(1200, 10);
    let listing = write_to(site.path(), all.clone());
    let library = listing.library.clone().unwrap();
    assert_eq!(
        (library.articles.len(), library.count(), library.parts()),
        (PAGE_LENGTH, 1200, 3)
    );
    assert_eq!(library.tags(), ["sea", "rare"]);
    let mut read = library.articles.clone();
    for number in 1..=3 {
        let part = fs::read(site.path().join(part_of(number))).unwrap();
        read.extend(serde_json::from_slice::<Library>(&part).unwrap().articles);
    }
    assert_eq!(read, all);
    assert!(listing.is_beyond(PAGE_LENGTH - 1) && !listing.is_beyond(PAGE_LENGTH - 2));
    assert_eq!(
        serde_json::from_str::<Library>(&listing.text).unwrap(),
        library
    );
}

#[test]
fn long_standfirsts_make_no_file_larger() {
    let site = tempfile::tempdir().unwrap();
    write_to(site.path(), entries(300, 3000));
    for name in names(site.path()) {
        let bytes = fs::metadata(site.path().join("articles").join(&name))
            .unwrap()
            .len();
        let most = if name == "index.json" {
            FIRST_BYTES
        } else {
            PART_BYTES
        };
        assert!(bytes < most as u64 + 1000, "{name} has {bytes} bytes");
    }
}

#[test]
fn an_entry_that_fits_nowhere_has_a_part_of_its_own() {
    let (first, parts) = split(&entries(3, 200_000)).unwrap();
    assert_eq!((first, parts), (1, vec![1..2, 2..3]));
}

#[test]
fn parts_that_are_not_needed_any_more_go() {
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
fn the_order_of_an_own_index_holds_for_the_neighbours() {
    let site = tempfile::tempdir().unwrap();
    let own = site.path().join("articles/index.json");
    files::write(&own, br#"["b.md","a.md"]"#).unwrap();
    let listing = write_to(site.path(), entries(3, 10));
    let older = listing.neighbours(0).older.unwrap();
    assert_eq!(older.slug, "a");
    assert_eq!(fs::read_to_string(own).unwrap(), r#"["b.md","a.md"]"#);
}

#[test]
fn what_is_no_list_is_told_and_kept_and_empties_nothing() {
    let site = tempfile::tempdir().unwrap();
    for text in ["{}", "3", "{\"articles\":{}}", "a.md\n"] {
        let own = site.path().join("articles/index.json");
        files::write(&own, text.as_bytes()).unwrap();
        let output = Output::new(site.path(), BTreeMap::new());
        let listing = write(&output, entries(3, 10), Vec::new()).unwrap();
        assert_eq!(listing.all.len(), 3);
        assert_eq!(listing.library.unwrap().articles.len(), 3);
        assert_eq!(fs::read_to_string(own).unwrap(), text);
        let failures = output.failures();
        assert!(
            matches!(&*failures, [one] if one.contains("is no list of articles") && one.contains("remove it")),
            "{failures:?}"
        );
    }
}

#[test]
fn an_index_that_broke_off_or_was_emptied_is_written_anew() {
    let site = tempfile::tempdir().unwrap();
    let text = write_to(site.path(), entries(3, 10)).text;
    for damaged in [&text[..text.len() / 2], ""] {
        fs::write(site.path().join(INDEX), damaged).unwrap();
        write_to(site.path(), entries(3, 10));
        assert_eq!(fs::read_to_string(site.path().join(INDEX)).unwrap(), text);
    }
}
