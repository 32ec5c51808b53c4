//! Pull quotes written as blocks: a block quote whose first line is `[!PULLQUOTE]`, or `[!PULLQUOTE lang=fr]`.

use crate::{
    diagnostic::{BlockQuoteSpans, DiagnosticKind, Diagnostics, MarkReader, Source},
    text::one_line,
    tree::{Block, Inline, QuoteBlock, language_tag, runs, visit},
};
use std::ops::Range;

/// Removes these blocks from the body, and returns them.
pub(in crate::passes) fn extract(
    blocks: &mut Vec<Block>,
    source: Source<'_>,
    (spans, marks): (&mut BlockQuoteSpans, &mut MarkReader),
    diagnostics: &mut Diagnostics,
) -> Vec<QuoteBlock> {
    let mut extraction = Extraction {
        quotes: Vec::new(),
        paragraphs: 0,
        source,
        spans,
        marks,
        diagnostics,
    };
    extraction.visit(blocks);
    if extraction.paragraphs > 0 {
        return extraction.quotes;
    }
    // Without any sentence to tie them to, they are the article, and stay in it.
    for quote in extraction.quotes {
        blocks.push(Block::Quote(vec![Block::Paragraph(quote.content)]));
    }
    Vec::new()
}

struct Extraction<'a> {
    quotes: Vec<QuoteBlock>,
    paragraphs: usize,
    source: Source<'a>,
    spans: &'a mut BlockQuoteSpans,
    marks: &'a mut MarkReader,
    diagnostics: &'a mut Diagnostics,
}

impl Extraction<'_> {
    fn visit(&mut self, blocks: &mut Vec<Block>) {
        blocks.retain_mut(|block| {
            match block {
                Block::Paragraph(_) => self.paragraphs += 1,
                Block::Quote(content) => {
                    let span = self.spans.next();
                    if let Some(mark) = first_line(content) {
                        if mark.rest.is_empty() {
                            let (length, language) = (mark.length, language(mark.parameters));
                            let content = std::mem::take(content);
                            self.spans.skip_within(span.as_ref());
                            self.marks.remove_within(span.as_ref());
                            return !self.add(content, length, language, span);
                        }
                        let source = self.source;
                        self.diagnostics.report(|| {
                            let span = span.map(|span| source.first_line(&span));
                            let text = mark.rest.to_owned();
                            (span, DiagnosticKind::PullQuoteTrailingText { text })
                        });
                    }
                    self.visit(content);
                }
                other => visit::own_lists_mut(other, &mut |blocks| self.visit(blocks)),
            }
            true
        });
    }

    /// Adds a pull quote. Returns `true` if the block leaves the text.
    fn add(
        &mut self,
        blocks: Vec<Block>,
        mark: usize,
        (lang, unknown): (Option<String>, Option<String>),
        span: Option<Range<usize>>,
    ) -> bool {
        let read = read_content(blocks, mark);
        let mut text = String::new();
        if cfg!(feature = "diagnostics") {
            runs::push_text(&read.words, &mut text);
        }
        let source = self.source;
        let first_line = || span.as_ref().map(|span| source.first_line(span));
        if read.words.is_empty() {
            self.diagnostics
                .report(|| (first_line(), DiagnosticKind::PullQuoteBlockEmpty));
            return read.attribution.is_some() || !read.has_unsupported;
        }
        if let Some(parameter) = unknown {
            self.diagnostics.report(|| {
                let line = first_line();
                let span = line.map(|line| source.find_within(&line, &parameter));
                (
                    span,
                    DiagnosticKind::UnknownPullQuoteParameter { parameter },
                )
            });
        }
        if read.has_unsupported {
            self.diagnostics.report(|| {
                let span = span.as_ref().map(|span| source.find_within(span, ""));
                let text = text.clone();
                (span, DiagnosticKind::PullQuoteUnsupportedContent { text })
            });
        }
        let words_span = if cfg!(feature = "diagnostics") {
            span.map(|span| source.find_within(&span, &text))
        } else {
            None
        };
        self.quotes.push(QuoteBlock {
            content: read.words,
            attribution: read.attribution,
            lang,
            paragraph: self.paragraphs,
            span: words_span,
        });
        true
    }
}

/// Start of the first line of such a block quote.
const MARK: &str = "[!PULLQUOTE";

/// First line of such a block quote.
struct FirstLine<'a> {
    /// Text between the mark and its bracket: `lang=fr`.
    parameters: &'a str,
    /// Text after the bracket, which should be empty.
    rest: &'a str,
    /// Length in bytes, with the white space after it.
    length: usize,
}

fn first_line(blocks: &[Block]) -> Option<FirstLine<'_>> {
    let Some(Block::Paragraph(content)) = blocks.first() else {
        return None;
    };
    let Some(Inline::Text(text)) = content.first() else {
        return None;
    };
    let (start, after) = text.split_at_checked(MARK.len())?;
    let line = after.split('\n').next().unwrap_or_default();
    let (parameters, rest) = line.split_once(']')?;
    let is_mark = start.eq_ignore_ascii_case(MARK)
        && (parameters.is_empty() || parameters.starts_with(char::is_whitespace));
    is_mark.then(|| FirstLine {
        parameters: parameters.trim(),
        rest: rest.trim(),
        length: text.len() - after[line.len() - rest.len()..].trim_start().len(),
    })
}

/// Returns the language of a quote, and the last parameter without a meaning.
fn language(parameters: &str) -> (Option<String>, Option<String>) {
    let (mut lang, mut unknown) = (None, None);
    for parameter in parameters.split_whitespace() {
        let tag = parameter.strip_prefix("lang=").and_then(|tag| {
            // Smart punctuation makes quotation marks round.
            language_tag(tag.trim_matches(['"', '“', '”', '\'', '‘', '’']))
        });
        if tag.is_some() {
            lang = tag;
        } else {
            unknown = Some(parameter.to_owned());
        }
    }
    (lang, unknown)
}

/// Content of a block.
#[derive(Default)]
struct Content {
    words: Vec<Inline>,
    attribution: Option<String>,
    /// `true` if something in it cannot be part of a quote.
    has_unsupported: bool,
}

/// Separates the words from the attribution of a quote whose mark takes `mark` bytes.
fn read_content(blocks: Vec<Block>, mark: usize) -> Content {
    let mut read = Content::default();
    for (index, block) in blocks.into_iter().enumerate() {
        let Block::Paragraph(mut run) = block else {
            read.has_unsupported = true;
            continue;
        };
        if index == 0
            && let Some(Inline::Text(text)) = run.first_mut()
        {
            text.replace_range(..mark, "");
        }
        read.attribution = take_attribution(&mut run).or(read.attribution);
        let mut text = String::new();
        runs::push_text(&run, &mut text);
        let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
        if start < end {
            if !read.words.is_empty() {
                read.words.push(Inline::Text(" ".to_owned()));
            }
            read.words.extend(runs::copy_range(&run, &(start..end)));
        }
    }
    read
}

/// Removes a last line that begins with a dash, and returns the name after it.
fn take_attribution(run: &mut Vec<Inline>) -> Option<String> {
    let mut text = String::new();
    runs::push_text(run, &mut text);
    let start = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].trim();
    let name = line
        .strip_prefix(['—', '–', '―'])
        .or_else(|| line.strip_prefix("--"))?
        .trim();
    if name.is_empty() {
        return None;
    }
    let name = one_line(name);
    *run = runs::copy_range(run, &(0..start));
    Some(name)
}
