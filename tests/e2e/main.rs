//! Recto in a real browser, against the built site. How to add a test: see the documentation of `harness`.

#![expect(
    clippy::unwrap_used,
    reason = "every line here is test code; what cannot be had fails the test"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the names are those of our own files"
)]
#![expect(
    clippy::format_collect,
    reason = "the texts are small, and read better built in one expression"
)]

mod accessibility;
mod article_page;
mod contents;
mod failures;
mod fixture;
mod heading_links;
mod hostile;
mod hydration;
mod keyboard;
mod layout;
mod lazy_chunks;
mod library;
mod library_parts;
mod loading;
mod pull_quotes;
mod quote_layout;
mod quote_navigation;
mod render_parity;
mod routing;
mod search;
mod search_results;
mod search_shards;
mod sentence_links;
mod series;
mod sharing;
mod tags;
mod theme;
