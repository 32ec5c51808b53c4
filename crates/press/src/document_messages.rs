//! Messages for the diagnostics of `document`.

use document::diagnostic::{ClosestSentence, Diagnostic, DiagnosticKind as Kind, TomlProblem};

/// Problem in an article, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// Line of the file, from 1; `None` for a problem without a place.
    pub(crate) line: Option<usize>,
    /// Sentences for the author: what is wrong, then what to do.
    pub(crate) message: String,
    /// Group of the problem.
    pub(crate) kind: NoticeKind,
}

/// Groups of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    FrontMatter,
    PullQuote,
    Misquote,
    Link,
    Image,
    Html,
    Footnote,
    Heading,
    Limit,
}

/// Puts the diagnostics of a text into words.
pub(crate) fn notices(text: &str, diagnostics: &[Diagnostic]) -> Vec<Notice> {
    let notice = |Diagnostic { span, kind }: &Diagnostic| Notice {
        line: span.as_ref().map(|span| line(text, span.start)),
        message: message(text, kind),
        kind: group(kind),
    };
    diagnostics.iter().map(notice).collect()
}

/// Returns the line of a place, from 1.
fn line(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// Returns the group of a problem.
pub(crate) fn group(kind: &Kind) -> NoticeKind {
    match kind {
        Kind::FrontMatterTooLong
        | Kind::FrontMatterMisplaced { .. }
        | Kind::FrontMatterUnclosed { .. }
        | Kind::FrontMatterWithoutKeys
        | Kind::YamlSyntax { .. }
        | Kind::YamlAlias
        | Kind::TomlSyntax { .. }
        | Kind::TomlPullQuoteTables
        | Kind::DuplicateKey { .. }
        | Kind::NotText { .. }
        | Kind::NotTextOrList { .. }
        | Kind::NotBoolean { .. }
        | Kind::InvalidDate { .. }
        | Kind::InvalidLanguage { .. }
        | Kind::InvalidDirection { .. }
        | Kind::LeadImageRefused { .. }
        | Kind::DraftAssumed
        | Kind::InvalidPullQuotes
        | Kind::ListedPullQuoteEmpty
        | Kind::UnknownPullQuoteKey { .. } => NoticeKind::FrontMatter,
        Kind::PullQuoteNotFound { .. } => NoticeKind::Misquote,
        Kind::PullQuoteTrailingText { .. }
        | Kind::PullQuoteBlockEmpty
        | Kind::UnknownPullQuoteParameter { .. }
        | Kind::PullQuoteUnsupportedContent { .. }
        | Kind::PullQuoteUnmatched { .. }
        | Kind::PullQuoteMisplaced { .. }
        | Kind::PullQuoteEmpty { .. }
        | Kind::PullQuoteUnclosed { .. }
        | Kind::DuplicatePullQuote { .. }
        | Kind::PullQuoteTooLong { .. }
        | Kind::TooManyPullQuotes { .. } => NoticeKind::PullQuote,
        Kind::LinkRefused { .. } | Kind::AutolinkRefused { .. } => NoticeKind::Link,
        Kind::ImageRefused { .. } => NoticeKind::Image,
        Kind::HtmlAsText { .. } => NoticeKind::Html,
        Kind::FootnoteUnused { .. } => NoticeKind::Footnote,
        Kind::DuplicateHeadingId { .. } | Kind::ReservedHeadingId { .. } => NoticeKind::Heading,
        Kind::ArticleTooLong { .. }
        | Kind::TooManyElements
        | Kind::NestedTooDeep { .. }
        | Kind::TooManySections { .. }
        | Kind::Omitted { .. } => NoticeKind::Limit,
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one exhaustive match, an arm a kind of problem"
)]
fn message(text: &str, kind: &Kind) -> String {
    match kind {
        Kind::FrontMatterTooLong => "The front matter is longer than 64 KiB and was not read.".to_owned(),
        Kind::FrontMatterMisplaced { lines_above } => format!(
            "The front matter was not read: it must begin on the first line, and there are {lines_above} above it."
        ),
        Kind::FrontMatterUnclosed { delimiter, first_key } => {
            format!("The front matter was not read: no line `{delimiter}` closes it after `{first_key}`.")
        }
        Kind::FrontMatterWithoutKeys => {
            "The front matter was not read: it has no keys, such as `title: …`.".to_owned()
        }
        Kind::YamlSyntax { problem } => {
            format!("The front matter was not read from here on: {problem}.")
        }
        Kind::YamlAlias => "An alias (`*name`) stands here; write the value itself.".to_owned(),
        Kind::TomlSyntax { problem } => {
            format!("A line of the front matter was not read: {}.", toml(*problem))
        }
        Kind::TomlPullQuoteTables => {
            "`[[pull_quotes]]` was not read: write `pull_quotes = [{text = \"…\"}]` above all tables.".to_owned()
        }
        Kind::DuplicateKey { key } => format!("`{key}` is given twice; the first one counts."),
        Kind::NotText { key } => format!("`{key}` must be a text."),
        Kind::NotTextOrList { key } => format!("`{key}` must be a text or a list of texts."),
        Kind::NotBoolean { key } => format!("`{key}` must be `true` or `false`."),
        Kind::InvalidDate { key, value } => format!(
            "`{key}` must be a date such as 2025-05-06; `{}` is none.",
            start(value, 60)
        ),
        Kind::InvalidLanguage { value } => format!(
            "`lang` must be a language tag such as `en` or `zh-Hant`; `{}` is none.",
            start(value, 60)
        ),
        Kind::InvalidDirection { value } => format!(
            "`dir` must be `ltr`, `rtl` or `auto`; `{}` is none of them.",
            start(value, 60)
        ),
        Kind::LeadImageRefused { url } => format!(
            "`image` must come over https or from a relative address; `{}` does not.",
            start(url, 60)
        ),
        Kind::DraftAssumed => "The article is taken for a draft, since this line may mean that: write `draft: true`, or `draft: false` to publish it.".to_owned(),
        Kind::InvalidPullQuotes => "`pull_quotes` must be a list of texts, or of `text:` with `attribution:` and `lang:`.".to_owned(),
        Kind::ListedPullQuoteEmpty => {
            "A pull quote says nothing: write words of the article after `-`, or after `text:`.".to_owned()
        }
        Kind::UnknownPullQuoteKey { key } => format!(
            "A pull quote has `text`, `attribution` and `lang`; `{}` is none of them.",
            start(key, 60)
        ),
        Kind::PullQuoteNotFound { text: quote, closest } => {
            let advice = closest.as_ref().map_or_else(
                || "No sentence is like it: copy the words from a paragraph.".to_owned(),
                |closest| closest_sentence(text, closest),
            );
            format!("The pull quote “{}” is not in the text. {advice}", shorten(quote))
        }
        Kind::PullQuoteTrailingText { .. } => "A pull quote is shown as a quotation: nothing else may stand on the line of `[!PULLQUOTE]`.".to_owned(),
        Kind::PullQuoteBlockEmpty => "A block `[!PULLQUOTE]` has no words: write them on the lines under it, each after `>`.".to_owned(),
        Kind::UnknownPullQuoteParameter { parameter } => format!(
            "`{}` was not read: `[!PULLQUOTE lang=fr]`, with a language tag, is all that a pull quote can say of itself.",
            shorten(parameter)
        ),
        Kind::PullQuoteUnsupportedContent { text } => format!(
            "The pull quote “{}” can hold paragraphs only; the list, code or other block in it is not shown.",
            shorten(text)
        ),
        Kind::PullQuoteUnmatched { text } => format!(
            "The pull quote “{}” is like no sentence of the text, and is tied to the one beside it: quote words of the article, or name its language in `[!PULLQUOTE lang=…]`.",
            shorten(text)
        ),
        Kind::PullQuoteMisplaced { text } => format!(
            "“{}” is marked as a pull quote where none is taken from: mark a sentence of a paragraph, and none of a heading, a table, a summary or a footnote.",
            shorten(text)
        ),
        Kind::PullQuoteEmpty { nearby } => format!(
            "A pull quote beside “{}” is empty: write words between `{{\"` and `\"}}`.",
            shorten(nearby)
        ),
        Kind::PullQuoteUnclosed { nearby } => format!(
            "A pull quote that begins with `{{\"` does not end with `\"}}` in its paragraph: close it after “{}”, or where it should end.",
            shorten(nearby)
        ),
        Kind::DuplicatePullQuote { text } => format!(
            "The pull quote “{}” is given twice and shown once: leave one of them out.",
            shorten(text)
        ),
        Kind::PullQuoteTooLong { text, words, limit } => format!(
            "The pull quote “{}” has {words} words, too many for large type: choose up to {limit} of them.",
            shorten(text)
        ),
        Kind::TooManyPullQuotes { count, limit } => format!(
            "The article has {count} pull quotes, and {limit} are the most that are shown: leave out {}.",
            count - limit
        ),
        Kind::LinkRefused { url } => format!(
            "The link to `{}` was left out: links go to http, https, mailto, tel, or a relative address.",
            start(url, 80)
        ),
        Kind::AutolinkRefused { url } => format!(
            "`{url}` was not made a link: links go to http, https, mailto, tel, or a relative address."
        ),
        Kind::ImageRefused { url } => format!(
            "The image `{}` was left out: images come over https or from a relative address.",
            start(url, 80)
        ),
        Kind::HtmlAsText { tag } => format!(
            "`{}` is shown as text: of HTML, a few elements without attributes are let in.",
            start(tag, 80)
        ),
        Kind::FootnoteUnused { label } => format!(
            "The footnote `[^{label}]` is not shown: nothing refers to it, or another one has its label."
        ),
        Kind::DuplicateHeadingId { id, replacement }
        | Kind::ReservedHeadingId { id, replacement } => {
            format!("The id `{id}` is taken already; the heading has `{replacement}`.")
        }
        Kind::ArticleTooLong { .. } => {
            "The article is longer than 10 MB; what follows is not shown.".to_owned()
        }
        Kind::TooManyElements => {
            "The article has too many elements; the rest is shown as its source.".to_owned()
        }
        Kind::NestedTooDeep { limit } => format!(
            "Elements are nested more than {limit} deep; what lies deeper is shown as plain text."
        ),
        Kind::TooManySections { limit } => {
            format!("The contents list the first {limit} sections; the others are in the text alone.")
        }
        Kind::Omitted { count } => format!("There are {count} further notices."),
    }
}

fn closest_sentence(text: &str, closest: &ClosestSentence) -> String {
    let line = closest.span.as_ref().map_or_else(String::new, |span| {
        format!(" (line {})", line(text, span.start))
    });
    format!(
        "The closest sentence is “{}”{line}.",
        shorten(&closest.text)
    )
}

fn toml(problem: TomlProblem) -> &'static str {
    match problem {
        TomlProblem::MissingKey => "a key is missing",
        TomlProblem::MissingEquals => "`=` is missing after a key",
        TomlProblem::MissingValue => "a value is missing, or a text is not between quotation marks",
        TomlProblem::TrailingText => "something follows a value",
        TomlProblem::UnclosedText => "a text is not closed",
        TomlProblem::UnclosedList => "a list is not closed",
        TomlProblem::UnclosedTable => "a table is not closed",
        TomlProblem::UnclosedNesting => "a list or a table is not closed",
        TomlProblem::InvalidEscape => "a backslash in a text stands for nothing",
    }
}

/// Returns at most the first bytes of a text.
fn start(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Shortens a text to about 80 bytes on one line, between words where it has any.
fn shorten(text: &str) -> String {
    const ENOUGH: usize = 80;
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() > ENOUGH {
            // A text without spaces is cut where it is.
            if short.is_empty() {
                short.push_str(&word[..word.floor_char_boundary(ENOUGH)]);
            }
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shortened_between_words() {
        assert_eq!(shorten(" a\nb "), "a b");
        assert_eq!(
            shorten(&"word ".repeat(30)),
            "word ".repeat(16).trim_end().to_owned() + "…"
        );
        assert_eq!(shorten(&"字".repeat(60)), "字".repeat(26) + "…");
    }
}
