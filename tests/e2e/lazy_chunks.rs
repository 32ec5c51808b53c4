//! The later part of the app: fetched when somebody searches or shares, once, and tried again where it did not come.

use crate::{accessibility::findings, fixture};
use harness::{Fault, Gate, Page, Site, in_browser, npm_file};
use thirtyfour::Key;

const SLUG: &str = "quoted";

const OPEN_DIALOG: &str = "document.querySelector('.search-dialog[open]')";
const OPEN_MENU: &str = "document.querySelector('.share-menu:popover-open')";
const BUTTONS: &str = "document.querySelector('.share-menu:popover-open button')";
const FOUND: &str = "document.querySelector('.search-results li li a')";

/// Has the browser tell of a module or a wasm that did not come.
const NOT_COME: &str = "status of 500";

/// The names of its script and wasm.
fn files() -> [String; 2] {
    [".js", ".wasm"].map(|ending| {
        let names = std::fs::read_dir(harness::dist())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("search_share-") && name.ends_with(ending));
        let names: Vec<String> = names.collect();
        let [name] = names.as_slice() else {
            panic!("not one file search_share-…{ending}: {names:?}");
        };
        name.clone()
    })
}

/// How often each was asked for.
fn asked(site: &Site) -> [usize; 2] {
    files().map(|name| site.requests_for(&name).len())
}

async fn start() -> Site {
    let site = Site::of_dist().start().await;
    let around = format!("{}\n\n", fixture::paragraph(1)).repeat(3);
    site.publish(
        SLUG,
        format!("---\ntitle: Quoted\nlang: en\n---\n\n{around}Before it. {{\" A sentence in place stays where it is. \"}} After it.\n\n{around}"),
    );
    site
}

async fn open_article(page: &Page, site: &Site) {
    page.open(&site.url(&format!("{SLUG}/"))).await;
    page.wait_for_frames().await;
}

/// Presses the share button of the quote, without waiting for anything.
async fn press_share(page: &Page) {
    page.run("document.querySelector('.share-button').scrollIntoView({ block: 'center' })")
        .await;
    page.hover("figure.pull-quote").await;
    page.click(".share-button").await;
}

async fn select_paragraph(page: &Page) {
    page.run("getSelection().selectAllChildren(document.querySelector('[data-body] > p'))")
        .await;
}

fn says(selector: &str, words: &str) -> String {
    format!("document.querySelector({selector:?})?.textContent.includes({words:?})")
}

#[test]
fn who_reads_fetches_nothing_of_it() {
    in_browser(async |page| {
        let site = start().await;
        page.open(&site.url("")).await;
        page.click("ul.library h2 a").await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        page.run("scrollTo(0, document.documentElement.scrollHeight)")
            .await;
        page.wait_for_scroll_end().await;
        page.type_text("q").await;
        page.click(".theme-switch").await;
        open_article(page, &site).await;
        let changed = format!("{SLUG}/#s-00000000=Words%20that%20are%20not%20there");
        page.open(&site.url(&changed)).await;
        page.wait_for("the note", "document.querySelector('.anchor-notice')")
            .await;
        for path in ["?tag=craft", "?q="] {
            page.open(&site.url(path)).await;
        }
        // A selection of what is no text of the article.
        page.run("getSelection().selectAllChildren(document.querySelector('main'))")
            .await;
        let () = page
            .eval("new Promise((done) => setTimeout(() => done(null), 600))")
            .await;
        assert_eq!(asked(&site), [0, 0]);
    });
}

#[test]
fn it_is_fetched_once_for_all_searches_and_menus() {
    in_browser(async |page| {
        let site = start().await;
        page.open(&site.url("?q=margin")).await;
        fixture::open_search(page).await;
        page.type_text("insipides").await;
        page.wait_for(
            "both results",
            "document.querySelector('.search-dialog .search-results li') && document.querySelector('.full-text-results .search-results li')",
        )
        .await;
        page.press(Key::Enter).await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        select_paragraph(page).await;
        page.wait_for("the menu", BUTTONS).await;
        page.visit(&format!("{}{SLUG}/", site.base())).await;
        page.wait_for(
            "the other article",
            &format!("document.querySelector('html[data-ready] article[data-slug={SLUG}]')"),
        )
        .await;
        press_share(page).await;
        page.wait_for("the other menu", BUTTONS).await;
        assert_eq!(asked(&site), [1, 1]);
    });
}

#[test]
fn its_script_and_its_wasm_are_asked_for_at_once() {
    in_browser(async |page| {
        let site = start().await;
        let (gate, [script, _]) = (Gate::closed(), files());
        site.inject_fault(&script, Fault::Held(gate.clone()));
        page.open(&site.url("")).await;
        page.type_text("/").await;
        while asked(&site) != [1, 1] {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(page.text(".search-status").await, "Loading the search…");
        gate.open();
        page.wait_for("all of it", "document.querySelector('.search-footer')")
            .await;
        assert_eq!(asked(&site), [1, 1]);
    });
}

#[test]
fn what_is_typed_while_it_comes_is_searched_for_when_it_has_come() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&files()[1], Fault::Held(gate.clone()));
        page.open(&site.url("yohaku/")).await;
        fixture::open_search(page).await;
        page.type_text("insipi").await;
        assert_eq!(page.text(".search-status").await, "Loading the search…");
        fixture::close_search(page).await;
        // The focus leaves its button with the next frame.
        page.wait_for_frames().await;
        page.type_text("/").await;
        page.type_text("insipides").await;
        // There is nothing yet that Enter or an arrow could lead to.
        page.press(Key::Enter).await;
        page.press(Key::Down).await;
        gate.open();
        page.wait_for("the results", FOUND).await;
        page.press(Key::Enter).await;
        fixture::wait_for_article(page, "point-virgule").await;
        assert_eq!(asked(&site), [1, 1]);
    });
}

#[test]
fn the_dialog_can_be_left_by_its_button_while_it_comes() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&files()[0], Fault::Held(gate.clone()));
        page.open(&site.url("")).await;
        page.click(".search-button").await;
        page.wait_for("the dialog", OPEN_DIALOG).await;
        fixture::close_search(page).await;
        gate.open();
        page.click(".search-button").await;
        page.wait_for("all of it", "document.querySelector('.search-footer')")
            .await;
        assert_eq!(page.text(".search-status").await, "");
    });
}

#[test]
fn a_search_that_does_not_come_is_told_of_and_typing_on_tries_again() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error(NOT_COME);
        page.allow_error("dynamically imported module");
        // The wasm's own failure is told by wasm-bindgen, too.
        page.allow_error("WebAssembly");
        for file in files() {
            site.inject_fault(&file, Fault::Status(500));
            page.open(&site.url("yohaku/")).await;
            page.type_text("/").await;
            page.type_text("insipide").await;
            page.wait_for(
                "what happened",
                &says(
                    ".search-status",
                    "Check the connection and type on to try again",
                ),
            )
            .await;
            site.clear_fault(&file);
            page.type_text("s").await;
            page.wait_for("the results", FOUND).await;
        }
    });
}

#[test]
fn a_search_that_does_not_come_is_tried_again_when_the_dialog_opens() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error(NOT_COME);
        page.allow_error("dynamically imported module");
        let [script, _] = files();
        site.inject_fault(&script, Fault::Status(500));
        page.open(&site.url("")).await;
        page.type_text("/").await;
        page.wait_for(
            "what happened",
            &says(".search-status", "could not be loaded"),
        )
        .await;
        page.press(Key::Escape).await;
        site.clear_fault(&script);
        page.click(".search-button").await;
        page.wait_for("all of it", "document.querySelector('.search-footer')")
            .await;
    });
}

#[test]
fn a_search_that_never_comes_is_told_of() {
    in_browser(async |page| {
        let site = start().await;
        let [script, _] = files();
        site.inject_fault(&script, Fault::Held(Gate::closed()));
        page.open(&site.url("")).await;
        page.type_text("/").await;
        page.wait_for(
            "what happened",
            &says(".search-status", "could not be loaded"),
        )
        .await;
        site.clear_fault(&script);
        page.type_text("insipides").await;
        page.wait_for("the results", FOUND).await;
    });
}

#[test]
fn the_librarys_page_tells_what_is_on_its_way_and_that_it_has_not_come() {
    in_browser(async |page| {
        let site = start().await;
        let (gate, [_, wasm]) = (Gate::closed(), files());
        site.inject_fault(&wasm, Fault::Held(gate.clone()));
        page.open(&site.url("?q=insipides")).await;
        page.wait_for(
            "the word",
            &says(".full-text-results", "Loading the search…"),
        )
        .await;
        // Fewer words than can be searched for.
        page.click("input[name=q]").await;
        page.run("document.querySelector('input[name=q]').select()")
            .await;
        page.type_text("i").await;
        page.wait_for(
            "nothing",
            "document.querySelector('.full-text-results').hidden",
        )
        .await;
        page.type_text("nsipides").await;
        gate.open();
        page.wait_for("the results", FOUND).await;

        page.expect_error(NOT_COME);
        page.allow_error("WebAssembly");
        site.inject_fault(&wasm, Fault::Status(500));
        page.open(&site.url("?q=insipide")).await;
        page.wait_for(
            "what happened",
            &says(".full-text-results", "type on to try again"),
        )
        .await;
        site.clear_fault(&wasm);
        page.click("input[name=q]").await;
        page.press(Key::End).await;
        page.type_text("s").await;
        page.wait_for("the results", FOUND).await;
    });
}

#[test]
fn the_menu_says_that_its_buttons_come_and_takes_the_focus_when_they_have() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&files()[1], Fault::Held(gate.clone()));
        open_article(page, &site).await;
        press_share(page).await;
        page.wait_for("the menu", OPEN_MENU).await;
        assert_eq!(page.text(".share-menu").await, "Loading…");
        page.press(Key::Escape).await;
        page.wait_for("the end of it", &format!("!{OPEN_MENU}"))
            .await;
        select_paragraph(page).await;
        page.wait_for("the menu of the selection", OPEN_MENU).await;
        page.press(Key::Tab).await;
        gate.open();
        page.wait_for(
            "the focus",
            "document.activeElement.matches('.share-menu [data-action=copy-text]')",
        )
        .await;
        let is_over: bool = page
            .eval("(() => { const menu = document.querySelector('.share-menu').getBoundingClientRect(), words = getSelection().getRangeAt(0).getBoundingClientRect(); return menu.bottom <= words.top || menu.top >= words.bottom; })()")
            .await;
        assert!(is_over, "the menu stands on the words");
        assert_eq!(page.count(".share-menu p").await, 0);
    });
}

#[test]
fn buttons_that_do_not_come_are_told_of_and_tried_again_when_the_menu_opens() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error(NOT_COME);
        page.allow_error("WebAssembly");
        let [_, wasm] = files();
        site.inject_fault(&wasm, Fault::Status(500));
        open_article(page, &site).await;
        press_share(page).await;
        page.wait_for(
            "what happened",
            &says(
                ".share-menu:popover-open",
                "Check the connection, and open the menu again",
            ),
        )
        .await;
        page.run(&npm_file("axe-core/axe.min.js")).await;
        assert_eq!(findings(page).await, [""; 0]);
        page.press(Key::Escape).await;
        page.wait_for("the end of it", &format!("!{OPEN_MENU}"))
            .await;
        site.clear_fault(&wasm);
        select_paragraph(page).await;
        page.wait_for("the buttons", BUTTONS).await;
        assert_eq!(page.count(".share-menu p").await, 0);
    });
}

#[test]
fn who_goes_elsewhere_while_it_comes_finds_the_menu_there() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&files()[1], Fault::Held(gate.clone()));
        page.open(&site.url("yohaku/")).await;
        select_paragraph(page).await;
        page.wait_for("the menu", OPEN_MENU).await;
        page.visit(&format!("{}{SLUG}/", site.base())).await;
        page.wait_for(
            "the other article",
            &format!("document.querySelector('html[data-ready] article[data-slug={SLUG}]')"),
        )
        .await;
        gate.open();
        press_share(page).await;
        page.wait_for("the buttons", BUTTONS).await;
        assert_eq!(page.count(".share-menu").await, 1);
        assert_eq!(page.count(".quote-image-dialog").await, 1);
        assert_eq!(asked(&site), [1, 1]);
    });
}

#[test]
fn axe_finds_nothing_in_the_dialog_while_its_part_comes() {
    in_browser(async |page| {
        let site = start().await;
        let [_, wasm] = files();
        site.inject_fault(&wasm, Fault::Held(Gate::closed()));
        // Once the site is gone.
        page.allow_error("Failed to fetch");
        page.open(&site.url("?q=margin")).await;
        page.run(&npm_file("axe-core/axe.min.js")).await;
        page.wait_for(
            "the word",
            &says(".full-text-results", "Loading the search…"),
        )
        .await;
        assert_eq!(findings(page).await, [""; 0], "on the library's page");
        page.click(".search-button").await;
        page.wait_for("the dialog", OPEN_DIALOG).await;
        assert_eq!(findings(page).await, [""; 0], "in the dialog");
    });
}
