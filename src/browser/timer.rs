//! Timeouts and pauses.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{js::property, window};

/// Timeout for one callback. Dropping it cancels the callback.
#[must_use = "a timeout that is dropped never runs"]
pub struct Timeout {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Runs the callback after a delay in milliseconds.
    pub fn new(milliseconds: i32, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let id = set_timeout(callback.as_ref().unchecked_ref(), milliseconds);
        Self {
            id,
            _callback: callback,
        }
    }
}

impl Timeout {
    /// Lets the callback run without an owner.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.id);
    }
}

/// Lets the browser paint and handle input.
pub async fn yield_to_browser() {
    // The promise is never rejected.
    let _ = JsFuture::from(after(0)).await;
}

/// Waits until the browser has nothing else to do, or a while where it cannot tell.
pub async fn idle() {
    /// In milliseconds.
    const WITHOUT_CALLBACK: i32 = 500;
    let promise = Promise::new(&mut |resolve: Function, _| {
        let request = property(&window(), "requestIdleCallback");
        let requested = request
            .dyn_ref::<Function>()
            .map(|request| request.call1(&window(), &resolve));
        if requested.is_none_or(|requested| requested.is_err()) {
            set_timeout(&resolve, WITHOUT_CALLBACK);
        }
    });
    // The promise is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Returns a promise that is fulfilled after a delay in milliseconds.
pub(crate) fn after(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve: Function, _| {
        set_timeout(&resolve, milliseconds);
    })
}

/// Returns the time since the page was opened, in milliseconds.
pub fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

fn set_timeout(callback: &Function, milliseconds: i32) -> i32 {
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds)
        .unwrap_or_default()
}
