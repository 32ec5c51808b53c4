//! Equal output of the two renderers: the nodes in the browser and the HTML string of `document`.

mod canonical_html;
mod links;

use crate::fixture::sample_library;
use canonical_html::canonical;
use document::{parse, render::html};
use harness::{Page, Site, Viewport, dist, in_browser, npm_file};
use links::Resolver;
use serde_json::json;
use std::fs;

/// Opens articles one after the other within the document, and returns their bodies' HTML. The pause keeps below Chromium's
/// limit of 200 changes of the URL in 10 seconds.
async fn bodies(page: &Page, base: &str, slugs: &[String]) -> Vec<String> {
    page.eval(&format!(
        "(async () => {{
            const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
            const bodies = [];
            for (const slug of {slugs}) {{
                history.pushState(null, '', {base} + encodeURIComponent(slug) + '/');
                dispatchEvent(new PopStateEvent('popstate'));
                const isThere = () => document.querySelector(`article[data-slug=\"${{slug}}\"]`) && document.querySelector('html[data-ready]');
                for (let looks = 0; looks < 400 && !isThere(); looks++) await pause(5);
                await pause(50);
                bodies.push(document.querySelector(`article[data-slug=\"${{slug}}\"] [data-body]`)?.innerHTML ?? `${{slug}} did not open`);
            }}
            return bodies;
        }})()",
        slugs = json!(slugs),
        base = json!(base),
    ))
    .await
}

/// Opens all articles, and compares each with the HTML string of its text.
async fn check(page: &Page, site: &Site, articles: &[(String, String)]) {
    let slugs: Vec<String> = articles.iter().map(|(slug, _)| slug.clone()).collect();
    let mut mistakes = Vec::new();
    // In portions, because a command to the browser may take at most 30 seconds.
    for (slugs, articles) in slugs.chunks(120).zip(articles.chunks(120)) {
        let bodies = bodies(page, site.base(), slugs).await;
        assert_eq!(bodies.len(), articles.len());
        for ((slug, text), in_page) in articles.iter().zip(bodies) {
            let resolver = Resolver::new(site, slug);
            let natively = canonical(&html::body(&parse(text)), |name, value| {
                resolver.resolve(name, value)
            });
            let in_page = canonical(&in_page, |_, value| Some(value.to_owned()));
            if natively != in_page {
                mistakes.push(format!("{slug}: {}", first_difference(&in_page, &natively)));
            }
        }
    }
    let some = mistakes
        .iter()
        .take(5)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n\n");
    assert!(
        mistakes.is_empty(),
        "{} of {} articles differ:\n{some}",
        mistakes.len(),
        articles.len()
    );
}

/// Returns the first line in which two texts differ, and the three before it.
fn first_difference(in_page: &str, as_string: &str) -> String {
    let (in_page, natively): (Vec<_>, Vec<_>) =
        (in_page.lines().collect(), as_string.lines().collect());
    let at = in_page
        .iter()
        .zip(&natively)
        .take_while(|(one, other)| one == other)
        .count();
    let before = in_page[at.saturating_sub(3)..at].join("\n");
    let line = |lines: &[&str]| {
        lines
            .get(at)
            .map_or_else(|| "(the end)".to_owned(), |line| (*line).to_owned())
    };
    format!(
        "after\n{before}\nthe page has\n{}\nand the string\n{}",
        line(&in_page),
        line(&natively)
    )
}

/// Markdown of the example that the app rejects as a web page in place of Markdown.
const A_WEB_PAGE: &str = "<!DOCTYPE html>\n";

/// Reads the examples of the specification; returns their numbers and Markdown.
fn commonmark_examples() -> Vec<(String, String)> {
    let specification = npm_file("commonmark-spec/spec.txt");
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    for part in specification.split(&format!("\n{fence} example\n")).skip(1) {
        let markdown = part
            .strip_prefix(".\n")
            .map_or_else(|| part.split("\n.\n").next().unwrap_or_default(), |_| "");
        examples.push((
            format!("example-{}", examples.len() + 1),
            format!("{}\n", markdown.replace('→', "\t")),
        ));
    }
    examples
}

#[test]
fn every_commonmark_example_renders_equally() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let mut examples = commonmark_examples();
        assert_eq!(examples.len(), 652);
        examples.retain(|(_, text)| text != A_WEB_PAGE);
        assert_eq!(examples.len(), 651);
        for (slug, text) in &examples {
            site.put(&format!("articles/{slug}.md"), text.as_str());
        }
        page.open(&site.url("")).await;
        // The images of the examples do not exist.
        page.allow_error("Failed to load resource");
        check(page, &site, &examples).await;
    });
}

#[test]
fn every_sample_article_renders_equally() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // On narrow screens, blocks beside quotes have styles for the quotes' space.
        page.viewport(Viewport::WIDE).await;
        let paths = sample_library(page, &site).await;
        let articles: Vec<(String, String)> = paths
            .iter()
            .map(|path| {
                let slug = path
                    .trim_end_matches('/')
                    .rsplit('/')
                    .next()
                    .unwrap()
                    .to_owned();
                let text = fs::read_to_string(dist().join(format!("articles/{slug}.md"))).unwrap();
                (slug, text)
            })
            .collect();
        check(page, &site, &articles).await;
    });
}

#[test]
fn every_kind_of_node_renders_equally() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let text = "# T\n\n## A *b* `c` {#own}\n\nH~2~O, x^2^, ~~gone~~, <kbd>k</kbd>, $a < b$, &amp; \"quotes\" -- and\\\nbreaks.\n\n- [x] done\n- [ ] open\n\n3. three\n4. four\n\n| a | b |\n|:--|--:|\n| <b> | `|` |\n\n> [!WARNING]\n> Careful.\n\nTerm\n: Meaning\n\n![A](a.svg \"Caption\")\n\n$$\nx\n$$\n\n~~~html\n\n<p>\n~~~\n\nNote[^1] and again[^1].\n\n[^1]: Text [link](other.md#x) [out](https://example.org/?a=1&b=2) <me@example.org>.\n\n---\n\n<details><summary>More</summary>\n\nInside.\n\n</details>\n";
        site.put("articles/all.md", text);
        site.put("articles/a.svg", crate::fixture::svg(10, 10));
        page.open(&site.url("")).await;
        check(page, &site, &[("all".to_owned(), text.to_owned())]).await;
    });
}
