//! Code of searching that only the lazy chunk links: the app calls nothing of it.

mod index;
mod panel;
pub mod search_ui;
