//! Bare URLs. Recto links them as they are in the source, so that a backslash would be part of the URL.

use super::media;
use crate::escape::escape_characters;

/// Starts of bare URLs.
const URL_STARTS: [&str; 3] = ["https://", "http://", "www."];

/// Escapes characters in a text. A bare URL that needs an escape becomes a link to itself.
pub(super) fn escape_text(text: &str, characters: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = URL_STARTS.iter().filter_map(|start| rest.find(start)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find([' ', '<', '>']).unwrap_or(from.len());
        let address = from[..end].trim_end_matches([
            '.', ',', ';', ':', '!', '?', '\'', '"', ')', ']', '}', '*', '_', '~', '|', '`',
        ]);
        let (address, after) = from.split_at(address.len().max(1));
        escaped.push_str(&escape_characters(before, characters));
        escaped.push_str(&link(address, characters));
        rest = after;
    }
    escaped.push_str(&escape_characters(rest, characters));
    escaped
}

fn link(address: &str, characters: &str) -> String {
    let text = escape_characters(address, characters);
    if text == address {
        return text;
    }
    let scheme = if address.starts_with("www.") {
        "http://"
    } else {
        ""
    };
    format!("[{text}]({scheme}{})", media::encode_url(address))
}
