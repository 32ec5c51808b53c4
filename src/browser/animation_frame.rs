//! Work that runs at most once before each paint.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{JsCast, closure::Closure};

use super::window;

/// Wraps a callback so that it may be called at any rate and runs at most once a frame. It no longer runs once all
/// clones of the wrapper are dropped.
pub fn once_a_frame(callback: impl FnMut() + 'static) -> impl Fn() + Clone + 'static {
    let pending = Rc::new(Cell::new(false));
    let callback = Rc::new(RefCell::new(callback));
    move || {
        if pending.replace(true) {
            return;
        }
        let run = Closure::once_into_js({
            let (pending, callback) = (pending.clone(), Rc::downgrade(&callback));
            move || {
                pending.set(false);
                if let Some(callback) = callback.upgrade() {
                    callback.borrow_mut()();
                }
            }
        });
        let requested = window().request_animation_frame(run.unchecked_ref());
        pending.set(requested.is_ok());
    }
}
