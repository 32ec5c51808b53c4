//! Head of a plain text: title, standfirst and bylines before the first paragraph.

use super::{LineBlock, headings};
use crate::{
    byline::{self, BylinePart, are_names},
    fields::Fields,
    yaml::Value,
};

/// Longest title, in characters.
const MAX_TITLE: usize = 150;

/// Longest standfirst, in characters.
const MAX_STANDFIRST: usize = 400;

/// Limit on blocks in the head.
const MAX_BLOCKS: usize = 10;

/// Head of a text.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    standfirst: Option<String>,
    byline_parts: Vec<BylinePart>,
    /// Number of its blocks.
    pub(super) length: usize,
}

/// Finds the head of a text.
pub(super) fn read(blocks: &[LineBlock<'_>]) -> Head {
    let mut head = Head::default();
    let Some(first) = blocks.first() else {
        return head;
    };
    let rest = head.title(first, blocks.len());
    if head.title.is_none() {
        return head;
    }
    head.length = 1;
    if !rest.is_empty() {
        head.byline_parts.extend(rest);
    }
    // LineBlock that may be a standfirst or the first paragraph; the next blocks decide.
    let mut pending = None;
    let mut at = 1;
    while at < blocks.len().min(MAX_BLOCKS) {
        let block = &blocks[at];
        if let Some(parts) = head.metadata(block) {
            head.byline_parts.extend(parts);
            head.accept(pending.take(), blocks);
            head.length = at + 1;
        } else if pending.is_none() && head.may_be_standfirst(blocks, at) {
            pending = Some(at);
        } else {
            break;
        }
        at += 1;
    }
    // A short text between the title and the first heading is a standfirst.
    if let Some(index) = pending
        && index + 1 == at
        && index == head.length
        && head.standfirst.is_none()
        && at < blocks.len()
        && headings::is_heading(blocks, at)
    {
        head.accept(Some(index), blocks);
        head.length = at;
    }
    head
}

impl Head {
    /// Sets the title from the first block. Returns the byline below it in the same block.
    fn title(&mut self, block: &[&str], blocks: usize) -> Vec<BylinePart> {
        let (line, rest) = match block {
            [line, rest @ ..] => (line.trim_matches(['#', ' ']), rest),
            [] => return Vec::new(),
        };
        let is_underline =
            |line: &str| line.chars().all(|c| c == '=' || c == '-') && line.len() > 2;
        let rest = match rest {
            [first, rest @ ..] if is_underline(first) => rest,
            rest => rest,
        };
        let parts: Option<Vec<Vec<BylinePart>>> =
            rest.iter().map(|line| byline::parse(line)).collect();
        let line = line
            .strip_prefix("Title:")
            .or_else(|| line.strip_prefix("TITLE:"))
            .unwrap_or(line)
            .trim();
        let is_short = line.chars().count() <= MAX_TITLE && !line.is_empty();
        // A text of one block has no title, and a sentence is not a title.
        let is_sentence = line.ends_with('.') && line.split_whitespace().count() > 8;
        match parts {
            Some(parts) if is_short && !is_sentence && blocks > 1 => {
                self.title = Some(line.to_owned());
                parts.into_iter().flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Parses a block as a byline; none if it is part of the text.
    fn metadata(&self, block: &[&str]) -> Option<Vec<BylinePart>> {
        let parts = block
            .iter()
            .map(|line| self.repeated_title(line).or_else(|| byline::parse(line)));
        parts
            .collect::<Option<Vec<_>>>()
            .map(|parts| parts.into_iter().flatten().collect())
    }

    /// Parses a repeated title, which may have the name of the publication after it, as in a browser tab.
    fn repeated_title(&self, line: &str) -> Option<Vec<BylinePart>> {
        let fold = |text: &str| text.to_lowercase().replace(['’', '‘'], "'");
        let title = self.title.as_deref()?;
        let line_folded = fold(line);
        let rest = line_folded.strip_prefix(&fold(title))?;
        if rest.starts_with(char::is_alphanumeric) || rest.chars().count() > 60 {
            return None;
        }
        let length = rest.chars().count();
        let rest: String = line.chars().skip(line.chars().count() - length).collect();
        let name = rest.trim_matches(|c: char| c.is_whitespace() || "|-–—·•:,".contains(c));
        Some(if name.is_empty() {
            Vec::new()
        } else {
            vec![BylinePart::Publisher(name.to_owned())]
        })
    }

    /// Returns true if a block may be a standfirst or a bare name.
    fn may_be_standfirst(&self, blocks: &[LineBlock<'_>], at: usize) -> bool {
        let length: usize = blocks[at].iter().map(|line| line.chars().count()).sum();
        self.standfirst.is_none() && length <= MAX_STANDFIRST && !headings::is_heading(blocks, at)
    }

    /// Accepts the pending block as an author or else as the standfirst.
    fn accept(&mut self, pending: Option<usize>, blocks: &[LineBlock<'_>]) {
        let Some(index) = pending else { return };
        let text = blocks[index].join(" ");
        let words = text.split_whitespace().count();
        let has_authors = self
            .byline_parts
            .iter()
            .any(|part| matches!(part, BylinePart::Authors(_)));
        if (2..=4).contains(&words) && are_names(&text) && !has_authors {
            self.byline_parts.push(BylinePart::Authors(vec![text]));
        } else {
            self.standfirst = Some(text);
        }
    }

    /// Fills the front matter. Returns the lines of the report.
    pub(super) fn fill_fields(&self, fields: &mut Fields) -> Vec<String> {
        let mut report = Vec::new();
        match &self.title {
            Some(title) => {
                fields.set_text("title", title);
                report.push(format!("title: {title}"));
            }
            None => {
                report
                    .push("no title was found: add one, or else the file name is shown".to_owned());
            }
        }
        if let Some(standfirst) = &self.standfirst {
            fields.set_text("description", standfirst);
            report.push(format!("description: {standfirst}"));
        }
        for part in &self.byline_parts {
            let (key, value) = match part {
                BylinePart::Published(day) => ("date", Value::Plain(day.clone())),
                BylinePart::Updated(day) => ("updated", Value::Plain(day.clone())),
                BylinePart::Authors(names) => ("author", Value::texts(names.clone())),
                BylinePart::Publisher(name) => ("publisher", Value::text(name)),
                BylinePart::AmbiguousDate(words) => {
                    report.push(format!(
                        "`{words}` may be one of two dates and was left out: write `date: 2025-05-06`"
                    ));
                    continue;
                }
            };
            if let Some(first) = fields.get(key) {
                if *first != value {
                    report.push(format!(
                        "{key}: also {}, which was left out",
                        value.one_line()
                    ));
                }
                continue;
            }
            report.push(format!("{key}: {}", value.one_line()));
            fields.set(key, value);
        }
        for (key, what) in [("author", "byline"), ("date", "date")] {
            if !fields.has(key) {
                report.push(format!("no {what} was found"));
            }
        }
        report
    }
}
