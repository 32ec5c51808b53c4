//! Articles for tests that need other content than the sample library's, and steps that several tests share.

use harness::{Page, Site};
use serde::Deserialize;
use std::fmt::Write;

/// Slug of the article of [`sections`].
pub(crate) const SECTIONS: &str = "many-sections";

/// Ids of its sections, in order.
pub(crate) const SECTION_IDS: [&str; 8] = [
    "first",
    "second",
    "second-inner",
    "third",
    "fourth",
    "fourth-inner",
    "fifth",
    "last",
];

/// Adds an article of eight sections on two levels, with an image in each. All sections but the last are several screens
/// long.
pub(crate) fn sections(site: &Site) {
    let mut text =
        "---\ntitle: Many sections\ntags: [fixture]\nlang: en\n---\n\nThe opening.\n".to_owned();
    for id in SECTION_IDS {
        let (level, name) = if id.ends_with("-inner") {
            ("###", "Inner")
        } else {
            ("##", "Section")
        };
        let paragraphs = if id == "last" { 1 } else { 6 };
        write!(text, "\n{level} {name} {id} {{#{id}}}\n\n").unwrap();
        write!(text, "![A plate of the section]({})\n\n", image_path(id)).unwrap();
        for number in 0..paragraphs {
            writeln!(text, "{}\n", paragraph(number)).unwrap();
        }
        site.put(&format!("articles/{}", image_path(id)), svg(600, 400));
    }
    site.publish(SECTIONS, text);
}

/// Returns the path of a section's image, relative to the article.
pub(crate) fn image_path(id: &str) -> String {
    format!("images/plate-{id}.svg")
}

/// Returns an SVG image of a given size, in CSS pixels.
pub(crate) fn svg(width: u32, height: u32) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><rect width='100%' height='100%' fill='#887'/></svg>"
    )
}

/// Returns a paragraph of a few lines, different for every number.
pub(crate) fn paragraph(number: usize) -> String {
    let opening = format!(
        "This is paragraph number {number} of its section, and it says so at its beginning. "
    );
    opening
        + &*"It goes on for a while, as paragraphs in long articles do, without much to report. "
            .repeat(5)
}

/// Bounding box of an element in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Rect {
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

impl Rect {
    /// Returns the box of the first element that matches.
    pub(crate) async fn of_element(page: &Page, selector: &str) -> Self {
        let all = Self::of_elements(page, selector).await;
        *all.first()
            .unwrap_or_else(|| panic!("{selector} does not exist"))
    }

    /// Returns the boxes of all elements that match.
    pub(crate) async fn of_elements(page: &Page, selector: &str) -> Vec<Self> {
        page.eval(&format!(
            "Array.from(document.querySelectorAll({selector:?}), (element) => {{
                const {{ top, bottom, left, right }} = element.getBoundingClientRect();
                return {{ top, bottom, left, right }};
            }})"
        ))
        .await
    }

    /// Reports whether two boxes share a point.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Returns an expression that is true when the section with this id is at the top of the window: its heading at the upper
/// edge, below the scroll margin of the style sheet; or anywhere in the window if the page is scrolled to its end.
pub(crate) fn is_at_section(id: &str) -> String {
    format!(
        "(() => {{
            const heading = document.getElementById({id:?});
            if (!heading) return false;
            const room = parseFloat(getComputedStyle(heading).scrollMarginTop) + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0);
            const off = heading.getBoundingClientRect().top - room;
            const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
            return Math.abs(off) < 3 || (atEnd && off > 0 && off < innerHeight);
        }})()"
    )
}

/// Expression that is true when all images of the article are loaded.
pub(crate) const IMAGES_ARE_LOADED: &str = "Array.from(document.querySelectorAll('[data-body] img')).every((image) => image.complete && image.naturalWidth > 0)";

/// Returns the titles of the listed articles.
pub(crate) async fn titles(page: &Page) -> Vec<String> {
    page.eval(
        "Array.from(document.querySelectorAll('ul.library a[href]'), (link) => link.textContent)",
    )
    .await
}

/// Opens the library and returns the paths of the sample articles.
pub(crate) async fn sample_library(page: &Page, site: &Site) -> Vec<String> {
    page.open(&site.url("")).await;
    let paths: Vec<String> = page
        .eval(
            "Array.from(document.querySelectorAll('ul.library a[href]'), (link) => link.pathname)",
        )
        .await;
    assert!(
        paths.len() >= 8,
        "the sample library has {} articles",
        paths.len()
    );
    paths
}

/// Allows errors of a search that is pending when the page is left or the site has ended. Filtering the library starts one.
pub(crate) fn allow_unfinished_search(page: &Page) {
    page.allow_error("Failed to fetch");
    // The browser reports it in several ways.
    page.allow_error("pagefind.js");
}

/// Opens the search dialog with its key.
pub(crate) async fn open_search(page: &Page) {
    page.type_text("/").await;
    page.wait_for(
        "the dialog",
        "document.querySelector('.search-dialog[open]')",
    )
    .await;
}

/// Closes the search dialog with its button.
pub(crate) async fn close_search(page: &Page) {
    page.click(".search-close").await;
    page.wait_for(
        "the end of the dialog",
        "!document.querySelector('.search-dialog[open]')",
    )
    .await;
}

/// Waits until the page shows an article and is complete.
pub(crate) async fn wait_for_article(page: &Page, slug: &str) {
    let is_shown =
        format!("document.querySelector('html[data-ready] article[data-slug={slug:?}]')");
    page.wait_for(&format!("the article {slug}"), &is_shown)
        .await;
}
