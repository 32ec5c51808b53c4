//! Recto: a reader for long-form Markdown that runs in the browser.

pub mod address;
pub mod app;
pub mod components;
pub mod data;
pub mod library;
pub mod load;
pub mod navigation;
pub mod pages;
pub mod picture;
pub mod placement;
pub mod platform;
pub mod quoting;
pub mod route;
pub mod sharing;
pub mod site;
pub mod spying;
pub mod theme;
pub mod typesetting;
pub mod walking;
