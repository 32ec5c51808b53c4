use super::{notices::MOST, *};

fn read_all(files: &[(&str, &[u8])]) -> Articles {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("index.html"), "").unwrap();
    for (name, bytes) in files {
        files::write(&site.path().join("articles").join(name), bytes).unwrap();
    }
    read(site.path(), Listed::Published, &BTreeMap::new()).unwrap()
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
fn one_that_cannot_be_opened_keeps_no_other_from_the_list() {
    let articles = read_all(&[("a.md", b"ok\n\xFF"), ("b.md", b"x")]);
    assert_eq!(slugs(&articles), ["b"]);
    let failure = "articles/a.md: line 2 is not UTF-8: save the file with that encoding; it is not listed, and if it has a page, that stays as it is";
    assert_eq!(articles.failures, [failure]);
    assert_eq!(articles.unread[0].as_str(), "a");
}

#[test]
fn an_article_over_the_cap_is_left_out() {
    let articles = read_all(&[("a.md", &vec![b'a'; MAX_BYTES + 1])]);
    assert!(
        articles.entries.is_empty() && articles.failures[0].contains("10 MB"),
        "{:?}",
        articles.failures
    );
}

#[test]
fn addresses_of_the_site_itself_are_not_given_away() {
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
fn files_that_look_like_articles_are_told_of_and_others_are_not() {
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
fn notices_are_told_with_their_line() {
    let articles = read_all(&[("a.md", b"---\ndate: yesterday\n---\nText")]);
    assert_eq!(slugs(&articles), ["a"]);
    assert!(
        articles.warnings[0].starts_with("articles/a.md:2: "),
        "{:?}",
        articles.warnings
    );
}

#[test]
fn a_text_that_is_known_is_not_parsed_again() {
    let site = tempfile::tempdir().unwrap();
    files::write(&site.path().join("articles/a.md"), b"# New").unwrap();
    let title = |text: &str| {
        let cached = CachedArticle {
            text: document::fingerprint(text),
            entry: Entry {
                title: "Remembered".into(),
                ..Entry::default()
            },
            meta: ArticleMeta::from_article(&Slug::new("a").unwrap(), &document::parse(text)),
            warnings: Vec::new(),
        };
        let known = BTreeMap::from([("a.md".to_owned(), cached)]);
        let articles = read(site.path(), Listed::Published, &known).unwrap();
        articles.entries[0].title.clone()
    };
    assert_eq!(title("# Old"), "New");
    assert_eq!(title("# New"), "Remembered");
}

#[test]
fn an_entry_says_what_the_front_matter_says() {
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
fn names_that_some_hosts_take_for_one_are_told() {
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
fn a_folder_that_is_not_there_is_an_error_that_says_what_to_do() {
    let site = tempfile::tempdir().unwrap();
    let problem = read(site.path(), Listed::Published, &BTreeMap::new()).unwrap_err();
    assert!(problem.contains("put your .md files there"), "{problem}");
}

#[cfg(unix)]
#[test]
fn links_may_lead_within_the_folder_and_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let site = tempfile::tempdir().unwrap();
    let path = |name: &str| site.path().join(name);
    files::write(&path("articles/texts/one.md"), b"# Inside").unwrap();
    files::write(&path("secret"), b"# Outside").unwrap();
    symlink("texts/one.md", path("articles/a.md")).unwrap();
    symlink("../secret", path("articles/b.md")).unwrap();
    symlink(path("secret"), path("articles/c.md")).unwrap();
    symlink("nowhere", path("articles/d.md")).unwrap();
    let articles = read(site.path(), Listed::Published, &BTreeMap::new()).unwrap();
    assert_eq!(slugs(&articles), ["a"]);
    let out = |name: &str| format!("articles/{name}: {LEADS_OUT}; it is left out");
    assert_eq!(articles.warnings[..2], [out("b.md"), out("c.md")]);
    assert!(articles.failures[0].starts_with("articles/d.md: "));
    fs::rename(path("articles"), path("elsewhere")).unwrap();
    symlink("elsewhere", path("articles")).unwrap();
    let problem = read(site.path(), Listed::Published, &BTreeMap::new()).unwrap_err();
    assert!(problem.contains("is a symbolic link"), "{problem}");
}

#[test]
fn what_is_named_like_an_article_and_is_no_file_is_told() {
    let articles = read_all(&[("a.md/b.txt", b""), (".c.md/d.txt", b""), ("e/f", b"")]);
    let warning = "articles/a.md: it is a folder, and an article is a file; it is left out";
    assert_eq!(articles.warnings, [warning]);
}

#[cfg(unix)]
#[test]
fn pipes_and_names_that_are_not_unicode_are_told() {
    use std::os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener};
    let site = tempfile::tempdir().unwrap();
    let folder = site.path().join("articles");
    fs::create_dir(&folder).unwrap();
    let _socket = UnixListener::bind(folder.join("a.md")).unwrap();
    symlink("a.md", folder.join("b.md")).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"c\xff.md");
    fs::write(folder.join(odd), "").unwrap();
    let articles = read(site.path(), Listed::Published, &BTreeMap::new()).unwrap();
    let expected = [
        "articles/a.md: it is no file, but a pipe, a device or the like; it is left out",
        "articles/c\u{fffd}.md: its name is not Unicode, so it cannot be an address; it is left out",
    ];
    assert_eq!(articles.warnings, expected);
    assert!(articles.failures[0].starts_with("articles/b.md: it is no file"));
}

#[test]
fn what_is_wrong_many_times_is_told_once_or_counted() {
    let text = "---\ntitle: &a T\nauthor: [*a, *a, *a]\n---\n".to_owned()
        + &"[x](javascript:x)\n\n".repeat(MOST + 30);
    let articles = read_all(&[("a.md", text.as_bytes())]);
    let count = |words: &str| {
        let told = articles.warnings.iter();
        told.filter(|warning| warning.contains(words)).count()
    };
    assert_eq!(count("An alias"), 1);
    assert_eq!(
        articles.warnings.len(),
        2 + MOST + 1,
        "{:?}",
        articles.warnings
    );
    assert_eq!(count("articles/a.md: 30 more of one kind"), 1);
}
