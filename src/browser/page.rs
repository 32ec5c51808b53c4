//! The page as a whole: where it is, its title, and whether it is complete.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlAnchorElement, HtmlElement, Url};

use super::{
    document,
    listen::{Listener, keep},
    root, window,
};

/// The origin of the page: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The address of a section of the page one is on.
pub fn url_of_section(id: &str) -> Option<String> {
    let url = Url::new(&window().location().href().ok()?).ok()?;
    url.set_hash(id);
    Some(url.href())
}

/// Says that the page asked for is complete and can be used.
pub fn set_ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Says that a page is on its way.
pub fn clear_ready() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-ready");
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Does something whenever the device has a connection again, until the current owner is cleaned up.
pub fn when_online(mut act: impl FnMut() + 'static) {
    keep(Listener::new(&window(), "online", move |_| act()));
}

/// Moves the focus to the start of the main content, for those who navigate by keyboard or by ear.
pub fn focus_main() {
    if let Ok(Some(main)) = document().query_selector("main")
        && let Ok(main) = main.dyn_into::<HtmlElement>()
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}

/// Where the app is.
pub fn body() -> Element {
    leptos::tachys::dom::body().into()
}

/// Says that the page answers now; `shell/boot.js` then does what the reader has asked for before.
pub fn set_hydrated() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Makes the links whole that stay while the address changes, those around the main content and those of the library: what
/// a written page has is the way from its own.
pub fn absolutize_links() {
    let staying = "body > :not(main) a[href], .library-page a[href]";
    let Ok(links) = document().query_selector_all(staying) else {
        return;
    };
    for index in 0..links.length() {
        let link = links
            .item(index)
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        // A link to a part of the page is one on every page.
        if let Some(link) = link.filter(|link| {
            link.get_attribute("href")
                .is_some_and(|href| !href.starts_with('#'))
        }) {
            link.set_href(&link.href());
        }
    }
}

/// Takes away what the page came with, if it is not to be the app's.
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

/// Takes away what the shell showed while the app was on its way.
pub fn clear_shell() {
    if let Ok(Some(starting)) = document().query_selector(".starting") {
        starting.remove();
    }
    if let Some(failure) = start_failure() {
        let _ = failure.set_attribute("hidden", "");
    }
}

/// What the shell's message says then: its own words are about a reader that has not come.
const BROKEN: &str = "The reader has broken down";

const WHAT_TO_DO: &str = "This is a mistake in the reader, and not in your connection. Load the page again; if that does not help, tell whoever publishes this site which page it is.";

/// Shows the shell's message should the app ever panic: a page that answers nothing any more must say so.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        if let Some(failure) = start_failure() {
            for (part, text) in [("h1", BROKEN), ("p", WHAT_TO_DO)] {
                if let Ok(Some(part)) = failure.query_selector(part) {
                    part.set_text_content(Some(text));
                }
            }
            let _ = failure.remove_attribute("hidden");
        }
    }));
}

/// The shell's message that the app does not run.
fn start_failure() -> Option<Element> {
    document().query_selector(".start-failure").ok().flatten()
}
