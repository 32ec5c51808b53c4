//! Suggestions for a misspelled name.

/// Returns the most similar candidate, or `None` if all differ too much.
pub(crate) fn suggest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let original = word;
    let word = word.to_lowercase();
    let length = word.chars().count();
    // A third of the letters may differ, as in rustc's suggestions.
    let limit = (length / 3).max(1);
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates {
        let folded = candidate.to_lowercase();
        // A name that contains the whole word is a candidate of last resort.
        let contains = length > 3 && folded.contains(&word);
        let difference = folded.chars().count().abs_diff(length);
        if difference > limit && !contains {
            continue;
        }
        let distance = if difference > limit {
            limit
        } else {
            strsim::damerau_levenshtein(&folded, &word)
        };
        if distance > limit && !contains {
            continue;
        }
        // Of two candidates that differ only in case, the one with the same case wins.
        let rank = (distance, strsim::damerau_levenshtein(candidate, original));
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(
            suggest(word, candidates.iter().copied()),
            expected,
            "{word}"
        );
    }

    #[test]
    fn typos_get_the_name_that_was_meant() {
        check("titel", &["tags", "title"], Some("title"));
        check("Limits", &["limits", "limit"], Some("limits"));
        check("low-tied", &["high-tide", "low-tide"], Some("low-tide"));
        check("tow", &["Two", "two"], Some("two"));
    }

    #[test]
    fn a_name_that_contains_the_word_is_suggested() {
        check(
            "low-tide",
            &["a-short-walk-at-low-tide"],
            Some("a-short-walk-at-low-tide"),
        );
        check(
            "low-tide",
            &["at-low-tide-in-may", "low-tie"],
            Some("low-tie"),
        );
    }

    #[test]
    fn dissimilar_names_are_not_suggested() {
        check("weight", &["title", "date"], None);
        check("a", &["bcd"], None);
        check("x", &[], None);
    }
}
