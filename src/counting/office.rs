//! Hours inside office hours on working days.

use crate::calendar::{Calendar, ShortDay};
use crate::time::Day;

/// The seconds of a working day in which the office is open that opens at second `opens` and closes at second `closes` of
/// other days. On a day whose hours are cut to nothing they end before they begin.
#[must_use]
pub fn office_day(calendar: &Calendar, day: Day, opens: i64, closes: i64) -> (i64, i64) {
    let short = calendar.short_day(day);
    let (from, to) = (short.and_then(ShortDay::opens), short.and_then(ShortDay::closes));
    (from.unwrap_or(0).max(opens), to.unwrap_or(closes).min(closes))
}

/// The end of `length` seconds of office time from `start`, the office being open from second `opens` to second `closes`
/// of each working day whose hours are not cut. `None` beyond the supported range.
#[must_use]
pub fn office_clock(calendar: &Calendar, start: i64, length: i64, opens: i64, closes: i64) -> Option<i64> {
    let mut left = length;
    let mut day = Day::of(start);
    if !calendar.works(day) {
        day = calendar.offset(day, 1)?;
    }
    loop {
        let (opens, closes) = office_day(calendar, day, opens, closes);
        let from = (day.start() + opens).max(start);
        let open = (day.start() + closes - from).max(0);
        if left <= open {
            return Some(from + left);
        }
        left -= open;
        day = calendar.offset(day, 1)?;
    }
}
