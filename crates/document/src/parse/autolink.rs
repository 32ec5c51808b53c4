//! GitHub's extended autolinks: URLs in plain text that become links, by the rules of the GFM specification, section 6.9.
//! They are found in the source and not in the parsed text, because smart punctuation and emphasis would change the
//! characters of a URL.

use crate::tree::{Inline, Link, SafeUrl};
use memchr::memchr3;
use std::ops::Range;

/// Range to search for a URL.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    /// Entire source.
    pub source: &'a str,
    /// Part of the source in which a URL must show.
    pub range: Range<usize>,
    /// End of the element around, which a URL does not cross.
    pub limit: usize,
    /// Text just before the range, as far as it is the same in the source. A URL may begin in it.
    pub before: &'a str,
}

/// URL in the source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Autolink {
    /// Its bytes in the source.
    pub place: Range<usize>,
    /// Text that makes it absolute when it is put before it.
    prefix: &'static str,
}

impl Autolink {
    /// Returns the link, if the URL is allowed.
    pub(super) fn link(&self, source: &str) -> Option<Inline> {
        let text = &source[self.place.clone()];
        let target = SafeUrl::parse_link(&[self.prefix, text].concat())?;
        let content = vec![Inline::Text(text.to_owned())];
        Some(Inline::Link(Box::new(Link {
            target,
            title: String::new(),
            content,
        })))
    }
}

/// Returns the first URL in a scope.
pub(super) fn find(scope: &Scope<'_>) -> Option<Autolink> {
    let bytes = scope.source.as_bytes();
    let mut from = scope.range.start;
    while let Some(at) = memchr3(b':', b'.', b'@', &bytes[from..scope.range.end]) {
        let at = from + at;
        let found = match bytes[at] {
            b':' => absolute(scope, at),
            b'.' => without_scheme(scope, at),
            _ => email(scope, at),
        };
        if found.is_some() {
            return found;
        }
        from = at + 1;
    }
    None
}

/// Schemes that GitHub knows. Recto does not link all of them, but finds them so that they are not taken for something
/// else: `xmpp:a@b.example` contains an email address.
const SCHEMES: [&str; 5] = ["https", "http", "ftp", "mailto", "xmpp"];

/// Finds a URL with a scheme; `at` is the colon.
fn absolute(scope: &Scope<'_>, at: usize) -> Option<Autolink> {
    let source = scope.source;
    let scheme = SCHEMES
        .into_iter()
        .find(|scheme| ends_with(&source[scope.range.start..at], scheme))?;
    let start = at - scheme.len();
    if !may_begin(scope, start) {
        return None;
    }
    let end = match scheme {
        "mailto" => mailbox_end(scope, at + 1)?,
        "xmpp" => resource_end(scope, mailbox_end(scope, at + 1)?),
        _ => {
            let domain = at + 3;
            if source.get(at..domain)? != "://" {
                return None;
            }
            domain_end(scope, domain, 0)?;
            address_end(scope, domain)
        }
    };
    Some(Autolink {
        place: start..end,
        prefix: "",
    })
}

/// Returns the end of `name@example.org` that begins at `start`.
fn mailbox_end(scope: &Scope<'_>, start: usize) -> Option<usize> {
    let rest = &scope.source.as_bytes()[start..scope.limit];
    let name = rest.iter().take_while(|byte| is_local(**byte)).count();
    if name > 0 && rest.get(name) == Some(&b'@') {
        email_end(scope, start + name)
    } else {
        None
    }
}

/// Returns the end of the resource that may follow a chat address, `/name`.
fn resource_end(scope: &Scope<'_>, end: usize) -> usize {
    let Some(resource) = scope.source[end..scope.limit].strip_prefix('/') else {
        return end;
    };
    let length = resource
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"@.".contains(byte))
        .count();
    if length > 0 {
        end + 1 + resource[..length].trim_end_matches('.').len()
    } else {
        end
    }
}

/// Finds `www.…`; `at` is the dot.
fn without_scheme(scope: &Scope<'_>, at: usize) -> Option<Autolink> {
    if !ends_with(&scope.source[scope.range.start..at], "www") || !may_begin(scope, at - 3) {
        return None;
    }
    let start = at - 3;
    domain_end(scope, start, 1)?;
    Some(Autolink {
        place: start..address_end(scope, start),
        prefix: "http://",
    })
}

/// Finds `name@example.org`; `at` is the sign between.
fn email(scope: &Scope<'_>, at: usize) -> Option<Autolink> {
    let source = scope.source.as_bytes();
    let floor = scope.range.start - common_end(scope.before, &scope.source[..scope.range.start]);
    let start = at
        - source[floor..at]
            .iter()
            .rev()
            .take_while(|byte| is_local(**byte))
            .count();
    if start == at || start == floor && floor > 0 && is_local(source[floor - 1]) {
        return None;
    }
    Some(Autolink {
        place: start..email_end(scope, at)?,
        prefix: "mailto:",
    })
}

/// Returns the length of the common end of the text and of the source, up to the length of a name before `@` (RFC 5321:
/// 64).
fn common_end(text: &str, source: &str) -> usize {
    text.bytes()
        .rev()
        .zip(source.bytes().rev())
        .take(64)
        .take_while(|(a, b)| a == b && a.is_ascii())
        .count()
}

fn email_end(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let domain = &scope.source[at + 1..scope.limit];
    let length = domain
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    let domain = domain[..length.unwrap_or(domain.len())].trim_end_matches('.');
    let is_valid =
        domain.contains('.') && !domain.starts_with('.') && !domain.ends_with(['-', '_']);
    is_valid.then_some(at + 1 + domain.len())
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-_+".contains(&byte)
}

fn ends_with(text: &str, word: &str) -> bool {
    text.len() >= word.len()
        && text.as_bytes()[text.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes())
}

/// Returns `true` where a URL may begin: at the start of a line, after white space, or after one of four signs.
fn may_begin(scope: &Scope<'_>, at: usize) -> bool {
    match scope.source[..at].chars().next_back() {
        None => true,
        Some(before) => before.is_whitespace() || matches!(before, '*' | '_' | '~' | '('),
    }
}

/// Returns the end of a domain with at least `dots` dots, and without underscores in its last two parts.
fn domain_end(scope: &Scope<'_>, start: usize, dots: usize) -> Option<usize> {
    let rest = scope.source.get(start..scope.limit)?;
    let length = rest.find(|c: char| {
        c.is_ascii() && !c.is_ascii_alphanumeric() && !"-_.".contains(c) || c.is_whitespace()
    });
    let domain = rest[..length.unwrap_or(rest.len())].trim_end_matches('.');
    let is_valid = domain.starts_with(|c: char| c.is_alphanumeric())
        && domain.bytes().filter(|byte| *byte == b'.').count() >= dots
        && !domain.rsplit('.').take(2).any(|part| part.contains('_'));
    is_valid.then_some(start + domain.len())
}

/// Returns the end of a URL that begins with a valid domain: before white space or `<`, without punctuation at its end.
fn address_end(scope: &Scope<'_>, start: usize) -> usize {
    let rest = &scope.source[start..scope.limit];
    let mut end = rest
        .find(|c: char| c.is_whitespace() || c == '<')
        .unwrap_or(rest.len());
    let bytes = rest.as_bytes();
    let count = |sign: u8| memchr::memchr_iter(sign, &bytes[..end]).count();
    let (opened, mut closed) = (count(b'('), count(b')'));
    while end > 0 {
        match bytes[end - 1] {
            b')' if closed > opened => {
                closed -= 1;
                end -= 1;
            }
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => end -= 1,
            b';' => end = before_entity(&rest[..end]),
            _ => break,
        }
    }
    start + end
}

/// Returns the end without an entity such as `&amp;`, or without the semicolon alone.
fn before_entity(address: &str) -> usize {
    let name = address[..address.len() - 1].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if name.ends_with('&') && name.len() + 1 < address.len() {
        name.len() - 1
    } else {
        address.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: Option<(&str, &str)>) {
        let scope = Scope {
            source,
            range: 0..source.len(),
            limit: source.len(),
            before: "",
        };
        let found = find(&scope).and_then(|found| match found.link(source) {
            Some(Inline::Link(link)) => Some((
                source[found.place].to_owned(),
                link.target.as_str().to_owned(),
            )),
            _ => None,
        });
        let found = found
            .as_ref()
            .map(|(text, target)| (text.as_str(), target.as_str()));
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn urls_in_text_are_found() {
        check(
            "see www.a.example/b.",
            Some(("www.a.example/b", "http://www.a.example/b")),
        );
        check(
            "(https://a.example/b_(c))",
            Some(("https://a.example/b_(c)", "https://a.example/b_(c)")),
        );
        check(
            "http://localhost:80/ x",
            Some(("http://localhost:80/", "http://localhost:80/")),
        );
        check("HTTP://a.b", Some(("HTTP://a.b", "HTTP://a.b")));
        check(
            "to a+b.c@d-e.example.",
            Some(("a+b.c@d-e.example", "mailto:a+b.c@d-e.example")),
        );
        check("mailto:a@b.c/d", Some(("mailto:a@b.c", "mailto:a@b.c")));
        check("|www.a.example|", None);
        check(
            "https://a.example?b=c&amp;",
            Some(("https://a.example?b=c", "https://a.example?b=c")),
        );
    }

    #[test]
    fn text_without_urls_has_no_autolinks() {
        for text in [
            "a:b",
            "http://",
            "xhttp://a.b",
            "www.",
            "www",
            "www.a_b.c",
            "a@b",
            "a@b.c-",
            "@b.c",
            "mailto:@b.c",
            "http://_a.b",
            "javascript://a.b",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn urls_with_other_schemes_are_found_and_not_linked() {
        for source in ["xmpp:a@b.c/d", "ftp://a.b/c"] {
            let scope = Scope {
                source,
                range: 0..source.len(),
                limit: source.len(),
                before: "",
            };
            let found = find(&scope).unwrap();
            assert_eq!(
                (&found.place, found.link(source)),
                (&(0..source.len()), None)
            );
        }
    }

    #[test]
    fn an_email_address_may_begin_in_the_text_before() {
        let scope = Scope {
            source: "x a_b@c.d",
            range: 4..9,
            limit: 9,
            before: "x a_",
        };
        assert_eq!(find(&scope).map(|found| found.place), Some(2..9));
        let scope = Scope {
            before: "x \u{2013}",
            ..scope
        };
        assert_eq!(find(&scope), None);
    }
}
