//! Series of articles, and other lists of articles by name.

use std::collections::HashSet;

use recto::data::site::Series;

use super::{
    super::{ArticleName, Site},
    toml_reader::{TomlReader, Value},
};
use crate::diagnostic::Code;

/// Adds the series to the site.
pub(super) fn read<'a>(reader: &mut TomlReader<'a>, value: &Value<'a>, site: &mut Site) {
    const KEY: &str = "series";
    for (table, span) in reader.tables(KEY, value) {
        let mut series = Series::default();
        let mut articles = Vec::new();
        for (key, value) in reader.entries(KEY, table, &["title", "description", "articles"]) {
            match key {
                "title" => series.title = reader.text(key, value).unwrap_or_default(),
                "description" => series.description = reader.text(key, value).unwrap_or_default(),
                _ => {
                    articles = article_names(reader, key, value);
                    if value
                        .get_ref()
                        .as_array()
                        .is_some_and(|list| list.is_empty())
                    {
                        reader.report_empty(key, value.span());
                    }
                }
            }
        }
        reader.require(KEY, table, span.clone(), "title", "\"The shore\"");
        reader.require(
            KEY,
            table,
            span,
            "articles",
            "[\"low-tide\", \"high-tide\"]",
        );
        if series.title.is_empty() || articles.is_empty() {
            continue;
        }
        report_articles_of_other_series(reader, site, &articles);
        series.articles = articles.iter().map(|name| name.slug.clone()).collect();
        site.series.push(series);
        site.named_articles.extend(articles);
    }
}

/// Reports articles that are in an earlier series too. Their pages show only that one.
fn report_articles_of_other_series(
    reader: &mut TomlReader<'_>,
    site: &Site,
    articles: &[ArticleName],
) {
    for ArticleName { slug, span } in articles {
        if let Some((other, _)) = site.series_of(slug) {
            let message = format!(
                "`{slug}` is also in the series “{}”, and its page shows only that one",
                other.title
            );
            let help = "remove it from one of the two";
            reader.report_at(Code::SiteSeries, span.clone(), message, help);
        }
    }
}

/// Returns the articles of a list, by their names with or without `.md`. A name that occurs twice is reported and left out.
pub(super) fn article_names<'a>(
    reader: &mut TomlReader<'a>,
    key: &str,
    value: &Value<'a>,
) -> Vec<ArticleName> {
    let (mut slugs, mut names) = (HashSet::new(), Vec::new());
    for (name, span) in reader.texts(key, value) {
        let slug = name.trim_end_matches(".md").to_owned();
        if slugs.insert(slug.clone()) {
            let span = reader.source_span(span);
            names.push(ArticleName { slug, span });
        } else {
            let message = format!("`{key}` names `{slug}` twice");
            reader.report(Code::SiteDuplicate, span, message, "remove one of the two");
        }
    }
    names
}
