//! Tables: those that hold data are Markdown's, and those that only lay out a page are what they hold.

use dom_query::NodeRef;

use super::{
    blocks::{self, Block},
    inlines,
    names::name,
    run::{Breaks, Run},
    settle::settle,
};

/// More columns than this nobody reads, and a page may ask for any number of them.
const MOST_COLUMNS: usize = 100;

/// More empty cells than this no row that reaches down leaves.
const MOST_ROWS: usize = 1000;

/// A table, with its caption before it.
pub(super) fn blocks(node: &NodeRef<'_>) -> Vec<Block> {
    let mut written = Vec::new();
    for child in node.children_it(false) {
        match name(&child).as_str() {
            "caption" => written.extend(blocks::of(&child, &[])),
            "tbody" | "thead" | "tfoot" | "tr" | "colgroup" | "col" => {}
            _ => written.extend(blocks::of_one(&child)),
        }
    }
    let rows = rows(node);
    if lays_out(node, &rows) {
        let cells = rows.iter().flat_map(|row| &row.cells);
        written.extend(cells.flat_map(|cell| blocks::of(cell, &[])));
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
    written.push(Block::Other(lines.join("\n")));
    written
}

struct Row<'a> {
    is_head: bool,
    cells: Vec<NodeRef<'a>>,
}

/// The rows of a table, without those of tables in it; a row that stands in no part of the table counts too.
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

/// Whether a table only lays out what it holds: it has one column and no head, or its cells hold what no cell of Markdown can.
fn lays_out(node: &NodeRef<'_>, rows: &[Row<'_>]) -> bool {
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

/// The texts of all cells, each in its column; those that reach over several leave empty ones.
fn grid(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<String>> = Vec::new();
    // For each column, how many rows from here on a cell reaches down to.
    let mut taken = vec![0_usize; MOST_COLUMNS];
    for row in rows {
        let mut line = Vec::new();
        for node in &row.cells {
            skip(&mut taken, &mut line);
            let span = |name: &str, most: usize| {
                let span = node
                    .attr(name)
                    .and_then(|span| span.trim().parse::<usize>().ok());
                span.unwrap_or(1).clamp(1, most)
            };
            let (columns, down) = (span("colspan", MOST_COLUMNS), span("rowspan", MOST_ROWS));
            let start = line.len();
            line.push(cell(node));
            line.resize(start + columns, String::new());
            for column in taken.iter_mut().skip(start).take(columns) {
                *column = down - 1;
            }
        }
        skip(&mut taken, &mut line);
        for column in taken.iter_mut().skip(line.len()) {
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

/// Passes over the columns that a cell above reaches down to.
fn skip(taken: &mut [usize], line: &mut Vec<String>) {
    while let Some(column) = taken.get_mut(line.len()).filter(|column| **column > 0) {
        *column -= 1;
        line.push(String::new());
    }
}

/// A cell on one line, with no sign in it that would end it.
fn cell(node: &NodeRef<'_>) -> String {
    let mut run = Run::default();
    inlines::children(node, &mut run);
    let text = settle(&run, Breaks::Elements);
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
