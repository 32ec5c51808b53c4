//! Figures: images and formulas alone in their paragraphs become blocks.

use crate::tree::{Block, Inline, MathStyle, visit};

/// Turns images and displayed math that are alone in a paragraph into blocks.
pub(super) fn promote_figures(blocks: &mut Vec<Block>) {
    visit::lists_mut(blocks, &mut promote_in_list);
}

fn promote_in_list(blocks: &mut Vec<Block>) {
    for block in blocks {
        let Block::Paragraph(content) = block else {
            continue;
        };
        let [Inline::Image(_) | Inline::Math(MathStyle::Display, _)] = content.as_slice() else {
            continue;
        };
        match content.pop() {
            Some(Inline::Image(image)) => *block = Block::Figure(image),
            Some(Inline::Math(_, tex)) => *block = Block::Math(tex.trim().to_owned()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{parse, render::html};

    fn check(text: &str, expected: &str) {
        assert_eq!(html::body(&parse(text)), expected, "{text:?}");
    }

    #[test]
    fn an_image_alone_is_a_figure_with_its_title_as_caption() {
        check(
            "![a *b*](c.png \"d & e\")",
            "<figure><img src=\"c.png\" alt=\"a b\"><figcaption>d &amp; e</figcaption></figure>",
        );
        check(
            "![a](c.png)",
            "<figure><img src=\"c.png\" alt=\"a\"></figure>",
        );
    }

    #[test]
    fn an_image_in_a_line_stays_there() {
        check(
            "![a](c.png \"t\") b",
            "<p><img src=\"c.png\" alt=\"a\" title=\"t\"> b</p>",
        );
    }

    #[test]
    fn displayed_math_alone_is_a_block() {
        check(
            "$$x$$",
            "<pre class=\"math\" tabindex=\"0\"><code>x</code></pre>",
        );
        check(
            "a $$x$$ b",
            "<p>a <code class=\"math display\">x</code> b</p>",
        );
    }
}
