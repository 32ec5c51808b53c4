//! Layout of the pull quotes in the margin. Pure: heights in, positions out, all in CSS pixels from the margin's upper
//! edge.

/// Quote to be placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// Upper edge of its source sentence.
    pub source: f64,
    /// Height of the quote.
    pub height: f64,
}

/// Part of the margin that a block of the text takes up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Obstacle {
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// Margin beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Margin<'a> {
    /// Height.
    pub height: f64,
    /// Obstacles, from above: no quote may overlap them.
    pub obstacles: &'a [Obstacle],
    /// Smallest space between two quotes, and between a quote and an obstacle.
    pub gap: f64,
}

/// Returns the upper edge of each quote: level with its source, moved down by the quote before it or an obstacle, and
/// up where the margin would end before it. The requests are in the order of their sources.
pub fn layout(requests: &[Request], margin: Margin<'_>) -> Vec<f64> {
    let mut positions = Vec::with_capacity(requests.len());
    let mut free = 0.0_f64;
    for request in requests {
        let place = margin.near(*request, free);
        free = place + request.height + margin.gap;
        positions.push(place);
    }
    let mut end = margin.height;
    for (place, request) in positions.iter_mut().zip(requests).rev() {
        if *place > end - request.height {
            *place = margin.above(end - request.height, request.height);
        }
        end = *place - margin.gap;
    }
    // If the margin has too little room, quotes extend below its end rather than overlap or begin above it.
    let mut free = 0.0_f64;
    for (place, request) in positions.iter_mut().zip(requests) {
        if *place < free {
            *place = margin.below(free, request.height);
        }
        free = *place + request.height + margin.gap;
    }
    positions
}

impl Margin<'_> {
    /// Returns the position nearest to a quote's source and not above `free`. An obstacle moves the quote down, in the
    /// direction of reading; up only where that is much nearer, as before a tall image.
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

    /// Returns the first position at or below one where a quote of this height overlaps no obstacle.
    fn below(self, top: f64, height: f64) -> f64 {
        self.obstacles.iter().fold(top, |top, obstacle| {
            if self.is_on(top, height, *obstacle) {
                obstacle.bottom + self.gap
            } else {
                top
            }
        })
    }

    /// Returns the last position at or above one where a quote of this height overlaps no obstacle.
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

    fn positions(requests: &[(f64, f64)], obstacles: &[(f64, f64)], height: f64) -> Vec<f64> {
        let requests: Vec<_> = requests
            .iter()
            .map(|&(source, height)| Request { source, height })
            .collect();
        let obstacles: Vec<_> = obstacles
            .iter()
            .map(|&(top, bottom)| Obstacle { top, bottom })
            .collect();
        let margin = Margin {
            height,
            obstacles: &obstacles,
            gap: GAP,
        };
        layout(&requests, margin)
    }

    fn check(requests: &[(f64, f64)], obstacles: &[(f64, f64)], height: f64, expected: &[f64]) {
        let positions = positions(requests, obstacles, height);
        assert_eq!(positions.len(), expected.len());
        for (place, expected) in positions.iter().zip(expected) {
            assert!((place - expected).abs() < 1e-9, "{positions:?}");
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
    fn the_last_quotes_stay_within_the_margin() {
        check(
            &[(100.0, 50.0), (880.0, 100.0), (950.0, 100.0)],
            &[],
            1000.0,
            &[100.0, 790.0, 900.0],
        );
    }

    #[test]
    fn quotes_without_room_run_over_the_end() {
        check(&[(0.0, 100.0), (10.0, 100.0)], &[], 150.0, &[0.0, 110.0]);
    }

    #[test]
    fn an_empty_request_list_has_no_positions() {
        check(&[], &[], 100.0, &[]);
        check(&[], &[(0.0, 50.0)], 100.0, &[]);
    }

    #[test]
    fn a_quote_goes_below_an_obstacle() {
        check(&[(100.0, 50.0)], &[(120.0, 160.0)], 1000.0, &[170.0]);
        check(&[(100.0, 50.0)], &[(0.0, 95.0)], 1000.0, &[105.0]);
    }

    #[test]
    fn a_quote_moves_up_before_a_tall_obstacle() {
        check(&[(300.0, 50.0)], &[(320.0, 900.0)], 2000.0, &[260.0]);
        // Unless another quote occupies that position.
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
    fn at_the_end_of_the_margin_a_quote_goes_above_the_last_obstacle() {
        check(&[(950.0, 60.0)], &[(900.0, 1000.0)], 1000.0, &[830.0]);
        check(
            &[(700.0, 40.0), (960.0, 60.0)],
            &[(800.0, 1000.0)],
            1000.0,
            &[680.0, 730.0],
        );
    }

    #[test]
    fn random_requests_never_overlap() {
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
            let positions = positions(&requests, &obstacles, 3000.0);
            let mut free = 0.0;
            for (&place, &(_, height)) in positions.iter().zip(&requests) {
                assert!(place >= free, "{requests:?} {obstacles:?} {positions:?}");
                let is_clear = |&(top, bottom)| place >= bottom || place + height <= top;
                assert!(
                    obstacles.iter().all(is_clear),
                    "{obstacles:?} {positions:?}"
                );
                free = place + height;
            }
        }
    }
}
