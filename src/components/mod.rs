//! Leptos views that pages share.

pub mod date;
pub mod search;
