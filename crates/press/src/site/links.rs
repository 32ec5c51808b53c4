//! Where the links lead that `site.toml` names.

use document::tree::SafeUrl;
use recto::data::site::Link;
use toml::de::DeValue;
use url::Url;

use super::reader::{Reader, Value};

/// Where the head of every page leads.
pub(super) fn navigation<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Link> {
    let mut links = Vec::new();
    for (table, span) in reader.tables("navigation", value) {
        let (mut label, mut target) = (None, None);
        for (key, value) in reader.entries("navigation", table, &["label", "target"]) {
            match key {
                "label" => label = reader.text(key, value),
                _ => target = self::target(reader, key, value),
            }
        }
        match (label, target) {
            (Some(label), Some(target)) => links.push(Link { label, target }),
            _ => reader.tell(
                span,
                "an item of `navigation` needs a `label` and a `target` that can be used",
            ),
        }
    }
    links
}

/// Under which licence the texts are: its name, or its name and its address.
pub(super) fn licence<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<Link> {
    if let DeValue::Table(table) = value.get_ref() {
        let mut licence = Link {
            label: String::new(),
            target: String::new(),
        };
        for (key, value) in reader.entries("licence", table, &["name", "address"]) {
            match key {
                "name" => licence.label = reader.text(key, value)?,
                _ => licence.target = target(reader, key, value)?,
            }
        }
        if licence.label.is_empty() {
            reader.tell(
                value.span(),
                "`licence` needs a `name`, such as `CC BY 4.0`",
            );
            return None;
        }
        return Some(licence);
    }
    Some(Link {
        label: reader.text("licence", value)?,
        target: String::new(),
    })
}

/// Where a link may lead: what an article's may too, as browsers read it.
fn target<'a>(reader: &mut Reader<'a>, key: &str, value: &Value<'a>) -> Option<String> {
    let text = reader.text(key, value)?;
    match judge(&text) {
        Ok(target) => Some(target),
        Err(advice) => {
            reader.tell(value.span(), format!("`{key}` {advice}"));
            None
        }
    }
}

/// The address, or what is wrong with it. Browsers drop tabs and line breaks wherever they stand, take `\\` for `/`, and read
/// `//host/` as an address of another host, so that what looks like a page of this site may be none.
fn judge(text: &str) -> Result<String, &'static str> {
    const SCHEMES: &str =
        "must lead to http, https, mailto or tel, or to a page of this site such as `about/`";
    const OTHER_HOST: &str =
        "leads to another host: write the whole address, such as `https://example.org/`";
    let here = Url::parse("https://here.invalid/").map_err(|_| SCHEMES)?;
    let read = here.join(text).map_err(|_| SCHEMES)?;
    if !matches!(read.scheme(), "http" | "https" | "mailto" | "tel") {
        return Err(SCHEMES);
    }
    if text.contains(|c: char| c.is_control()) {
        return Err("has a tab, a line break or the like in it: take that out");
    }
    let is_whole = ["http://", "https://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if read.has_host() && !is_whole && read.host() != here.host() {
        return Err(OTHER_HOST);
    }
    // `https:about/` is another page or another host, as the page is served.
    if !is_whole && Url::parse(text).is_ok_and(|whole| whole.has_host()) {
        return Err(OTHER_HOST);
    }
    let target = SafeUrl::parse_link(text).ok_or(SCHEMES)?;
    Ok(target.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, &str>) {
        let judged = judge(text);
        match expected {
            Ok(target) => assert_eq!(judged.as_deref(), Ok(target)),
            Err(part) => {
                let problem = judged.expect_err(text);
                assert!(problem.contains(part), "{text:?}: {problem}");
            }
        }
    }

    #[test]
    fn pages_of_the_site_and_whole_addresses_are_targets() {
        for text in [
            "about/",
            "/about/",
            "?tag=craft",
            "#end",
            "https://example.org/a?b#c",
            "HTTP://example.org/",
            "mailto:a@example.org",
            "tel:+123",
            "a/b:c",
        ] {
            check(text, Ok(text));
        }
    }

    #[test]
    fn schemes_are_those_that_browsers_see() {
        for text in [
            "javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///x",
        ] {
            check(text, Err("must lead to"));
        }
        check("about\t/", Err("take that out"));
    }

    #[test]
    fn another_host_is_named_as_one() {
        for text in [
            "//example.org/",
            "/\\example.org/",
            "\\\\example.org",
            "https:example.org",
            "https:/example.org",
        ] {
            check(text, Err("another host"));
        }
    }
}
