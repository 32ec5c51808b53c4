//! Repeated measurements of one value.

/// Measured values in the same unit, sorted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// Adds a value.
    pub(crate) fn add(&mut self, value: f64) {
        let at = self.0.partition_point(|other| *other < value);
        self.0.insert(at, value);
    }

    /// Formats the median with the least and the greatest value: `12.3 (11.9–14.0)`.
    pub(crate) fn summary(&self, decimals: usize) -> String {
        match self.0.as_slice() {
            [] => "none".to_owned(),
            [least, .., greatest] => format!(
                "{:.decimals$} ({least:.decimals$}–{greatest:.decimals$})",
                self.median()
            ),
            [only] => format!("{only:.decimals$}"),
        }
    }

    fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        if self.0.len().is_multiple_of(2) {
            self.0[middle - 1].midpoint(self.0[middle])
        } else {
            self.0[middle]
        }
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut sample = Self::default();
        for value in values {
            sample.add(value);
        }
        sample
    }
}
