//! Data of the pages: the library's index, articles, and the site's settings; loading them, and its errors.

pub mod library;
mod load;
mod load_error;
pub mod normalize_query;
pub mod page_data;
pub mod site;

pub use crate::browser::fetch::MAX_BYTES;
pub use load::{
    load_adjacent, load_article, load_index_text, load_library, load_markdown, parse_index,
};
pub use load_error::LoadError;
