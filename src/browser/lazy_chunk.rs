//! Loads the lazy chunk: a second program, `src/bin/search_share.rs`, with the code that few readers need.
//!
//! Both programs share the page; neither sees the memory of the other. Each feature declares its own calls across the boundary
//! in its `bridge` module, and keeps the code behind them in its `lazy` module. The app calls nothing in a `lazy` module, or
//! every reader would download it.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{
    js::{await_promise, call_method, import, object},
    root, timer, window,
};

/// Time limit for loading, in milliseconds; the same as for the app itself in `shell/boot.js`.
const TIMEOUT: i32 = 20_000;

#[wasm_bindgen]
extern "C" {
    /// The running program.
    pub type LazyChunk;

    /// An object that the program exports: a part of its work at one place of the page.
    pub type ExportedObject;

    #[wasm_bindgen(method, catch)]
    fn free(this: &ExportedObject) -> Result<(), JsValue>;
}

/// Owns an exported object and frees it when dropped.
///
/// The program reports its own panics. Calls into it fail from then on, and their errors are ignored here.
pub struct Handle<T: AsRef<ExportedObject>>(T);

impl<T: AsRef<ExportedObject>> Handle<T> {
    /// Takes ownership of an exported object.
    pub(crate) fn new(object: T) -> Self {
        Self(object)
    }

    /// Returns the object, to call it.
    pub(crate) fn object(&self) -> &T {
        &self.0
    }
}

impl<T: AsRef<ExportedObject>> Drop for Handle<T> {
    fn drop(&mut self) {
        let _ = self.0.as_ref().free();
    }
}

thread_local! {
    /// Promise of the program, kept so that it loads once.
    static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static ATTEMPTS: Cell<u32> = const { Cell::new(0) };
}

/// Loads the program, once, from the site's root. Returns `None` on failure; the next call tries again.
pub async fn load(base: &str) -> Option<LazyChunk> {
    let begin = || future_to_promise(load_in_time(base.to_owned()));
    let loading = LOADING.with_borrow_mut(|loading| loading.get_or_insert_with(begin).clone());
    let program = await_promise(Some(loading.into())).await?;
    (!program.is_undefined()).then(|| program.unchecked_into())
}

/// Resolves to the program, or to undefined on failure or after [`TIMEOUT`].
async fn load_in_time(base: String) -> Result<JsValue, JsValue> {
    let started = future_to_promise(async move { Ok(start(&base).await.unwrap_or_default()) });
    let first = Promise::race(&Array::of2(&started, &timer::after(TIMEOUT)));
    let program = await_promise(Some(first.into())).await.unwrap_or_default();
    if program.is_undefined() {
        LOADING.set(None);
    }
    Ok(program)
}

async fn start(base: &str) -> Option<JsValue> {
    // Written by `press`, which names both files by a hash.
    let names = root()?.get_attribute("data-lazy-chunk")?;
    let (script, wasm) = names.split_once(' ')?;
    let suffix = retry_suffix(ATTEMPTS.replace(ATTEMPTS.get() + 1));
    let address = |name: &str| [base, name, &suffix].concat();
    // Both requests start at once: the script alone would request the wasm only after its own arrival.
    let response = window().fetch_with_str(&address(wasm));
    let response = JsFuture::from(Promise::resolve(&response));
    let module = import(&address(script)).await?;
    let options = object(&[("module_or_path", response.await.ok()?)]);
    await_promise(call_method(&module, "default", &Array::of1(&options))).await?;
    Some(module)
}

/// Returns the query string for an attempt after the first. For an unchanged address, browsers remember that a module failed,
/// and let a second request wait for the first, which may never end.
fn retry_suffix(attempts: u32) -> String {
    if attempts == 0 {
        String::new()
    } else {
        ["?", &attempts.to_string()].concat()
    }
}
