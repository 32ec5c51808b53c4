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
        volumes: Vec::new(),
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
fn an_excerpt_is_taken_apart_without_being_html() {
    assert_eq!(
        pieces("A <mark>tide,</mark> &lt;b&gt; and <mark>“Tides”</mark>."),
        [
            plain("A "),
            marked("tide"),
            plain(", <b> and “"),
            marked("Tides"),
            plain("”.")
        ]
    );
    assert_eq!(pieces("<mark>…</mark> so"), [plain("… so …")]);
    assert_eq!(pieces("。 <mark>余</mark>"), [marked("余"), plain(" …")]);
    assert_eq!(pieces(".NET"), [plain(".NET …")]);
    assert_eq!(pieces(""), []);
}

#[test]
fn words_one_after_the_other_have_one_mark() {
    assert_eq!(
        pieces("the <mark>low</mark> <mark>tide</mark> of <mark>余</mark><mark>白</mark>"),
        [
            plain("the "),
            marked("low tide"),
            plain(" of "),
            marked("余白"),
            plain(" …")
        ]
    );
}

#[test]
fn a_link_names_the_words_and_what_stands_round_them() {
    check_directives(
        "So we went to the <mark>low</mark> <mark>tide</mark> at noon, and then home.",
        "text=went%20to%20the-,low%20tide,-at%20noon%2C%20and&text=low%20tide",
    );
    check_directives("<mark>tide</mark>", "text=tide");
    check_directives("nothing", "");
}

#[test]
fn where_words_are_not_parted_some_characters_stand_for_them() {
    check_directives(
        "一二三四五六七八九<mark>余</mark>一二三四五六七八九",
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
        "plus l’<mark>air</mark> de rien d’<mark>arrêts</mark>.",
        &format!(
            "text=plus-,{},-{}&text={}&text={}",
            encode("l’air"),
            encode("de rien d’arrêts.").replace("%2E", "."),
            encode("l’air"),
            encode("d’arrêts"),
        ),
    );
    check_directives("‘<mark>tide</mark>’", "text=tide");
}

#[test]
fn an_excerpt_begins_behind_its_heading() {
    for (excerpt, heading, expected) in [
        (
            "of mud. The <mark>tide</mark>.",
            "A year of mud",
            "The tide.",
        ),
        (
            "に名前がある. <mark>余白</mark>には。",
            "何もないところに名前がある",
            "余白には。",
        ),
        ("の<mark>余白</mark>. では。", "画面の余白", "では。"),
        ("mud. The tide.", "Gumud", "mud. The tide."),
    ] {
        let pieces = without_heading(pieces(excerpt), heading);
        let text: String = pieces.iter().map(Piece::text).collect();
        assert_eq!(text, expected);
    }
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
        heading: String::new(),
        excerpt: pieces("<mark>sea</mark>"),
    };
    let base = Base::new("r");
    assert_eq!(
        hit.section_href(&section, &base),
        "/r/low%20tide/#%C3%A9t%C3%A9:~:text=sea"
    );
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

fn check_like(sought: &str, found: &[&str], expected: bool) {
    let found: Vec<String> = found.iter().map(|&word| word.to_owned()).collect();
    assert_eq!(are_like(sought, &found), expected, "{sought}: {found:?}");
}

#[test]
fn other_forms_of_the_words_are_like_them_and_mere_beginnings_are_not() {
    check_like("tides", &["Tide,"], true);
    check_like("studies margins", &["margin", "study"], true);
    check_like("demi-soupir", &["demi-soupirs"], true);
    check_like("الورق", &["ورّق"], true);
    check_like("cafe", &["café"], true);
    check_like("余白の美", &["余白", "美"], true);
    check_like("…", &[], true);
    check_like("insipides", &["in"], false);
    check_like("tide insipides", &["tide", "in"], false);
    check_like("straße", &["str"], false);
    check_like("l’air", &["La"], false);
    check_like("27", &["2"], false);
    check_like("1884", &["188"], false);
    check_like("1884", &["1884:"], true);
    check_like("tide", &[], false);
}

#[test]
fn words_are_counted_as_pagefind_counts_them() {
    assert_eq!(words_at("one two\n three", &[2, 0, 9]), ["three", "one"]);
    assert_eq!(words_at("余白\u{200b}は\u{200b}美", &[1]), ["は"]);
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

fn check_without_heading(excerpt: &str, heading: &str, expected: &[Piece]) {
    assert_eq!(
        without_heading(pieces(excerpt), heading),
        expected,
        "{excerpt}"
    );
}

#[test]
fn an_excerpt_does_not_begin_with_the_heading_above_it() {
    check_without_heading(
        "Whose <mark>margin</mark> it is. In the <mark>margins.</mark>",
        "Whose margin it is",
        &[plain("In the "), marked("margins"), plain(".")],
    );
    // It may begin within the heading.
    check_without_heading(
        "low <mark>tide.</mark> Twice a day.",
        "A walk at low tide",
        &[plain("Twice a day.")],
    );
    check_without_heading(
        "Why <mark>now?</mark> Because.",
        "Why now?",
        &[plain("Because.")],
    );
    check_without_heading(
        "余白. 本を<mark>開く</mark>。",
        "余白",
        &[plain("本を"), marked("開く"), plain("。")],
    );
}

#[test]
fn words_that_a_heading_has_too_stay_in_an_excerpt() {
    check_without_heading(
        "low <mark>tides</mark> come.",
        "low",
        &[plain("low "), marked("tides"), plain(" come.")],
    );
    check_without_heading(
        "a <mark>tide</mark>",
        "",
        &[plain("a "), marked("tide"), plain(" …")],
    );
}
