//! Markdown for each kind of block. A new variant of `Block` does not compile here until it has an example that the parser
//! turns into it.

use document::{
    parse,
    tree::{AlertKind, Block},
};

/// Returns the smallest Markdown that gives a block of the same kind.
fn example(block: &Block) -> &'static str {
    match block {
        Block::Paragraph(_) => "text",
        Block::Heading(_) => "## heading",
        Block::Quote(_) => "> quote",
        Block::Alert(..) => "> [!NOTE]\n> alert",
        Block::List(_) => "- item",
        Block::Code(_) => "```\ncode\n```",
        Block::Table(_) => "| a |\n|---|\n| b |",
        Block::Definitions(_) => "term\n: definition",
        Block::Figure(_) => "![image](a.png \"caption\")",
        Block::Math(_) => "$$x$$",
        Block::Details(..) => "<details>\n<summary>more</summary>\n\ntext\n\n</details>",
        Block::HtmlText(_) => "<custom-element>\n</custom-element>",
        Block::Rule => "***",
    }
}

#[test]
fn the_parser_makes_every_kind_of_block() {
    let image = match &parse("![image](a.png)").blocks[..] {
        [Block::Figure(image)] => image.clone(),
        other => panic!("{other:?}"),
    };
    let (list, table) = match &parse("- a\n\n| a |\n|---|").blocks[..] {
        [Block::List(list), Block::Table(table)] => (list.clone(), table.clone()),
        other => panic!("{other:?}"),
    };
    let (heading, code) = match &parse("## a\n\n    a").blocks[..] {
        [Block::Heading(heading), Block::Code(code)] => (heading.clone(), code.clone()),
        other => panic!("{other:?}"),
    };
    for block in [
        Block::Paragraph(Vec::new()),
        Block::Heading(heading),
        Block::Quote(Vec::new()),
        Block::Alert(AlertKind::Note, Vec::new()),
        Block::List(list),
        Block::Code(code),
        Block::Table(table),
        Block::Definitions(Vec::new()),
        Block::Figure(image),
        Block::Math(String::new()),
        Block::Details(Vec::new(), Vec::new()),
        Block::HtmlText(String::new()),
        Block::Rule,
    ] {
        let blocks = parse(example(&block)).blocks;
        let is_alike =
            |parsed: &Block| std::mem::discriminant(parsed) == std::mem::discriminant(&block);
        assert!(blocks.len() == 1 && is_alike(&blocks[0]), "{blocks:?}");
    }
}
