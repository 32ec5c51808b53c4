//! Ridge regression (A. E. Hoerl and R. W. Kennard, "Ridge Regression", Technometrics 12, 1970), solved by conjugate
//! gradients (M. R. Hestenes and E. Stiefel, 1952) on a sparse matrix.

/// Row of the matrix: values of the first columns, and the indices of further columns with the value 1.
#[derive(Debug)]
pub(crate) struct Row {
    pub dense: Vec<f64>,
    pub ones: Vec<usize>,
    /// Target value of the row.
    pub target: f64,
    /// Weight of the row's error.
    pub weight: f64,
}

impl Row {
    /// Multiplies the row by a vector of coefficients.
    fn times(&self, coefficients: &[f64]) -> f64 {
        let dense: f64 = self
            .dense
            .iter()
            .zip(coefficients)
            .map(|(one, other)| one * other)
            .sum();
        dense
            + self
                .ones
                .iter()
                .map(|&column| coefficients[column])
                .sum::<f64>()
    }

    /// Adds a multiple of the row to a vector.
    fn add_to(&self, sum: &mut [f64], factor: f64) {
        for (sum, value) in sum.iter_mut().zip(&self.dense) {
            *sum += factor * value;
        }
        for &column in &self.ones {
            sum[column] += factor;
        }
    }
}

/// Returns the coefficients that minimise the weighted squares of the errors plus `penalty` times their own squares.
pub(crate) fn solve(rows: &[Row], columns: usize, penalty: f64) -> Vec<f64> {
    const ROUNDS: usize = 500;
    const PRECISION: f64 = 1e-10;
    let product = |vector: &[f64]| {
        let mut sum: Vec<f64> = vector.iter().map(|value| penalty * value).collect();
        for row in rows {
            row.add_to(&mut sum, row.weight * row.times(vector));
        }
        sum
    };
    let mut residual = vec![0.0; columns];
    for row in rows {
        row.add_to(&mut residual, row.weight * row.target);
    }
    let mut solution = vec![0.0; columns];
    let mut direction = residual.clone();
    let mut square = dot(&residual, &residual);
    let enough = PRECISION * square;
    for _ in 0..ROUNDS {
        if square <= enough {
            break;
        }
        let image = product(&direction);
        let step = square / dot(&direction, &image);
        add(&mut solution, &direction, step);
        add(&mut residual, &image, -step);
        let next = dot(&residual, &residual);
        for (direction, residual) in direction.iter_mut().zip(&residual) {
            *direction = residual + next / square * *direction;
        }
        square = next;
    }
    solution
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(sum: &mut [f64], vector: &[f64], factor: f64) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += factor * value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(dense: &[f64], ones: &[usize], target: f64) -> Row {
        Row {
            dense: dense.to_vec(),
            ones: ones.to_vec(),
            target,
            weight: 1.0,
        }
    }

    #[test]
    fn without_penalty_an_exact_solution_is_found() {
        // 2 x + y = 5, x - y + z = 0, z = 3
        let rows = [
            row(&[2.0, 1.0], &[], 5.0),
            row(&[1.0, -1.0], &[2], 0.0),
            row(&[0.0, 0.0], &[2], 3.0),
        ];
        let solution = solve(&rows, 3, 0.0);
        for (found, expected) in solution.iter().zip([2.0 / 3.0, 11.0 / 3.0, 3.0]) {
            assert!((found - expected).abs() < 1e-3, "{solution:?}");
        }
    }

    #[test]
    fn a_penalty_shrinks() {
        // The minimum of (x - 4)² + 3 x² is at 1.
        let solution = solve(&[row(&[1.0], &[], 4.0)], 1, 3.0);
        assert!((solution[0] - 1.0).abs() < 1e-9, "{solution:?}");
    }
}
