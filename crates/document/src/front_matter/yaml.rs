//! YAML, from the events of `saphyr-parser`. Anchors are not followed: ten lines of aliases cannot become a gigabyte.

use super::value::{Entries, Entry, Scalar, Span, Value};
use crate::diagnostic::DiagnosticKind;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput};

/// Reads the keys at the top level.
pub(super) fn read(text: &str) -> Entries {
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        found: Entries::default(),
    };
    if let Err(problem) = reader.document() {
        reader.report(problem);
    }
    reader.found
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    found: Entries,
}

/// Reason why reading cannot go on, and its place.
struct Problem {
    span: Span,
    kind: ProblemKind,
}

enum ProblemKind {
    /// Words of the parser.
    Syntax(ScanError),
    WithoutKeys,
    Alias,
}

type Step<T> = Result<T, Problem>;

impl<'a> Reader<'a> {
    fn report(&mut self, problem: Problem) {
        self.found.diagnostics.report(|| {
            let kind = match problem.kind {
                ProblemKind::Syntax(error) => DiagnosticKind::YamlSyntax {
                    problem: error.info().to_owned(),
                },
                ProblemKind::WithoutKeys => DiagnosticKind::FrontMatterWithoutKeys,
                ProblemKind::Alias => DiagnosticKind::YamlAlias,
            };
            (Some(problem.span), kind)
        });
    }

    /// Returns the next event and its place.
    fn next(&mut self) -> Step<(Event<'a>, Span)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, span.start.index()..span.end.index())),
            Some(Err(error)) => {
                let at = error.marker().index();
                Err(Problem {
                    span: at..at,
                    kind: ProblemKind::Syntax(error),
                })
            }
            None => Ok((Event::StreamEnd, 0..0)),
        }
    }

    fn document(&mut self) -> Step<()> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::MappingStart(..) => return self.mapping(),
                Event::StreamEnd | Event::DocumentEnd => return Ok(()),
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
                // A document of nothing but comments is an empty scalar.
                Event::Scalar(text, ..) if text.is_empty() || text == "~" => {}
                Event::Scalar(..)
                | Event::Alias(_)
                | Event::SequenceStart(..)
                | Event::SequenceEnd
                | Event::MappingEnd => {
                    let kind = ProblemKind::WithoutKeys;
                    return Err(Problem { span, kind });
                }
            }
        }
    }

    fn mapping(&mut self) -> Step<()> {
        loop {
            let (event, key_span) = self.next()?;
            match event {
                Event::MappingEnd | Event::StreamEnd => return Ok(()),
                Event::Scalar(key, ..) => {
                    let key = key.into_owned();
                    let (event, start) = self.next()?;
                    let (value, value_span) = self.value(event, start)?;
                    self.found.entries.push(Entry {
                        key,
                        value,
                        key_span,
                        value_span,
                    });
                }
                other => {
                    // A key that is itself a list or a table.
                    self.value(other, key_span)?;
                    let (event, start) = self.next()?;
                    self.value(event, start)?;
                }
            }
        }
    }

    /// Returns the value that begins with an event, and its place.
    fn value(&mut self, event: Event<'a>, span: Span) -> Step<(Value, Span)> {
        match event {
            Event::Scalar(text, style, ..) => Ok((
                Value::Scalar(Scalar {
                    text: text.into_owned(),
                    is_quoted: style != ScalarStyle::Plain,
                    span: span.clone(),
                }),
                span,
            )),
            Event::SequenceStart(..) => {
                let (items, end) = self.list()?;
                Ok((Value::List(items), span.start..end))
            }
            Event::MappingStart(..) => {
                let (entries, end) = self.table()?;
                Ok((Value::Table(entries), span.start..end))
            }
            Event::Alias(_) => {
                self.report(Problem {
                    span: span.clone(),
                    kind: ProblemKind::Alias,
                });
                Ok((Value::Table(Vec::new()), span))
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => Ok((Value::Table(Vec::new()), span)),
        }
    }

    /// Returns the items of a list, and its end.
    fn list(&mut self) -> Step<(Vec<Value>, usize)> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::SequenceEnd | Event::StreamEnd => return Ok((items, span.end)),
                // Lists within lists have no meaning. Skipping them keeps the stack flat.
                Event::SequenceStart(..) => {
                    self.skip()?;
                    items.push(Value::Table(Vec::new()));
                }
                other => items.push(self.value(other, span)?.0),
            }
        }
    }

    /// Returns the single values of a table, and its end. Lists and tables within it are skipped, which keeps the stack flat.
    fn table(&mut self) -> Step<(Vec<Entry>, usize)> {
        let mut entries = Vec::new();
        loop {
            let (event, key_span) = self.next()?;
            let key = match event {
                Event::MappingEnd | Event::StreamEnd => return Ok((entries, key_span.end)),
                Event::Scalar(key, ..) => Some(key.into_owned()),
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    self.skip()?;
                    None
                }
                _ => None,
            };
            let (event, span) = self.next()?;
            let (value, value_span) = match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    let end = self.skip()?;
                    (Value::Table(Vec::new()), span.start..end)
                }
                other => self.value(other, span)?,
            };
            entries.extend(key.map(|key| Entry {
                key,
                value,
                key_span,
                value_span,
            }));
        }
    }

    /// Skips the rest of a list or table, and returns its end.
    fn skip(&mut self) -> Step<usize> {
        let mut depth = 1;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                Event::StreamEnd => return Ok(span.end),
                Event::Nothing
                | Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Alias(_)
                | Event::Scalar(..) => {}
            }
            if depth == 0 {
                return Ok(span.end);
            }
        }
    }
}
