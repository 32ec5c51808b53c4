//! What somebody may have meant.

/// The candidate that is most like a word, if one is like it.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = word;
    let word = word.to_lowercase();
    let length = word.chars().count();
    // As rustc does for names: a third of the letters may differ.
    let limit = (length / 3).max(1);
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates {
        let folded = candidate.to_lowercase();
        // A name that holds the whole word is better than nothing.
        let holds = length > 3 && folded.contains(&word);
        let difference = folded.chars().count().abs_diff(length);
        if difference > limit && !holds {
            continue;
        }
        let distance = if difference > limit {
            limit
        } else {
            strsim::damerau_levenshtein(&folded, &word)
        };
        if distance > limit && !holds {
            continue;
        }
        // Of two that are alike but for their case, the one with the same.
        let rank = (distance, strsim::damerau_levenshtein(candidate, written));
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
            nearest(word, candidates.iter().copied()),
            expected,
            "{word}"
        );
    }

    #[test]
    fn slips_of_the_pen_are_seen_through() {
        check("titel", &["tags", "title"], Some("title"));
        check("Limits", &["limits", "limit"], Some("limits"));
        check("low-tied", &["high-tide", "low-tide"], Some("low-tide"));
        check("tow", &["Two", "two"], Some("two"));
    }

    #[test]
    fn a_name_may_hold_the_word() {
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
    fn what_is_unlike_is_not_meant() {
        check("weight", &["title", "date"], None);
        check("a", &["bcd"], None);
        check("x", &[], None);
    }
}
