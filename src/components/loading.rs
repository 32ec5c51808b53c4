//! What stands in for a page that is on its way.

use leptos::{html, prelude::*};

/// A quiet word, which the style sheet shows only when it takes longer than a moment.
pub fn loading() -> impl IntoView {
    html::p().class("loading").role("status").child("Loading…")
}
