//! Article page. Its data is one Markdown file.
//!
//! The page is put on the screen by [`open`], or was by `press`, with the same markup; then [`attach`] makes it interactive.

mod attach;
mod late_quotes;
pub mod markup;
mod open;
mod parse;
mod quotes;
mod share;
mod source;
mod visit;

pub use attach::{attach, show_pager};
pub use open::{ShownArticle, open, show_again};
pub use source::ArticleSource;
