//! Starts the reader.

use recto::{
    app::app,
    browser::{history, page},
    data::initial_data::InitialData,
};

fn main() {
    page::tell_of_panics();
    // Natively this program does nothing: it is built there only to be checked.
    #[cfg(target_arch = "wasm32")]
    if page::is_written() {
        return recto::hydrate::hydrate();
    }
    page::clear_written();
    page::clear_shell();
    leptos::mount::mount_to_body(|| {
        leptos::prelude::provide_context(page::site());
        app(history::follow(), InitialData::default())
    });
}
