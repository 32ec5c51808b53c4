//! The typefaces in `site.toml`.

use std::ops::Range;

use toml::de::DeValue;

use super::{
    super::typefaces::{Family, FontFile, FontStyle, Typefaces, font_path},
    toml_reader::{Table, TomlReader, Value},
};
use crate::diagnostic::Code;

const FILES: &str = "typefaces.files";

/// Returns the typefaces of the site.
pub(super) fn typefaces<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Typefaces {
    let mut typefaces = Typefaces::default();
    let Some(table) = reader.table("typefaces", value) else {
        return typefaces;
    };
    let known = ["text", "headings", "interface", "code", "files"];
    for (key, value) in reader.entries("typefaces", table, &known) {
        match key {
            "text" => typefaces.text = families(reader, key, value),
            "headings" => typefaces.headings = families(reader, key, value),
            "interface" => typefaces.interface = families(reader, key, value),
            "code" => typefaces.code = families(reader, key, value),
            _ => {
                for (table, span) in reader.tables(FILES, value) {
                    typefaces.files.extend(font_file(reader, table, span));
                }
            }
        }
    }
    typefaces
}

fn families<'a>(reader: &mut TomlReader<'a>, key: &str, value: &Value<'a>) -> Vec<Family> {
    let mut families = Vec::new();
    for (name, span) in reader.texts(key, value) {
        if let Some(family) = Family::parse(&name) {
            families.push(family);
        } else {
            let message = format!("`{name}` is not the name of a font family");
            let help = "write letters, digits, spaces and hyphens, with each family between quotation marks of its own";
            reader.report(Code::SiteTypeface, span, message, help);
        }
    }
    families
}

fn font_file<'a>(
    reader: &mut TomlReader<'a>,
    table: &Table<'a>,
    span: Range<usize>,
) -> Option<FontFile> {
    let (mut family, mut file) = (None, None);
    let (mut weights, mut style) = (None, None);
    for (key, value) in reader.entries(FILES, table, &["family", "file", "weight", "style"]) {
        match key {
            "family" => family = families(reader, key, value).into_iter().next(),
            "file" => file = self::file(reader, value),
            "weight" => weights = self::weights(reader, value),
            _ => style = self::style(reader, value),
        }
    }
    reader.require(FILES, table, span.clone(), "family", "\"Own Serif\"");
    reader.require(FILES, table, span, "file", "\"fonts/own-serif.woff2\"");
    let (path, span) = file?;
    Some(FontFile {
        family: family?,
        path,
        weights: weights.unwrap_or((400, 400)),
        style: style.unwrap_or_default(),
        span,
    })
}

/// Returns the path of a font file, with its span in the source.
fn file<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<(String, Range<usize>)> {
    let text = reader.text("file", value)?;
    match font_path(&text) {
        Ok(path) => Some((path, reader.source_span(value.span()))),
        Err(error) => {
            let message = "`file` is not a valid path of a font";
            reader.report(Code::SiteFont, value.span(), message, error.help());
            None
        }
    }
}

fn style<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<FontStyle> {
    match reader.text("style", value)?.as_str() {
        "normal" => Some(FontStyle::Normal),
        "italic" => Some(FontStyle::Italic),
        _ => {
            let message = "`style` is not a known font style";
            let help = "write `normal` or `italic`";
            reader.report(Code::SiteTypeface, value.span(), message, help);
            None
        }
    }
}

/// Returns the lightest and the boldest weight: `600`, or `"200 900"` of a variable font.
fn weights<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<(u16, u16)> {
    let text = match value.get_ref() {
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.clone().into_owned(),
        _ => String::new(),
    };
    let numbers: Vec<u16> = text
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .filter(|weight| (1..=1000).contains(weight))
        .collect();
    match numbers[..] {
        [weight] => Some((weight, weight)),
        [from, to] if from <= to => Some((from, to)),
        _ => {
            let message = "`weight` is not a font weight";
            let help =
                "write a number such as 400, or `\"200 900\"` for a font with all weights between";
            reader.report(Code::SiteTypeface, value.span(), message, help);
            None
        }
    }
}
