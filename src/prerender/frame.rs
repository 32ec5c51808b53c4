//! Frame of every page: everything around the main content. The app attaches to it and never builds it.

use document::render::{
    html::Html,
    walk::{Attribute, AttributeName, Sink, Tag, element, with},
};

use crate::{
    data::site::{Link, Site},
    features::theme::{Theme, ThemePreference},
    routing::{Base, Filter, Route},
};

/// Renders the body of a page around its main content; `base` leads from the page to the site's root.
pub fn frame(site: &Site, base: &Base, main: &str) -> String {
    let mut before = Html::default();
    let attributes = [class("skip-link"), href("#recto:main".to_owned())];
    with(&mut before, Tag::Anchor, &attributes, |sink| {
        sink.text("Skip to the text");
    });
    site_header(site, base, &mut before);
    let mut after = Html::default();
    site_footer(site, base, &mut after);
    let attributes = [
        Attribute::new(AttributeName::Role, "status"),
        class("announcements visually-hidden"),
    ];
    with(&mut after, Tag::Paragraph, &attributes, |_| {});
    [
        before.as_str(),
        "<main id=\"recto:main\" tabindex=\"-1\">",
        main,
        "</main>",
        after.as_str(),
    ]
    .concat()
}

/// Link to the library, the publisher's links, the search button and the theme switch.
fn site_header(site: &Site, base: &Base, sink: &mut Html) {
    with(sink, Tag::Header, &[class("site-header")], |sink| {
        let mut attributes = vec![class("site-name")];
        attributes.extend(lang(site));
        let library = Route::Library(Filter::default()).href(base);
        attributes.extend(site_link(base, library));
        with(sink, Tag::Anchor, &attributes, |sink| {
            sink.text(site.name());
        });
        publisher_links(site, base, sink);
        with(sink, Tag::Division, &[class("site-tools")], |sink| {
            with(
                sink,
                Tag::Button,
                &[button(), class("search-button")],
                |sink| {
                    sink.text("Search");
                },
            );
            theme_switch(sink);
        });
    });
}

fn publisher_links(site: &Site, base: &Base, sink: &mut Html) {
    let links: Vec<(String, &str)> = site
        .navigation
        .iter()
        .filter_map(|link| Some((link.href(base)?, link.label.as_str())))
        .collect();
    if links.is_empty() {
        return;
    }
    let mut attributes = vec![class("site-navigation")];
    attributes.extend(lang(site));
    attributes.push(Attribute::new(AttributeName::AriaLabel, "Site"));
    with(sink, Tag::Navigation, &attributes, |sink| {
        element(sink, Tag::UnorderedList, |sink| {
            for (href, label) in links {
                element(sink, Tag::ListItem, |sink| {
                    with(sink, Tag::Anchor, &site_link(base, href), |sink| {
                        sink.text(label);
                    });
                });
            }
        });
    });
}

/// Button that cycles through the preferences. The app shows the stored one.
fn theme_switch(sink: &mut Html) {
    let system = ThemePreference::System;
    let (title, label) = (system.title(), system.label(Theme::Light));
    let attributes = [
        button(),
        class("theme-switch"),
        Attribute::new(AttributeName::DataAction, "theme"),
        Attribute::new(AttributeName::DataThemePreference, system.name()),
        Attribute::new(AttributeName::AriaLabel, &label),
        Attribute::new(AttributeName::Title, &title),
    ];
    with(sink, Tag::Button, &attributes, |_| {});
}

/// Licence of the site's texts, if the publisher names one.
fn site_footer(site: &Site, base: &Base, sink: &mut Html) {
    let Some(licence) = &site.licence else { return };
    let lang: Vec<_> = lang(site).into_iter().collect();
    with(sink, Tag::Footer, &[class("site-footer")], |sink| {
        with(sink, Tag::Paragraph, &lang, |sink| {
            licence_text(licence, base, sink);
        });
    });
}

fn licence_text(licence: &Link, base: &Base, sink: &mut Html) {
    let Some(href) = licence.href(base) else {
        return sink.text(&licence.label);
    };
    let mut attributes = site_link(base, href);
    attributes.push(Attribute::new(AttributeName::Rel, "license"));
    with(sink, Tag::Anchor, &attributes, |sink| {
        sink.text(&licence.label);
    });
}

/// Returns the attributes of a link. One within the site also has its path below the site's root, so that the app can make it
/// absolute: the frame stays while the address of the page changes.
fn site_link(base: &Base, address: String) -> Vec<Attribute<'static>> {
    let path = address.strip_prefix(base.as_str()).map(str::to_owned);
    let path = path.map(|path| Attribute::owned(AttributeName::DataPath, path));
    std::iter::once(href(address)).chain(path).collect()
}

fn href(address: String) -> Attribute<'static> {
    Attribute::owned(AttributeName::PageHref, address)
}

fn class(name: &str) -> Attribute<'_> {
    Attribute::new(AttributeName::Class, name)
}

fn button() -> Attribute<'static> {
    Attribute::new(AttributeName::Type, "button")
}

fn lang(site: &Site) -> Option<Attribute<'static>> {
    site.lang()
        .map(|tag| Attribute::owned(AttributeName::Lang, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(site: &str, folders: usize) -> String {
        let site: Site = serde_json::from_str(site).unwrap();
        frame(&site, &Base::relative(folders), "Text")
    }

    #[test]
    fn links_within_the_site_have_their_path() {
        let html = render(
            r#"{"name":"A & B","lang":"fr","navigation":[{"label":"About","target":"/about/"},{"label":"Out","target":"https://example.org/"}]}"#,
            2,
        );
        for expected in [
            "<a class=\"site-name\" lang=\"fr\" href=\"../../\" data-path=\"\">A &amp; B</a>",
            "<a href=\"../../about/\" data-path=\"about/\">About</a>",
            "<a href=\"https://example.org/\">Out</a>",
            "<main id=\"recto:main\" tabindex=\"-1\">Text</main>",
        ] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
    }

    #[test]
    fn a_licence_is_linked_where_it_has_an_address() {
        let html = render(r#"{"licence":{"label":"Mine"}}"#, 0);
        assert!(
            html.contains("<footer class=\"site-footer\"><p>Mine</p></footer>"),
            "{html}"
        );
        let html = render(r#"{"licence":{"label":"Free","target":"free/"}}"#, 1);
        let link = "<a href=\"../free/\" data-path=\"free/\" rel=\"license\">Free</a>";
        assert!(html.contains(link), "{html}");
    }
}
