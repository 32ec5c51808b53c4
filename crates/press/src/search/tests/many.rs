//! Languages with several shards, here of four articles.

use super::*;

/// The text of an article; the higher its number, the newer it is. No two years are the same.
fn article(number: usize, words: &str) -> String {
    format!(
        "---\nlang: en\ntitle: Walk {number}\ndate: {}-05-01\n---\n\nOut {words} and back.\n",
        1990 + number
    )
}

fn walks(numbers: impl Iterator<Item = usize>) -> Site {
    let mut site = Site::new(4);
    for number in numbers {
        site.put(&format!("walk-{number}"), &article(number, "again"));
    }
    site.write();
    site
}

/// Returns the names of the shards that were written since the last call, and resets the times of all files.
fn written(site: &Site) -> BTreeSet<String> {
    let mut written = BTreeSet::new();
    for name in site.files().keys() {
        let path = site.path(INDEX_FOLDER).join(name);
        if fs::metadata(&path).unwrap().modified().unwrap() != UNIX_EPOCH {
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(UNIX_EPOCH).unwrap();
            let mut parts = name.split(['/', '.', '_']);
            let shard = parts.find(|part| part.contains("-x-"));
            written.extend(shard.map(str::to_owned));
        }
    }
    written
}

fn check_shards(count: usize, expected: &[usize]) {
    let entries: Vec<Entry> = (0..count)
        .map(|number| Entry {
            slug: format!("a{number:03}"),
            ..Entry::default()
        })
        .collect();
    let sources: Vec<ArticleFile> = entries
        .iter()
        .map(|entry| ArticleFile {
            slug: Slug::new(&entry.slug).unwrap(),
            file: String::new(),
            text_fingerprint: String::new(),
        })
        .collect();
    let texts = sources.iter().zip(&entries);
    let texts: Vec<ArticleToIndex<'_>> = texts
        .map(|(source, entry)| ArticleToIndex { source, entry })
        .collect();
    let shards = shards::split(&texts, NonZero::new(4).unwrap());
    let sizes: Vec<usize> = shards.iter().map(|shard| shard.texts.len()).collect();
    assert_eq!(sizes, expected, "{count} articles");
}

#[test]
fn the_newest_shard_is_never_small() {
    check_shards(1, &[1]);
    check_shards(5, &[5]);
    check_shards(6, &[4, 2]);
    check_shards(9, &[4, 5]);
    check_shards(10, &[4, 4, 2]);
}

#[test]
fn shards_share_a_folder_an_entry_and_a_program() {
    let site = walks(0..10);
    let files = site.files();
    let programs: Vec<_> = files.keys().filter(|name| name.contains("wasm")).collect();
    assert_eq!(programs, ["en/wasm.en.pagefind"]);
    let entry: Value = serde_json::from_slice(&files["en/pagefind-entry.json"]).unwrap();
    let languages = entry["languages"].as_object().unwrap();
    let names: Vec<_> = languages.keys().collect();
    assert_eq!(names, ["en-x-1", "en-x-2", "en-x-3"]);
    for (name, count) in [("en-x-1", 4), ("en-x-2", 4), ("en-x-3", 2)] {
        let language = &languages[name];
        assert_eq!(language["page_count"], count);
        assert_eq!(language["wasm"], "en");
        let meta = format!("en/pagefind.{}.pf_meta", language["hash"].as_str().unwrap());
        assert!(files.contains_key(&meta), "{meta}");
        let own = format!("en/fragment/{name}_");
        assert_eq!(
            files.keys().filter(|path| path.starts_with(&own)).count(),
            count
        );
    }
}

#[test]
fn languages_list_the_articles_and_years_of_each_shard() {
    let mut site = walks(0..10);
    site.put("undated", "---\nlang: en\n---\n\nText.\n");
    site.write();
    assert_eq!(
        site.text(LANGUAGES_FILE),
        "en\tlatin\t11\t4 1990-1992\t4 1993-1996\t3 1997-1999\n"
    );
}

#[test]
fn a_shard_has_the_stems_and_words_of_its_language() {
    let mut site = Site::new(1);
    for (slug, text) in [("a", JAPANESE), ("b", JAPANESE)] {
        site.put(slug, text);
    }
    site.write();
    assert!(site.files().contains_key("ja/wasm.unknown.pagefind"));
    let fragments = site.fragments("ja");
    assert_eq!(fragments.len(), 2);
    for fragment in fragments {
        let content = fragment["content"].as_str().unwrap();
        assert!(content.contains("余白\u{200b}は"), "{content:?}");
    }
}

#[test]
fn an_edit_rebuilds_one_shard_and_a_second_run_none() {
    let mut site = walks(0..10);
    assert_eq!(written(&site).len(), 3);
    site.write();
    assert_eq!(written(&site), BTreeSet::new());
    site.put("walk-5", &article(5, "once more"));
    site.write();
    assert_eq!(written(&site), BTreeSet::from(["en-x-2".to_owned()]));
}

#[test]
fn a_new_article_rebuilds_the_newest_shard() {
    let mut site = walks(0..8);
    written(&site);
    site.put("walk-8", &article(8, "again"));
    site.write();
    assert_eq!(written(&site), BTreeSet::from(["en-x-2".to_owned()]));
}

#[test]
fn an_incremental_index_equals_one_built_at_once() {
    let mut site = walks(1..11);
    for number in [11, 0] {
        site.put(&format!("walk-{number}"), &article(number, "again"));
        site.write();
    }
    site.take("walk-11");
    site.write();
    assert!(site.files() == walks(0..11).files());
    for number in 3..11 {
        site.take(&format!("walk-{number}"));
    }
    site.write();
    let few = walks(0..3);
    assert!(site.files() == few.files());
    // With one shard it is called as the language is.
    assert!(few.files().keys().all(|name| !name.contains("-x-")));
}
