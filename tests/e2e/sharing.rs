//! Sharing quotes and selections: as text, as Markdown, by link, as a picture.

use crate::{accessibility::findings, fixture};
use harness::{Page, Pointer, Scheme, Site, Viewport, in_browser, npm_file};
use serde_json::Value;
use thirtyfour::Key;

const SLUG: &str = "shared";

const QUOTE: &str = "A *sentence* in place stays where it is and is pulled out as well.";

fn article() -> String {
    let around = format!("{}\n\n", fixture::paragraph(1)).repeat(3);
    format!(
        "---\ntitle: Shared\nauthor: Ada Marsh\npublisher: The Shore\nlang: en\n---\n\n## First\n\n{around}Before it.[^1] {{\" {QUOTE} \"}} After it.\n\n- [ ] An item\n- Another. With *two* sentences.\n\n```\ncode();\n```\n\n{around}[^1]: A note.\n"
    )
}

/// Keeps what is copied, whatever the browser allows.
const RECORD: &str = "if (navigator.clipboard) navigator.clipboard.writeText = async (text) => { window.copied = text; };
    if (navigator.clipboard) navigator.clipboard.write = async ([item]) => { window.copied = (await item.getType('image/png')).size; };";

async fn open(page: &Page, viewport: Viewport) -> Site {
    let site = Site::of_dist().start().await;
    site.publish(SLUG, article());
    page.viewport(viewport).await;
    page.run_on_new_document(RECORD).await;
    page.open(&site.url(&format!("{SLUG}/"))).await;
    page.wait_for_frames().await;
    site
}

/// Selects from the first occurrence of some words to the end of others.
async fn select(page: &Page, from: &str, to: &str) {
    // Two changes within one task are told of once, and the same words selected anew would be no news.
    let () = page
        .eval(
            "new Promise((done) => {
                if (getSelection().isCollapsed) return done(null);
                document.addEventListener('selectionchange', () => done(null), { once: true });
                getSelection().removeAllRanges();
            })",
        )
        .await;
    page.wait_for(
        "no menu",
        "!document.querySelector('.share-menu:popover-open')",
    )
    .await;
    page.run(&format!(
        "(() => {{
            const find = (words) => {{
                const walker = document.createTreeWalker(document.querySelector('[data-body]'), NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {{
                    const at = walker.currentNode.data.indexOf(words);
                    if (at >= 0) return [walker.currentNode, at];
                }}
            }};
            const [start, at] = find({from:?}), [end, last] = find({to:?});
            end.parentElement.scrollIntoView({{ block: 'center' }});
            getSelection().setBaseAndExtent(start, at, end, last + {to:?}.length);
        }})()"
    ))
    .await;
    page.wait_for(
        "the menu and its buttons",
        "document.querySelector('.share-menu:popover-open button')",
    )
    .await;
}

/// Presses a button of the menu, and gives what it copied.
async fn copied(page: &Page, action: &str) -> String {
    page.run("window.copied = null").await;
    page.click(&format!(".share-menu [data-action={action}]"))
        .await;
    page.wait_for("the copy", "window.copied !== null").await;
    page.wait_for(
        "the word that it was copied",
        &format!("document.querySelector('.share-menu [data-action={action}][data-feedback=Copied]') && document.querySelector('.announcements').textContent === 'Copied'"),
    )
    .await;
    page.eval("window.copied").await
}

async fn open_of_quote(page: &Page) {
    page.run("document.querySelector('.share-button').scrollIntoView({ block: 'center' })")
        .await;
    page.hover("figure.pull-quote").await;
    page.click(".share-button").await;
    page.wait_for(
        "the menu and its buttons",
        "document.querySelector('.share-menu:popover-open button')",
    )
    .await;
}

#[test]
fn a_quote_is_copied_as_text_as_markdown_and_by_its_link() {
    in_browser(async |page| {
        let site = open(page, Viewport::DESKTOP).await;
        open_of_quote(page).await;
        let words = QUOTE.replace('*', "");
        let link = copied(page, "copy-link").await;
        assert!(
            link.starts_with(&site.url(&format!("{SLUG}/#s-"))),
            "{link}"
        );
        assert_eq!(
            copied(page, "copy-text").await,
            format!("“{words}” — Ada Marsh, Shared, {link}")
        );
        assert_eq!(
            copied(page, "copy-markdown").await,
            format!("> {words}\n>\n> — Ada Marsh, [Shared](<{link}>)\n")
        );
        page.open(&link).await;
        page.wait_for(
            "the sentence",
            &format!("document.querySelector('.source-sentence')?.textContent === {words:?}"),
        )
        .await;
    });
}

#[test]
fn a_selection_is_copied_with_a_link_to_the_sentence_in_which_it_begins() {
    in_browser(async |page| {
        let site = open(page, Viewport::DESKTOP).await;
        select(page, "it.", "After it").await;
        let text = copied(page, "copy-text").await;
        // Without the number of the footnote.
        assert!(
            text.starts_with(
                "“it. A sentence in place stays where it is and is pulled out as well. After it” — "
            ),
            "{text}"
        );
        let link = copied(page, "copy-link").await;
        assert!(
            link.contains("=Before%20it%2E:~:text=it%2E%20A%20"),
            "{link}"
        );
        page.open(&link).await;
        // All of it, while the text is what it was; and else the sentence.
        page.wait_for(
            "the passage",
            "document.querySelector('.source-sentence')?.textContent.startsWith('it.') && document.querySelector('.source-sentence').textContent.endsWith('After it.')",
        )
        .await;
        page.open(&link.replace("it%2E%20A%20", "it%2E%20No%20"))
            .await;
        page.wait_for(
            "the sentence",
            "document.querySelector('.source-sentence')?.textContent === 'Before it.'",
        )
        .await;
        assert!(page.url().await.starts_with(&site.url(SLUG)));

        select(page, "two", "sentences").await;
        let link = copied(page, "copy-link").await;
        assert!(link.ends_with("=With%20two%20sentences%2E"), "{link}");
        select(page, "code()", "code()").await;
        assert_eq!(
            copied(page, "copy-link").await,
            site.url(&format!("{SLUG}/#first"))
        );
    });
}

#[test]
fn the_menu_of_a_selection_is_reached_and_left_by_keys_and_moves_nothing() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        let heights = "[document.documentElement.scrollHeight, document.querySelector('[data-body]').getBoundingClientRect().height]";
        let before: (f64, f64) = page.eval(heights).await;
        select(page, "Before", "it.").await;
        let after: (f64, f64) = page.eval(heights).await;
        assert_eq!(before, after);
        let is_over: bool = page
            .eval("(() => { const menu = document.querySelector('.share-menu').getBoundingClientRect(), words = getSelection().getRangeAt(0).getBoundingClientRect(); return menu.bottom <= words.top && words.top - menu.bottom < 30 && menu.left >= 0; })()")
            .await;
        assert!(is_over, "the menu is not over the selection");
        let focused = "document.activeElement.dataset.action ?? ''";
        assert_eq!(page.eval::<String>(focused).await, "");
        page.press(Key::Tab).await;
        assert_eq!(page.eval::<String>(focused).await, "copy-text");
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.wait_for("the copy", "window.copied?.startsWith('> Before it.')")
            .await;
        page.press(Key::Escape).await;
        page.wait_for(
            "no menu",
            "!document.querySelector('.share-menu:popover-open')",
        )
        .await;
    });
}

#[test]
fn the_menu_goes_with_the_selection_and_comes_for_none_outside_of_the_text() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "Before", "it.").await;
        page.run("getSelection().removeAllRanges()").await;
        page.wait_for(
            "no menu",
            "!document.querySelector('.share-menu:popover-open')",
        )
        .await;
        for outside in ["h1", ".pull-quote p", ".site-name"] {
            page.run(&format!(
                "getSelection().selectAllChildren(document.querySelector({outside:?}))"
            ))
            .await;
            // As long as it takes for one that counts, and again.
            let () = page
                .eval("new Promise((done) => setTimeout(() => done(null), 600))")
                .await;
            assert_eq!(page.count(".share-menu:popover-open").await, 0, "{outside}");
        }
    });
}

#[test]
fn on_a_phone_the_menu_is_at_the_lower_edge_of_the_window() {
    in_browser(async |page| {
        page.pointer(Pointer::Touch).await;
        let _site = open(page, Viewport::PHONE).await;
        select(page, "Before", "it.").await;
        let is_coarse: bool = page.eval("matchMedia('(pointer: coarse)').matches").await;
        if is_coarse {
            let gap: f64 = page.eval("innerHeight - document.querySelector('.share-menu').getBoundingClientRect().bottom").await;
            assert!((0.0..20.0).contains(&gap), "{gap}");
        }
        let is_within: bool = page.eval("(() => { const { left, right } = document.querySelector('.share-menu').getBoundingClientRect(); return left >= 0 && right <= innerWidth; })()").await;
        assert!(is_within);
        page.pointer(Pointer::Mouse).await;
    });
}

#[test]
fn the_share_sheet_is_offered_where_there_is_one() {
    in_browser(async |page| {
        page.run_on_new_document("delete Navigator.prototype.share")
            .await;
        let _site = open(page, Viewport::DESKTOP).await;
        assert_eq!(page.count(".share-menu [data-action=share]").await, 0);
        page.run_on_new_document(
            "Navigator.prototype.share = async function (data) { window.shared = { ...data }; }",
        )
        .await;
        page.reload().await;
        open_of_quote(page).await;
        page.click(".share-menu [data-action=share]").await;
        page.wait_for("the sheet", "window.shared?.title === 'Shared' && window.shared.text.startsWith('A sentence') && window.shared.url.includes('#s-')").await;
    });
}

/// The picture that the dialog shows, decoded: its width, its height, and how many different colours are in it.
const PICTURE: &str = "(() => {
    const image = document.querySelector('.quote-image-preview img');
    const bitmap = { width: image.naturalWidth, height: image.naturalHeight };
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const pixels = new Uint32Array(data.buffer), colours = new Map();
    for (const pixel of pixels) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
    const paper = pixels[0], inked = pixels.length - colours.get(paper);
    // Whether anything is drawn within 40 pixels of an edge.
    let isClear = true;
    for (let y = 0; y < bitmap.height; y++) for (let x = 0; x < bitmap.width; x++) {
        const isEdge = x < 40 || y < 40 || x >= bitmap.width - 40 || y >= bitmap.height - 40;
        if (isEdge && pixels[y * bitmap.width + x] !== paper) isClear = false;
    }
    return { width: bitmap.width, height: bitmap.height, light: data[0], inked: inked / pixels.length, isClear };
})()";

async fn check_pictures(page: &Page) {
    page.click(".share-menu [data-action=make-image]").await;
    page.wait_for(
        "the dialog",
        "document.querySelector('.quote-image-dialog[open] .quote-image-preview img')?.complete",
    )
    .await;
    for (shape, width, height) in [("square", 1080, 1080), ("wide", 1200, 630)] {
        for colours in ["dark", "light"] {
            for value in [shape, colours] {
                page.run("window.before = document.querySelector('.quote-image-preview img').src")
                    .await;
                page.run(&format!(
                    "{{ const input = document.querySelector('.quote-image-dialog input[value={value}]'); if (input.checked) window.before = ''; input.click(); }}"
                ))
                .await;
                page.wait_for("another picture", "document.querySelector('.quote-image-preview img') && document.querySelector('.quote-image-preview img').src !== window.before && document.querySelector('.quote-image-preview img').complete").await;
            }
            page.wait_for_frames().await;
            let picture: Value = page.eval(PICTURE).await;
            assert_eq!(
                (picture["width"].as_u64(), picture["height"].as_u64()),
                (Some(width), Some(height))
            );
            assert_eq!(
                picture["light"].as_u64() > Some(128),
                colours == "light",
                "{picture}"
            );
            let inked = picture["inked"].as_f64().unwrap();
            assert!(
                (0.01..0.5).contains(&inked),
                "{inked} of the {shape} picture is drawn on"
            );
            assert_eq!(
                picture["isClear"],
                Value::Bool(true),
                "the {shape} picture is drawn on at its edge"
            );
            let name = page
                .attribute(".quote-image-dialog a[download]", "download")
                .await;
            assert_eq!(name, Some(format!("quotation-{shape}.png")));
        }
    }
}

#[test]
fn a_quote_is_made_a_picture_in_both_shapes_and_both_colours() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        open_of_quote(page).await;
        check_pictures(page).await;
        page.click(".quote-image-dialog [data-action=copy-image]")
            .await;
        page.wait_for("the copy", "window.copied > 5000").await;
        page.press(Key::Escape).await;
        page.wait_for(
            "the focus on the button",
            "document.activeElement.className === 'share-button'",
        )
        .await;
    });
}

#[test]
fn a_long_selection_fits_into_its_picture() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "This is paragraph", fixture::paragraph(1).trim_end()).await;
        check_pictures(page).await;
    });
}

#[test]
fn of_more_than_a_picture_holds_none_is_made() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "This is paragraph", "After it").await;
        let picture = ".share-menu [data-action=make-image]";
        assert!(page.attribute(picture, "disabled").await.is_some());
        let label = page.attribute(picture, "aria-label").await;
        assert!(label.unwrap_or_default().contains("500 characters"));
        select(page, "Before", "it.").await;
        assert!(page.attribute(picture, "disabled").await.is_none());
    });
}

#[test]
fn a_selection_has_whole_words_and_no_headings() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "fore it.", "stays wh").await;
        let text = copied(page, "copy-text").await;
        assert!(
            text.starts_with("“Before it. A sentence in place stays where” — "),
            "{text}"
        );
        select(page, "irst", "This is para").await;
        let text = copied(page, "copy-text").await;
        assert!(text.starts_with("“This is paragraph” — "), "{text}");
    });
}

#[test]
fn for_one_selection_the_menu_opens_once() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "Before", "it.").await;
        page.click(".share-menu [data-action=make-image]").await;
        page.wait_for(
            "the picture",
            "document.querySelector('.quote-image-preview img')?.complete",
        )
        .await;
        let () = page
            .eval("new Promise((done) => setTimeout(() => done(null), 600))")
            .await;
        assert_eq!(page.count(".share-menu:popover-open").await, 0);
        page.press(Key::Escape).await;
        // Another one, though of the same words.
        select(page, "Before", "it.").await;
    });
}

#[test]
fn axe_finds_nothing_with_the_menu_the_dialog_and_the_note_open() {
    in_browser(async |page| {
        for (scheme, viewport) in [
            (Scheme::Light, Viewport::DESKTOP),
            (Scheme::Dark, Viewport::PHONE),
        ] {
            page.scheme(scheme).await;
            let site = open(page, viewport).await;
            page.run(&npm_file("axe-core/axe.min.js")).await;
            open_of_quote(page).await;
            assert_eq!(findings(page).await, [""; 0]);
            page.click(".share-menu [data-action=make-image]").await;
            page.wait_for(
                "the picture",
                "document.querySelector('.quote-image-preview img')?.complete",
            )
            .await;
            assert_eq!(findings(page).await, [""; 0]);
            page.open(&site.url(&format!(
                "{SLUG}/#s-00000000=Words%20that%20are%20not%20there"
            )))
            .await;
            page.run(&npm_file("axe-core/axe.min.js")).await;
            assert_eq!(findings(page).await, [""; 0]);
        }
    });
}
