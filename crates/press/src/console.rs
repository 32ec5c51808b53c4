//! What is told on a terminal, or in the log of a machine that builds. All of it passes here: names of files, titles and
//! links are other people's, and may hold what a terminal or such a machine takes for a command.

#[cfg(not(test))]
use std::io::{self, Write as _};
use std::{borrow::Cow, fmt::Write as _};

/// Tells a line on standard output.
pub(crate) fn print_line(line: &str) {
    print(&format!("{}\n", escape_controls(line)));
}

/// Tells a line on standard error.
pub(crate) fn eprint_line(line: &str) {
    eprint(&format!("{}\n", escape_controls(line)));
}

/// Prints a text whose lines are press's own, and in which all else is [`escape_controls`] already. Whoever has closed the output, as
/// `head` does, wants to hear no more.
#[cfg(not(test))]
pub(crate) fn print(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

#[cfg(not(test))]
fn eprint(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// What tests print is kept from the terminal only where macros print it.
#[cfg(test)]
pub(crate) fn print(text: &str) {
    print!("{text}");
}

#[cfg(test)]
fn eprint(text: &str) {
    eprint!("{text}");
}

/// A text of one line in which everything is seen: what would move the cursor, change colours, turn the direction of what
/// follows or begin another line is written as Rust writes it, `\u{1b}`.
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

/// Whether a character is none that is seen, but does something: controls, separators of lines, and what turns or isolates
/// directions.
pub(crate) fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_told_commands_a_terminal() {
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
    fn what_is_seen_stays_as_it_is() {
        for text in [
            "Low tide: `a.md`",
            "余白 مئة\u{200f} 👩\u{200d}🚀",
            "\\u{1b}",
        ] {
            assert!(matches!(escape_controls(text), Cow::Borrowed(same) if same == text));
        }
    }
}
