//! Excluded intervals: united, cut to the causes that a rule names, and the days that lie in them.

use crate::calendar::Calendar;
use crate::prelude::*;
use crate::time::Day;

/// A stretch of seconds of real time from `from` to before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// First second.
    pub from: i64,
    /// First second after it.
    pub to: i64,
}

/// An excluded interval with its cause, an index into the policy's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// When.
    pub interval: Interval,
    /// Why.
    pub cause: u8,
}

/// The merged intervals during which a clock is stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    intervals: Vec<Interval>,
}

impl Stops {
    /// Merges the intervals whose cause is in `causes` (one bit per cause); overlapping or touching ones become one.
    #[must_use]
    pub fn new(excluded: &[Excluded], causes: u8) -> Stops {
        let mut stops = Stops::default();
        for one in excluded.iter().filter(|one| causes & (1 << one.cause) != 0) {
            stops.unite(one.interval);
        }
        stops
    }

    /// Adds an interval, merged with those that it overlaps or touches.
    pub fn unite(&mut self, mut united: Interval) {
        // They are one run in the sorted list.
        let first = self.intervals.partition_point(|other| other.to < united.from);
        while let Some(other) = self.intervals.get(first).filter(|other| other.from <= united.to) {
            united = Interval { from: united.from.min(other.from), to: united.to.max(other.to) };
            self.intervals.remove(first);
        }
        self.intervals.insert(first, united);
    }

    /// The united intervals, in order.
    #[must_use]
    pub fn intervals(&self) -> &[Interval] {
        &self.intervals
    }

    /// The first and the last day of each run of days that lie wholly inside an interval or, if `touched`, overlap one.
    #[must_use]
    pub fn days(&self, calendar: &Calendar, touched: bool) -> Vec<(Day, Day)> {
        let mut days: Vec<(Day, Day)> = Vec::new();
        for one in &self.intervals {
            let (first, last) = calendar.days_of(one.from, one.to, touched);
            // Two intervals may touch the same day.
            let first = days.last().map_or(first, |(_, before)| first.max(before.plus(1)));
            if first <= last {
                days.push((first, last));
            }
        }
        days
    }

    /// Excluded seconds in [`from`, `to`).
    #[must_use]
    pub fn seconds_within(&self, from: i64, to: i64) -> i64 {
        self.intervals.iter().map(|one| (one.to.min(to) - one.from.max(from)).max(0)).sum()
    }
}
