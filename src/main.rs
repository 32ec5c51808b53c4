//! Starts the reader.

use recto::{
    app::app,
    platform::{history, page},
};

fn main() {
    page::tell_of_panics();
    page::clear_shell();
    leptos::mount::mount_to_body(|| {
        leptos::prelude::provide_context(page::site());
        app(history::follow())
    });
}
