//! Accessibility by axe-core: all kinds of pages, in both themes, on a phone and on a laptop.

use crate::fixture::sample_library;
use harness::{Fault, Page, Scheme, Site, Viewport, in_browser, npm_file};
use serde_json::Value;

/// Runs axe-core; returns the rule and the elements of each violation.
pub(crate) async fn findings(page: &Page) -> Vec<String> {
    let findings: Value = page
        .eval("axe.run(document, { resultTypes: ['violations'] })")
        .await;
    let found = findings["violations"].as_array().expect("axe gives a list");
    let checked = findings["passes"].as_array().map_or(0, Vec::len);
    assert!(checked > 10, "axe has checked only {checked} rules");
    let tell = |finding: &Value| {
        let nodes = finding["nodes"].as_array().into_iter().flatten();
        let places: Vec<_> = nodes
            .take(3)
            .map(|node| format!("{} ({})", node["html"], node["failureSummary"]))
            .collect();
        format!("{}: {}", finding["id"], places.join("; "))
    };
    found.iter().map(tell).collect()
}

async fn check(page: &Page, scheme: Scheme, viewport: Viewport) {
    let site = Site::of_dist().start().await;
    site.publish("broken", "# Broken\n\nText.\n");
    site.inject_fault("articles/broken.md", Fault::Status(500));
    page.expect_error("status of 500");
    page.scheme(scheme).await;
    page.viewport(viewport).await;

    let mut paths = vec![
        site.base().to_owned(),
        format!("{}no/such/page/", site.base()),
        format!("{}broken/", site.base()),
    ];
    paths.extend(sample_library(page, &site).await);
    page.run(&npm_file("axe-core/axe.min.js")).await;
    let mut all = Vec::new();
    for path in paths {
        page.visit(&path).await;
        all.extend(
            findings(page)
                .await
                .into_iter()
                .map(|finding| format!("{path}: {finding}")),
        );
    }
    assert!(
        all.is_empty(),
        "{} findings:\n{}",
        all.len(),
        all.join("\n")
    );
}

#[test]
fn axe_finds_nothing_on_a_laptop_in_light() {
    in_browser(async |page| check(page, Scheme::Light, Viewport::DESKTOP).await);
}

#[test]
fn axe_finds_nothing_on_a_laptop_in_dark() {
    in_browser(async |page| check(page, Scheme::Dark, Viewport::DESKTOP).await);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_light() {
    in_browser(async |page| check(page, Scheme::Light, Viewport::PHONE).await);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_dark() {
    in_browser(async |page| check(page, Scheme::Dark, Viewport::PHONE).await);
}
