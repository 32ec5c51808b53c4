//! Code for searching that is linked only into the lazy chunk.

mod index;
mod pagefind;
mod panel;
mod result_list;
mod results;
mod search_ui;

pub use search_ui::SearchUi;
