//! Percent-encoding of path segments.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::slug::Slug;

/// What cannot stand in a path segment as it is: RFC 3986's `pchar`, turned round.
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

/// The name that a segment of a path has encoded.
pub(super) fn decode_slug(segment: &str) -> Option<Slug> {
    let name = percent_decode_str(segment).decode_utf8().ok()?;
    Slug::new(&name)
}
