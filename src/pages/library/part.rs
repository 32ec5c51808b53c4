//! Functions of the part `library`: what reads the index.

use std::{cell::Cell, rc::Rc, sync::Arc};

use futures::future::{LocalBoxFuture, join_all};
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{PositionState, RenderHtml},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::library;
use crate::{
    browser::{
        fetch::{Abort, AbortHandle, Freshness},
        listener::keep_until_cleanup,
        main_content, page,
        parts::functions_of_part,
    },
    data::{
        self, LoadError,
        library::{Adjacent, Library, LoadedIndex},
        page_data,
    },
    routing::{Base, Filter, Navigation, Route, Slug, history, index_file, part_file},
};

/// State of the page when the library is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The page has another content.
    New,
    /// The library was prerendered.
    Prerendered,
}

/// Request to open the library.
pub struct Opening {
    /// Navigation, which has the filter.
    pub navigation: Navigation,
    /// Owner of the page's behaviour.
    pub owner: Owner,
    /// State of the page.
    pub arrival: Arrival,
    /// Use of cached responses.
    pub freshness: Freshness,
    /// Handle that cancels the loading.
    pub abort: AbortHandle,
    /// True once another page is opened.
    pub cancelled: Rc<Cell<bool>>,
}

functions_of_part! { library:
    /// Loads the index and shows the library as the main content of the page.
    pub fn open(opening: Opening) -> LocalBoxFuture<'static, Result<(), LoadError>> {
        Box::pin(load_and_show(opening))
    }

    /// Loads the articles adjacent to one; `None` where the library does not have the article or cannot be loaded.
    pub fn load_adjacent(slug: Slug, base: Arc<Base>, abort: AbortHandle) -> LocalBoxFuture<'static, Option<Adjacent>> {
        Box::pin(async move { data::load_adjacent(&slug, &base, abort).await.ok().flatten() })
    }
}

async fn load_and_show(opening: Opening) -> Result<(), LoadError> {
    let Opening {
        navigation,
        owner,
        arrival,
        freshness,
        abort,
        cancelled,
    } = opening;
    let base = navigation.base.clone();
    let text = data::load_index_text(&index_file(&base), freshness, abort).await?;
    let index = data::parse_index(&text)?;
    let mut loaded = None;
    let is_prerendered = arrival == Arrival::Prerendered && {
        let filter = navigation
            .visit
            .with_untracked(|visit| visit.route.filter());
        if filter.tag.is_some() {
            let all = load_all(&index, &base).await?;
            let input = all.fingerprint_input(&index, &filter);
            loaded = Some(all);
            page_data::is_prerendered_from(&input)
        } else {
            page_data::is_prerendered_from(&text)
        }
    };
    let Some(main) = main_content::element().filter(|_| !cancelled.get()) else {
        return Ok(());
    };
    owner.with(|| {
        provide_context(navigation);
        provide_context(page_data::site());
        let view = library(&index, loaded).into_view();
        if is_prerendered {
            let typed = typed_words(&main);
            hydrate(view, &main);
            if !typed.is_empty() {
                filter_by(typed);
            }
        } else {
            mount(view, &main);
        }
    });
    Ok(())
}

/// Returns the words that the reader has typed before the page answered.
fn typed_words(main: &Element) -> String {
    let input = main.query_selector("input[type=search]").ok().flatten();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

fn filter_by(words: String) {
    let navigation = Navigation::from_context();
    let filter = navigation
        .visit
        .with_untracked(|visit| visit.route.filter());
    history::replace_route(&navigation, Route::Library(Filter { words, ..filter }));
}

/// Makes the prerendered library interactive, with the nodes that it has.
fn hydrate(view: impl RenderHtml + 'static, main: &Element) {
    let state = view.hydrate::<true>(&Cursor::new(main.clone()), &PositionState::default());
    keep_until_cleanup(state);
    page::absolutize_links(main);
}

fn mount(view: impl Render + 'static, main: &Element) {
    let mut state = view.build();
    main_content::replace(&main_content::fragment());
    state.mount(main, None);
    keep_until_cleanup(state);
}

/// Loads all parts of the library, since any of them may have articles with a tag.
async fn load_all(index: &Arc<Library>, base: &Base) -> Result<LoadedIndex, LoadError> {
    let abort = Abort::new();
    let mut loaded = LoadedIndex::new(index.clone());
    let parts = (1..=index.parts()).map(async |number| {
        let url = part_file(base, number);
        let part = data::load_library(&url, Freshness::Default, abort.handle()).await?;
        Ok::<(usize, Arc<Library>), LoadError>((number, part))
    });
    for part in join_all(parts).await {
        let (number, part) = part?;
        loaded.insert(number, part);
    }
    Ok(loaded)
}
