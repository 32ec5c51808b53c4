//! Makes a PNG of an SVG, with the page's own fonts in it.

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
    features::sharing::quote_image::{Font, families, font_files},
    routing::Base,
};

/// The size at which words are measured, in pixels.
const MEASURED: u32 = 100;

thread_local! {
    /// The fonts that have come already.
    static FONTS: RefCell<Vec<Font>> = const { RefCell::new(Vec::new()) };
}

/// A PNG with an address of its own, as long as this is kept.
#[derive(Debug)]
pub(super) struct Png {
    /// The file.
    pub(super) blob: Blob,
    /// Its address.
    pub(super) url: String,
}

impl Drop for Png {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// The fonts that have the letters of a text, as far as the site has them.
pub(super) async fn fonts(base: &Base, text: &str) -> Vec<Font> {
    let names = root().and_then(|root| root.get_attribute("data-fonts"));
    let mut fonts = Vec::new();
    // The first is that of upright Latin letters; see `shell/boot.js`.
    if let Some(latin) = names
        .as_deref()
        .and_then(|names| names.split_whitespace().next())
    {
        for file in font_files(latin, text) {
            let known =
                FONTS.with_borrow(|fonts| fonts.iter().find(|font| font.family == file).cloned());
            let found = match known {
                Some(font) => Some(font),
                None => font(base, file).await,
            };
            // Without one of them, its letters are of another font, as they are on the page.
            fonts.extend(found);
        }
    }
    fonts
}

/// A font, for the picture and for measuring: under its file's name, so that the page's own text stays as it is.
async fn font(base: &Base, family: String) -> Option<Font> {
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
    let font = Font { family, data };
    FONTS.with_borrow_mut(|fonts| fonts.push(font.clone()));
    Some(font)
}

/// Measures words in these fonts, in thousandths of their size.
pub(super) fn measure(fonts: &[Font]) -> Option<impl FnMut(&str) -> u32 + use<>> {
    let (_, context) = canvas(1, 1)?;
    context.set_font(&[&MEASURED.to_string(), "px ", &families(fonts)].concat());
    Some(move |text: &str| {
        let width = context
            .measure_text(text)
            .map_or(0.0, |metrics| metrics.width());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast to an integer saturates, and no width is negative"
        )]
        let thousandths = (width * 1000.0 / f64::from(MEASURED)).ceil() as u32;
        thousandths
    })
}

/// Draws an SVG, and makes a PNG of it. As a picture, it runs no scripts and fetches nothing.
pub(super) async fn png(svg: &str, (width, height): (u32, u32)) -> Option<Png> {
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
    let made = Promise::new(&mut |done: Function, _| {
        let _ = canvas.to_blob(&done);
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
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
