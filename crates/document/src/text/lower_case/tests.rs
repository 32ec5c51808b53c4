//! Lower case, compared with the standard library's.

use super::{lower_case, push_lower, tables::RUNS};

fn beyond_ascii() -> impl Iterator<Item = char> {
    ('\u{80}'..=char::MAX).filter(|c| *c != 'İ')
}

#[test]
fn every_character_has_the_lower_case_of_the_standard_library() {
    for c in '\0'..=char::MAX {
        let mut lower = String::new();
        push_lower(c, &mut lower);
        assert_eq!(lower, c.to_lowercase().to_string(), "{c:?}: {}", table());
    }
}

#[test]
fn a_sigma_ends_words_as_in_the_standard_library() {
    for text in [
        "Σ",
        "ΟΔΟΣ",
        "ΟΔΟΣ ΣΕ ΣΑΣ",
        "ΣΑΣ.",
        "Α.Σ.Α",
        "Ο Σ",
        "«ΟΔΟΣ»",
        "ΟΔΟ\u{301}Σ\u{301}",
        "総和Σは",
        "Σ(Σ) aΣ1 1Σ",
        "İΣ",
    ] {
        assert_eq!(lower_case(text), text.to_lowercase(), "{text:?}");
    }
}

#[test]
fn a_sigma_beside_letters_and_signs_ends_words_as_in_the_standard_library() {
    let latin_to_armenian = '\0'..='\u{58f}';
    let greek = '\u{1e00}'..='\u{1fff}';
    let signs = '\u{2010}'..='\u{205f}';
    let chinese_and_japanese = ('ぁ'..='ゖ').chain('ァ'..='ヺ').chain('一'..='俿');
    let all = latin_to_armenian
        .chain(greek)
        .chain(signs)
        .chain(chinese_and_japanese);
    let other = all.filter(|c| {
        let texts = [
            format!("{c}Σ"),
            format!("Α{c}Σ"),
            format!("ΑΣ{c}"),
            format!("ΑΣ{c}Α"),
        ];
        texts
            .iter()
            .any(|text| lower_case(text) != text.to_lowercase())
    });
    assert_eq!(other.collect::<String>(), "");
}

/// Returns the table as it should be.
fn table() -> String {
    let mut runs: Vec<(u32, u8, u8, i32)> = Vec::new();
    for c in beyond_ascii() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        if lower == c {
            continue;
        }
        let code = u32::from(c);
        let distance = u32::from(lower).cast_signed() - code.cast_signed();
        match runs.last_mut() {
            Some((first, count, step, same))
                if *same == distance
                    && (*count == 1 && code - *first <= 2
                        || code == *first + u32::from(*count) * u32::from(*step)) =>
            {
                if *count == 1 {
                    *step = if code - *first == 2 { 2 } else { 1 };
                }
                *count += 1;
            }
            _ => runs.push((code, 1, 1, distance)),
        }
    }
    let rows = runs.iter().map(|(first, count, step, distance)| {
        format!("    run({first:#x}, {count}, {step}, {distance}),\n")
    });
    rows.collect()
}

#[test]
fn the_table_is_as_short_as_can_be() {
    assert_eq!(table().lines().count(), RUNS.len(), "{}", table());
}
