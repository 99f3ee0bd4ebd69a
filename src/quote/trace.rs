//! The walk from a clock's start to its end, day by day.

use super::clock::Clock;
use super::commitment::{Due, TraceDay};
use super::evaluation::Evaluation;
use crate::calendar::Bound;
use crate::counting::{Course, Walk, Working};
use crate::pack::SHAPES;
use crate::policy::Counted;
use crate::prelude::*;
use crate::time::Day;

impl Evaluation<'_> {
    /// Every day from the start to the end, in the direction of the count; of a provisional answer the walk to the earliest
    /// end and the one to the latest.
    pub(super) fn walks(
        &self,
        clock: &Clock<'_>,
        due: Due,
    ) -> (Option<Vec<TraceDay>>, Option<Vec<TraceDay>>) {
        let bounds = if clock.backward() {
            [Bound::Farthest, Bound::Nearest]
        } else {
            [Bound::Nearest, Bound::Farthest]
        };
        let [earliest, latest] = bounds.map(|bound| self.possible(clock, due, bound));
        let latest = if due.confirmed { None } else { Some(self.trace(clock, due, due.latest, &latest)) };
        (Some(self.trace(clock, due, due.date, &earliest)), latest)
    }

    /// From when one of the possible counts goes, and the make-up days that it assumes.
    fn possible(&self, clock: &Clock<'_>, due: Due, bound: Bound) -> Walk {
        let walk = match clock.limit.units.counted() {
            Counted::WorkingDays => self.working(clock).walk(&self.course(clock), bound),
            Counted::Days | Counted::Months => {
                let end = self.unrolled(clock);
                Working::new(self.calendar(), Vec::new()).walk(&Course::roll(end), bound)
            }
            _ => None,
        };
        let mut walk = walk.unwrap_or(Walk { makeups: Vec::new(), received: clock.from.day, end: due.date });
        if due.confirmed {
            walk.makeups.clear();
        }
        walk
    }

    fn trace(&self, clock: &Clock<'_>, due: Due, end: Day, walk: &Walk) -> Vec<TraceDay> {
        let calendar = self.calendar();
        let step = if clock.backward() { -1 } else { 1 };
        let working = self.working(clock);
        let counted = clock.limit.units.counted();
        let from = if counted == Counted::WorkingDays { walk.received } else { clock.from.day };
        let mut count = 0;
        let mut days = Vec::new();
        let mut day = clock.from.day;
        loop {
            let assumed = walk.makeups.contains(&day);
            let works = calendar.works(day) || assumed;
            let past = (day.0 - from.0) * step > 0;
            let excluded = match counted {
                Counted::WorkingDays if works && past && working.excludes(day) => {
                    self.causes(clock, calendar.start(day), calendar.end(day))
                }
                Counted::Seconds => {
                    // Only what lies between the start and the end stopped the clock; nothing lies so where it counts back.
                    let start = clock.from.instant().unwrap_or(due.at);
                    self.causes(clock, calendar.start(day).max(start), calendar.end(day).min(due.at))
                }
                _ => 0,
            };
            let counts = past
                && match counted {
                    // The same working day is none that was counted.
                    Counted::WorkingDays => works && excluded == 0 && (!SHAPES || clock.limit.amount > 0),
                    // The days up to which a rest day moves are not counted.
                    Counted::Days => count < clock.limit.amount * clock.limit.units.each(),
                    _ => false,
                };
            count += i32::from(counts);
            let ordinal = counts.then_some(count);
            days.push(TraceDay { date: day, facts: calendar.facts(day), ordinal, excluded, assumed });
            if (end.0 - day.0) * step <= 0 {
                return days;
            }
            day = day.plus(step);
        }
    }
}
