//! Resolution of addresses against the page, by the browser's URL parser.

use web_sys::Url;

use super::{ArticleAddress, Base};
use crate::browser::{page::origin, root};

/// The path below which the site is served. `shell/boot.js` found it, by finding the app there.
pub fn site_base() -> Base {
    let path = root().and_then(|root| root.get_attribute("data-base"));
    Base::new(&path.unwrap_or_default())
}

/// Makes a whole address of a path or URL, read from the site's root. None where it is not one that may be fetched.
pub fn resolve_source(source: &str, base: &Base) -> Option<ArticleAddress> {
    let page = origin();
    let url = Url::new_with_base(source, &(page.clone() + base.as_str())).ok()?;
    let allowed = matches!(url.protocol().as_str(), "http:" | "https:");
    let elsewhere = (url.origin() != page).then(|| url.host());
    allowed.then(|| ArticleAddress::new(url.href(), url.origin(), elsewhere))
}
