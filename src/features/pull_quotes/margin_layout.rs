//! Where the pull quotes stand in the margin. Pure: heights in, places out, all in CSS pixels from the rail's upper edge.

/// A quote that wants a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// The upper edge of its source sentence.
    pub source: f64,
    /// Its own height.
    pub height: f64,
}

/// What a block of the text takes up of the rail, where it reaches into the margin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Obstacle {
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// The rail: how tall it is, what reaches into it, and how much is left free between two things in it.
#[derive(Debug, Clone, Copy)]
pub struct Rail<'a> {
    /// Its height.
    pub height: f64,
    /// What no quote may stand on, from above.
    pub obstacles: &'a [Obstacle],
    /// The space between two quotes, and between a quote and an obstacle.
    pub gap: f64,
}

/// The upper edge of each quote: level with its source, moved only as far as the quote before it or an obstacle makes
/// it, and up only where the rail would end before it. The requests are in the order of their sources.
pub fn place(requests: &[Request], rail: Rail<'_>) -> Vec<f64> {
    let mut places = Vec::with_capacity(requests.len());
    let mut free = 0.0_f64;
    for request in requests {
        let place = rail.near(*request, free);
        free = place + request.height + rail.gap;
        places.push(place);
    }
    let mut end = rail.height;
    for (place, request) in places.iter_mut().zip(requests).rev() {
        if *place > end - request.height {
            *place = rail.above(end - request.height, request.height);
        }
        end = *place - rail.gap;
    }
    // More quotes than the rail has room for: they run over its end rather than over one another or its beginning.
    let mut free = 0.0_f64;
    for (place, request) in places.iter_mut().zip(requests) {
        if *place < free {
            *place = rail.below(free, request.height);
        }
        free = *place + request.height + rail.gap;
    }
    places
}

impl Rail<'_> {
    /// The place for a quote that may not stand above `free`. An obstacle moves it down, where the text goes on that
    /// the quote came from; up only where that is nearer by far, as before a tall picture.
    fn near(self, request: Request, free: f64) -> f64 {
        let wanted = request.source.max(free);
        let below = self.below(wanted, request.height);
        let above = self.above(wanted, request.height);
        if above >= free && (wanted - above) * 2.0 < below - wanted {
            above
        } else {
            below
        }
    }

    /// The first place at or below this one where a quote of this height stands on no obstacle.
    fn below(self, top: f64, height: f64) -> f64 {
        self.obstacles.iter().fold(top, |top, obstacle| {
            if self.is_on(top, height, *obstacle) {
                obstacle.bottom + self.gap
            } else {
                top
            }
        })
    }

    /// The last place at or above this one where a quote of this height stands on no obstacle.
    fn above(self, top: f64, height: f64) -> f64 {
        self.obstacles.iter().rev().fold(top, |top, obstacle| {
            if self.is_on(top, height, *obstacle) {
                obstacle.top - self.gap - height
            } else {
                top
            }
        })
    }

    fn is_on(self, top: f64, height: f64, obstacle: Obstacle) -> bool {
        top < obstacle.bottom + self.gap && obstacle.top < top + height + self.gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: f64 = 10.0;

    fn places(requests: &[(f64, f64)], obstacles: &[(f64, f64)], height: f64) -> Vec<f64> {
        let requests: Vec<_> = requests
            .iter()
            .map(|&(source, height)| Request { source, height })
            .collect();
        let obstacles: Vec<_> = obstacles
            .iter()
            .map(|&(top, bottom)| Obstacle { top, bottom })
            .collect();
        let rail = Rail {
            height,
            obstacles: &obstacles,
            gap: GAP,
        };
        place(&requests, rail)
    }

    fn check(requests: &[(f64, f64)], obstacles: &[(f64, f64)], height: f64, expected: &[f64]) {
        let places = places(requests, obstacles, height);
        assert_eq!(places.len(), expected.len());
        for (place, expected) in places.iter().zip(expected) {
            assert!((place - expected).abs() < 1e-9, "{places:?}");
        }
    }

    #[test]
    fn a_quote_stands_level_with_its_source() {
        check(
            &[(100.0, 50.0), (300.0, 50.0)],
            &[],
            1000.0,
            &[100.0, 300.0],
        );
    }

    #[test]
    fn a_quote_is_pushed_down_by_a_tall_one() {
        check(
            &[(100.0, 250.0), (300.0, 50.0), (320.0, 50.0)],
            &[],
            1000.0,
            &[100.0, 360.0, 420.0],
        );
    }

    #[test]
    fn the_last_quotes_stay_within_the_rail() {
        check(
            &[(100.0, 50.0), (880.0, 100.0), (950.0, 100.0)],
            &[],
            1000.0,
            &[100.0, 790.0, 900.0],
        );
    }

    #[test]
    fn quotes_that_find_no_room_run_over_the_end() {
        check(&[(0.0, 100.0), (10.0, 100.0)], &[], 150.0, &[0.0, 110.0]);
    }

    #[test]
    fn no_quotes_need_no_places() {
        check(&[], &[], 100.0, &[]);
        check(&[], &[(0.0, 50.0)], 100.0, &[]);
    }

    #[test]
    fn a_quote_goes_below_what_reaches_into_the_margin() {
        check(&[(100.0, 50.0)], &[(120.0, 160.0)], 1000.0, &[170.0]);
        check(&[(100.0, 50.0)], &[(0.0, 95.0)], 1000.0, &[105.0]);
    }

    #[test]
    fn before_a_tall_picture_a_quote_moves_up() {
        check(&[(300.0, 50.0)], &[(320.0, 900.0)], 2000.0, &[260.0]);
        // Unless another quote is there.
        check(
            &[(240.0, 50.0), (300.0, 50.0)],
            &[(320.0, 900.0)],
            2000.0,
            &[240.0, 910.0],
        );
    }

    #[test]
    fn a_quote_fits_between_two_obstacles_or_goes_past_both() {
        check(
            &[(100.0, 50.0)],
            &[(90.0, 150.0), (220.0, 400.0)],
            1000.0,
            &[160.0],
        );
        check(
            &[(100.0, 50.0)],
            &[(20.0, 150.0), (215.0, 250.0)],
            1000.0,
            &[260.0],
        );
    }

    #[test]
    fn at_the_end_of_the_rail_a_quote_goes_above_the_last_obstacle() {
        check(&[(950.0, 60.0)], &[(900.0, 1000.0)], 1000.0, &[830.0]);
        check(
            &[(700.0, 40.0), (960.0, 60.0)],
            &[(800.0, 1000.0)],
            1000.0,
            &[680.0, 730.0],
        );
    }

    #[test]
    fn whatever_is_wished_nothing_stands_on_anything() {
        // A small linear congruential generator (Knuth's MMIX), so that every run sees the same.
        let mut state = 7_u64;
        let mut random = |below: u32| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 33).unwrap() % below)
        };
        for _ in 0..2000 {
            let mut requests: Vec<_> = (0..8).map(|_| (random(3000), 20.0 + random(300))).collect();
            requests.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (mut obstacles, mut top) = (Vec::new(), 0.0);
            for _ in 0..5 {
                top += random(500);
                obstacles.push((top, top + random(600)));
                top = obstacles[obstacles.len() - 1].1;
            }
            let places = places(&requests, &obstacles, 3000.0);
            let mut free = 0.0;
            for (&place, &(_, height)) in places.iter().zip(&requests) {
                assert!(place >= free, "{requests:?} {obstacles:?} {places:?}");
                let is_clear = |&(top, bottom)| place >= bottom || place + height <= top;
                assert!(obstacles.iter().all(is_clear), "{obstacles:?} {places:?}");
                free = place + height;
            }
        }
    }
}
