//! What the end-to-end tests and the measurements share: a site that can misbehave, and pages in a real browser.
//!
//! A test is a function of `tests/e2e`, in the module of its topic, named for the fact that it shows:
//!
//! ```no_run
//! use harness::{Site, in_browser};
//!
//! # fn articles_open_from_the_library() {
//! in_browser(async |page| {
//!     let site = Site::of_dist().start().await;
//!     page.open(&site.url("")).await;
//!     page.click("ul.library a").await;
//!     page.wait_for("the article", "document.querySelector('article')").await;
//! });
//! # }
//! ```
//!
//! - [`Site`] serves `dist/` below a path, as a plain static host does. [`Site::put`] adds files to what is served,
//!   [`Site::misbehave`] makes a path fail in one of the ways of [`Fault`], and [`Site::requests`] tells what was asked
//!   for, when, and whether it was delivered. Every site has its own port and so its own origin: tests share no storage.
//! - [`in_browser`] hands the test a fresh tab, a [`Page`]. [`Page::eval`] runs an expression in it; the policy of the
//!   page does not hold for it, and is never switched off. [`Page::wait_for`] waits until an expression holds: tests wait
//!   for facts, and assert nothing on time.
//! - What goes wrong inside the page (a violation of its Content-Security-Policy, an uncaught error, a rejected promise, a
//!   `console.error`, a failed request) fails the test at its end, unless the test said with [`Page::expect_trouble`] that
//!   it would come; and one that was announced must come.
//! - To hold a thing back for as long as the test likes, use [`Fault::Held`] with a [`Gate`], not a delay.
//!
//! `dist/` is the folder that `cargo xtask build` makes; `RECTO_DIST` names another. `CHROME` and `CHROMEDRIVER` name
//! other programs than those on the `PATH`. A test that fails leaves a screenshot in the folder that its message names.

#![expect(
    clippy::missing_panics_doc,
    reason = "panicking is how a harness tells that a test failed; each message says what was expected"
)]

mod browser;
mod dist;
mod npm;
mod page;
mod run;
mod site;
mod temp_site;

pub use browser::chromium;
pub use dist::dist;
pub use npm::{npm_file, npm_version};
pub use page::{
    Page,
    emulate::{Network, Pointer, Scheme, Viewport},
};
pub use run::in_browser;
pub use site::{
    Compression, Keeping, Request, Site, SiteBuilder,
    fault::{Fault, Gate, Length},
    request_log::Outcome,
};
pub use temp_site::TempSite;
