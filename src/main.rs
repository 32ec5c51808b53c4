//! Starts the app.

use recto::{
    app::app,
    browser::page,
    data::{initial_data::InitialData, page_data},
    routing::history,
};

fn main() {
    page::report_panics();
    // Natively this program does nothing; it is built only so that the compiler checks it.
    #[cfg(target_arch = "wasm32")]
    if page_data::is_prerendered() {
        return recto::hydrate::hydrate();
    }
    page::clear_prerendered();
    page::clear_shell();
    leptos::mount::mount_to_body(|| {
        leptos::prelude::provide_context(page_data::site());
        app(history::attach(), InitialData::default())
    });
}
