use super::{hit::encode, *};
use crate::routing::Base;

fn query(words: &str) -> Query {
    Query {
        words: words.to_owned(),
        ..Query::default()
    }
}

fn language(name: &str, script: Script, articles: usize) -> Language {
    Language {
        name: name.to_owned(),
        script,
        articles,
        shards: Vec::new(),
    }
}

fn names(languages: Vec<&Language>) -> Vec<&str> {
    let names = languages.into_iter();
    names.map(|language| language.name.as_str()).collect()
}

fn check_languages(words: &str, page: Option<&str>, expected: &[&str]) {
    let all = [
        language("ar", Script::Arabic, 1),
        language("en", Script::Latin, 9),
        language("fr", Script::Latin, 2),
        language("ja", Script::Han, 3),
    ];
    let all = parse_languages(&format_languages(&all));
    let languages = names(query(words).languages(&all, page));
    assert_eq!(languages, expected, "{words}");
}

fn plain(text: &str) -> SnippetPart {
    SnippetPart::Plain(text.to_owned())
}

fn marked(text: &str) -> SnippetPart {
    SnippetPart::Match(text.to_owned())
}

/// Parses a text with its matches in brackets.
fn snippet(text: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    for segment in text.split('[') {
        let (words, rest) = segment.split_once(']').unwrap_or(("", segment));
        for part in [marked(words), plain(rest)] {
            parts.extend(Some(part).filter(|part| !part.text().is_empty()));
        }
    }
    parts
}

fn check_directives(text: &str, expected: &str) {
    assert_eq!(text_directives(&snippet(text)), expected, "{text}");
}

#[test]
fn words_are_searched_in_the_languages_of_their_script() {
    check_languages("tide", None, &["en", "fr"]);
    check_languages("ورق", None, &["ar"]);
    check_languages("CSS の余白", None, &["ja"]);
    check_languages("1884", None, &["en", "ja", "fr", "ar"]);
    check_languages("море", None, &[]);
}

#[test]
fn the_language_of_the_page_comes_first_in_any_script() {
    check_languages("tide", Some("fr-CA"), &["fr", "en"]);
    check_languages("CSS", Some("ja"), &["ja", "en", "fr"]);
}

#[test]
fn articles_without_a_language_are_always_searched() {
    let all = [language(UNDETERMINED, Script::Latin, 2)];
    assert_eq!(names(query("море").languages(&all, None)), [UNDETERMINED]);
}

#[test]
fn a_query_needs_two_letters_or_one_han_character() {
    for (words, expected) in [
        ("", false),
        ("a", false),
        ("…?", false),
        ("ab", true),
        ("余", true),
    ] {
        assert_eq!(is_long_enough(words), expected, "{words}");
    }
}

#[test]
fn the_script_of_a_text_is_its_most_frequent_one() {
    assert_eq!(
        Script::most_frequent("余白 by Recto, 余白は余白である"),
        Script::Han
    );
    assert_eq!(Script::most_frequent("Ça va? 余"), Script::Latin);
    assert_eq!(Script::most_frequent("12, 13"), Script::Any);
    assert_eq!(Script::from_name(Script::Hangul.name()), Script::Hangul);
    assert_eq!(Script::from_name("runes"), Script::Any);
}

#[test]
fn adjacent_matches_share_one_mark() {
    let text = IndexedText::new("the low tide of “Tides”.", &[1, 2, 4], "en", "");
    let whole = SectionRange {
        start: 0,
        end: None,
        heading: "",
    };
    assert_eq!(
        text.snippet(&whole),
        [
            plain("the "),
            marked("low tide"),
            plain(" of “"),
            marked("Tides"),
            plain("”.")
        ]
    );
}

#[test]
fn a_directive_names_the_match_and_its_context() {
    check_directives(
        "So we went to the [low tide] at noon, and then home.",
        "text=went%20to%20the-,low%20tide,-at%20noon%2C%20and&text=low%20tide",
    );
    check_directives("[tide]", "text=tide");
    check_directives("nothing", "");
}

#[test]
fn without_spaces_the_context_is_some_characters() {
    check_directives(
        "一二三四五六七八九[余]一二三四五六七八九",
        &format!(
            "text={}-,{},-{}&text={}",
            encode("二三四五六七八九"),
            encode("余"),
            encode("一二三四五六七八"),
            encode("余")
        ),
    );
}

#[test]
fn a_directive_includes_the_elided_word() {
    check_directives(
        "plus l’[air] de rien d’[arrêts].",
        &format!(
            "text=plus-,{},-{}&text={}&text={}",
            encode("l’air"),
            encode("de rien d’arrêts.").replace("%2E", "."),
            encode("l’air"),
            encode("d’arrêts"),
        ),
    );
    check_directives("‘[tide]’", "text=tide");
}

#[test]
fn a_result_links_to_its_section() {
    let hit = Hit {
        slug: slug_from_url("/low%20tide/").unwrap(),
        title: String::new(),
        language: None,
        author: String::new(),
        date: String::new(),
        sections: Vec::new(),
    };
    let mut section = SectionHit {
        id: "été".to_owned(),
        heading: Vec::new(),
        snippet: snippet("[sea]"),
    };
    let base = Base::new("r");
    assert_eq!(
        hit.section_href(&section, &base),
        "/r/low%20tide/#%C3%A9t%C3%A9:~:text=sea"
    );
    section.snippet = snippet("nothing");
    section.heading = snippet("the [sea] again");
    assert_eq!(
        hit.section_href(&section, &base),
        "/r/low%20tide/#%C3%A9t%C3%A9:~:text=the-,sea,-again&text=sea"
    );
    section.heading.clear();
    section.snippet.clear();
    section.id.clear();
    assert_eq!(hit.section_href(&section, &base), "/r/low%20tide/");
}

#[test]
fn without_an_index_titles_are_searched_and_the_status_says_so() {
    let library = serde_json::from_str(
        r#"[{"slug":"a","title":"Tides","description":"Mud","tags":["sea"]},{"slug":"b","title":"Tides"}]"#,
    )
    .unwrap();
    let mut query = query("tides");
    assert_eq!(Hit::in_library(&library, &query).len(), 2);
    query.filters.push((Facet::Tag, "sea".to_owned()));
    let hits = Hit::in_library(&library, &query);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].sections[0].snippet, [plain("Mud")]);
    assert_eq!(
        status_message(1, SearchedTexts::Titles),
        format!("1 article. {TITLES_ONLY}")
    );
    assert!(status_message(0, SearchedTexts::Titles).ends_with(&format!("words. {TITLES_ONLY}")));
}

fn check_quality(query: &str, found: &[&str], expected: MatchQuality) {
    let owned: Vec<String> = found.iter().map(|&word| word.to_owned()).collect();
    assert_eq!(
        match_quality(query, &owned, &[]),
        expected,
        "{query}: {found:?}"
    );
}

#[test]
fn other_forms_are_partial_matches_and_short_beginnings_are_none() {
    use MatchQuality::{Exact, None, Partial};
    check_quality("tide", &["Tides,"], Exact);
    check_quality("tides", &["Tide,"], Partial);
    check_quality("studies margins", &["margin", "study"], Partial);
    check_quality("demi-soupir", &["demi-soupirs"], Exact);
    check_quality("الورق", &["ورّق"], Partial);
    // Decomposed, like the words that it is compared with.
    check_quality("elysee", &["e\u{301}lyse\u{301}e"], Exact);
    check_quality("cœur straße", &["coeur", "strasse"], Exact);
    check_quality("余白の美", &["余白", "美"], Exact);
    check_quality("…", &[], Exact);
    check_quality("insipides", &["in"], None);
    check_quality("tide insipides", &["tide", "in"], None);
    check_quality("straße", &["str"], None);
    check_quality("l’air", &["La"], None);
    check_quality("27", &["2"], None);
    check_quality("1884", &["188"], None);
    check_quality("1884", &["1884:"], Exact);
    check_quality("tide", &[], None);
}

#[test]
fn metadata_matches_only_whole_words() {
    let metadata = ["Lilian".to_owned(), "Margin".to_owned()];
    let found = ["M.".to_owned()];
    assert_eq!(
        match_quality("margn", &found, &metadata),
        MatchQuality::None
    );
    assert_eq!(
        match_quality("margin lilian", &found, &metadata),
        MatchQuality::Exact
    );
}

#[test]
fn parsing_restores_the_formatted_lists() {
    let languages = [
        language("en", Script::Latin, 9),
        language(UNDETERMINED, Script::Any, 1),
    ];
    assert_eq!(parse_languages(&format_languages(&languages)), languages);
    let filters = [
        (Facet::Year, "2025"),
        (Facet::Tag, "sea"),
        (Facet::Year, "2026"),
    ];
    let filters = filters.map(|(facet, value)| (facet, value.to_owned()));
    let text = format_filters(&filters.into_iter().collect());
    assert_eq!(parse_filters(&text, Facet::Year), ["2026", "2025"]);
    assert_eq!(parse_filters(&text, Facet::Tag), ["sea"]);
    assert_eq!(parse_languages("<!doctype html>\n"), []);
}
