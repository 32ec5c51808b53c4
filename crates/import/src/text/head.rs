//! The head of a plain text: what stands before its first paragraph.

use super::{Block, headings};
use crate::{
    byline::{self, Says, are_names},
    fields::Fields,
    yaml::Value,
};

/// More than this is no title any more, in characters.
const LONGEST_TITLE: usize = 150;

/// More than this is no standfirst any more, in characters.
const LONGEST_STANDFIRST: usize = 400;

/// So many blocks may stand between the title and the text.
const MOST_BLOCKS: usize = 10;

/// What was found at the head.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    standfirst: Option<String>,
    says: Vec<Says>,
    /// How many blocks it takes.
    pub(super) length: usize,
}

/// Reads the head of a text.
pub(super) fn read(blocks: &[Block<'_>]) -> Head {
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
        head.says.extend(rest);
    }
    // Text that may be a standfirst, or the first paragraph: what follows tells.
    let mut open = None;
    let mut at = 1;
    while at < blocks.len().min(MOST_BLOCKS) {
        let block = &blocks[at];
        if let Some(says) = head.metadata(block) {
            head.says.extend(says);
            head.settle(open.take(), blocks);
            head.length = at + 1;
        } else if open.is_none() && head.may_open(blocks, at) {
            open = Some(at);
        } else {
            break;
        }
        at += 1;
    }
    // Short text between the title and the first heading leads into all that follows.
    if let Some(index) = open
        && index + 1 == at
        && index == head.length
        && head.standfirst.is_none()
        && at < blocks.len()
        && headings::is_heading(blocks, at)
    {
        head.settle(Some(index), blocks);
        head.length = at;
    }
    head
}

impl Head {
    /// Takes the title, and what stands under it in the same block.
    fn title(&mut self, block: &[&str], blocks: usize) -> Vec<Says> {
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
        let says: Option<Vec<Vec<Says>>> = rest.iter().map(|line| byline::read(line)).collect();
        let line = line
            .strip_prefix("Title:")
            .or_else(|| line.strip_prefix("TITLE:"))
            .unwrap_or(line)
            .trim();
        let is_short = line.chars().count() <= LONGEST_TITLE && !line.is_empty();
        // A text of one paragraph has no title, and one that ends as a sentence is the first of them.
        let is_sentence = line.ends_with('.') && line.split_whitespace().count() > 8;
        match says {
            Some(says) if is_short && !is_sentence && blocks > 1 => {
                self.title = Some(line.to_owned());
                says.into_iter().flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// What a block says of the text; none where it is part of it.
    fn metadata(&self, block: &[&str]) -> Option<Vec<Says>> {
        let says = block
            .iter()
            .map(|line| self.repeated(line).or_else(|| byline::read(line)));
        says.collect::<Option<Vec<_>>>()
            .map(|says| says.into_iter().flatten().collect())
    }

    /// The title once more, as pages have it for their window: with the name of the publication behind it.
    fn repeated(&self, line: &str) -> Option<Vec<Says>> {
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
            vec![Says::Publisher(name.to_owned())]
        })
    }

    /// Whether a block may be a standfirst, or a name without a word before it.
    fn may_open(&self, blocks: &[Block<'_>], at: usize) -> bool {
        let length: usize = blocks[at].iter().map(|line| line.chars().count()).sum();
        self.standfirst.is_none()
            && length <= LONGEST_STANDFIRST
            && !headings::is_heading(blocks, at)
    }

    /// Takes the block that was open: a name, or else the standfirst.
    fn settle(&mut self, open: Option<usize>, blocks: &[Block<'_>]) {
        let Some(index) = open else { return };
        let text = blocks[index].join(" ");
        let words = text.split_whitespace().count();
        let has_authors = self
            .says
            .iter()
            .any(|says| matches!(says, Says::Authors(_)));
        if (2..=4).contains(&words) && are_names(&text) && !has_authors {
            self.says.push(Says::Authors(vec![text]));
        } else {
            self.standfirst = Some(text);
        }
    }

    /// Puts what was found into the front matter, and says what that is.
    pub(super) fn report(&self, fields: &mut Fields) -> Vec<String> {
        let mut report = Vec::new();
        match &self.title {
            Some(title) => {
                fields.set_text("title", title);
                report.push(format!("title: {title}"));
            }
            None => {
                report.push("no title was found: write one, or the file's name serves".to_owned());
            }
        }
        if let Some(standfirst) = &self.standfirst {
            fields.set_text("description", standfirst);
            report.push(format!("description: {standfirst}"));
        }
        for says in &self.says {
            let (key, value) = match says {
                Says::Date(day) => ("date", Value::Plain(day.clone())),
                Says::Updated(day) => ("updated", Value::Plain(day.clone())),
                Says::Authors(names) => ("author", Value::texts(names.clone())),
                Says::Publisher(name) => ("publisher", Value::text(name)),
                Says::Ambiguous(words) => {
                    report.push(format!(
                        "`{words}` may be one of two days, and was not taken: write `date: 2025-05-06`"
                    ));
                    continue;
                }
            };
            if let Some(first) = fields.get(key) {
                if *first != value {
                    report.push(format!("{key}: also {}, which was left out", shown(&value)));
                }
                continue;
            }
            report.push(format!("{key}: {}", shown(&value)));
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

fn shown(value: &Value) -> String {
    match value {
        Value::List(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::scalar).collect();
            items.join(", ")
        }
        other => other.scalar().unwrap_or_default().to_owned(),
    }
}
