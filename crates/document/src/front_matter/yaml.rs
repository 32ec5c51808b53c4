//! YAML, from the events of `saphyr-parser`. Anchors are not followed: an alias is no value that Recto has a use for,
//! and so ten lines of them cannot become a gigabyte.

use super::value::{Entries, Entry, Problem, Scalar, Value};
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

/// Reads the keys at the top level.
pub(super) fn read(text: &str) -> Entries {
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        found: Entries::default(),
    };
    if let Err(problem) = reader.document() {
        reader.found.problems.push(problem);
    }
    reader.found
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    found: Entries,
}

/// Why reading cannot go on.
type Step<T> = Result<T, Problem>;

impl<'a> Reader<'a> {
    /// The next event and its line.
    fn next(&mut self) -> Step<(Event<'a>, usize)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, span.start.line())),
            Some(Err(error)) => {
                let message = format!(
                    "The front matter was not read from here on: {}.",
                    error.info()
                );
                Err(Problem {
                    line: error.marker().line(),
                    message,
                })
            }
            None => Ok((Event::StreamEnd, 1)),
        }
    }

    fn document(&mut self) -> Step<()> {
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::MappingStart(..) => return self.mapping(),
                Event::StreamEnd | Event::DocumentEnd => return Ok(()),
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
                // What holds nothing but comments is an empty scalar.
                Event::Scalar(text, ..) if text.is_empty() || text == "~" => {}
                Event::Scalar(..)
                | Event::Alias(_)
                | Event::SequenceStart(..)
                | Event::SequenceEnd
                | Event::MappingEnd => {
                    let message =
                        "The front matter was not read: it has no keys, such as `title: …`."
                            .to_owned();
                    return Err(Problem { line, message });
                }
            }
        }
    }

    fn mapping(&mut self) -> Step<()> {
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::MappingEnd | Event::StreamEnd => return Ok(()),
                Event::Scalar(key, ..) => {
                    let key = key.into_owned();
                    let (event, value_line) = self.next()?;
                    let value = self.value(event, value_line)?;
                    self.found.entries.push(Entry { key, value, line });
                }
                other => {
                    // A key that is itself a list or a table.
                    self.value(other, line)?;
                    let (event, value_line) = self.next()?;
                    self.value(event, value_line)?;
                }
            }
        }
    }

    fn value(&mut self, event: Event<'a>, line: usize) -> Step<Value> {
        match event {
            Event::Scalar(text, style, ..) => Ok(Value::Scalar(Scalar {
                text: text.into_owned(),
                is_quoted: style != ScalarStyle::Plain,
                line,
            })),
            Event::SequenceStart(..) => self.list(),
            Event::MappingStart(..) => self.table(),
            Event::Alias(_) => {
                let message = "An alias (`*name`) stands here; write the value itself.".to_owned();
                self.found.problems.push(Problem { line, message });
                Ok(Value::Table(Vec::new()))
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => Ok(Value::Table(Vec::new())),
        }
    }

    fn list(&mut self) -> Step<Value> {
        let mut items = Vec::new();
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::SequenceEnd | Event::StreamEnd => return Ok(Value::List(items)),
                // Lists within lists mean nothing here; to skip them keeps the stack flat.
                Event::SequenceStart(..) => {
                    self.skip()?;
                    items.push(Value::Table(Vec::new()));
                }
                other => items.push(self.value(other, line)?),
            }
        }
    }

    /// The single values of a table. Lists and tables within it are passed over, which keeps the stack flat.
    fn table(&mut self) -> Step<Value> {
        let mut entries = Vec::new();
        loop {
            let key = match self.next()?.0 {
                Event::MappingEnd | Event::StreamEnd => return Ok(Value::Table(entries)),
                Event::Scalar(key, ..) => Some(key.into_owned()),
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    self.skip()?;
                    None
                }
                _ => None,
            };
            let (event, line) = self.next()?;
            let value = match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    self.skip()?;
                    Value::Table(Vec::new())
                }
                other => self.value(other, line)?,
            };
            entries.extend(key.map(|key| Entry { key, value, line }));
        }
    }

    /// Passes over the rest of a list or table.
    fn skip(&mut self) -> Step<()> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()?.0 {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                Event::StreamEnd => return Ok(()),
                Event::Nothing
                | Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Alias(_)
                | Event::Scalar(..) => {}
            }
        }
        Ok(())
    }
}
