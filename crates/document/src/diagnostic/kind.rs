//! Kinds of problems, each with its arguments.

use std::ops::Range;

/// Kind of a problem in an article. Texts and URLs are complete, as the author wrote them; messages may shorten them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// The front matter is longer than [`MAX_BYTES`](crate::front_matter::MAX_BYTES), and none of it is read.
    FrontMatterTooLong,
    /// The front matter does not begin on the first line of the file, and is text.
    FrontMatterMisplaced {
        /// Number of lines above it.
        lines_above: usize,
    },
    /// No line closes the front matter, and it is text.
    FrontMatterUnclosed {
        /// Line that opens it: `---` or `+++`.
        delimiter: String,
        /// First line after that.
        first_key: String,
    },
    /// The front matter is YAML without keys.
    FrontMatterWithoutKeys,
    /// The front matter is not valid YAML from here on.
    YamlSyntax {
        /// Words of the YAML parser.
        problem: String,
    },
    /// The value is a YAML alias, `*name`, which has no meaning here.
    YamlAlias,
    /// A line of the front matter is not valid TOML, and is skipped.
    TomlSyntax {
        /// First mistake on the line.
        problem: TomlProblem,
    },
    /// The pull quotes are tables, `[[pull_quotes]]`, and nothing is read from the first table on.
    TomlPullQuoteTables,
    /// The key occurs twice, and the first occurrence counts.
    DuplicateKey {
        /// Key that occurs twice.
        key: String,
    },
    /// The value is not a text.
    NotText {
        /// Key of the value.
        key: String,
    },
    /// The value is neither a text nor a list of texts.
    NotTextOrList {
        /// Key of the value.
        key: String,
    },
    /// The value is neither `true` nor `false`.
    NotBoolean {
        /// Key of the value.
        key: String,
    },
    /// The value is not a date.
    InvalidDate {
        /// Key of the value: `date` or `updated`.
        key: String,
        /// Value as written.
        value: String,
    },
    /// The value of `lang` is not a language tag.
    InvalidLanguage {
        /// Value as written.
        value: String,
    },
    /// The value of `dir` is none of `ltr`, `rtl` and `auto`.
    InvalidDirection {
        /// Value as written.
        value: String,
    },
    /// The URL of the lead image is refused; see [`SafeUrl::parse_image`](crate::tree::SafeUrl::parse_image).
    LeadImageRefused {
        /// URL as written.
        url: String,
    },
    /// The article counts as a draft because a line that was not read may say so.
    DraftAssumed,
    /// The value of `pull_quotes`, or one of its items, is neither a text nor a table with a text.
    InvalidPullQuotes,
    /// A pull quote of the front matter has no words.
    ListedPullQuoteEmpty,
    /// A pull quote of the front matter has a key without meaning.
    UnknownPullQuoteKey {
        /// Key as written.
        key: String,
    },
    /// The words of a pull quote of the front matter are not in the text.
    PullQuoteNotFound {
        /// Words as written.
        text: String,
        /// Most similar sentence, if one is similar.
        closest: Option<ClosestSentence>,
    },
    /// A `[!PULLQUOTE]` block has other words on its first line, and is a quotation.
    PullQuoteTrailingText {
        /// Words after the bracket.
        text: String,
    },
    /// A `[!PULLQUOTE]` block has no words.
    PullQuoteBlockEmpty,
    /// A `[!PULLQUOTE]` block has a parameter that is not a language.
    UnknownPullQuoteParameter {
        /// Parameter as written.
        parameter: String,
    },
    /// A `[!PULLQUOTE]` block holds something other than paragraphs, which is not shown.
    PullQuoteUnsupportedContent {
        /// Words of the pull quote.
        text: String,
    },
    /// No sentence is similar to a `[!PULLQUOTE]` block, which is tied to the sentence beside it.
    PullQuoteUnmatched {
        /// Words of the pull quote.
        text: String,
    },
    /// Words are marked as a pull quote in a heading, a table, a summary or a footnote.
    PullQuoteMisplaced {
        /// Marked words.
        text: String,
    },
    /// There are no words between `{"` and `"}`.
    PullQuoteEmpty {
        /// Words beside the marks.
        nearby: String,
    },
    /// `{"` has no `"}` in its paragraph.
    PullQuoteUnclosed {
        /// Words beside the mark.
        nearby: String,
    },
    /// A pull quote occurs twice, and is shown once.
    DuplicatePullQuote {
        /// Words of the pull quote.
        text: String,
    },
    /// A pull quote is too long for large type.
    PullQuoteTooLong {
        /// Words of the pull quote.
        text: String,
        /// Number of its words.
        words: usize,
        /// Highest number of words.
        limit: usize,
    },
    /// The article has too many pull quotes, and some are not shown.
    TooManyPullQuotes {
        /// Number of pull quotes.
        count: usize,
        /// Highest number of pull quotes.
        limit: usize,
    },
    /// The URL of a link is refused, and the link is text.
    LinkRefused {
        /// URL as written, without its escapes.
        url: String,
    },
    /// A URL in plain text does not become a link.
    AutolinkRefused {
        /// URL as written.
        url: String,
    },
    /// The URL of an image is refused, and the image is its alternative text.
    ImageRefused {
        /// URL as written, without its escapes.
        url: String,
    },
    /// HTML is shown as text.
    HtmlAsText {
        /// First tag.
        tag: String,
    },
    /// Nothing refers to a footnote, or another one has its label; it is not shown.
    FootnoteUnused {
        /// Label as written, without `[^` and `]`.
        label: String,
    },
    /// Another heading has the id that the author wrote.
    DuplicateHeadingId {
        /// Id as written.
        id: String,
        /// Id that the heading gets.
        replacement: String,
    },
    /// The id that the author wrote is one of those that the page itself uses.
    ReservedHeadingId {
        /// Id as written.
        id: String,
        /// Id that the heading gets.
        replacement: String,
    },
    /// The article is too long, and its end is cut off.
    ArticleTooLong {
        /// Bytes that are read at most.
        limit: usize,
    },
    /// The article has too many elements, and the rest is shown as its source.
    TooManyElements,
    /// Elements are nested too deep, and are shown as plain text from here on.
    NestedTooDeep {
        /// Highest number of elements within each other.
        limit: usize,
    },
    /// The article has more sections than the contents list.
    TooManySections {
        /// Highest number of sections in the contents.
        limit: usize,
    },
    /// There are more problems than [`MAX_DIAGNOSTICS`](super::MAX_DIAGNOSTICS).
    Omitted {
        /// Number of problems that are left out.
        count: usize,
    },
}

/// Sentence of the text that is most similar to a pull quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosestSentence {
    /// Words of the sentence, without markup.
    pub text: String,
    /// Bytes of the file in which some of its words stand; `None` if markup separates them or they occur twice.
    pub span: Option<Range<usize>>,
}

/// Mistake on a line of TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TomlProblem {
    /// No key before `=`.
    MissingKey,
    /// No `=` after a key.
    MissingEquals,
    /// No value after `=`, or a text without quotation marks.
    MissingValue,
    /// Something after a value on its line.
    TrailingText,
    /// No quotation mark at the end of a text.
    UnclosedText,
    /// No `]` at the end of a list.
    UnclosedList,
    /// No `}` at the end of a table.
    UnclosedTable,
    /// No end of a list or table within another.
    UnclosedNesting,
    /// Backslash before a character that has no meaning after it.
    InvalidEscape,
}
