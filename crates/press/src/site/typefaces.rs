//! The typefaces of a site.

use std::ops::Range;

/// Font families of a site, each a list in the order of preference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Typefaces {
    /// Of the text.
    pub(crate) text: Vec<Family>,
    /// Of headings; empty means those of the text.
    pub(crate) headings: Vec<Family>,
    /// Of menus, buttons and the like.
    pub(crate) interface: Vec<Family>,
    /// Of code.
    pub(crate) code: Vec<Family>,
    /// Font files of the site.
    pub(crate) files: Vec<FontFile>,
}

/// Name of a font family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Family(String);

/// Font file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FontFile {
    /// The family.
    pub(crate) family: Family,
    /// The path below the folder of the articles, of letters, digits, `-`, `_`, `.` and `/` only.
    pub(crate) path: String,
    /// The lightest and the boldest weight, from 1 to 1000; equal for a font with one weight.
    pub(crate) weights: (u16, u16),
    /// The style.
    pub(crate) style: FontStyle,
    /// The span of its path in `site.toml`, in bytes.
    pub(crate) span: Range<usize>,
}

/// Style of a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum FontStyle {
    /// Upright.
    #[default]
    Normal,
    /// Slanted.
    Italic,
}

/// Generic families of CSS.
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
    /// Parses a name. None where it has characters that could end a string in a style sheet.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let is_allowed = |c: char| c.is_alphanumeric() || " -_.+&'".contains(c);
        (!name.is_empty() && name.chars().all(is_allowed)).then(|| Self(name.to_owned()))
    }

    /// Returns the name for CSS.
    pub(crate) fn to_css(&self) -> String {
        if self.is_generic() {
            self.0.clone()
        } else {
            format!("\"{}\"", self.0)
        }
    }

    /// Returns whether this is a generic family of CSS.
    pub(crate) fn is_generic(&self) -> bool {
        GENERIC.contains(&self.0.as_str())
    }
}

/// Reason to reject the path of a font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FontPathError {
    /// Outside of the folder of the articles.
    Outside,
    /// Characters that need escapes in a style sheet or a URL.
    Characters,
    /// An unknown format.
    Format,
}

impl FontPathError {
    /// Returns advice.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Outside => "name a file beside the articles, such as `fonts/own.woff2`",
            Self::Characters => "give the file a name of letters, digits, `-`, `_` and `.`",
            Self::Format => "use a font whose name ends in `.woff2`, `.woff`, `.ttf` or `.otf`",
        }
    }
}

/// Validates the path of a font file, relative to the folder of the articles.
pub(super) fn font_path(path: &str) -> Result<String, FontPathError> {
    let path = path.trim().trim_start_matches("./");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if path.is_empty()
        || path.starts_with('/')
        || path.split('/').any(|part| matches!(part, "" | ".." | "."))
    {
        return Err(FontPathError::Outside);
    }
    if !path.chars().all(is_plain) {
        return Err(FontPathError::Characters);
    }
    if format_of(path).is_none() {
        return Err(FontPathError::Format);
    }
    Ok(path.to_owned())
}

/// Returns the format of a font file, as named in CSS.
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
    fn names_cannot_end_a_string_in_css() {
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
    fn font_files_are_below_the_folder_of_the_articles() {
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
