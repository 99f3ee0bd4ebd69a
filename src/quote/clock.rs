//! One clock as it starts.

use crate::pack::SHAPES;
use crate::policy::{Counted, Limit, Roll, Rule, Shape};
use crate::time::{Day, Moment};

/// The start of a clock.
#[derive(Clone, Copy)]
pub(super) struct Begin {
    pub(super) moment: Moment,
    pub(super) event: u8,
    /// Whether a bare date leaves open which of several events comes first.
    pub(super) vague: bool,
    /// Whether it was chosen among several events.
    pub(super) chosen: bool,
    /// For a projection: an event that was not given, and the day on which it is assumed.
    pub(super) assumed: Option<(u8, Day)>,
}

/// One clock as it starts.
pub(super) struct Clock<'a> {
    pub(super) rule: &'a Rule,
    pub(super) limit: Limit,
    pub(super) roll: Option<Roll>,
    pub(super) by: Option<u32>,
    pub(super) from: Moment,
    pub(super) event: u8,
    pub(super) vague: bool,
}

impl Clock<'_> {
    pub(super) fn backward(&self) -> bool {
        self.rule.shape == Shape::LeadTime
    }

    /// Whether it ends on the working day on which its event is received.
    pub(super) fn same_day(&self) -> bool {
        SHAPES && self.limit.amount == 0 && self.limit.units.counted() == Counted::WorkingDays
    }

    /// The amount of what is counted; negative where it counts back.
    pub(super) fn signed(&self) -> i32 {
        let amount = self.limit.amount * self.limit.units.each();
        if self.backward() { -amount } else { amount }
    }
}
