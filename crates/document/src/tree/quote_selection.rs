//! Selections of pull quotes, in a form that can be stored, so that a page does not compute the selection again.

use std::{fmt, ops::Range};

/// Sentence selected as a pull quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SelectedSentence {
    /// Index of its paragraph among all paragraphs.
    pub paragraph: usize,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
}

/// Sentences that Recto has selected in a text. As text it has, for each, the index of the paragraph and the bytes in it:
/// `4:0-81 12:102-190`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(pub(crate) Vec<SelectedSentence>);

impl Selection {
    /// Parses the text form of a selection.
    pub fn parse(text: &str) -> Option<Self> {
        let chosen = |word: &str| {
            let (paragraph, range) = word.split_once(':')?;
            let (start, end) = range.split_once('-')?;
            Some(SelectedSentence {
                paragraph: paragraph.parse().ok()?,
                range: start.parse().ok()?..end.parse().ok()?,
            })
        };
        text.split_ascii_whitespace()
            .map(chosen)
            .collect::<Option<_>>()
            .map(Self)
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, SelectedSentence { paragraph, range }) in self.0.iter().enumerate() {
            let before = if number == 0 { "" } else { " " };
            write!(
                formatter,
                "{before}{paragraph}:{}-{}",
                range.start, range.end
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_survive_formatting_and_parsing() {
        for text in ["", "4:0-81", "4:0-81 12:102-190"] {
            assert_eq!(Selection::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn malformed_selections_are_not_parsed() {
        for text in [
            "4",
            "4:0",
            "a:0-1",
            "4:0-1,5:0-1",
            "-4:0-1",
            "4:1-99999999999999999999",
        ] {
            assert_eq!(Selection::parse(text), None, "{text}");
        }
    }
}
