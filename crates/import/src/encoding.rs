//! What bytes say as text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::source::Format;

/// A text, and what is to be told of how it was read.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) note: Option<String>,
}

/// Reads bytes by their byte order mark, as UTF-8, by what a page says of itself, or else as Windows has them in the West.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<Decoded, String> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if marked.is_none_or(|encoding| encoding == UTF_8)
        && let Ok(text) = str::from_utf8(bytes)
    {
        if text.contains('\0') {
            return Err("this is no text".to_owned());
        }
        let text = text.trim_start_matches('\u{feff}').to_owned();
        return Ok(Decoded { text, note: None });
    }
    if marked.is_none() && bytes.contains(&0) {
        return Err("this is no text".to_owned());
    }
    let said = (format == Format::Html).then(|| declared(bytes)).flatten();
    let encoding = marked.or(said).unwrap_or(WINDOWS_1252);
    let (text, used, _) = encoding.decode(bytes);
    Ok(Decoded {
        text: text.into_owned(),
        note: Some(format!(
            "it was read as {}, and is written as UTF-8",
            used.name()
        )),
    })
}

/// What a page says in its first kilobyte, where HTML wants it: `<meta charset="…">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)))?;
    Encoding::for_label(&label.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], format: Format, expected: &str) {
        assert_eq!(decode(bytes, kind).unwrap().text, expected);
    }

    #[test]
    fn utf_8_needs_no_words() {
        check("\u{feff}é".as_bytes(), Format::Text, "é");
        assert_eq!(decode("é".as_bytes(), Format::Text).unwrap().note, None);
    }

    #[test]
    fn other_encodings_are_known_by_their_mark_or_by_the_page() {
        check(b"\xff\xfeA\0\xe9\0", Format::Text, "Aé");
        check(
            b"<meta charset=\"koi8-r\">\xd0",
            Format::Html,
            "<meta charset=\"koi8-r\">п",
        );
        check(b"caf\xe9 \x93x\x94", Format::Text, "café “x”");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(b"\x89PNG\0\0", Format::Text).is_err());
    }
}
