//! Converts tables of data to Markdown tables, and layout tables to their content.

use dom_query::NodeRef;

use super::{
    blocks::{self, MarkdownBlock},
    inline_run::{InlineRun, LineBreaks},
    inlines,
    minimal_escape::to_markdown,
};
use crate::html::elements::name;

/// Limit on columns, since a page may ask for any number.
const MAX_COLUMNS: usize = 100;

/// Limit on the rows that a cell spans.
const MAX_ROWS: usize = 1000;

/// Converts a table, with its caption before it.
pub(super) fn from_table(node: &NodeRef<'_>) -> Vec<MarkdownBlock> {
    let mut written = Vec::new();
    for child in node.children_it(false) {
        match name(&child).as_str() {
            "caption" => written.extend(blocks::from_children(&child, &[])),
            "tbody" | "thead" | "tfoot" | "tr" | "colgroup" | "col" => {}
            _ => written.extend(blocks::from_node(&child)),
        }
    }
    let rows = rows(node);
    if is_layout(node, &rows) {
        let cells = rows.iter().flat_map(|row| &row.cells);
        written.extend(cells.flat_map(|cell| blocks::from_children(cell, &[])));
        return written;
    }
    let head = rows
        .iter()
        .position(|row| row.is_head)
        .filter(|first| *first == 0);
    let grid = grid(&rows);
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let (head, body) = match head {
        Some(_) => (grid[0].clone(), &grid[1..]),
        None => (Vec::new(), &grid[..]),
    };
    let mut lines = vec![
        line(&head, columns),
        line(&vec!["---".to_owned(); columns], columns),
    ];
    lines.extend(body.iter().map(|row| line(row, columns)));
    written.push(MarkdownBlock::Other(lines.join("\n")));
    written
}

struct Row<'a> {
    is_head: bool,
    cells: Vec<NodeRef<'a>>,
}

/// Returns the rows of a table, without those of inner tables.
fn rows<'a>(node: &NodeRef<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut last = Vec::new();
    for part in node.element_children() {
        match name(&part).as_str() {
            "tr" => rows.push(row(&part)),
            "thead" | "tbody" | "tfoot" => {
                let inner = part.element_children().into_iter();
                let inner = inner.filter(|inner| inner.has_name("tr")).map(|tr| {
                    let row = row(&tr);
                    Row {
                        is_head: row.is_head || part.has_name("thead"),
                        ..row
                    }
                });
                if part.has_name("tfoot") {
                    last.extend(inner);
                } else {
                    rows.extend(inner);
                }
            }
            _ => {}
        }
    }
    rows.extend(last);
    rows.retain(|row| !row.cells.is_empty());
    rows
}

fn row<'a>(node: &NodeRef<'a>) -> Row<'a> {
    let cells: Vec<NodeRef<'a>> = node.element_children();
    let is_head = cells.len() > 1 && cells.iter().all(|cell| cell.has_name("th"));
    Row { is_head, cells }
}

/// Returns true for a layout table: one column without a head, or cells with content that no Markdown cell can hold.
fn is_layout(node: &NodeRef<'_>, rows: &[Row<'_>]) -> bool {
    let role = node.attr("role");
    let is_presentation = role.is_some_and(|role| matches!(&*role, "presentation" | "none"));
    let holds_more = |cell: &NodeRef<'_>| {
        cell.descendants_it().any(|inner| {
            matches!(
                name(&inner).as_str(),
                "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure" | "blockquote" | "pre"
            )
        })
    };
    is_presentation
        || rows.iter().all(|row| row.cells.len() < 2 && !row.is_head)
        || rows.iter().flat_map(|row| &row.cells).any(holds_more)
}

/// Returns the text of all cells by row and column. A cell that spans several leaves empty ones.
fn grid(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<String>> = Vec::new();
    // Rows that a cell above still spans, by column.
    let mut spanned = vec![0_usize; MAX_COLUMNS];
    for row in rows {
        let mut line = Vec::new();
        for node in &row.cells {
            skip_spanned(&mut spanned, &mut line);
            let span = |name: &str, most: usize| {
                let span = node
                    .attr(name)
                    .and_then(|span| span.trim().parse::<usize>().ok());
                span.unwrap_or(1).clamp(1, most)
            };
            let (columns, down) = (span("colspan", MAX_COLUMNS), span("rowspan", MAX_ROWS));
            let start = line.len();
            line.push(cell(node));
            line.resize(start + columns, String::new());
            for column in spanned.iter_mut().skip(start).take(columns) {
                *column = down - 1;
            }
        }
        skip_spanned(&mut spanned, &mut line);
        for column in spanned.iter_mut().skip(line.len()) {
            *column = column.saturating_sub(1);
        }
        grid.push(line);
    }
    let columns = grid
        .iter()
        .map(|line| {
            line.iter()
                .rposition(|cell| !cell.is_empty())
                .map_or(0, |at| at + 1)
        })
        .max();
    let columns = columns.unwrap_or(0).max(1);
    for line in &mut grid {
        line.truncate(columns);
    }
    grid
}

/// Skips the columns that a cell above spans.
fn skip_spanned(spanned: &mut [usize], line: &mut Vec<String>) {
    while let Some(column) = spanned.get_mut(line.len()).filter(|column| **column > 0) {
        *column -= 1;
        line.push(String::new());
    }
}

/// Writes a cell on one line, with `|` escaped.
fn cell(node: &NodeRef<'_>) -> String {
    let mut run = InlineRun::default();
    inlines::add_children(node, &mut run);
    let text = to_markdown(&run, LineBreaks::Element);
    let mut escaped = String::with_capacity(text.len());
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '|' && !is_escaped {
            escaped.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        escaped.push(c);
    }
    escaped
}

fn line(cells: &[String], columns: usize) -> String {
    let mut line = "|".to_owned();
    for index in 0..columns {
        let cell = cells.get(index).map_or("", String::as_str);
        line.push(' ');
        line.push_str(cell);
        line.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    line
}
