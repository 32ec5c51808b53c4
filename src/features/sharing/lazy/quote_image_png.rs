//! Renders an SVG as a PNG, with the page's own fonts embedded.

use std::cell::RefCell;

use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, FontFace, FontFaceDescriptors,
    HtmlCanvasElement, HtmlImageElement, Response, Url,
};

use crate::{
    browser::{document, root, window},
    features::sharing::quote_image::{EmbeddedFont, font_families, font_files},
    routing::Base,
};

/// Font size for measuring text, in pixels.
const MEASURED_SIZE: u32 = 100;

thread_local! {
    /// Fonts loaded so far.
    static FONTS: RefCell<Vec<EmbeddedFont>> = const { RefCell::new(Vec::new()) };
}

/// A PNG with a URL that is valid until this is dropped.
#[derive(Debug)]
pub(super) struct Png {
    /// Content.
    pub(super) blob: Blob,
    /// Object URL.
    pub(super) url: String,
}

impl Drop for Png {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// Loads the site's fonts for the letters of a text. Letters without a font are set in another, as on the page.
pub(super) async fn fonts(base: &Base, text: &str) -> Vec<EmbeddedFont> {
    let names = root().and_then(|root| root.get_attribute("data-fonts"));
    let mut fonts = Vec::new();
    // The first is the upright Latin one; see `shell/boot.js`.
    if let Some(latin) = names
        .as_deref()
        .and_then(|names| names.split_whitespace().next())
    {
        for file in font_files(latin, text) {
            let loaded =
                FONTS.with_borrow(|fonts| fonts.iter().find(|font| font.family == file).cloned());
            let found = match loaded {
                Some(font) => Some(font),
                None => load_font(base, file).await,
            };
            fonts.extend(found);
        }
    }
    fonts
}

/// Loads a font for the image and for measuring. Its family is the file's name, so that the page's own text does not change.
async fn load_font(base: &Base, family: String) -> Option<EmbeddedFont> {
    let url = base.as_str().to_owned() + &family;
    let response = JsFuture::from(window().fetch_with_str(&url)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    let bytes: String = Uint8Array::new(&buffer)
        .to_vec()
        .into_iter()
        .map(char::from)
        .collect();
    let data = window().btoa(&bytes).ok()?;
    let descriptors = FontFaceDescriptors::new();
    descriptors.set_weight("200 900");
    let face =
        FontFace::new_with_array_buffer_and_descriptors(&family, &buffer, &descriptors).ok()?;
    JsFuture::from(face.load().ok()?).await.ok()?;
    document().fonts().add(&face).ok()?;
    let font = EmbeddedFont { family, data };
    FONTS.with_borrow_mut(|fonts| fonts.push(font.clone()));
    Some(font)
}

/// Returns a function that measures the width of a text in these fonts, in thousandths of the font size.
pub(super) fn text_measure(fonts: &[EmbeddedFont]) -> Option<impl FnMut(&str) -> u32 + use<>> {
    let (_, context) = canvas(1, 1)?;
    context.set_font(&[&MEASURED_SIZE.to_string(), "px ", &font_families(fonts)].concat());
    Some(move |text: &str| {
        let width = context
            .measure_text(text)
            .map_or(0.0, |metrics| metrics.width());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast to an integer saturates, and no width is negative"
        )]
        let thousandths = (width * 1000.0 / f64::from(MEASURED_SIZE)).ceil() as u32;
        thousandths
    })
}

/// Renders an SVG as a PNG of this width and height. As an image, an SVG runs no scripts and fetches nothing.
pub(super) async fn render(svg: &str, (width, height): (u32, u32)) -> Option<Png> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let source = Array::of1(&JsValue::from_str(svg));
    let blob = Blob::new_with_str_sequence_and_options(&source, &options).ok()?;
    let source = Png {
        url: Url::create_object_url_with_blob(&blob).ok()?,
        blob,
    };
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&source.url);
    JsFuture::from(image.decode()).await.ok()?;
    let (canvas, context) = canvas(width, height)?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    let encoded = Promise::new(&mut |done: Function, _| {
        let _ = canvas.to_blob(&done);
    });
    let blob: Blob = JsFuture::from(encoded).await.ok()?.dyn_into().ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    Some(Png { blob, url })
}

fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = document().create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}
