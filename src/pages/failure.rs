//! Main content of a page that failed: what happened, what to do, and a way to try again.

use crate::{
    browser::{
        dom::add,
        fetch::FetchError,
        listener::{Listener, keep_until_cleanup},
        main_content, page,
    },
    data::LoadError,
    routing::{Base, Filter, Route},
};

/// Shows why a page could not be loaded, with a button to try again.
pub fn show(error: &LoadError, base: &Base) {
    show_message(error.headline(), &error.advice(), Some("Try again"), base);
}

/// Shows that an address names no page.
pub fn show_not_found(base: &Base) {
    let advice =
        "Articles have addresses of one part, such as /low-tide/. This one has another form.";
    show_message("There is no such page", advice, None, base);
    page::set_title("Page not found");
}

fn show_message(headline: &str, advice: &str, retry: Option<&str>, base: &Base) {
    let content = main_content::fragment();
    let attributes = [("class", "failure"), ("role", "alert")];
    let Some(message) = add(&content, "div", &attributes, "") else {
        return;
    };
    add(&message, "h1", &[], headline);
    add(&message, "p", &[], advice);
    if let Some(actions) = add(&message, "p", &[("class", "actions")], "") {
        if let Some(label) = retry {
            let attributes = [("type", "button"), ("data-action", "retry")];
            add(&actions, "button", &attributes, label);
        }
        let library = Route::Library(Filter::default()).href(base);
        add(&actions, "a", &[("href", &library)], "Go to the library");
    }
    main_content::replace(&content);
    page::set_title(headline);
}

/// Tries again when the reader asks for it, or when a device that was offline has a connection, until the current owner is
/// cleaned up.
pub fn attach(error: &LoadError, retry: impl Fn() + Clone + 'static) {
    let button = main_content::element()
        .and_then(|main| main.query_selector("[data-action=retry]").ok().flatten());
    if let Some(button) = button {
        let retry = retry.clone();
        keep_until_cleanup(Listener::new(&button, "click", move |_| retry()));
    }
    if *error == LoadError::Fetch(FetchError::Offline) {
        page::when_online(retry);
    }
}
