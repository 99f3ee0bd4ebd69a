//! Days, moments and their ISO 8601 form, read strictly. Every time of day is local to the policy's zone.

#[cfg(feature = "shapes")]
mod clocks;

#[cfg(feature = "shapes")]
pub use clocks::{Change, Clocks, Taken, Turn};

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use chrono::{Datelike, NaiveDate};

/// Seconds in a day.
pub const DAY: i64 = 86_400;
/// Days from 0001-01-01 (day 1 of the common era) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// A civil date, as days since 1970-01-01.
///
/// ```
/// use sla_calculator::time::{Day, date, write_date};
///
/// let day = Day::from_ymd(2026, 9, 30).unwrap();
/// assert_eq!(date("2026-09-30").unwrap(), day);
/// assert_eq!(write_date(Day(day.0 + 1)), "2026-10-01");
/// assert_eq!(Day::from_ymd(2026, 2, 30), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The date of a year, month (1–12) and day of the month; `None` when the calendar has no such day.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from_civil)
    }

    fn from_civil(date: NaiveDate) -> Day {
        Day(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    fn civil(self) -> NaiveDate {
        self.0.checked_add(EPOCH_FROM_CE).and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
    }

    /// Year, month (1–12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }

    /// The ISO weekday, Monday 1 to Sunday 7.
    #[must_use]
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        u32::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0) + 1
    }

    /// `n` calendar days later, or earlier when `n` is negative.
    #[must_use]
    pub fn plus(self, n: i32) -> Day {
        Day(self.0.saturating_add(n))
    }

    /// The same day of the month `n` months later, else that month's last day (Civil Code art. 202).
    /// `true` when the month has no such day.
    #[must_use]
    pub fn plus_months(self, n: i32) -> Option<(Day, bool)> {
        let (year, month, day) = self.ymd();
        let months = i32::try_from(month).ok()?.checked_add(n)? - 1;
        let (year, month) =
            (year.checked_add(months.div_euclid(12))?, u32::try_from(months.rem_euclid(12)).ok()? + 1);
        (0..4).find_map(|short| {
            Day::from_ymd(year, month, day.checked_sub(short)?).map(|found| (found, short > 0))
        })
    }

    /// The first second of the day, counted from 1970-01-01T00:00 of the same zone.
    #[must_use]
    pub fn start(self) -> i64 {
        i64::from(self.0) * DAY
    }

    /// The day in which a second lies.
    #[must_use]
    pub fn of(second: i64) -> Day {
        Day(i32::try_from(second.div_euclid(DAY)).unwrap_or(i32::MAX))
    }
}

/// A date with or without a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The local day.
    pub day: Day,
    /// Seconds after its midnight; `None` for a bare date.
    pub second: Option<u32>,
    /// What it is beside that in a zone whose clocks change.
    #[cfg(feature = "shapes")]
    pub(crate) turn: Turn,
}

impl Moment {
    /// A bare date.
    #[must_use]
    pub fn date(day: Day) -> Moment {
        Moment {
            day,
            second: None,
            #[cfg(feature = "shapes")]
            turn: Turn::default(),
        }
    }

    /// The moment of a local second.
    #[must_use]
    pub fn at(second: i64) -> Moment {
        let mut moment = Moment::date(Day::of(second));
        moment.second = u32::try_from(second.rem_euclid(DAY)).ok();
        moment
    }

    /// Where it lies among the moments of its day; a bare date before all of them.
    #[inline]
    pub(crate) fn place(self) -> i64 {
        #[cfg(feature = "shapes")]
        return self
            .second
            .map_or(i64::from(i32::MIN), |second| i64::from(second) - i64::from(self.turn.ahead));
        #[cfg(not(feature = "shapes"))]
        self.second.map_or(-1, i64::from)
    }

    /// Seconds since 1970-01-01T00:00 of the zone, when the time of day is known; in a zone whose clocks change, on its axis of
    /// real time.
    #[must_use]
    pub fn instant(self) -> Option<i64> {
        #[cfg(feature = "shapes")]
        return self.second.map(|second| self.day.start() + i64::from(second) - i64::from(self.turn.ahead));
        #[cfg(not(feature = "shapes"))]
        self.second.map(|second| self.day.start() + i64::from(second))
    }
}

/// Why a text is no moment.
enum Fault {
    Form,
    NoSuchDay { year: u32, month: u32 },
    NoSuchTime,
}

/// Digits of a fixed width at the front of `rest`, and what follows.
fn digits(rest: &[u8], width: usize) -> Option<(u32, &[u8])> {
    let (head, tail) = rest.split_at_checked(width)?;
    let mut value = 0;
    for &byte in head {
        value = value * 10 + char::from(byte).to_digit(10)?;
    }
    Some((value, tail))
}

fn after(rest: &[u8], byte: u8) -> Option<&[u8]> {
    rest.split_first().filter(|(first, _)| **first == byte).map(|(_, tail)| tail)
}

fn read_date(rest: &[u8]) -> Result<(Day, &[u8]), Fault> {
    let parts = || {
        let (year, rest) = digits(rest, 4)?;
        let (month, rest) = digits(after(rest, b'-')?, 2)?;
        let (day, rest) = digits(after(rest, b'-')?, 2)?;
        Some((year, month, day, rest))
    };
    let (year, month, day, rest) = parts().ok_or(Fault::Form)?;
    let found = i32::try_from(year).ok().and_then(|year| Day::from_ymd(year, month, day));
    found.map(|day| (day, rest)).ok_or(Fault::NoSuchDay { year, month })
}

/// `HH:MM` or `HH:MM:SS` as seconds after midnight.
fn read_time(rest: &[u8]) -> Option<(u32, &[u8])> {
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(after(rest, b':')?, 2)?;
    let (second, rest) = match after(rest, b':') {
        Some(rest) => digits(rest, 2)?,
        None => (0, rest),
    };
    (hour < 24 && minute < 60 && second < 60).then_some((hour * 3600 + minute * 60 + second, rest))
}

/// `Z` or `±HH:MM` as seconds east of Greenwich; nothing means the policy's zone.
fn read_offset(rest: &[u8], zone: i32) -> Option<i32> {
    let (sign, rest) = match rest.split_first() {
        None => return Some(zone),
        Some((b'Z', [])) => return Some(0),
        Some((b'+', rest)) => (1, rest),
        Some((b'-', rest)) => (-1, rest),
        Some(_) => return None,
    };
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(after(rest, b':')?, 2)?;
    let seconds = i32::try_from(hour * 3600 + minute * 60).ok()?;
    (rest.is_empty() && hour < 24 && minute < 60).then_some(sign * seconds)
}

fn read_moment(text: &str, zone: i32) -> Result<Moment, Fault> {
    let (day, rest) = read_date(text.as_bytes())?;
    if rest.is_empty() {
        return Ok(Moment::date(day));
    }
    let rest = after(rest, b'T').ok_or(Fault::Form)?;
    let (second, rest) = read_time(rest).ok_or(Fault::NoSuchTime)?;
    let offset = read_offset(rest, zone).ok_or(Fault::Form)?;
    Ok(Moment::at(day.start() + i64::from(second) + i64::from(zone - offset)))
}

/// Reads a date with or without a time of day: `YYYY-MM-DD[THH:MM[:SS][Z|±HH:MM]]`. The result is local to the zone that is `zone` seconds
/// east of Greenwich; a text without an offset is taken to be in it.
///
/// ```
/// use sla_calculator::time::{moment, write_moment};
///
/// let china = 8 * 3600;
/// let noon = moment("2026-09-30T04:00Z", china).unwrap();
/// assert_eq!(write_moment(noon, china), "2026-09-30T12:00:00+08:00");
/// assert_eq!(moment("2026-09-30", china).unwrap().second, None);
/// assert_eq!(moment("2026-02-30", china).unwrap_err().code.name(), "invalid-date");
/// ```
///
/// # Errors
/// `invalid-date` without a path when it is not of that form or the calendar has no such day.
pub fn moment(text: &str, zone: i32) -> Result<Moment, Problem> {
    read_moment(text, zone).map_err(|fault| invalid(text, &fault))
}

/// The same in a zone whose clocks change.
///
/// # Errors
/// As [`moment`].
#[cfg(feature = "shapes")]
pub fn moment_by(text: &str, clocks: &Clocks) -> Result<Moment, Problem> {
    let read = || {
        let (day, rest) = read_date(text.as_bytes())?;
        if rest.is_empty() {
            return Ok(Moment::date(day));
        }
        let rest = after(rest, b'T').ok_or(Fault::Form)?;
        let (second, rest) = read_time(rest).ok_or(Fault::NoSuchTime)?;
        let local = day.start() + i64::from(second);
        if rest.is_empty() {
            return Ok(clocks.given(local));
        }
        let offset = read_offset(rest, 0).ok_or(Fault::Form)?;
        Ok(clocks.moment(local + i64::from(clocks.base - offset)))
    };
    read().map_err(|fault| invalid(text, &fault))
}

/// A bare date.
///
/// # Errors
/// `invalid-date` without a path, as [`moment`], and when there is a time of day.
pub fn date(text: &str) -> Result<Day, Problem> {
    match read_date(text.as_bytes()) {
        Ok((day, [])) => Ok(day),
        Ok(_) => Err(invalid(text, &Fault::Form)),
        Err(fault) => Err(invalid(text, &fault)),
    }
}

/// A time of day `HH:MM` as seconds after midnight.
#[must_use]
pub fn time_of_day(text: &str) -> Option<u32> {
    if text.len() != 5 {
        return None;
    }
    read_time(text.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(second, _)| second)
}

/// A zone `±HH:MM` as seconds east of Greenwich.
#[must_use]
pub fn zone(text: &str) -> Option<i32> {
    if text.is_empty() { None } else { read_offset(text.as_bytes(), 0) }
}

fn invalid(value: &str, fault: &Fault) -> Problem {
    let shown = text::quoted(value);
    let message = match fault {
        Fault::Form => text::join(&[&shown, " is no date of the form YYYY-MM-DD[THH:MM[:SS][Z|±HH:MM]]"]),
        Fault::NoSuchTime => text::join(&[&shown, " has no time of day from 00:00 to 23:59:59"]),
        Fault::NoSuchDay { year, month } => match last_day(*year, *month) {
            Some(last) => {
                let mut name = String::new();
                text::pad(&mut name, *year, 4);
                name.push('-');
                text::pad(&mut name, *month, 2);
                text::join(&[
                    &shown,
                    " does not exist: ",
                    &name,
                    " has ",
                    &text::decimal(last.into()),
                    " days",
                ])
            }
            None => text::join(&[&shown, " does not exist: there is no such month"]),
        },
    };
    Problem::new(Code::InvalidDate, String::new(), message).with_value(value)
}

/// How many days a month has; `None` for no month.
#[must_use]
pub fn last_day(year: u32, month: u32) -> Option<u32> {
    let year = i32::try_from(year).ok()?;
    (28..=31).rev().find(|&day| Day::from_ymd(year, month, day).is_some())
}

/// `YYYY-MM-DD`.
#[must_use]
pub fn write_date(day: Day) -> String {
    let (year, month, date) = day.ymd();
    let mut out = String::with_capacity(10);
    text::pad(&mut out, u32::try_from(year).unwrap_or(0), 4);
    out.push('-');
    text::pad(&mut out, month, 2);
    out.push('-');
    text::pad(&mut out, date, 2);
    out
}

/// `YYYY-MM-DDTHH:MM:SS±HH:MM` of a local second, in the policy's zone.
#[must_use]
pub fn write_instant(second: i64, zone: i32) -> String {
    let mut out = write_date(Day::of(second));
    let time = u32::try_from(second.rem_euclid(DAY)).unwrap_or(0);
    for (mark, part) in [('T', time / 3600), (':', time / 60 % 60), (':', time % 60)] {
        out.push(mark);
        text::pad(&mut out, part, 2);
    }
    out.push(if zone < 0 { '-' } else { '+' });
    text::pad(&mut out, zone.unsigned_abs() / 3600, 2);
    out.push(':');
    text::pad(&mut out, zone.unsigned_abs() / 60 % 60, 2);
    out
}

/// A bare date as such, a moment with its time and zone.
#[must_use]
pub fn write_moment(moment: Moment, zone: i32) -> String {
    moment.instant().map_or_else(|| write_date(moment.day), |second| write_instant(second, zone))
}

/// `HH:MM` of a second of the day.
#[must_use]
pub fn write_time(second: u32) -> String {
    let mut out = String::with_capacity(5);
    text::pad(&mut out, second / 3600, 2);
    out.push(':');
    text::pad(&mut out, second / 60 % 60, 2);
    out
}
