//! Parsing in two steps, the text first and then the pull quotes, gives what parsing at once gives.

use document::{
    Article, add_pull_quotes, front_matter::YamlReader, parse, parse_text, parse_with_selection,
    pull_quotes::Selection, render::html, tree::plain_text,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Checks that both ways give the same article, that the second step changes the blocks that it names alone, and that the
/// words of the text are the same before and after it.
#[track_caller]
fn check(text: &str, selection: Option<Selection>) {
    let mut article = parse_text(text, YamlReader::full());
    let (words, before) = (plain_text::from_article(&article), article.clone());
    assert_eq!(before.pull_quotes, [], "{text:?}");
    let changed = add_pull_quotes(&mut article, selection.clone());
    assert_eq!(plain_text::from_article(&article), words, "{text:?}");
    for (index, (old, new)) in before.blocks.iter().zip(&article.blocks).enumerate() {
        assert_eq!(old != new, changed.contains(&index), "{text:?}: {index}");
    }
    assert!(changed.is_sorted(), "{text:?}: {changed:?}");
    assert_eq!(before.footnotes, article.footnotes, "{text:?}");
    let whole = parse_with_selection(text, selection);
    assert_eq!(html::body(&article), html::body(&whole), "{text:?}");
    assert_eq!(
        without_diagnostics(article),
        without_diagnostics(whole),
        "{text:?}"
    );
}

fn without_diagnostics(mut article: Article) -> Article {
    article.diagnostics.clear();
    article
}

fn files(folder: &str) -> impl Iterator<Item = String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + folder;
    let paths = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| std::fs::read_to_string(path).expect("a text"))
}

/// Generates texts with quotes of every kind between words.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{\"",
        "\"}",
        "a ",
        "b c. ",
        "D! ",
        "*",
        "`e`",
        "[f](g)",
        "[^1]",
        "\n\n",
        "\n",
        "# ",
        "- ",
        "> ",
        "> [!PULLQUOTE]\n> ",
        "> [!PULLQUOTE lang=fr]\n> ",
        "> — H\n\n",
        "| i |\n|-|\n",
        "\n\n[^1]: j ",
        "“k” ",
        "<br>",
        "\r",
        "\0",
    ])
}

#[test]
fn the_samples_and_golden_articles_have_the_same_quotes_both_ways() {
    for text in files("../../public/articles").chain(files("tests/golden")) {
        check(&text, None);
        check(&text, Selection::parse("0:0-9 3:1-20"));
        let stored = parse(&text).selection.clone();
        check(&text, stored);
    }
}

#[test]
fn the_second_step_does_nothing_twice() {
    let text = "# T\n\nOne {\" of them \"} stays. Another does not.";
    let mut article = parse_text(text, YamlReader::full());
    assert_eq!(add_pull_quotes(&mut article, None), [0]);
    let once = article.clone();
    assert_eq!(add_pull_quotes(&mut article, None), [0; 0]);
    assert_eq!(article, once);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(11), ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_the_same_quotes_both_ways(
        head in prop::sample::select(vec!["", "---\npull_quotes: false\n---\n", "---\npull_quotes: auto\nlang: fr\n---\n", "---\npull_quotes: [b c, D]\n---\n"]),
        pieces in prop::collection::vec(piece(), 0..60),
    ) {
        check(&(head.to_owned() + &pieces.concat()), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(12), ..ProptestConfig::default() })]

    #[test]
    fn long_texts_have_the_same_quotes_both_ways(
        sentences in prop::collection::vec("(Nobody|Never|Water)( [a-z]{2,9}){4,20}\\. (\n\n(## b\n\n)?)?", 0..150),
        selection in "([0-9]{1,2}:[0-9]{1,2}-[0-9]{1,3} ){0,4}",
    ) {
        let text = sentences.concat();
        check(&text, None);
        check(&text, Selection::parse(&selection));
    }
}
