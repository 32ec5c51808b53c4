//! The style sheets of a site: the one of its colours and typefaces, and the publisher's own `site.css`.

use std::fmt::Write as _;

use super::{
    MAX_BYTES, Site,
    colours::{Colour, ColourRole},
    typefaces::{Family, FontFile, FontStyle, format_of},
};
use crate::{
    Result, files, fingerprint,
    output::{Output, Ownership, safe_path},
};

/// The path of the publisher's own style sheet below the root of a site.
pub(super) const PATH: &str = "articles/site.css";

/// Fallbacks behind the families of a site, for characters that they lack.
const SERIF: &str = "Georgia, \"Noto Serif\", \"Songti SC\", \"Noto Serif CJK SC\", serif";
const SANS: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";
const MONO: &str = "ui-monospace, Menlo, Consolas, \"Noto Sans Mono\", monospace";

/// Returns the style sheet of the site's colours and typefaces, or `None` if it changes neither. The text is safe to be
/// inline: of the publisher's own words it has only names of families, without characters that are special in CSS.
pub(crate) fn stylesheet(site: &Site) -> Option<String> {
    let mut css = String::new();
    for file in &site.typefaces.files {
        push_font(file, &mut css);
    }
    // These rules come after the app's style sheet, so those of the light theme must not apply to the dark one.
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

/// Adds the rules of a theme: for the theme that a script chose, and for that of the system where no script runs.
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

fn declarations(colours: &[(&'static ColourRole, Colour)]) -> String {
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

/// Adds a font. `optional`, as for the app's own fonts, so that a late font never moves the text.
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

/// Writes the style sheet of the site's colours and typefaces. Returns the paths of the sheets that come after the
/// app's, below the site's root and separated by a space: that one, and `site.css` if it exists.
pub(crate) fn write_stylesheets(output: &Output, settings: &Site) -> Result<String> {
    let mut names = Vec::new();
    let css = stylesheet(settings);
    let name = css.as_ref().map(|css| hashed_name(css.as_bytes()));
    let site = output.root();
    for old in files::file_names(site, ".css")? {
        // A sheet of press has the hash of its content in its name. Any other file is the publisher's.
        let css = files::read(&site.join(&old)).ok().flatten();
        if css.is_some_and(|css| old == hashed_name(&css)) && Some(&old) != name.as_ref() {
            output.remove(&old, Ownership::BY_NAME);
        }
    }
    if let (Some(css), Some(name)) = (css, name) {
        output.write(&name, css.as_bytes(), Ownership::BY_NAME);
        names.push(name);
    }
    // The publisher's sheet stays in place, since it may name files beside it. The hash is for caches.
    let css = safe_path::read_up_to(site, PATH, MAX_BYTES).map_err(|error| {
        error
            .help("the pages do without it")
            .help("put a plain file of at most 1 MB there, or remove it")
    });
    if let Some(css) = output.ok_or_record(css).flatten() {
        names.push(format!("{PATH}?v={}", fingerprint::content_hash(&css)));
    }
    Ok(names.join(" "))
}

fn hashed_name(css: &[u8]) -> String {
    format!("site-{}.css", fingerprint::content_hash(css))
}
