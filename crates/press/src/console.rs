//! Output to the terminal or to the log of a build machine. Names of files, titles and links come from other people and may
//! contain control sequences that a terminal or such a machine obeys, so everything printed passes through here.

#[cfg(not(test))]
use std::io::Write as _;
use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, ErrorKind},
    sync::Mutex,
};

use crate::{Error, Result};

/// The first failure of writing to standard output, which [`finish`] reports once the work is done.
static FAILURE: Mutex<Option<io::Error>> = Mutex::new(None);

/// Prints a line to standard output, with its controls escaped.
pub(crate) fn print_line(line: &str) {
    print_raw(&format!("{}\n", escape_controls(line)));
}

/// Prints a line to standard error, with its controls escaped.
pub(crate) fn eprint_line(line: &str) {
    eprint_raw(&format!("{}\n", escape_controls(line)));
}

/// Prints a text of several lines to standard output. The caller has escaped everything in it that is not press's own.
#[cfg(not(test))]
pub(crate) fn print_raw(text: &str) {
    note_failure(io::stdout().lock().write_all(text.as_bytes()));
}

/// Flushes standard output. Fails if anything could not be written to it. A closed pipe, as `head` leaves one, is no error.
pub(crate) fn finish() -> Result<()> {
    #[cfg(not(test))]
    note_failure(io::stdout().lock().flush());
    let failure = FAILURE.lock().ok().and_then(|mut failure| failure.take());
    match failure {
        Some(error) => Err(Error::new("cannot write to standard output").caused_by(error)),
        None => Ok(()),
    }
}

/// Keeps the first failure of writing to standard output for [`finish`].
pub(crate) fn note_failure(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
        && let Ok(mut failure) = FAILURE.lock()
    {
        failure.get_or_insert(error);
    }
}

#[cfg(not(test))]
fn eprint_raw(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// The test harness captures the output of macros only.
#[cfg(test)]
pub(crate) fn print_raw(text: &str) {
    print!("{text}");
}

#[cfg(test)]
fn eprint_raw(text: &str) {
    eprint!("{text}");
}

/// Replaces each character that [needs it](needs_escape) by its Rust escape, such as `\u{1b}`. The result is one line in
/// which every character is visible.
pub(crate) fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(needs_escape) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if needs_escape(c) {
            // Writing to a string does not fail.
            let _ = write!(escaped, "{}", c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Returns whether a character is invisible and acts on the text around it: a control, a line separator, or a mark that turns
/// or isolates the direction of text.
pub(crate) fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_sequences_are_escaped() {
        let check = |text: &str, expected: &str| assert_eq!(escape_controls(text), expected);
        check("\u{1b}[2J", r"\u{1b}[2J");
        check("a\n::error::b\r", r"a\u{a}::error::b\u{d}");
        check("\u{7f}\u{9b}31m", r"\u{7f}\u{9b}31m");
        check(
            "\u{202e}dm.\u{2066}\u{2028}",
            r"\u{202e}dm.\u{2066}\u{2028}",
        );
    }

    #[test]
    fn only_a_closed_pipe_is_no_failure() {
        note_failure(Ok(()));
        note_failure(Err(ErrorKind::BrokenPipe.into()));
        assert!(finish().is_ok());
        note_failure(Err(ErrorKind::StorageFull.into()));
        note_failure(Err(ErrorKind::Other.into()));
        let error = finish().unwrap_err().to_string();
        assert_eq!(
            error,
            format!(
                "cannot write to standard output: {}",
                io::Error::from(ErrorKind::StorageFull)
            )
        );
        assert!(finish().is_ok());
    }

    #[test]
    fn visible_text_stays_unchanged() {
        for text in [
            "Low tide: `a.md`",
            "余白 مئة\u{200f} 👩\u{200d}🚀",
            "\\u{1b}",
        ] {
            assert!(matches!(escape_controls(text), Cow::Borrowed(same) if same == text));
        }
    }
}
