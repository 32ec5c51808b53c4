//! Code for searching that is loaded on demand.

mod index;
mod pagefind;
mod panel;
mod result_list;
mod results;
mod search_ui;

pub use search_ui::SearchUi;
