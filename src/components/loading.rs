//! Placeholder of a page that is loading.

use leptos::{html, prelude::*};

/// Loading message, which the style sheet shows only after a moment.
pub fn loading() -> impl IntoView {
    html::p().class("loading").role("status").child("Loading…")
}
