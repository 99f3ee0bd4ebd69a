//! What a document says of shares over a period: so many per cent of a promise's cases in time, each month.

use super::predicate::Predicate;
use crate::boundary::words;
use crate::pack::packed;
use crate::prelude::*;

words! {
    /// Which cases the share is of.
    pub enum TargetCounts {
        /// Cases in time.
        Met = "met",
        /// Cases that were late.
        Missed = "missed",
    }

    /// How a share is compared with the target.
    pub enum TargetBound {
        /// The share must be the target or more.
        AtLeast = "at-least",
        /// The share must be the target or less.
        AtMost = "at-most",
        /// The share must be more than the target.
        MoreThan = "more-than",
        /// The share must be less than the target.
        LessThan = "less-than",
    }

    /// The length of a target's period.
    pub enum TargetPer {
        /// A month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Six months.
        HalfYear = "half-year",
        /// The year of the reading `qualityYear`.
        Year = "year",
    }

    /// Which moment of a case decides the period in which it counts.
    pub enum TargetBy {
        /// The moment from which its limit runs.
        Start = "start",
        /// Its due day.
        Due = "due",
        /// The moment at which it ended.
        Finish = "finish",
    }
}

impl TargetPer {
    /// The length in months; `None` for a year, which the reading `qualityYear` defines.
    #[must_use]
    pub const fn months(self) -> Option<i32> {
        match self {
            TargetPer::Month => Some(1),
            TargetPer::Quarter => Some(3),
            TargetPer::HalfYear => Some(6),
            TargetPer::Year => None,
        }
    }
}

/// The share of some promises' cases that a document demands in every period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The rules whose cases are counted.
    pub rules: Vec<u16>,
    /// Of which values: all of these hold.
    pub when: Vec<Predicate>,
    /// Which of the cases make the share.
    pub counts: TargetCounts,
    /// How it is set against the target.
    pub bound: TargetBound,
    /// The target, in hundredths of a per cent.
    pub share: u32,
    /// Over what.
    pub per: TargetPer,
    /// By which moment.
    pub by: TargetBy,
}

packed!(struct Target { rules, when, counts, bound, share, per, by });

impl Target {
    /// Whether `part` of `whole` cases meets the target; `None` if there is no case.
    #[must_use]
    pub fn holds(&self, part: usize, whole: usize) -> Option<bool> {
        let of = |count: usize, by: u64| u64::try_from(count).unwrap_or(u64::MAX).saturating_mul(by);
        let (reached, wanted) = (of(part, 10_000), of(whole, self.share.into()));
        (whole > 0).then_some(match self.bound {
            TargetBound::AtLeast => reached >= wanted,
            TargetBound::AtMost => reached <= wanted,
            TargetBound::MoreThan => reached > wanted,
            TargetBound::LessThan => reached < wanted,
        })
    }
}
