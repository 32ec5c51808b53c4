//! The marks that end sentences, and those that open and close quotations and brackets.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Terminator {
    /// It may shorten a word as well.
    FullStop,
    /// It ends a sentence before a space.
    Spaced,
    /// It ends a sentence, and no space follows.
    Full,
}

pub(super) fn kind(c: char) -> Option<Terminator> {
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

/// The length of the marks at the beginning of a text that belong to the sentence before it.
pub(crate) fn closing(text: &str) -> usize {
    let mut end = 0;
    // French has a space before some of them.
    loop {
        let rest = &text[end..];
        let marks = rest.trim_start_matches(|c| kind(c).is_some() || is_closer(c));
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

/// The length of what closes quotations and brackets after a terminator, and of references such as [12].
pub(super) fn closers(text: &str, first: Terminator) -> usize {
    let is_closing = |c| {
        // In Chinese these open what comes next; in German they close.
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

/// What closes a quotation that this opens, in Chinese and Japanese.
pub(super) fn closer_of(c: char) -> Option<char> {
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
