use super::*;
use crate::diagnostic::MAX_SHOWN;

fn read_all(files: &[(&str, &[u8])]) -> Articles {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("index.html"), "").unwrap();
    for (name, bytes) in files {
        files::write(&site.path().join("articles").join(name), bytes).unwrap();
    }
    read(site.path(), DraftInclusion::Exclude, &BTreeMap::new()).unwrap()
}

fn failures(articles: &Articles) -> Vec<String> {
    articles.failures.iter().map(Error::to_string).collect()
}

fn slugs(articles: &Articles) -> Vec<&str> {
    articles
        .entries
        .iter()
        .map(|entry| entry.slug.as_str())
        .collect()
}

#[test]
fn articles_are_listed_newest_first_then_undated_ones_by_title() {
    let articles = read_all(&[
        ("b.md", b"---\ndate: 2026-01-02\n---\n"),
        ("c.md", b"# Zebra\n"),
        ("d.md", b"# Antelope\n"),
        ("a.md", b"---\ndate: 2026-03-01\n---\n"),
    ]);
    assert_eq!(slugs(&articles), ["a", "b", "d", "c"]);
    assert_eq!(articles.entries[3].title, "Zebra");
}

#[test]
fn an_unreadable_article_does_not_affect_the_others() {
    let articles = read_all(&[("a.md", b"ok\n\xFF"), ("b.md", b"x")]);
    assert_eq!(slugs(&articles), ["b"]);
    let failure = "cannot read articles/a.md: line 2 is not UTF-8; save the file in that encoding; it is not listed, and if it has a page, that stays as it is";
    assert_eq!(failures(&articles), [failure]);
    assert_eq!(articles.unread[0].as_str(), "a");
}

#[test]
fn an_article_above_the_size_limit_is_left_out() {
    let articles = read_all(&[("a.md", &vec![b'a'; MAX_BYTES + 1])]);
    assert!(
        articles.entries.is_empty() && failures(&articles)[0].contains("10 MB"),
        "{:?}",
        articles.failures
    );
}

#[test]
fn reserved_slugs_are_left_out_with_a_warning() {
    let articles = read_all(&[
        ("articles.md", b""),
        ("Fonts.md", b""),
        ("pagefind.md", b""),
        ("index.html.md", b""),
        ("a.md.md", b""),
    ]);
    assert_eq!(slugs(&articles), ["a.md"]);
    assert_eq!(articles.warnings.len(), 4, "{:?}", articles.warnings);
}

#[test]
fn only_files_that_look_like_articles_cause_warnings() {
    let names = [
        "a.MD",
        "b.markdown",
        "in/c.md",
        "d.svg",
        "e",
        ".md",
        "index.json",
    ];
    let articles = read_all(&names.map(|name| (name, &b"x"[..])));
    assert!(articles.entries.is_empty());
    assert_eq!(articles.warnings.len(), 3, "{:?}", articles.warnings);
}

#[test]
fn warnings_have_file_and_line() {
    let articles = read_all(&[("a.md", b"---\ndate: yesterday\n---\nText")]);
    assert_eq!(slugs(&articles), ["a"]);
    assert!(
        articles.warnings[0].starts_with("articles/a.md:2:7: "),
        "{:?}",
        articles.warnings
    );
}

#[test]
fn an_unchanged_text_is_not_parsed_again() {
    let site = tempfile::tempdir().unwrap();
    files::write(&site.path().join("articles/a.md"), b"# New").unwrap();
    let title = |text: &str| {
        let cached = CachedArticle {
            text_fingerprint: document::fingerprint(text),
            entry: Entry {
                title: "Remembered".into(),
                ..Entry::default()
            },
            meta: ArticleMeta::from_article(&Slug::new("a").unwrap(), &document::parse(text)),
            warnings: Vec::new(),
        };
        let known = BTreeMap::from([("a.md".to_owned(), cached)]);
        let articles = read(site.path(), DraftInclusion::Exclude, &known).unwrap();
        articles.entries[0].title.clone()
    };
    assert_eq!(title("# Old"), "New");
    assert_eq!(title("# New"), "Remembered");
}

#[test]
fn an_entry_has_the_fields_of_the_front_matter() {
    let text = "---\ntitle: T\ndescription: D\nauthor: [A, B]\npublisher: P\ndate: 2026-01-02\ntags: [x]\nlang: ar\n---\nText";
    let articles = read_all(&[("a.md", text.as_bytes())]);
    let expected = Entry {
        slug: "a".into(),
        title: "T".into(),
        description: "D".into(),
        authors: vec!["A".into(), "B".into()],
        publisher: "P".into(),
        date: "2026-01-02".into(),
        tags: vec!["x".into()],
        lang: "ar".into(),
        dir: "rtl".into(),
        minutes: 1,
    };
    assert_eq!(articles.entries, [expected]);
}

#[test]
fn slugs_that_some_hosts_do_not_distinguish_cause_warnings() {
    let articles = read_all(&[
        ("Tide.md", b""),
        ("tide.md", b""),
        ("caf\u{e9}.md", b""),
        ("cafe\u{301}.md", b""),
        ("b.md", b""),
    ]);
    assert_eq!(articles.warnings.len(), 2, "{:?}", articles.warnings);
    assert!(articles.warnings[0].contains("`cafe\u{301}.md` have the same address"));
    assert!(articles.warnings[1].contains("`tide.md` and `Tide.md` have the same address"));
}

#[test]
fn a_missing_folder_is_an_error_with_advice() {
    let site = tempfile::tempdir().unwrap();
    let error = read(site.path(), DraftInclusion::Exclude, &BTreeMap::new()).unwrap_err();
    let error = error.to_string();
    assert!(error.contains("put your .md files there"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_within_the_folder_are_followed_and_others_are_not() {
    use std::os::unix::fs::symlink;
    let site = tempfile::tempdir().unwrap();
    let path = |name: &str| site.path().join(name);
    files::write(&path("articles/texts/one.md"), b"# Inside").unwrap();
    files::write(&path("secret"), b"# Outside").unwrap();
    symlink("texts/one.md", path("articles/a.md")).unwrap();
    symlink("../secret", path("articles/b.md")).unwrap();
    symlink(path("secret"), path("articles/c.md")).unwrap();
    symlink("nowhere", path("articles/d.md")).unwrap();
    let articles = read(site.path(), DraftInclusion::Exclude, &BTreeMap::new()).unwrap();
    assert_eq!(slugs(&articles), ["a"]);
    let out = |name: &str| format!("articles/{name}: {SYMLINK_OUT_OF_FOLDER}; it is left out");
    assert_eq!(articles.warnings[..2], [out("b.md"), out("c.md")]);
    assert!(failures(&articles)[0].starts_with("cannot read articles/d.md: "));
    fs::rename(path("articles"), path("elsewhere")).unwrap();
    symlink("elsewhere", path("articles")).unwrap();
    let error = read(site.path(), DraftInclusion::Exclude, &BTreeMap::new()).unwrap_err();
    let error = error.to_string();
    assert!(error.contains("symbolic link"), "{error}");
}

#[test]
fn a_folder_named_like_an_article_causes_a_warning() {
    let articles = read_all(&[("a.md/b.txt", b""), (".c.md/d.txt", b""), ("e/f", b"")]);
    let warning = "articles/a.md: it is a folder, and an article is a file; it is left out";
    assert_eq!(articles.warnings, [warning]);
}

#[cfg(unix)]
#[test]
fn pipes_and_names_that_are_not_unicode_cause_warnings() {
    use std::os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener};
    let site = tempfile::tempdir().unwrap();
    let folder = site.path().join("articles");
    fs::create_dir(&folder).unwrap();
    let _socket = UnixListener::bind(folder.join("a.md")).unwrap();
    symlink("a.md", folder.join("b.md")).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"c\xff.md");
    fs::write(folder.join(odd), "").unwrap();
    let articles = read(site.path(), DraftInclusion::Exclude, &BTreeMap::new()).unwrap();
    let expected = [
        "articles/a.md: it is not a regular file but a pipe, a device or similar; it is left out",
        "articles/c\u{fffd}.md: its name is not Unicode, so it cannot be an address; it is left out",
    ];
    assert_eq!(articles.warnings, expected);
    assert!(
        failures(&articles)[0].starts_with("cannot read articles/b.md: it is not a regular file")
    );
}

#[test]
fn repeated_warnings_are_merged_or_counted() {
    let text = "---\ntitle: &a T\nauthor: [*a, *a, *a]\n---\n".to_owned()
        + &"[x](javascript:x)\n\n".repeat(MAX_SHOWN + 30);
    let articles = read_all(&[("a.md", text.as_bytes())]);
    let count = |words: &str| {
        let warnings = articles.warnings.iter();
        warnings.filter(|warning| warning.contains(words)).count()
    };
    assert_eq!(count("aliases"), 1);
    assert_eq!(
        articles.warnings.len(),
        2 + MAX_SHOWN + 1,
        "{:?}",
        articles.warnings
    );
    assert_eq!(count("articles/a.md: 30 more of the kind link-refused"), 1);
}
