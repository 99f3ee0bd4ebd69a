//! Hours inside office hours on working days.

use crate::calendar::Calendar;
use crate::time::Day;

/// The end of `length` seconds of office time from `start`, the office being open from second `opens` to second `closes`
/// of each working day. `None` beyond the supported range.
#[must_use]
pub fn office_clock(calendar: &Calendar, start: i64, length: i64, opens: i64, closes: i64) -> Option<i64> {
    let mut left = length;
    let mut day = Day::of(start);
    if !calendar.works(day) {
        day = calendar.offset(day, 1)?;
    }
    loop {
        let from = (day.start() + opens).max(start);
        let open = (day.start() + closes - from).max(0);
        if left <= open {
            return Some(from + left);
        }
        left -= open;
        day = calendar.offset(day, 1)?;
    }
}
