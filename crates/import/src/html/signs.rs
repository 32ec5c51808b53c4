//! What stands in the text of a page on its way to Markdown for what HTML has no words for. These characters are in no text:
//! Unicode keeps them for such use.

/// Stand round the label of a footnote that is referred to.
pub(super) const NOTE: (char, char) = ('\u{fdd0}', '\u{fdd1}');

/// Stand round a formula in a line of text.
pub(super) const FORMULA: (char, char) = ('\u{fdd2}', '\u{fdd3}');

/// Stand round a formula that has lines of its own.
pub(super) const DISPLAY: (char, char) = ('\u{fdd4}', '\u{fdd5}');

/// Whether a character is one of these; in a page they are taken out first.
pub(super) fn is_sign(c: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// A text without what these stand round.
pub(super) fn without(text: &str) -> String {
    let parts = parts(text).into_iter();
    parts
        .filter_map(|part| match part {
            Part::Words(words) | Part::Formula(words) | Part::Display(words) => Some(words),
            Part::Note(_) => None,
        })
        .collect()
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Words(&'a str),
    Note(&'a str),
    Formula(&'a str),
    Display(&'a str),
}

/// The parts of a text, in their order.
pub(super) fn parts(mut text: &str) -> Vec<Part<'_>> {
    type Make = for<'a> fn(&'a str) -> Part<'a>;
    let kinds: [((char, char), Make); 3] = [
        (NOTE, |text| Part::Note(text)),
        (FORMULA, |text| Part::Formula(text)),
        (DISPLAY, |text| Part::Display(text)),
    ];
    let mut parts = Vec::new();
    while let Some(at) = text.find(is_sign) {
        let rest = &text[at..];
        let found = kinds.iter().find_map(|((open, close), make)| {
            let (inside, after) = rest.strip_prefix(*open)?.split_once(*close)?;
            Some((make(inside), after))
        });
        parts.push(Part::Words(&text[..at]));
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        let (part, after) = found.unwrap_or((Part::Words(""), &rest[sign..]));
        parts.push(part);
        text = after;
    }
    parts.push(Part::Words(text));
    parts.retain(|part| *part != Part::Words(""));
    parts
}
