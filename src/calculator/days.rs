//! The days of one calendar.

use super::Calculator;
use crate::calendar::{self, Calendar, CalendarInfo};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::quote::view::{CalendarMonth, DayInfo, day_info};
use crate::text;
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

impl Calculator {
    /// The days of the first calendar, or of the calendar with this id.
    ///
    /// # Errors
    /// `unknown-value` of a calendar that there is not.
    pub fn days(&self, calendar: Option<&str>) -> Result<Days<'_>, Problem> {
        let known = || self.calendars.iter().map(|info| info.id.as_str());
        let place = calendar.map_or(Some(0), |id| known().position(|one| one == id));
        let found = place.and_then(|place| Some((u8::try_from(place).ok()?, self.calendars.get(place)?)));
        let Some((place, info)) = found else {
            let id = calendar.unwrap_or("");
            let message = text::join(&["there is no calendar ", &text::quoted(id), " here"]);
            let problem = Problem::new(Code::UnknownValue, String::new(), message).with_value(id);
            return Err(problem.with_allowed(known()));
        };
        Ok(Days { calendar: self.engine.calendar_at(Some(place)), info })
    }

    /// What the calendar knows of a day, `YYYY-MM-DD`.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// use sla_calculator::calendar::DayKind;
    ///
    /// let saturday = calculator.day_info("2026-10-10").unwrap();
    /// assert_eq!(saturday.kind, DayKind::MakeupWorkday);
    /// ```
    ///
    /// # Errors
    /// `invalid-date` or `date-out-of-range` at `/0`.
    pub fn day_info(&self, date: &str) -> Result<DayInfo, Problem> {
        self.days(None)?.day_info(date)
    }

    /// Whether a day, `YYYY-MM-DD`, is a working day.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// assert!(calculator.is_working_day("2026-10-10").unwrap()); // a make-up Saturday
    /// assert!(!calculator.is_working_day("2026-10-01").unwrap()); // National Day
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::day_info`], and `calendar-unpublished` beyond the notices.
    pub fn is_working_day(&self, date: &str) -> Result<bool, Problem> {
        self.days(None)?.is_working_day(date)
    }

    /// The date `n` working days after `date`, before it when `n` is negative; `date` itself is never counted.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// assert_eq!(calculator.add_working_days("2026-09-30", 3).unwrap(), "2026-10-10");
    /// assert_eq!(calculator.add_working_days("2026-10-08", -1).unwrap(), "2026-09-30");
    /// // 2028 has no notice yet.
    /// assert_eq!(calculator.add_working_days("2028-03-01", 3).unwrap_err().code.name(), "calendar-unpublished");
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::is_working_day`].
    pub fn add_working_days(&self, date: &str, n: i32) -> Result<String, Problem> {
        self.days(None)?.add_working_days(date, n)
    }

    /// Working days in (`a`, `b`], negative when `b` is before `a`.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// assert_eq!(calculator.working_days_between("2026-09-30", "2026-10-10").unwrap(), 3);
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::is_working_day`], at `/0` or `/1`.
    pub fn working_days_between(&self, a: &str, b: &str) -> Result<i32, Problem> {
        self.days(None)?.working_days_between(a, b)
    }

    /// A month (1 to 12) as a grid of weeks from Monday.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// let october = calculator.month(2026, 10).unwrap();
    /// // It begins on a Thursday, so the first week begins on Monday 28 September.
    /// let day = |at: usize| october.weeks[0][at].as_ref().unwrap().date.as_str();
    /// assert_eq!((day(0), day(3)), ("2026-09-28", "2026-10-01"));
    /// ```
    ///
    /// # Errors
    /// `invalid-number` at `/1` for no month, `date-out-of-range` at `/0` outside the supported range.
    pub fn month(&self, year: i32, month: u32) -> Result<CalendarMonth, Problem> {
        self.days(None)?.month(year, month)
    }
}
