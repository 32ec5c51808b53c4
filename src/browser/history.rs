//! The session's history: reading the address, going elsewhere within the site, coming back to where one was.

use std::sync::Arc;

use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlAnchorElement, MouseEvent, PerformanceEntry, ScrollRestoration, Url,
};

use super::{
    document,
    frame::once_a_frame,
    listen::{Listener, is_plain, keep},
    page, scroll, window,
};
use crate::routing::{Navigation, Position, Route, Visit};

/// Starts following the address, until the current owner is cleaned up.
pub fn follow() -> Navigation {
    let base = Arc::new(page::base());
    let visit = RwSignal::new(current_visit(&base, 0, &directives_of_load()));
    let navigation = Navigation { base, visit };
    // Recto knows better than the browser when a page has its height, and restores positions itself.
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    keep(Listener::new(&window(), "popstate", {
        let navigation = navigation.clone();
        move |_| arrive(&navigation, "")
    }));
    keep(Listener::new(&document(), "click", {
        let navigation = navigation.clone();
        move |event| follow_link(&navigation, &event)
    }));
    let save = once_a_frame(scroll::save_soon);
    keep(Listener::new(&window(), "scroll", move |_| save()));
    keep(Listener::new(&window(), "resize", |_| scroll::keep_place()));
    navigation
}

/// Goes to a page, as a click on its link would.
pub fn go(navigation: &Navigation, route: &Route) {
    push(navigation, &navigation.href(route));
}

/// Changes the address of the page one is on, without a new entry in the history.
pub fn replace(navigation: &Navigation, route: Route) {
    let href = navigation.href(&route);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href));
    }
    navigation.visit.update(|visit| visit.route = route);
}

/// Sets the fragment, with a new entry in the history, and leaves the page where it is.
pub fn push_fragment(id: &str) {
    scroll::save_now();
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{id}")));
    }
}

/// The address of a section of the page one is on.
pub fn address_of(id: &str) -> Option<String> {
    let url = Url::new(&window().location().href().ok()?).ok()?;
    url.set_hash(id);
    Some(url.href())
}

/// Keeps the position on the current entry of the history.
pub fn keep_position(position: Position) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(&position.to_text()), "", None);
    }
}

fn push(navigation: &Navigation, href: &str) {
    scroll::save_now();
    let pushed = window()
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(href)));
    if pushed.is_ok() {
        arrive(navigation, split_directives(href).1);
    }
}

fn arrive(navigation: &Navigation, directives: &str) {
    let serial = navigation.visit.with_untracked(|visit| visit.serial) + 1;
    let visit = current_visit(&navigation.base, serial, directives);
    if navigation
        .visit
        .with_untracked(|before| before.route != visit.route)
    {
        page::clear_ready();
    }
    navigation.visit.set(visit);
}

/// The visit that the address tells of; the browser keeps the `directives` out of it.
fn current_visit(base: &crate::routing::Base, serial: u32, directives: &str) -> Visit {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    // One that knows nothing of directives leaves them where they are.
    let (fragment, visible) = split_directives(&fragment);
    let directives = if visible.is_empty() {
        directives
    } else {
        visible
    };
    let state = window()
        .history()
        .ok()
        .and_then(|history| history.state().ok());
    Visit {
        route: Route::parse(base, &path, &query),
        fragment: percent_decode_str(fragment.trim_start_matches('#'))
            .decode_utf8_lossy()
            .into_owned(),
        directives: directives.to_owned(),
        position: state
            .and_then(|state| state.as_string())
            .and_then(|text| Position::from_text(&text)),
        serial,
    }
}

/// The address before its directives, and these.
fn split_directives(address: &str) -> (&str, &str) {
    address.split_once(":~:").unwrap_or((address, ""))
}

/// The directives of the address from which the page was loaded, which only its navigation timing still has.
fn directives_of_load() -> String {
    window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0))
        .and_then(|entry| entry.dyn_into::<PerformanceEntry>().ok())
        .map(|entry| split_directives(&entry.name()).1.to_owned())
        .unwrap_or_default()
}

/// Takes a click on a link to a page of the site, unless the reader asked for something else by it.
fn follow_link(navigation: &Navigation, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    if !is_plain(mouse) || event.default_prevented() {
        return;
    }
    let Some(link) = link_of(event) else { return };
    if !link.target().is_empty()
        || link.has_attribute("download")
        || link.origin() != page::origin()
    {
        return;
    }
    match Route::parse(&navigation.base, &link.pathname(), &link.search()) {
        Route::Unknown => {}
        // The fragments of the page one is on are the browser's own business: it scrolls, marks the target and tells. Words
        // are not: it finds whole ones only, where no script parts them, and may find them in the title.
        route
            if !link.hash().is_empty()
                && split_directives(&link.hash()).1.is_empty()
                && navigation
                    .visit
                    .with_untracked(|visit| visit.route == route) =>
        {
            scroll::save_now();
        }
        _ => {
            event.prevent_default();
            push(navigation, &link.href());
        }
    }
}

fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}
