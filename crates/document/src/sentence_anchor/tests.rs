mod directives;

use super::*;
use crate::{
    parse,
    tree::{Block, Inline, visit},
};

const ESSAY: &str = include_str!("../../../../public/articles/a-hemisphere-worth-sharing.md");
const LONG: &str = include_str!("../../../../public/articles/the-long-road-to-standard-time.md");
const JAPANESE: &str = include_str!("../../../../public/articles/yohaku.md");
const ARABIC: &str = include_str!("../../../../public/articles/warraqin.md");
const FRENCH: &str = include_str!("../../../../public/articles/point-virgule.md");

/// Returns the words that a match marks.
fn marked(article: &Article, found: &AnchorTarget) -> String {
    let runs = |blocks: &[Block]| {
        let mut text = None;
        visit::runs(blocks, &mut |_, run| {
            if let Some(content) = place::sentence(run, &found.id) {
                assert_eq!(text, None, "two marks with one id");
                let mut words = String::new();
                runs::push_text(content, &mut words);
                text = Some(words);
            }
        });
        text
    };
    let text = match &found.part {
        None => runs(&article.blocks)
            .or_else(|| article.footnotes.iter().find_map(|note| runs(&note.blocks))),
        Some(MarkedPart::Block(_, block)) => runs(std::slice::from_ref(block)),
        Some(MarkedPart::Footnotes(notes)) => notes.iter().find_map(|note| runs(&note.blocks)),
    };
    text.unwrap_or_else(|| panic!("no mark with the id {}", found.id))
}

/// Resolves an anchor in a text: `=` stands before an exact match and `~` before a fuzzy one.
fn outcome(quotation: &SentenceAnchor, text: &str) -> String {
    let article = parse(text);
    match quotation.resolve(&article) {
        Resolution::Exact(found) => format!("={}", marked(&article, &found)),
        Resolution::Fuzzy(found) => format!("~{}", marked(&article, &found)),
        Resolution::NotFound => "gone".to_owned(),
    }
}

#[test]
fn an_unchanged_sentence_is_an_exact_match_anywhere() {
    let quotation = SentenceAnchor::new("The tide turned at noon.");
    for text in [
        "Before. The tide turned at noon. After.",
        "# T\n\n> - Once the *tide*\n> - The *tide* turned\n>   at noon. Then more.",
        "A note.[^1]\n\n[^1]: It says. The tide turned at noon!",
        "| a | b |\n|---|---|\n| x | The tide turned at noon |",
        "Some **words. The tide turned at noon. More** words.",
    ] {
        let outcome = outcome(&quotation, text);
        assert!(outcome.starts_with("=The tide turned"), "{text}: {outcome}");
        assert!(
            outcome.trim_end_matches(['.', '!']).ends_with("noon"),
            "{text}: {outcome}"
        );
    }
}

#[test]
fn marking_a_sentence_splits_as_little_as_possible() {
    let article = parse("One. *Two. Three.* Four.");
    let Resolution::Exact(AnchorTarget {
        part: Some(MarkedPart::Block(0, block)),
        id,
    }) = SentenceAnchor::new("Three.").resolve(&article)
    else {
        panic!("it is there");
    };
    let Block::Paragraph(run) = *block else {
        panic!()
    };
    let Inline::Span(_, content) = &run[1] else {
        panic!("{run:?}")
    };
    assert!(matches!(&content[1], Inline::Sentence(sentence) if sentence.id == id));
}

#[test]
fn the_source_of_a_pull_quote_needs_no_new_mark() {
    let text = "Before. {\" Nobody owns what lies between the tides. \"} After.";
    let article = parse(text);
    let quotation =
        SentenceAnchor::for_pull_quote(&article, &article.pull_quotes[0].source_id).unwrap();
    assert_eq!(quotation.id, article.pull_quotes[0].source_id);
    assert_eq!(quotation.words, "Nobody owns what lies between the tides.");
    assert_eq!(
        quotation.resolve(&article),
        Resolution::Exact(AnchorTarget::existing(quotation.id.clone()))
    );
}

#[test]
fn a_pull_quote_of_two_sentences_is_linked_to_the_first() {
    let article = parse("Before. {\" One is here. Two is there. \"} After.");
    let quotation =
        SentenceAnchor::for_pull_quote(&article, &article.pull_quotes[0].source_id).unwrap();
    assert_eq!(quotation.words, "One is here.");
    let Resolution::Exact(found) = quotation.resolve(&article) else {
        panic!("it is there");
    };
    assert_eq!(marked(&article, &found), "One is here.");
}

#[test]
fn only_sentence_fragments_are_parsed() {
    let read = |fragment| SentenceAnchor::parse(fragment).map(|quotation| quotation.words);
    assert_eq!(read("s-0123abcd=Some words"), Some("Some words".to_owned()));
    assert_eq!(read("s-0123abcd"), Some(String::new()));
    for other in [
        "",
        "s-0123abc=x",
        "s-0123abcd-1",
        "s-0123ABCD",
        "section=s-0123abcd",
        "s-wxyzabcd",
    ] {
        assert_eq!(read(other), None, "{other}");
    }
    let long = format!("s-0123abcd={}", "word ".repeat(100_000));
    assert!(read(&long).unwrap().len() < 1100);
}

#[test]
fn long_anchors_are_shortened_between_words() {
    let sentence = "A sentence that goes on, and on, and on, until it has more letters than a link should have: what is left of it ends behind a whole word.";
    let words = SentenceAnchor::new(sentence).words;
    assert!(words.len() < 125 && words.ends_with('…'), "{words}");
    assert!(sentence.starts_with(words.trim_end_matches('…')));
    assert_eq!(sentence.as_bytes()[words.len() - '…'.len_utf8()], b' ');
    assert!(SentenceAnchor::new(&"文字".repeat(100)).words.len() < 125);
}

/// Edits of sentences of the sample articles, each with the sentence before.
const EDITS: [(&str, &str, &str); 14] = [
    // Changed word.
    (
        ESSAY,
        "Copper does, and coffee, and a customer who comes back every season.",
        "Copper does, and soya",
    ),
    (
        ESSAY,
        "You cannot scare a neighbour into independence.",
        "You cannot frighten a neighbour",
    ),
    (
        ESSAY,
        "The reply to a ship is another ship.",
        "The answer to a ship",
    ),
    // Added clause.
    (
        ESSAY,
        "The answer to a ship, as every harbour master knows, is another ship.",
        "The answer to a ship",
    ),
    (
        ESSAY,
        "What does shorten a road is papers, and the patience of the officials who stamp them.",
        "What does shorten a road is papers.",
    ),
    // Removed clause.
    (
        ESSAY,
        "He is choosing between sailing dates, and not between hegemons, whatever Washington thinks.",
        "He is choosing between sailing dates.",
    ),
    (
        ESSAY,
        "Strategy does not grow like that, however well it is paid for.",
        "Strategy does not grow like that.",
    ),
    // Changed order.
    (
        ESSAY,
        "Most of the Venezuelans, it is said, came north never.",
        "Most of the Venezuelans never came north.",
    ),
    (
        ESSAY,
        "Soya does, and copper, and a customer who every season comes back.",
        "Copper does, and soya",
    ),
    // Two sentences merged into one.
    (
        ESSAY,
        "China has military ties in Venezuela. It is suspected of listening from Cuba.",
        "China has military ties in Venezuela, and",
    ),
    // Other scripts.
    (
        JAPANESE,
        "余白とは、何よりも手のための場所である。",
        "余白とは、まず手のための場所である。",
    ),
    (
        JAPANESE,
        "天の余白が狭かったのには、昔から理由があった。",
        "天の余白が広かったのには、かつて理由があった。",
    ),
    (
        ARABIC,
        "كان الناس قبل ذلك الزمان يكتبون في البردي والجلود.",
        "كان الناس قبل ذلك يكتبون في الرَّقّ والبردي.",
    ),
    (
        FRENCH,
        "Le poisson était beau, à ce qu'on dit.",
        "Le poisson était beau.",
    ),
];

#[test]
fn an_edited_sentence_is_a_fuzzy_match() {
    for (essay, before, now) in EDITS {
        let outcome = outcome(&SentenceAnchor::new(before), essay);
        assert!(
            outcome.starts_with(&format!("~{now}")),
            "{before}: {outcome}"
        );
    }
}

/// Returns all sentences of an article.
fn all(article: &Article) -> Vec<String> {
    let (mut all, mut text) = (Vec::new(), String::new());
    place::each_run(article, &mut |run, _, _| {
        text.clear();
        runs::push_text(run, &mut text);
        all.extend(sentences::ranges(&text).map(|range| text[range].to_owned()));
    });
    all
}

/// Removes some words of a sentence, or some characters in scripts without spaces between words.
fn without(sentence: &str, is_left: impl Fn(usize) -> bool) -> String {
    let parted = sentence.contains(' ');
    let tokens: Vec<String> = if parted {
        sentence.split(' ').map(str::to_owned).collect()
    } else {
        sentence.chars().map(String::from).collect()
    };
    let left: Vec<String> = (0..)
        .zip(tokens)
        .filter(|(index, _)| is_left(*index))
        .map(|(_, token)| token)
        .collect();
    left.join(if parted { " " } else { "" })
}

#[test]
fn every_sentence_is_found_again_when_one_word_in_five_is_gone() {
    for essay in [ESSAY, LONG, JAPANESE, ARABIC, FRENCH] {
        let article = parse(essay);
        let (mut found, mut tried) = (0, 0);
        for sentence in all(&article) {
            let edited = without(&sentence, |index| index % 5 != 3);
            // Too little is left of very short sentences.
            if sentence.split_whitespace().count() < 6 && sentence.chars().count() < 20 {
                continue;
            }
            tried += 1;
            if let Resolution::Fuzzy(place) = SentenceAnchor::new(&edited).resolve(&article) {
                found += usize::from(marked(&article, &place) == sentence);
            }
        }
        assert!(found * 100 >= tried * 97, "{found} of {tried}");
    }
}

#[test]
fn sentences_of_other_articles_do_not_match() {
    for (quoted, read) in [
        (ESSAY, LONG),
        (LONG, ESSAY),
        (JAPANESE, LONG),
        (FRENCH, ESSAY),
        (ARABIC, ESSAY),
    ] {
        let (quoted, article) = (parse(quoted), parse(read));
        for sentence in all(&quoted) {
            let outcome = SentenceAnchor::new(&sentence).resolve(&article);
            assert_eq!(outcome, Resolution::NotFound, "{sentence}");
        }
    }
}

#[test]
fn a_removed_sentence_is_rarely_mistaken_for_another() {
    for essay in [ESSAY, LONG, JAPANESE, ARABIC, FRENCH] {
        let (mut gone, mut tried) = (0, 0);
        for sentence in all(&parse(essay)).into_iter().step_by(3) {
            let left = essay.replace(&sentence, "");
            if left.len() == essay.len()
                || sentence.chars().count() < 36 && sentence.split(' ').count() < 5
            {
                continue;
            }
            tried += 1;
            match SentenceAnchor::new(&sentence).resolve(&parse(&left)) {
                Resolution::NotFound => gone += 1,
                Resolution::Fuzzy(found) => {
                    println!("{sentence}\n  {}", marked(&parse(&left), &found));
                }
                Resolution::Exact(_) => {}
            }
        }
        assert!(gone * 100 >= tried * 97, "{gone} of {tried}");
    }
}

#[test]
fn anchors_with_few_words_have_no_fuzzy_match() {
    let text = "No, he said, and left. Yes.";
    let without_words = SentenceAnchor {
        id: "s-00000000".into(),
        words: String::new(),
    };
    assert_eq!(outcome(&without_words, text), "gone");
    assert_eq!(outcome(&SentenceAnchor::new("No, no."), text), "gone");
}

#[test]
fn searching_a_long_article_takes_linear_time() {
    let article = parse(&"It is the same sentence, all over and over again. ".repeat(21_000));
    let quotation = SentenceAnchor::new(&"it is all over the other sentence again ".repeat(5));
    // Quadratic time would take minutes here.
    let _ = quotation.resolve(&article);
    let hostile = TextDirective::parse(
        "text=it,-x&text=x-,it&text=it,x&text=it,over,-x",
        str::to_owned,
    );
    assert_eq!(hostile.len(), 4);
    assert_eq!(TextDirective::find(&hostile, "", &article), None);
}
