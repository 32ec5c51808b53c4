//! The parts of a large library's index that are in files of their own: asked for once they are needed, all at once.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        fetch::{Abort, FetchError, Freshness},
        listen::keep,
    },
    data::{self, LoadError, library::LoadedIndex},
    routing::{Filter, Navigation, part_file},
};

/// How far the parts have come that are needed now.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    /// Whether some of them are still on their way.
    pub(super) is_awaited: Memo<bool>,
    /// Why one has not come.
    pub(super) problem: RwSignal<Option<LoadError>>,
    attempt: RwSignal<u32>,
}

impl Rest {
    /// Asks again for what has not come.
    pub(super) fn retry(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }
}

/// Asks for the parts that are needed: all of them where the reader filters, and otherwise the next one, once the reader
/// wants to see more than there is.
pub(super) fn follow(
    stock: RwSignal<LoadedIndex>,
    shown: RwSignal<usize>,
    filter: Memo<Filter>,
) -> Rest {
    let needed = move || {
        stock.with(|stock| {
            if !filter.with(Filter::is_empty) {
                return stock.last();
            }
            let (entries, next) = stock.loaded_prefix();
            if shown.get() > entries {
                stock.last().min(next)
            } else {
                0
            }
        })
    };
    // What has been asked for is not given up when the filter is taken off.
    let last =
        Memo::new(move |before: Option<&usize>| needed().max(before.copied().unwrap_or_default()));
    let problem = RwSignal::new(None);
    let attempt = RwSignal::new(0);
    ask(stock, last, attempt, problem);
    let is_awaited = Memo::new(move |_| {
        problem.with(Option::is_none) && stock.with(|stock| !stock.missing(needed()).is_empty())
    });
    Rest {
        is_awaited,
        problem,
        attempt,
    }
}

/// Asks for all parts up to the last that is needed and that have not come. Those on their way are asked for anew when
/// more are needed: the browser keeps what has come.
fn ask(
    stock: RwSignal<LoadedIndex>,
    last: Memo<usize>,
    attempt: RwSignal<u32>,
    problem: RwSignal<Option<LoadError>>,
) {
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let last = last.get();
        let freshness = Freshness::of_attempt(attempt.get());
        problem.set(None);
        let missing = stock.with_untracked(|stock| stock.missing(last));
        for number in missing {
            let abort = Abort::new();
            let handle = abort.handle();
            keep(abort);
            let url = part_file(&base, number);
            spawn_local(async move {
                match data::load_library(&url, freshness, handle).await {
                    Ok(part) => stock.update(|stock| stock.insert(number, part)),
                    Err(LoadError::Fetch(FetchError::Aborted)) => {}
                    Err(error) => problem.set(Some(error)),
                }
            });
        }
    });
}
