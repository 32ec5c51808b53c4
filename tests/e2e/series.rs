//! Series of articles.

use crate::accessibility::findings;
use harness::{Site, TempSite, in_browser, npm_file};

const SERIES: &str =
    "[[series]]\ntitle = \"The shore in three parts\"\narticles = [\"mud\", \"salt\", \"wind\"]\n";

fn library() -> TempSite {
    let pressed = TempSite::empty();
    for (name, date) in [("wind", 1), ("other", 2), ("mud", 3), ("salt", 4)] {
        let text = format!("---\ntitle: On {name}\ndate: 2026-01-0{date}\n---\n\nIt is there.\n");
        pressed.add(name, &text);
    }
    std::fs::write(pressed.root().join("articles/site.toml"), SERIES).unwrap();
    pressed.build();
    pressed
}

#[test]
fn a_part_lists_the_others_and_links_to_the_next() {
    let pressed = library();
    in_browser(async |page| {
        let site = Site::of_folder(pressed.root()).start().await;
        page.open(&site.url("mud/")).await;
        assert_eq!(page.text(".series .label").await, "Part 1 of 3");
        assert_eq!(page.count(".series a[href]").await, 2);
        assert_eq!(page.count(".pager [rel=prev]").await, 0);
        page.run(&npm_file("axe-core/axe.min.js")).await;
        assert_eq!(findings(page).await, [""; 0]);
        page.click(".pager [rel=next]").await;
        // The app fetches this article, and the index after it.
        page.wait_for(
            "the next part",
            "document.querySelector('h1')?.textContent === 'On salt' && document.querySelector('.series')",
        )
        .await;
        assert_eq!(page.text(".series .label").await, "Part 2 of 3");
        assert_eq!(page.text(".series [aria-current]").await, "On salt");
        page.click(".series li:last-child a").await;
        page.wait_for(
            "the last part",
            "document.querySelector('h1')?.textContent === 'On wind'",
        )
        .await;
    });
}

#[test]
fn an_article_without_a_series_links_to_the_adjacent_ones() {
    let pressed = library();
    in_browser(async |page| {
        let site = Site::of_folder(pressed.root()).start().await;
        page.open(&site.url("other/")).await;
        assert_eq!(page.count(".series").await, 0);
        assert_eq!(page.text(".pager [rel=next] .title").await, "On wind");
    });
}
