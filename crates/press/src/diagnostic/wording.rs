//! Codes and words for the diagnostics of `document`, whose kinds have no text of their own.

use document::diagnostic::{
    ClosestSentence, Diagnostic as ParseDiagnostic, DiagnosticKind as Kind, TomlProblem,
};

use super::{Code, Diagnostic, Source};

/// Returns the diagnostics of an article, in the order of `document`. The spans are those of the source's text.
pub(crate) fn of_article(source: &Source, diagnostics: &[ParseDiagnostic]) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .map(|ParseDiagnostic { span, kind }| {
            let (message, help) = words(source, kind);
            Diagnostic {
                help,
                ..source.diagnostic(code(kind), span.clone(), message)
            }
        })
        .collect()
}

/// Returns the code of a kind.
fn code(kind: &Kind) -> Code {
    match kind {
        Kind::InvalidDate { .. } => Code::Date,
        Kind::NotText { key } if matches!(key.as_str(), "date" | "updated") => Code::Date,
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
        | Kind::InvalidLanguage { .. }
        | Kind::InvalidDirection { .. }
        | Kind::LeadImageRefused { .. }
        | Kind::DraftAssumed
        | Kind::InvalidPullQuotes
        | Kind::ListedPullQuoteEmpty
        | Kind::UnknownPullQuoteKey { .. } => Code::FrontMatter,
        Kind::PullQuoteNotFound { .. } => Code::PullQuoteMissing,
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
        | Kind::TooManyPullQuotes { .. } => Code::PullQuote,
        Kind::LinkRefused { .. } | Kind::AutolinkRefused { .. } => Code::LinkRefused,
        Kind::ImageRefused { .. } => Code::ImageRefused,
        Kind::HtmlAsText { .. } => Code::Html,
        Kind::FootnoteUnused { .. } => Code::Footnote,
        Kind::DuplicateHeadingId { .. } | Kind::ReservedHeadingId { .. } => Code::IdDuplicate,
        Kind::ArticleTooLong { .. }
        | Kind::TooManyElements
        | Kind::NestedTooDeep { .. }
        | Kind::TooManySections { .. }
        | Kind::Omitted { .. } => Code::Limit,
    }
}

const LINK_SCHEMES: &str = "use an address of http, https, mailto or tel, or a relative one";

/// Returns the message and the advice of a kind.
#[expect(
    clippy::too_many_lines,
    reason = "one exhaustive match with an arm for each kind"
)]
fn words(source: &Source, kind: &Kind) -> (String, Option<String>) {
    let (message, help) = match kind {
        Kind::FrontMatterTooLong => (
            "the front matter is longer than 64 KiB and was not read".to_owned(),
            "shorten it".to_owned(),
        ),
        Kind::FrontMatterMisplaced { lines_above } => (
            "the front matter was not read because it does not begin on the first line".to_owned(),
            format!("remove the {} above it", lines(*lines_above)),
        ),
        Kind::FrontMatterUnclosed {
            delimiter,
            first_key,
        } => (
            format!("the front matter that begins with `{}` is not closed and was not read", shorten(first_key)),
            format!("write a line `{delimiter}` at its end"),
        ),
        Kind::FrontMatterWithoutKeys => (
            "the front matter has no keys and was not read".to_owned(),
            "write keys such as `title: …`".to_owned(),
        ),
        Kind::YamlSyntax { problem } => (
            format!("the front matter is not read from here on: {problem}"),
            "look here and at the line above for a missing quotation mark or bracket, or put a text with a colon between quotation marks".to_owned(),
        ),
        Kind::YamlAlias => (
            "aliases (`*name`) are not supported".to_owned(),
            "write the value itself".to_owned(),
        ),
        Kind::TomlSyntax { problem } => {
            let (message, help) = toml(*problem);
            (format!("this line was not read: {message}"), help.to_owned())
        }
        Kind::TomlPullQuoteTables => (
            "`[[pull_quotes]]` is not supported and was not read".to_owned(),
            "write `pull_quotes = [{text = \"…\"}]` above all tables".to_owned(),
        ),
        Kind::DuplicateKey { key } => (
            format!("`{key}` is given twice, and only the first one counts"),
            "remove one of the two".to_owned(),
        ),
        Kind::NotText { key } => (
            format!("`{key}` must be a text"),
            "write one text, in quotation marks if need be".to_owned(),
        ),
        Kind::NotTextOrList { key } => (
            format!("`{key}` must be a text or a list of texts"),
            "write texts only".to_owned(),
        ),
        Kind::NotBoolean { key } => (
            format!("`{key}` must be `true` or `false`"),
            "write one of the two, without quotation marks".to_owned(),
        ),
        Kind::InvalidDate { key, value } => (
            format!("`{}` is not a valid date for `{key}`", shorten(value)),
            "write a date such as 2025-05-06".to_owned(),
        ),
        Kind::InvalidLanguage { value } => (
            format!("`{}` is not a valid language tag", shorten(value)),
            "write a tag such as `en` or `zh-Hant`".to_owned(),
        ),
        Kind::InvalidDirection { value } => (
            format!("`{}` is not a valid text direction", shorten(value)),
            "write `ltr`, `rtl` or `auto`".to_owned(),
        ),
        Kind::LeadImageRefused { url } => (
            format!("the lead image `{}` is not shown", shorten(url)),
            "use an address of https or a relative one".to_owned(),
        ),
        Kind::DraftAssumed => (
            "the article is treated as a draft because this line may mean `draft: true`".to_owned(),
            "write `draft: true`, or `draft: false` to publish it".to_owned(),
        ),
        Kind::InvalidPullQuotes => (
            "`pull_quotes` must be a list of texts".to_owned(),
            "write texts, or tables with `text:`, `attribution:` and `lang:`".to_owned(),
        ),
        Kind::ListedPullQuoteEmpty => (
            "a pull quote is empty".to_owned(),
            "write words of the article after `-` or `text:`".to_owned(),
        ),
        Kind::UnknownPullQuoteKey { key } => (
            format!("`{}` is not a key of a pull quote", shorten(key)),
            "use `text`, `attribution` and `lang`".to_owned(),
        ),
        Kind::PullQuoteNotFound { text, closest } => (
            format!("the pull quote “{}” is not in the text", shorten(text)),
            closest.as_ref().map_or_else(
                || "copy the words from a paragraph".to_owned(),
                |closest| closest_sentence(source, closest),
            ),
        ),
        Kind::PullQuoteTrailingText { text } => (
            format!("the pull quote is shown as an ordinary quotation because of “{}” after `[!PULLQUOTE]`", shorten(text)),
            "begin the words on the next line".to_owned(),
        ),
        Kind::PullQuoteBlockEmpty => (
            "the block `[!PULLQUOTE]` has no words".to_owned(),
            "write them on the lines below, each after `>`".to_owned(),
        ),
        Kind::UnknownPullQuoteParameter { parameter } => (
            format!("`{}` is not a parameter of a pull quote", shorten(parameter)),
            "only a language is possible, as in `[!PULLQUOTE lang=fr]`".to_owned(),
        ),
        Kind::PullQuoteUnsupportedContent { text } => (
            format!("a part of the pull quote “{}” is not shown", shorten(text)),
            "write paragraphs only, without lists, code and other blocks".to_owned(),
        ),
        Kind::PullQuoteUnmatched { text } => (
            format!("the pull quote “{}” matches no sentence and is placed beside the nearest paragraph", shorten(text)),
            "quote words of the article, or name the language in `[!PULLQUOTE lang=…]`".to_owned(),
        ),
        Kind::PullQuoteMisplaced { text } => (
            format!("“{}” cannot be a pull quote here", shorten(text)),
            "mark a sentence of a paragraph, not of a heading, a table, a summary or a footnote".to_owned(),
        ),
        Kind::PullQuoteEmpty { nearby } => (
            format!("the pull quote beside “{}” is empty", shorten(nearby)),
            "write words between `{\"` and `\"}`".to_owned(),
        ),
        Kind::PullQuoteUnclosed { nearby } => (
            format!("the pull quote beside “{}” has no `\"}}` at its end", shorten(nearby)),
            "close it in the same paragraph".to_owned(),
        ),
        Kind::DuplicatePullQuote { text } => (
            format!("the pull quote “{}” is given twice and shown once", shorten(text)),
            "remove one of the two".to_owned(),
        ),
        Kind::PullQuoteTooLong { text, words, limit } => (
            format!("the pull quote “{}” has {words} words, too many for large type", shorten(text)),
            format!("choose at most {limit} of them"),
        ),
        Kind::TooManyPullQuotes { count, limit } => (
            format!("the article has {count} pull quotes, and only {limit} are shown"),
            format!("remove {}", count - limit),
        ),
        Kind::LinkRefused { url } => (
            format!("the link to `{}` is left out", shorten(url)),
            LINK_SCHEMES.to_owned(),
        ),
        Kind::AutolinkRefused { url } => (
            format!("`{}` does not become a link", shorten(url)),
            LINK_SCHEMES.to_owned(),
        ),
        Kind::ImageRefused { url } => (
            format!("the image `{}` is left out", shorten(url)),
            "use an address of https or a relative one".to_owned(),
        ),
        Kind::HtmlAsText { tag } => (
            format!("`{}` is shown as text", shorten(tag)),
            "write Markdown: only a few elements without attributes are allowed in HTML".to_owned(),
        ),
        Kind::FootnoteUnused { label } => (
            format!("the footnote `[^{}]` is not shown", shorten(label)),
            "refer to it in the text, and give no other footnote its label".to_owned(),
        ),
        Kind::DuplicateHeadingId { id, replacement } => (
            format!("the id `{id}` is already in use, so the heading has `{replacement}`"),
            "give the heading another id".to_owned(),
        ),
        Kind::ReservedHeadingId { id, replacement } => (
            format!("the id `{id}` is reserved for the page itself, so the heading has `{replacement}`"),
            "give the heading another id".to_owned(),
        ),
        Kind::ArticleTooLong { limit } => (
            format!("the article is longer than {} MB, and the rest is not shown", limit / 1_000_000),
            "split it into parts".to_owned(),
        ),
        Kind::TooManyElements => (
            "the article has too many elements, and the rest is shown as its source".to_owned(),
            "split it into parts".to_owned(),
        ),
        Kind::NestedTooDeep { limit } => (
            format!("elements are nested more than {limit} deep, and the inner ones are shown as plain text"),
            "nest fewer lists and quotations".to_owned(),
        ),
        Kind::TooManySections { limit } => (
            format!("the table of contents lists only the first {limit} sections"),
            "use fewer headings, or split the article".to_owned(),
        ),
        Kind::Omitted { count } => (
            format!("{count} more problems are not listed"),
            "correct the ones above and check again".to_owned(),
        ),
    };
    (message, Some(help))
}

fn lines(count: usize) -> String {
    if count == 1 {
        "line".to_owned()
    } else {
        format!("{count} lines")
    }
}

fn closest_sentence(source: &Source, closest: &ClosestSentence) -> String {
    let line = closest.span.as_ref().map_or_else(String::new, |span| {
        format!(" (line {})", source.line_of(span.start))
    });
    let text = shorten(&closest.text);
    format!("the closest sentence is “{text}”{line}; copy its words")
}

/// Returns the message and the advice of a mistake in TOML.
fn toml(problem: TomlProblem) -> (&'static str, &'static str) {
    match problem {
        TomlProblem::MissingKey => ("a key is missing", "write a key before `=`"),
        TomlProblem::MissingEquals => ("there is no `=` after the key", "write `key = \"value\"`"),
        TomlProblem::MissingValue => (
            "a value is missing or is not between quotation marks",
            "write text between quotation marks",
        ),
        TomlProblem::TrailingText => ("text follows the value", "write one key a line"),
        TomlProblem::UnclosedText => ("a text is not closed", "write a quotation mark at its end"),
        TomlProblem::UnclosedList => ("a list is not closed", "write `]` at its end"),
        TomlProblem::UnclosedTable => ("a table is not closed", "write `}` at its end"),
        TomlProblem::UnclosedNesting => (
            "a list or table is not closed",
            "write the missing `]` or `}`",
        ),
        TomlProblem::InvalidEscape => (
            "a backslash is followed by a character that has no meaning after it",
            "write `\\\\` for a backslash, or put the text between single quotation marks",
        ),
    }
}

/// Shortens a text to about 80 bytes on one line, between words where it has any.
fn shorten(text: &str) -> String {
    const LIMIT: usize = 80;
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() > LIMIT {
            // A text without spaces is cut anywhere.
            if short.is_empty() {
                short.push_str(&word[..word.floor_char_boundary(LIMIT)]);
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

    #[test]
    fn the_words_come_from_the_kind_and_its_arguments() {
        let source = Source::of_article("a.md".to_owned(), "One.\n\nTwo.\n".to_owned());
        let kind = Kind::PullQuoteNotFound {
            text: "Too. (3: 4)".to_owned(),
            closest: Some(ClosestSentence {
                text: "Two.".to_owned(),
                span: Some(6..10),
            }),
        };
        let found = of_article(
            &source,
            &[ParseDiagnostic {
                span: Some(0..4),
                kind,
            }],
        );
        assert_eq!(found[0].code, Code::PullQuoteMissing);
        assert_eq!(
            found[0].message,
            "the pull quote “Too. (3: 4)” is not in the text"
        );
        assert_eq!(
            found[0].help.as_deref(),
            Some("the closest sentence is “Two.” (line 3); copy its words")
        );
        let excerpt = found[0].excerpt.as_ref().unwrap();
        assert_eq!((excerpt.line, excerpt.end_column), (1, 5));
    }
}
