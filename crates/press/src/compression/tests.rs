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

/// What a run leaves to the next.
type Left = (BTreeMap<String, String>, BTreeMap<String, String>);

fn run_on(site: &Path, compression: Compression, before: &Left) -> Left {
    let (left, _) = run_and_tell(site, compression, before);
    left
}

/// The same, and the notes.
fn run_and_tell(
    site: &Path,
    compression: Compression,
    (compressed, own): &Left,
) -> (Left, Vec<String>) {
    let previous = Previous {
        compressed,
        pages: &BTreeMap::new(),
    };
    let output = Output::new(site, own.clone());
    let compressed = run(&output, compression, &previous).unwrap();
    assert_eq!(output.failures(), [] as [&str; 0]);
    ((compressed, output.remembered()), output.notes())
}

fn names(site: &Path) -> Vec<String> {
    files::file_names(site, "").unwrap()
}

#[test]
fn both_forms_say_what_the_file_says() {
    let text = TEXT.repeat(50);
    let site = site(&[("a/index.html", &text)]);
    run_on(site.path(), Compression::Beforehand, &Left::default());
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
    let done = run_on(site.path(), Compression::Beforehand, &Left::default());
    assert_eq!(done.0.keys().collect::<Vec<_>>(), ["b.txt", "small.html"]);
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
    let (compressed, mut own) = run_on(site.path(), Compression::Beforehand, &Left::default());
    // What says nothing, and is remembered all the same, shows whether a file is written again.
    let read = |name: &str| fs::read(site.path().join(name)).unwrap();
    let b = read("b.txt.br");
    fs::write(site.path().join("a.txt.br"), "x").unwrap();
    own.insert("a.txt.br".to_owned(), fingerprint::with_length(b"x"));
    fs::write(site.path().join("b.txt"), TEXT.repeat(70)).unwrap();
    run_on(site.path(), Compression::Beforehand, &(compressed, own));
    assert!(read("a.txt.br") == b"x" && read("b.txt.br") != b);
}

#[test]
fn a_form_that_was_damaged_is_written_anew() {
    let site = site(&[("a.txt", &TEXT.repeat(50))]);
    let mut done = run_on(site.path(), Compression::Beforehand, &Left::default());
    for name in ["a.txt.br", "a.txt.gz"] {
        let path = site.path().join(name);
        let whole = fs::read(&path).unwrap();
        let mut turned = whole.clone();
        turned[20] ^= 1;
        for damaged in [
            turned,
            vec![0; whole.len()],
            whole[..9].to_vec(),
            Vec::new(),
        ] {
            fs::write(&path, &damaged).unwrap();
            let notes;
            (done, notes) = run_and_tell(site.path(), Compression::Beforehand, &done);
            assert!(fs::read(&path).unwrap() == whole, "{name}: {damaged:?}");
            assert_eq!(notes, [] as [&str; 0]);
        }
    }
}

#[test]
fn a_form_that_was_taken_away_comes_back() {
    let site = site(&[("a.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Beforehand, &Left::default());
    fs::remove_file(site.path().join("a.txt.gz")).unwrap();
    run_on(site.path(), Compression::Beforehand, &done);
    assert_eq!(names(site.path()), ["a.txt", "a.txt.br", "a.txt.gz"]);
}

#[test]
fn no_form_outlives_its_file_or_stays_when_none_is_wanted() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("b.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Beforehand, &Left::default());
    fs::remove_file(site.path().join("a.txt")).unwrap();
    let done = run_on(site.path(), Compression::Beforehand, &done);
    assert_eq!(names(site.path()), ["b.txt", "b.txt.br", "b.txt.gz"]);
    run_on(site.path(), Compression::Left, &done);
    assert_eq!(names(site.path()), ["b.txt"]);
}

#[test]
fn forms_of_the_publishers_own_stay() {
    let text = TEXT.repeat(50);
    let same = gzip(text.repeat(2).as_bytes()).unwrap();
    let site = site(&[
        ("a.txt", &text),
        ("a.txt.br", "mine"),
        ("b.txt", &text.repeat(2)),
        ("small.txt", TEXT),
        ("small.txt.gz", "mine"),
    ]);
    fs::write(site.path().join("b.txt.gz"), &same).unwrap();
    let mut left = Left::default();
    for compression in [
        Compression::Beforehand,
        Compression::Beforehand,
        Compression::Left,
    ] {
        let notes;
        (left, notes) = run_and_tell(site.path(), compression, &left);
        for (name, bytes) in [
            ("a.txt.br", &b"mine"[..]),
            ("small.txt.gz", b"mine"),
            ("b.txt.gz", &same),
        ] {
            assert!(fs::read(site.path().join(name)).unwrap() == bytes, "{name}");
        }
        let told = match compression {
            Compression::Beforehand => 2,
            Compression::Left => 0,
        };
        assert_eq!(notes.len(), told, "{notes:?}");
    }
    assert!(!site.path().join("a.txt.gz").exists() && !site.path().join("b.txt.br").exists());
}

#[test]
fn an_empty_form_is_nobodys_own() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("a.txt.br", "")]);
    let (_, notes) = run_and_tell(site.path(), Compression::Beforehand, &Left::default());
    assert_eq!(notes, [] as [&str; 0]);
    assert!(fs::metadata(site.path().join("a.txt.br")).unwrap().len() > 0);
}

#[cfg(unix)]
#[test]
fn what_is_behind_a_link_is_not_compressed() {
    let text = TEXT.repeat(50);
    let folder = site(&[("out/a.txt", &text), ("in/b.txt", &text)]);
    let inside = folder.path().join("in");
    std::os::unix::fs::symlink("../out", inside.join("link")).unwrap();
    std::os::unix::fs::symlink(".", inside.join("round")).unwrap();
    run_on(&inside, Compression::Beforehand, &Left::default());
    assert_eq!(names(&folder.path().join("out")), ["a.txt"]);
    assert!(inside.join("b.txt.br").exists());
}
