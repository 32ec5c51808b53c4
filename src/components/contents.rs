//! The contents of an article.

use document::article::Section;
use leptos::{ev, html, prelude::*};

/// The nested list of sections, with the one being read marked. On narrow screens it opens on demand.
pub fn contents(
    outline: &[Section],
    current: RwSignal<Option<String>>,
) -> Option<impl IntoView + use<>> {
    if outline.is_empty() {
        return None;
    }
    let open = RwSignal::new(false);
    let list = sections(outline, current);
    Some(
        html::nav()
            .class("contents")
            .aria_label("Contents")
            .attr("data-open", move || open.get().then_some(""))
            .child((
                html::button()
                    .r#type("button")
                    .aria_expanded(move || if open.get() { "true" } else { "false" })
                    .on(ev::click, move |_| open.update(|open| *open = !*open))
                    .child("Contents"),
                list,
            )),
    )
}

fn sections(outline: &[Section], current: RwSignal<Option<String>>) -> AnyView {
    let items: Vec<_> = outline
        .iter()
        .map(|section| {
            let id = section.id.clone();
            let is_current = move || {
                current
                    .with(|current| current.as_deref() == Some(&id))
                    .then_some("location")
            };
            let inner =
                (!section.sections.is_empty()).then(|| sections(&section.sections, current));
            html::li().child((
                html::a()
                    .href(format!("#{}", section.id))
                    .aria_current(is_current)
                    .child(section.title.clone()),
                inner,
            ))
        })
        .collect();
    html::ol().child(items).into_any()
}

/// The ids of all sections, in the order of the text.
pub fn ids(outline: &[Section]) -> Vec<String> {
    outline
        .iter()
        .flat_map(|section| std::iter::once(section.id.clone()).chain(ids(&section.sections)))
        .collect()
}
