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
mod addresses;
mod contents;
mod failures;
mod fixture;
mod hostile;
mod keyboard;
mod later;
mod layout;
mod library;
mod library_parts;
mod loading;
mod pull_quotes;
mod quotation;
mod quotes_leading;
mod quotes_placing;
mod reading;
mod search;
mod search_results;
mod search_volumes;
mod sections;
mod series;
mod sharing;
mod sinks;
mod tags;
mod theme;
mod written;
