//! Pages, one a file, each with one source of data.

pub mod article;
pub mod library;
pub mod not_found;
