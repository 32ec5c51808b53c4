//! Marks that end sentences, and marks that open and close quotations and brackets.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Terminator {
    /// Full stop, which may abbreviate a word too.
    FullStop,
    /// Mark that ends a sentence before a space.
    Spaced,
    /// Mark that ends a sentence without a space after it.
    Full,
}

pub(super) fn terminator_kind(c: char) -> Option<Terminator> {
    match c {
        '.' => Some(Terminator::FullStop),
        // Arabic, Urdu, Armenian, Devanagari, Burmese, Khmer and Ethiopic have their own.
        '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '।' | '॥' | '။' | '។' | '።' => {
            Some(Terminator::Spaced)
        }
        '。' | '！' | '？' | '｡' | '．' => Some(Terminator::Full),
        _ => None,
    }
}

/// Returns the length of the marks at the start of a text that belong to the sentence before it.
pub(crate) fn sentence_tail_len(text: &str) -> usize {
    let mut end = 0;
    // French has a space before some of them.
    loop {
        let rest = &text[end..];
        let marks = rest.trim_start_matches(|c| terminator_kind(c).is_some() || is_closer(c));
        let next = marks.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        end = text.len() - marks.len();
        if next.len() == marks.len() || !next.starts_with(['!', '?', '»']) {
            return end;
        }
        let mark = next.len() - next.chars().next().map_or(0, char::len_utf8);
        if next[next.len() - mark..].starts_with(char::is_alphanumeric) {
            return end;
        }
        end = text.len() - mark;
    }
}

/// Returns the length of the marks after a terminator that close quotations and brackets, and of references such as `[12]`.
pub(super) fn closing_marks_len(text: &str, first: Terminator) -> usize {
    let is_closing = |c| {
        // In Chinese these open the next quotation; in German they close one.
        is_closer(c) && !(first == Terminator::Full && matches!(c, '“' | '‘' | '«'))
    };
    let mut rest = text.trim_start_matches(is_closing);
    // « Oui. » Puis il partit.
    let inner = rest.trim_start();
    if let Some(after) = inner.strip_prefix(['»', '›', '”'])
        && inner.len() < rest.len()
        && (after.is_empty()
            || after.starts_with([',', ';', ')', ']'])
            || after.starts_with(char::is_whitespace))
    {
        rest = after.trim_start_matches(is_closing);
    }
    while let Some((number, after)) = rest
        .strip_prefix('[')
        .and_then(|rest| rest.split_at_checked(rest.find(']')?))
        && (1..=3).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        rest = &after[1..];
    }
    text.len() - rest.len()
}

/// Returns the mark that closes a quotation after the mark that opens it, in Chinese and Japanese.
pub(super) fn closing_mark_of(c: char) -> Option<char> {
    match c {
        '「' => Some('」'),
        '『' => Some('』'),
        '（' => Some('）'),
        '“' => Some('”'),
        '《' => Some('》'),
        _ => None,
    }
}

pub(crate) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '“'
            | '‘'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '］'
            | '｝'
    )
}

pub(crate) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '„'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
            | '〈'
            | '*'
    )
}
