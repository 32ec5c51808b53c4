//! Properties of every selection of pull quotes, tested on articles made of suitable and unsuitable sentences in several
//! scripts, and of noise.

use document::{
    Article, parse, parse_with_selection,
    pull_quotes::{FeatureTable, InputText, Selection, explain},
    tree::plain_text,
    tree::{Inline, Origin},
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Generates sentences, and texts that look like one.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec("[a-z]{2,9}", 4..40).prop_map(|words| format!("Nobody {}. ", words.join(" "))),
        1 => prop::collection::vec("[a-z]{2,9}", 4..20).prop_map(|words| format!("But this {}. ", words.join(" "))),
        1 => prop::collection::vec("[a-z]{2,9}", 4..20).prop_map(|words| format!("“Never {}.” ", words.join(" "))),
        1 => prop::collection::vec("[a-z]{2,9}", 4..20).prop_map(|words| format!("“Never {},” said Ada Marsh. ", words.join(" "))),
        1 => prop::collection::vec("[a-z]{2,9}", 4..20).prop_map(|words| format!("Keep (the {} here. ", words.join(" "))),
        1 => prop::collection::vec("[a-z]{2,9}", 4..20).prop_map(|words| format!("Run `x` and {}. ", words.join(" "))),
        2 => "[一-十山川日月火水木金土人]{8,40}。",
        2 => prop::collection::vec("[ابتثجحخدذرزسشصضطظعغ]{2,7}", 5..20).prop_map(|words| format!("{}. ", words.join(" "))),
        2 => prop::collection::vec("[а-я]{2,9}", 5..20).prop_map(|words| format!("Никто {}. ", words.join(" "))),
        1 => Just("\n\n".to_owned()),
        1 => Just("\n\n## A section\n\n".to_owned()),
        1 => Just("\n\n- ".to_owned()),
        1 => Just("\n\n> ".to_owned()),
        1 => Just("\n\n```\nNobody reads this code at all, ever.\n```\n\n".to_owned()),
        1 => any::<String>(),
    ]
}

/// Generates marks of a quote in place, whole and broken, between words.
fn mark_or_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["{\"", " {\" ", "\"}", " \"} ", "{", "“}", "{“", "{\"\"}", "*", "`a`", "|", "# "]).prop_map(str::to_owned),
        2 => "[a-z ]{1,12}",
        1 => piece(),
    ]
}

fn article() -> impl Strategy<Value = String> {
    (any::<bool>(), prop::collection::vec(piece(), 0..120)).prop_map(|(has_head, pieces)| {
        let head = if has_head { "---\ntitle: Nobody knows the water of the mountain\ndescription: A standfirst that says enough about it.\n---\n" } else { "" };
        format!("{head}{}", pieces.concat())
    })
}

fn selected(article: &Article) -> Vec<String> {
    let automatic = article
        .pull_quotes
        .iter()
        .filter(|quote| quote.origin == Origin::Automatic);
    automatic
        .map(|quote| plain_text::from_inlines(&quote.content))
        .collect()
}

/// Counts the words of a text; in scripts without spaces between words, half of the characters.
fn length(text: &str) -> usize {
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{9fff}');
    let wide = text.chars().filter(|&c| is_wide(c)).count();
    let parted = text.replace(is_wide, " ");
    parted
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
        + wide.div_ceil(2)
}

fn check_quote(quote: &str) {
    assert!(
        (5..=33).contains(&length(quote)),
        "{} words: {quote:?}",
        length(quote)
    );
    let end = quote.trim_end_matches(['”', '"', '»', '“', ')', '’', '\'', '」', '』', '）']);
    assert!(
        end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']),
        "{quote:?}"
    );
    assert!(!quote.starts_with("But "), "{quote:?}");
    assert_eq!(
        quote.matches('(').count(),
        quote.matches(')').count(),
        "{quote:?}"
    );
    if quote.contains("“Never") {
        assert!(quote.contains("said Ada Marsh"), "{quote:?}");
    }
    assert!(!quote.contains("code at all"), "{quote:?}");
}

fn has_code(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Code(_) | Inline::Math(..) | Inline::Image(_) => true,
        Inline::Span(_, content) => has_code(content),
        _ => false,
    })
}

/// Returns the section of each quote, by the headings before its sentence.
fn sections(article: &Article) -> Vec<usize> {
    let html = document::render::html::body(article);
    let at = |id: &str| {
        html.find(&format!("id=\"{id}\""))
            .expect("a source is in the body")
    };
    article
        .pull_quotes
        .iter()
        .map(|quote| html[..at(&quote.source_id)].matches("<h2").count())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() })]

    #[test]
    fn a_stored_selection_gives_the_same_quotes(text in article()) {
        let article = parse(&text);
        let kept = article.selection.as_ref().map(ToString::to_string);
        let selection = kept.as_deref().and_then(Selection::parse);
        prop_assert_eq!(&selection, &article.selection);
        prop_assert_eq!(parse_with_selection(&text, selection), article);
    }

    #[test]
    fn a_selection_of_another_text_marks_whole_words_or_nothing(text in article(), selection in "([0-9]{1,2}:[0-9]{1,3}-[0-9]{1,3} ){0,6}") {
        let all = plain_text::from_article(&parse(&text)).replace(char::is_whitespace, "");
        for quote in selected(&parse_with_selection(&text, Selection::parse(&selection))) {
            let quote = quote.replace(char::is_whitespace, "");
            prop_assert!(!quote.is_empty() && all.contains(&quote), "{}", quote);
        }
    }

    #[test]
    fn marks_of_quotes_may_stand_anywhere(pieces in prop::collection::vec(mark_or_piece(), 0..60)) {
        let article = parse(&pieces.concat());
        let html = document::render::html::body(&article);
        for quote in &article.pull_quotes {
            prop_assert!(html.contains(&format!("id=\"{}\"", quote.source_id)), "{}", quote.source_id);
        }
    }

    #[test]
    fn selected_quotes_stand_alone(text in article()) {
        let article = parse(&text);
        let quotes = selected(&article);
        for quote in &quotes {
            check_quote(quote);
        }
        prop_assert!(!article.pull_quotes.iter().any(|quote| has_code(&quote.content)));
        let first = explain(&article).1.into_iter().next().map(|sentence| sentence.text);
        prop_assert!(quotes.iter().all(|quote| Some(quote) != first.as_ref()));
    }

    #[test]
    fn a_section_has_one_quote_at_most_and_250_words_too(text in article()) {
        let article = parse(&text);
        let mut sections = sections(&article);
        let number = sections.len();
        sections.dedup();
        if document::render::html::body(&article).contains("<h2") {
            prop_assert_eq!(sections.len(), number);
        }
        prop_assert!(number * 250 <= article.statistics.words + article.statistics.characters);
    }

    #[test]
    fn the_same_text_gives_the_same_selection(text in article()) {
        prop_assert_eq!(selected(&parse(&text)), selected(&parse(&text)));
    }

    #[test]
    fn any_text_can_be_scored(sentences in prop::collection::vec(any::<String>(), 0..20)) {
        let text = InputText {
            language: "en",
            title: sentences.first().map_or("", String::as_str),
            standfirst: sentences.last().map_or("", String::as_str),
            sentences: sentences
                .iter()
                .enumerate()
                .map(|(index, text)| document::pull_quotes::InputSentence { text, paragraph: index / 3, section: index / 7 })
                .collect(),
        };
        let survey = FeatureTable::new(&text);
        for index in 0..survey.len() {
            prop_assert!(survey.features(index).values().iter().all(|value| value.is_finite()));
        }
    }
}

#[test]
fn sentences_that_repeat_the_title_or_standfirst_are_rejected() {
    let repeated = "The water of the mountain belongs to nobody who drinks it.";
    let filler =
        "Nothing was ever written here that a stranger could not have written in another town. "
            .repeat(20);
    for head in [
        "title: Nobody drinks the water of the mountain",
        "description: Whose mountain water is it that everybody drinks?",
    ] {
        let article = parse(&format!(
            "---\nlang: en\n{head}\n---\nThey came. {filler}\n\n{repeated}\n\n{filler}"
        ));
        let (_, sentences) = explain(&article);
        let sentence = sentences
            .iter()
            .find(|sentence| sentence.text == repeated)
            .unwrap();
        assert!(sentence.rejection.is_some(), "{head}: {sentence:?}");
    }
}

#[test]
fn every_language_of_the_samples_gets_quotes() {
    for file in std::fs::read_dir(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/articles"
    ))
    .unwrap()
    {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let article = parse(&std::fs::read_to_string(&path).unwrap());
            let (_, sentences) = explain(&article);
            assert!(
                sentences.iter().any(|sentence| sentence.is_selected),
                "{}",
                path.display()
            );
        }
    }
}
