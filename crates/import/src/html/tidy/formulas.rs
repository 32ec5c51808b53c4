//! Formulas: the TeX that `MathML`, `KaTeX` and `MathJax` carry with them is what Recto shows.

use dom_query::{Document, NodeRef};

use super::{Tidied, replace, select};
use crate::html::signs::{DISPLAY, FORMULA};

/// Puts marked TeX in the place of formulas.
pub(super) fn mark(document: &Document, tidied: &mut Tidied) {
    for script in select(document, "script[type^='math/tex']") {
        let is_display = script.attr_or("type", "").contains("mode=display");
        let tex = script.text();
        put(&script, &tex, if is_display { DISPLAY } else { FORMULA });
    }
    // What these libraries show beside the TeX is the same once more.
    for shown in select(
        document,
        ".MathJax_Preview, .MathJax, .MathJax_Display, .MathJax_SVG",
    ) {
        let holds_formula = shown.text().contains([FORMULA.0, DISPLAY.0]);
        if !holds_formula
            && shown
                .next_element_sibling()
                .is_none_or(|next| !next.has_name("math"))
        {
            shown.remove_from_parent();
        }
    }
    let mut plain = 0;
    for math in select(document, "math") {
        let annotation = math.descendants().into_iter().find(|node| {
            node.has_name("annotation") && node.attr_or("encoding", "").contains("tex")
        });
        let tex = annotation.map(|node| node.text().to_string());
        let tex = tex.or_else(|| math.attr("alttext").map(|text| text.to_string()));
        let Some(tex) = tex.filter(|tex| !tex.trim().is_empty()) else {
            plain += 1;
            continue;
        };
        let signs = if is_display(&math) { DISPLAY } else { FORMULA };
        put(&around(&math), &tex, signs);
    }
    if plain > 0 {
        tidied.report.push(format!(
            "{plain} formulas have no TeX with them, and became plain words"
        ));
    }
}

fn put(node: &NodeRef<'_>, tex: &str, (open, close): (char, char)) {
    let tex: Vec<&str> = tex.split_whitespace().collect();
    let tex = tex.join(" ");
    let tex = tex.trim_matches('$').trim().replace('$', "\\$");
    replace(node, format!("{open}{tex}{close}"));
}

fn is_display(math: &NodeRef<'_>) -> bool {
    math.attr("display")
        .is_some_and(|display| &*display == "block")
        || math
            .ancestors_it(Some(4))
            .any(|up| up.has_class("katex-display"))
}

/// The outermost element that only shows this formula.
fn around<'a>(math: &NodeRef<'a>) -> NodeRef<'a> {
    let shows = |up: &NodeRef<'_>| {
        ["katex", "katex-display", "katex-mathml", "mwe-math-element"]
            .iter()
            .any(|class| up.has_class(class))
    };
    math.ancestors(Some(4))
        .into_iter()
        .rfind(shows)
        .unwrap_or(*math)
}
