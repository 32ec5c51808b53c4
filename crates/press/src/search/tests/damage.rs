//! Damaged and foreign files in the folder of the index.

use super::*;

#[test]
fn a_missing_file_of_the_index_is_rewritten() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let files = site.files();
    for name in files.keys() {
        fs::remove_file(site.path(INDEX_FOLDER).join(name)).unwrap();
        site.write();
        assert_eq!(site.files(), files, "without {name}");
    }
}

#[test]
fn a_damaged_file_of_the_index_is_rewritten() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let files = site.files();
    for (name, bytes) in &files {
        let (half, _) = bytes.split_at(bytes.len() / 2);
        let mut other = bytes.clone();
        *other.last_mut().unwrap() ^= 1;
        for damaged in [half, &[], &other] {
            fs::write(site.path(INDEX_FOLDER).join(name), damaged).unwrap();
            site.write();
            assert!(site.files() == files, "{name}");
        }
    }
}

#[test]
fn obsolete_files_are_removed_and_foreign_ones_stay() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let own = [
        "pagefind.js.br",
        "notes.txt",
        "en/gone.js.gz",
        "fragment/fr_1.pf_fragment",
        "fr/mine.json",
    ];
    for name in own {
        crate::files::write(&site.path(INDEX_FOLDER).join(name), b"mine").unwrap();
    }
    let program = site.files()["fr/wasm.fr.pagefind"].clone();
    fs::write(site.path("pagefind/fr/wasm.unknown.pagefind"), program).unwrap();
    site.take("b");
    site.write();
    let left = site
        .files()
        .into_keys()
        .filter(|name| !name.starts_with("en/"));
    let expected = [
        "filters.txt",
        "fr/mine.json",
        "fragment/fr_1.pf_fragment",
        "languages.txt",
        "notes.txt",
        "pagefind.js",
        "pagefind.js.br",
    ];
    assert_eq!(left.collect::<Vec<_>>(), expected);
    assert!(site.files().contains_key("en/gone.js.gz"));
    site.take("a");
    site.write();
    assert_eq!(
        site.files().into_values().collect::<Vec<_>>(),
        vec![b"mine"; own.len()]
    );
}
