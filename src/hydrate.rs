//! Hydration: makes a prerendered page interactive, with the nodes that it has.

use std::sync::Arc;

use futures::future::join_all;
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{PositionState, RenderHtml},
    },
    task::spawn_local,
};

use crate::{
    app::app,
    browser::{
        fetch::{Abort, Freshness},
        page,
        timer::yield_to_browser,
    },
    data::{
        self, LoadError,
        initial_data::InitialData,
        library::{Library, LoadedIndex},
        page_data,
    },
    routing::{
        Base, Filter, Navigation, Route, article_file, history, index_file, part_file,
        resolve_source,
    },
};

/// Loads the data of the page and hydrates it. A page whose Markdown has changed since is rendered again. If the data
/// cannot be loaded, the prerendered page stays: readable, not interactive.
pub fn hydrate() {
    _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let navigation = owner.with(|| {
        provide_context(page_data::site());
        history::attach()
    });
    spawn_local(async move {
        match load_initial_data(&navigation).await {
            Ok(Some(initial_data)) => hydrate_page(&owner, navigation, initial_data),
            Ok(None) => mount(&owner, navigation),
            Err(_) => page::set_ready(),
        }
        // The app lives as long as its page.
        std::mem::forget(owner);
    });
}

/// Returns the data of the page, or `None` where the page was not prerendered from it.
async fn load_initial_data(navigation: &Navigation) -> Result<Option<InitialData>, LoadError> {
    let Navigation { base, visit } = navigation;
    if !page_data::is_prerendered_for(&visit.get_untracked().route) {
        return Ok(None);
    }
    let abort = Abort::new();
    match visit.get_untracked().route {
        Route::Article(slug) => {
            let source = article_file(base, &slug);
            let address = resolve_source(&source, base).ok_or(LoadError::Address)?;
            let (text, address) =
                data::load_markdown(address, base, Freshness::Default, abort.handle()).await?;
            if !page_data::is_prerendered_from(&text) {
                return Ok(None);
            }
            // For a long article each step alone is already a long task, so yield between them.
            yield_to_browser().await;
            let article = Arc::new(document::parse_with_selection(
                &text,
                page_data::auto_pull_quotes(),
            ));
            yield_to_browser().await;
            Ok(Some(
                InitialData::article(article, address).with_adjacent(page_data::adjacent()),
            ))
        }
        Route::Library(filter) if filter.tag.is_some() => load_tag(&filter, base, &abort).await,
        Route::Library(_) | Route::Source(_) | Route::Unknown => {
            let url = index_file(base);
            let text = data::load_index_text(&url, Freshness::Default, abort.handle()).await?;
            let library = data::parse_index(&text)?;
            Ok(page_data::is_prerendered_from(&text).then(|| InitialData::library(library)))
        }
    }
}

/// Loads all parts of the library, since any of them may have articles with the tag. Until all are loaded,
/// the page stays as it was prerendered.
async fn load_tag(
    filter: &Filter,
    base: &Base,
    abort: &Abort,
) -> Result<Option<InitialData>, LoadError> {
    let usual = Freshness::Default;
    let index = data::load_library(&index_file(base), usual, abort.handle()).await?;
    let mut loaded = LoadedIndex::new(index.clone());
    let parts = (1..=index.parts()).map(async |number| {
        let part = data::load_library(&part_file(base, number), usual, abort.handle()).await?;
        Ok::<(usize, Arc<Library>), LoadError>((number, part))
    });
    for part in join_all(parts).await {
        let (number, part) = part?;
        loaded.insert(number, part);
    }
    let is_same = page_data::is_prerendered_from(&loaded.fingerprint_input(&index, filter));
    Ok(is_same.then(|| InitialData::library(index).with_loaded_index(loaded)))
}

fn hydrate_page(owner: &Owner, navigation: Navigation, initial_data: InitialData) {
    let state = owner.with(|| {
        app(navigation, initial_data)
            .into_view()
            .hydrate::<true>(&Cursor::new(page::body()), &PositionState::default())
    });
    std::mem::forget(state);
    page::set_hydrated();
    page::absolutize_links();
}

fn mount(owner: &Owner, navigation: Navigation) {
    page::clear_prerendered();
    let state = owner.with(|| {
        let mut state = app(navigation, InitialData::default()).into_view().build();
        state.mount(&page::body(), None);
        state
    });
    std::mem::forget(state);
    page::set_hydrated();
}
