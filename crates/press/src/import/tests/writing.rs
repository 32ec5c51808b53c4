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
    assert!(problem("a.txt").contains("is no text"));
    assert!(problem("b.docx").contains("must end in .txt, .html or .md"));
    assert!(problem("c.md").contains("there is no file"));
}

#[test]
fn front_matter_that_cannot_be_read_is_told_and_nothing_is_written() {
    let folder = folder(&[("a.md", b"---\ntitle: [\n---\nText")]);
    let into = folder.path().join("articles");
    let problem = import(&folder.path().join("a.md"), &into, Existing::Kept).unwrap_err();
    assert!(problem.contains("mend that first"), "{problem}");
    assert!(!into.join("a.md").exists());
}
