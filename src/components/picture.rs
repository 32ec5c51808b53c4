//! Making a picture of a quotation.

use leptos::{ev, html, prelude::*, task::spawn_local};

use super::share::{Sharing, copied, tell};
use crate::{
    navigation::Navigation,
    picture::{Shape, svg},
    platform::{
        clipboard,
        picture::{self, Png},
        share,
    },
    route::Base,
    sharing::{Passage, Source},
    theme::Theme,
};

/// What can be done with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Copy,
    Share,
}

/// The dialog: it opens when something is to be pictured.
pub fn picture_dialog(sharing: &Sharing) -> impl IntoView + use<> {
    let node = NodeRef::<html::Dialog>::new();
    let pictured = sharing.pictured;
    let shape = RwSignal::new(Shape::Square);
    let theme = RwSignal::new(Theme::Light);
    let png = RwSignal::new_local(None::<Png>);
    Effect::new(move || {
        if pictured.with(Option::is_some)
            && let Some(dialog) = node.get_untracked()
        {
            theme.set(share::theme());
            // It fails where it is shown already.
            let _ = dialog.show_modal();
        }
    });
    make(sharing, shape, theme, png);
    html::dialog()
        .class("picture")
        .aria_label("Picture of the quotation")
        .lang("en")
        .dir("ltr")
        .node_ref(node)
        .on(ev::close, move |_| {
            pictured.set(None);
            png.set(None);
        })
        .child((
            preview(shape, png),
            html::div().class("choices").child((
                choice(
                    "Shape",
                    shape,
                    [(Shape::Square, "Square"), (Shape::Wide, "Wide")],
                ),
                choice(
                    "Colours",
                    theme,
                    [(Theme::Light, "Light"), (Theme::Dark, "Dark")],
                ),
            )),
            actions(sharing, node, shape, png),
        ))
}

/// Makes the picture anew whenever something of it changes.
fn make(
    sharing: &Sharing,
    shape: RwSignal<Shape>,
    theme: RwSignal<Theme>,
    png: RwSignal<Option<Png>, LocalStorage>,
) {
    let (pictured, source) = (sharing.pictured, sharing.source.clone());
    let base = Navigation::from_context().base;
    let latest = StoredValue::new(0_u32);
    Effect::new(move || {
        let (shape, theme) = (shape.get(), theme.get());
        let Some(passage) = pictured.get() else {
            return;
        };
        latest.update_value(|number| *number += 1);
        let number = latest.get_value();
        let (source, base) = (source.clone(), base.clone());
        spawn_local(async move {
            let made = draw(&passage, &source, shape, theme, &base).await;
            // One that was asked for later may have come before.
            if latest.try_get_value() == Some(number) {
                let _ = png.try_set(made);
            }
        });
    });
}

async fn draw(
    passage: &Passage,
    source: &Source,
    shape: Shape,
    theme: Theme,
    base: &Base,
) -> Option<Png> {
    let speaker = passage.speaker.as_deref().unwrap_or_default();
    let all = [
        &passage.text,
        speaker,
        &source.author,
        &source.title,
        &source.publication,
    ]
    .concat();
    let fonts = picture::fonts(base, &all).await;
    let mut measure = picture::measure(&fonts)?;
    let svg = svg(passage, source, shape, theme, &fonts, &mut measure);
    picture::png(&svg, shape.size()).await
}

fn preview(shape: RwSignal<Shape>, png: RwSignal<Option<Png>, LocalStorage>) -> impl IntoView {
    html::div()
        .class("preview")
        .attr("data-shape", move || shape.get().name())
        .child(move || {
            png.with(|png| {
                png.as_ref().map(|png| {
                    html::img()
                        .src(png.url.clone())
                        .alt("The quotation as a picture, with the article’s author and title")
                })
            })
        })
}

/// A group of two radio buttons.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    chosen: RwSignal<T>,
    choices: [(T, &'static str); 2],
) -> impl IntoView {
    html::fieldset().child((
        html::legend().child(name),
        choices.map(|(value, label)| {
            html::label().child((
                html::input()
                    .r#type("radio")
                    .name(name)
                    .value(label)
                    .prop("checked", move || chosen.get() == value)
                    .on(ev::change, move |_| chosen.set(value)),
                label,
            ))
        }),
    ))
}

fn actions(
    sharing: &Sharing,
    dialog: NodeRef<html::Dialog>,
    shape: RwSignal<Shape>,
    png: RwSignal<Option<Png>, LocalStorage>,
) -> impl IntoView + use<> {
    let said = RwSignal::new(None);
    let says = move |action| {
        move || {
            said.get()
                .filter(|(of, _)| *of == action)
                .map(|(_, word)| word)
        }
    };
    let source = sharing.source.clone();
    let file = move || ["quotation-", shape.get().name(), ".png"].concat();
    let ready = move || png.with(Option::is_some);
    let can_copy = move || ready() && clipboard::takes_pictures();
    let can_share = move || {
        let name = file();
        share::has_sheet()
            && png.with(|png| {
                png.as_ref()
                    .is_some_and(|png| share::sheet_takes(&png.blob, &name))
            })
    };
    let button = || html::button().r#type("button");
    html::div().class("actions").child((
        move || {
            let url = png.with(|png| png.as_ref().map(|png| png.url.clone()));
            url.map(|url| {
                html::a()
                    .class("button")
                    .href(url)
                    .download(file())
                    .child("Download")
            })
        },
        move || {
            can_copy().then(|| {
                button()
                    .attr("data-action", "copy-picture")
                    .on(ev::click, move |_| {
                        let blob =
                            png.with_untracked(|png| png.as_ref().map(|png| png.blob.clone()));
                        let Some(blob) = blob else { return };
                        spawn_local(async move {
                            tell(
                                said,
                                Action::Copy,
                                copied(clipboard::copy_picture(&blob).await),
                            );
                        });
                    })
                    .child(move || says(Action::Copy)().unwrap_or("Copy picture"))
            })
        },
        move || {
            let source = source.clone();
            can_share().then(|| {
                button()
                    .attr("data-action", "share-picture")
                    .on(ev::click, move |_| {
                        let blob =
                            png.with_untracked(|png| png.as_ref().map(|png| png.blob.clone()));
                        let (Some(blob), source, name) = (blob, source.clone(), file()) else {
                            return;
                        };
                        spawn_local(async move {
                            if share::picture(&blob, &name, &source.title).await {
                                tell(said, Action::Share, "Shared");
                            }
                        });
                    })
                    .child(move || says(Action::Share)().unwrap_or("Share…"))
            })
        },
        button()
            .class("close")
            .on(ev::click, move |_| {
                if let Some(dialog) = dialog.get_untracked() {
                    dialog.close();
                }
            })
            .child("Close"),
    ))
}
