//! URLs of links and images.
//!
//! A [`SafeUrl`] is only made by passing the check, so no tree contains a `javascript:` link. The app checks the same URL
//! again with the browser's own `URL` before it becomes an attribute.

use std::fmt::Write as _;

/// URL of a link or an image, checked, and escaped as `CommonMark` writes it into `href`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Checks the URL of a link: `http`, `https`, `mailto`, `tel`, or without a scheme.
    pub fn parse_link(address: &str) -> Option<Self> {
        Self::with_schemes(address, &["http", "https", "mailto", "tel"])
    }

    /// Checks the URL of an image: `https`, or without a scheme.
    pub fn parse_image(address: &str) -> Option<Self> {
        Self::with_schemes(address, &["https"])
    }

    /// Returns the URL as the value of an attribute, before HTML's escapes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns `true` for a URL of another site: absolute, or with `//` at its start.
    pub fn is_external(&self) -> bool {
        self.0.starts_with("//")
            || matches!(scheme(&self.0), Some(name) if is_one_of(name, &["http", "https"]))
    }

    fn with_schemes(address: &str, allowed: &[&str]) -> Option<Self> {
        // URL parsers remove these at both ends before they look for a scheme.
        let address = address.trim_matches(|c: char| c <= ' ');
        match scheme(address) {
            Some(name) if !is_one_of(name, allowed) => None,
            _ => Some(Self(escape(address))),
        }
    }
}

/// Returns the text before the first colon, if it is a scheme.
///
/// URL parsers remove tabs and line breaks anywhere. Here these make a scheme invalid, and [`escape`] turns them into
/// `%09` and the like, so that the URL is relative for every later parser.
fn scheme(address: &str) -> Option<&str> {
    let end = address
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)))?;
    (address.as_bytes()[end] == b':' && address.as_bytes()[0].is_ascii_alphabetic())
        .then(|| &address[..end])
}

fn is_one_of(name: &str, allowed: &[&str]) -> bool {
    allowed
        .iter()
        .any(|scheme| scheme.eq_ignore_ascii_case(name))
}

/// Escapes bytes that a URL may not contain. `%` stays, so that existing escapes stay valid.
fn escape(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(at) = rest.bytes().position(|byte| !may_stand(byte)) {
        escaped.push_str(&rest[..at]);
        let length = rest[at..].chars().next().map_or(1, char::len_utf8);
        for byte in rest[at..at + length].bytes() {
            // Writing to a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
        rest = &rest[at + length..];
    }
    escaped.push_str(rest);
    escaped
}

/// Returns `true` for bytes that `CommonMark`'s reference implementations leave unescaped in a URL.
fn may_stand(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/$~&".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(address: &str) -> Option<String> {
        SafeUrl::parse_link(address).map(|target| target.0)
    }

    #[test]
    fn the_schemes_of_links_are_few() {
        for address in [
            "https://a.example/b?c#d",
            "HTTP://a",
            "mailto:a@b.example",
            "tel:+1",
            "a/b",
            "#c",
            "?q",
            "",
            "//a",
        ] {
            assert_eq!(link(address).as_deref(), Some(address));
        }
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:1",
            " \u{1}javascript:1",
            "data:text/html,x",
            "vbscript:x",
            "file:///x",
            "blob:x",
        ] {
            assert_eq!(link(address), None, "{address:?}");
        }
    }

    #[test]
    fn a_broken_scheme_becomes_a_relative_address_for_every_parser() {
        assert_eq!(link("java\nscript:1").as_deref(), Some("java%0Ascript:1"));
        assert_eq!(link("java\tscript:1").as_deref(), Some("java%09script:1"));
        assert_eq!(
            link("\\\\evil.example").as_deref(),
            Some("%5C%5Cevil.example")
        );
    }

    #[test]
    fn images_come_over_https_or_from_the_same_place() {
        assert!(SafeUrl::parse_image("https://a.example/b.png").is_some());
        assert!(SafeUrl::parse_image("../b.svg").is_some());
        for address in [
            "http://a.example/b.png",
            "data:image/png;base64,AA",
            "blob:x",
            "javascript:1",
        ] {
            assert_eq!(SafeUrl::parse_image(address), None, "{address:?}");
        }
    }

    #[test]
    fn other_scripts_are_escaped_byte_by_byte() {
        assert_eq!(link("/ä b\"").as_deref(), Some("/%C3%A4%20b%22"));
        assert_eq!(link("a%20b").as_deref(), Some("a%20b"));
    }

    #[test]
    fn external_means_another_site() {
        let external =
            |address| SafeUrl::parse_link(address).is_some_and(|target| target.is_external());
        assert!(external("https://a") && external("//a") && external("HTTP://a"));
        assert!(!external("/a") && !external("#a") && !external("mailto:a@b"));
    }
}
