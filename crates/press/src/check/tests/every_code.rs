//! A sample of every code, with its regions in JSON and SARIF.

use serde_json::Value;

use super::{DraftChecking, diagnose_site};
use crate::{
    check::library::LARGE,
    diagnostic::{Code, Diagnostic, json, sarif},
};
use recto::data::MAX_BYTES;

/// Smallest site that has a diagnostic of a code.
struct Sample {
    /// Files with their paths below the site's root.
    files: Vec<(&'static str, Vec<u8>)>,
    /// Symbolic links with their targets.
    links: Vec<(&'static str, &'static str)>,
    /// File that has the diagnostic.
    file: &'static str,
    /// Text that the diagnostic points at; `None` if it is about the file as a whole.
    region: Option<&'static str>,
}

/// Returns a sample with one file.
fn file(path: &'static str, bytes: impl Into<Vec<u8>>, region: Option<&'static str>) -> Sample {
    Sample {
        files: vec![(path, bytes.into())],
        links: Vec::new(),
        file: path,
        region,
    }
}

/// Returns a sample with a diagnostic in the article `a.md`.
fn article(text: &str, region: &'static str) -> Sample {
    file("articles/a.md", text, Some(region))
}

/// Returns a sample with a diagnostic in `site.toml`.
fn site_toml(text: &str, region: &'static str) -> Sample {
    file("articles/site.toml", text, Some(region))
}

impl Sample {
    fn with_file(mut self, path: &'static str, text: &str) -> Self {
        self.files.push((path, text.into()));
        self
    }

    fn with_link(mut self, path: &'static str, target: &'static str) -> Self {
        self.links.push((path, target));
        self.file = path;
        self
    }
}

const DRAFT: &str = "---\ndraft: true\n---\n";

/// Returns the sample of a code. A code without a sample does not compile.
fn sample(code: Code) -> Sample {
    match code {
        Code::FrontMatter => article("---\ndraft: maybe\n---\n", "maybe"),
        Code::FrontMatterKey => article("---\ntitel: T\n---\n", "titel"),
        Code::Date => article("---\ndate: soon\n---\n", "soon"),
        Code::DateFuture => article("---\ndate: 2026-05-07\n---\n", "2026-05-07"),
        Code::DateOrder => article(
            "---\ndate: 2026-03-02\nupdated: 2026-03-01\n---\n",
            "2026-03-01",
        ),
        Code::TagAlike => article("---\ntags: Sea\n---\n", "Sea")
            .with_file("articles/b.md", "---\ntags: sea\n---\n")
            .with_file("articles/c.md", "---\ntags: sea\n---\n"),
        Code::Draft => article(DRAFT, "true"),
        Code::FileName => file("articles/articles.md", "", None),
        Code::FileEnding => file("articles/a.markdown", "", None),
        Code::FileLink => file("secret", "", None).with_link("articles/a.md", "../secret"),
        Code::FileKind => Sample {
            file: "articles/a.md",
            ..file("articles/a.md/b.txt", "", None)
        },
        Code::FileRead => file("articles/b.md", "", None).with_link("articles/a.md", "nowhere"),
        Code::FileFolder => file("articles/in/a.md", "", None),
        Code::FileEncoding => file("articles/a.md", b"\xff", None),
        Code::FileSize => file("articles/a.md", vec![b'\n'; MAX_BYTES + 1], None),
        Code::FileLarge => file("articles/a.md", vec![b'\n'; LARGE + 1], None),
        Code::SlugDuplicate => file("articles/a.md", "", None).with_file("articles/A.md", ""),
        Code::IdDuplicate => article("## A {#x}\n\n## B {#x}\n", "## B {#x}"),
        Code::HeadingSkip => article("### A\n", "### A"),
        Code::LinkArticle => article("[x](no.md)", "[x](no.md)"),
        Code::LinkDraft => article("[x](b.md)", "[x](b.md)").with_file("articles/b.md", DRAFT),
        Code::LinkSection => article("[x](#y)", "[x](#y)"),
        Code::LinkFile => article("[x](no.pdf)", "[x](no.pdf)"),
        Code::LinkRefused => article("[x](data:y)", "[x](data:y)"),
        Code::ImageMissing => article("![A](no.png)", "![A](no.png)"),
        Code::ImageAlt => article("![](https://e.example/a)", "![](https://e.example/a)"),
        Code::ImageRefused => article("![A](http://e.example/a)", "![A](http://e.example/a)"),
        Code::PullQuoteMissing => article("---\npull_quotes: [No.]\n---\nText.\n", "No."),
        Code::PullQuote => article("A {\" b", "{\""),
        Code::Footnote => article("[^a]: Lost.\n", "[^a]:"),
        Code::Html => article("<script>", "<script>"),
        Code::Limit => article(&(">".repeat(100) + " x"), "> x"),
        Code::SiteRead => Sample {
            file: "articles/site.toml",
            ..file("articles/site.toml/a", "", None)
        },
        Code::SiteEncoding => file("articles/site.toml", b"\xff", None),
        Code::SiteSyntax => site_toml("name = Tide", "Tide"),
        Code::SiteKey => site_toml("zzz = 1", "zzz"),
        Code::SiteRequired => site_toml("[[series]]\ntitle = \"A\"", "[[series]]"),
        Code::SiteValue => site_toml("name = 3", "3"),
        Code::SiteAddress => site_toml("address = \"a\"", "\"a\""),
        Code::SiteLink => site_toml("licence = { name = \"A\", address = \"data:\" }", "\"data:\""),
        Code::SiteColour => site_toml("[colours.light]\ntext = \"\u{e9}\"", "\"\u{e9}\""),
        Code::SiteContrast => site_toml("[colours.light]\ncode = \"white\"", "\"white\""),
        Code::SiteTypeface => site_toml("[typefaces]\ntext = \"{\"", "\"{\""),
        Code::SiteFont => site_toml(
            "[[typefaces.files]]\nfamily = \"A\"\nfile = \"no.ttf\"",
            "\"no.ttf\"",
        ),
        Code::SiteArticle => site_toml("order = [\"no\"]", "\"no\""),
        Code::SiteDraft => {
            site_toml("order = [\"a\"]", "\"a\"").with_file("articles/a.md", DRAFT)
        }
        Code::SiteDuplicate => {
            site_toml("order = [\"a\", \"a\"]", "\"a\"").with_file("articles/a.md", "")
        }
        Code::SiteSeries => site_toml(
            "series = [{ title = \"A\", articles = [\"a\"] }, { title = \"B\", articles = [\"a\"] }]",
            "\"a\"",
        )
        .with_file("articles/a.md", ""),
    }
}

/// Returns the diagnostics of a code's sample in its file.
fn diagnose_sample(code: Code, sample: &Sample) -> Vec<Diagnostic> {
    let files: Vec<(&str, &[u8])> = sample
        .files
        .iter()
        .map(|(path, bytes)| (*path, bytes.as_slice()))
        .collect();
    let site = super::site(&files);
    for (path, target) in &sample.links {
        std::os::unix::fs::symlink(target, site.path().join(path)).unwrap();
    }
    let mut found = diagnose_site(site.path(), DraftChecking::Skip);
    found.retain(|diagnostic| diagnostic.code == code);
    for diagnostic in &found {
        assert!(diagnostic.file.ends_with(sample.file), "{diagnostic:?}");
    }
    found
}

/// Returns the part of a text that lines and columns name, counted in characters from 1. It is on one line.
fn text_at(text: &str, [line, column, end_line, end_column]: [usize; 4]) -> String {
    assert_eq!(line, end_line);
    let line = text.lines().nth(line - 1).unwrap();
    let characters = line.chars().skip(column - 1);
    characters.take(end_column - column).collect()
}

/// Returns the numbers of a region; `None` if a key is missing.
fn numbers(region: &Value, keys: [&str; 4]) -> Option<[usize; 4]> {
    let mut numbers = [0; 4];
    for (number, key) in numbers.iter_mut().zip(keys) {
        *number = usize::try_from(region.get(key)?.as_u64()?).unwrap();
    }
    Some(numbers)
}

#[test]
fn json_and_sarif_have_the_region_of_every_code() {
    for &code in Code::ALL {
        let sample = sample(code);
        let name = code.name();
        let found = diagnose_sample(code, &sample);
        assert!(
            !found.is_empty(),
            "the sample of {name} has no such problem"
        );
        let json: Value =
            serde_json::from_str(json::lines(&found).lines().next().unwrap()).unwrap();
        let json_region = numbers(&json, ["line", "column", "end_line", "end_column"]);
        let sarif: Value = serde_json::from_str(&sarif::log(&found)).unwrap();
        let result = &sarif["runs"][0]["results"][0];
        assert_eq!(
            (&json["code"], &result["ruleId"]),
            (&name.into(), &name.into())
        );
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let keys = ["startLine", "startColumn", "endLine", "endColumn"];
        assert_eq!(numbers(region, keys), json_region, "{name}");
        assert_eq!(region.is_null(), json.get("line").is_none(), "{name}");
        let text = String::from_utf8_lossy(&sample.files[0].1);
        let region = json_region.map(|region| text_at(&text, region));
        assert_eq!(region.as_deref(), sample.region, "{name}");
    }
}
