//! Working days from a start: where the count ends, and where it may end when no notice says which weekend days are worked.

use crate::calendar::{Bound, Calendar, OnStart};
use crate::prelude::*;
use crate::time::Day;

/// When an event counts as received (reading `nonWorkingReceipt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// On its own day; working day 1 is the next working day (Civil Code art. 201).
    CountFromNext,
    /// An event on a non-working day or after the cut-off counts as received on the next working day.
    ReceivedNext {
        /// The last second after midnight at which an event still counts as received on its day.
        cut_off: Option<u32>,
    },
}

/// A count of working days: from where, how many, and how the event is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day of the event, which is never counted.
    pub start: Day,
    /// The second of that day.
    pub second: Option<u32>,
    /// The number of working days; negative counts back; never 0.
    pub n: i32,
    /// When the event counts as received; ignored by a count back.
    pub receipt: Receipt,
}

impl Course {
    /// The move from a rest day to the next working day; a working day stays.
    #[must_use]
    pub fn roll(day: Day) -> Course {
        Course { start: day.plus(-1), second: None, n: 1, receipt: Receipt::CountFromNext }
    }

    /// The cut-off, if the event was after it.
    #[must_use]
    pub fn passed(&self) -> Option<u32> {
        let Receipt::ReceivedNext { cut_off } = self.receipt else { return None };
        cut_off.filter(|cut_off| self.second.is_some_and(|second| second > *cut_off))
    }
}

/// One possible walk of a count, under one arrangement of the make-up days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The make-up days that it assumes, sorted.
    pub makeups: Vec<Day>,
    /// The day after which counting begins.
    pub received: Day,
    /// The last day counted.
    pub end: Day,
}

impl Walk {
    /// The day as received, when that is not the day itself.
    fn received_later(&self, course: &Course) -> Option<Day> {
        Some(self.received).filter(|received| *received != course.start)
    }
}

/// The possible ends of a count of working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The end nearest to the start.
    pub nearest: Day,
    /// The end farthest from the start; equal to `nearest` if notices settle every day counted.
    pub farthest: Day,
    /// Whether notices settle every day counted.
    pub confirmed: bool,
    /// The day as received, when that is not the day itself.
    pub received: Option<Day>,
}

/// The working days that one clock counts: those of the calendar outside the clock's excluded intervals.
pub struct Working<'a> {
    calendar: &'a Calendar,
    excluded: Vec<(Day, Day)>,
}

impl<'a> Working<'a> {
    /// Working days of `calendar` outside the stretches of days `excluded` (sorted, disjoint).
    #[must_use]
    pub fn new(calendar: &'a Calendar, excluded: Vec<(Day, Day)>) -> Self {
        Working { calendar, excluded }
    }

    /// Whether the day lies in an excluded stretch.
    #[must_use]
    pub fn excludes(&self, day: Day) -> bool {
        self.excluded.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// Working days from `a` to `b` that lie in an excluded stretch, by the notices or else without make-up days.
    #[must_use]
    pub fn excluded_between(&self, a: Day, b: Day) -> i64 {
        let inside = |(first, last): &(Day, Day)| {
            let (first, last) = (a.max(*first), b.min(*last));
            if first <= last { i64::from(self.calendar.between(first.plus(-1), last)) } else { 0 }
        };
        self.excluded.iter().map(inside).sum()
    }

    /// The same of the days from one second to another.
    #[must_use]
    pub fn excluded_within(&self, from: i64, to: i64) -> i64 {
        self.excluded_between(self.calendar.day(from), self.calendar.day(to).plus(-1))
    }

    /// Where a count ends. `None` when an end lies beyond the supported range.
    #[must_use]
    pub fn ends(&self, course: &Course) -> Option<Ends> {
        let plain = self.walk_with(Vec::new(), course)?;
        let published = self.calendar.published_through();
        if plain.end.max(course.start.plus(-1)) <= published {
            return Some(Ends {
                nearest: plain.end,
                farthest: plain.end,
                confirmed: true,
                received: plain.received_later(course),
            });
        }
        let nearest = self.walk(course, Bound::Nearest)?;
        let farthest = self.walk(course, Bound::Farthest)?;
        Some(Ends {
            nearest: nearest.end,
            farthest: farthest.end,
            confirmed: false,
            received: nearest.received_later(course),
        })
    }

    /// The count to its nearest or farthest end, with the make-up days that it assumes. `None` beyond the supported range.
    #[must_use]
    pub fn walk(&self, course: &Course, bound: Bound) -> Option<Walk> {
        let mut best: Option<Walk> = None;
        let step = course.n.signum();
        let ahead = |from: Day, to: Day| (to.0 - from.0) * step;
        let plain = self.received(&[], course)?;
        // A make-up day on which the event is received earlier brings the end nearer, be it counted or not, and one is enough; but
        // where excluded days follow that wins nothing, and the make-up day is better placed after the day on which the event is
        // received without one. What is made for one end can lead to the other.
        let mut between = (course.start.0 + 1..plain.0).map(Day);
        let soonest = between.find(|day| self.calendar.may_become_makeup(*day)).unwrap_or(plain);
        for round in 0..if plain == course.start { 2 } else { 4 } {
            let (made_for, last) =
                if round % 2 == 0 { (Bound::Nearest, soonest) } else { (Bound::Farthest, plain) };
            let counted_after = if round < 2 { course.start } else { plain };
            for on_start in self.start_days(course) {
                let counts = |day: Day| {
                    let hurries = ahead(day, last) >= 0;
                    ahead(counted_after, day) > 0 && (hurries || !self.excludes(day))
                };
                let makeups = self.calendar.arrangement(course.start, step, made_for, *on_start, counts);
                let walk = self.walk_with(makeups, course)?;
                let wins = best.as_ref().is_none_or(|best| {
                    let farther = ahead(best.end, walk.end);
                    if bound == Bound::Nearest { farther < 0 } else { farther > 0 }
                });
                if wins {
                    best = Some(walk);
                }
            }
        }
        best
    }

    /// What the start day may be: it matters where an event on a rest day counts as received on the next working day.
    fn start_days(&self, course: &Course) -> &'static [OnStart] {
        if course.receipt == Receipt::CountFromNext || !self.calendar.may_become_makeup(course.start) {
            return &[OnStart::Open];
        }
        &[OnStart::Rests, OnStart::Works]
    }

    fn walk_with(&self, makeups: Vec<Day>, course: &Course) -> Option<Walk> {
        let received = self.received(&makeups, course)?;
        let end = self.reach(&makeups, received, course.n)?;
        Some(Walk { makeups, received, end })
    }

    fn received(&self, makeups: &[Day], course: &Course) -> Option<Day> {
        let start = course.start;
        if course.receipt == Receipt::CountFromNext {
            return Some(start);
        }
        let works = self.calendar.works(start) || makeups.contains(&start);
        if works && course.passed().is_none() {
            Some(start)
        } else {
            Working::new(self.calendar, Vec::new()).reach(makeups, start, 1)
        }
    }

    /// The day at which `n` working days after `start` are counted, before it when `n` is negative.
    fn reach(&self, makeups: &[Day], start: Day, n: i32) -> Option<Day> {
        if makeups.is_empty() && self.excluded.is_empty() {
            return self.calendar.offset(start, n);
        }
        let (wanted, forward) = (n.abs(), n > 0);
        let counted = |far: i32| {
            let end = start.plus(if forward { far } else { -far });
            if forward {
                self.count(makeups, start, end)
            } else {
                self.count(makeups, end.plus(-1), start.plus(-1))
            }
        };
        // The count grows with the distance, so the first distance that reaches it is found by halving.
        let (mut low, mut high) =
            (0, if forward { self.calendar.through().0 - start.0 } else { start.0 - self.calendar.from().0 });
        if counted(high) < wanted {
            return None;
        }
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if counted(middle) >= wanted { high = middle } else { low = middle }
        }
        Some(start.plus(if forward { high } else { -high }))
    }

    /// Counted days in (`a`, `b`].
    fn count(&self, makeups: &[Day], a: Day, b: Day) -> i32 {
        let working = |a: Day, b: Day| {
            let worked = makeups.partition_point(|day| *day <= b) - makeups.partition_point(|day| *day <= a);
            self.calendar.between(a, b) + i32::try_from(worked).unwrap_or(0)
        };
        let mut count = working(a, b);
        for (first, last) in &self.excluded {
            let (a, b) = (a.max(first.plus(-1)), b.min(*last));
            if a < b {
                count -= working(a, b);
            }
        }
        count
    }
}
