//! The days of one calendar.

use crate::calendar::{self, Calendar, CalendarInfo};
use crate::error::Problem;
use crate::prelude::*;
use crate::quote::view::{CalendarMonth, DayInfo, day_info};
use crate::time::{self, Day, write_date};

/// The days of one calendar; a policy may count by several.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) info: &'a CalendarInfo,
}

impl Days<'_> {
    fn date(&self, date: &str, path: &str) -> Result<Day, Problem> {
        let day = time::date(date).map_err(|problem| problem.under(path))?;
        self.calendar.check(day, path)?;
        Ok(day)
    }

    /// What is known of one day.
    ///
    /// # Errors
    /// `invalid-date` or `date-out-of-range` at `/0`.
    pub fn day_info(&self, date: &str) -> Result<DayInfo, Problem> {
        Ok(day_info(self.calendar, self.info, self.date(date, "/0")?))
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// As [`Days::day_info`], and `calendar-unpublished` beyond the notices.
    pub fn is_working_day(&self, date: &str) -> Result<bool, Problem> {
        self.calendar.is_working_day(self.date(date, "/0")?)
    }

    /// The date `n` working days after `date`, before it when `n` is negative; `date` itself is never counted.
    ///
    /// # Errors
    /// As [`Days::is_working_day`].
    pub fn add_working_days(&self, date: &str, n: i32) -> Result<String, Problem> {
        self.calendar.add(self.date(date, "/0")?, n).map(write_date)
    }

    /// Working days in (`a`, `b`], negative when `b` is before `a`.
    ///
    /// # Errors
    /// As [`Days::is_working_day`], at `/0` or `/1`.
    pub fn working_days_between(&self, a: &str, b: &str) -> Result<i32, Problem> {
        self.calendar.count(self.date(a, "/0")?, self.date(b, "/1")?)
    }

    /// A month (1–12) as weeks from Monday.
    ///
    /// # Errors
    /// `invalid-number` at `/1` for no month, `date-out-of-range` at `/0` outside the supported range.
    pub fn month(&self, year: i32, month: u32) -> Result<CalendarMonth, Problem> {
        let first = self.calendar.first_of_month(year, i32::try_from(month).unwrap_or(i32::MAX))?;
        let weeks = calendar::weeks(first);
        let info = |day: Day| self.calendar.covers(day).then(|| day_info(self.calendar, self.info, day));
        let week = |monday: Day| (0..7).map(|more| info(monday.plus(more))).collect();
        Ok(CalendarMonth { year, month, weeks: weeks.map(week).collect() })
    }
}
