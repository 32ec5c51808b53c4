use super::{check, check_help};

#[test]
fn missing_pull_quotes_get_the_closest_sentence() {
    check_help(
        "---\npull_quotes:\n  - Nobody owns the land between the tides.\n---\n\nNobody owns the land that lies between the tides.\n",
        "pull-quote-missing",
        "3:5",
        "the closest sentence is “Nobody owns the land that lies between the tides.” (line 6); copy its words",
    );
}

#[test]
fn an_unclosed_pull_quote_is_reported_at_its_mark() {
    check(
        "Some words. {\" and these are not closed",
        &[("pull-quote", "1:13")],
    );
}

#[test]
fn unused_footnotes_are_reported() {
    check("Text.\n\n[^a]: Lost.\n", &[("footnote", "3:1")]);
}

#[test]
fn deep_nesting_is_reported_where_it_is_too_deep() {
    let deep = ">".repeat(200) + " x";
    check(&deep, &[("limit", "1:100")]);
}
