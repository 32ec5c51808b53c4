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
    told: Vec<(Option<usize>, NoticeKind, String)>,
    /// How many there are beyond [`MAX_NOTICES`].
    more: usize,
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
        if self.told.len() < MAX_NOTICES {
            let offset = offset.into();
            let at = self.told.partition_point(|(other, ..)| *other <= offset);
            self.told.insert(at, (offset, kind, message()));
        } else {
            self.more += 1;
        }
    }

    /// Finds the line of each notice, in one pass over the text.
    pub(crate) fn locate(self, text: &str, first_line: usize) -> Vec<Notice> {
        let (mut line, mut from) = (first_line, 0);
        let locate = |(offset, kind, message): (Option<usize>, _, _)| {
            let line = offset.map(|offset| {
                let to = offset.clamp(from, text.len());
                line += memchr::memchr_iter(b'\n', &text.as_bytes()[from..to]).count();
                from = to;
                line
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
    fn too_many_notices_end_in_their_number() {
        let notices = notices(0..MAX_NOTICES + 7).locate("a", 1);
        assert_eq!(notices.len(), MAX_NOTICES + 1);
        assert!(notices[MAX_NOTICES].message.contains(" 7 "));
    }
}
