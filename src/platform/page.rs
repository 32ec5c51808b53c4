//! The page as a whole: where it is, its title, and whether it is complete.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Url};

use super::{document, root, window};
use crate::{address::ArticleAddress, route::Base, site::Site};

/// The path below which the site is served. `shell/boot.js` found it, by finding the app there.
pub fn base() -> Base {
    let path = root().and_then(|root| root.get_attribute("data-base"));
    Base::new(&path.unwrap_or_default())
}

/// What the publisher says of the site. `press` wrote it; what does not parse says nothing.
pub fn site() -> Site {
    let json = root().and_then(|root| root.get_attribute("data-site"));
    json.and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default()
}

/// The origin of the page: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Makes a whole address of a path or URL, read from the site's root. None where it is not one that may be fetched.
pub fn resolve(source: &str, base: &Base) -> Option<ArticleAddress> {
    let page = origin();
    let url = Url::new_with_base(source, &(page.clone() + base.as_str())).ok()?;
    let allowed = matches!(url.protocol().as_str(), "http:" | "https:");
    let elsewhere = (url.origin() != page).then(|| url.host());
    allowed.then(|| ArticleAddress::new(url.href(), url.origin(), elsewhere))
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

/// Takes away what the shell showed while the app was on its way.
pub fn clear_shell() {
    if let Ok(Some(starting)) = document().query_selector(".starting") {
        starting.remove();
    }
    if let Some(failure) = start_failure() {
        let _ = failure.set_attribute("hidden", "");
    }
}

/// Shows the shell's message should the app ever panic: a page that answers nothing any more must say so.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        if let Some(failure) = start_failure() {
            let _ = failure.remove_attribute("hidden");
        }
    }));
}

/// The shell's message that the app does not run.
fn start_failure() -> Option<Element> {
    document().query_selector(".start-failure").ok().flatten()
}
