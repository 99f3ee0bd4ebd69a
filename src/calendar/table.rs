//! Rank and select over the days of a calendar: adding any number of working days takes two look-ups.

use super::compiled::Compiled;
use crate::prelude::*;
use crate::time::Day;
use crate::work;

/// For each day the number of working days so far (rank), and for each working day its day (select), both from the first supported day.
#[derive(Debug)]
pub(super) struct Table {
    from: i32,
    /// Working days up to and including each day. A supported range is shorter than 65,536 days.
    rank: Vec<u16>,
    /// The day of each working day, in order.
    select: Vec<u16>,
}

/// How many days `day` lies after `first`; 0 before it.
fn place(day: i32, first: i32) -> usize {
    usize::try_from(day.saturating_sub(first)).unwrap_or(0)
}

impl Table {
    pub(super) fn new(compiled: &Compiled) -> Table {
        let length = place(compiled.through + 1, compiled.from);
        let mut rest: Vec<bool> = vec![false; length];
        for (rests, day) in rest.iter_mut().zip(compiled.from..) {
            *rests = compiled.is_weekend(Day(day));
        }
        let mut mark = |from: i32, through: i32, value: bool| {
            let range = place(from, compiled.from)..place(through + 1, compiled.from).min(length);
            rest.get_mut(range).into_iter().for_each(|days| days.fill(value));
        };
        for open in &compiled.open {
            mark(open.from.max(compiled.published + 1), open.through, true);
        }
        for span in &compiled.spans {
            mark(span.from, span.through, !span.makeup);
        }
        let (mut ranks, mut select) = (Vec::with_capacity(length), Vec::with_capacity(length));
        for (index, rest) in (0u16..).zip(&rest) {
            if !rest {
                select.push(index);
            }
            ranks.push(u16::try_from(select.len()).unwrap_or(u16::MAX));
        }
        Table { from: compiled.from, rank: ranks, select }
    }

    /// Working days from the first supported day to `day`; 0 before it.
    pub(super) fn rank(&self, day: i32) -> i32 {
        work::look_up();
        let index = usize::try_from(day.wrapping_sub(self.from)).ok();
        index.and_then(|index| self.rank.get(index)).map_or(0, |&rank| i32::from(rank))
    }

    pub(super) fn works(&self, day: i32) -> bool {
        self.rank(day) != self.rank(day - 1)
    }

    /// The `n`th working day after `day`, or before it; `n` is not 0.
    pub(super) fn offset(&self, day: i32, n: i32) -> Option<i32> {
        // The k-th working day has index k − 1. Forward it is rank(day) + n; back, the days before `day` end at rank(day − 1).
        let target =
            if n > 0 { self.rank(day).checked_add(n)? - 1 } else { self.rank(day - 1).checked_add(n)? };
        let index = usize::try_from(target).ok()?;
        work::look_up();
        self.select.get(index).map(|&found| self.from + i32::from(found))
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Calendar, read};
    use crate::counting::{Course, Receipt, Working};
    use crate::prelude::*;
    use crate::time::Day;
    use crate::value::Value;
    use crate::work::look_ups;

    const COUNTS: [i32; 8] = [1, 2, 3, 10, 21, 60, 125, 250];

    fn china() -> Calendar {
        let text = include_str!("../../data/calendars/cn.json");
        let document: Value = serde_json::from_str(text).unwrap();
        Calendar::new(read(&document).unwrap().0)
    }

    /// Days from which 250 working days either way stay among the published ones, rest days and make-up days included.
    fn starts(calendar: &Calendar) -> impl Iterator<Item = Day> {
        (calendar.from().0 + 400..calendar.published_through().0 - 400).map(Day)
    }

    #[test]
    fn adding_working_days_is_two_look_ups_for_any_number_and_any_start() {
        let calendar = china();
        for start in starts(&calendar) {
            for n in COUNTS.into_iter().chain(COUNTS.map(|n| -n)) {
                let (cost, end) = look_ups(|| calendar.add(start, n));
                assert!(end.is_ok(), "{n} working days from day {}", start.0);
                assert_eq!(cost, 2, "{n} working days from day {}", start.0);
            }
        }
    }

    #[test]
    fn counting_between_two_days_is_two_look_ups_for_any_distance() {
        let calendar = china();
        for start in starts(&calendar) {
            for n in COUNTS {
                assert_eq!(look_ups(|| calendar.count(start, start.plus(n))).0, 2, "{n} days");
                assert_eq!(look_ups(|| calendar.count(start, start.plus(-n))).0, 2, "{n} days back");
            }
        }
    }

    #[test]
    fn a_clock_of_working_days_looks_up_as_often_for_any_number() {
        let calendar = china();
        let working = Working::new(&calendar, Vec::new());
        let cost = |start: Day, n: i32, receipt: Receipt| {
            let course = Course { start, second: Some(0), n, receipt };
            look_ups(|| working.ends(&course).expect("a published end")).0
        };
        for start in starts(&calendar) {
            for receipt in [Receipt::CountFromNext, Receipt::ReceivedNext { cut_off: Some(0) }] {
                let one = cost(start, 1, receipt);
                for n in COUNTS {
                    assert_eq!(cost(start, n, receipt), one, "{n} working days from day {}", start.0);
                }
            }
        }
    }
}
