//! The text for people.

use super::{DraftChecking, diagnose_site, site};
use crate::diagnostic::{
    MAX_SHOWN, json,
    render::{self, Styling},
    sarif,
};

fn rendered(text: &str, styling: Styling) -> String {
    let site = site(&[("articles/a.md", text.as_bytes())]);
    let mut found = diagnose_site(site.path(), DraftChecking::Skip);
    for diagnostic in &mut found {
        let (_, name) = diagnostic.file.split_once("/articles/").unwrap();
        diagnostic.file = format!("articles/{name}");
    }
    render::all(&found, styling)
}

#[test]
fn a_diagnostic_shows_its_line_and_advice() {
    let expected = "\
error[link-section]: there is no section `#limit`
 --> articles/a.md:3:5
  |
3 | See [what holds](#limit).
  |     ^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#limits`?

";
    let text = "## Limits\n\nSee [what holds](#limit).\n";
    assert_eq!(rendered(text, Styling::Plain), expected);
}

#[test]
fn wide_characters_have_wide_underlines() {
    let expected = "\
error[link-section]: there is no section `#x`
 --> articles/a.md:1:3
  |
1 | 余白[余](#x)
  |     ^^^^^^^^
  |
  = help: the id of a section is its heading in lower case, with hyphens for spaces

";
    assert_eq!(rendered("余白[余](#x)", Styling::Plain), expected);
}

#[test]
fn a_long_paragraph_is_cut_around_the_span() {
    let text = format!("{}[x](#y) {}", "word ".repeat(200), "word ".repeat(200));
    let shown = rendered(&text, Styling::Plain);
    assert!(
        shown.contains(":1:1001") && shown.contains("[x](#y)"),
        "{shown}"
    );
    assert!(shown.lines().all(|line| line.len() < 200), "{shown}");
}

#[test]
fn a_file_as_a_whole_has_no_line() {
    let site = site(&[("articles/b.markdown", b"")]);
    let shown = render::all(
        &diagnose_site(site.path(), DraftChecking::Skip),
        Styling::Plain,
    );
    assert!(shown.starts_with("error[file-ending]: "));
    assert!(
        shown.ends_with("articles/b.markdown\n = help: rename it to `b.md`\n\n"),
        "{shown}"
    );
}

#[test]
fn colours_appear_only_on_request() {
    assert!(rendered("[x](#y)", Styling::Colour).contains("\u{1b}["));
    assert!(!rendered("[x](#y)", Styling::Plain).contains('\u{1b}'));
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let name = "articles/a\u{1b}]0;b\u{9b}c\n::error::d\u{202e}.md";
    let text = "\u{9b}31m\u{1b}[2J\u{202e} [x](#x)\n[y](\u{7f}\u{9b}c.md)\n[\u{202e}z](#z)\n";
    let site = site(&[(name, text.as_bytes())]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let shown = render::all(&found, Styling::Plain);
    assert!(
        !shown.contains(|c| c != '\n' && crate::console::needs_escape(c)),
        "{shown:?}"
    );
    assert!(!shown.contains("\n::error"), "{shown}");
    assert!(
        shown.contains(r"articles/a\u{1b}]0;b\u{9b}c\u{a}::error::d\u{202e}.md:1:11"),
        "{shown}"
    );
    let (json, sarif) = (json::lines(&found), sarif::log(&found));
    for text in [&json, &sarif] {
        assert!(
            !text.contains(|c| c != '\n' && crate::console::needs_escape(c)),
            "{text:?}"
        );
    }
    assert_eq!(json.lines().count(), found.len());
    let line: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert!(line["file"].as_str().unwrap().ends_with(name));
}

#[test]
fn of_many_problems_of_one_kind_the_rest_is_counted() {
    let text = "[x](#y)\n".repeat(MAX_SHOWN + 30) + "![](https://e.example/a.png)\n";
    let shown = rendered(&text, Styling::Plain);
    assert_eq!(shown.matches("error[link-section]").count(), MAX_SHOWN);
    assert!(shown.contains("warning[image-alt]"), "{shown}");
    let more = "note[link-section]: 30 more of this kind are not shown\n--> articles/a.md\n";
    assert!(shown.contains(more), "{shown}");
    let few = rendered(&"[x](#y)\n".repeat(MAX_SHOWN), Styling::Plain);
    assert!(!few.contains("not shown"), "{few}");
}
