//! The share menu as the browser sees it, and the device's own share sheet.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, File, FilePropertyBag, HtmlElement, KeyboardEvent, ShareData};

use super::{
    document,
    listen::{Listener, keep},
    root, scroll, window,
};
use crate::{
    sharing::{Bounds, Passage, beside},
    theme::Theme,
};

/// Shows a menu near to what it is about.
pub fn open(menu: &HtmlElement, about: Bounds) {
    // It fails where it is shown already.
    let _ = menu.show_popover();
    let size = (menu.offset_width(), menu.offset_height());
    let (left, top) = beside(about, size, scroll::seen());
    for (name, length) in [("--left", left), ("--top", top)] {
        let _ = menu.style().set_property(name, &format!("{length}px"));
    }
}

/// Hides a menu; the focus goes back to where it was before.
pub fn close(menu: &HtmlElement) {
    // It fails where it is hidden already.
    let _ = menu.hide_popover();
}

/// Whether a menu is shown.
pub fn is_open(menu: &Element) -> bool {
    menu.matches(":popover-open").unwrap_or_default()
}

/// Moves the focus to the first button of a menu.
pub fn focus_first(menu: &Element) {
    if let Ok(Some(button)) = menu.query_selector("button")
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        let _ = button.focus();
    }
}

/// Whether the focus is within an element.
pub fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

/// Leads the Tab key into a menu that stands beside a selection, until the owner is cleaned up: nothing else in the page
/// would say to the browser that the one comes after the other.
pub fn lead_in(menu: &HtmlElement, is_beside_selection: impl Fn() -> bool + 'static) {
    let menu = menu.clone();
    keep(Listener::new(&document(), "keydown", move |event| {
        let is_tab = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.key() == "Tab" && !key.shift_key());
        if is_tab && is_beside_selection() && is_open(&menu) && !has_focus(&menu) {
            event.prevent_default();
            focus_first(&menu);
        }
    }));
}

/// Whether the device has a share sheet.
pub fn has_sheet() -> bool {
    Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or_default()
}

/// Whether the share sheet takes pictures.
pub fn sheet_takes(png: &Blob, name: &str) -> bool {
    let can_tell = Reflect::has(&window().navigator(), &JsValue::from_str("canShare"));
    can_tell.unwrap_or_default()
        && file(png, name).is_some_and(|file| {
            let data = ShareData::new();
            data.set_files(&Array::of1(&file));
            window().navigator().can_share_with_data(&data)
        })
}

/// Hands words to the share sheet; false where they were not shared, be it that the reader thought better of it.
pub async fn words(passage: &Passage, title: &str) -> bool {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(&passage.text);
    data.set_url(&passage.link);
    share(&data).await
}

/// Hands a picture to the share sheet.
pub async fn picture(png: &Blob, name: &str, title: &str) -> bool {
    let data = ShareData::new();
    data.set_title(title);
    if let Some(file) = file(png, name) {
        data.set_files(&Array::of1(&file));
    }
    share(&data).await
}

async fn share(data: &ShareData) -> bool {
    JsFuture::from(window().navigator().share_with_data(data))
        .await
        .is_ok()
}

fn file(png: &Blob, name: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type("image/png");
    File::new_with_blob_sequence_and_options(&Array::of1(png), name, &options).ok()
}

/// How the page is coloured.
pub fn theme() -> Theme {
    let name = root().and_then(|root| root.get_attribute("data-theme"));
    match name.as_deref() {
        Some("dark") => Theme::Dark,
        _ => Theme::Light,
    }
}
