//! Work that is done at most once before each paint.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};

use super::window;

/// Makes of a callback one that may be called at any rate, and runs at most once a frame.
pub fn once_a_frame(mut callback: impl FnMut() + 'static) -> impl Fn() + Clone + 'static {
    let pending = Rc::new(Cell::new(false));
    let run = Rc::new(Closure::<dyn FnMut()>::new({
        let pending = pending.clone();
        move || {
            pending.set(false);
            callback();
        }
    }));
    move || {
        if !pending.replace(true) {
            let requested = window().request_animation_frame(run.as_ref().as_ref().unchecked_ref());
            pending.set(requested.is_ok());
        }
    }
}
