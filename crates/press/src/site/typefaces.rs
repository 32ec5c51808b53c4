//! The typefaces of a site.

use super::Place;

/// The families of a site, each a list of which the first that is there is used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Typefaces {
    /// For the text.
    pub(crate) text: Vec<Family>,
    /// For headings; without it those of the text.
    pub(crate) headings: Vec<Family>,
    /// For what the page itself says.
    pub(crate) interface: Vec<Family>,
    /// For code.
    pub(crate) code: Vec<Family>,
    /// Fonts that the site brings along.
    pub(crate) files: Vec<FontFile>,
}

/// The name of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Family(String);

/// A font that the site brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FontFile {
    /// The family that it belongs to.
    pub(crate) family: Family,
    /// Its file, relative to the folder of the articles: letters, digits, `-`, `_`, `.` and `/` alone.
    pub(crate) path: String,
    /// Its lightest and its boldest weight, which are the same for a font that has one.
    pub(crate) weights: (u16, u16),
    /// Upright or slanted.
    pub(crate) style: FontStyle,
    /// Where it is named.
    pub(crate) place: Place,
}

/// Upright or slanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum FontStyle {
    /// Upright.
    #[default]
    Normal,
    /// Slanted.
    Italic,
}

/// The families that every browser has under these names.
const GENERIC: [&str; 8] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
];

impl Family {
    /// Takes a name; none where it has signs that no family's name has, since it becomes part of a style sheet.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let may_stand = |c: char| c.is_alphanumeric() || " -_.+&'".contains(c);
        (!name.is_empty() && name.chars().all(may_stand)).then(|| Self(name.to_owned()))
    }

    /// As CSS writes it.
    pub(crate) fn to_css(&self) -> String {
        if self.is_generic() {
            self.0.clone()
        } else {
            format!("\"{}\"", self.0)
        }
    }

    /// Whether every browser has it.
    pub(crate) fn is_generic(&self) -> bool {
        GENERIC.contains(&self.0.as_str())
    }
}

/// The path of a font's file, where it is one beside the articles that can stand in a style sheet.
pub(super) fn font_path(path: &str) -> Result<String, &'static str> {
    let path = path.trim().trim_start_matches("./");
    let may_stand = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if path.is_empty()
        || path.starts_with('/')
        || path.split('/').any(|part| matches!(part, "" | ".." | "."))
    {
        return Err("name a file beside the articles, such as `fonts/own.woff2`");
    }
    if !path.chars().all(may_stand) {
        return Err("give the file a name of plain letters, digits, `-`, `_` and `.`");
    }
    if format_of(path).is_none() {
        return Err("a font's name ends in `.woff2`, `.woff`, `.ttf` or `.otf`");
    }
    Ok(path.to_owned())
}

/// What CSS calls the format of a file.
pub(super) fn format_of(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "woff2" => Some("woff2"),
        "woff" => Some("woff"),
        "ttf" => Some("truetype"),
        "otf" => Some("opentype"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotation_marks() {
        for name in [
            "", "a\"b", "a;b", "a}b", "a\\b", "a\nb", "a,b", "url(x)", "</style>",
        ] {
            assert_eq!(Family::parse(name), None, "{name:?}");
        }
        let css = |name| Family::parse(name).map(|family| family.to_css());
        assert_eq!(css("Source Serif 4").as_deref(), Some("\"Source Serif 4\""));
        assert_eq!(css("ヒラギノ明朝").as_deref(), Some("\"ヒラギノ明朝\""));
        assert_eq!(css("serif").as_deref(), Some("serif"));
    }

    #[test]
    fn a_font_stands_beside_the_articles() {
        assert_eq!(
            font_path("./fonts/a-1.woff2").as_deref(),
            Ok("fonts/a-1.woff2")
        );
        for path in [
            "",
            "/a.ttf",
            "../a.ttf",
            "a/../b.ttf",
            "a.exe",
            "a b.ttf",
            "a\").ttf",
            "https://x/a.ttf",
        ] {
            assert!(font_path(path).is_err(), "{path}");
        }
    }
}
