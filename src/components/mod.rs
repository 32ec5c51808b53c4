//! Components of the pages, one a file. They hold no rules, and call the browser only from effects and handlers.

pub mod article_body;
pub mod article_footer;
pub mod article_header;
pub mod contents;
pub mod date;
pub mod failure;
pub mod loading;
pub mod pager;
pub mod pull_quotes;
pub mod quotes_switch;
pub mod search;
pub mod share;
pub mod site_footer;
pub mod site_header;
pub mod theme_switch;
mod with_native_html;
