use super::*;

fn read(json: &str) -> Library {
    serde_json::from_str(json).unwrap()
}

fn sample() -> Library {
    read(
        r#"{"articles":[
            {"slug":"low-tide","title":"A walk at low tide","authors":["Ada Marsh"],"tags":["sea","craft"]},
            {"slug":"margins","title":"Margins","description":"On the EDGE of the page","tags":["craft"]}
        ]}"#,
    )
}

fn find(words: &str, tag: Option<&str>) -> Vec<usize> {
    sample().find(&Filter {
        words: words.into(),
        tag: tag.map(Into::into),
    })
}

#[test]
fn pasted_words_and_phrases_are_found() {
    for words in ["\u{202e}tide\u{200b}", "“low tide”", "\"low tide\""] {
        assert_eq!(find(words, None), find("tide", None), "{words}");
    }
    assert!(!find("tide", None).is_empty());
}

#[test]
fn a_list_of_file_names_is_an_index() {
    let library = read(r#"["low-tide.md", "yohaku"]"#);
    let slugs: Vec<_> = library
        .articles
        .iter()
        .map(|entry| entry.slug.as_str())
        .collect();
    assert_eq!(slugs, ["low-tide", "yohaku"]);
    assert_eq!(library.articles[0].title(), "Low tide");
}

#[test]
fn names_and_entries_may_be_mixed() {
    let library = read(r#"{"articles":["a.md",{"slug":"b","title":"B"}]}"#);
    assert_eq!(library.articles[1].title(), "B");
}

#[test]
fn malformed_indexes_are_refused() {
    for json in [
        "",
        "{}",
        "[1]",
        r#"{"articles":[{"title":"no slug"}]}"#,
        "<!doctype html>",
    ] {
        assert!(serde_json::from_str::<Library>(json).is_err(), "{json}");
    }
}

#[test]
fn an_index_survives_writing_and_reading() {
    let json = serde_json::to_string(&sample()).unwrap();
    assert_eq!(read(&json), sample());
}

#[test]
fn an_index_counts_the_articles_of_its_other_parts() {
    let library = read(r#"{"articles":["a.md"],"rest":{"parts":2,"count":700,"tags":["sea"]}}"#);
    assert_eq!((library.count(), library.parts()), (700, 2));
    assert_eq!(library.tags(), ["sea"]);
    let json = serde_json::to_string(&library).unwrap();
    assert_eq!(read(&json), library);
    assert_eq!((sample().count(), sample().parts()), (2, 0));
}

#[test]
fn entries_match_all_words_in_any_case_and_order() {
    assert_eq!(find("", None), [0, 1]);
    assert_eq!(find("TIDE walk", None), [0]);
    assert_eq!(find("edge", None), [1]);
    assert_eq!(find("marsh", None), [0]);
    assert_eq!(find("tide margins", None), [] as [usize; 0]);
}

#[test]
fn straight_and_curly_apostrophes_match() {
    let library = read(r#"[{"slug":"a","title":"Peru’s gold"}]"#);
    let words = "peru's".into();
    assert_eq!(library.find(&Filter { words, tag: None }), [0]);
}

#[test]
fn entries_match_whole_tags_only() {
    assert_eq!(find("", Some("craft")), [0, 1]);
    assert_eq!(find("", Some("sea")), [0]);
    assert_eq!(find("", Some("se")), [] as [usize; 0]);
    assert_eq!(find("margins", Some("sea")), [] as [usize; 0]);
}

#[test]
fn tags_are_sorted_by_frequency() {
    assert_eq!(sample().tags(), ["craft", "sea"]);
}
