//! Sharing a pull quote, or what the reader has selected.

use std::sync::Arc;

use document::{
    article::Article,
    plain,
    quotation::{Outcome, Quotation},
};
use leptos::{ev, html, prelude::*, task::spawn_local};

use crate::{
    platform::{
        anchors::announce,
        clipboard, history,
        selection::{self, Selected},
        share,
        timer::Timeout,
    },
    sharing::{self, Passage, Source},
};

/// How long a button says what came of it, in milliseconds.
const SAID: i32 = 2_000;

/// What the parts of sharing have in common.
#[derive(Clone)]
pub struct Sharing {
    article: Arc<Article>,
    /// The article, as it is named beside what is shared.
    pub source: Arc<Source>,
    passage: RwSignal<Passage>,
    beside: RwSignal<Beside>,
    menu: NodeRef<html::Div>,
    /// What a picture is being made of.
    pub pictured: RwSignal<Option<Passage>>,
}

/// What the menu stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Quote(usize),
    Selection,
}

/// What the menu offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Text,
    Markdown,
    Link,
    Picture,
    Sheet,
}

impl Sharing {
    /// For an article with this title.
    pub fn new(article: &Arc<Article>, title: &str) -> Self {
        let metadata = &article.metadata;
        Self {
            article: article.clone(),
            source: Arc::new(Source {
                title: title.to_owned(),
                author: metadata.authors.join(", "),
                publication: metadata.publisher.clone().unwrap_or_default(),
                language: metadata.lang.clone(),
                direction: metadata.direction,
            }),
            passage: RwSignal::default(),
            beside: RwSignal::new(Beside::Selection),
            menu: NodeRef::new(),
            pictured: RwSignal::new(None),
        }
    }

    fn open(&self, passage: Passage, beside: Beside, bounds: sharing::Bounds) {
        self.passage.set(passage);
        self.beside.set(beside);
        if let Some(menu) = self.menu.get_untracked() {
            share::open(&menu, bounds);
        }
    }

    /// A pull quote.
    fn quote(&self, index: usize) -> Passage {
        let quote = &self.article.pull_quotes[index];
        let fragment = Quotation::of_source(&self.article, &quote.source_id).map_or_else(
            || quote.source_id.clone(),
            |found| sharing::fragment(&found),
        );
        Passage {
            text: sharing::tidy(&plain::inlines(&quote.content)),
            speaker: quote.attribution.clone(),
            link: history::address_of(&fragment).unwrap_or_default(),
        }
    }

    /// What is selected, with a link to its first sentence; or, where that is none of the text's, to its section.
    fn selected(&self, selected: Selected) -> Passage {
        let quotation = selected
            .sentence
            .as_deref()
            .map(Quotation::of)
            .filter(|quotation| matches!(quotation.resolve(&self.article), Outcome::Unchanged(_)));
        let fragment = match (quotation, selected.section) {
            (Some(quotation), _) => sharing::fragment(&quotation),
            (None, Some(section)) => sharing::section_fragment(&section),
            (None, None) => String::new(),
        };
        Passage {
            text: selected.text,
            speaker: None,
            link: history::address_of(&fragment).unwrap_or_default(),
        }
    }
}

/// The button of a pull quote.
pub fn share_button(article: &Article, index: usize) -> impl IntoView + use<> {
    let sharing: Sharing = expect_context();
    let node = NodeRef::<html::Button>::new();
    let text = plain::inlines(&article.pull_quotes[index].content);
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let label = format!("Share: {}…", words.join(" "));
    html::button()
        .r#type("button")
        .class("share-button")
        .lang("en")
        .aria_label(label)
        .aria_haspopup("true")
        .node_ref(node)
        .on(ev::click, move |_| {
            let (Some(button), Some(menu)) = (node.get_untracked(), sharing.menu.get_untracked())
            else {
                return;
            };
            if share::is_open(&menu) && sharing.beside.get_untracked() == Beside::Quote(index) {
                return share::close(&menu);
            }
            sharing.open(
                sharing.quote(index),
                Beside::Quote(index),
                selection::bounds(&button),
            );
            share::focus_first(&menu);
        })
        .child("Share")
}

/// The menu: it opens beside a quote at the reader's wish, and beside each selection.
pub fn share_menu(sharing: &Sharing, rendered: RwSignal<bool>) -> impl IntoView + use<> {
    let has_sheet = RwSignal::new(false);
    let said = RwSignal::new(None);
    follow_selection(sharing.clone(), rendered);
    Effect::new(move || has_sheet.set(share::has_sheet()));
    let button = |action, name, label| action_button(sharing, action, name, label, said);
    let sheet = {
        let sharing = sharing.clone();
        move || {
            has_sheet.get().then(|| {
                action_button(
                    &sharing,
                    Action::Sheet,
                    "Share…",
                    "Share… with the device",
                    said,
                )
            })
        }
    };
    html::div()
        .class("share-menu")
        .attr("popover", "auto")
        .role("group")
        .aria_label("Share")
        .lang("en")
        .dir("ltr")
        .node_ref(sharing.menu)
        // A press on a button must not take the selection away.
        .on(ev::mousedown, |event| event.prevent_default())
        .child((
            button(Action::Text, "Copy", "Copy with its source"),
            button(Action::Markdown, "Markdown", "Copy as Markdown"),
            button(Action::Link, "Link", "Copy a link to the sentence"),
            button(Action::Picture, "Picture", "Make a picture"),
            sheet,
        ))
}

fn follow_selection(sharing: Sharing, rendered: RwSignal<bool>) {
    Effect::new(move || {
        let Some(menu) = sharing.menu.get().filter(|_| rendered.get()) else {
            return;
        };
        let beside = sharing.beside;
        share::lead_in(&menu, move || beside.get_untracked() == Beside::Selection);
        let sharing = sharing.clone();
        selection::follow(move |selected| match selected {
            Some(selected) => {
                let bounds = selected.bounds;
                sharing.open(sharing.selected(selected), Beside::Selection, bounds);
            }
            None if beside.get_untracked() == Beside::Selection && !share::has_focus(&menu) => {
                share::close(&menu);
            }
            None => {}
        });
    });
}

fn action_button(
    sharing: &Sharing,
    action: Action,
    name: &'static str,
    label: &'static str,
    said: RwSignal<Option<(Action, &'static str)>>,
) -> impl IntoView + use<> {
    let sharing = sharing.clone();
    let says = move || {
        said.get()
            .filter(|(of, _)| *of == action)
            .map(|(_, word)| word)
    };
    html::button()
        .r#type("button")
        .attr("data-action", attribute(action))
        .attr("data-said", move || says().map(|_| ""))
        .aria_label(move || says().unwrap_or(label))
        .on(ev::click, move |_| {
            let sharing = sharing.clone();
            spawn_local(async move {
                if let Some(word) = act(&sharing, action).await {
                    tell(said, action, word);
                }
            });
        })
        .child(move || says().unwrap_or(name))
}

fn attribute(action: Action) -> &'static str {
    match action {
        Action::Text => "copy-text",
        Action::Markdown => "copy-markdown",
        Action::Link => "copy-link",
        Action::Picture => "picture",
        Action::Sheet => "share",
    }
}

/// Does it, and says what came of it, where the reader would not see it otherwise.
async fn act(sharing: &Sharing, action: Action) -> Option<&'static str> {
    let passage = sharing.passage.get_untracked();
    let source = &sharing.source;
    let text = match action {
        Action::Text => sharing::plain(&passage, source),
        Action::Markdown => sharing::markdown(&passage, source),
        Action::Link => passage.link,
        Action::Picture => {
            // First, so that the focus is back where it was: there it goes again when the dialog is closed.
            if let Some(menu) = sharing.menu.get_untracked() {
                share::close(&menu);
            }
            sharing.pictured.set(Some(passage));
            return None;
        }
        Action::Sheet => {
            share::words(&passage, &source.title).await;
            return None;
        }
    };
    Some(copied(clipboard::copy(&text).await))
}

/// What is said of copying.
pub fn copied(done: bool) -> &'static str {
    if done { "Copied" } else { "Not copied" }
}

/// Tells it on the button for a moment, and to those who listen.
pub fn tell<T: Copy + Send + Sync + 'static>(
    said: RwSignal<Option<(T, &'static str)>>,
    action: T,
    word: &'static str,
) {
    said.set(Some((action, word)));
    announce(word);
    let over = Timeout::new(SAID, move || {
        // The page may be gone by now.
        let _ = said.try_set(None);
        announce("");
    });
    over.forget();
}
