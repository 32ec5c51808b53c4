//! The dialog in which a quotation is made a picture.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, File, FilePropertyBag, HtmlDialogElement, HtmlInputElement};

use super::{
    menu_actions as menu,
    quote_image_png::{self as picture, Png},
};
use crate::{
    browser::{
        clipboard,
        dom::add,
        listen::{Listener, closest},
        root,
    },
    features::sharing::quote_image::{Shape, svg},
    features::sharing::{Passage, Source},
    features::theme::Theme,
    routing::Base,
};

/// The dialog.
pub(super) struct PictureDialog {
    element: HtmlDialogElement,
    source: Source,
    base: Arc<Base>,
    passage: RefCell<Passage>,
    png: RefCell<Option<Png>>,
    /// Counts pictures, since one that was asked for later may come before.
    latest: Cell<u32>,
}

impl PictureDialog {
    /// Builds it, with what follows its choices and buttons.
    pub(super) fn build(
        place: &Element,
        source: &Source,
        base: Arc<Base>,
    ) -> Option<(Rc<Self>, Vec<Listener>)> {
        let attributes = [
            ("class", "picture"),
            ("aria-label", "A picture of the quotation"),
        ];
        let element = add(place, "dialog", &attributes, "")?;
        add(&element, "div", &[("class", "preview")], "");
        let choices = add(&element, "div", &[("class", "choices")], "")?;
        choice(&choices, "Shape", [("square", "Square"), ("wide", "Wide")])?;
        choice(&choices, "Colours", [("light", "Light"), ("dark", "Dark")])?;
        let actions = add(&element, "div", &[("class", "actions")], "")?;
        // The id says that it is meant to have no address yet.
        let link = [("class", "button"), ("id", "recto:download")];
        add(&actions, "a", &link, "Download");
        menu::button(&actions, "copy-picture", "Copy picture", "Copy picture");
        menu::button(
            &actions,
            "share-picture",
            "Share… with another app",
            "Share…",
        );
        menu::button(&actions, "close", "Close", "Close");
        let dialog = Rc::new(Self {
            element: element.dyn_into().ok()?,
            source: source.clone(),
            base,
            passage: RefCell::default(),
            png: RefCell::default(),
            latest: Cell::new(0),
        });
        let listeners = dialog.listeners();
        Some((dialog, listeners))
    }

    fn listeners(self: &Rc<Self>) -> Vec<Listener> {
        let listener = |event| {
            let dialog = self.clone();
            Listener::new(&self.element, event, move |happened| match event {
                "change" => dialog.make(),
                "close" => dialog.show(None),
                _ => {
                    if let Some(button) = closest(&happened, "button") {
                        spawn_local(dialog.clone().act(button));
                    }
                }
            })
        };
        ["change", "close", "click"].map(listener).into()
    }

    /// Opens it, in the colours of the page.
    pub(super) fn open(self: &Rc<Self>, passage: Passage) {
        self.passage.replace(passage);
        let is_dark = root()
            .and_then(|root| root.get_attribute("data-theme"))
            .is_some_and(|theme| theme == Theme::Dark.name());
        if !self.is("[value=wide]:checked") {
            self.check("[value=square]", true);
        }
        self.check("[value=light]", !is_dark);
        self.check("[value=dark]", is_dark);
        // It fails where it is shown already.
        let _ = self.element.show_modal();
        self.make();
    }

    fn part(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).ok().flatten()
    }

    fn is(&self, selector: &str) -> bool {
        self.part(selector).is_some()
    }

    fn check(&self, selector: &str, is_checked: bool) {
        if let Some(input) = self.part(selector) {
            input
                .unchecked_into::<HtmlInputElement>()
                .set_checked(is_checked);
        }
    }

    fn shape(&self) -> Shape {
        if self.is("[value=wide]:checked") {
            Shape::Wide
        } else {
            Shape::Square
        }
    }

    /// Makes the picture that is chosen.
    fn make(self: &Rc<Self>) {
        let theme = if self.is("[value=dark]:checked") {
            Theme::Dark
        } else {
            Theme::Light
        };
        self.latest.set(self.latest.get() + 1);
        let (dialog, number, shape) = (self.clone(), self.latest.get(), self.shape());
        spawn_local(async move {
            let made = dialog.draw(shape, theme).await;
            if dialog.latest.get() == number && dialog.element.open() {
                dialog.show(made);
            }
        });
    }

    async fn draw(&self, shape: Shape, theme: Theme) -> Option<Png> {
        let (passage, source) = (self.passage.borrow().clone(), &self.source);
        let speaker = passage.speaker.as_deref().unwrap_or_default();
        let all = [
            &passage.text,
            speaker,
            &source.author,
            &source.title,
            &source.publication,
        ];
        let fonts = picture::fonts(&self.base, &all.concat()).await;
        let mut measure = picture::measure(&fonts)?;
        let svg = svg(&passage, source, shape, theme, &fonts, &mut measure);
        picture::png(&svg, shape.size()).await
    }

    /// Shows a picture, and what can be done with it; or none.
    fn show(&self, png: Option<Png>) {
        let (Some(preview), Some(link)) = (self.part(".preview"), self.part("a")) else {
            return;
        };
        preview.set_text_content(None);
        let _ = link.remove_attribute("href");
        if let Some(png) = &png {
            let attributes = [("alt", "The quotation as a picture"), ("src", &png.url)];
            add(&preview, "img", &attributes, "");
            let _ = link.set_attribute("href", &png.url);
            let _ = link.set_attribute("download", &self.file_name());
        }
        let can_copy = png.is_some() && clipboard::takes_pictures();
        let can_share = png.as_ref().and_then(|png| self.file(png));
        let can_share = can_share.and_then(|file| menu::of_file(&file)).is_some();
        for (action, can) in [("copy", can_copy), ("share", can_share)] {
            if let Some(button) = self.part(&["[data-action=", action, "-picture]"].concat()) {
                let _ = button.toggle_attribute_with_force("hidden", !can);
            }
        }
        // The one before is given up only now that it is shown no more.
        self.png.replace(png);
    }

    fn file_name(&self) -> String {
        ["quotation-", self.shape().name(), ".png"].concat()
    }

    fn file(&self, png: &Png) -> Option<File> {
        let options = FilePropertyBag::new();
        options.set_type("image/png");
        let parts = Array::of1(&png.blob);
        File::new_with_blob_sequence_and_options(&parts, &self.file_name(), &options).ok()
    }

    async fn act(self: Rc<Self>, button: Element) {
        let blob = self.png.borrow().as_ref().map(|png| png.blob.clone());
        match (button.get_attribute("data-action").as_deref(), blob) {
            (Some("copy-picture"), Some(blob)) => {
                menu::tell(&button, clipboard::copy_picture(&blob).await);
            }
            (Some("share-picture"), Some(_)) => {
                let file = self.png.borrow().as_ref().and_then(|png| self.file(png));
                if let Some(data) = file.and_then(|file| menu::of_file(&file)) {
                    menu::share(&data).await;
                }
            }
            _ => self.element.close(),
        }
    }
}

/// Radio buttons of one name.
fn choice(parent: &Element, legend: &str, choices: [(&str, &str); 2]) -> Option<()> {
    let group = add(parent, "fieldset", &[], "")?;
    add(&group, "legend", &[], legend);
    for (value, name) in choices {
        let label = add(&group, "label", &[], "")?;
        add(
            &label,
            "input",
            &[("type", "radio"), ("name", legend), ("value", value)],
            "",
        );
        add(&label, "span", &[], name);
    }
    Some(())
}
