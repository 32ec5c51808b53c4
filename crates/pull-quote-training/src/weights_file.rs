//! Writes fitted weights into the source of `document`.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use crate::{
    cross_validation,
    fit::{self, Case, Weights, With},
};

/// Where the weights are.
const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../document/src/pull_quotes/weights.rs"
);

/// Fits the weights to all articles, tells what fitting reaches on articles not seen, and writes the weights.
pub(crate) fn fit(data: &Path, ratings: Option<&Path>) -> Result<(), String> {
    let fittable = cross_validation::read(data, ratings)?;
    cross_validation::print_figures(&fittable);
    let cases: Vec<&Case> = fittable.cases.iter().collect();
    let english = fit::fit(&cases, With::Words);
    let other = fit::fit(&cases, With::FeaturesAlone);
    fs::write(FILE, source(&english, &other)).map_err(|error| format!("{FILE}: {error}"))?;
    println!(
        "{} words and the weights of the features were written to {FILE}",
        english.words.len()
    );
    Ok(())
}

fn source(english: &Weights, other: &Weights) -> String {
    let mut groups: BTreeMap<i8, Vec<&str>> = BTreeMap::new();
    for (word, steps) in &english.words {
        groups.entry(*steps).or_default().push(word);
    }
    let mut text = String::from(
        "//! The weights, as `cargo xtask pull-quotes --fit` writes them; `docs/pull-quotes.md` says on what.\n\nuse super::Feature;\n",
    );
    let features = [
        ("ENGLISH", "For English", english),
        ("OTHER", "For other languages", other),
    ];
    for (name, what, weights) in features {
        let numbers: Vec<String> = weights.features.iter().map(i16::to_string).collect();
        let _ = write!(
            text,
            "\n/// {what}: thousandths, in the order of [`Feature::ALL`].\n#[rustfmt::skip]\npub(super) const {name}: [i16; Feature::ALL.len()] = [{}];\n",
            numbers.join(", ")
        );
    }
    let _ = write!(
        text,
        "\n/// What one step of a word's weight is worth, in thousandths.\npub(super) const STEP: i16 = {};\n\n/// The English words of each weight, in steps.\n#[rustfmt::skip]\npub(super) const WORDS: [(i8, &str); {}] = [\n",
        english.step,
        groups.len()
    );
    for (steps, mut words) in groups {
        words.sort_unstable();
        let _ = writeln!(text, "    ({steps}, {:?}),", words.join(" "));
    }
    text + "];\n"
}
