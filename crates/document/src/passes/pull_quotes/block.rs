//! Pull quotes written as blocks: a block quote whose first line is `[!PULLQUOTE]`.

use super::runs;
use crate::article::{Block, Inline};

/// A pull quote as it was written.
#[derive(Debug)]
pub(in crate::passes) struct Written {
    /// What it says.
    pub content: Vec<Inline>,
    /// Who said it.
    pub attribution: Option<String>,
    /// How many paragraphs stand before it.
    pub paragraph: usize,
}

/// Takes these blocks out of the body.
pub(in crate::passes) fn take(blocks: &mut Vec<Block>) -> Vec<Written> {
    let mut taken = Taken::default();
    taken.from(blocks);
    if taken.paragraphs > 0 {
        return taken.quotes;
    }
    // No sentence to tie them to: then they are what the article is, and stay in it.
    for quote in taken.quotes {
        blocks.push(Block::Quote(vec![Block::Paragraph(quote.content)]));
    }
    Vec::new()
}

#[derive(Default)]
struct Taken {
    quotes: Vec<Written>,
    paragraphs: usize,
}

impl Taken {
    fn from(&mut self, blocks: &mut Vec<Block>) {
        blocks.retain_mut(|block| {
            match block {
                Block::Paragraph(_) => self.paragraphs += 1,
                Block::Quote(content) => {
                    if is_pull_quote(content) {
                        let content = std::mem::take(content);
                        return !self.take(content);
                    }
                    self.from(content);
                }
                Block::Alert(_, content) | Block::Details(_, content) => self.from(content),
                Block::List(list) => list
                    .items
                    .iter_mut()
                    .for_each(|item| self.from(&mut item.blocks)),
                Block::Definitions(items) => {
                    items
                        .iter_mut()
                        .flat_map(|item| &mut item.definitions)
                        .for_each(|definition| self.from(definition));
                }
                Block::Heading(_)
                | Block::Code(_)
                | Block::Table(_)
                | Block::Figure(_)
                | Block::Math(_)
                | Block::HtmlText(_)
                | Block::Rule => {}
            }
            true
        });
    }

    /// Takes a pull quote, unless it says nothing.
    fn take(&mut self, blocks: Vec<Block>) -> bool {
        let (content, attribution) = read(blocks);
        if content.is_empty() {
            return false;
        }
        self.quotes.push(Written {
            content,
            attribution,
            paragraph: self.paragraphs,
        });
        true
    }
}

const MARK: &str = "[!PULLQUOTE]";

fn is_pull_quote(blocks: &[Block]) -> bool {
    let Some(Block::Paragraph(content)) = blocks.first() else {
        return false;
    };
    let Some(Inline::Text(text)) = content.first() else {
        return false;
    };
    let is_marked = text
        .get(..MARK.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(MARK));
    is_marked
        && matches!(
            text[MARK.len()..]
                .trim_start_matches([' ', '\t'])
                .chars()
                .next(),
            None | Some('\n')
        )
}

/// The words and the attribution of a quote.
fn read(blocks: Vec<Block>) -> (Vec<Inline>, Option<String>) {
    let mut content: Vec<Inline> = Vec::new();
    let mut attribution = None;
    for block in blocks {
        let Block::Paragraph(mut run) = block else {
            continue;
        };
        if content.is_empty()
            && let Some(Inline::Text(text)) = run.first_mut()
            && text
                .get(..MARK.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(MARK))
        {
            *text = text[MARK.len()..].trim_start().to_owned();
        }
        attribution = take_attribution(&mut run).or(attribution);
        let mut text = String::new();
        runs::push_text(&run, &mut text);
        let end = text.trim_end().len();
        if end > 0 {
            if !content.is_empty() {
                content.push(Inline::Text(" ".to_owned()));
            }
            content.extend(runs::quote(&run, &(0..end)));
        }
    }
    (content, attribution)
}

/// Takes a last line that begins with a dash out of a paragraph.
fn take_attribution(run: &mut Vec<Inline>) -> Option<String> {
    let mut text = String::new();
    runs::push_text(run, &mut text);
    let start = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].trim();
    let name = line
        .strip_prefix(['—', '–', '―'])
        .or_else(|| line.strip_prefix("--"))?
        .trim();
    if name.is_empty() {
        return None;
    }
    let name = name.to_owned();
    *run = runs::quote(run, &(0..start));
    Some(name)
}
