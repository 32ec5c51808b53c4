//! Contents of an article: the section being read, and the drawer of narrow screens.

pub mod scroll_spy;
pub mod toc_drawer;
