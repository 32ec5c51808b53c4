use super::*;
use crate::features::search::{Query, Remaining};

fn check_message(
    found: usize,
    searched: usize,
    remaining: Remaining,
    languages: usize,
    expected: &str,
) {
    let coverage = Query::default().coverage(searched, remaining, languages);
    let searched_texts = SearchedTexts::FullText(coverage, MatchQuality::Exact);
    assert_eq!(status_message(found, searched_texts), expected);
}

#[test]
fn the_message_names_the_articles_searched() {
    check_message(0, 900, Remaining::Nothing, 1, "No article has these words.");
    check_message(1, 900, Remaining::Nothing, 1, "1 article");
    check_message(1_900, 9_000, Remaining::Languages, 2, "1,900 articles");
    check_message(
        0,
        1_000,
        Remaining::Older,
        1,
        "No article of the newest 1,000 has these words.",
    );
    check_message(
        1,
        1_000,
        Remaining::Older,
        1,
        "1 article of the newest 1,000",
    );
    check_message(
        12,
        800,
        Remaining::Older,
        1,
        "12 articles of the newest 800",
    );
}

#[test]
fn with_several_languages_the_articles_are_not_called_the_newest() {
    check_message(
        0,
        800,
        Remaining::OlderAndLanguages,
        2,
        "No article of the 800 searched so far has these words.",
    );
    check_message(
        2,
        830,
        Remaining::Older,
        2,
        "2 articles of the 830 searched so far",
    );
}

#[test]
fn numbers_have_commas_between_groups_of_three_digits() {
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
fn partial_matches_are_announced_as_such() {
    let message = |found, coverage| {
        status_message(
            found,
            SearchedTexts::FullText(coverage, MatchQuality::Partial),
        )
    };
    assert_eq!(
        message(1, Coverage::All),
        "No exact match: 1 article has words like these."
    );
    assert_eq!(
        message(1200, Coverage::Newest(4000)),
        "No exact match: 1,200 articles of the newest 4,000 have words like these."
    );
}
