//! What was found, and what it can be filtered by, as elements.

use web_sys::Element;

use crate::{
    browser::{dom::add, intl},
    features::search::{Facet, Hit, Piece, Section},
    routing::Base,
};

/// An article that was found, at the end of a list, with the sections that have the words.
pub(super) fn show_hit(list: &Element, hit: &Hit, base: &Base) -> Option<()> {
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
    let facts = [hit.author.clone(), date];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    if !facts.is_empty() {
        add(
            &item,
            "p",
            &[("class", "search-facts"), ("dir", "auto")],
            &facts.join(" · "),
        );
    }
    let sections = add(&item, "ul", &[], "").filter(|_| !hit.sections.is_empty());
    for section in &hit.sections {
        if let Some(sections) = &sections {
            show_section(sections, hit, section, base);
        }
    }
    Some(())
}

fn show_section(list: &Element, hit: &Hit, section: &Section, base: &Base) -> Option<()> {
    let item = add(list, "li", &[], "")?;
    let href = hit.section_href(section, base);
    let link = add(&item, "a", &[("href", &href), ("dir", "auto")], "")?;
    set_language(&link, hit.language.as_deref());
    if !section.heading.is_empty() {
        show_pieces(&link, &[("class", "search-heading")], &section.heading)?;
    }
    let attributes = [("class", "search-excerpt"), ("dir", "auto")];
    show_pieces(&link, &attributes, &section.excerpt)
}

fn show_pieces(link: &Element, attributes: &[(&str, &str)], pieces: &[Piece]) -> Option<()> {
    let shown = add(link, "span", attributes, "")?;
    for piece in pieces {
        let name = match piece {
            Piece::Plain(_) => "span",
            Piece::Marked(_) => "mark",
        };
        add(&shown, name, &[], piece.text());
    }
    Some(())
}

/// A choice among values to filter by.
pub(super) fn offer(group: &Element, facet: Facet, values: &[String]) -> Option<()> {
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
