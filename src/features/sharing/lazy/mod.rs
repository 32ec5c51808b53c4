//! Code of sharing that only the lazy chunk links: the app calls nothing of it.

pub mod menu_actions;
mod quote_image_dialog;
mod quote_image_png;
