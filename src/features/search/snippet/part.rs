//! Parts of snippets, marked and plain.

/// A part of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnippetPart {
    /// Text around the matches.
    Plain(String),
    /// Matching words.
    Match(String),
}

impl SnippetPart {
    /// Returns the text, marked or not.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Match(text) => text,
        }
    }
}

/// Builds a snippet word by word and joins adjacent parts.
#[derive(Debug, Default)]
pub(super) struct SnippetBuilder(Vec<SnippetPart>);

impl SnippetBuilder {
    /// Adds a matching word; the punctuation that Pagefind counts as part of it stays plain.
    pub(super) fn push_match(&mut self, word: &str) {
        let is_letter = |c: char| c.is_alphanumeric();
        let Some(start) = word.find(is_letter) else {
            return self.push_plain(word);
        };
        let end = word.rfind(is_letter).map_or(word.len(), |at| {
            at + word[at..].chars().next().map_or(0, char::len_utf8)
        });
        self.push_plain(&word[..start]);
        self.mark(&word[start..end]);
        self.push_plain(&word[end..]);
    }

    /// Adds text around the matches.
    pub(super) fn push_plain(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(SnippetPart::Plain(before)) => before.push_str(text),
            _ => self.0.push(SnippetPart::Plain(text.to_owned())),
        }
    }

    /// Adds marked words, in one part with those directly before them.
    fn mark(&mut self, words: &str) {
        if let [.., SnippetPart::Match(before), SnippetPart::Plain(between)] = &mut self.0[..]
            && between == " "
        {
            before.push(' ');
            before.push_str(words);
            self.0.pop();
        } else if let Some(SnippetPart::Match(before)) = self.0.last_mut() {
            before.push_str(words);
        } else {
            self.0.push(SnippetPart::Match(words.to_owned()));
        }
    }

    /// Returns the parts.
    pub(super) fn finish(self) -> Vec<SnippetPart> {
        self.0
    }
}
