//! Dialog that makes an image of a quote.

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
    menu_actions::{button, show_copy_feedback},
    quote_image_png::{self, Png},
    share_sheet,
};
use crate::{
    browser::{
        clipboard,
        dom::add,
        listener::{Listener, closest},
        root,
    },
    features::{
        sharing::{
            Citation, Passage,
            quote_image::{ImageShape, quote_svg},
        },
        theme::Theme,
    },
    routing::Base,
};

/// Dialog with a preview, a choice of shape and colours, and buttons.
pub(super) struct QuoteImageDialog {
    element: HtmlDialogElement,
    citation: Citation,
    base: Arc<Base>,
    passage: RefCell<Passage>,
    png: RefCell<Option<Png>>,
    /// Number of the latest image; earlier ones that finish late are dropped.
    latest: Cell<u32>,
}

impl QuoteImageDialog {
    /// Builds the dialog in an element, and returns it with its listeners.
    pub(super) fn build(
        parent: &Element,
        citation: &Citation,
        base: Arc<Base>,
    ) -> Option<(Rc<Self>, Vec<Listener>)> {
        let attributes = [
            ("class", "quote-image-dialog"),
            ("aria-label", "A picture of the quotation"),
        ];
        let element = add(parent, "dialog", &attributes, "")?;
        add(&element, "div", &[("class", "quote-image-preview")], "");
        let options = add(&element, "div", &[("class", "quote-image-options")], "")?;
        radio_group(&options, "Shape", [("square", "Square"), ("wide", "Wide")])?;
        radio_group(&options, "Colours", [("light", "Light"), ("dark", "Dark")])?;
        let actions = add(&element, "div", &[("class", "actions")], "")?;
        // The id marks a link that has no address yet.
        let link = [("class", "button"), ("id", "recto:download")];
        add(&actions, "a", &link, "Download");
        button(&actions, "copy-image", "Copy picture", "Copy picture");
        button(&actions, "share-image", "Share… with another app", "Share…");
        button(&actions, "close", "Close", "Close");
        let dialog = Rc::new(Self {
            element: element.dyn_into().ok()?,
            citation: citation.clone(),
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
            Listener::new(&self.element, event, move |dispatched| match event {
                "change" => dialog.update(),
                "close" => dialog.show(None),
                _ => {
                    if let Some(button) = closest(&dispatched, "button") {
                        spawn_local(dialog.clone().handle_click(button));
                    }
                }
            })
        };
        ["change", "close", "click"].map(listener).into()
    }

    /// Opens the dialog with the colours of the page.
    pub(super) fn open(self: &Rc<Self>, passage: Passage) {
        self.passage.replace(passage);
        let is_dark = root()
            .and_then(|root| root.get_attribute("data-theme"))
            .is_some_and(|theme| theme == Theme::Dark.name());
        if !self.has("[value=wide]:checked") {
            self.check("[value=square]", true);
        }
        self.check("[value=light]", !is_dark);
        self.check("[value=dark]", is_dark);
        // Fails if the dialog is open already.
        let _ = self.element.show_modal();
        self.update();
    }

    fn element(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).ok().flatten()
    }

    fn has(&self, selector: &str) -> bool {
        self.element(selector).is_some()
    }

    fn check(&self, selector: &str, is_checked: bool) {
        if let Some(input) = self.element(selector) {
            input
                .unchecked_into::<HtmlInputElement>()
                .set_checked(is_checked);
        }
    }

    fn shape(&self) -> ImageShape {
        if self.has("[value=wide]:checked") {
            ImageShape::Wide
        } else {
            ImageShape::Square
        }
    }

    /// Makes the image with the present options.
    fn update(self: &Rc<Self>) {
        let theme = if self.has("[value=dark]:checked") {
            Theme::Dark
        } else {
            Theme::Light
        };
        self.latest.set(self.latest.get() + 1);
        let (dialog, number, shape) = (self.clone(), self.latest.get(), self.shape());
        spawn_local(async move {
            let png = dialog.draw(shape, theme).await;
            if dialog.latest.get() == number && dialog.element.open() {
                dialog.show(png);
            }
        });
    }

    async fn draw(&self, shape: ImageShape, theme: Theme) -> Option<Png> {
        let (passage, citation) = (self.passage.borrow().clone(), &self.citation);
        let speaker = passage.speaker.as_deref().unwrap_or_default();
        let all = [
            &passage.text,
            speaker,
            &citation.author,
            &citation.title,
            &citation.publication,
        ];
        let fonts = quote_image_png::fonts(&self.base, &all.concat()).await;
        let mut measure = quote_image_png::text_measure(&fonts)?;
        let svg = quote_svg(&passage, citation, shape, theme, &fonts, &mut measure);
        quote_image_png::render(&svg, shape.size()).await
    }

    /// Shows an image and the buttons that apply to it, or nothing.
    fn show(&self, png: Option<Png>) {
        let (Some(preview), Some(link)) = (self.element(".quote-image-preview"), self.element("a"))
        else {
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
        let can_copy = png.is_some() && clipboard::supports_images();
        let can_share = png.as_ref().and_then(|png| self.file(png));
        let can_share = can_share
            .and_then(|file| share_sheet::file_data(&file))
            .is_some();
        for (action, is_possible) in [("copy-image", can_copy), ("share-image", can_share)] {
            if let Some(button) = self.element(&["[data-action=", action, "]"].concat()) {
                let _ = button.toggle_attribute_with_force("hidden", !is_possible);
            }
        }
        // Dropping the previous image revokes its address, which is no longer in use.
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

    async fn handle_click(self: Rc<Self>, button: Element) {
        let blob = self.png.borrow().as_ref().map(|png| png.blob.clone());
        match (button.get_attribute("data-action").as_deref(), blob) {
            (Some("copy-image"), Some(blob)) => {
                show_copy_feedback(&button, clipboard::copy_image(&blob).await);
            }
            (Some("share-image"), Some(_)) => {
                let file = self.png.borrow().as_ref().and_then(|png| self.file(png));
                if let Some(data) = file.and_then(|file| share_sheet::file_data(&file)) {
                    share_sheet::open(&data).await;
                }
            }
            _ => self.element.close(),
        }
    }
}

/// Adds a group of radio buttons.
fn radio_group(parent: &Element, legend: &str, options: [(&str, &str); 2]) -> Option<()> {
    let group = add(parent, "fieldset", &[], "")?;
    add(&group, "legend", &[], legend);
    for (value, name) in options {
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
