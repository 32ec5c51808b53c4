//! Hard cases, by language.

use super::*;

/// Sentences are parted by `|` in the expectation.
fn check(expected: &str) {
    let text = expected.replace('|', "");
    let found: Vec<_> = bounds(&text).map(|range| &text[range]).collect();
    let expected: Vec<_> = expected
        .split('|')
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    assert_eq!(found, expected);
}
#[test]
fn sentences_end_at_terminators() {
    check("One. |Two! |Three? |Four");
    check("Is it?! |Yes… |Well... |No.");
    check("");
    check("  One.\n|Two.  ");
}

#[test]
fn abbreviations_and_initials_end_nothing() {
    check("Mr. Smith met Dr. J. R. Doe. |They left.");
    check("The U.S. Senate sat, e.g. The Hague did. |Then vol. 3 came.");
    check("See Smith et al. (2019) and cf. Jones.");
}

#[test]
fn numbers_and_names_with_dots_stay_whole() {
    check("It cost 3.50 in all. |Use example.org or main.rs. |Done.");
    check("In 1999. |Then more.");
}

#[test]
fn what_goes_on_in_small_letters_is_one_sentence() {
    check("\"Really?\" he asked. |“Yes.” |She nodded.");
    check("He (who else?) came... and went. |(It was late.) |Then — nothing.");
    check("What? – said nobody.");
}

#[test]
fn other_scripts_have_their_own_terminators() {
    check("我来了。|我看见了！|真的？|「行く。」と言った。|終わり。");
    check("هل هذا صحيح؟ |نعم. |انتهى");
    check("यह एक वाक्य है। |यह दूसरा है।");
}
