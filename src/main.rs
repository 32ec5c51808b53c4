//! Starts the reader.

use recto::browser::page;

fn main() {
    page::report_panics();
    // Natively this program does nothing; it is built only so that the compiler checks it.
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(recto::start::start());
}
