//! Recto: a reader for long-form Markdown that runs in the browser.

#![recursion_limit = "512"]

#[cfg(target_arch = "wasm32")]
pub mod adoption;
pub mod app;
pub mod browser;
pub mod column;
pub mod components;
pub mod data;
pub mod library;
pub mod load;
pub mod pages;
pub mod picture;
pub mod placement;
pub mod prepared;
pub mod quoting;
pub mod routing;
pub mod search;
pub mod sharing;
pub mod site;
pub mod spying;
pub mod theme;
pub mod typesetting;
pub mod walking;
#[cfg(not(target_arch = "wasm32"))]
pub mod written;
