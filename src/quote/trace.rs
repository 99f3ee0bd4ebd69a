//! The walk from a clock's start to its end, day by day.

use super::Due;
use super::clock::Clock;
use super::evaluate::Evaluation;
use super::readings::Role;
use crate::calendar::DayFacts;
use crate::counting::Stops;
use crate::policy::Units;
use crate::prelude::*;
use crate::time::{DAY, Day};

/// One day of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceDay {
    /// The day.
    pub date: Day,
    /// What the calendar knows of it.
    pub facts: DayFacts,
    /// Its number in the count; `None` when it is not counted.
    pub ordinal: Option<i32>,
    /// The cause that takes it out of the count, or stops an hour clock on it.
    pub excluded: Option<u8>,
}

impl Evaluation<'_> {
    /// Every day from the start to the end, in the direction of the count.
    pub(super) fn trace(&self, clock: &Clock<'_>, due: Due) -> Vec<TraceDay> {
        let calendar = self.engine.calendar();
        let step = if clock.backward() { -1 } else { 1 };
        let working = self.working(clock);
        // Beyond the notices the walk is the one to the nearest end.
        let end = if clock.backward() { due.latest } else { due.date };
        let makeups = if due.confirmed {
            Vec::new()
        } else {
            working.assumed(clock.from.day, step, self.receipt(), end, clock.limit.amount)
        };
        let mut count = 0;
        let mut days = Vec::new();
        let mut day = clock.from.day;
        let received = self.received_day(clock);
        loop {
            let facts = calendar.facts(day);
            let excluded =
                working.excludes(day) || (clock.limit.units.seconds().is_some() && self.touched(clock, day));
            let works = calendar.works(day) || makeups.contains(&day);
            let counts = match clock.limit.units {
                Units::BusinessDays => works && !excluded && (day.0 - received.0) * step > 0,
                Units::CalendarDays => day != clock.from.day,
                _ => false,
            };
            count += i32::from(counts);
            let cause = if excluded && (works || clock.limit.units != Units::BusinessDays) {
                self.cause(clock, day)
            } else {
                None
            };
            days.push(TraceDay { date: day, facts, ordinal: counts.then_some(count), excluded: cause });
            if (end.0 - day.0) * step <= 0 {
                return days;
            }
            day = day.plus(step);
        }
    }

    /// The day after which counting begins: that of the event, or the one on which it counts as received.
    fn received_day(&self, clock: &Clock<'_>) -> Day {
        if clock.backward() || clock.limit.units != Units::BusinessDays || !self.acts_on(Role::Receipt) {
            return clock.from.day;
        }
        let ends = self.working(clock).forward(clock.from.day, clock.from.second, 1, self.receipt());
        ends.and_then(|ends| ends.received).unwrap_or(clock.from.day)
    }

    fn touched(&self, clock: &Clock<'_>, day: Day) -> bool {
        !clock.backward() && self.stops(clock.rule).seconds_within(day.start(), day.start() + DAY) > 0
    }

    /// The first cause whose intervals reach into the day.
    fn cause(&self, clock: &Clock<'_>, day: Day) -> Option<u8> {
        (0..8).filter(|cause| clock.rule.exclusions & (1 << cause) != 0).find(|cause| {
            let stops = Stops::new(&self.request.exclusions, 1 << cause);
            stops.seconds_within(day.start(), day.start() + DAY) > 0
        })
    }
}
