//! Decodes the bytes of a source to text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{error::Error, source::Format};

/// Decoded text.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Line for the report, if the source is not in UTF-8.
    pub(crate) note: Option<String>,
}

/// Decodes bytes by their byte order mark, as UTF-8, by the charset that a page declares, or else as Windows-1252.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<Decoded, Error> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if marked.is_none_or(|encoding| encoding == UTF_8)
        && let Ok(text) = str::from_utf8(bytes)
    {
        if text.contains('\0') {
            return Err(Error::NotText);
        }
        let text = text.trim_start_matches('\u{feff}').to_owned();
        return Ok(Decoded { text, note: None });
    }
    if marked.is_none() && bytes.contains(&0) {
        return Err(Error::NotText);
    }
    let declared = (format == Format::Html)
        .then(|| declared_encoding(bytes))
        .flatten();
    let encoding = marked.or(declared).unwrap_or(WINDOWS_1252);
    let (text, used, _) = encoding.decode(bytes);
    Ok(Decoded {
        text: text.into_owned(),
        note: Some(format!(
            "the file was read as {}; the article is in UTF-8",
            used.name()
        )),
    })
}

/// Finds the encoding that a page declares in its first kilobyte, as HTML requires: `<meta charset="…">`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
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
        assert_eq!(decode(bytes, format).unwrap().text, expected);
    }

    #[test]
    fn utf_8_needs_no_note() {
        check("\u{feff}é".as_bytes(), Format::Text, "é");
        assert_eq!(decode("é".as_bytes(), Format::Text).unwrap().note, None);
    }

    #[test]
    fn other_encodings_are_detected_by_mark_or_declaration() {
        check(b"\xff\xfeA\0\xe9\0", Format::Text, "Aé");
        check(
            b"<meta charset=\"koi8-r\">\xd0",
            Format::Html,
            "<meta charset=\"koi8-r\">п",
        );
        check(b"caf\xe9 \x93x\x94", Format::Text, "café “x”");
    }

    #[test]
    fn binary_files_are_errors() {
        assert!(decode(b"\x89PNG\0\0", Format::Text).is_err());
    }
}
