//! The pages as readers see them, written before anybody asks: by the app's own components, rendered natively.

use std::sync::Arc;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use document::tree::Article;
use leptos::prelude::*;
use recto::{
    app::app,
    data::{
        initial_data::InitialData,
        library::{Adjacent, Entry, Library, LoadedIndex},
        site::Site,
    },
    prerender,
    routing::{Base, Filter, Navigation, Route, Slug, Visit},
};

use crate::render::shell::Place;
use crate::{Error, Result};

/// What a page has that its shell has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RenderedPage {
    /// The name of the article, or the folder of the tag; empty for the library.
    pub(crate) slug: String,
    /// What the body begins with.
    pub(crate) body: String,
    /// The fingerprint of what it was written from.
    pub(crate) source: String,
    /// Which pull quotes Recto has chosen, so that the app need not; none where it was not asked to.
    pub(crate) quotes: Option<String>,
    /// What the app is told of the articles before and after; empty where the page is no article's.
    pub(crate) near: String,
}

/// The page of an article, which stands one folder below the site's root.
pub(crate) fn article(
    slug: &Slug,
    article: &Arc<Article>,
    text: &str,
    neighbours: &Adjacent,
    site: &Site,
) -> Result<RenderedPage> {
    let base = Base::up(Place::Page.depth());
    let address = prerender::assumed_address(slug, &base);
    let prepared =
        InitialData::article(article.clone(), address).with_adjacent(Some(neighbours.clone()));
    Ok(RenderedPage {
        slug: slug.as_str().to_owned(),
        body: render(base, Route::Article(slug.clone()), prepared, site),
        source: document::fingerprint(text),
        quotes: article.selection.as_ref().map(ToString::to_string),
        near: near(neighbours)?,
    })
}

/// What the app is told of the articles before and after one.
pub(crate) fn near(neighbours: &Adjacent) -> Result<String> {
    serde_json::to_string(neighbours)
        .map_err(|error| Error::new("cannot serialize adjacent articles").caused_by(error))
}

/// The page of the library, at the site's root; `text` is that of the index.
pub(crate) fn library(library: Arc<Library>, text: &str, site: &Site) -> RenderedPage {
    RenderedPage {
        slug: String::new(),
        body: render(
            Base::up(Place::Root.depth()),
            Route::Library(Filter::default()),
            InitialData::library(library),
            site,
        ),
        source: document::fingerprint(text),
        quotes: None,
        near: String::new(),
    }
}

/// What the page of a tag is written from.
pub(crate) struct Tagged {
    /// Its address below the site's root: that of its folder.
    pub(crate) folder: String,
    filter: Filter,
    index: Arc<Library>,
    stock: LoadedIndex,
}

impl Tagged {
    /// The tag, of a library with this index, which has these articles.
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
            stock: LoadedIndex::new(Arc::new(articles)),
        }
    }

    /// All that the page says.
    pub(crate) fn fingerprint_input(&self) -> String {
        self.stock.fingerprint_input(&self.index, &self.filter)
    }

    /// The page, two folders below the site's root.
    pub(crate) fn write(&self, site: &Site) -> RenderedPage {
        RenderedPage {
            slug: self.folder.clone(),
            body: render(
                Base::up(Place::Tag.depth()),
                Route::Library(self.filter.clone()),
                InitialData::library(self.index.clone()).with_loaded_index(self.stock.clone()),
                site,
            ),
            source: document::fingerprint(self.fingerprint_input()),
            quotes: None,
            near: String::new(),
        }
    }
}

/// Effects are the browser's business. Where the app is built for it at the same time, as when all of the project is tested,
/// they are there natively too, and must not be run.
struct RunsNothing;

impl CustomExecutor for RunsNothing {
    fn spawn(&self, _: PinnedFuture<()>) {}

    fn spawn_local(&self, _: PinnedLocalFuture<()>) {}

    fn poll_local(&self) {}
}

fn render(base: Base, route: Route, prepared: InitialData, site: &Site) -> String {
    // It fails where it was done before.
    let _ = Executor::init_custom_executor(RunsNothing);
    let owner = Owner::new();
    let html = owner.with(|| {
        let visit = Visit {
            route,
            fragment: String::new(),
            directives: String::new(),
            position: None,
            serial: 0,
        };
        let navigation = Navigation {
            base: Arc::new(base),
            visit: RwSignal::new(visit),
        };
        provide_context(site.clone());
        app(navigation, prepared).to_html()
    });
    owner.cleanup();
    html
}

#[cfg(test)]
mod tests {
    use recto::data::library::Entry;

    use super::*;

    fn write(text: &str) -> RenderedPage {
        let slug = Slug::new("low-tide").unwrap();
        let neighbours = Adjacent {
            newer: None,
            older: Some(Entry {
                slug: "high-tide".into(),
                ..Entry::default()
            }),
            series: None,
        };
        let article = Arc::new(document::parse(text));
        super::article(&slug, &article, text, &neighbours, &Site::default()).unwrap()
    }

    #[test]
    fn an_article_is_there_as_a_whole() {
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
    fn no_markup_of_an_article_is_markup_of_its_page() {
        let page = write(
            "---\ntitle: \"<script>alert(1)</script>\"\ndescription: '<img src=x onerror=y>'\nauthor: '\"><b>'\n---\n\n<script>z</script>\n",
        );
        for hostile in ["<script", "<img", "<b>"] {
            assert!(!page.body.contains(hostile), "{hostile} in {}", page.body);
        }
    }

    #[test]
    fn the_way_on_stands_in_the_page_and_is_told_to_the_app() {
        let page = write("Text");
        let link = "<a rel=\"next\" href=\"../high-tide/\">";
        assert!(page.body.contains(link), "{}", page.body);
        assert!(!page.body.contains("rel=\"prev\""), "{}", page.body);
        let expected = r#"{"older":{"slug":"high-tide","title":""}}"#;
        assert_eq!(page.near, expected);
    }

    #[test]
    fn what_recto_has_chosen_is_told_to_the_app() {
        let one =
            "It turned at noon, and nobody on the whole shore had believed that it ever would.";
        let page = write(&format!("A start.\n\n{}", format!("{one} ").repeat(40)));
        let choice = document::pull_quotes::Selection::parse(page.quotes.as_deref().unwrap());
        assert_eq!(choice.unwrap().to_string(), page.quotes.unwrap());
        assert_eq!(write("---\npull_quotes: none\n---\nText").quotes, None);
    }

    #[test]
    fn the_same_text_gives_the_same_page() {
        assert_eq!(write("# A\n\nText."), write("# A\n\nText."));
    }

    #[test]
    fn the_library_lists_its_articles() {
        let index = r#"[{"slug":"a","title":"On <b>"}]"#;
        let page = library(
            Arc::new(serde_json::from_str(index).unwrap()),
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
