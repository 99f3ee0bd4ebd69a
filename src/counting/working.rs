//! Working days from a start: where the count ends, and where it may end when no notice says which weekend days are worked.

use crate::calendar::{Bound, Calendar, OnStart};
use crate::prelude::*;
use crate::time::Day;

/// When an event counts as received (reading `nonWorkingReceipt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// On its own day; day 1 is the next working day (Civil Code art. 201).
    CountFromNext,
    /// On a non-working day, or later than the cut-off (seconds after midnight), on the next working day.
    ReceivedNext {
        /// The last second of the day at which it is still received that day.
        cut_off: Option<u32>,
    },
}

/// Where a count of working days ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The nearest end that the calendar allows.
    pub nearest: Day,
    /// The farthest end; the same when notices cover the whole count.
    pub farthest: Day,
    /// Whether notices cover the whole count.
    pub confirmed: bool,
    /// The day as received, when that is not the day itself.
    pub received: Option<Day>,
}

/// Working days as one clock counts them: without the days that lie in its excluded intervals.
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

    /// `n` working days after `start` as received; `n` ≥ 1. `None` when an end lies beyond the supported range.
    #[must_use]
    pub fn forward(&self, start: Day, second: Option<u32>, n: i32, receipt: Receipt) -> Option<Ends> {
        let (nearest, received) = self.forward_in(&[], start, second, n, receipt)?;
        if nearest <= self.calendar.published_through() {
            return Some(Ends { nearest, farthest: nearest, confirmed: true, received });
        }
        let mut ends: Option<Ends> = None;
        for on_start in self.start_days(start, receipt) {
            let soon = self.arrangement(start, 1, Bound::Nearest, *on_start);
            let late = self.arrangement(start, 1, Bound::Farthest, *on_start);
            let (nearest, received) = self.forward_in(&soon, start, second, n, receipt)?;
            let (farthest, _) = self.forward_in(&late, start, second, n, receipt)?;
            let before = ends.unwrap_or(Ends { nearest, farthest, confirmed: false, received });
            let received = if nearest < before.nearest { received } else { before.received };
            ends = Some(Ends {
                nearest: nearest.min(before.nearest),
                farthest: farthest.max(before.farthest),
                confirmed: false,
                received,
            });
        }
        ends
    }

    /// What the start day may be: it matters where an event on a rest day counts as received on the next working day.
    fn start_days(&self, start: Day, receipt: Receipt) -> &'static [OnStart] {
        if receipt == Receipt::CountFromNext || !self.calendar.may_become_makeup(start) {
            return &[OnStart::Open];
        }
        &[OnStart::Rests, OnStart::Works]
    }

    /// The make-up days of one possible arrangement, by [`Calendar::arrangement`].
    fn arrangement(&self, start: Day, step: i32, bound: Bound, on_start: OnStart) -> Vec<Day> {
        self.calendar.arrangement(start, step, bound, on_start, |day| !self.excludes(day))
    }

    /// The make-up days that the count to the nearest end assumes.
    #[must_use]
    pub fn assumed(&self, start: Day, step: i32, receipt: Receipt, nearest: Day, n: i32) -> Vec<Day> {
        let days = self.start_days(start, receipt);
        let arranged = days.iter().map(|on_start| self.arrangement(start, step, Bound::Nearest, *on_start));
        let fits = |makeups: &Vec<Day>| {
            step < 0
                || self.forward_in(makeups, start, None, n, receipt).is_some_and(|(end, _)| end == nearest)
        };
        arranged.into_iter().find(fits).unwrap_or_default()
    }

    /// The day by which `n` working days lie before `start`, `start` itself not counted; `n` ≥ 1.
    #[must_use]
    pub fn back(&self, start: Day, n: i32) -> Option<Ends> {
        let plain = self.reach(&[], start, -n)?;
        if start <= self.calendar.published_through().plus(1) {
            return Some(Ends { nearest: plain, farthest: plain, confirmed: true, received: None });
        }
        let nearest = self.reach(&self.arrangement(start, -1, Bound::Nearest, OnStart::Open), start, -n)?;
        let farthest = self.reach(&self.arrangement(start, -1, Bound::Farthest, OnStart::Open), start, -n)?;
        Some(Ends { nearest, farthest: farthest.min(nearest), confirmed: false, received: None })
    }

    fn forward_in(
        &self,
        makeups: &[Day],
        start: Day,
        second: Option<u32>,
        n: i32,
        receipt: Receipt,
    ) -> Option<(Day, Option<Day>)> {
        let received = self.received(makeups, start, second, receipt)?;
        let end = self.reach(makeups, received, n)?;
        Some((end, (received != start).then_some(received)))
    }

    fn received(&self, makeups: &[Day], start: Day, second: Option<u32>, receipt: Receipt) -> Option<Day> {
        let Receipt::ReceivedNext { cut_off } = receipt else { return Some(start) };
        let late = cut_off.zip(second).is_some_and(|(cut_off, second)| second > cut_off);
        let works = self.calendar.works(start) || makeups.contains(&start);
        if works && !late {
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
        let wanted = n.abs();
        let counted = |far: i32| {
            let end = start.plus(if n > 0 { far } else { -far });
            if n > 0 {
                self.count(makeups, start, end)
            } else {
                self.count(makeups, end.plus(-1), start.plus(-1))
            }
        };
        // The count grows with the distance, so the first distance that reaches it is found by halving.
        let (mut low, mut high) =
            (0, if n > 0 { self.calendar.through().0 - start.0 } else { start.0 - self.calendar.from().0 });
        if counted(high) < wanted {
            return None;
        }
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if counted(middle) >= wanted { high = middle } else { low = middle }
        }
        Some(start.plus(if n > 0 { high } else { -high }))
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
