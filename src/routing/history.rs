//! Navigation within the site: reads the address, follows links, returns to earlier entries of the session's history.

use std::sync::Arc;

use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, PerformanceEntry};

use super::{Base, Navigation, Position, Route, Visit, scroll_restoration, site_base};
use crate::browser::{
    animation_frame::once_a_frame,
    document,
    listener::{Listener, is_unmodified_click, keep_until_cleanup},
    page, session_history, window,
};

/// Attaches the listeners that keep the visit up to date, until the current owner is cleaned up.
pub fn attach() -> Navigation {
    let base = Arc::new(site_base());
    let visit = RwSignal::new(current_visit(&base, 0, &directives_of_load()));
    let navigation = Navigation { base, visit };
    // Disables the browser's own restoration: it does not know when a page has its full height.
    session_history::restore_scroll_manually();
    keep_until_cleanup(Listener::new(&window(), "popstate", {
        let navigation = navigation.clone();
        move |_| arrive(&navigation, "")
    }));
    keep_until_cleanup(Listener::new(&document(), "click", {
        let navigation = navigation.clone();
        move |event| follow_link(&navigation, &event)
    }));
    let save = once_a_frame(scroll_restoration::save_soon);
    keep_until_cleanup(Listener::new(&window(), "scroll", move |_| save()));
    keep_until_cleanup(Listener::new(&window(), "resize", |_| {
        scroll_restoration::restore_after_resize();
    }));
    navigation
}

/// Changes the address of the current page, without a new entry in the history.
pub fn replace_route(navigation: &Navigation, route: Route) {
    let href = navigation.href(&route);
    session_history::replace_url(&href);
    navigation.visit.update(|visit| visit.route = route);
}

fn push(navigation: &Navigation, href: &str) {
    scroll_restoration::save_now();
    if session_history::push_url(href) {
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

/// Returns the route that the address names.
pub fn current_route(base: &Base) -> Route {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    Route::parse(base, &path, &query)
}

/// Returns the fragment of the address without `#` and without text directives, decoded; may be empty.
pub fn current_fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    decode_fragment(split_directives(&hash).0)
}

fn decode_fragment(fragment: &str) -> String {
    percent_decode_str(fragment.trim_start_matches('#'))
        .decode_utf8_lossy()
        .into_owned()
}

/// Returns the visit that the address names. Browsers remove text directives from it, so `directives` are given.
fn current_visit(base: &Base, serial: u32, directives: &str) -> Visit {
    let fragment = window().location().hash().unwrap_or_default();
    // A browser without text directives leaves them in the address.
    let (fragment, visible) = split_directives(&fragment);
    let directives = if visible.is_empty() {
        directives
    } else {
        visible
    };
    Visit {
        route: current_route(base),
        fragment: decode_fragment(fragment),
        directives: directives.to_owned(),
        position: session_history::state().and_then(|text| Position::from_text(&text)),
        serial,
    }
}

/// Splits an address into the part before its text directives, and the directives.
fn split_directives(address: &str) -> (&str, &str) {
    address.split_once(":~:").unwrap_or((address, ""))
}

/// Returns the text directives of the address from which the page was loaded. Only its navigation timing still has
/// them.
fn directives_of_load() -> String {
    window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0))
        .and_then(|entry| entry.dyn_into::<PerformanceEntry>().ok())
        .map(|entry| split_directives(&entry.name()).1.to_owned())
        .unwrap_or_default()
}

/// Follows a click on a link within the site, unless it asks for another tab, a download or a menu.
fn follow_link(navigation: &Navigation, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    if !is_unmodified_click(mouse) || event.default_prevented() {
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
        // The browser itself scrolls to fragments of the current page, marks their target and announces it. Text
        // directives are left to the app: browsers match whole words only, also in scripts without spaces, and may
        // match in the title.
        route
            if !link.hash().is_empty()
                && split_directives(&link.hash()).1.is_empty()
                && navigation
                    .visit
                    .with_untracked(|visit| visit.route == route) =>
        {
            scroll_restoration::save_now();
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
