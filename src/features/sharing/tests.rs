use super::*;
use crate::browser::rect::Rect;
use document::{
    Dialect,
    sentence_anchor::SentenceAnchor,
    tree::{Block, Inline},
};

fn passage(text: &str) -> Passage {
    Passage {
        text: text.to_owned(),
        speaker: None,
        language: None,
        direction: None,
        link: "https://example.org/low-tide/#s-1234abcd=x".to_owned(),
    }
}

fn citation() -> Citation {
    Citation {
        title: "Low tide".to_owned(),
        author: "Ada Marsh".to_owned(),
        ..Citation::default()
    }
}

#[test]
fn plain_text_has_the_citation() {
    assert_eq!(
        plain_text(&passage("Nobody owns it."), &citation()),
        "“Nobody owns it.” — Ada Marsh, Low tide, https://example.org/low-tide/#s-1234abcd=x"
    );
    let anonymous = Citation {
        author: String::new(),
        language: Some("fr-CA".to_owned()),
        ..citation()
    };
    assert!(
        plain_text(&passage("Rien."), &anonymous)
            .starts_with("«\u{202f}Rien.\u{202f}» — Low tide, https")
    );
}

#[test]
fn a_passage_in_another_language_has_its_quotation_marks() {
    let passage = Passage {
        language: Some("de".to_owned()),
        ..passage("Nichts.")
    };
    assert!(plain_text(&passage, &citation()).starts_with("„Nichts.“ — "));
}

#[test]
fn every_language_has_its_quotation_marks() {
    for (tag, expected) in [
        (None, "“”"),
        (Some("en"), "“”"),
        (Some("de-AT"), "„“"),
        (Some("ja"), "「」"),
        (Some("zh"), "“”"),
        (Some("zh-Hant"), "「」"),
        (Some("es"), "«»"),
    ] {
        let (open, close) = quotation_marks::quotation_marks(tag);
        assert_eq!([open, close].concat(), expected, "{tag:?}");
    }
}

#[test]
fn markdown_is_a_block_quote_with_a_link() {
    assert_eq!(
        markdown(&passage("One.\n\nTwo."), &citation()),
        "> One.\n>\n> Two.\n>\n> — Ada Marsh, [Low tide](<https://example.org/low-tide/#s-1234abcd=x>)\n"
    );
}

#[test]
fn markdown_syntax_in_a_passage_is_escaped() {
    for text in [
        "*a* _b_ `c` **d** ~~e~~ \\*",
        "[a](b) ![c](d) <e> &amp; &lt; <br>",
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "=== a",
        "---",
        "a | b",
        "[x]",
        "[^1]",
        "```",
        "~~~ a",
        "![",
        "a] b",
        "www",
        "$a$ ^b^ {a}",
        ": a",
    ] {
        for dialect in [Dialect::Gfm, Dialect::Recto] {
            let article = document::parse_as(&markdown(&passage(text), &citation()), dialect);
            let [Block::Quote(blocks)] = article.blocks.as_slice() else {
                panic!("{text}: {:?}", article.blocks)
            };
            let Block::Paragraph(run) = &blocks[0] else {
                panic!("{text}: {blocks:?}")
            };
            assert!(
                run.iter().all(|inline| matches!(inline, Inline::Text(_))),
                "{text}: {run:?}"
            );
            // Recto's dialect turns hyphens into dashes.
            if dialect == Dialect::Gfm {
                assert_eq!(document::tree::plain_text::from_inlines(run), text);
            }
        }
    }
}

#[test]
fn no_title_breaks_out_of_its_link() {
    let title = "a](b) [c] <d> \\".to_owned();
    let article = document::parse(&markdown(
        &passage("x"),
        &Citation {
            title: title.clone(),
            ..citation()
        },
    ));
    assert!(document::render::html::body(&article).contains(&format!(
        ">{}</a>",
        title.replace('<', "&lt;").replace('>', "&gt;")
    )));
}

#[test]
fn a_fragment_has_no_character_that_ends_a_link() {
    let anchor = SentenceAnchor::new("“It’s (nearly) over,” he said: 5 % & more!");
    let fragment = sentence_fragment(&anchor);
    assert!(
        fragment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-=%".contains(&byte))
    );
    let decoded = percent_encoding::percent_decode_str(&fragment).decode_utf8_lossy();
    assert_eq!(SentenceAnchor::parse(&decoded), Some(anchor));
}

#[test]
fn white_space_collapses_and_blocks_stay_separate() {
    assert_eq!(
        collapse_whitespace("\u{2029} One\n two\u{2029}\u{2029}3\u{a0}%\n\u{2029}"),
        "One two\n\n3\u{a0}%"
    );
}

#[test]
fn a_sentence_ends_with_its_block() {
    let text = "An item\u{2029}Then one. Two.\u{2029}three";
    let at = |words: &str| sentence_around(text, text.find(words).unwrap());
    assert_eq!(at("item"), Some("An item"));
    assert_eq!(at("one"), Some("Then one."));
    assert_eq!(at(" Two"), Some("Two."));
    assert_eq!(at("three"), Some("three"));
    assert_eq!(sentence_around(text, 1000), None);
    assert_eq!(sentence_around("é", 1), None);
}

#[test]
fn the_menu_is_beside_its_target_and_within_the_viewport() {
    let viewport = Rect {
        left: 0,
        top: 1000,
        width: 400,
        height: 600,
    };
    let position = |side, left, top, width, height| {
        position_beside(
            Rect {
                left,
                top,
                width,
                height,
            },
            side,
            (200, 40),
            viewport,
        )
    };
    let above = |left, top, width, height| position(MenuSide::Above, left, top, width, height);
    assert_eq!(above(100, 1300, 100, 20), (50, 1252));
    assert_eq!(above(0, 1300, 20, 20), (8, 1252));
    assert_eq!(above(380, 1300, 20, 20), (192, 1252));
    assert_eq!(above(100, 1010, 100, 20), (50, 1038));
    assert_eq!(above(100, 900, 100, 900), (50, 1552));
    assert_eq!(position(MenuSide::Below, 100, 1300, 100, 20), (50, 1328));
    assert_eq!(position(MenuSide::Below, 100, 1560, 100, 20), (50, 1512));
}

#[test]
fn offsets_in_a_word_snap_to_its_edges() {
    let check = |text: &str, at, start, end| {
        assert_eq!(
            snap_to_word(text, at, WordEdge::Start),
            start,
            "{text} {at}"
        );
        assert_eq!(snap_to_word(text, at, WordEdge::End), end, "{text} {at}");
    };
    check("an unusually candid", 5, 3, 12);
    check("an unusually candid", 3, 3, 3);
    check("an unusually candid", 12, 12, 12);
    check("don’t", 4, 0, 5);
    check("𝒜b cd", 4, 4, 4);
    check("余白とは", 2, 2, 2);
    check("", 7, 0, 0);
}

#[test]
fn a_long_passage_has_its_first_and_last_words_in_the_link() {
    let words: Vec<String> = (1..=13).map(|number| format!("w{number}")).collect();
    assert_eq!(
        passage_directive(&words.join(" ")).as_deref(),
        Some(":~:text=w1%20w2%20w3%20w4%20w5%20w6,w8%20w9%20w10%20w11%20w12%20w13")
    );
    assert_eq!(passage_directive(&words[..12].join(" ")), None);
}

#[test]
fn letters_of_every_script_stay_readable_in_a_link() {
    let anchor = SentenceAnchor::new("القارئ لا يسرق، و-لا.");
    assert!(sentence_fragment(&anchor).ends_with("=القارئ%20لا%20يسرق%D8%8C%20و%2Dلا%2E"));
}
