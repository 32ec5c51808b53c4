use super::{check, check_help};

#[test]
fn quotes_that_are_nowhere_in_the_text_are_told_with_the_closest_sentence() {
    check_help(
        "---\npull_quotes:\n  - Nobody owns the land between the tides.\n---\n\nNobody owns the land that lies between the tides.\n",
        "pull-quote-missing",
        "3:5",
        "the closest sentence is “Nobody owns the land that lies between the tides.” (line 6)",
    );
}

#[test]
fn other_notices_of_quotes_are_warnings_at_their_words() {
    check(
        "Some words. {\" and these are not closed",
        &[("pull-quote", "1:16")],
    );
}

#[test]
fn footnotes_that_nothing_refers_to_are_told() {
    check("Text.\n\n[^a]: Lost.\n", &[("footnote", "3:1")]);
}

#[test]
fn what_is_too_deep_is_told() {
    let deep = ">".repeat(200) + " x";
    check(&deep, &[("limit", "1:1")]);
}
