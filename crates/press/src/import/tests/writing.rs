//! What is written, and what is never overwritten.

use std::fs;

use super::{super::*, folder};
use crate::arguments::Existing;

fn import(file: &Path, into: &Path, existing: Existing) -> Result<(), String> {
    run(&ImportOptions {
        file: file.to_owned(),
        into: Some(into.to_owned()),
        existing,
    })
}

#[test]
fn nothing_is_overwritten_without_being_asked() {
    let folder = folder(&[
        ("a.txt", b"Title\n\nText of it."),
        ("articles/a.md", b"mine"),
    ]);
    let (file, into) = (folder.path().join("a.txt"), folder.path().join("articles"));
    let problem = import(&file, &into, Existing::Kept).unwrap_err();
    assert!(problem.contains("is there already"), "{problem}");
    assert_eq!(fs::read_to_string(into.join("a.md")).unwrap(), "mine");
    import(&file, &into, Existing::Overwritten).unwrap();
    assert!(
        fs::read_to_string(into.join("a.md"))
            .unwrap()
            .contains("title: Title")
    );
}

#[test]
fn images_come_with_the_article_and_never_in_place_of_another() {
    let folder = folder(&[
        ("a.md", b"![A](x.png) ![B](img/y.png)"),
        ("x.png", b"new"),
        ("img/y.png", b"y"),
        ("articles/images/a/x.png", b"old"),
    ]);
    let into = folder.path().join("articles");
    import(&folder.path().join("a.md"), &into, Existing::Kept).unwrap();
    assert_eq!(fs::read(into.join("images/a/x.png")).unwrap(), b"old");
    assert_eq!(fs::read(into.join("img/y.png")).unwrap(), b"y");
    let text = fs::read_to_string(into.join("a.md")).unwrap();
    assert!(
        text.contains("![A](images/a/x.png) ![B](img/y.png)"),
        "{text}"
    );
}

#[test]
fn what_is_no_text_or_of_no_known_kind_is_refused() {
    let folder = folder(&[("a.txt", b"\0\x01"), ("b.docx", b"PK")]);
    let problem = |name: &str| {
        let file = folder.path().join(name);
        import(&file, folder.path(), Existing::Kept).unwrap_err()
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
        let problem = import(&folder.path().join(name), &into, Existing::Kept).unwrap_err();
        let tells = problem.contains("is empty") || problem.contains("no article was found");
        assert!(tells && problem.contains(name), "{problem}");
    }
    assert_eq!(fs::read_dir(into).unwrap().count(), 0);
}

#[test]
fn a_folder_that_is_named_and_missing_is_not_made() {
    let folder = folder(&[("a.txt", b"Title\n\nText of it.")]);
    let missing = folder.path().join("artcles");
    let problem = import(&folder.path().join("a.txt"), &missing, Existing::Kept).unwrap_err();
    assert!(problem.contains("there is no folder"), "{problem}");
    assert!(!missing.exists());
}

#[test]
fn front_matter_that_cannot_be_read_is_told_and_nothing_is_written() {
    let folder = folder(&[("a.md", b"---\ntitle: [\n---\nText")]);
    let into = folder.path().join("articles");
    let problem = import(&folder.path().join("a.md"), &into, Existing::Kept).unwrap_err();
    assert!(problem.contains("correct it first"), "{problem}");
    assert!(!into.join("a.md").exists());
}

#[test]
fn pages_that_would_take_all_of_the_stack_or_the_memory_are_refused() {
    let deep = [b"<div>".repeat(100_000), b"Words.".to_vec()].concat();
    let folder = folder(&[("deep.html", &deep), ("large.txt", b"")]);
    let into = folder.path().join("articles");
    let problem =
        |name: &str| import(&folder.path().join(name), &into, Existing::Kept).unwrap_err();
    assert!(problem("deep.html").contains("more than 512"));
    let large = fs::File::options()
        .write(true)
        .open(folder.path().join("large.txt"))
        .unwrap();
    large.set_len(LARGEST as u64 + 1).unwrap();
    assert!(problem("large.txt").contains("over 20 MB"));
    assert_eq!(fs::read_dir(into).unwrap().count(), 0);
}

#[test]
fn a_page_as_deep_as_browsers_let_it_be_is_imported() {
    let text = "Words of a text that is long enough to be found as one, and goes on. ".repeat(20);
    let page = format!(
        "<title>Deep</title>{}<p>{text}</p>{}",
        "<div>".repeat(500),
        "</div>".repeat(500)
    );
    let folder = folder(&[("deep.html", page.as_bytes())]);
    let into = folder.path().join("articles");
    import(&folder.path().join("deep.html"), &into, Existing::Kept).unwrap();
    assert!(
        fs::read_to_string(into.join("deep.md"))
            .unwrap()
            .contains("long enough")
    );
}

#[cfg(unix)]
#[test]
fn images_are_not_written_through_a_link() {
    let folder = folder(&[
        ("a.md", b"![A](img/x.png)"),
        ("img/x.png", b"new"),
        ("outside/y", b""),
    ]);
    let into = folder.path().join("articles");
    std::os::unix::fs::symlink("../outside", into.join("img")).unwrap();
    import(&folder.path().join("a.md"), &into, Existing::Kept).unwrap();
    assert_eq!(
        fs::read_dir(folder.path().join("outside")).unwrap().count(),
        1
    );
}

#[test]
fn what_is_no_image_is_not_copied() {
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
    import(&folder.path().join("in/a.html"), &into, Existing::Kept).unwrap();
    assert!(into.join("img/y.png").is_file() && !into.join("images").exists());
    assert!(
        !fs::read_to_string(into.join("keys.md"))
            .unwrap()
            .contains("key)")
    );
}
