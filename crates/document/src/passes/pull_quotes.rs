//! Pull quotes: those that the author marked in the text, wrote as blocks or listed in the front matter, or else Recto's
//! own selection. Each is tied to its source sentence, which gets an id.
//!
//! There are two steps, so that a reader's browser shows the text without the code of the second: [`extract`] takes the
//! author's quotes out of the text, and [`place`] finds their sources and selects the others.

mod automatic;
mod block;
mod in_place;
mod matching;
mod review;
mod source;
#[cfg(test)]
mod tests;

pub(super) use block::extract as extract_blocks;

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, MarkSpans, Source},
    tree::{
        Article, Inline, ListedQuote, Origin, PullQuoteSetting, QuoteBlock, QuoteInPlace,
        UnplacedQuotes,
    },
};
use std::ops::Range;

/// Highest number of pull quotes of an author. It bounds the search for them, which reads the text once for each quote.
const MAX_AUTHOR_QUOTES: usize = 50;

/// Position in the text of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Position {
    /// Index of the paragraph, in the order of [`paragraphs`](crate::tree::visit::paragraphs).
    paragraph: usize,
    /// Bytes of its text.
    range: Range<usize>,
}

/// Pull quote with a known source.
#[derive(Debug)]
struct LocatedQuote {
    position: Position,
    /// Words, if they differ from those of the source.
    content: Option<Vec<Inline>>,
    /// Byte range of the file where the author wrote it; `None` if it is not known.
    span: Option<Range<usize>>,
    attribution: Option<String>,
    lang: Option<String>,
    origin: Origin,
}

/// Takes the author's pull quotes out of the text: removes the marks of those in place. `blocks` are those that
/// [`extract_blocks`] returned; `marks` are those of quotes in place, if there may be any.
pub(super) fn extract(
    article: &mut Article,
    blocks: Vec<QuoteBlock>,
    marks: Option<MarkSpans>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> UnplacedQuotes {
    let in_place = match marks {
        Some(marks) => in_place::extract(article, marks, source, diagnostics),
        None => Vec::new(),
    };
    UnplacedQuotes { in_place, blocks }
}

/// Adds the pull quotes to an article, and marks their source sentences. Returns the indices of the blocks with one.
pub(super) fn place(
    article: &mut Article,
    unplaced: UnplacedQuotes,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let choice = std::mem::take(&mut article.metadata.pull_quotes);
    let changed = if choice == PullQuoteSetting::None {
        Vec::new()
    } else {
        let quotes = author_quotes(article, &choice, unplaced, source, diagnostics);
        add(article, &choice, quotes)
    };
    article.metadata.pull_quotes = choice;
    changed
}

/// Returns the pull quotes of the author with their sources.
fn author_quotes(
    article: &Article,
    choice: &PullQuoteSetting,
    unplaced: UnplacedQuotes,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<LocatedQuote> {
    let listed = if let PullQuoteSetting::Listed(quotes) = choice {
        quotes.as_slice()
    } else {
        &[]
    };
    let UnplacedQuotes { in_place, blocks } = unplaced;
    let mut found: Vec<_> = in_place.into_iter().map(LocatedQuote::from).collect();
    let (listed, blocks) = limit_number(listed, blocks, &mut found, diagnostics);
    found.extend(matching::find(
        &article.blocks,
        listed,
        blocks,
        source,
        diagnostics,
    ));
    for quote in &mut found {
        // A quote in the article's own language needs no `lang`.
        let own = article.metadata.lang.as_deref();
        quote.lang = quote.lang.take().filter(|lang| own != Some(lang));
    }
    review::remove_duplicates(&article.blocks, in_order(found), source, diagnostics)
}

/// Adds the quotes of the author, and where the choice asks for them, Recto's own.
fn add(
    article: &mut Article,
    choice: &PullQuoteSetting,
    mut quotes: Vec<LocatedQuote>,
) -> Vec<usize> {
    if *choice == PullQuoteSetting::Automatic
        || *choice == PullQuoteSetting::Unset && quotes.is_empty()
    {
        automatic::add_automatic_quotes(article, &mut quotes);
    }
    let changed;
    (article.pull_quotes, changed) = source::mark(&mut article.blocks, in_order(quotes));
    changed
}

impl From<QuoteInPlace> for LocatedQuote {
    fn from(quote: QuoteInPlace) -> Self {
        let QuoteInPlace {
            paragraph,
            range,
            span,
        } = quote;
        Self {
            position: Position { paragraph, range },
            content: None,
            span,
            attribution: None,
            lang: None,
            origin: Origin::Author,
        }
    }
}

/// Sorts quotes by their positions. There are few of them.
fn in_order(found: Vec<LocatedQuote>) -> Vec<LocatedQuote> {
    let mut ordered: Vec<LocatedQuote> = Vec::with_capacity(found.len());
    for quote in found {
        let place = |quote: &LocatedQuote| (quote.position.paragraph, quote.position.range.start);
        let at = ordered.partition_point(|other| place(other) <= place(&quote));
        ordered.insert(at, quote);
    }
    ordered
}

/// Removes the pull quotes beyond the highest number.
fn limit_number<'a>(
    listed: &'a [ListedQuote],
    mut quote_blocks: Vec<QuoteBlock>,
    in_place: &mut Vec<LocatedQuote>,
    diagnostics: &mut Diagnostics,
) -> (&'a [ListedQuote], Vec<QuoteBlock>) {
    let total = listed.len() + quote_blocks.len() + in_place.len();
    if total > MAX_AUTHOR_QUOTES {
        diagnostics.report(|| {
            let (count, limit) = (total, MAX_AUTHOR_QUOTES);
            (None, DiagnosticKind::TooManyPullQuotes { count, limit })
        });
    }
    in_place.truncate(MAX_AUTHOR_QUOTES);
    quote_blocks.truncate(MAX_AUTHOR_QUOTES - in_place.len());
    let max_listed = MAX_AUTHOR_QUOTES - in_place.len() - quote_blocks.len();
    (&listed[..listed.len().min(max_listed)], quote_blocks)
}
