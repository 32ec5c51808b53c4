use super::*;
use crate::features::search::{Script, format_languages, parse_languages};

fn shard(articles: usize, years: Option<(u16, u16)>) -> Shard {
    Shard { articles, years }
}

/// A language with three shards; the oldest has only articles without a date.
fn english() -> Language {
    Language {
        name: "en".to_owned(),
        script: Script::Latin,
        articles: 1_100,
        shards: vec![
            shard(400, None),
            shard(400, Some((1998, 2004))),
            shard(300, Some((2004, 2006))),
        ],
    }
}

fn query(filters: &[(Facet, &str)]) -> Query {
    let filters = filters.iter();
    Query {
        words: "tide".to_owned(),
        filters: filters
            .map(|&(facet, value)| (facet, value.to_owned()))
            .collect(),
        extent: SearchExtent::AsFarAsNeeded,
    }
}

fn check_search_units(filters: &[(Facet, &str)], expected: &[(&str, usize)]) {
    let units = query(filters).search_units(&english());
    let units: Vec<_> = units
        .iter()
        .map(|unit| (unit.name.as_str(), unit.articles))
        .collect();
    assert_eq!(units, expected, "{filters:?}");
}

#[test]
fn the_newest_shard_is_queried_first() {
    check_search_units(&[], &[("en-x-3", 300), ("en-x-2", 400), ("en-x-1", 400)]);
}

#[test]
fn a_language_without_shards_is_queried_by_its_own_name() {
    let french = Language {
        name: "fr".to_owned(),
        shards: Vec::new(),
        ..english()
    };
    let unit = SearchUnit {
        name: "fr".to_owned(),
        language: "fr".to_owned(),
        articles: 1_100,
    };
    // With any filter: its years are unknown.
    for filters in [&[][..], &[(Facet::Year, "1800")]] {
        assert_eq!(
            query(filters).search_units(&french),
            std::slice::from_ref(&unit)
        );
    }
}

#[test]
fn shards_without_the_year_are_not_queried() {
    check_search_units(
        &[(Facet::Year, "2004")],
        &[("en-x-3", 300), ("en-x-2", 400)],
    );
    check_search_units(&[(Facet::Year, "1998")], &[("en-x-2", 400)]);
    check_search_units(&[(Facet::Year, "1800")], &[]);
}

#[test]
fn querying_stops_after_a_full_batch_or_two_shards() {
    let query = query(&[]);
    assert!(query.needs_another_unit(0, 0));
    assert!(query.needs_another_unit(1, BATCH_SIZE - 1));
    assert!(!query.needs_another_unit(1, BATCH_SIZE));
    assert!(!query.needs_another_unit(2, 0));
}

#[test]
fn a_filtered_search_goes_on_until_the_batch_is_full() {
    for filter in [
        (Facet::Tag, "sea"),
        (Facet::Author, "Ada"),
        (Facet::Year, "2004"),
    ] {
        let query = query(&[filter]);
        assert!(query.needs_another_unit(9, BATCH_SIZE - 1));
        assert!(!query.needs_another_unit(1, BATCH_SIZE));
    }
}

#[test]
fn a_search_for_everything_never_stops() {
    let query = Query {
        extent: SearchExtent::Everything,
        ..query(&[])
    };
    assert!(query.needs_another_unit(40, 4_000));
    assert!(!query.ends_after_language(4_000, Remaining::Languages));
}

#[test]
fn the_next_language_is_queried_only_after_a_complete_search_without_matches() {
    let query = query(&[]);
    assert!(!query.ends_after_language(0, Remaining::Languages));
    assert!(query.ends_after_language(1, Remaining::Languages));
    assert!(query.ends_after_language(0, Remaining::OlderAndLanguages));
}

#[test]
fn the_button_names_what_remains() {
    let label = |queried, languages| {
        Remaining::new(OlderShards::after(queried, 3), languages).button_label()
    };
    assert_eq!(label(3, 0), None);
    assert_eq!(label(2, 0), Some("Search older articles too"));
    assert_eq!(label(3, 1), Some("Search in the other languages too"));
    assert_eq!(
        label(2, 1),
        Some("Search older articles and the other languages too")
    );
}

#[test]
fn parsing_restores_the_formatted_shards() {
    let text = format_languages(&[english()]);
    assert_eq!(text, "en\tlatin\t1100\t400\t400 1998-2004\t300 2004-2006\n");
    assert_eq!(parse_languages(&text), [english()]);
}

#[test]
fn with_a_year_the_articles_are_not_called_the_newest() {
    let query = query(&[(Facet::Year, "1998")]);
    assert_eq!(
        query.coverage(400, Remaining::Older, 1),
        Coverage::Some(400)
    );
}
