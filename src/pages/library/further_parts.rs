//! Loads the further parts of the index when they are needed.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        fetch::{Abort, FetchError, Freshness},
        listener::keep_until_cleanup,
    },
    data::{self, LoadError, library::LoadedIndex},
    routing::{Filter, Navigation, part_file},
};

/// Progress of the parts that are needed now.
#[derive(Clone, Copy)]
pub(super) struct FurtherPartsProgress {
    /// True while some of them are loading.
    pub(super) is_loading: Memo<bool>,
    /// Failure of a part.
    pub(super) problem: RwSignal<Option<LoadError>>,
    attempt: RwSignal<u32>,
}

impl FurtherPartsProgress {
    /// Loads the failed parts again.
    pub(super) fn retry(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }
}

/// Loads the parts that are needed: all of them while the reader filters, and otherwise the next one, once the reader
/// asks for more entries than are loaded.
pub(super) fn attach(
    index: RwSignal<LoadedIndex>,
    shown: RwSignal<usize>,
    filter: Memo<Filter>,
) -> FurtherPartsProgress {
    let needed = move || {
        index.with(|index| {
            if !filter.with(Filter::is_empty) {
                return index.last_part();
            }
            let (entries, next) = index.loaded_prefix();
            if shown.get() > entries {
                index.last_part().min(next)
            } else {
                0
            }
        })
    };
    // Parts that are loading are not cancelled when the filter is removed.
    let last =
        Memo::new(move |before: Option<&usize>| needed().max(before.copied().unwrap_or_default()));
    let problem = RwSignal::new(None);
    let attempt = RwSignal::new(0);
    load_missing(index, last, attempt, problem);
    let is_loading = Memo::new(move |_| {
        problem.with(Option::is_none)
            && index.with(|index| !index.missing_parts(needed()).is_empty())
    });
    FurtherPartsProgress {
        is_loading,
        problem,
        attempt,
    }
}

/// Loads all missing parts up to `last`. Parts that are loading are requested again when more are needed; those that
/// have arrived come from the browser's cache.
fn load_missing(
    index: RwSignal<LoadedIndex>,
    last: Memo<usize>,
    attempt: RwSignal<u32>,
    problem: RwSignal<Option<LoadError>>,
) {
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let last = last.get();
        let freshness = Freshness::for_attempt(attempt.get());
        problem.set(None);
        let missing = index.with_untracked(|index| index.missing_parts(last));
        for number in missing {
            let abort = Abort::new();
            let handle = abort.handle();
            keep_until_cleanup(abort);
            let url = part_file(&base, number);
            spawn_local(async move {
                match data::load_library(&url, freshness, handle).await {
                    Ok(part) => index.update(|index| index.insert(number, part)),
                    Err(LoadError::Fetch(FetchError::Aborted)) => {}
                    Err(error) => problem.set(Some(error)),
                }
            });
        }
    });
}
