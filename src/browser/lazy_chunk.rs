//! The later part of the app: what few readers use is a program of its own, fetched when it is first asked for.
//!
//! The two programs share the page, and neither sees what the other has in memory. Here is the door between them as the
//! app sees it, with everything that passes through; its other side is `src/bin/later.rs`. The modules below are behind it:
//! if anything else called them, every reader would fetch them.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Element;

use super::{
    js::{call, import, object, wait},
    root, timer, window,
};
use crate::{
    features::sharing::{Passage, Source, bridge as passing},
    routing::Base,
};

/// How long it may take to come, in milliseconds: as long as the app itself may; see `shell/boot.js`.
const PATIENCE: i32 = 20_000;

#[wasm_bindgen]
extern "C" {
    /// The program, once it runs.
    pub type Later;

    #[wasm_bindgen(method, catch)]
    fn search(this: &Later, place: &Element) -> Result<Search, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn share(this: &Later, menu: &Element, source: &JsValue) -> Result<Option<Share>, JsValue>;

    /// What it does at a place of the page.
    pub type Part;

    #[wasm_bindgen(method, catch)]
    fn free(this: &Part) -> Result<(), JsValue>;

    /// Searching.
    #[wasm_bindgen(extends = Part)]
    pub type Search;

    #[wasm_bindgen(method, catch)]
    fn ask(this: &Search, words: &str, tag: Option<&str>) -> Result<(), JsValue>;

    /// The share menu.
    #[wasm_bindgen(extends = Part)]
    pub type Share;

    #[wasm_bindgen(method, catch)]
    fn about(this: &Share, passage: &JsValue) -> Result<(), JsValue>;
}

/// Holds on to what the program does at a place: let go, it does so no more.
///
/// The program panics for itself, and tells it; what is called of it then fails, and nothing here can mend that.
pub struct Held<T: AsRef<Part>>(T);

impl<T: AsRef<Part>> Drop for Held<T> {
    fn drop(&mut self) {
        let _ = self.0.as_ref().free();
    }
}

impl Later {
    /// Has it search at a place, in which nothing but a region of status may be, and in the dialog the words.
    pub fn search_at(&self, place: &Element) -> Option<Held<Search>> {
        self.search(place).ok().map(Held)
    }

    /// Has it fill the share menu of an article, and do what the buttons there say.
    pub fn fill_menu(&self, menu: &Element, source: &Source) -> Option<Held<Share>> {
        let source = passing::of_source(source);
        self.share(menu, &source).ok().flatten().map(Held)
    }
}

impl Held<Search> {
    /// Looks for words; `tag` is what the page is filtered by already.
    pub fn look_for(&self, words: &str, tag: Option<&str>) {
        let _ = self.0.ask(words, tag);
    }
}

impl Held<Share> {
    /// Says what the menu is about.
    pub fn set_passage(&self, passage: &Passage) {
        let _ = self.0.about(&passing::of_passage(passage));
    }
}

thread_local! {
    /// The program, or what will be the program; it is fetched once.
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static ATTEMPTS: Cell<u32> = const { Cell::new(0) };
}

/// The program, which is fetched now if it is not here yet. None where it does not come; the next call tries again.
pub async fn fetch(base: &Base) -> Option<Later> {
    let begin = || future_to_promise(load(base.clone()));
    let coming = COMING.with_borrow_mut(|coming| coming.get_or_insert_with(begin).clone());
    let program = wait(Some(coming.into())).await?;
    (!program.is_undefined()).then(|| program.unchecked_into())
}

/// Waits for it, but not for ever; what has not come is undefined.
async fn load(base: Base) -> Result<JsValue, JsValue> {
    let started = future_to_promise(async move { Ok(start(&base).await.unwrap_or_default()) });
    let first = Promise::race(&Array::of2(&started, &timer::after(PATIENCE)));
    let program = wait(Some(first.into())).await.unwrap_or_default();
    if program.is_undefined() {
        COMING.set(None);
    }
    Ok(program)
}

async fn start(base: &Base) -> Option<JsValue> {
    // `press` has written there how its two files are called.
    let names = root()?.get_attribute("data-lazy-chunk")?;
    let (script, wasm) = names.split_once(' ')?;
    let again = again(ATTEMPTS.replace(ATTEMPTS.get() + 1));
    let address = |name: &str| [base.as_str(), name, &again].concat();
    // Both are on their way at once: the script would ask for the wasm only once it is there itself.
    let response = window().fetch_with_str(&address(wasm));
    let response = JsFuture::from(Promise::resolve(&response));
    let module = import(&address(script)).await?;
    let options = object(&[("module_or_path", response.await.ok()?)]);
    wait(call(&module, "default", &Array::of1(&options))).await?;
    Some(module)
}

/// What the addresses end with at a later attempt. Under the same address browsers remember that a module did not come, and
/// have a second request wait for the first one, which may never end.
fn again(attempts: u32) -> String {
    if attempts == 0 {
        String::new()
    } else {
        ["?", &attempts.to_string()].concat()
    }
}
