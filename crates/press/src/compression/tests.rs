use std::io::Read;

use flate2::read::GzDecoder;
use tempfile::TempDir;

use super::*;

const TEXT: &str = "The tide comes in, and the tide goes out again. ";

fn site(files: &[(&str, &str)]) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (name, text) in files {
        files::write(&site.path().join(name), text.as_bytes()).unwrap();
    }
    site
}

fn run_on(
    site: &Path,
    compression: Compression,
    compressed: &BTreeMap<String, Compressed>,
) -> BTreeMap<String, Compressed> {
    let known = Known {
        compressed,
        pages: &BTreeMap::new(),
    };
    run(site, compression, &known).unwrap()
}

fn names(site: &Path) -> Vec<String> {
    files::names(site, "").unwrap()
}

#[test]
fn both_forms_say_what_the_file_says() {
    let text = TEXT.repeat(50);
    let site = site(&[("a/index.html", &text)]);
    run_on(site.path(), Compression::Beforehand, &BTreeMap::new());
    let read = |name: &str| fs::read(site.path().join("a").join(name)).unwrap();
    let mut unpacked = String::new();
    let gz = read("index.html.gz");
    GzDecoder::new(&*gz).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, text);
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &*read("index.html.br"), &mut unpacked).unwrap();
    assert_eq!(unpacked, text.as_bytes());
    assert!(gz.len() < text.len() / 10);
}

#[test]
fn what_is_small_or_hidden_or_no_text_is_left_alone() {
    let text = TEXT.repeat(50);
    let files = [
        ("articles/a.md", &*text),
        ("small.html", TEXT),
        ("photo.jpg", &*text),
        (".press.json", &*text),
        ("b.txt", &*text),
    ];
    let site = site(&files);
    let done = run_on(site.path(), Compression::Beforehand, &BTreeMap::new());
    assert_eq!(done.keys().collect::<Vec<_>>(), ["b.txt", "small.html"]);
    let expected = [
        ".press.json",
        "b.txt",
        "b.txt.br",
        "b.txt.gz",
        "photo.jpg",
        "small.html",
    ];
    assert_eq!(names(site.path()), expected);
    assert_eq!(names(&site.path().join("articles")), ["a.md"]);
}

#[test]
fn only_what_changed_is_compressed_again() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("b.txt", &TEXT.repeat(60))]);
    let done = run_on(site.path(), Compression::Beforehand, &BTreeMap::new());
    // Something else of the same size shows whether a file is written again.
    for name in ["a.txt.br", "b.txt.br"] {
        let path = site.path().join(name);
        let length = fs::read(&path).unwrap().len();
        fs::write(path, vec![b'x'; length]).unwrap();
    }
    fs::write(site.path().join("b.txt"), TEXT.repeat(70)).unwrap();
    run_on(site.path(), Compression::Beforehand, &done);
    let is_new = |name: &str| !fs::read(site.path().join(name)).unwrap().starts_with(b"xx");
    assert!(is_new("b.txt.br") && !is_new("a.txt.br"));
}

#[test]
fn a_form_that_was_taken_away_comes_back() {
    let site = site(&[("a.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Beforehand, &BTreeMap::new());
    fs::remove_file(site.path().join("a.txt.gz")).unwrap();
    run_on(site.path(), Compression::Beforehand, &done);
    assert_eq!(names(site.path()), ["a.txt", "a.txt.br", "a.txt.gz"]);
}

#[test]
fn no_form_outlives_its_file_or_stays_when_none_is_wanted() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("b.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Beforehand, &BTreeMap::new());
    fs::remove_file(site.path().join("a.txt")).unwrap();
    run_on(site.path(), Compression::Beforehand, &done);
    assert_eq!(names(site.path()), ["b.txt", "b.txt.br", "b.txt.gz"]);
    run_on(site.path(), Compression::Left, &BTreeMap::new());
    assert_eq!(names(site.path()), ["b.txt"]);
}
