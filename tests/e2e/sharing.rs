//! Sharing quotes and selections: as text, as Markdown, by link, as an image.

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

/// Records copied text, whatever the browser permits.
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
    // The browser reports two changes within one task once, and the menu ignores an unchanged selection.
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

/// Presses a button of the menu and returns the copied text.
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

async fn open_quote_menu(page: &Page) {
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
        open_quote_menu(page).await;
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
fn a_selection_is_copied_with_a_link_to_its_first_sentence() {
    in_browser(async |page| {
        let site = open(page, Viewport::DESKTOP).await;
        select(page, "it.", "After it").await;
        let text = copied(page, "copy-text").await;
        // Without the footnote number.
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
        // The whole passage while the text is unchanged, otherwise the sentence.
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
fn keys_enter_and_leave_the_menu_of_a_selection_without_scrolling() {
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
fn the_menu_closes_with_the_selection_and_ignores_selections_outside_the_text() {
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
            // Longer than the time after which a selection counts.
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
fn the_share_sheet_button_appears_only_on_devices_with_one() {
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
        open_quote_menu(page).await;
        page.click(".share-menu [data-action=share]").await;
        page.wait_for("the sheet", "window.shared?.title === 'Shared' && window.shared.text.startsWith('A sentence') && window.shared.url.includes('#s-')").await;
    });
}

/// The decoded image in the dialog: width, height, and properties of its pixels.
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
    // True if the 40 pixels at each edge are empty.
    let isClear = true;
    for (let y = 0; y < bitmap.height; y++) for (let x = 0; x < bitmap.width; x++) {
        const isEdge = x < 40 || y < 40 || x >= bitmap.width - 40 || y >= bitmap.height - 40;
        if (isEdge && pixels[y * bitmap.width + x] !== paper) isClear = false;
    }
    return { width: bitmap.width, height: bitmap.height, light: data[0], inked: inked / pixels.length, isClear };
})()";

async fn check_images(page: &Page) {
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
fn a_quote_becomes_an_image_in_both_shapes_and_colours() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        open_quote_menu(page).await;
        check_images(page).await;
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
fn a_long_selection_fits_its_image() {
    in_browser(async |page| {
        let _site = open(page, Viewport::DESKTOP).await;
        select(page, "This is paragraph", fixture::paragraph(1).trim_end()).await;
        check_images(page).await;
    });
}

#[test]
fn the_image_button_is_disabled_for_too_long_selections() {
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
fn a_selection_is_extended_to_whole_words_and_has_no_headings() {
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
fn the_menu_opens_once_for_each_selection() {
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
        // A new selection of the same words.
        select(page, "Before", "it.").await;
    });
}

#[test]
fn axe_finds_no_violation_with_the_menu_the_dialog_and_the_note_open() {
    in_browser(async |page| {
        for (scheme, viewport) in [
            (Scheme::Light, Viewport::DESKTOP),
            (Scheme::Dark, Viewport::PHONE),
        ] {
            page.scheme(scheme).await;
            let site = open(page, viewport).await;
            page.run(&npm_file("axe-core/axe.min.js")).await;
            open_quote_menu(page).await;
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
