//! Recto: a reader for long-form Markdown that runs in the browser.

#![recursion_limit = "512"]

pub mod app;
pub mod browser;
pub mod components;
pub mod data;
pub mod features;
pub mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod routing;
pub mod start;
