//! The page as a whole: its URL, its title, its state.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlAnchorElement, HtmlElement, Url};

use super::{document, root, window};
use crate::browser::listener::{Listener, keep_until_cleanup};

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

/// Moves the focus to the start of the main content, for readers with a keyboard or a screen reader.
pub fn focus_main() {
    if let Ok(Some(main)) = document().query_selector("main")
        && let Ok(main) = main.dyn_into::<HtmlElement>()
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}

/// Returns the element that the app is mounted in.
pub fn body() -> Element {
    leptos::tachys::dom::body().into()
}

/// Marks the page as hydrated; `shell/boot.js` then repeats the reader's last click.
pub fn set_hydrated() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Makes the links absolute that stay while the address changes: those around the main content and in the library. In a
/// prerendered page they are relative to its own address.
pub fn absolutize_links() {
    let staying = "body > :not(main) a[href], .library-page a[href]";
    let Ok(links) = document().query_selector_all(staying) else {
        return;
    };
    for index in 0..links.length() {
        let link = links
            .item(index)
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        // A link to a section of the page works on every page.
        if let Some(link) = link.filter(|link| {
            link.get_attribute("href")
                .is_some_and(|href| !href.starts_with('#'))
        }) {
            link.set_href(&link.href());
        }
    }
}

/// Removes the prerendered content, if the app does not hydrate it.
pub fn clear_prerendered() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-hidden");
    }
    for selector in [".skip-link", ".site-header", "main", ".announcements"] {
        if let Ok(Some(element)) = document().query_selector(selector) {
            element.remove();
        }
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
        if let Some(failure) = start_failure() {
            for (part, text) in [("h1", PANIC_HEADLINE), ("p", PANIC_ADVICE)] {
                if let Ok(Some(part)) = failure.query_selector(part) {
                    part.set_text_content(Some(text));
                }
            }
            let _ = failure.remove_attribute("hidden");
        }
    }));
}

/// Returns the shell's message that the app does not run.
fn start_failure() -> Option<Element> {
    document().query_selector(".start-failure").ok().flatten()
}
