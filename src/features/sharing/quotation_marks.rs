//! Quotation marks by language.

/// Returns the opening and closing quotation marks of a language, with the spaces that belong to them.
pub fn quotation_marks(language: Option<&str>) -> (&'static str, &'static str) {
    let tag = language.unwrap_or_default();
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "is" | "sl" | "hr" | "bg" => ("„", "“"),
        "pl" | "hu" | "ro" | "nl" => ("„", "”"),
        "fr" => ("«\u{202f}", "\u{202f}»"),
        "es" | "it" | "pt" | "ru" | "uk" | "el" | "no" | "nb" | "ar" | "fa" => ("«", "»"),
        "sv" | "fi" | "he" => ("”", "”"),
        "ja" => ("「", "」"),
        _ if tag.eq_ignore_ascii_case("zh-TW") || tag.eq_ignore_ascii_case("zh-Hant") => {
            ("「", "」")
        }
        _ => ("“", "”"),
    }
}
