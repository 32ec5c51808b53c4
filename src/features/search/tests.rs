use super::*;

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
    let all = read_languages(&write_languages(&all));
    let languages = names(query(words).languages(&all, page));
    assert_eq!(languages, expected, "{words}");
}

fn plain(text: &str) -> Piece {
    Piece::Plain(text.to_owned())
}

fn marked(text: &str) -> Piece {
    Piece::Marked(text.to_owned())
}

/// Pieces of a text in which marks stand in brackets.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in text.split('[') {
        let (words, rest) = part.split_once(']').unwrap_or(("", part));
        for piece in [marked(words), plain(rest)] {
            pieces.extend(Some(piece).filter(|piece| !piece.text().is_empty()));
        }
    }
    pieces
}

fn check_directives(excerpt: &str, expected: &str) {
    assert_eq!(directives(&pieces(excerpt)), expected, "{excerpt}");
}

#[test]
fn words_are_looked_for_in_the_languages_of_their_script() {
    check_languages("tide", None, &["en", "fr"]);
    check_languages("ورق", None, &["ar"]);
    check_languages("CSS の余白", None, &["ja"]);
    check_languages("1884", None, &["en", "ja", "fr", "ar"]);
    check_languages("море", None, &[]);
}

#[test]
fn the_language_of_the_page_comes_first_whatever_its_script() {
    check_languages("tide", Some("fr-CA"), &["fr", "en"]);
    check_languages("CSS", Some("ja"), &["ja", "en", "fr"]);
}

#[test]
fn articles_of_no_known_language_are_looked_through_for_any_words() {
    let all = [language(UNKNOWN, Script::Latin, 2)];
    assert_eq!(names(query("море").languages(&all, None)), [UNKNOWN]);
}

#[test]
fn two_letters_are_enough_and_one_where_a_character_is_a_word() {
    for (words, expected) in [
        ("", false),
        ("a", false),
        ("…?", false),
        ("ab", true),
        ("余", true),
    ] {
        assert_eq!(is_enough(words), expected, "{words}");
    }
}

#[test]
fn the_script_of_a_text_is_that_of_most_letters() {
    assert_eq!(
        Script::of_most("余白 by Recto, 余白は余白である"),
        Script::Han
    );
    assert_eq!(Script::of_most("Ça va? 余"), Script::Latin);
    assert_eq!(Script::of_most("12, 13"), Script::Any);
    assert_eq!(Script::from_name(Script::Hangul.name()), Script::Hangul);
    assert_eq!(Script::from_name("runes"), Script::Any);
}

#[test]
fn words_one_after_the_other_have_one_mark() {
    let text = Text::new("the low tide of “Tides”.", &[1, 2, 4], "en", "");
    let whole = Passage {
        start: 0,
        end: None,
        heading: "",
    };
    assert_eq!(
        text.excerpt(&whole),
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
fn a_link_names_the_words_and_what_stands_round_them() {
    check_directives(
        "So we went to the [low tide] at noon, and then home.",
        "text=went%20to%20the-,low%20tide,-at%20noon%2C%20and&text=low%20tide",
    );
    check_directives("[tide]", "text=tide");
    check_directives("nothing", "");
}

#[test]
fn where_words_are_not_parted_some_characters_stand_for_them() {
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
fn a_word_behind_an_elision_is_named_as_it_is_written() {
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
fn a_result_opens_at_its_section() {
    let hit = Hit {
        slug: slug_of("/low%20tide/").unwrap(),
        title: String::new(),
        language: None,
        author: String::new(),
        date: String::new(),
        sections: Vec::new(),
    };
    let mut section = Section {
        id: "été".to_owned(),
        heading: Vec::new(),
        excerpt: pieces("[sea]"),
    };
    let base = Base::new("r");
    assert_eq!(
        hit.section_href(&section, &base),
        "/r/low%20tide/#%C3%A9t%C3%A9:~:text=sea"
    );
    section.excerpt = pieces("nothing");
    section.heading = pieces("the [sea] again");
    assert_eq!(
        hit.section_href(&section, &base),
        "/r/low%20tide/#%C3%A9t%C3%A9:~:text=the-,sea,-again&text=sea"
    );
    section.heading.clear();
    section.excerpt.clear();
    section.id.clear();
    assert_eq!(hit.section_href(&section, &base), "/r/low%20tide/");
}

#[test]
fn without_an_index_the_library_is_searched_and_the_reader_is_told() {
    let library = serde_json::from_str(
        r#"[{"slug":"a","title":"Tides","description":"Mud","tags":["sea"]},{"slug":"b","title":"Tides"}]"#,
    )
    .unwrap();
    let mut query = query("tides");
    assert_eq!(Hit::in_library(&library, &query).len(), 2);
    query.filters.push((Facet::Tag, "sea".to_owned()));
    let hits = Hit::in_library(&library, &query);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].sections[0].excerpt, [plain("Mud")]);
    assert_eq!(
        told(1, Extent::Library),
        format!("1 article. {ONLY_TITLES}")
    );
    assert!(told(0, Extent::Library).ends_with(&format!("words. {ONLY_TITLES}")));
}

fn check_like(sought: &str, found: &[&str], expected: Likeness) {
    let owned: Vec<String> = found.iter().map(|&word| word.to_owned()).collect();
    assert_eq!(
        likeness(sought, &owned, &[]),
        expected,
        "{sought}: {found:?}"
    );
}

#[test]
fn other_forms_of_the_words_are_like_them_and_mere_beginnings_are_not() {
    use Likeness::{Alike, None, Same};
    check_like("tide", &["Tides,"], Same);
    check_like("tides", &["Tide,"], Alike);
    check_like("studies margins", &["margin", "study"], Alike);
    check_like("demi-soupir", &["demi-soupirs"], Same);
    check_like("الورق", &["ورّق"], Alike);
    // As they are decomposed.
    check_like("elysee", &["e\u{301}lyse\u{301}e"], Same);
    check_like("cœur straße", &["coeur", "strasse"], Same);
    check_like("余白の美", &["余白", "美"], Same);
    check_like("…", &[], Same);
    check_like("insipides", &["in"], None);
    check_like("tide insipides", &["tide", "in"], None);
    check_like("straße", &["str"], None);
    check_like("l’air", &["La"], None);
    check_like("27", &["2"], None);
    check_like("1884", &["188"], None);
    check_like("1884", &["1884:"], Same);
    check_like("tide", &[], None);
}

#[test]
fn what_is_known_of_an_article_besides_must_have_a_word_whole() {
    let known = ["Lilian".to_owned(), "Margin".to_owned()];
    let found = ["M.".to_owned()];
    assert_eq!(likeness("margn", &found, &known), Likeness::None);
    assert_eq!(likeness("margin lilian", &found, &known), Likeness::Same);
}

#[test]
fn the_lists_are_read_as_they_were_written() {
    let languages = [
        language("en", Script::Latin, 9),
        language(UNKNOWN, Script::Any, 1),
    ];
    assert_eq!(read_languages(&write_languages(&languages)), languages);
    let filters = [
        (Facet::Year, "2025"),
        (Facet::Tag, "sea"),
        (Facet::Year, "2026"),
    ];
    let filters = filters.map(|(facet, value)| (facet, value.to_owned()));
    let text = write_filters(&filters.into_iter().collect());
    assert_eq!(read_filters(&text, Facet::Year), ["2026", "2025"]);
    assert_eq!(read_filters(&text, Facet::Tag), ["sea"]);
    assert_eq!(read_languages("<!doctype html>\n"), []);
}
