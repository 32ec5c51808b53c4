//! Routing: addresses to pages and back, navigation, scroll restoration.

mod article_address;
mod base;
mod files;
pub mod history;
pub mod link_policy;
mod navigation;
mod resolve;
mod route;
pub mod scroll_restoration;
mod segment;
mod slug;
mod tag_folder;

pub use article_address::ArticleAddress;
pub use base::Base;
pub use files::{adjacent_file, article_file, article_from_path, index_file, part_file};
pub use navigation::{Navigation, Position, Visit};
pub use resolve::{resolve_source, site_base};
pub use route::{Filter, Route};
pub use slug::{Slug, SlugError};
pub use tag_folder::{TAGS_FOLDER, tag_folder};
