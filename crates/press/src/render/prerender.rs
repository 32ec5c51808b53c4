//! Prerendered pages: the app's own markup and views, rendered natively. This makes the whole body of a page; its parts are in
//! `src/prerender/` of the app.

use std::sync::Arc;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use document::tree::Article;
use leptos::prelude::*;
use recto::{
    data::{
        library::{Adjacent, Entry, Library, LoadedIndex},
        site::Site,
    },
    pages, prerender,
    routing::{Base, Filter, Navigation, Route, Slug, Visit},
};

use crate::{Error, Result, render::shell::Level};

/// Content of a page, to be filled into its template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RenderedPage {
    /// Slug of the article or folder of the tag; empty for the library.
    pub(crate) slug: String,
    /// HTML at the beginning of the body.
    pub(crate) body: String,
    /// Fingerprint of the text that the page was rendered from.
    pub(crate) source_fingerprint: String,
    /// Automatic selection of pull quotes, so that the app need not compute it. `None` if the author disabled or made it.
    pub(crate) selection: Option<String>,
}

/// Renders the page of an article, one folder below the site's root.
pub(crate) fn article(
    slug: &Slug,
    article: &Article,
    text: &str,
    adjacent: &Adjacent,
    site: &Site,
) -> RenderedPage {
    let base = Base::relative(Level::Page.depth());
    let main = prerender::article(article, slug, adjacent, &base);
    RenderedPage {
        slug: slug.as_str().to_owned(),
        body: prerender::frame(site, &base, &main),
        source_fingerprint: document::fingerprint(text),
        selection: article.selection.as_ref().map(ToString::to_string),
    }
}

/// Renders the frame of a shell, without main content.
pub(crate) fn shell(level: Level, site: &Site) -> String {
    prerender::frame(site, &Base::relative(level.depth()), "")
}

/// Serializes the previous and next article for the app.
pub(crate) fn adjacent_json(adjacent: &Adjacent) -> Result<String> {
    serde_json::to_string(adjacent)
        .map_err(|error| Error::new("cannot serialize adjacent articles").caused_by(error))
}

/// Renders the page of the library, at the site's root. `text` is the text of the index file.
pub(crate) fn library(library: &Arc<Library>, text: &str, site: &Site) -> RenderedPage {
    RenderedPage {
        slug: String::new(),
        body: render_library(Level::Root, Filter::default(), library, None, site),
        source_fingerprint: document::fingerprint(text),
        selection: None,
    }
}

/// Source of the page of a tag.
pub(crate) struct TagPage {
    /// Path of its folder below the site's root.
    pub(crate) folder: String,
    filter: Filter,
    index: Arc<Library>,
    loaded_index: LoadedIndex,
}

impl TagPage {
    /// Collects the source for a tag. `index` is the library, `articles` are the entries that have the tag.
    pub(crate) fn new(
        folder: String,
        tag: &str,
        index: Arc<Library>,
        articles: Vec<Entry>,
    ) -> Self {
        let filter = Filter {
            words: String::new(),
            tag: Some(tag.to_owned()),
        };
        let articles = Library {
            articles,
            ..Library::default()
        };
        Self {
            folder,
            filter,
            index,
            loaded_index: LoadedIndex::new(Arc::new(articles)),
        }
    }

    /// Returns everything that the page depends on, apart from template and head.
    pub(crate) fn fingerprint_input(&self) -> String {
        self.loaded_index
            .fingerprint_input(&self.index, &self.filter)
    }

    /// Renders the page, two folders below the site's root.
    pub(crate) fn render(&self, site: &Site) -> RenderedPage {
        RenderedPage {
            slug: self.folder.clone(),
            body: render_library(
                Level::Tag,
                self.filter.clone(),
                &self.index,
                Some(self.loaded_index.clone()),
                site,
            ),
            source_fingerprint: document::fingerprint(self.fingerprint_input()),
            selection: None,
        }
    }
}

/// Executor that runs no effects, which are for the browser. They are compiled natively too when Cargo unifies the features of
/// the whole workspace, as in its tests.
struct IdleExecutor;

impl CustomExecutor for IdleExecutor {
    fn spawn(&self, _: PinnedFuture<()>) {}

    fn spawn_local(&self, _: PinnedLocalFuture<()>) {}

    fn poll_local(&self) {}
}

/// Renders the body of the library's page.
fn render_library(
    level: Level,
    filter: Filter,
    index: &Arc<Library>,
    loaded: Option<LoadedIndex>,
    site: &Site,
) -> String {
    // It fails if an executor is set already.
    let _ = Executor::init_custom_executor(IdleExecutor);
    let base = Arc::new(Base::relative(level.depth()));
    let owner = Owner::new();
    let main = owner.with(|| {
        let visit = Visit {
            route: Route::Library(filter),
            fragment: String::new(),
            directives: String::new(),
            position: None,
            serial: 0,
        };
        provide_context(site.clone());
        provide_context(Navigation {
            base: base.clone(),
            visit: RwSignal::new(visit),
        });
        pages::library::library(index, loaded).to_html()
    });
    owner.cleanup();
    prerender::frame(site, &base, &main)
}

#[cfg(test)]
mod tests {
    use recto::data::library::Entry;

    use super::*;

    fn write(text: &str) -> RenderedPage {
        let slug = Slug::new("low-tide").unwrap();
        let adjacent = Adjacent {
            newer: None,
            older: Some(Entry {
                slug: "high-tide".into(),
                ..Entry::default()
            }),
            series: None,
        };
        article(
            &slug,
            &document::parse(text),
            text,
            &adjacent,
            &Site::default(),
        )
    }

    #[test]
    fn a_page_contains_the_whole_article() {
        let page = write(
            "---\ntitle: Low & tide\nauthor: Ada\ndate: 2026-10-12\ntags: [sea]\n---\n\n## One\n\nIt {\" turned at noon, as everybody had said. \"} [Two](two.md).\n",
        );
        for expected in [
            "<h1>Low &amp; tide</h1>",
            "data-slug=\"low-tide\"",
            "<h2 id=\"one\">One",
            "href=\"../two/\"",
            "href=\"../articles/low-tide.md\"",
            "href=\"../tags/sea/\"",
            "October 12, 2026",
            "turned at noon, as everybody had said.</p></blockquote>",
        ] {
            assert!(page.body.contains(expected), "{expected} in {}", page.body);
        }
        assert_eq!(page.slug, "low-tide");
    }

    #[test]
    fn markup_in_an_article_is_escaped() {
        let page = write(
            "---\ntitle: \"<script>alert(1)</script>\"\ndescription: '<img src=x onerror=y>'\nauthor: '\"><b>'\n---\n\n<script>z</script>\n",
        );
        for hostile in ["<script", "<img", "<b>"] {
            assert!(!page.body.contains(hostile), "{hostile} in {}", page.body);
        }
    }

    #[test]
    fn a_page_links_the_next_article() {
        let page = write("Text");
        let link = "<a rel=\"next\" href=\"../high-tide/\">";
        assert!(page.body.contains(link), "{}", page.body);
        assert!(!page.body.contains("rel=\"prev\""), "{}", page.body);
    }

    #[test]
    fn a_page_has_the_automatic_selection_of_pull_quotes() {
        let one =
            "It turned at noon, and nobody on the whole shore had believed that it ever would.";
        let page = write(&format!("A start.\n\n{}", format!("{one} ").repeat(40)));
        let choice = document::pull_quotes::Selection::parse(page.selection.as_deref().unwrap());
        assert_eq!(choice.unwrap().to_string(), page.selection.unwrap());
        assert_eq!(write("---\npull_quotes: none\n---\nText").selection, None);
    }

    #[test]
    fn the_same_text_gives_the_same_page() {
        assert_eq!(write("# A\n\nText."), write("# A\n\nText."));
    }

    #[test]
    fn the_library_lists_its_articles() {
        let index = r#"[{"slug":"a","title":"On <b>"}]"#;
        let page = library(
            &Arc::new(serde_json::from_str(index).unwrap()),
            index,
            &Site::default(),
        );
        assert!(
            page.body.contains("<a href=\"./a/\">On &lt;b&gt;</a>"),
            "{}",
            page.body
        );
    }
}
