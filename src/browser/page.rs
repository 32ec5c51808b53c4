//! The page as a whole: its URL, its title, its state.

use web_sys::{Element, HtmlAnchorElement, Url};

use super::{
    document,
    dom::elements,
    listener::{Listener, keep_until_cleanup},
    root, window,
};

/// Returns the origin of the page: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Returns the URL of a section of the current page.
pub fn url_of_section(id: &str) -> Option<String> {
    let url = Url::new(&window().location().href().ok()?).ok()?;
    url.set_hash(id);
    Some(url.href())
}

/// Marks the page as complete and interactive.
pub fn set_ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Marks the page as loading.
pub fn clear_ready() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-ready");
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Calls back whenever the device has a connection again, until the current owner is cleaned up.
pub fn when_online(mut act: impl FnMut() + 'static) {
    keep_until_cleanup(Listener::new(&window(), "online", move |_| act()));
}

/// Marks the page as answering; `shell/boot.js` then repeats the reader's last click.
pub fn set_answering() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-answering", "");
    }
}

/// Points the links of the frame to their pages below a base path. The frame stays while the address of the page changes, and
/// the shell does not know its own depth.
pub fn point_frame_links(base: &str) {
    let Some(root) = root() else { return };
    for link in elements::<Element>(&root, "a[data-path]") {
        let path = link.get_attribute("data-path").unwrap_or_default();
        let _ = link.set_attribute("href", &[base, &path].concat());
    }
}

/// Makes the links within an element absolute, so that they stay valid when the address of the page changes.
pub fn absolutize_links(within: &Element) {
    for link in elements::<HtmlAnchorElement>(within, "a[href]") {
        link.set_href(&link.href());
    }
}

/// Removes the loading message of the shell.
pub fn clear_shell() {
    if let Ok(Some(starting)) = document().query_selector(".starting") {
        starting.remove();
    }
    if let Some(failure) = start_failure() {
        let _ = failure.set_attribute("hidden", "");
    }
}

/// Headline of the shell's message after a panic; the shell's own headline is for an app that did not load.
const PANIC_HEADLINE: &str = "The reader has broken down";

const PANIC_ADVICE: &str = "This is a mistake in the reader, and not in your connection. Load the page again; if that does not help, tell whoever publishes this site which page it is.";

/// Shows the shell's message if the app panics, since the page no longer reacts.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        show_start_failure(PANIC_HEADLINE, PANIC_ADVICE);
    }));
}

const MISSING_PART_HEADLINE: &str = "Some controls do not work";

const MISSING_PART_ADVICE: &str = "The text is complete, but a part of the reader did not arrive. Check the connection and try again.";

/// Shows the shell's message that the text cannot be searched, shared or navigated, because a part of the program is missing.
pub fn report_missing_part() {
    show_start_failure(MISSING_PART_HEADLINE, MISSING_PART_ADVICE);
    set_ready();
}

fn show_start_failure(headline: &str, advice: &str) {
    let Some(failure) = start_failure() else {
        return;
    };
    for (part, text) in [("h1", headline), ("p", advice)] {
        if let Ok(Some(part)) = failure.query_selector(part) {
            part.set_text_content(Some(text));
        }
    }
    let _ = failure.remove_attribute("hidden");
}

/// Returns the shell's message that the app does not run.
fn start_failure() -> Option<Element> {
    document().query_selector(".start-failure").ok().flatten()
}
