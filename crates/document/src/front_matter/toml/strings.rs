//! The four kinds of strings.

use super::{Reader, Step};
use crate::diagnostic::TomlProblem;

impl Reader<'_> {
    /// Reads a string of one of the four kinds, if there is one.
    pub(super) fn string(&mut self) -> Option<Step<String>> {
        if self.consume("'''") {
            self.skip_first_break();
            Some(self.literal("'''"))
        } else if self.consume("\"\"\"") {
            self.skip_first_break();
            Some(self.text_block())
        } else if self.consume("'") {
            Some(self.literal("'"))
        } else if self.consume("\"") {
            Some(self.basic_string())
        } else {
            None
        }
    }

    /// Skips the line break right after three quotation marks, which is not part of the text.
    fn skip_first_break(&mut self) {
        let _ = self.consume("\r\n") || self.consume("\n");
    }

    /// Reads the text up to a mark, as written.
    pub(super) fn literal(&mut self, mark: &str) -> Step<String> {
        let end = self.rest.find(mark).ok_or(TomlProblem::UnclosedText)?;
        // Up to two more marks belong to the text: `''''it's''''`.
        let more = self.rest[end + mark.len()..]
            .bytes()
            .take_while(|byte| mark.len() > 1 && *byte == b'\'')
            .take(2)
            .count();
        let text = &self.rest[..end + more];
        if mark.len() == 1 && text.contains('\n') {
            return Err(TomlProblem::UnclosedText);
        }
        self.rest = &self.rest[end + more + mark.len()..];
        Ok(text.to_owned())
    }

    /// Reads the text up to a quotation mark on the same line.
    pub(super) fn basic_string(&mut self) -> Step<String> {
        let mut text = String::new();
        loop {
            let end = self
                .rest
                .find(['"', '\\', '\n'])
                .ok_or(TomlProblem::UnclosedText)?;
            text.push_str(&self.rest[..end]);
            self.rest = &self.rest[end..];
            if self.consume("\"") {
                return Ok(text);
            }
            if !self.consume("\\") {
                return Err(TomlProblem::UnclosedText);
            }
            text.push(self.escape()?);
        }
    }

    /// Reads the text up to three quotation marks, over several lines.
    fn text_block(&mut self) -> Step<String> {
        let mut text = String::new();
        loop {
            let end = self
                .rest
                .find(['"', '\\'])
                .ok_or(TomlProblem::UnclosedText)?;
            text.push_str(&self.rest[..end]);
            self.rest = &self.rest[end..];
            if self.consume("\\") {
                let after = self.rest.trim_start_matches([' ', '\t']);
                if after.starts_with(['\n', '\r']) {
                    // A backslash at the end of a line takes the break and the indentation with it.
                    self.rest = after.trim_ascii_start();
                } else {
                    text.push(self.escape()?);
                }
            } else if self.rest.starts_with("\"\"\"") && !self.rest.starts_with("\"\"\"\"") {
                self.rest = &self.rest[3..];
                return Ok(text);
            } else {
                text.push('"');
                self.rest = &self.rest[1..];
            }
        }
    }

    /// Reads the character that an escape stands for.
    fn escape(&mut self) -> Step<char> {
        const WRONG: TomlProblem = TomlProblem::InvalidEscape;
        let c = self.rest.chars().next().ok_or(WRONG)?;
        self.rest = &self.rest[c.len_utf8()..];
        let digits = match c {
            'b' => return Ok('\u{8}'),
            't' => return Ok('\t'),
            'n' => return Ok('\n'),
            'f' => return Ok('\u{c}'),
            'r' => return Ok('\r'),
            'e' => return Ok('\u{1b}'),
            '"' | '\\' => return Ok(c),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => return Err(WRONG),
        };
        let code = self.rest.get(..digits).ok_or(WRONG)?;
        self.rest = &self.rest[digits..];
        u32::from_str_radix(code, 16)
            .ok()
            .and_then(char::from_u32)
            .ok_or(WRONG)
    }
}
