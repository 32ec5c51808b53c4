//! Addresses in plain text, which Recto makes links of as they stand in the source: a backslash in them would be part of them.

use super::media;
use crate::escape::escape_signs;

/// What an address may begin with.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Words with backslashes before signs; an address that would get one is written as a link to itself.
pub(super) fn escaped(words: &str, signs: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = BEGINNINGS.iter().filter_map(|start| rest.find(start)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find([' ', '<', '>']).unwrap_or(from.len());
        let address = from[..end].trim_end_matches([
            '.', ',', ';', ':', '!', '?', '\'', '"', ')', ']', '}', '*', '_', '~', '|', '`',
        ]);
        let (address, after) = from.split_at(address.len().max(1));
        text.push_str(&escape_signs(before, signs));
        text.push_str(&linked(address, signs));
        rest = after;
    }
    text.push_str(&escape_signs(rest, signs));
    text
}

fn linked(address: &str, signs: &str) -> String {
    let shown = escape_signs(address, signs);
    if shown == address {
        return shown;
    }
    let scheme = if address.starts_with("www.") {
        "http://"
    } else {
        ""
    };
    format!("[{shown}]({scheme}{})", media::address(address))
}
