//! The blocks of a page, one after the other.

use dom_query::NodeRef;

use super::{
    code, definitions, inlines, lists, media,
    names::{attribute, holds_blocks, is_block, is_silent, name},
    run::{Breaks, Pair, Run},
    settle::settle,
    tables,
};

/// A block as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(String),
    List(String),
    Definition(String),
    Other(String),
}

impl Block {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Paragraph(text)
            | Self::List(text)
            | Self::Definition(text)
            | Self::Other(text) => text,
        }
    }
}

/// Blocks with what parts them.
pub(super) fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let parting = match (before, block) {
            (None, _) => "",
            // Without something between them two lists would be one.
            (Some(Block::List(_)), Block::List(_)) => "\n\n<!-- -->\n\n",
            (Some(_), _) => "\n\n",
        };
        text.push_str(parting);
        text.push_str(block.text());
        before = Some(block);
    }
    text
}

/// The blocks of an element, within the marks that are around it.
pub(super) fn of(node: &NodeRef<'_>, pairs: &[Pair]) -> Vec<Block> {
    of_all(node.children_it(false), pairs)
}

/// The blocks that a node itself is.
pub(super) fn of_one(node: &NodeRef<'_>) -> Vec<Block> {
    of_all(std::iter::once(*node), &[])
}

fn of_all<'a>(nodes: impl Iterator<Item = NodeRef<'a>>, pairs: &[Pair]) -> Vec<Block> {
    let mut gathering = Gathering {
        blocks: Vec::new(),
        run: Run::within(pairs),
        pairs,
    };
    for node in nodes {
        gathering.add(&node);
    }
    gathering.end_run();
    gathering.blocks
}

/// Blocks while they are gathered.
struct Gathering<'a> {
    blocks: Vec<Block>,
    /// Text that no block has ended yet.
    run: Run,
    pairs: &'a [Pair],
}

impl Gathering<'_> {
    fn add(&mut self, node: &NodeRef<'_>) {
        let name = name(node);
        if is_silent(&name) {
            return;
        }
        if is_block(&name) {
            self.end_run();
            self.blocks.extend(block(&name, node, self.pairs));
        } else if node.is_element() && holds_blocks(node) {
            self.end_run();
            // What is around blocks is around the text of each of them.
            let mut pairs = self.pairs.to_vec();
            pairs.extend(inlines::pair(&name, node).filter(|pair| !pairs.contains(pair)));
            self.blocks.extend(of(node, &pairs));
        } else {
            inlines::add(node, &mut self.run);
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::replace(&mut self.run, Run::within(self.pairs));
        if !run.is_empty() {
            self.blocks
                .push(Block::Paragraph(end(run, self.pairs, Breaks::Lines)));
        }
    }
}

/// Closes the marks that are around a run, and writes it.
fn end(mut run: Run, pairs: &[Pair], breaks: Breaks) -> String {
    for number in (0..pairs.len()).rev() {
        run.close(number);
    }
    settle(&run, breaks)
}

fn block(name: &str, node: &NodeRef<'_>, pairs: &[Pair]) -> Vec<Block> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(name, node).into_iter().collect(),
        "ul" | "ol" | "menu" | "dir" => lists::block(node).into_iter().collect(),
        "dl" => definitions::blocks(node),
        "blockquote" => quote(node),
        "hr" => vec![Block::Other("* * *".to_owned())],
        "pre" => Some(code::block(node))
            .filter(|code| !code.is_empty())
            .map(Block::Other)
            .into_iter()
            .collect(),
        "table" => tables::blocks(node),
        "figure" => media::figure(node, pairs),
        "details" => details(node),
        "iframe" | "video" | "audio" | "embed" | "object" => media::embedded(node, pairs),
        _ => of(node, pairs),
    }
}

/// A heading, with its id if that was left to it because something links to it. What stands in it and is no text stands
/// after it.
fn heading(name: &str, node: &NodeRef<'_>) -> Option<Block> {
    let level: usize = name.trim_start_matches('h').parse().unwrap_or(2);
    let mut run = Run::default();
    inlines::children(node, &mut run);
    if run.is_empty() {
        return None;
    }
    let words = without_id(settle(&run, Breaks::Spaces));
    let id = attribute(node, "id").map_or(String::new(), |id| format!(" {{#{id}}}"));
    Some(Block::Other(format!(
        "{} {words}{id}",
        "#".repeat(level.max(2))
    )))
}

/// The words of a heading whose end does not look like an id. No backslash keeps it from being one, but a space does.
fn without_id(mut words: String) -> String {
    let article = document::parse(&format!("Before.\n\n## {words}\n"));
    let Some(brace) = words.rfind("{#") else {
        return words;
    };
    if words.ends_with('}') && !document::tree::plain_text::from_article(&article).ends_with('}') {
        words.insert(brace + 2, ' ');
    }
    words
}

fn quote(node: &NodeRef<'_>) -> Vec<Block> {
    let text = joined(&of(node, &[]));
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            if line.is_empty() {
                ">".to_owned()
            } else {
                format!("> {line}")
            }
        })
        .collect();
    if lines.is_empty() {
        Vec::new()
    } else {
        vec![Block::Other(lines.join("\n"))]
    }
}

/// What opens when it is asked for. Within others it is but a part of them: in quotes and lists its ends would not be found.
fn details(node: &NodeRef<'_>) -> Vec<Block> {
    let is_within =
        |up: &NodeRef<'_>| matches!(name(up).as_str(), "li" | "blockquote" | "dd" | "td" | "th");
    let summary = node
        .element_children()
        .into_iter()
        .find(|child| child.has_name("summary"));
    let Some(summary) = summary.filter(|_| !node.ancestors_it(None).any(|up| is_within(&up)))
    else {
        return of(node, &[]);
    };
    let mut run = Run::default();
    inlines::children(&summary, &mut run);
    let words = settle(&run, Breaks::Elements);
    let mut blocks = vec![Block::Other(format!(
        "<details>\n<summary>{words}</summary>"
    ))];
    let content = node
        .children_it(false)
        .filter(|child| child.id != summary.id);
    blocks.extend(of_all(content, &[]));
    blocks.push(Block::Other("</details>".to_owned()));
    blocks
}
