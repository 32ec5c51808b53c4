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

/// Fingerprints that a run leaves to the next.
type State = (BTreeMap<String, String>, BTreeMap<String, String>);

fn run_on(site: &Path, compression: Compression, before: &State) -> State {
    let (left, _) = run_with_notes(site, compression, before);
    left
}

/// Runs the step and returns the notes too.
fn run_with_notes(
    site: &Path,
    compression: Compression,
    (compressed, own): &State,
) -> (State, Vec<String>) {
    let previous = PreviousFingerprints {
        compressed,
        pages: &BTreeMap::new(),
    };
    let output = Output::new(site, own.clone());
    let compressed = run(&output, compression, &previous).unwrap();
    assert_eq!(output.failures(), [] as [&str; 0]);
    ((compressed, output.fingerprints()), output.notes())
}

fn names(site: &Path) -> Vec<String> {
    files::file_names(site, "").unwrap()
}

#[test]
fn both_siblings_decode_to_the_file() {
    let text = TEXT.repeat(50);
    let site = site(&[("a/index.html", &text)]);
    run_on(site.path(), Compression::Enabled, &State::default());
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
fn small_hidden_and_binary_files_have_no_siblings() {
    let text = TEXT.repeat(50);
    let files = [
        ("articles/a.md", &*text),
        ("small.html", TEXT),
        ("photo.jpg", &*text),
        (".press.json", &*text),
        ("b.txt", &*text),
    ];
    let site = site(&files);
    let done = run_on(site.path(), Compression::Enabled, &State::default());
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
fn only_changed_files_are_compressed_again() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("b.txt", &TEXT.repeat(60))]);
    let (compressed, mut own) = run_on(site.path(), Compression::Enabled, &State::default());
    // A remembered sibling with other content shows whether the file is compressed again.
    let read = |name: &str| fs::read(site.path().join(name)).unwrap();
    let b = read("b.txt.br");
    fs::write(site.path().join("a.txt.br"), "x").unwrap();
    own.insert("a.txt.br".to_owned(), fingerprint::with_length(b"x"));
    fs::write(site.path().join("b.txt"), TEXT.repeat(70)).unwrap();
    run_on(site.path(), Compression::Enabled, &(compressed, own));
    assert!(read("a.txt.br") == b"x" && read("b.txt.br") != b);
}

#[test]
fn a_damaged_sibling_is_rewritten() {
    let site = site(&[("a.txt", &TEXT.repeat(50))]);
    let mut done = run_on(site.path(), Compression::Enabled, &State::default());
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
            (done, notes) = run_with_notes(site.path(), Compression::Enabled, &done);
            assert!(fs::read(&path).unwrap() == whole, "{name}: {damaged:?}");
            assert_eq!(notes, [] as [&str; 0]);
        }
    }
}

#[test]
fn a_removed_sibling_is_rewritten() {
    let site = site(&[("a.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Enabled, &State::default());
    fs::remove_file(site.path().join("a.txt.gz")).unwrap();
    run_on(site.path(), Compression::Enabled, &done);
    assert_eq!(names(site.path()), ["a.txt", "a.txt.br", "a.txt.gz"]);
}

#[test]
fn siblings_are_removed_with_their_file_or_when_switched_off() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("b.txt", &TEXT.repeat(50))]);
    let done = run_on(site.path(), Compression::Enabled, &State::default());
    fs::remove_file(site.path().join("a.txt")).unwrap();
    let done = run_on(site.path(), Compression::Enabled, &done);
    assert_eq!(names(site.path()), ["b.txt", "b.txt.br", "b.txt.gz"]);
    run_on(site.path(), Compression::Disabled, &done);
    assert_eq!(names(site.path()), ["b.txt"]);
}

#[test]
fn a_publishers_own_siblings_stay() {
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
    let mut left = State::default();
    for compression in [
        Compression::Enabled,
        Compression::Enabled,
        Compression::Disabled,
    ] {
        let notes;
        (left, notes) = run_with_notes(site.path(), compression, &left);
        for (name, bytes) in [
            ("a.txt.br", &b"mine"[..]),
            ("small.txt.gz", b"mine"),
            ("b.txt.gz", &same),
        ] {
            assert!(fs::read(site.path().join(name)).unwrap() == bytes, "{name}");
        }
        let note_count = match compression {
            Compression::Enabled => 2,
            Compression::Disabled => 0,
        };
        assert_eq!(notes.len(), note_count, "{notes:?}");
    }
    assert!(!site.path().join("a.txt.gz").exists() && !site.path().join("b.txt.br").exists());
}

#[test]
fn an_empty_sibling_is_rewritten() {
    let site = site(&[("a.txt", &TEXT.repeat(50)), ("a.txt.br", "")]);
    let (_, notes) = run_with_notes(site.path(), Compression::Enabled, &State::default());
    assert_eq!(notes, [] as [&str; 0]);
    assert!(fs::metadata(site.path().join("a.txt.br")).unwrap().len() > 0);
}

#[cfg(unix)]
#[test]
fn targets_of_links_are_not_compressed() {
    let text = TEXT.repeat(50);
    let folder = site(&[("out/a.txt", &text), ("in/b.txt", &text)]);
    let inside = folder.path().join("in");
    std::os::unix::fs::symlink("../out", inside.join("link")).unwrap();
    std::os::unix::fs::symlink(".", inside.join("round")).unwrap();
    run_on(&inside, Compression::Enabled, &State::default());
    assert_eq!(names(&folder.path().join("out")), ["a.txt"]);
    assert!(inside.join("b.txt.br").exists());
}
