//! Elements whose content comes from an article's tree.

/// Adds the content of an article's tree to an element. In the browser an effect builds it, node by node, unless it is
/// prerendered; natively it is HTML text that only the walk has written.
macro_rules! with_native_html {
    ($element:expr, $html:expr) => {{
        #[cfg(target_arch = "wasm32")]
        let view = $element;
        #[cfg(not(target_arch = "wasm32"))]
        let view = leptos::prelude::InnerHtmlAttribute::inner_html($element, $html);
        view
    }};
}

pub(super) use with_native_html;
