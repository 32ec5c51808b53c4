//! Golden articles: `golden/*.md`, each with its expectation beside it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p document --test golden` writes the expectations. Read the difference before committing
//! it.

use document::{
    Article, diagnostic::Diagnostic, parse, render::html, tree::Section, tree::plain_text,
};
use std::{env, fmt::Write, fs, path::Path};

#[test]
fn an_article_with_everything() {
    check("everything");
}

#[test]
fn an_article_from_right_to_left() {
    check("right-to-left");
}

#[test]
fn an_article_in_chinese_characters() {
    check("characters");
}

#[test]
fn an_article_with_many_mistakes() {
    check("mistakes");
}

fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let text = fs::read_to_string(folder.join(name).with_extension("md")).expect("the article");
    let found = describe(&text, &parse(&text));
    let path = folder.join(name).with_extension("txt");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).expect("a folder to write to");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{name} has changed:\n{}",
        difference(&expected, &found)
    );
}

/// Describes an article in the order in which a reader meets its parts.
fn describe(source: &str, article: &Article) -> String {
    let mut text = format!("{:#?}\n{:?}\n", article.metadata, article.statistics);
    push_outline(&article.outline, 0, &mut text);
    for quote in &article.pull_quotes {
        let words = plain_text::from_inlines(&quote.content);
        writeln!(
            text,
            "{:?} {} {words:?} {:?}",
            quote.origin, quote.source_id, quote.attribution
        )
        .expect("a string takes it");
    }
    for Diagnostic { span, kind } in &article.diagnostics {
        let words = span.clone().map(|span| &source[span]);
        writeln!(text, "{span:?} {words:?} {kind:?}").expect("a string takes it");
    }
    text.push_str(&lines(&html::body(article)));
    text
}

fn push_outline(sections: &[Section], depth: usize, text: &mut String) {
    for section in sections {
        writeln!(
            text,
            "{:depth$}{} #{} {:?}",
            "", section.level, section.id, section.title
        )
        .expect("a string takes it");
        push_outline(&section.sections, depth + 2, text);
    }
}

/// Puts each block of HTML on a line of its own, for readable differences.
fn lines(html: &str) -> String {
    let ends = [
        "</p>",
        "</h2>",
        "</h3>",
        "</li>",
        "</ul>",
        "</ol>",
        "</tr>",
        "</pre>",
        "</blockquote>",
        "</figure>",
        "</div>",
        "<hr>",
    ];
    let mut html = html.to_owned();
    for end in ends {
        html = html.replace(end, &format!("{end}\n"));
    }
    html
}

/// Returns the first line that differs, expected and found.
fn difference(expected: &str, found: &str) -> String {
    let mut lines = expected.lines().zip(found.lines()).enumerate();
    let first = lines.find(|(_, (expected, found))| expected != found);
    first.map_or_else(
        || "one is longer than the other".to_owned(),
        |(line, (expected, found))| format!("line {}\n- {expected}\n+ {found}", line + 1),
    )
}

#[test]
fn the_sample_library_has_no_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/articles");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the library").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let article = parse(&fs::read_to_string(&path).expect("an article"));
            assert_eq!(article.diagnostics, [], "{}", path.display());
            assert!(article.metadata.title.is_some(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 0);
}
