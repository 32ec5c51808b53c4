//! Articles for the measurements of loading and parsing.

use std::{fmt::Write, fs, path::PathBuf};

/// Article with its name.
pub(crate) struct Text {
    /// Name, as in the article's path.
    pub(crate) name: &'static str,
    /// Markdown of the article.
    pub(crate) markdown: String,
}

/// Id of the last heading of every opened article, which shows that the whole article is rendered.
pub(crate) const END: &str = "the-end-of-it";

/// Names of the articles of [`to_open`].
pub(crate) const TO_OPEN: [&str; 2] = ["essay", "megabyte"];

/// Returns a sample article and an article of 1 MB.
pub(crate) fn to_open() -> [Text; 2] {
    let essay = library()
        .into_iter()
        .find(|(name, _)| name == "a-hemisphere-worth-sharing.md")
        .map(|(_, text)| text)
        .expect("the sample library has this article");
    [
        Text {
            name: TO_OPEN[0],
            markdown: with_end(essay),
        },
        Text {
            name: TO_OPEN[1],
            markdown: with_end(prose(1_000_000)),
        },
    ]
}

/// Returns the sample library as one text, repeated to 1 MB, prose of 1 MB, and the specification of `CommonMark`.
pub(crate) fn to_parse() -> [Text; 3] {
    let all: Vec<String> = library().into_iter().map(|(_, text)| text).collect();
    // Front matter in the middle of the text would become a heading.
    let bodies: Vec<&str> = all
        .iter()
        .map(|text| text.splitn(3, "---\n").nth(2).unwrap_or(text))
        .collect();
    let one = bodies.join("\n\n");
    let times = 1_000_000_usize.div_ceil(one.len());
    [
        Text {
            name: "sample library, repeated to 1 MB",
            markdown: one.repeat(times),
        },
        Text {
            name: "plain prose of 1 MB",
            markdown: prose(1_000_000),
        },
        Text {
            name: "the specification of CommonMark",
            markdown: harness::npm_file("commonmark-spec/spec.txt"),
        },
    ]
}

/// Reads the sample articles; returns the name and the text of each file.
fn library() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/articles");
    let mut articles: Vec<_> = fs::read_dir(&folder)
        .expect("the sample library")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let text = fs::read_to_string(&path).ok()?;
            (path.extension()? == "md").then_some((name, text))
        })
        .collect();
    articles.sort();
    articles
}

/// Generates prose with headings, emphasis, links, lists and quotes, of at least a number of bytes.
fn prose(bytes: usize) -> String {
    let mut text = "---\ntitle: A long article\n---\n\n".to_owned();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        if number % 12 == 1 {
            // Writing to a string cannot fail.
            let _ = write!(text, "## Section {number}\n\n");
        }
        let _ = match number % 9 {
            3 => write!(
                text,
                "- One item of list {number}\n- Another, with `code` in it\n\n"
            ),
            7 => write!(
                text,
                "> A quotation, number {number}, which goes on for about a line.\n\n"
            ),
            _ => write!(
                text,
                "Paragraph {number} of this article has *emphasis*, **importance** and [a link](https://example.org/{number}). \
                 It goes on in plain words for a while, as most paragraphs of most articles do, without saying much at all. \
                 Then it comes to an end, but not before it has reached the length that a paragraph in print might have.\n\n"
            ),
        };
    }
    text
}

fn with_end(text: String) -> String {
    text + "\n\n## The end of it\n\nIt is over.\n"
}
