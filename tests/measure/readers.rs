//! The readers that are measured beside each other, each with the same articles.

use harness::{Compression, Site, TempSite, npm_file, npm_version};

use crate::articles::Text;

/// A reader, served with the articles.
pub(crate) struct Reader {
    /// Its name and version.
    pub(crate) name: String,
    /// Where it is served.
    pub(crate) site: Site,
    /// The address of an article by its name, below the site's base.
    pub(crate) address: fn(&str) -> String,
    /// What selects the first paragraph of an article's text.
    pub(crate) first: &'static str,
    /// An expression that is true once the page answers, where it has the whole article.
    pub(crate) answers: &'static str,
}

/// Recto says it itself.
const READY: &str = "document.documentElement.hasAttribute('data-ready')";

/// Recto with pages that `press` has written.
pub(crate) async fn prerendered(pressed: &TempSite) -> Reader {
    let site = Site::of(pressed.root())
        .at("/docs/recto/")
        .compressed(Compression::Brotli)
        .start()
        .await;
    Reader {
        name: format!("Recto {}, its page prerendered", env!("CARGO_PKG_VERSION")),
        site,
        address: |name| format!("{name}/"),
        first: "[data-body] > p",
        answers: READY,
    }
}

/// Recto without such a page: an article that was added to a site later.
pub(crate) async fn recto(texts: &[Text]) -> Reader {
    let site = Site::of_dist()
        .compressed(Compression::Brotli)
        .start()
        .await;
    for text in texts {
        site.publish(text.name, text.markdown.clone());
    }
    Reader {
        name: format!("Recto {}, without one", env!("CARGO_PKG_VERSION")),
        site,
        address: |name| format!("{name}/"),
        first: "[data-body] > p",
        answers: READY,
    }
}

/// docsify, set up as its documentation says: its script, its theme, and a page that names them.
pub(crate) async fn docsify(texts: &[Text]) -> Reader {
    const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
        <meta name=viewport content='width=device-width, initial-scale=1'><title>docsify</title>\
        <link rel=stylesheet href=core.min.css><div id=app></div>\
        <script>window.$docsify = { hideSidebar: false }</script><script src=docsify.min.js></script>";
    let site = Site::of(std::env::temp_dir().join("recto-measure-nothing"))
        .at("/docs/docsify/")
        .compressed(Compression::Brotli)
        .start()
        .await;
    site.put("index.html", PAGE);
    site.put("docsify.min.js", npm_file("docsify/dist/docsify.min.js"));
    site.put("core.min.css", npm_file("docsify/dist/themes/core.min.css"));
    for text in texts {
        site.put(&format!("{}.md", text.name), text.markdown.clone());
    }
    Reader {
        name: format!("docsify {}", npm_version("docsify")),
        site,
        address: |name| format!("#/{name}"),
        first: ".markdown-section > p",
        // It has no word for it; its links answer once they are there.
        answers: "true",
    }
}
