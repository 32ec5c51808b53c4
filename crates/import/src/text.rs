//! Plain text: finds title, standfirst, byline, date and section headings.

mod head;
mod headings;

use crate::{article::ImportedArticle, escape, fields::Fields, file_name, source::Context};

/// Converts plain text to an article.
pub(crate) fn read(text: &str, context: &Context<'_>) -> ImportedArticle {
    let blocks = blocks(text);
    let head = head::read(&blocks);
    let mut fields = Fields::default();
    let mut report = head.fill_fields(&mut fields);
    let (body, sections) = body(&blocks[head.length..]);
    if sections.is_empty() {
        report.push("no section headings were found".to_owned());
    } else {
        report.push(format!("sections: {}", sections.join(" · ")));
    }
    ImportedArticle {
        name: file_name::for_article(context.stem, head.title.as_deref()),
        entries: fields.entries(),
        body,
        report,
        ..ImportedArticle::default()
    }
}

/// Lines without an empty line between them.
type LineBlock<'a> = Vec<&'a str>;

/// Splits a text at empty lines. Without any, long lines are paragraphs.
fn blocks(text: &str) -> Vec<LineBlock<'_>> {
    /// Longest line of wrapped text, in characters.
    const MAX_WRAPPED: usize = 100;
    let mut blocks: Vec<LineBlock<'_>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blocks.push(Vec::new());
        } else if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    let is_long = |line: &&str| line.chars().count() > MAX_WRAPPED;
    if let [block] = blocks.as_slice()
        && block.len() > 2
        && block.iter().any(is_long)
    {
        return block.iter().map(|line| vec![*line]).collect();
    }
    blocks
}

/// Writes the body. Returns it with its section headings.
fn body(blocks: &[LineBlock<'_>]) -> (String, Vec<String>) {
    let are_headings = headings::find(blocks);
    let mut text = String::new();
    let mut sections = Vec::new();
    for (block, is_heading) in blocks.iter().zip(are_headings) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        if is_heading {
            let words = block[0];
            sections.push(words.to_owned());
            text.push_str(&escape::heading(2, words));
        } else {
            text.push_str(&paragraph(block));
        }
    }
    (text, sections)
}

fn paragraph(block: &[&str]) -> String {
    if is_break(block) {
        return "* * *".to_owned();
    }
    if let Some(items) = block
        .iter()
        .map(|line| item(line))
        .collect::<Option<Vec<_>>>()
    {
        let items = items
            .iter()
            .map(|(mark, words)| format!("{mark} {}", escape::paragraph(words)));
        return items.collect::<Vec<_>>().join("\n");
    }
    if is_verse(block) {
        let lines: Vec<String> = block.iter().map(|line| escape::paragraph(line)).collect();
        return lines.join("\\\n");
    }
    escape::paragraph(&block.join("\n"))
}

/// Returns true for a line of symbols between sections: `* * *`, `---`, `⁂`.
fn is_break(block: &[&str]) -> bool {
    let [line] = block else { return false };
    let symbols = line.chars().filter(|c| !c.is_whitespace());
    (1..=40).contains(&symbols.clone().count())
        && symbols.clone().all(|c| "*-_=~#•·⁂❦◆—".contains(c))
        && (symbols.count() > 1 || line.contains(['⁂', '❦', '◆', '*', '#']))
}

/// Parses a list item. Returns its marker in Markdown and its text.
fn item(line: &str) -> Option<(String, &str)> {
    for mark in ["- ", "* ", "• ", "– ", "· "] {
        if let Some(words) = line.strip_prefix(mark) {
            return Some(("-".to_owned(), words.trim()));
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let words = rest.strip_prefix(' ')?.trim();
    ((1..=3).contains(&digits) && !words.is_empty())
        .then(|| (format!("{}.", &line[..digits]), words))
}

/// Returns true if the lines of a block are verses: three or more short lines.
fn is_verse(block: &[&str]) -> bool {
    /// Longest line of verse, in characters; wrapped lines are longer.
    const MAX_VERSE: usize = 50;
    block.len() > 2 && block.iter().all(|line| line.chars().count() <= MAX_VERSE)
}
