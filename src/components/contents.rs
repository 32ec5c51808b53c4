//! Contents of an article.

use document::tree::Section;
use leptos::{ev, html, prelude::*};

use crate::features::contents::toc_drawer;

/// Nested list of sections, with the current one marked. On narrow screens it is a bar with the current section that
/// opens a drawer.
pub fn contents(
    outline: &[Section],
    current: RwSignal<Option<String>>,
) -> Option<impl IntoView + use<>> {
    if outline.is_empty() {
        return None;
    }
    let open = RwSignal::new(false);
    toc_drawer::attach(open);
    let list = sections(outline, current);
    let titles = titles(outline);
    let read = move || {
        let title = |id: &String| titles.iter().find(|(of, _)| of == id);
        current.with(|current| {
            current
                .as_ref()
                .and_then(title)
                .map(|(_, title)| title.clone())
        })
    };
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
                    .child((
                        "Contents",
                        html::span().class("current-section").child(read),
                    )),
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

/// Returns the ids of all sections, in the order of the text.
pub fn section_ids(outline: &[Section]) -> Vec<String> {
    titles(outline).into_iter().map(|(id, _)| id).collect()
}

/// Returns the ids and titles of all sections, in the order of the text.
fn titles(outline: &[Section]) -> Vec<(String, String)> {
    let title = |section: &Section| (section.id.clone(), section.title.clone());
    outline
        .iter()
        .flat_map(|section| std::iter::once(title(section)).chain(titles(&section.sections)))
        .collect()
}
