//! Where the pull quotes stand in the margin. Pure: heights in, places out, all in CSS pixels from the rail's upper edge.

/// A quote that wants a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// The upper edge of its source sentence.
    pub source: f64,
    /// Its own height.
    pub height: f64,
}

/// The upper edge of each quote: level with its source, pushed down only as far as the quote before it reaches, and
/// up only where the rail would end before it. The wishes are in the order of their sources.
pub fn place(wishes: &[Wish], gap: f64, rail: f64) -> Vec<f64> {
    let mut places = Vec::with_capacity(wishes.len());
    let mut free = 0.0_f64;
    for wish in wishes {
        let place = wish.source.max(free);
        free = place + wish.height + gap;
        places.push(place);
    }
    let mut end = rail;
    for (place, wish) in places.iter_mut().zip(wishes).rev() {
        *place = place.min(end - wish.height);
        end = *place - gap;
    }
    // More quotes than the rail has room for: they run over its end rather than over one another or its beginning.
    let mut free = 0.0_f64;
    for (place, wish) in places.iter_mut().zip(wishes) {
        *place = place.max(free);
        free = *place + wish.height + gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[(f64, f64)], rail: f64, expected: &[f64]) {
        let wishes: Vec<_> = wishes
            .iter()
            .map(|&(source, height)| Wish { source, height })
            .collect();
        let places = place(&wishes, 10.0, rail);
        assert_eq!(places.len(), expected.len());
        for (place, expected) in places.iter().zip(expected) {
            assert!((place - expected).abs() < 1e-9, "{places:?}");
        }
    }

    #[test]
    fn a_quote_stands_level_with_its_source() {
        check(&[(100.0, 50.0), (300.0, 50.0)], 1000.0, &[100.0, 300.0]);
    }

    #[test]
    fn a_quote_is_pushed_down_by_a_tall_one() {
        check(
            &[(100.0, 250.0), (300.0, 50.0), (320.0, 50.0)],
            1000.0,
            &[100.0, 360.0, 420.0],
        );
    }

    #[test]
    fn the_last_quotes_stay_within_the_rail() {
        check(
            &[(100.0, 50.0), (880.0, 100.0), (950.0, 100.0)],
            1000.0,
            &[100.0, 790.0, 900.0],
        );
    }

    #[test]
    fn quotes_that_find_no_room_run_over_the_end() {
        check(&[(0.0, 100.0), (10.0, 100.0)], 150.0, &[0.0, 110.0]);
    }

    #[test]
    fn no_quotes_need_no_places() {
        check(&[], 100.0, &[]);
    }
}
