//! Contents of an article: the section being read, and the drawer of narrow screens.

pub mod scroll_spy;
mod toc_drawer;

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{
    dom::elements,
    listener::{Listener, keep_until_cleanup},
};

/// Section as the contents list it.
struct SectionLink {
    id: String,
    link: Element,
}

/// Attaches to the contents of an article, until the current owner is cleaned up: marks the section being read, and opens the
/// drawer. Does nothing where the article has no sections.
pub fn attach(article: &Element) {
    let Ok(Some(nav)) = article.query_selector("nav.contents") else {
        return;
    };
    let sections: Vec<SectionLink> = elements::<Element>(&nav, "a[href]")
        .into_iter()
        .filter_map(|link| {
            let id = link.get_attribute("href")?.strip_prefix('#')?.to_owned();
            Some(SectionLink { id, link })
        })
        .collect();
    let current = RwSignal::new(None);
    let ids: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    scroll_spy::attach(&ids, current);
    attach_drawer(&nav);
    let bar = nav.query_selector(".current-section").ok().flatten();
    Effect::new(move || {
        current.with(|current| mark(&sections, current.as_deref(), bar.as_ref()));
    });
}

/// Marks the current section in the list, and shows its title in the bar.
fn mark(sections: &[SectionLink], current: Option<&str>, bar: Option<&Element>) {
    let mut title = None;
    for SectionLink { id, link } in sections {
        if current == Some(id) {
            title = title.or_else(|| link.text_content());
            let _ = link.set_attribute("aria-current", "location");
        } else {
            let _ = link.remove_attribute("aria-current");
        }
    }
    if let Some(bar) = bar {
        bar.set_text_content(title.as_deref());
    }
}

fn attach_drawer(nav: &Element) {
    let Ok(Some(button)) = nav.query_selector(":scope > button") else {
        return;
    };
    let open = RwSignal::new(nav.has_attribute("data-open"));
    keep_until_cleanup(Listener::new(&button, "click", move |_| {
        open.update(|open| *open = !*open);
    }));
    let nav = nav.clone();
    Effect::new(move || {
        let is_open = open.get();
        let _ = button.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
        let _ = nav.toggle_attribute_with_force("data-open", is_open);
    });
    // After the effect above, since it measures the open drawer.
    toc_drawer::attach(open);
}
