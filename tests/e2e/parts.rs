//! Parts of the app that are loaded on demand, by the example of search and sharing: such a part loads once, on the first
//! search or the first opening of the share menu, and again after a failure.

use crate::{accessibility::findings, fixture};
use harness::{Fault, Gate, Network, Page, Site, in_browser, npm_file};
use thirtyfour::Key;

const SLUG: &str = "quoted";

const OPEN_DIALOG: &str = "document.querySelector('.search-dialog[open]')";
const OPEN_MENU: &str = "document.querySelector('.share-menu:popover-open')";
const BUTTONS: &str = "document.querySelector('.share-menu:popover-open button')";
const FOUND: &str = "document.querySelector('.search-results li li a')";

/// Console message of the browser about a file that failed to load.
const LOAD_FAILURE: &str = "status of 500";

/// Returns the name of the part's own file.
fn part_file() -> String {
    file_of("search_share")
}

/// Returns the name of the own file of a part.
pub(crate) fn file_of(part: &str) -> String {
    let beginning = format!("{part}-");
    let names = std::fs::read_dir(harness::dist())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(&beginning) && name.ends_with(".wasm"));
    let names: Vec<String> = names.collect();
    let [name] = names.as_slice() else {
        panic!("not one file {part}-….wasm: {names:?}");
    };
    name.clone()
}

/// Returns the number of requests for it.
fn request_count(site: &Site) -> usize {
    site.requests_for(&part_file()).len()
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

/// Presses the share button of the quote without waiting for the menu.
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

fn contains_text(selector: &str, words: &str) -> String {
    format!("document.querySelector({selector:?})?.textContent.includes({words:?})")
}

#[test]
fn reading_does_not_load_it() {
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
        // A selection outside the article's text.
        page.run("getSelection().selectAllChildren(document.querySelector('main'))")
            .await;
        let () = page
            .eval("new Promise((done) => setTimeout(() => done(null), 600))")
            .await;
        assert_eq!(request_count(&site), 0);
    });
}

#[test]
fn it_loads_once_for_all_searches_and_menus() {
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
        assert_eq!(request_count(&site), 1);
    });
}

#[test]
fn words_typed_while_it_loads_are_searched_afterwards() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&part_file(), Fault::Held(gate.clone()));
        page.open(&site.url("yohaku/")).await;
        fixture::open_search(page).await;
        page.type_text("insipi").await;
        assert_eq!(page.text(".search-status").await, "Loading the search…");
        fixture::close_search(page).await;
        // The focus moves in the next frame.
        page.wait_for_frames().await;
        page.type_text("/").await;
        page.type_text("insipides").await;
        // Enter and the arrow keys have no result to go to yet.
        page.press(Key::Enter).await;
        page.press(Key::Down).await;
        gate.open();
        page.wait_for("the results", FOUND).await;
        page.press(Key::Enter).await;
        fixture::wait_for_article(page, "point-virgule").await;
        assert_eq!(request_count(&site), 1);
    });
}

#[test]
fn the_close_button_works_while_it_loads() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&part_file(), Fault::Held(gate.clone()));
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

/// Faults after which trying again helps, with what the browser says of them in its console.
fn faults() -> [(Fault, &'static str); 3] {
    [
        (Fault::Status(500), LOAD_FAILURE),
        (Fault::Refused, "net::ERR"),
        (Fault::Cut, "net::ERR"),
    ]
}

#[test]
fn a_load_failure_is_shown_and_typing_retries() {
    in_browser(async |page| {
        let site = start().await;
        let part = part_file();
        for (fault, message) in faults() {
            page.expect_error(message);
            site.inject_fault(&part, fault);
            page.open(&site.url("yohaku/")).await;
            page.type_text("/").await;
            page.type_text("insipide").await;
            page.wait_for(
                "what happened",
                &contains_text(
                    ".search-status",
                    "Check the connection and type on to try again",
                ),
            )
            .await;
            site.clear_fault(&part);
            page.type_text("s").await;
            page.wait_for("the results", FOUND).await;
            page.clear_cache().await;
        }
    });
}

#[test]
fn a_lost_connection_is_shown_and_typing_retries() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error("net::ERR_INTERNET_DISCONNECTED");
        page.open(&site.url("yohaku/")).await;
        page.network(Network::Offline).await;
        page.type_text("/").await;
        page.type_text("insipide").await;
        page.wait_for(
            "what happened",
            &contains_text(".search-status", "Check the connection"),
        )
        .await;
        page.network(Network::Online).await;
        page.type_text("s").await;
        page.wait_for("the results", FOUND).await;
    });
}

#[test]
fn a_part_of_a_replaced_site_asks_for_a_reload() {
    in_browser(async |page| {
        let site = start().await;
        let part = part_file();
        let text = "<!doctype html><title>Missing</title>";
        for fault in [
            Fault::Status(404),
            Fault::Instead {
                content_type: "text/html; charset=utf-8",
                body: text.into(),
            },
        ] {
            page.allow_error("status of 404");
            site.inject_fault(&part, fault);
            open_article(page, &site).await;
            page.type_text("/").await;
            page.wait_for(
                "the advice of the search",
                &contains_text(
                    ".search-status",
                    "has changed since this page was opened: reload the page",
                ),
            )
            .await;
            page.press(Key::Escape).await;
            press_share(page).await;
            page.wait_for(
                "the advice of the menu",
                &contains_text(".share-menu:popover-open", "reload the page"),
            )
            .await;
            site.clear_fault(&part);
            page.clear_cache().await;
        }
    });
}

#[test]
fn opening_the_dialog_again_retries() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error(LOAD_FAILURE);
        let part = part_file();
        site.inject_fault(&part, Fault::Status(500));
        page.open(&site.url("")).await;
        page.type_text("/").await;
        page.wait_for(
            "what happened",
            &contains_text(".search-status", "could not be loaded"),
        )
        .await;
        page.press(Key::Escape).await;
        site.clear_fault(&part);
        page.click(".search-button").await;
        page.wait_for("all of it", "document.querySelector('.search-footer')")
            .await;
    });
}

#[test]
fn a_load_timeout_is_shown() {
    in_browser(async |page| {
        let site = start().await;
        let part = part_file();
        site.inject_fault(&part, Fault::Held(Gate::closed()));
        page.open(&site.url("")).await;
        page.type_text("/").await;
        page.wait_for(
            "what happened",
            &contains_text(".search-status", "could not be loaded"),
        )
        .await;
        site.clear_fault(&part);
        page.type_text("insipides").await;
        page.wait_for("the results", FOUND).await;
    });
}

#[test]
fn the_library_page_shows_loading_and_failure() {
    in_browser(async |page| {
        let site = start().await;
        let (gate, part) = (Gate::closed(), part_file());
        site.inject_fault(&part, Fault::Held(gate.clone()));
        page.open(&site.url("?q=insipides")).await;
        page.wait_for(
            "the word",
            &contains_text(".full-text-results", "Loading the search…"),
        )
        .await;
        // Too short to search for.
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

        page.expect_error(LOAD_FAILURE);
        site.inject_fault(&part, Fault::Status(500));
        page.open(&site.url("?q=insipide")).await;
        page.wait_for(
            "what happened",
            &contains_text(".full-text-results", "type on to try again"),
        )
        .await;
        site.clear_fault(&part);
        page.click("input[name=q]").await;
        page.press(Key::End).await;
        page.type_text("s").await;
        page.wait_for("the results", FOUND).await;
    });
}

#[test]
fn the_menu_shows_loading_and_its_first_button_takes_the_focus() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&part_file(), Fault::Held(gate.clone()));
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
fn the_menu_shows_a_load_failure_and_retries_when_it_opens() {
    in_browser(async |page| {
        let site = start().await;
        page.expect_error(LOAD_FAILURE);
        let part = part_file();
        site.inject_fault(&part, Fault::Status(500));
        open_article(page, &site).await;
        press_share(page).await;
        page.wait_for(
            "what happened",
            &contains_text(
                ".share-menu:popover-open",
                "Check the connection and open the menu again",
            ),
        )
        .await;
        page.run(&npm_file("axe-core/axe.min.js")).await;
        assert_eq!(findings(page).await, [""; 0]);
        page.press(Key::Escape).await;
        page.wait_for("the end of it", &format!("!{OPEN_MENU}"))
            .await;
        site.clear_fault(&part);
        select_paragraph(page).await;
        page.wait_for("the buttons", BUTTONS).await;
        assert_eq!(page.count(".share-menu p").await, 0);
    });
}

#[test]
fn the_menu_works_on_the_next_page_if_the_reader_leaves_while_it_loads() {
    in_browser(async |page| {
        let site = start().await;
        let gate = Gate::closed();
        site.inject_fault(&part_file(), Fault::Held(gate.clone()));
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
        assert_eq!(request_count(&site), 1);
    });
}

#[test]
fn axe_finds_no_violation_in_the_dialog_while_it_loads() {
    in_browser(async |page| {
        let site = start().await;
        let part = part_file();
        site.inject_fault(&part, Fault::Held(Gate::closed()));
        // After the site is gone.
        page.allow_error("Failed to fetch");
        page.open(&site.url("?q=margin")).await;
        page.run(&npm_file("axe-core/axe.min.js")).await;
        page.wait_for(
            "the word",
            &contains_text(".full-text-results", "Loading the search…"),
        )
        .await;
        assert_eq!(findings(page).await, [""; 0], "on the library's page");
        page.click(".search-button").await;
        page.wait_for("the dialog", OPEN_DIALOG).await;
        assert_eq!(findings(page).await, [""; 0], "in the dialog");
    });
}
