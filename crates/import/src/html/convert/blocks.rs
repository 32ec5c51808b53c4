//! Converts blocks.

use dom_query::NodeRef;

use super::{
    code, definitions,
    inline_run::{Delimiters, InlineRun, LineBreaks},
    inlines, lists, media,
    minimal_escape::to_markdown,
    tables,
};
use crate::html::elements::{attribute, holds_blocks, is_block, is_not_rendered, name};

/// Block as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MarkdownBlock {
    Paragraph(String),
    List(String),
    Definition(String),
    Other(String),
}

impl MarkdownBlock {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Paragraph(text)
            | Self::List(text)
            | Self::Definition(text)
            | Self::Other(text) => text,
        }
    }
}

/// Joins blocks with separators.
pub(super) fn joined(blocks: &[MarkdownBlock]) -> String {
    let mut text = String::new();
    let mut before: Option<&MarkdownBlock> = None;
    for block in blocks {
        let separator = match (before, block) {
            (None, _) => "",
            // A comment keeps two lists apart.
            (Some(MarkdownBlock::List(_)), MarkdownBlock::List(_)) => "\n\n<!-- -->\n\n",
            (Some(_), _) => "\n\n",
        };
        text.push_str(separator);
        text.push_str(block.text());
        before = Some(block);
    }
    text
}

/// Converts the children of an element. The text of each block gets the outer delimiters.
pub(super) fn from_children(node: &NodeRef<'_>, outer: &[Delimiters]) -> Vec<MarkdownBlock> {
    from_nodes(node.children_it(false), outer)
}

/// Converts a node.
pub(super) fn from_node(node: &NodeRef<'_>) -> Vec<MarkdownBlock> {
    from_nodes(std::iter::once(*node), &[])
}

fn from_nodes<'a>(
    nodes: impl Iterator<Item = NodeRef<'a>>,
    outer: &[Delimiters],
) -> Vec<MarkdownBlock> {
    let mut collector = Collector {
        blocks: Vec::new(),
        run: InlineRun::within(outer),
        outer,
    };
    for node in nodes {
        collector.add(&node);
    }
    collector.end_run();
    collector.blocks
}

/// Blocks under construction.
struct Collector<'a> {
    blocks: Vec<MarkdownBlock>,
    /// Text since the last block.
    run: InlineRun,
    outer: &'a [Delimiters],
}

impl Collector<'_> {
    fn add(&mut self, node: &NodeRef<'_>) {
        let name = name(node);
        if is_not_rendered(&name) {
            return;
        }
        if is_block(&name) {
            self.end_run();
            self.blocks.extend(from_block(&name, node, self.outer));
        } else if node.is_element() && holds_blocks(node) {
            self.end_run();
            // Emphasis around blocks applies to the text of each.
            let mut outer = self.outer.to_vec();
            let own = inlines::delimiters(&name, node);
            outer.extend(own.filter(|own| !outer.contains(own)));
            self.blocks.extend(from_children(node, &outer));
        } else {
            inlines::add(node, &mut self.run);
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::replace(&mut self.run, InlineRun::within(self.outer));
        if !run.is_empty() {
            self.blocks.push(MarkdownBlock::Paragraph(close(
                run,
                self.outer,
                LineBreaks::Backslash,
            )));
        }
    }
}

/// Closes the outer delimiters of a run and writes it.
fn close(mut run: InlineRun, outer: &[Delimiters], line_breaks: LineBreaks) -> String {
    for number in (0..outer.len()).rev() {
        run.close(number);
    }
    to_markdown(&run, line_breaks)
}

fn from_block(name: &str, node: &NodeRef<'_>, outer: &[Delimiters]) -> Vec<MarkdownBlock> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(name, node).into_iter().collect(),
        "ul" | "ol" | "menu" | "dir" => lists::from_list(node).into_iter().collect(),
        "dl" => definitions::from_list(node),
        "blockquote" => quote(node),
        "hr" => vec![MarkdownBlock::Other("* * *".to_owned())],
        "pre" => Some(code::block(node))
            .filter(|code| !code.is_empty())
            .map(MarkdownBlock::Other)
            .into_iter()
            .collect(),
        "table" => tables::from_table(node),
        "figure" => media::figure(node, outer),
        "details" => details(node),
        "iframe" | "video" | "audio" | "embed" | "object" => media::embedded(node, outer),
        _ => from_children(node, outer),
    }
}

/// Converts a heading, with its id if a link leads to it.
fn heading(name: &str, node: &NodeRef<'_>) -> Option<MarkdownBlock> {
    let level: usize = name.trim_start_matches('h').parse().unwrap_or(2);
    let mut run = InlineRun::default();
    inlines::add_children(node, &mut run);
    if run.is_empty() {
        return None;
    }
    let words = without_false_id(to_markdown(&run, LineBreaks::Space));
    let id = attribute(node, "id").map_or(String::new(), |id| format!(" {{#{id}}}"));
    Some(MarkdownBlock::Other(format!(
        "{} {words}{id}",
        "#".repeat(level.max(2))
    )))
}

/// Separates the end of a heading that looks like an id. A backslash would not help, but a space does.
fn without_false_id(mut words: String) -> String {
    let article = document::parse(&format!("Before.\n\n## {words}\n"));
    let Some(brace) = words.rfind("{#") else {
        return words;
    };
    if words.ends_with('}') && !document::tree::plain_text::from_article(&article).ends_with('}') {
        words.insert(brace + 2, ' ');
    }
    words
}

fn quote(node: &NodeRef<'_>) -> Vec<MarkdownBlock> {
    let text = joined(&from_children(node, &[]));
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
        vec![MarkdownBlock::Other(lines.join("\n"))]
    }
}

/// Converts `details`. In quotations, lists and tables only its content stays, since its end tag would not be recognized there.
fn details(node: &NodeRef<'_>) -> Vec<MarkdownBlock> {
    let is_within =
        |up: &NodeRef<'_>| matches!(name(up).as_str(), "li" | "blockquote" | "dd" | "td" | "th");
    let summary = node
        .element_children()
        .into_iter()
        .find(|child| child.has_name("summary"));
    let Some(summary) = summary.filter(|_| !node.ancestors_it(None).any(|up| is_within(&up)))
    else {
        return from_children(node, &[]);
    };
    let mut run = InlineRun::default();
    inlines::add_children(&summary, &mut run);
    let words = to_markdown(&run, LineBreaks::Element);
    let mut blocks = vec![MarkdownBlock::Other(format!(
        "<details>\n<summary>{words}</summary>"
    ))];
    let content = node
        .children_it(false)
        .filter(|child| child.id != summary.id);
    blocks.extend(from_nodes(content, &[]));
    blocks.push(MarkdownBlock::Other("</details>".to_owned()));
    blocks
}
