use super::*;
use crate::features::search::{Script, read_languages, write_languages};

fn shard(articles: usize, years: Option<(u16, u16)>) -> Shard {
    Shard { articles, years }
}

/// A language with three shards, the oldest of which has articles without a date only.
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
        reach: Reach::AsFarAsNeeded,
    }
}

fn check_parts(filters: &[(Facet, &str)], expected: &[(&str, usize)]) {
    let parts = query(filters).parts(&english());
    let parts: Vec<_> = parts
        .iter()
        .map(|part| (part.name.as_str(), part.articles))
        .collect();
    assert_eq!(parts, expected, "{filters:?}");
}

#[test]
fn the_newest_shard_is_asked_first() {
    check_parts(&[], &[("en-x-3", 300), ("en-x-2", 400), ("en-x-1", 400)]);
}

#[test]
fn a_language_without_shards_is_asked_by_its_own_name() {
    let french = Language {
        name: "fr".to_owned(),
        shards: Vec::new(),
        ..english()
    };
    let part = Part {
        name: "fr".to_owned(),
        language: "fr".to_owned(),
        articles: 1_100,
    };
    // Whatever is filtered by: its years are not told.
    for filters in [&[][..], &[(Facet::Year, "1800")]] {
        assert_eq!(query(filters).parts(&french), std::slice::from_ref(&part));
    }
}

#[test]
fn shards_that_cannot_have_the_year_are_not_asked() {
    check_parts(
        &[(Facet::Year, "2004")],
        &[("en-x-3", 300), ("en-x-2", 400)],
    );
    check_parts(&[(Facet::Year, "1998")], &[("en-x-2", 400)]);
    check_parts(&[(Facet::Year, "1800")], &[]);
}

#[test]
fn shards_are_asked_until_there_is_a_portion_to_show_or_two_were() {
    let query = query(&[]);
    assert!(query.goes_on(0, 0));
    assert!(query.goes_on(1, PORTION - 1));
    assert!(!query.goes_on(1, PORTION));
    assert!(!query.goes_on(2, 0));
}

#[test]
fn what_is_filtered_is_looked_for_until_there_is_a_portion_to_show() {
    for filter in [
        (Facet::Tag, "sea"),
        (Facet::Author, "Ada"),
        (Facet::Year, "2004"),
    ] {
        let query = query(&[filter]);
        assert!(query.goes_on(9, PORTION - 1));
        assert!(!query.goes_on(1, PORTION));
    }
}

#[test]
fn who_asks_for_everything_gets_it() {
    let query = Query {
        reach: Reach::Everything,
        ..query(&[])
    };
    assert!(query.goes_on(40, 4_000));
    assert!(!query.stops(4_000, Left::Languages));
}

#[test]
fn the_next_language_is_asked_only_where_all_of_this_one_was_and_nothing_found() {
    let query = query(&[]);
    assert!(!query.stops(0, Left::Languages));
    assert!(query.stops(1, Left::Languages));
    assert!(query.stops(0, Left::OlderAndLanguages));
}

fn check_told(found: usize, asked: usize, left: Left, languages: usize, expected: &str) {
    let looked = query(&[]).looked(asked, left, languages);
    assert_eq!(told(found, Extent::Texts(looked, Likeness::Same)), expected);
}

#[test]
fn what_was_not_looked_through_is_told() {
    check_told(0, 900, Left::Nothing, 1, "No article has these words.");
    check_told(1, 900, Left::Nothing, 1, "1 article");
    check_told(1_900, 9_000, Left::Languages, 2, "1,900 articles");
    check_told(
        0,
        1_000,
        Left::Older,
        1,
        "No article of the newest 1,000 has these words.",
    );
    check_told(1, 1_000, Left::Older, 1, "1 article of the newest 1,000");
    check_told(12, 800, Left::Older, 1, "12 articles of the newest 800");
}

#[test]
fn the_newest_of_one_language_are_not_said_to_be_the_newest_of_all() {
    check_told(
        0,
        800,
        Left::OlderAndLanguages,
        2,
        "No article of the 800 searched so far has these words.",
    );
    check_told(
        2,
        830,
        Left::Older,
        2,
        "2 articles of the 830 searched so far",
    );
    let query = query(&[(Facet::Year, "1998")]);
    assert_eq!(query.looked(400, Left::Older, 1), Looked::Some(400));
}

#[test]
fn the_offer_says_what_is_left() {
    let offer = |asked, languages| Left::after(Older::of(asked, 3), languages).offer();
    assert_eq!(offer(3, 0), None);
    assert_eq!(offer(2, 0), Some("Search older articles too"));
    assert_eq!(offer(3, 1), Some("Search in the other languages too"));
    assert_eq!(
        offer(2, 1),
        Some("Search older articles and the other languages too")
    );
}

#[test]
fn shards_are_read_as_they_were_written() {
    let text = write_languages(&[english()]);
    assert_eq!(text, "en\tlatin\t1100\t400\t400 1998-2004\t300 2004-2006\n");
    assert_eq!(read_languages(&text), [english()]);
}

#[test]
fn numbers_are_grouped_by_three() {
    for (number, expected) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (1_234_567, "1,234,567"),
    ] {
        assert_eq!(grouped(number), expected);
    }
}

#[test]
fn what_is_only_alike_is_told_as_such() {
    let told = |found, looked| told(found, Extent::Texts(looked, Likeness::Alike));
    assert_eq!(
        told(1, Looked::All),
        "No exact match: 1 article has words like these."
    );
    assert_eq!(
        told(1200, Looked::Newest(4000)),
        "No exact match: 1,200 articles of the newest 4,000 have words like these."
    );
}
