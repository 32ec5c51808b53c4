//! Resolution of addresses against the page, by the browser's URL parser.

use web_sys::Url;

use super::{ArticleAddress, Base};
use crate::browser::{page::origin, root};

/// Returns the path below which the site is served. `shell/boot.js` found it, by finding the app there.
pub fn site_base() -> Base {
    let path = root().and_then(|root| root.get_attribute("data-base"));
    Base::new(&path.unwrap_or_default())
}

/// Resolves a path or URL against the site's root. Returns `None` unless its scheme is http or https.
pub fn resolve_source(source: &str, base: &Base) -> Option<ArticleAddress> {
    let page = origin();
    let url = Url::new_with_base(source, &(page.clone() + base.as_str())).ok()?;
    let allowed = matches!(url.protocol().as_str(), "http:" | "https:");
    let elsewhere = (url.origin() != page).then(|| url.host());
    allowed.then(|| ArticleAddress::new(url.href(), url.origin(), elsewhere))
}
