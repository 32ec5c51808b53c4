//! Targets of text directives.

use super::*;

#[track_caller]
fn check_directive(directives: &str, text: &str, expected: Option<&str>) {
    let decode = |part: &str| {
        part.replace("%20", " ")
            .replace("%2C", ",")
            .replace("%2D", "-")
    };
    let article = parse(text);
    let found = TextDirective::find(&TextDirective::parse(directives, decode), "", &article);
    let marked = found.map(|found| marked(&article, &found));
    assert_eq!(marked.as_deref(), expected, "{directives}");
}

#[test]
fn text_directives_lead_to_their_words() {
    let text = "# A\n\nThe cat sat. *The cat* ran to the dog’s house.\n\n## The catalogue\n\nThe cat slept, and slept.[^1]\n\n[^1]: A note on cats.";
    check_directive("text=cat", text, Some("cat"));
    check_directive("text=THE%20CAT", text, Some("The cat"));
    check_directive("text=sat-,the%20cat", text, Some("The cat"));
    check_directive("text=the%20cat,-slept", text, Some("The cat"));
    check_directive(
        "text=cat%20ran,dogs%20house",
        text,
        Some("The cat ran to the dog’s house."),
    );
    check_directive(
        "text=catalogue-,the,slept,-and",
        text,
        Some("The cat slept"),
    );
    check_directive("text=the%20catalogue", text, Some("The catalogue"));
    check_directive("text=note%20on", text, Some("note on"));
}

#[test]
fn words_that_continue_in_the_next_paragraph_are_marked_to_the_end_of_the_first() {
    check_directive(
        "text=two,four",
        "One two three.\n\nFour five.",
        Some("two three."),
    );
}

#[test]
fn a_directive_matches_in_its_section_first() {
    let article = parse("The cat.\n\n## One {#one}\n\nA cat sat.\n\n## Two {#two}\n\nNo dog.\n");
    for (section, directives, expected) in [
        ("", "text=cat", "The cat."),
        ("one", "text=cat", "A cat"),
        // Words with their context in the section win over the words alone elsewhere.
        ("one", "text=the-,cat&text=cat", "A cat"),
        ("two", "text=cat", "The cat."),
        ("nowhere", "text=cat", "The cat."),
    ] {
        let directives = TextDirective::parse(directives, str::to_owned);
        let found = TextDirective::find(&directives, section, &article).unwrap();
        let Some(MarkedPart::Block(number, _)) = found.part else {
            panic!("{found:?}");
        };
        let expected_at = if expected == "A cat" { 2 } else { 0 };
        assert_eq!(number, expected_at, "{section}");
    }
}

#[test]
fn a_directive_matches_in_its_footnote_first() {
    let article = parse("A cat.[^a][^b]\n\n[^a]: The cat.\n[^b]: My cat.\n");
    let directives = TextDirective::parse("text=cat", str::to_owned);
    let found = TextDirective::find(&directives, "fn-2", &article).unwrap();
    assert_eq!(marked(&article, &found), "cat.");
    let Some(MarkedPart::Footnotes(notes)) = found.part else {
        panic!("{found:?}");
    };
    assert_ne!(notes[1], article.footnotes[1]);
    assert_eq!(notes[0], article.footnotes[0]);
}

#[test]
fn the_first_of_several_directives_that_matches_wins() {
    check_directive(
        "text=nothing&text=five&text=one",
        "One two.\n\nFour five.",
        Some("five."),
    );
    check_directive("foo=1&text=two", "One two.", Some("two."));
}

#[test]
fn missing_and_malformed_directives_match_nothing() {
    for directives in [
        "",
        "text=",
        "text=-,",
        "text=a,b,c,d,e",
        "selector(x)",
        "text=tw",
        "text=one-,one",
    ] {
        check_directive(directives, "One two.", None);
    }
}

#[test]
fn scripts_without_spaces_have_directives_too() {
    check_directive(
        "text=彼は-,行く",
        "私は行く。彼は行くと言った。",
        Some("行く"),
    );
}
