//! The contents of an article: which section is being read, and the drawer of narrow screens.

pub mod scroll_spy;
pub mod toc_drawer;
