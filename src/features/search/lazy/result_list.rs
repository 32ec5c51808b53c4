//! Elements for search results and filters.

use web_sys::Element;

use crate::{
    browser::{dom::add, intl},
    features::search::{Facet, Hit, SectionHit, SnippetPart},
    routing::Base,
};

/// Appends an article and its matching sections to a list.
pub(super) fn append_hit(list: &Element, hit: &Hit, base: &Base) -> Option<()> {
    let item = add(list, "li", &[], "")?;
    let language = hit.language.as_deref();
    let attributes = [
        ("class", "search-title"),
        ("href", &hit.href(base)),
        ("dir", "auto"),
    ];
    let title = add(&item, "a", &attributes, &hit.title)?;
    set_language(&title, language);
    let date = intl::long_date(&hit.date).unwrap_or_default();
    let byline = [hit.author.clone(), date];
    let byline: Vec<String> = byline.into_iter().filter(|part| !part.is_empty()).collect();
    if !byline.is_empty() {
        add(
            &item,
            "p",
            &[("class", "search-byline"), ("dir", "auto")],
            &byline.join(" · "),
        );
    }
    let sections = add(&item, "ul", &[], "").filter(|_| !hit.sections.is_empty());
    for section in &hit.sections {
        if let Some(sections) = &sections {
            append_section(sections, hit, section, base);
        }
    }
    Some(())
}

fn append_section(list: &Element, hit: &Hit, section: &SectionHit, base: &Base) -> Option<()> {
    let item = add(list, "li", &[], "")?;
    let href = hit.section_href(section, base);
    let link = add(&item, "a", &[("href", &href), ("dir", "auto")], "")?;
    set_language(&link, hit.language.as_deref());
    if !section.heading.is_empty() {
        append_snippet(&link, &[("class", "search-heading")], &section.heading)?;
    }
    let attributes = [("class", "search-snippet"), ("dir", "auto")];
    append_snippet(&link, &attributes, &section.snippet)
}

fn append_snippet(
    link: &Element,
    attributes: &[(&str, &str)],
    snippet: &[SnippetPart],
) -> Option<()> {
    let container = add(link, "span", attributes, "")?;
    for part in snippet {
        let name = match part {
            SnippetPart::Plain(_) => "span",
            SnippetPart::Match(_) => "mark",
        };
        add(&container, name, &[], part.text());
    }
    Some(())
}

/// Appends a drop-down list with the values of a facet.
pub(super) fn append_filter(group: &Element, facet: Facet, values: &[String]) -> Option<()> {
    let label = add(group, "label", &[], "")?;
    add(&label, "span", &[], facet.label());
    let select = add(&label, "select", &[("name", facet.name())], "")?;
    add(&select, "option", &[("value", "")], "Any");
    for value in values {
        add(&select, "option", &[("value", value)], value);
    }
    Some(())
}

fn set_language(element: &Element, language: Option<&str>) {
    if let Some(language) = language {
        let _ = element.set_attribute("lang", language);
    }
}
