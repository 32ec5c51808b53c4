//! What could not be honoured in an article, told beside the article and never instead of it.

/// One thing that could not be honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The line in the file, from 1, where that is known.
    pub line: Option<usize>,
    /// What is wrong, and what to do: a sentence for the author.
    pub message: String,
    /// Which kind of thing it is.
    pub kind: NoticeKind,
}

/// The kinds of notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NoticeKind {
    FrontMatter,
    PullQuote,
    /// A pull quote is not shown, because its words are not in the text.
    Misquote,
    Link,
    Image,
    Html,
    Footnote,
    Heading,
    Limit,
}

/// At most so many notices are told: whoever made more mistakes than this mends them in more than one sitting.
pub const MAX_NOTICES: usize = 200;

/// Notices as they are gathered, with places in the text instead of lines.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    /// In the order of their places; those without one come first.
    told: Vec<(Option<Position>, NoticeKind, String)>,
    /// How many there are beyond [`MAX_NOTICES`].
    more: usize,
}

/// Where the reason of a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Position {
    /// A line of the file, from 1: one of the front matter.
    Line(usize),
    /// Bytes from the start of the body.
    Offset(usize),
}

impl Notices {
    /// Adds a notice; its place is in bytes from the start of the body. The message is written only if it is told, so
    /// that a text that is nothing but mistakes costs no more than others.
    pub(crate) fn tell(
        &mut self,
        offset: impl Into<Option<usize>>,
        kind: NoticeKind,
        message: impl FnOnce() -> String,
    ) {
        self.tell_at(offset.into().map(Position::Offset), kind, message);
    }

    /// Adds a notice on a line of the front matter, counted from the top of the file.
    pub(crate) fn tell_line(
        &mut self,
        line: usize,
        kind: NoticeKind,
        message: impl FnOnce() -> String,
    ) {
        self.tell_at(Some(Position::Line(line)), kind, message);
    }

    fn tell_at(
        &mut self,
        position: Option<Position>,
        kind: NoticeKind,
        message: impl FnOnce() -> String,
    ) {
        if self.told.len() < MAX_NOTICES {
            let at = self.told.partition_point(|(other, ..)| *other <= position);
            self.told.insert(at, (position, kind, message()));
        } else {
            self.more += 1;
        }
    }

    /// Finds the line of each notice, in one pass over the text.
    pub(crate) fn locate(self, text: &str, first_line: usize) -> Vec<Notice> {
        let (mut line, mut from) = (first_line, 0);
        let locate = |(position, kind, message): (Option<Position>, _, _)| {
            let line = position.map(|position| match position {
                Position::Line(line) => line,
                Position::Offset(offset) => {
                    let to = offset.clamp(from, text.len());
                    line += memchr::memchr_iter(b'\n', &text.as_bytes()[from..to]).count();
                    from = to;
                    line
                }
            });
            Notice {
                line,
                message,
                kind,
            }
        };
        let mut notices: Vec<_> = self.told.into_iter().map(locate).collect();
        if self.more > 0 {
            let message = format!("There are {} further notices.", self.more);
            notices.push(Notice {
                line: None,
                message,
                kind: NoticeKind::Limit,
            });
        }
        notices
    }
}

/// The text of the body, for notices about what the tree has no places of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// The line of the file at which it begins, from 1.
    pub first_line: usize,
}

impl Source<'_> {
    /// Where words of the tree stand: a few of them that stand next to each other in the source, and there once. Markup and
    /// smart punctuation may have changed others.
    pub(crate) fn find(self, words: &str) -> Option<usize> {
        // Longer texts would make a notice dear: 256 KiB, an essay of 40,000 words.
        const LONGEST: usize = 256 * 1024;
        const TRIES: usize = 4;
        if self.text.len() > LONGEST {
            return None;
        }
        let parts = words
            .split(|c: char| !c.is_alphanumeric() && c != ' ')
            .map(str::trim);
        // A long part is tried whole, then by halves.
        let halves = parts.flat_map(|part| {
            let middle = part.floor_char_boundary(part.len() / 2);
            let space = part[middle..]
                .find(' ')
                .map_or(part.len(), |at| middle + at);
            [part, part[..space].trim(), part[space..].trim()]
        });
        let once = |part: &str| {
            let at = self.text.find(part)?;
            (self.text.rfind(part) == Some(at)).then_some(at)
        };
        halves
            .filter(|part| part.len() > 4)
            .take(TRIES)
            .find_map(once)
    }

    /// The line of the file on which words stand, where that can be told.
    pub(crate) fn line_of(self, words: &str) -> Option<usize> {
        let before = self.text.get(..self.find(words)?)?;
        Some(self.first_line + memchr::memchr_iter(b'\n', before.as_bytes()).count())
    }
}

/// As much of a text as a notice needs, on one line.
pub(crate) fn shorten(text: &str) -> String {
    /// Enough to find it again: 80 bytes.
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

    fn notices(offsets: impl IntoIterator<Item = usize>) -> Notices {
        let mut notices = Notices::default();
        for offset in offsets {
            notices.tell(offset, NoticeKind::Link, String::new);
        }
        notices
    }

    #[test]
    fn lines_are_counted_from_the_start_of_the_file() {
        let notices = notices([5, 0, 2]).locate("a\nb\n\nc", 3);
        let lines: Vec<_> = notices.iter().map(|notice| notice.line).collect();
        assert_eq!(lines, [Some(3), Some(4), Some(6)]);
    }

    #[test]
    fn lines_of_the_front_matter_come_first() {
        let mut notices = notices([0]);
        notices.tell_line(2, NoticeKind::PullQuote, String::new);
        let lines: Vec<_> = notices
            .locate("a", 5)
            .iter()
            .map(|notice| notice.line)
            .collect();
        assert_eq!(lines, [Some(2), Some(5)]);
    }

    #[test]
    fn words_are_found_if_they_stand_once() {
        let source = Source {
            text: "a line\n\nIt \"was\" a *very* long night.\n\na line",
            first_line: 3,
        };
        assert_eq!(source.line_of("It “was” a very long night."), Some(5));
        assert_eq!(source.line_of("a line"), None);
        assert_eq!(source.line_of("a"), None);
    }

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
    fn too_many_notices_end_in_their_number() {
        let notices = notices(0..MAX_NOTICES + 7).locate("a", 1);
        assert_eq!(notices.len(), MAX_NOTICES + 1);
        assert!(notices[MAX_NOTICES].message.contains(" 7 "));
    }
}
