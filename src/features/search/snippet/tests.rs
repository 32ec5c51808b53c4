use super::*;

fn in_brackets(snippet: &[SnippetPart]) -> String {
    let text = |part: &SnippetPart| match part {
        SnippetPart::Plain(text) => text.clone(),
        SnippetPart::Match(text) => format!("[{text}]"),
    };
    snippet.iter().map(text).collect()
}

/// Compares the heading and the snippet of a section that is the whole text.
fn check(text: &str, matches: &[usize], language: &str, heading: &str, expected: (&str, &str)) {
    let text = IndexedText::new(text, matches, language, "");
    let section = SectionRange {
        start: 0,
        end: None,
        heading,
    };
    assert_eq!(in_brackets(&text.heading(&section)), expected.0);
    assert_eq!(in_brackets(&text.snippet(&section)), expected.1);
}

#[test]
fn the_heading_is_not_in_the_snippet_but_its_matches_are_marked() {
    check(
        "What noon meant. So noon, if noon is noon.",
        &[1, 4, 6, 8],
        "en",
        "What noon meant",
        ("What [noon] meant", "So [noon], if [noon] is [noon]."),
    );
    check(
        "The day of noons. It is &lt;long&gt;",
        &[3],
        "en",
        "The day of noons",
        ("The day of [noons]", "It is <long> …"),
    );
    check(
        "Noon? At twelve.",
        &[0],
        "en",
        "Noon?",
        ("[Noon]?", "At twelve."),
    );
}

#[test]
fn a_snippet_shows_the_place_with_the_most_matches() {
    let words: Vec<String> = (0..60).map(|number| format!("w{number}")).collect();
    check(
        &words.join(" "),
        &[3, 40, 44],
        "en",
        "",
        (
            "",
            &format!(
                "{} [w40] w41 w42 w43 [w44] {} …",
                words[32..40].join(" "),
                words[45..56].join(" ")
            ),
        ),
    );
}

#[test]
fn rare_words_weigh_more_than_frequent_ones() {
    let text =
        "the seas ".repeat(15) + "these " + &"mud ".repeat(20) + "half a page. The sea is seen.";
    let matches: Vec<usize> = (0..31).chain([51, 53, 54, 55]).collect();
    let words = IndexedText::new(&text, &matches, "en", "half page the sea");
    let range = |start, end| SectionRange {
        start,
        end: Some(end),
        heading: "",
    };
    assert!(words.weight(&range(0, 31)) < words.weight(&range(51, 54)));
    assert!(words.weight(&range(0, 10)) > words.weight(&range(0, 4)));
    let snippet = in_brackets(&words.snippet(&range(0, 54)));
    assert!(snippet.ends_with("mud [half] a [page]."), "{snippet}");
}

#[test]
fn a_snippet_ends_with_its_section() {
    let text = IndexedText::new("One two. Three four.", &[1], "en", "");
    let section = SectionRange {
        start: 0,
        end: Some(2),
        heading: "",
    };
    assert_eq!(in_brackets(&text.snippet(&section)), "One [two].");
}

#[test]
fn words_without_spaces_and_elisions_are_rejoined() {
    check(
        "画面\u{200b}の\u{200b}余白\u{200b}. \u{200b}。\u{200b}余白\u{200b}は\u{200b}美",
        &[2, 5],
        "ja",
        "画面の余白",
        ("画面の[余白]", "[余白]は美 …"),
    );
    check(
        "Le prix d’\u{200a}un silence. On ne reconnaît plus l’\u{200a}air.",
        &[10],
        "fr",
        "Le prix d’un silence",
        ("Le prix d’un silence", "On ne reconnaît plus l’[air]."),
    );
}

#[test]
fn matching_words_are_those_at_the_positions() {
    assert_eq!(
        IndexedText::new("one two\n three", &[0, 2, 9], "en", "").matching_words(),
        ["one", "three"]
    );
    assert_eq!(
        IndexedText::new("余白\u{200b}は\u{200b}美", &[1], "ja", "").matching_words(),
        ["は"]
    );
}
