//! The working-day calendar: the kind of each day, tables that count working days, and what the standing rules leave open.

mod compiled;
#[cfg(feature = "documents")]
mod document;
mod local;
#[cfg(feature = "documents")]
pub mod notice;
mod open;
mod packed;
#[cfg(feature = "documents")]
mod standing;
mod table;

pub(crate) use compiled::Span;
pub use compiled::{Compiled, Open, ShortDay};
#[cfg(feature = "documents")]
pub use document::{
    CalendarInfo, ClockChange, ClockChanges, ClockSource, Notice, Published, Texts, check_replacement,
    faults, read,
};
#[cfg(feature = "documents")]
pub(crate) use document::{check_languages, same_zone, texts, zone};
pub use open::{Bound, OnStart};

use crate::boundary::words;
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{Day, write_date};
use table::Table;

words! {
    /// The kind of a day. A Saturday inside a notice's rest range is a holiday.
    pub enum DayKind {
        /// A working day of the ordinary week.
        Workday = "workday",
        /// A weekend day.
        Weekend = "weekend",
        /// A day off by a notice or, beyond the notices, by the standing rules.
        Holiday = "holiday",
        /// A weekend day that is worked in exchange for a holiday (调休上班).
        MakeupWorkday = "makeup-workday",
    }
}

/// A calendar ready to count: the compiled document with its look-up tables.
///
/// ```
/// use sla_calculator::Value;
/// use sla_calculator::calendar::{self, Calendar};
/// use sla_calculator::time::{date, write_date};
///
/// let document: Value = serde_json::from_str(&std::fs::read_to_string("data/calendars/cn.json").unwrap()).unwrap();
/// let (compiled, info) = calendar::read(&document).unwrap();
/// assert_eq!(info.id, "cn");
///
/// // 1 to 7 October 2026 are days off, Saturday 10 October is worked.
/// let calendar = Calendar::new(compiled);
/// let due = calendar.add(date("2026-09-30").unwrap(), 3).unwrap();
/// assert_eq!(write_date(due), "2026-10-10");
/// ```
#[derive(Debug)]
pub struct Calendar {
    compiled: Compiled,
    table: Table,
}

/// What the calendar knows of one day. Names are indexes into the document's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFacts {
    /// The kind of day.
    pub kind: DayKind,
    /// Whether the law itself names the day as a holiday.
    pub statutory: bool,
    /// The holiday that the day belongs to, an index into the document's list.
    pub holiday: Option<u8>,
    /// The notice that arranges the day, an index into the document's list.
    pub notice: Option<u8>,
    /// Whether a notice settles the day; otherwise the standing rules do.
    pub confirmed: bool,
}

impl Calendar {
    /// The calendar of a compiled document.
    #[must_use]
    pub fn new(compiled: Compiled) -> Self {
        let table = Table::new(&compiled);
        Calendar { compiled, table }
    }

    /// The compiled document.
    #[must_use]
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The first day that the calendar knows.
    #[must_use]
    pub fn from(&self) -> Day {
        Day(self.compiled.from)
    }

    /// The last day that the calendar knows, by notices or by the standing rules.
    #[must_use]
    pub fn through(&self) -> Day {
        Day(self.compiled.through)
    }

    /// The last day that the notices settle; later days rest on the standing rules.
    #[must_use]
    pub fn published_through(&self) -> Day {
        Day(self.compiled.published)
    }

    /// Whether the calendar knows the day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        (self.compiled.from..=self.compiled.through).contains(&day.0)
    }

    /// Whether the day is a working day: by the notices, and beyond them by the standing rules without make-up days.
    #[must_use]
    pub fn works(&self, day: Day) -> bool {
        self.table.works(day.0)
    }

    /// What the calendar knows of the day.
    #[must_use]
    pub fn facts(&self, day: Day) -> DayFacts {
        let weekend = self.compiled.is_weekend(day);
        let confirmed = day.0 <= self.compiled.published;
        let law = self.compiled.statutory.binary_search_by_key(&day.0, |(date, _)| *date).ok();
        let law = law.and_then(|index| self.compiled.statutory.get(index)).map(|(_, holiday)| *holiday);
        let short = self.short_day(day);
        let plain = if weekend { DayKind::Weekend } else { DayKind::Workday };
        let (kind, holiday, notice) = match (self.compiled.span(day), self.open_span(day)) {
            (Some(span), _) if span.makeup => (DayKind::MakeupWorkday, Some(span.holiday), Some(span.notice)),
            (Some(span), _) => (DayKind::Holiday, law.or(Some(span.holiday)), Some(span.notice)),
            // What no notice covers lies after the last day that the notices settle.
            (None, Some(open)) => (DayKind::Holiday, law.or(Some(open.holiday)), None),
            _ => (plain, short.map(|short| short.holiday), short.map(|short| short.notice)),
        };
        DayFacts { kind, statutory: law.is_some(), holiday, notice, confirmed }
    }

    /// The shortened office hours of a working day; `None` for a day with the usual hours.
    #[must_use]
    pub fn short_day(&self, day: Day) -> Option<&ShortDay> {
        self.short_days(day, day).first()
    }

    /// The days from `first` to `last`, both included, whose office hours are shortened.
    #[must_use]
    pub fn short_days(&self, first: Day, last: Day) -> &[ShortDay] {
        let short = &self.compiled.short;
        let place = |end: i32| short.partition_point(|one| one.day < end);
        short.get(place(first.0)..place(last.0 + 1)).unwrap_or_default()
    }

    fn open_span(&self, day: Day) -> Option<&Open> {
        self.compiled.open.iter().find(|open| open.spans(day))
    }

    /// The `n`th working day after `day`, or before it when `n` is negative; `day` itself is never counted and `n` = 0 returns it.
    /// Beyond the notices it counts without make-up days. `None` when it leaves the supported range. The cost does not depend on `n`.
    #[must_use]
    pub fn offset(&self, day: Day, n: i32) -> Option<Day> {
        if n == 0 { Some(day) } else { self.table.offset(day.0, n).map(Day) }
    }

    /// Working days in (`a`, `b`]; when `b` is before `a`, minus those in [`b`, `a`). Both inside the supported range.
    #[must_use]
    pub fn between(&self, a: Day, b: Day) -> i32 {
        if a <= b {
            self.table.rank(b.0) - self.table.rank(a.0)
        } else {
            self.table.rank(b.0 - 1) - self.table.rank(a.0 - 1)
        }
    }

    /// `n` working days after a published day.
    ///
    /// # Errors
    /// `date-out-of-range` outside the supported range, `calendar-unpublished` when the answer rests on a day after
    /// [`Calendar::published_through`].
    pub fn add(&self, day: Day, n: i32) -> Result<Day, Problem> {
        self.check(day, "/0")?;
        if n == 0 {
            return Ok(day);
        }
        let found = self.offset(day, n).ok_or_else(|| self.left_range(n))?;
        self.check_published(found.max(if n < 0 { day.plus(-1) } else { found }), "/0")?;
        Ok(found)
    }

    fn left_range(&self, n: i32) -> Problem {
        if n > 0 && self.compiled.published < self.compiled.through {
            return self.unpublished(self.through(), "/1");
        }
        let message =
            text::join(&["`", &text::decimal(n.into()), "` working days lead out of the supported range"]);
        Problem::new(Code::DateOutOfRange, "/1".to_owned(), message).with_value(&text::decimal(n.into()))
    }

    /// Working days in (`a`, `b`]; when `b` is before `a`, minus those in [`b`, `a`).
    ///
    /// # Errors
    /// As [`Calendar::add`].
    pub fn count(&self, a: Day, b: Day) -> Result<i32, Problem> {
        self.check(a, "/0")?;
        self.check(b, "/1")?;
        self.check_published(a.max(b), if a > b { "/0" } else { "/1" })?;
        Ok(self.between(a, b))
    }

    /// Whether a published day is a working day.
    ///
    /// # Errors
    /// As [`Calendar::add`].
    pub fn is_working_day(&self, day: Day) -> Result<bool, Problem> {
        self.check(day, "/0")?;
        self.check_published(day, "/0")?;
        Ok(self.works(day))
    }

    /// Checks that the calendar knows the day.
    ///
    /// # Errors
    /// `date-out-of-range` at `path` when it does not.
    pub fn check(&self, day: Day, path: &str) -> Result<(), Problem> {
        if self.covers(day) {
            Ok(())
        } else {
            Err(self.out_of_range(&text::join(&["`", &write_date(day), "`"]), path))
        }
    }

    /// The problem of a date outside the supported range; `shown` is the date as the message quotes it.
    #[must_use]
    pub fn out_of_range(&self, shown: &str, path: &str) -> Problem {
        let (from, through) = (write_date(self.from()), write_date(self.through()));
        let message = text::join(&[shown, " is outside ", &from, " to ", &through]);
        let problem =
            Problem::new(Code::DateOutOfRange, path.to_owned(), message).with_value(shown.trim_matches('`'));
        problem.with("supportedFrom", from).with("supportedThrough", through)
    }

    /// The first day of a month, 1–12.
    ///
    /// # Errors
    /// `date-out-of-range` at `/0` for a year outside the supported range, `invalid-number` at `/1` for no month.
    pub fn first_of_month(&self, year: i32, month: i32) -> Result<Day, Problem> {
        let (low, high) = (self.from().ymd().0, self.through().ymd().0);
        if !(low..=high).contains(&year) {
            return Err(self.out_of_range(&text::join(&["`", &text::decimal(year.into()), "`"]), "/0"));
        }
        let first = u32::try_from(month).ok().and_then(|month| Day::from_ymd(year, month, 1));
        first.ok_or_else(|| {
            let shown = text::decimal(month.into());
            let message = text::join(&["`", &shown, "` is no month from 1 to 12"]);
            Problem::new(Code::InvalidNumber, "/1".to_owned(), message).with_value(&shown)
        })
    }

    fn check_published(&self, day: Day, path: &str) -> Result<(), Problem> {
        if day <= self.published_through() { Ok(()) } else { Err(self.unpublished(day, path)) }
    }

    /// The problem of an answer that rests on a day after the last notice.
    #[must_use]
    pub fn unpublished(&self, day: Day, path: &str) -> Problem {
        let (value, through) = (write_date(day), write_date(self.published_through()));
        let message =
            text::join(&["this rests on `", &value, "`, and the calendar's notices end on ", &through]);
        Problem::new(Code::CalendarUnpublished, path.to_owned(), message)
            .with_value(&value)
            .with("publishedThrough", through)
    }
}

/// The Mondays of the weeks that contain days of a month; `first` is the month's first day.
pub fn weeks(first: Day) -> impl Iterator<Item = Day> + Clone {
    let next = first.plus_months(1).map_or(first, |(next, _)| next);
    let monday = first.plus(1 - i32::try_from(first.weekday()).unwrap_or(1));
    (monday.0..next.0).step_by(7).map(Day)
}
