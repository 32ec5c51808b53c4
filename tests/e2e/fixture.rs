//! Articles made for a test, where the sample library's would hide what the test is about.

use harness::{Page, Site};
use serde::Deserialize;
use std::fmt::Write;

/// The slug of the article of [`sections`].
pub(crate) const SECTIONS: &str = "many-sections";

/// The ids of its sections, in order.
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

/// Adds an article of eight sections in two levels, each of several screens but for the short last one, with a picture
/// in every section; and the pictures.
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
        write!(text, "![A plate of the section]({})\n\n", picture(id)).unwrap();
        for number in 0..paragraphs {
            writeln!(text, "{}\n", paragraph(number)).unwrap();
        }
        site.put(&format!("articles/{}", picture(id)), svg(600, 400));
    }
    site.publish(SECTIONS, text);
}

/// The path of the picture of one of the sections, relative to the article.
pub(crate) fn picture(id: &str) -> String {
    format!("images/plate-{id}.svg")
}

/// A picture of this size.
pub(crate) fn svg(width: u32, height: u32) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><rect width='100%' height='100%' fill='#887'/></svg>"
    )
}

/// A paragraph of a few lines, different for every number.
pub(crate) fn paragraph(number: usize) -> String {
    let opening = format!(
        "This is paragraph number {number} of its section, and it says so at its beginning. "
    );
    opening
        + &*"It goes on for a while, as paragraphs in long articles do, without much to report. "
            .repeat(5)
}

/// Where an element is in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Place {
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

impl Place {
    /// Where the first element that matches is.
    pub(crate) async fn of(page: &Page, selector: &str) -> Self {
        let all = Self::of_all(page, selector).await;
        *all.first()
            .unwrap_or_else(|| panic!("{selector} is not there"))
    }

    /// Where the elements that match are.
    pub(crate) async fn of_all(page: &Page, selector: &str) -> Vec<Self> {
        page.eval(&format!(
            "Array.from(document.querySelectorAll({selector:?}), (element) => {{
                const {{ top, bottom, left, right }} = element.getBoundingClientRect();
                return {{ top, bottom, left, right }};
            }})"
        ))
        .await
    }

    /// Whether two cover the same spot.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// An expression that holds when the section with this id is what the window shows first: its heading at the upper
/// edge, but for the room that the style sheet leaves above a target; or, where the page ends before, as far up as it
/// can be.
pub(crate) fn is_on(id: &str) -> String {
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

/// An expression that holds when every picture of the article has come.
pub(crate) const PICTURES_ARE_THERE: &str = "Array.from(document.querySelectorAll('[data-body] img')).every((image) => image.complete && image.naturalWidth > 0)";

/// The paths of the articles of the sample library. The page is on the library afterwards.
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

/// Allows for a search in the texts that has not answered by the time the page is left, or the site is gone: what filters the
/// library begins one.
pub(crate) fn allow_unfinished_search(page: &Page) {
    page.allow_trouble("Failed to fetch");
    // It tells of it in several ways.
    page.allow_trouble("pagefind.js");
}

/// Opens the dialog in which one searches, by its key.
pub(crate) async fn open_search(page: &Page) {
    page.type_text("/").await;
    page.wait_for(
        "the dialog",
        "document.querySelector('.search-dialog[open]')",
    )
    .await;
}

/// Closes that dialog by its button.
pub(crate) async fn close_search(page: &Page) {
    page.click(".search-close").await;
    page.wait_for(
        "the end of the dialog",
        "!document.querySelector('.search-dialog[open]')",
    )
    .await;
}

/// Waits until the page is that of an article, and answers.
pub(crate) async fn wait_for_article(page: &Page, slug: &str) {
    let is_there =
        format!("document.querySelector('html[data-ready] article[data-slug={slug:?}]')");
    page.wait_for(&format!("the article {slug}"), &is_there)
        .await;
}
