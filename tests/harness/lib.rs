//! Harness of the end-to-end tests and the measurements: a site with faults on request, and pages in a real browser.
//!
//! A test is a function in `tests/e2e`, in the module of its topic, and its name states a fact:
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
//!   [`Site::inject_fault`] makes a path fail with a [`Fault`], and [`Site::requests`] lists the requests with their times and
//!   outcomes. Every site has its own port and so its own origin: tests share no storage.
//! - [`in_browser`] gives the test a fresh tab, a [`Page`]. [`Page::eval`] evaluates an expression in it, outside the
//!   page's own Content-Security-Policy. [`Page::wait_for`] waits until an expression is true: tests wait for facts, and
//!   never assert durations.
//! - An error inside the page (a violation of its Content-Security-Policy, an uncaught error, a rejected promise, a
//!   `console.error`, a failed request) fails the test at its end, unless the test announced it with
//!   [`Page::expect_error`]. An announced error that does not occur fails the test too.
//! - To delay a response, use [`Fault::Held`] with a [`Gate`] and not a timer.
//!
//! `cargo xtask build` makes `dist/`; `RECTO_DIST` names another folder. `CHROME` and `CHROMEDRIVER` name other programs
//! than those on the `PATH`. A failing test leaves a screenshot and prints its path.

#![expect(
    clippy::missing_panics_doc,
    reason = "a harness reports failed tests by panics; each message states the expectation"
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
    DrawnFont, Page,
    emulate::{Network, Pointer, Scheme, Viewport},
};
pub use run::in_browser;
pub use site::{
    Caching, Compression, Request, Site, SiteBuilder,
    fault::{Fault, Gate, Length},
    request_log::Outcome,
};
pub use temp_site::TempSite;
