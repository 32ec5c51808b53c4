//! The links that `site.toml` names.

use document::tree::SafeUrl;
use recto::data::site::Link;
use toml::de::DeValue;
use url::Url;

use super::toml_reader::{TomlReader, Value};
use crate::diagnostic::Code;

/// Returns the links at the head of every page.
pub(super) fn navigation<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Vec<Link> {
    const KEY: &str = "navigation";
    let mut links = Vec::new();
    for (table, span) in reader.tables(KEY, value) {
        let (mut label, mut target) = (None, None);
        for (key, value) in reader.entries(KEY, table, &["label", "target"]) {
            match key {
                "label" => label = reader.text(key, value),
                _ => target = self::target(reader, key, value),
            }
        }
        reader.require(KEY, table, span.clone(), "label", "\"About\"");
        reader.require(KEY, table, span, "target", "\"about/\"");
        if let (Some(label), Some(target)) = (label, target) {
            links.push(Link { label, target });
        }
    }
    links
}

/// Returns the licence of the texts: a name, or a name and an address.
pub(super) fn licence<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<Link> {
    const KEY: &str = "licence";
    let DeValue::Table(table) = value.get_ref() else {
        return Some(Link {
            label: reader.text(KEY, value)?,
            target: String::new(),
        });
    };
    let (mut name, mut address) = (None, Some(String::new()));
    for (key, value) in reader.entries(KEY, table, &["name", "address"]) {
        match key {
            "name" => name = reader.text(key, value),
            _ => address = target(reader, key, value),
        }
    }
    reader.require(KEY, table, value.span(), "name", "\"CC BY 4.0\"");
    Some(Link {
        label: name?,
        target: address?,
    })
}

/// Returns the target of a link, which may lead wherever a link of an article may.
fn target<'a>(reader: &mut TomlReader<'a>, key: &str, value: &Value<'a>) -> Option<String> {
    let text = reader.text(key, value)?;
    let target = validate(&text);
    if let Err(error) = target {
        let message = format!("`{key}` {}", error.message());
        reader.report(Code::SiteLink, value.span(), message, error.help());
    }
    target.ok()
}

/// Reason to reject the target of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TargetError {
    /// A scheme other than http, https, mailto and tel, or no URL.
    Scheme,
    /// A control character.
    Control,
    /// Another host than the site's, not written as a whole URL.
    OtherHost,
}

impl TargetError {
    fn message(self) -> &'static str {
        match self {
            Self::Scheme => "leads to an address that is not allowed",
            Self::Control => "contains a control character",
            Self::OtherHost => "leads to another host",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Scheme => {
                "write an address of http, https, mailto or tel, or of a page of this site such as `about/`"
            }
            Self::Control => "remove the tab, line break or similar",
            Self::OtherHost => "write the whole address, such as `https://example.org/`",
        }
    }
}

/// Validates the target of a link as browsers read it: they drop tabs and line breaks, take `\` for `/`, and read `//host/`
/// as another host, so an address that looks like a page of this site may lead elsewhere.
fn validate(text: &str) -> Result<String, TargetError> {
    let here = Url::parse("https://here.invalid/").map_err(|_| TargetError::Scheme)?;
    let resolved = here.join(text).map_err(|_| TargetError::Scheme)?;
    if !matches!(resolved.scheme(), "http" | "https" | "mailto" | "tel") {
        return Err(TargetError::Scheme);
    }
    if text.contains(char::is_control) {
        return Err(TargetError::Control);
    }
    let is_whole = ["http://", "https://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if resolved.has_host() && !is_whole && resolved.host() != here.host() {
        return Err(TargetError::OtherHost);
    }
    // The host of `https:about/` depends on the scheme of the page that has the link.
    if !is_whole && Url::parse(text).is_ok_and(|url| url.has_host()) {
        return Err(TargetError::OtherHost);
    }
    let target = SafeUrl::parse_link(text).ok_or(TargetError::Scheme)?;
    Ok(target.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, TargetError>) {
        let target = validate(text);
        assert_eq!(target.as_deref(), expected.as_ref().copied(), "{text:?}");
    }

    #[test]
    fn pages_of_the_site_and_whole_urls_are_valid_targets() {
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
    fn schemes_are_read_as_browsers_read_them() {
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
            check(text, Err(TargetError::Scheme));
        }
        check("about\t/", Err(TargetError::Control));
    }

    #[test]
    fn another_host_needs_a_whole_url() {
        for text in [
            "//example.org/",
            "/\\example.org/",
            "\\\\example.org",
            "https:example.org",
            "https:/example.org",
        ] {
            check(text, Err(TargetError::OtherHost));
        }
    }
}
