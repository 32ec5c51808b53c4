//! Pages, the library index, and the files that go with them: rendered from the app's own components and Trunk's page.

pub(crate) mod content_security_policy;
pub(crate) mod fonts;
pub(crate) mod headers;
pub(crate) mod library_index;
mod live_reload;
pub(crate) mod page_writer;
pub(crate) mod prerender;
pub(crate) mod shell;
pub(crate) mod style;
pub(crate) mod tags;
