//! Serialization of a head, and its insertion into a page.

use leptos::{attr::custom::custom_attribute, html, prelude::*};
use lol_html::{element, html_content::ContentType};

use serde_json::Value;

use super::{Element, HeadLink};
use crate::{Result, control_characters::strip_controls, html_rewriter};

/// Attribute of the elements that press wrote, so that later runs find them.
const MARK: &str = "data-head";

/// Head of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// Elements.
    pub(crate) elements: Vec<Element>,
    /// Site settings for the app, as JSON.
    pub(crate) site: String,
    /// The publisher's own style sheets: paths below the site's root, separated by spaces.
    pub(crate) styles: String,
}

/// Serializes elements. Leptos escapes texts and values; in JSON, `<` is escaped so that nothing ends its script.
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
        Element::Link(HeadLink {
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
        Element::JsonLd(value) => html::script()
            .r#type("application/ld+json")
            .inner_html(strip_json(value).to_string().replace('<', "\\u003c"))
            .add_any_attr(mark)
            .into_any(),
    }
}

/// Removes controls from all texts of a JSON value.
fn strip_json(value: &Value) -> Value {
    match value {
        Value::String(text) => strip_controls(text).into(),
        Value::Array(items) => items.iter().map(strip_json).collect(),
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), strip_json(value)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// Replaces the head that an earlier run gave a page.
pub(crate) fn apply(page: &str, head: &Head) -> Result<String> {
    let written = to_html(&head.elements);
    html_rewriter::rewrite(
        page,
        vec![
            element!("html", |html| {
                for (name, value) in [("data-site", &head.site), ("data-site-css", &head.styles)] {
                    if value.is_empty() {
                        html.remove_attribute(name);
                    } else {
                        html.set_attribute(name, &html_rewriter::escape_attribute(value))?;
                    }
                }
                Ok(())
            }),
            element!("head > title, [data-head]", |earlier| {
                earlier.remove();
                Ok(())
            }),
            // Every shell has a policy.
            element!("meta[http-equiv=Content-Security-Policy]", |policy| {
                policy.after(&written, ContentType::Html);
                Ok(())
            }),
        ],
    )
}

/// Removes the head that an earlier run gave a page, and the title that Trunk left.
pub(crate) fn strip(page: &str) -> Result<String> {
    html_rewriter::rewrite(
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
