//! Recto: a reader for long-form Markdown that runs in the browser.

#![recursion_limit = "512"]

pub mod app;
pub mod browser;
pub mod column;
pub mod components;
pub mod data;
#[cfg(target_arch = "wasm32")]
pub mod hydrate;
pub mod pages;
pub mod picture;
pub mod placement;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod quoting;
pub mod routing;
pub mod search;
pub mod sharing;
pub mod spying;
pub mod theme;
pub mod typesetting;
pub mod walking;
