//! Elements that an article's tree is written into.

/// An element whose content comes from an article's tree: in the browser an effect builds it, node by node, unless it is
/// there already; a page that is written before it is asked for has it as text, which only the walk has written.
macro_rules! filled {
    ($element:expr, $written:expr) => {{
        #[cfg(target_arch = "wasm32")]
        let view = $element;
        #[cfg(not(target_arch = "wasm32"))]
        let view = leptos::prelude::InnerHtmlAttribute::inner_html($element, $written);
        view
    }};
}

pub(super) use filled;
