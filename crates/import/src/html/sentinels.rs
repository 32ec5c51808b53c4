//! Sentinels: noncharacters of Unicode that mark footnote references and formulas in the text of a page on its way to Markdown.

/// Delimiters of the label in a footnote reference.
pub(super) const FOOTNOTE: (char, char) = ('\u{fdd0}', '\u{fdd1}');

/// Delimiters of a formula in a line of text.
pub(super) const FORMULA: (char, char) = ('\u{fdd2}', '\u{fdd3}');

/// Delimiters of a formula on lines of its own.
pub(super) const DISPLAY_FORMULA: (char, char) = ('\u{fdd4}', '\u{fdd5}');

/// Returns true for sentinels, and for the noncharacters beside them that pages are stripped of.
pub(super) fn is_sentinel(c: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// Returns a text without sentinels and footnote labels.
pub(super) fn strip(text: &str) -> String {
    let segments = segments(text).into_iter();
    segments
        .filter_map(|segment| match segment {
            Segment::Text(text) | Segment::Formula(text) | Segment::DisplayFormula(text) => {
                Some(text)
            }
            Segment::FootnoteReference(_) => None,
        })
        .collect()
}

/// Part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    Text(&'a str),
    /// Label of a footnote.
    FootnoteReference(&'a str),
    /// TeX of a formula in a line.
    Formula(&'a str),
    /// TeX of a formula on lines of its own.
    DisplayFormula(&'a str),
}

/// Splits a text at its sentinels.
pub(super) fn segments(mut text: &str) -> Vec<Segment<'_>> {
    type Make = for<'a> fn(&'a str) -> Segment<'a>;
    let kinds: [((char, char), Make); 3] = [
        (FOOTNOTE, |text| Segment::FootnoteReference(text)),
        (FORMULA, |text| Segment::Formula(text)),
        (DISPLAY_FORMULA, |text| Segment::DisplayFormula(text)),
    ];
    let mut segments = Vec::new();
    while let Some(at) = text.find(is_sentinel) {
        let rest = &text[at..];
        let found = kinds.iter().find_map(|((open, close), make)| {
            let (inside, after) = rest.strip_prefix(*open)?.split_once(*close)?;
            Some((make(inside), after))
        });
        segments.push(Segment::Text(&text[..at]));
        let sentinel = rest.chars().next().map_or(0, char::len_utf8);
        let (segment, after) = found.unwrap_or((Segment::Text(""), &rest[sentinel..]));
        segments.push(segment);
        text = after;
    }
    segments.push(Segment::Text(text));
    segments.retain(|segment| *segment != Segment::Text(""));
    segments
}
