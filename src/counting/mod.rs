//! Counting: working days forward and back, the intervals that stop a clock, and clocks that run 7×24.

mod excluded;
mod office;
mod working;

pub use excluded::{Excluded, Interval, Stops};
pub use office::{Hours, Office, Span, cut, office_clock};
pub use working::{Course, Ends, Receipt, Walk, Working};

/// The end of a clock that runs 7×24 from `start` for `length` seconds and does not run inside `stops` (sorted, disjoint).
/// A length that is used up exactly when an interval begins ends there.
#[must_use]
pub fn clock(start: i64, length: i64, stops: &[Interval]) -> i64 {
    let (mut at, mut left) = (start, length);
    for stop in stops {
        let from = stop.from.max(at);
        if stop.to <= at {
            continue;
        }
        if from - at >= left {
            break;
        }
        left -= from - at;
        at = stop.to;
    }
    at + left
}
