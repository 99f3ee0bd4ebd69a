//! Dates and moments of the engine against chrono, natively: civil dates, weekdays, months, zones, and how they are written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use sla_calculator::time::{self, Day, Moment};

fn chrono_day(day: Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(day.0.into())
}

/// Every day of the years for which calendars exist, and a century around them.
fn days() -> impl Iterator<Item = Day> {
    let from = Day::from_ymd(1950, 1, 1).unwrap();
    let to = Day::from_ymd(2100, 12, 31).unwrap();
    (from.0..=to.0).map(Day)
}

#[test]
fn every_day_has_chronos_date_and_weekday() {
    for day in days() {
        let theirs = chrono_day(day);
        assert_eq!(day.ymd(), (theirs.year(), theirs.month(), theirs.day()));
        assert_eq!(day.weekday(), theirs.weekday().number_from_monday(), "{theirs:?}");
        assert_eq!(Day::from_ymd(theirs.year(), theirs.month(), theirs.day()), Some(day));
        assert_eq!(time::write_date(day), format!("{theirs:?}"));
        assert_eq!(time::date(&format!("{theirs:?}")).unwrap(), day);
    }
}

#[test]
fn months_later_and_earlier_are_chronos_which_also_ends_on_the_last_day() {
    for day in days().step_by(3) {
        let theirs = chrono_day(day);
        for months in [1, 2, 3, 11, 12, 13, 48] {
            let later = theirs.checked_add_months(Months::new(months)).unwrap();
            let earlier = theirs.checked_sub_months(Months::new(months)).unwrap();
            for (n, expected) in [(months as i32, later), (-(months as i32), earlier)] {
                let (found, clamped) = day.plus_months(n).unwrap();
                assert_eq!(chrono_day(found), expected, "{theirs:?} {n:+} months");
                assert_eq!(clamped, expected.day() != theirs.day(), "{theirs:?} {n:+} months");
            }
        }
    }
}

#[test]
fn dates_that_chrono_does_not_know_are_refused() {
    for year in [1999, 2000, 2023, 2024, 2100] {
        for month in 0..=13 {
            for of_month in [0, 1, 28, 29, 30, 31, 32] {
                let known = NaiveDate::from_ymd_opt(year, month, of_month);
                assert_eq!(Day::from_ymd(year, month, of_month).map(chrono_day), known);
                let text = format!("{year:04}-{month:02}-{of_month:02}");
                assert_eq!(time::date(&text).ok().map(chrono_day), known, "{text}");
            }
        }
    }
}

#[test]
fn a_moment_with_an_offset_is_the_same_instant_in_the_policys_zone() {
    let zone: i32 = 8 * 3_600;
    for day in days().step_by(97) {
        for (offset, written) in [
            (0, "Z"),
            (5 * 3_600 + 1_800, "+05:30"),
            (-(9 * 3_600 + 1_800), "-09:30"),
            (14 * 3_600, "+14:00"),
            (i64::from(zone), "+08:00"),
        ] {
            for second in [0, 59, 3_599, 43_200, 86_399] {
                let civil =
                    chrono_day(day).and_hms_opt(second / 3_600, second / 60 % 60, second % 60).unwrap();
                let local = civil - TimeDelta::seconds(offset) + TimeDelta::seconds(zone.into());
                let text = format!("{}T{}{written}", civil.date(), civil.time());
                let read = time::moment(&text, zone).unwrap();
                assert_eq!(read, Moment::at(local.and_utc().timestamp()), "{text}");
                assert_eq!(
                    time::write_moment(read, zone),
                    format!("{}T{}+08:00", local.date(), local.time())
                );
            }
        }
    }
}
