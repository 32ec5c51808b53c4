//! What each key of `site.toml` means.

use std::{collections::HashSet, ops::Range};

use document::tree::language_tag;
use recto::data::site::Series;
use toml::de::{DeTable, DeValue};

use super::{
    Address, Order, Problem, Site,
    colours::{self, Colour, NAMES, Name},
    links::{licence, navigation},
    reader::{Reader, Table, Value},
    typefaces::{Family, FontFile, FontStyle, Typefaces, font_path},
};

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

/// Reads a whole file.
pub(super) fn read(text: &str) -> (Site, Vec<Problem>) {
    // Editors may put it there, and TOML does not know it.
    let text = text.trim_start_matches('\u{feff}');
    let (table, mistakes) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(text, &mistakes);
    let mut site = Site::default();
    for (key, value) in reader.entries("", table.get_ref(), &KEYS) {
        match key {
            "name" => site.name = reader.text(key, value),
            "description" => site.description = reader.text(key, value),
            "author" => site.author = reader.text(key, value),
            "address" => site.address = address(&mut reader, value),
            "lang" => site.lang = language(&mut reader, value),
            "colours" => read_colours(&mut reader, value, &mut site),
            "typefaces" => site.typefaces = typefaces(&mut reader, value),
            "navigation" => site.navigation = navigation(&mut reader, value),
            "licence" => site.licence = licence(&mut reader, value),
            "order" => site.order = order(&mut reader, value),
            "series" => read_series(&mut reader, value, &mut site),
            _ => {}
        }
    }
    reader.problems.sort_by_key(|problem| problem.place);
    (site, reader.problems)
}

fn address<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<Address> {
    let text = reader.text("address", value)?;
    let address = Address::parse(&text);
    if let Err(advice) = &address {
        reader.tell(value.span(), format!("`address` cannot be used: {advice}"));
    }
    address.ok()
}

fn language<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<String> {
    let text = reader.text("lang", value)?;
    let tag = language_tag(&text);
    if tag.is_none() {
        reader.tell(
            value.span(),
            "`lang` must be a language tag such as `en` or `zh-Hant`",
        );
    }
    tag
}

fn read_colours<'a>(reader: &mut Reader<'a>, value: &Value<'a>, site: &mut Site) {
    let Some(themes) = reader.table("colours", value) else {
        return;
    };
    for (theme, value) in reader.entries("colours", themes, &["light", "dark"]) {
        let is_light = theme == "light";
        let default = |name: &Name| if is_light { name.light } else { name.dark };
        let key = format!("colours.{theme}");
        let Some(table) = reader.table(&key, value) else {
            continue;
        };
        let mut changed = Vec::new();
        for (name, value) in reader.entries(&key, table, &NAMES.map(|name| name.key)) {
            let Some(text) = reader.text(name, value) else {
                continue;
            };
            let known = NAMES.iter().find(|known| known.key == name);
            match (known, Colour::parse(&text)) {
                (Some(name), Some(colour)) => {
                    changed.push((name, colour, reader.place(value.span().start)));
                }
                _ => reader.tell(
                    value.span(),
                    format!("`{name}` must be a colour that cannot be seen through, such as `#8f2a1c` or `darkred`"),
                ),
            }
        }
        reader
            .problems
            .extend(colours::contrast_problems(theme, &changed, default));
        let changed = changed
            .into_iter()
            .map(|(name, colour, _)| (name, colour))
            .collect();
        if is_light {
            site.colours.light = changed;
        } else {
            site.colours.dark = changed;
        }
    }
}

fn typefaces<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Typefaces {
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
                for (table, _) in reader.tables("typefaces.files", value) {
                    typefaces.files.extend(font_file(reader, table));
                }
            }
        }
    }
    typefaces
}

fn families<'a>(reader: &mut Reader<'a>, key: &str, value: &Value<'a>) -> Vec<Family> {
    let mut families = Vec::new();
    for (name, span) in reader.texts(key, value) {
        match Family::parse(&name) {
            Some(family) => families.push(family),
            None => reader.tell(
                span,
                format!("`{key}` must name families of type by letters, digits, spaces and hyphens, each in quotation marks of its own"),
            ),
        }
    }
    families
}

fn font_file<'a>(reader: &mut Reader<'a>, table: &Table<'a>) -> Option<FontFile> {
    let known = ["family", "file", "weight", "style"];
    let (mut family, mut file) = (None, None);
    let (mut weights, mut style) = ((400, 400), FontStyle::Normal);
    for (key, value) in reader.entries("typefaces.files", table, &known) {
        match key {
            "family" => family = families(reader, key, value).into_iter().next(),
            "file" => {
                let path = reader.text(key, value)?;
                match font_path(&path) {
                    Ok(path) => file = Some((path, reader.place(value.span().start))),
                    Err(advice) => {
                        reader.tell(value.span(), format!("`file` cannot be used: {advice}"));
                    }
                }
            }
            "weight" => weights = self::weights(reader, value).unwrap_or(weights),
            _ => match reader.text(key, value)?.as_str() {
                "normal" => {}
                "italic" => style = FontStyle::Italic,
                _ => reader.tell(value.span(), "`style` must be `normal` or `italic`"),
            },
        }
    }
    let (path, place) = file?;
    Some(FontFile {
        family: family?,
        path,
        weights,
        style,
        place,
    })
}

/// `600`, or `"200 900"` for a font that has every weight between.
fn weights<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<(u16, u16)> {
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
            reader.tell(
                value.span(),
                "`weight` must be a number such as 400, or `\"200 900\"` for a font with all weights between",
            );
            None
        }
    }
}

fn order<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Order {
    if let DeValue::Array(_) = value.get_ref() {
        let place = reader.place(value.span().start);
        let names = slugs(reader, "order", value).into_iter();
        return Order::Listed(names.map(|(name, _)| name).collect(), place);
    }
    match reader.text("order", value).as_deref() {
        None | Some("newest") => Order::Newest,
        Some("oldest") => Order::Oldest,
        Some("title") => Order::Title,
        Some(_) => {
            reader.tell(
                value.span(),
                "`order` must be `newest`, `oldest`, `title`, or a list of the articles that come first",
            );
            Order::Newest
        }
    }
}

fn read_series<'a>(reader: &mut Reader<'a>, value: &Value<'a>, site: &mut Site) {
    for (table, span) in reader.tables("series", value) {
        let mut series = Series::default();
        let mut place = reader.place(span.start);
        let mut articles = Vec::new();
        for (key, value) in reader.entries("series", table, &["title", "description", "articles"]) {
            match key {
                "title" => series.title = reader.text(key, value).unwrap_or_default(),
                "description" => series.description = reader.text(key, value).unwrap_or_default(),
                _ => {
                    place = reader.place(value.span().start);
                    articles = slugs(reader, key, value);
                }
            }
        }
        if series.title.is_empty() || articles.is_empty() {
            reader.tell(
                span,
                "a series needs a `title`, and `articles` in their order",
            );
            continue;
        }
        tell_other_series(reader, site, &articles);
        series.articles = articles.into_iter().map(|(name, _)| name).collect();
        site.series.push((series, place));
    }
}

/// Tells of articles that are in an earlier series too: they show that one.
fn tell_other_series(reader: &mut Reader<'_>, site: &Site, articles: &[(String, Range<usize>)]) {
    for (name, span) in articles {
        if let Some((other, _)) = site.series_of(name) {
            let message = format!(
                "`{name}` is in the series “{}” too, and shows that one alone: take it out of one of them",
                other.title
            );
            let place = reader.place(span.start);
            reader.problems.push(Problem::advice(place, message));
        }
    }
}

/// Names of articles, with or without `.md`, each with its place. One that was named already is told and left out.
fn slugs<'a>(reader: &mut Reader<'a>, key: &str, value: &Value<'a>) -> Vec<(String, Range<usize>)> {
    let (mut named, mut slugs) = (HashSet::new(), Vec::new());
    for (name, span) in reader.texts(key, value) {
        let name = name.trim_end_matches(".md").to_owned();
        if named.insert(name.clone()) {
            slugs.push((name, span));
        } else {
            let message = format!("`{key}` names `{name}` twice: take it out in one place");
            reader.tell(span, message);
        }
    }
    slugs
}
