//! Code for sharing that is loaded on demand.

mod menu_actions;
mod quote_image_dialog;
mod quote_image_png;
mod share_sheet;

pub use menu_actions::MenuActions;
