//! Percent-encoding of path segments.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::slug::Slug;

/// Characters that are encoded in a path segment: the complement of RFC 3986's `pchar`.
const NOT_IN_SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encodes a path segment.
pub(super) fn encode(segment: &str) -> impl fmt::Display + '_ {
    utf8_percent_encode(segment, NOT_IN_SEGMENT)
}

/// Decodes a path segment into a slug.
pub(super) fn decode_slug(segment: &str) -> Option<Slug> {
    let name = percent_decode_str(segment).decode_utf8().ok()?;
    Slug::new(&name)
}
