//! Formulas: replaces the output of `MathML`, `KaTeX` and `MathJax` with the TeX that it carries.

use dom_query::{Document, NodeRef};

use super::{Normalized, replace_with_text, select};
use crate::html::sentinels::{DISPLAY_FORMULA, FORMULA};

/// Replaces formulas with their TeX between sentinels.
pub(super) fn mark(document: &Document, normalized: &mut Normalized) {
    for script in select(document, "script[type^='math/tex']") {
        let is_display = script.attr_or("type", "").contains("mode=display");
        let tex = script.text();
        replace_with_tex(
            &script,
            &tex,
            if is_display { DISPLAY_FORMULA } else { FORMULA },
        );
    }
    // Their rendered output repeats the TeX.
    for shown in select(
        document,
        ".MathJax_Preview, .MathJax, .MathJax_Display, .MathJax_SVG",
    ) {
        let holds_formula = shown.text().contains([FORMULA.0, DISPLAY_FORMULA.0]);
        if !holds_formula
            && shown
                .next_element_sibling()
                .is_none_or(|next| !next.has_name("math"))
        {
            shown.remove_from_parent();
        }
    }
    let mut without_tex = 0;
    for math in select(document, "math") {
        let annotation = math.descendants().into_iter().find(|node| {
            node.has_name("annotation") && node.attr_or("encoding", "").contains("tex")
        });
        let tex = annotation.map(|node| node.text().to_string());
        let tex = tex.or_else(|| math.attr("alttext").map(|text| text.to_string()));
        let Some(tex) = tex.filter(|tex| !tex.trim().is_empty()) else {
            without_tex += 1;
            continue;
        };
        let delimiters = if is_display(&math) {
            DISPLAY_FORMULA
        } else {
            FORMULA
        };
        replace_with_tex(&rendered_formula(&math), &tex, delimiters);
    }
    if without_tex > 0 {
        normalized.report.push(format!(
            "{without_tex} formulas have no TeX and became plain text"
        ));
    }
}

fn replace_with_tex(node: &NodeRef<'_>, tex: &str, (open, close): (char, char)) {
    let tex: Vec<&str> = tex.split_whitespace().collect();
    let tex = tex.join(" ");
    let tex = tex.trim_matches('$').trim().replace('$', "\\$");
    replace_with_text(node, format!("{open}{tex}{close}"));
}

fn is_display(math: &NodeRef<'_>) -> bool {
    math.attr("display")
        .is_some_and(|display| &*display == "block")
        || math
            .ancestors_it(Some(4))
            .any(|up| up.has_class("katex-display"))
}

/// Returns the outermost element of the rendered formula.
fn rendered_formula<'a>(math: &NodeRef<'a>) -> NodeRef<'a> {
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
