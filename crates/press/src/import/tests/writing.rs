//! Files that `press import` writes, and those that it leaves alone.

use std::fs;

use super::{super::*, folder};

fn import(file: &Path, into: &Path, existing: ExistingFile) -> Result<(), String> {
    let options = Options {
        file: file.to_owned(),
        into: Some(into.to_owned()),
        existing,
    };
    run(&options).map(drop).map_err(|error| error.to_string())
}

#[test]
fn existing_articles_are_overwritten_only_on_request() {
    let folder = folder(&[
        ("a.txt", b"Title\n\nText of it."),
        ("articles/a.md", b"mine"),
    ]);
    let (file, into) = (folder.path().join("a.txt"), folder.path().join("articles"));
    let problem = import(&file, &into, ExistingFile::Keep).unwrap_err();
    assert!(problem.contains("exists already"), "{problem}");
    assert_eq!(fs::read_to_string(into.join("a.md")).unwrap(), "mine");
    import(&file, &into, ExistingFile::Overwrite).unwrap();
    assert!(
        fs::read_to_string(into.join("a.md"))
            .unwrap()
            .contains("title: Title")
    );
}

#[test]
fn images_are_copied_but_replace_no_file() {
    let folder = folder(&[
        ("a.md", b"![A](x.png) ![B](img/y.png)"),
        ("x.png", b"new"),
        ("img/y.png", b"y"),
        ("articles/images/a/x.png", b"old"),
    ]);
    let into = folder.path().join("articles");
    import(&folder.path().join("a.md"), &into, ExistingFile::Keep).unwrap();
    assert_eq!(fs::read(into.join("images/a/x.png")).unwrap(), b"old");
    assert_eq!(fs::read(into.join("img/y.png")).unwrap(), b"y");
    let text = fs::read_to_string(into.join("a.md")).unwrap();
    assert!(
        text.contains("![A](images/a/x.png) ![B](img/y.png)"),
        "{text}"
    );
}

#[test]
fn binary_files_and_unknown_formats_are_errors() {
    let folder = folder(&[("a.txt", b"\0\x01"), ("b.docx", b"PK")]);
    let problem = |name: &str| {
        let file = folder.path().join(name);
        import(&file, folder.path(), ExistingFile::Keep).unwrap_err()
    };
    assert!(problem("a.txt").contains("is not text"));
    assert!(problem("b.docx").contains("must end in .txt, .html or .md"));
    assert!(problem("c.md").contains("there is no file"));
}

#[test]
fn an_empty_file_makes_no_article() {
    let folder = folder(&[
        ("a.txt", b""),
        ("b.md", b"\n \t\r\n"),
        ("c.html", b"\xef\xbb\xbf \n"),
        ("d.html", b"<title>Low tide</title><p>&nbsp;</p>"),
    ]);
    let into = folder.path().join("articles");
    for name in ["a.txt", "b.md", "c.html", "d.html"] {
        let problem = import(&folder.path().join(name), &into, ExistingFile::Keep).unwrap_err();
        let tells = problem.contains("is empty") || problem.contains("no article was found");
        assert!(tells && problem.contains(name), "{problem}");
    }
    assert_eq!(fs::read_dir(into).unwrap().count(), 0);
}

#[test]
fn a_missing_folder_is_not_created() {
    let folder = folder(&[("a.txt", b"Title\n\nText of it.")]);
    let missing = folder.path().join("artcles");
    let problem = import(&folder.path().join("a.txt"), &missing, ExistingFile::Keep).unwrap_err();
    assert!(problem.contains("there is no folder"), "{problem}");
    assert!(!missing.exists());
}

#[test]
fn nothing_is_written_if_the_front_matter_is_invalid() {
    let folder = folder(&[("a.md", b"---\ntitle: [\n---\nText")]);
    let into = folder.path().join("articles");
    let problem = import(&folder.path().join("a.md"), &into, ExistingFile::Keep).unwrap_err();
    assert!(problem.contains("correct it first"), "{problem}");
    assert!(!into.join("a.md").exists());
}

#[test]
fn too_deep_and_too_large_files_are_errors() {
    let deep = [b"<div>".repeat(100_000), b"Words.".to_vec()].concat();
    let folder = folder(&[("deep.html", &deep), ("large.txt", b"")]);
    let into = folder.path().join("articles");
    let problem =
        |name: &str| import(&folder.path().join(name), &into, ExistingFile::Keep).unwrap_err();
    assert!(problem("deep.html").contains("more than 512"));
    let large = fs::File::options()
        .write(true)
        .open(folder.path().join("large.txt"))
        .unwrap();
    large.set_len(MAX_SOURCE_BYTES as u64 + 1).unwrap();
    assert!(problem("large.txt").contains("over 20 MB"));
    assert_eq!(fs::read_dir(into).unwrap().count(), 0);
}

#[test]
fn a_page_as_deep_as_browsers_allow_is_imported() {
    let text = "Words of a text that is long enough to be found as one, and goes on. ".repeat(20);
    let page = format!(
        "<title>Deep</title>{}<p>{text}</p>{}",
        "<div>".repeat(500),
        "</div>".repeat(500)
    );
    let folder = folder(&[("deep.html", page.as_bytes())]);
    let into = folder.path().join("articles");
    import(&folder.path().join("deep.html"), &into, ExistingFile::Keep).unwrap();
    assert!(
        fs::read_to_string(into.join("deep.md"))
            .unwrap()
            .contains("long enough")
    );
}

#[cfg(unix)]
#[test]
fn images_are_not_written_through_a_symbolic_link() {
    let folder = folder(&[
        ("a.md", b"![A](img/x.png)"),
        ("img/x.png", b"new"),
        ("outside/y", b""),
    ]);
    let into = folder.path().join("articles");
    std::os::unix::fs::symlink("../outside", into.join("img")).unwrap();
    import(&folder.path().join("a.md"), &into, ExistingFile::Keep).unwrap();
    assert_eq!(
        fs::read_dir(folder.path().join("outside")).unwrap().count(),
        1
    );
}

#[test]
fn files_that_are_not_images_are_not_copied() {
    let text = "Words of a text that is long enough to be found as one, and goes on. ".repeat(20);
    let page = format!(
        "<title>Keys</title><p>{text}</p><p>{text}<img src=\"../key\"><img src=\"img/y.png\"></p>"
    );
    let folder = folder(&[
        ("in/a.html", page.as_bytes()),
        ("key", b"secret"),
        ("in/img/y.png", b"y"),
    ]);
    let into = folder.path().join("articles");
    import(&folder.path().join("in/a.html"), &into, ExistingFile::Keep).unwrap();
    assert!(into.join("img/y.png").is_file() && !into.join("images").exists());
    assert!(
        !fs::read_to_string(into.join("keys.md"))
            .unwrap()
            .contains("key)")
    );
}
