//! Parsing of `site.toml`: each key, and the diagnostics of its value.

mod colours;
mod links;
mod series;
mod toml_reader;
mod typefaces;

use document::tree::language_tag;
use toml::de::{DeTable, DeValue};

use super::{LibraryOrder, Site, SiteUrl};
use crate::diagnostic::{Code, Diagnostic, Source};
use toml_reader::{TomlReader, Value};

const KEYS: [&str; 11] = [
    "name",
    "address",
    "lang",
    "description",
    "author",
    "colours",
    "typefaces",
    "navigation",
    "licence",
    "order",
    "series",
];

/// Parses a whole file. A value that cannot be used becomes a diagnostic, and the rest of the file is used.
pub(super) fn parse(source: &Source) -> (Site, Vec<Diagnostic>) {
    // TOML has no byte order mark, but editors write one.
    let text = source.text.trim_start_matches('\u{feff}');
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = TomlReader::new(source, source.text.len() - text.len(), &errors);
    let mut site = Site::default();
    for (key, value) in reader.entries("", table.get_ref(), &KEYS) {
        match key {
            "name" => site.name = reader.text(key, value),
            "description" => site.description = reader.text(key, value),
            "author" => site.author = reader.text(key, value),
            "address" => site.address = address(&mut reader, value),
            "lang" => site.lang = language(&mut reader, value),
            "colours" => site.colours = colours::colours(&mut reader, value),
            "typefaces" => site.typefaces = typefaces::typefaces(&mut reader, value),
            "navigation" => site.navigation = links::navigation(&mut reader, value),
            "licence" => site.licence = links::licence(&mut reader, value),
            "order" => site.order = order(&mut reader, value, &mut site),
            "series" => series::read(&mut reader, value, &mut site),
            _ => {}
        }
    }
    (site, reader.diagnostics)
}

fn address<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<SiteUrl> {
    let text = reader.text("address", value)?;
    let url = SiteUrl::parse(&text);
    if let Err(error) = &url {
        let message = "`address` is not a valid site URL";
        reader.report(Code::SiteAddress, value.span(), message, error.to_string());
    }
    url.ok()
}

fn language<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>) -> Option<String> {
    let text = reader.text("lang", value)?;
    let tag = language_tag(&text);
    if tag.is_none() {
        let message = "`lang` must be a language tag";
        let help = "write a tag such as `en` or `zh-Hant`";
        reader.report(Code::SiteValue, value.span(), message, help);
    }
    tag
}

fn order<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>, site: &mut Site) -> LibraryOrder {
    if let DeValue::Array(_) = value.get_ref() {
        let articles = series::article_names(reader, "order", value);
        let slugs = articles.iter().map(|article| article.slug.clone());
        let order = LibraryOrder::Listed(slugs.collect());
        site.named_articles.extend(articles);
        return order;
    }
    match reader.text("order", value).as_deref() {
        None | Some("newest") => LibraryOrder::Newest,
        Some("oldest") => LibraryOrder::Oldest,
        Some("title") => LibraryOrder::Title,
        Some(_) => {
            let message = "`order` is not a known order";
            let help =
                "write `newest`, `oldest`, `title`, or a list of the articles that come first";
            reader.report(Code::SiteValue, value.span(), message, help);
            LibraryOrder::Newest
        }
    }
}
