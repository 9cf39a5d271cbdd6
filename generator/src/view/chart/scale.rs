//! Where a number lies between the two ends of an axis, and the round numbers along it.

/// How many steps an axis has, or a little more or less.
const STEPS: f64 = 5.0;

/// An axis, from a round number to a round number.
#[derive(Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    /// The round numbers, from the lowest to the highest.
    pub(super) ticks: Vec<Tick>,
}

/// A round number on an axis.
#[derive(Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    /// As Rust writes it: `-0.5`, `2000`.
    pub(super) digits: String,
}

impl Scale {
    /// An axis that holds all numbers from `low` to `high`, which are finite.
    pub(super) fn round(low: f64, high: f64) -> Self {
        let (low, high) = widened(low, high);
        let (factor, exponent) = step((high - low) / STEPS);
        let size = decimal(factor, exponent).0;
        // A whole number of steps is not one more because a double lies a hair beside it.
        let first = whole((low / size + 1e-9).floor());
        let last = whole((high / size - 1e-9).ceil());
        let ticks: Vec<Tick> = (first..=last)
            .map(|position| {
                let (value, digits) = decimal(position * factor, exponent);
                Tick { value, digits }
            })
            .collect();
        let ends = ticks.first().zip(ticks.last()).map_or((low, high), |(first, last)| (first.value, last.value));
        Self { low: ends.0, high: ends.1, ticks }
    }

    /// An axis that ends with these very numbers and has no round ones.
    pub(super) fn tight(low: f64, high: f64) -> Self {
        let (low, high) = widened(low, high);
        Self { low, high, ticks: Vec::new() }
    }

    /// Where `value` lies on it: 0 at its low end, 1 at its high end.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// An axis needs some length.
fn widened(low: f64, high: f64) -> (f64, f64) {
    if low < high {
        (low, high)
    } else if low == 0.0 {
        (0.0, 1.0)
    } else {
        (low.min(0.0), high.max(0.0))
    }
}

/// The smallest of 1, 2, 5 and 10 times a power of ten that is no smaller than `raw`: the factor and the exponent.
fn step(raw: f64) -> (i64, i32) {
    // The decimal exponent as the number is written: no logarithm, which systems round differently.
    let written = format!("{raw:e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or(("1", "0"));
    let (mantissa, exponent): (f64, i32) = (mantissa.parse().unwrap_or(1.0), exponent.parse().unwrap_or(0));
    let factor = [1, 2, 5].into_iter().find(|factor| mantissa <= *factor as f64);
    factor.map_or((1, exponent + 1), |factor| (factor, exponent))
}

/// `mantissa` × 10^`exponent`, exactly, and its digits.
fn decimal(mantissa: i64, exponent: i32) -> (f64, String) {
    let sign = if mantissa < 0 { "-" } else { "" };
    let mut digits = mantissa.unsigned_abs().to_string();
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(0);
    if mantissa != 0 && exponent >= 0 {
        digits.extend(std::iter::repeat_n('0', places));
    } else if exponent < 0 {
        digits = format!("{digits:0>width$}", width = places + 1);
        digits.insert(digits.len() - places, '.');
    }
    let digits = format!("{sign}{digits}");
    (digits.parse().unwrap_or(0.0), digits)
}

/// A number of steps from zero: no more than a double counts, since an axis is five of them long.
fn whole(steps: f64) -> i64 {
    steps as i64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ticks(low: f64, high: f64) -> Vec<String> {
        Scale::round(low, high).ticks.into_iter().map(|tick| tick.digits).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0.0, 218.0), ["0", "50", "100", "150", "200", "250"]);
        assert_eq!(ticks(0.0, 100.0), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks(-3.0, 7.0), ["-4", "-2", "0", "2", "4", "6", "8"]);
        assert_eq!(ticks(0.0, 0.3), ["0.0", "0.1", "0.2", "0.3"]);
        assert_eq!(ticks(0.0, 1_300_000.0), ["0", "500000", "1000000", "1500000"]);
        assert_eq!(ticks(12.1, 12.9), ["12.0", "12.2", "12.4", "12.6", "12.8", "13.0"]);
    }

    #[test]
    fn an_axis_without_length_gets_one() {
        assert_eq!(ticks(0.0, 0.0), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(ticks(7.0, 7.0), ["0", "2", "4", "6", "8"]);
        assert_eq!(ticks(-7.0, -7.0), ["-8", "-6", "-4", "-2", "0"]);
    }

    proptest! {
        #[test]
        fn every_number_lies_on_the_axis(one in -1e15_f64..1e15, other in -1e15_f64..1e15, tiny in 0..20_i32) {
            let factor = 10_f64.powi(-tiny);
            let (low, high) = (one.min(other) * factor, one.max(other) * factor);
            for scale in [Scale::round(low, high), Scale::tight(low, high)] {
                for value in [low, high] {
                    prop_assert!((-1e-6..=1.0 + 1e-6).contains(&scale.share(value)), "{value} on {scale:?}");
                }
                prop_assert!(scale.ticks.len() <= 8, "{scale:?}");
            }
        }
    }
}
