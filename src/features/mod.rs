//! One folder per feature: its rules, and what it does in the page.

pub mod article_body;
pub mod contents;
pub mod fragment;
pub mod heading_links;
pub mod pull_quotes;
pub mod search;
pub mod sharing;
pub mod theme;
