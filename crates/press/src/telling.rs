//! What is told on a terminal, or in the log of a machine that builds. All of it passes here: names of files, titles and
//! links are other people's, and may hold what a terminal or such a machine takes for a command.

#[cfg(not(test))]
use std::io::{self, Write as _};
use std::{borrow::Cow, fmt::Write as _};

/// Tells a line on standard output.
pub(crate) fn say(line: &str) {
    print(&format!("{}\n", shown(line)));
}

/// Tells a line on standard error.
pub(crate) fn warn(line: &str) {
    print_error(&format!("{}\n", shown(line)));
}

/// Prints a text whose lines are press's own, and in which all else is [`shown`] already. Whoever has closed the output, as
/// `head` does, wants to hear no more.
#[cfg(not(test))]
pub(crate) fn print(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

#[cfg(not(test))]
fn print_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// What tests print is kept from the terminal only where macros print it.
#[cfg(test)]
pub(crate) fn print(text: &str) {
    print!("{text}");
}

#[cfg(test)]
fn print_error(text: &str) {
    eprint!("{text}");
}

/// A text of one line in which everything is seen: what would move the cursor, change colours, turn the direction of what
/// follows or begin another line is written as Rust writes it, `\u{1b}`.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unseen(c) {
            // Writing to a string does not fail.
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is none that is seen, but does something: controls, separators of lines, and what turns or isolates
/// directions.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_told_commands_a_terminal() {
        let check = |text: &str, expected: &str| assert_eq!(shown(text), expected);
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
            assert!(matches!(shown(text), Cow::Borrowed(same) if same == text));
        }
    }
}
