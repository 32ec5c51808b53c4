//! What somebody has done to the files of the index.

use super::*;

#[test]
fn a_file_of_the_index_that_is_gone_is_written_again() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let files = site.files();
    for name in files.keys() {
        fs::remove_file(site.path(FOLDER).join(name)).unwrap();
        site.write();
        assert_eq!(site.files(), files, "without {name}");
    }
}

#[test]
fn a_file_of_the_index_that_was_damaged_is_written_again() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let files = site.files();
    for (name, bytes) in &files {
        let (half, _) = bytes.split_at(bytes.len() / 2);
        let mut other = bytes.clone();
        *other.last_mut().unwrap() ^= 1;
        for damaged in [half, &[], &other] {
            fs::write(site.path(FOLDER).join(name), damaged).unwrap();
            site.write();
            assert!(site.files() == files, "{name}");
        }
    }
}

#[test]
fn what_the_index_does_not_name_goes_where_it_is_its_own_and_stays_where_it_is_not() {
    let mut site = Site::of(&[("a", ENGLISH), ("b", FRENCH)]);
    let own = [
        "pagefind.js.br",
        "notes.txt",
        "en/gone.js.gz",
        "fragment/fr_1.pf_fragment",
        "fr/mine.json",
    ];
    for name in own {
        crate::files::write(&site.path(FOLDER).join(name), b"mine").unwrap();
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
