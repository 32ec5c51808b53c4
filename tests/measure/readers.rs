//! Readers to compare, each with the same articles.

use harness::{Compression, Site, TempSite, npm_file, npm_version};

use crate::articles::Text;

/// Reader with its site.
pub(crate) struct Reader {
    /// Name and version.
    pub(crate) name: String,
    /// Site of the reader.
    pub(crate) site: Site,
    /// Returns the path of an article from its name, below the site's base.
    pub(crate) path: fn(&str) -> String,
    /// Selector of the first paragraph of an article.
    pub(crate) first_paragraph: &'static str,
    /// Expression that is true once a page with the whole article is interactive.
    pub(crate) is_interactive: &'static str,
}

/// Signal of Recto's pages.
const READY: &str = "document.documentElement.hasAttribute('data-ready')";

/// Serves Recto with prerendered pages.
pub(crate) async fn prerendered(site: &TempSite) -> Reader {
    let site = Site::of_folder(site.root())
        .at_base("/docs/recto/")
        .compression(Compression::Brotli)
        .start()
        .await;
    Reader {
        name: format!("Recto {}, prerendered", env!("CARGO_PKG_VERSION")),
        site,
        path: |name| format!("{name}/"),
        first_paragraph: "[data-body] > p",
        is_interactive: READY,
    }
}

/// Serves Recto without prerendered pages, as for articles that were added after the build.
pub(crate) async fn client_rendered(texts: &[Text]) -> Reader {
    let site = Site::of_dist()
        .compression(Compression::Brotli)
        .start()
        .await;
    for text in texts {
        site.publish(text.name, text.markdown.clone());
    }
    Reader {
        name: format!("Recto {}, not prerendered", env!("CARGO_PKG_VERSION")),
        site,
        path: |name| format!("{name}/"),
        first_paragraph: "[data-body] > p",
        is_interactive: READY,
    }
}

/// Serves docsify as its documentation says: its script, its theme, and a page with both.
pub(crate) async fn docsify(texts: &[Text]) -> Reader {
    const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
        <meta name=viewport content='width=device-width, initial-scale=1'><title>docsify</title>\
        <link rel=stylesheet href=core.min.css><div id=app></div>\
        <script>window.$docsify = { hideSidebar: false }</script><script src=docsify.min.js></script>";
    let site = Site::of_folder(std::env::temp_dir().join("recto-measure-nothing"))
        .at_base("/docs/docsify/")
        .compression(Compression::Brotli)
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
        path: |name| format!("#/{name}"),
        first_paragraph: ".markdown-section > p",
        // It has no signal; its links work as soon as they are rendered.
        is_interactive: "true",
    }
}
