//! Pipeline: text to tree, then the passes. The pull quotes are a step of their own, because they are most of the work:
//! a reader's browser shows the text before it has the code for them.

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, Source},
    front_matter::{self, FrontMatter, YamlReader},
    parse::tree as parse_tree,
    passes::{self, PassDiagnostics},
    tree::{Article, Dialect, Direction, Selection},
};
use std::borrow::Cow;

#[cfg(feature = "diagnostics")]
use crate::diagnostic::Diagnostic;

/// Longest text that is read, in bytes: 10 MB. A longer one is cut.
pub(crate) const MAX_BYTES: usize = 10_000_000;

/// Parses an article in Recto's own dialect.
pub fn parse(text: &str) -> Article {
    parse_as(text, Dialect::Recto)
}

/// Parses an article whose automatic pull quotes are known. Selecting them takes longer than everything else.
pub fn parse_with_selection(text: &str, selection: Option<Selection>) -> Article {
    parse_completely(text, Dialect::Recto, selection)
}

/// Parses an article in a dialect. Only [`Dialect::Recto`] has front matter, a title, figures and pull quotes.
pub fn parse_as(text: &str, dialect: Dialect) -> Article {
    parse_completely(text, dialect, None)
}

/// Parses an article up to its pull quotes, which [`add_pull_quotes`] adds. The text is complete: marks and blocks of pull
/// quotes have left it. Diagnostics of finding the quotes' sources are reported by [`parse`] alone.
///
/// `yaml` reads the front matter: natively [`YamlReader::full`]. A text that does not need it
/// ([`needs_full_yaml`](front_matter::needs_full_yaml)) gives the same article with [`YamlReader::common`].
pub fn parse_text(text: &str, yaml: YamlReader) -> Article {
    let normalized = normalize(cap(text));
    read(text, &normalized, Dialect::Recto, yaml).finish(text, &normalized)
}

/// Completes an article that [`parse_text`] returned: adds its pull quotes and marks their source sentences. The article
/// is then the one that [`parse_with_selection`] returns. Does nothing if the quotes are there.
///
/// Returns the indices of the blocks with a marked sentence, in their order. Footnotes have none.
pub fn add_pull_quotes(article: &mut Article, selection: Option<Selection>) -> Vec<usize> {
    let source = Source { text: "", start: 0 };
    passes::place_pull_quotes(article, selection, source, &mut Diagnostics::default())
}

fn parse_completely(text: &str, dialect: Dialect, selection: Option<Selection>) -> Article {
    let normalized = normalize(cap(text));
    let mut read = read(text, &normalized, dialect, YamlReader::full());
    let diagnostics = &mut read.diagnostics.before_quotes;
    passes::place_pull_quotes(&mut read.article, selection, read.source, diagnostics);
    read.finish(text, &normalized)
}

/// Article without pull quotes.
struct ReadArticle<'a> {
    article: Article,
    diagnostics: PassDiagnostics,
    source: Source<'a>,
}

/// Reads a text. `shown` is its normalized form.
fn read<'a>(text: &str, shown: &'a str, dialect: Dialect, yaml: YamlReader) -> ReadArticle<'a> {
    let front = match dialect {
        Dialect::Recto => front_matter::read_unfinished(shown, yaml),
        Dialect::CommonMark | Dialect::Gfm => FrontMatter::none(),
    };
    let body = &shown[front.body..];
    let mut tree = parse_tree(body, front.body, dialect);
    tree.diagnostics.prepend(front.found);
    if text.len() > MAX_BYTES {
        let limit = MAX_BYTES;
        let span = Some(shown.len()..shown.len());
        tree.diagnostics
            .report(|| (span, DiagnosticKind::ArticleTooLong { limit }));
    }
    let mut article = Article {
        dialect,
        metadata: front.metadata,
        ..Article::default()
    };
    if front.direction.is_none() && article.metadata.lang.is_none() {
        article.metadata.direction = Direction::of_text(body);
    }
    let source = Source {
        text: body,
        start: front.body,
    };
    let diagnostics = passes::run(&mut article, tree, source);
    ReadArticle {
        article,
        diagnostics,
        source,
    }
}

impl ReadArticle<'_> {
    /// Returns the article with its diagnostics. `text` is the one that was given.
    fn finish(self, text: &str, normalized: &str) -> Article {
        let PassDiagnostics {
            before_quotes: mut diagnostics,
            after_quotes,
        } = self.diagnostics;
        diagnostics.append(after_quotes);
        let mut article = self.article;
        record(diagnostics, &mut article, text, normalized);
        article
    }
}

/// Gives the diagnostics to an article, with spans in the text as given.
#[cfg(feature = "diagnostics")]
fn record(diagnostics: Diagnostics, article: &mut Article, text: &str, normalized: &str) {
    article.diagnostics = diagnostics.finish();
    if !text.starts_with(normalized) {
        restore_spans(text, &mut article.diagnostics);
    }
}

/// Does nothing: there are no problems.
#[cfg(not(feature = "diagnostics"))]
fn record(_: Diagnostics, _: &mut Article, _: &str, _: &str) {}

/// Replaces carriage returns alone by line feeds, and NUL by U+FFFD, as `CommonMark` asks for. Nearly all texts stay as
/// they are.
fn normalize(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let has_lone_return =
        memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
    if !has_lone_return && memchr::memchr(0, bytes).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\0', "\u{fffd}");
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Cuts a text that is too long before the line that crosses the limit.
fn cap(text: &str) -> &str {
    if text.len() <= MAX_BYTES {
        return text;
    }
    let limit = text.floor_char_boundary(MAX_BYTES);
    &text[..text[..limit].rfind('\n').map_or(limit, |at| at + 1)]
}

/// Converts spans in the normalized text to spans in the text as given.
#[cfg(feature = "diagnostics")]
fn restore_spans(given: &str, diagnostics: &mut [Diagnostic]) {
    let mut offsets: Vec<&mut usize> = diagnostics
        .iter_mut()
        .flat_map(Diagnostic::spans_mut)
        .flat_map(|span| [&mut span.start, &mut span.end])
        .collect();
    offsets.sort_unstable();
    let bytes = given.as_bytes();
    let (mut from, mut to) = (0, 0);
    for offset in offsets {
        while to < *offset && from < bytes.len() {
            match bytes[from] {
                0 => to += '\u{fffd}'.len_utf8(),
                b'\r' if bytes.get(from + 1) == Some(&b'\n') => {
                    from += 1;
                    to += 1;
                }
                _ => to += 1,
            }
            from += 1;
        }
        *offset = from;
    }
}
