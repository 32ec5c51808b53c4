//! One folder for each feature: its rules, and its effects on the page.

pub mod article_body;
pub mod contents;
pub mod fragment;
pub mod heading_links;
pub mod pull_quotes;
pub mod search;
pub mod sharing;
pub mod theme;
