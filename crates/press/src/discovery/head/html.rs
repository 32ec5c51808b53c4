//! The elements of a head as HTML, and into and out of a page.

use leptos::{attr::custom::custom_attribute, html, prelude::*};
use lol_html::{element, html_content::ContentType};

use serde_json::Value;

use super::{Element, Link};
use crate::{Result, html_rewrite, sanitize::strip_controls};

/// What marks what was written here, so that a later run finds it.
const MARK: &str = "data-head";

/// What a page is given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// The elements of its head.
    pub(crate) elements: Vec<Element>,
    /// What the publisher says of the site, for the app: JSON.
    pub(crate) site: String,
    /// The publisher's own style sheets, relative to the site's root and parted by a space.
    pub(crate) styles: String,
}

/// The elements as HTML. Leptos writes texts and values so that they stay what they are; JSON is written so that it has no
/// sign which could end the script that it stands in.
pub(super) fn to_html(elements: &[Element]) -> String {
    elements
        .iter()
        .map(|element| view(element).to_html())
        .collect()
}

fn view(element: &Element) -> AnyView {
    let mark = custom_attribute(MARK, "");
    match element {
        Element::Title(text) => html::title()
            .child(strip_controls(text))
            .add_any_attr(mark)
            .into_any(),
        Element::Meta(name, content) => html::meta()
            .name(*name)
            .content(strip_controls(content))
            .add_any_attr(mark)
            .into_any(),
        Element::Property(name, content) => html::meta()
            .attr("property", *name)
            .content(strip_controls(content))
            .add_any_attr(mark)
            .into_any(),
        Element::Link(Link {
            rel,
            href,
            lang,
            kind,
            title,
        }) => html::link()
            .rel(*rel)
            .href(href.clone())
            .hreflang(lang.clone())
            .r#type(*kind)
            .title(title.as_deref().map(strip_controls))
            .add_any_attr(mark)
            .into_any(),
        Element::Data(value) => html::script()
            .r#type("application/ld+json")
            .inner_html(plain_json(value).to_string().replace('<', "\\u003c"))
            .add_any_attr(mark)
            .into_any(),
    }
}

/// The same with texts that have no signs which other outputs leave out.
fn plain_json(value: &Value) -> Value {
    match value {
        Value::String(text) => strip_controls(text).into(),
        Value::Array(items) => items.iter().map(plain_json).collect(),
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), plain_json(value)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The page with this head, in the place of what an earlier run has given it.
pub(crate) fn apply(page: &str, head: &Head) -> Result<String> {
    let written = to_html(&head.elements);
    html_rewrite::rewrite(
        page,
        vec![
            element!("html", |html| {
                for (name, value) in [("data-site", &head.site), ("data-site-css", &head.styles)] {
                    if value.is_empty() {
                        html.remove_attribute(name);
                    } else {
                        html.set_attribute(name, &html_rewrite::attribute(value))?;
                    }
                }
                Ok(())
            }),
            element!("head > title, [data-head]", |earlier| {
                earlier.remove();
                Ok(())
            }),
            // Every shell has one.
            element!("meta[http-equiv=Content-Security-Policy]", |policy| {
                policy.after(&written, ContentType::Html);
                Ok(())
            }),
        ],
    )
}

/// The page without what an earlier run has given it, and without the title that Trunk leaves.
pub(crate) fn strip(page: &str) -> Result<String> {
    html_rewrite::rewrite(
        page,
        vec![
            element!("html", |html| {
                html.remove_attribute("data-site");
                html.remove_attribute("data-site-css");
                Ok(())
            }),
            element!("head > title, [data-head]", |earlier| {
                earlier.remove();
                Ok(())
            }),
        ],
    )
}
