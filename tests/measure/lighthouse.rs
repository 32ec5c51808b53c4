//! Lighthouse scores of the built site.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use harness::{Compression, Site, chromium, dist, in_browser};
use serde::Deserialize;

/// Names of the pages, and their paths below the site's base.
const PAGES: [(&str, &str); 2] = [("library", ""), ("article", "a-hemisphere-worth-sharing/")];

/// Names of the devices, and Lighthouse's presets; without a preset it emulates a phone.
const DEVICES: [(&str, Option<&str>); 2] = [("phone", None), ("desktop", Some("desktop"))];

/// Flags of the browser. The site's own pages need no sandbox.
const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run";

/// Printed part of Lighthouse's report.
#[derive(Debug, Deserialize)]
struct Report {
    #[serde(rename = "lighthouseVersion")]
    version: String,
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    title: String,
    score: Option<f64>,
    audit_refs: Vec<Reference>,
}

/// Audit of a category, with its weight.
#[derive(Debug, Deserialize)]
struct Reference {
    id: String,
    weight: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    title: String,
    score: Option<f64>,
    display_value: Option<String>,
}

/// Prints the scores of every page on every device, and the audits that lowered them.
pub(crate) fn measure() {
    let mut site = None;
    // The site is served until it is dropped.
    in_browser(async |_| {
        let served = Site::of_folder(dist())
            .compression(Compression::Brotli)
            .start()
            .await;
        site = Some(served);
    });
    let site = site.expect("it was just started");
    for (page, path) in PAGES {
        for (device, preset) in DEVICES {
            let report = audit(&site.url(path), preset);
            println!("Lighthouse {}, {page} on a {device}", report.version);
            report.print();
        }
    }
}

impl Report {
    fn print(&self) {
        for category in self.categories.values() {
            println!("  {:<16} {:>4}", category.title, percent(category.score));
            let counted = category
                .audit_refs
                .iter()
                .filter(|audit| audit.weight > 0.0);
            for audit in counted.filter_map(|audit| self.audits.get(&audit.id)) {
                if audit.score.is_some_and(|score| score < 1.0) {
                    let value = audit.display_value.as_deref().unwrap_or_default();
                    println!("    {:>4} {} {value}", percent(audit.score), audit.title);
                }
            }
        }
    }
}

fn percent(score: Option<f64>) -> String {
    score.map_or_else(
        || "none".to_owned(),
        |score| format!("{:.0}", score * 100.0),
    )
}

fn audit(url: &str, preset: Option<&str>) -> Report {
    let folder = tempfile::tempdir().expect("a folder for a report");
    let output = folder.path().join("report.json");
    let mut command = Command::new("node");
    command
        .arg(program())
        .args([url, "--quiet", "--output=json", "--max-wait-for-load=90000"])
        .arg(format!("--output-path={}", output.display()))
        .arg(format!("--chrome-flags={FLAGS}"))
        .args(preset.map(|preset| format!("--preset={preset}")))
        .env("CHROME_PATH", chromium())
        .stdout(Stdio::null());
    let status = command.status().expect("node");
    assert!(status.success(), "Lighthouse failed: {status}");
    read(&output)
}

fn read(output: &Path) -> Report {
    let text = fs::read_to_string(output).expect("a report");
    serde_json::from_str(&text).expect("a Lighthouse report")
}

fn program() -> PathBuf {
    let tools = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tools/lighthouse");
    tools.join("node_modules/lighthouse/cli/index.js")
}
