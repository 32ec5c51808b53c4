//! Root of the app: follows the navigation, and makes each page interactive.

use std::{cell::Cell, rc::Rc};

use futures::FutureExt;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        fetch::{Abort, AbortHandle, FetchError, Freshness},
        listener::keep_until_cleanup,
        main_content, page,
        parts::{Part, functions_of_part, prefetch},
        timer::idle,
    },
    data::LoadError,
    features::{search::dialog, theme},
    pages::{
        Page,
        article::{self, ShownArticle},
        failure,
        library::{self, Arrival},
        loading,
    },
    routing::{Navigation, Route, Slug, history},
};

/// Content of the first page when the app starts.
pub enum FirstPage {
    /// `press` wrote the page that the address names.
    Prerendered,
    /// The article is on the screen.
    Article(ShownArticle),
    /// A failure to load the article is on the screen.
    Failed(LoadError),
    /// There is none yet.
    Missing,
}

functions_of_part! { app:
    /// Starts the app on the first page. It runs as long as the document.
    pub fn start(first: FirstPage) -> () {
        // It fails if an executor is set already.
        let _ = any_spawner::Executor::init_wasm_bindgen();
        let owner = Owner::new();
        owner.with(|| {
            let navigation = history::attach();
            page::point_frame_links(navigation.base.as_str());
            theme::switch::attach();
            dialog::attach();
            follow(&navigation, first);
        });
        page::set_answering();
        std::mem::forget(owner);
    }
}

/// Opens a page whenever the address names another one, and again when the reader asks for it.
fn follow(navigation: &Navigation, first: FirstPage) {
    let visit = navigation.visit;
    let navigation = navigation.clone();
    let current = Memo::new({
        let base = navigation.base.clone();
        move |_| Page::new(visit.get().route, &base)
    });
    let attempt = RwSignal::new(0_u32);
    let first = Cell::new(Some(first));
    Effect::new(move |before: Option<(Page, u32)>| {
        let (page, attempt_number) = (current.get(), attempt.get());
        let mut freshness = Freshness::Default;
        if let Some((page_before, _)) = before {
            if page_before == page {
                freshness = Freshness::for_attempt(attempt_number);
            } else {
                main_content::focus();
            }
        }
        let opening = Opening {
            page: page.clone(),
            navigation: navigation.clone(),
            attempt,
            freshness,
            life: PageLife::begin(),
        };
        let first = first.take().unwrap_or(FirstPage::Missing);
        spawn_local(opening.open(first).boxed_local());
        (page, attempt_number)
    });
}

/// Shows that a page is loading.
fn clear() {
    page::clear_ready();
    loading::show();
}

/// Life of a page: until another one is opened.
#[derive(Clone)]
struct PageLife {
    /// Owner of the page's behaviour.
    owner: Owner,
    abort: AbortHandle,
    /// True once the life has ended.
    has_ended: Rc<Cell<bool>>,
}

impl PageLife {
    /// Begins a life that ends when the current owner is cleaned up.
    fn begin() -> Self {
        let abort = Abort::new();
        let life = Self {
            owner: Owner::new(),
            abort: abort.handle(),
            has_ended: Rc::default(),
        };
        keep_until_cleanup(EndOnDrop(life.clone(), abort));
        life
    }
}

/// Ends the life of a page, and the loading of its data.
struct EndOnDrop(
    PageLife,
    #[expect(dead_code, reason = "it aborts when dropped")] Abort,
);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.has_ended.set(true);
        self.0.owner.cleanup();
    }
}

/// Opening of a page.
#[derive(Clone)]
struct Opening {
    page: Page,
    navigation: Navigation,
    attempt: RwSignal<u32>,
    freshness: Freshness,
    life: PageLife,
}

impl Opening {
    async fn open(self, first: FirstPage) {
        let result = match (first, &self.page) {
            (FirstPage::Prerendered, Page::Article(slug, _)) => {
                return self.attach_prerendered(slug.clone()).await;
            }
            (FirstPage::Article(shown), _) => return self.attach_shown(shown),
            (FirstPage::Failed(error), _) => return self.attach_failure(&error),
            (FirstPage::Prerendered, _) => self.open_library(Arrival::Prerendered).await,
            (FirstPage::Missing, Page::Library) => {
                clear();
                self.open_library(Arrival::New).await
            }
            (FirstPage::Missing, Page::Article(slug, source)) => {
                clear();
                self.open_article(slug, source).await
            }
            (FirstPage::Missing, Page::Unknown) => {
                failure::show_not_found(&self.navigation.base);
                return page::set_ready();
            }
        };
        match result {
            Ok(()) | Err(LoadError::Fetch(FetchError::Aborted)) => {}
            Err(_) if self.life.has_ended.get() => {}
            Err(error) => {
                failure::show(&error, &self.navigation.base);
                self.attach_failure(&error);
            }
        }
    }

    async fn open_library(&self, arrival: Arrival) -> Result<(), LoadError> {
        let opening = library::Opening {
            navigation: self.navigation.clone(),
            owner: self.life.owner.clone(),
            arrival,
            freshness: self.freshness,
            abort: self.life.abort.clone(),
            cancelled: self.life.has_ended.clone(),
        };
        library::open(opening).await?.await?;
        // Articles are opened from here.
        prefetch(Part::Parse);
        Ok(())
    }

    async fn open_article(&self, slug: &Slug, source: &str) -> Result<(), LoadError> {
        let opened = article::open(
            slug.clone(),
            source,
            self.navigation.base.clone(),
            self.freshness,
            self.life.abort.clone(),
            self.life.has_ended.clone(),
        );
        if let Some(shown) = opened.await? {
            self.attach_shown(shown);
        }
        Ok(())
    }

    fn attach_article(&self, shown: ShownArticle) {
        if self.life.has_ended.get() {
            return;
        }
        let (page, base) = (self.page.clone(), self.navigation.base.clone());
        let is_current = move |route: &Route| Page::new(route.clone(), &base) == page;
        let (visit, has_ended) = (self.navigation.visit, self.life.has_ended.clone());
        self.life
            .owner
            .with(|| article::attach(shown, visit, is_current, has_ended));
    }

    /// Attaches to an article that was rendered here, and adds the links to other articles.
    fn attach_shown(&self, shown: ShownArticle) {
        let source = shown.source();
        self.attach_article(shown);
        let life = self.life.clone();
        spawn_local(async move {
            idle().await;
            // If the index cannot be loaded or does not have the article, the page has no links, and that is not an error.
            let (slug, base) = (source.slug().clone(), source.base().clone());
            let Ok(loading) = library::load_adjacent(slug, base, life.abort).await else {
                return;
            };
            let adjacent = loading.await.filter(|_| !life.has_ended.get());
            if let Some(adjacent) = adjacent {
                article::show_pager(source, adjacent).await;
            }
        });
    }

    /// Attaches to a prerendered article. If its Markdown has changed since, the article is shown anew.
    async fn attach_prerendered(&self, slug: Slug) {
        let Some(shown) = ShownArticle::prerendered(slug, self.navigation.base.clone()) else {
            return;
        };
        let source = shown.source();
        self.attach_article(shown);
        idle().await;
        let (abort, has_ended) = (self.life.abort.clone(), self.life.has_ended.clone());
        if let Ok(Some(shown)) = article::show_again(source, abort, has_ended).await {
            self.life.owner.cleanup();
            self.attach_shown(shown);
        }
    }

    /// Tries again when the reader asks for it.
    fn attach_failure(&self, error: &LoadError) {
        let attempt = self.attempt;
        let retry = move || attempt.update(|attempt| *attempt += 1);
        self.life.owner.with(|| failure::attach(error, retry));
        page::set_ready();
    }
}
