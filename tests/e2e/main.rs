//! End-to-end tests of the built site in Chromium. The documentation of `harness` explains how to add one.

#![expect(
    clippy::unwrap_used,
    reason = "all of this is test code; a panic fails the test"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the names belong to the project's own files"
)]
#![expect(
    clippy::format_collect,
    reason = "the texts are small, and one expression is easier to read"
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
mod library;
mod library_parts;
mod loading;
mod page_parts;
mod parts;
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
mod typeface;
