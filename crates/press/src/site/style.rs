//! A site's colours and typefaces, as CSS.

use std::fmt::Write as _;

use super::{
    Site,
    colours::{Colour, Name},
    typefaces::{Family, FontFile, FontStyle, format_of},
};

/// What stands behind a site's own families, for the signs that they do not have.
const SERIF: &str = "Georgia, \"Noto Serif\", \"Songti SC\", \"Noto Serif CJK SC\", serif";
const SANS: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";
const MONO: &str = "ui-monospace, Menlo, Consolas, \"Noto Sans Mono\", monospace";

/// The style sheet that gives the site its colours and typefaces; none where it has none of its own. It may stand inline
/// too: nothing in it is what a publisher wrote, but for names of families without any sign that means something there.
pub(crate) fn style(site: &Site) -> Option<String> {
    let mut css = String::new();
    for file in &site.typefaces.files {
        push_font(file, &mut css);
    }
    // The light ones must yield to the dark ones of the reader's own sheet, which these rules come after.
    let mut rules = String::new();
    for (theme, colours) in [("light", &site.colours.light), ("dark", &site.colours.dark)] {
        push_theme(theme, &declarations(colours), &mut rules);
    }
    push_rule(":root", &families(site), &mut rules);
    if !rules.is_empty() {
        // Writing to a string does not fail, here and below.
        let _ = write!(css, "@layer tokens{{{rules}}}");
    }
    (!css.is_empty()).then_some(css)
}

/// The system says which theme it is where no script does.
fn push_theme(theme: &str, declarations: &str, css: &mut String) {
    if !declarations.is_empty() {
        let _ = write!(
            css,
            "[data-theme=\"{theme}\"]{{{declarations}}}@media (prefers-color-scheme:{theme}){{:root:not([data-theme]){{{declarations}}}}}"
        );
    }
}

fn push_rule(selector: &str, declarations: &str, css: &mut String) {
    if !declarations.is_empty() {
        let _ = write!(css, "{selector}{{{declarations}}}");
    }
}

fn declarations(colours: &[(&'static Name, Colour)]) -> String {
    colours
        .iter()
        .fold(String::new(), |mut css, (name, colour)| {
            let _ = write!(css, "{}:{};", name.property, colour.to_css());
            css
        })
}

fn families(site: &Site) -> String {
    let typefaces = &site.typefaces;
    let lists = [
        ("--serif", &typefaces.text, SERIF),
        ("--display", &typefaces.headings, SERIF),
        ("--sans", &typefaces.interface, SANS),
        ("--mono", &typefaces.code, MONO),
    ];
    lists
        .into_iter()
        .filter(|(_, families, _)| !families.is_empty())
        .fold(String::new(), |mut css, (property, families, others)| {
            let names: Vec<String> = families.iter().map(Family::to_css).collect();
            let _ = write!(css, "{property}:{}", names.join(", "));
            if !families.last().is_some_and(Family::is_generic) {
                let _ = write!(css, ", {others}");
            }
            css.push(';');
            css
        })
}

/// `optional`, as for the reader's own: a late font never moves the text.
fn push_font(file: &FontFile, css: &mut String) {
    let (from, to) = file.weights;
    let weights = if from == to {
        from.to_string()
    } else {
        format!("{from} {to}")
    };
    let style = match file.style {
        FontStyle::Normal => "normal",
        FontStyle::Italic => "italic",
    };
    let _ = write!(
        css,
        "@font-face{{font-family:{};src:url(\"articles/{}\") format(\"{}\");font-weight:{weights};font-style:{style};font-display:optional}}",
        file.family.to_css(),
        file.path,
        format_of(&file.path).unwrap_or("woff2"),
    );
}
