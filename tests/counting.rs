//! Counting by itself, over days that are excluded; every date is counted by hand on the calendar of 2026, where 1 to 7 October are
//! days off, and Sunday 20 September and Saturday 10 October are worked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::Calculator;
use sla_calculator::calendar::{self, Calendar};
use sla_calculator::counting::{
    Course, Ends, Excluded, Hours, Interval, Office, Receipt, Stops, Working, clock, office_clock,
};
use sla_calculator::time::Day;
use support::documents::{calendar_through, calendar_with, half, policy, to_value};

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

fn stops(intervals: &[(i64, i64)]) -> Stops {
    let excluded: Vec<Excluded> = intervals
        .iter()
        .map(|(from, to)| Excluded { interval: Interval { from: *from, to: *to }, cause: 0 })
        .collect();
    Stops::new(&excluded, 1)
}

#[test]
fn the_days_wholly_inside_an_interval_and_those_that_it_touches() {
    let china = Calculator::from_documents(&to_value(&policy()), &to_value(&calendar_through(2026))).unwrap();
    // Clocks that are never changed count the same.
    let (mut compiled, _) = calendar::read(&to_value(&calendar_through(2026))).unwrap();
    compiled.give_clocks("+08:00");
    let clocked = Calendar::new(compiled);
    let days = |intervals: &[(i64, i64)], touched: bool| -> Vec<(i32, i32)> {
        let found = stops(intervals).days(china.engine().calendar(), touched);
        assert_eq!(stops(intervals).days(&clocked, touched), found, "{intervals:?} {touched}");
        found.into_iter().map(|(first, last)| (first.0, last.0)).collect()
    };
    // From and to, the days wholly inside, the days touched.
    type Row<'a> = (&'a [(i64, i64)], &'a [(i32, i32)], &'a [(i32, i32)]);
    let rows: &[Row<'_>] = &[
        (&[(10 * DAY, 11 * DAY)], &[(10, 10)], &[(10, 10)]),
        (&[(10 * DAY, 12 * DAY)], &[(10, 11)], &[(10, 11)]),
        (&[(10 * DAY + 10 * HOUR, 11 * DAY)], &[], &[(10, 10)]),
        (&[(10 * DAY + 1, 12 * DAY)], &[(11, 11)], &[(10, 11)]),
        (&[(10 * DAY, 12 * DAY - 1)], &[(10, 10)], &[(10, 11)]),
        (&[(10 * DAY, 12 * DAY + 1)], &[(10, 11)], &[(10, 12)]),
        (&[(10 * DAY + HOUR, 10 * DAY + 2 * HOUR)], &[], &[(10, 10)]),
        // Two that touch the same day.
        (
            &[(10 * DAY + HOUR, 10 * DAY + 2 * HOUR), (10 * DAY + 3 * HOUR, 11 * DAY + HOUR)],
            &[],
            &[(10, 10), (11, 11)],
        ),
        (
            &[(8 * DAY, 10 * DAY + HOUR), (10 * DAY + 2 * HOUR, 12 * DAY)],
            &[(8, 9), (11, 11)],
            &[(8, 10), (11, 11)],
        ),
    ];
    for (intervals, inside, touched) in rows {
        assert_eq!(days(intervals, false), *inside, "{intervals:?} inside");
        assert_eq!(days(intervals, true), *touched, "{intervals:?} touched");
    }
}

#[test]
fn seconds_inside_are_cut_to_what_is_asked() {
    let stops = stops(&[(100, 200), (300, 400)]);
    for (from, to, seconds) in [
        (0, 100, 0),
        (0, 101, 1),
        (150, 350, 100),
        (200, 300, 0),
        (199, 301, 2),
        (0, 1000, 200),
        (400, 500, 0),
    ] {
        assert_eq!(stops.seconds_within(from, to), seconds, "{from} to {to}");
    }
}

#[test]
fn a_clock_stops_inside_and_ends_where_its_length_is_used_up() {
    let intervals = [Interval { from: 100, to: 200 }, Interval { from: 300, to: 400 }];
    for (start, length, end) in [
        (0, 50, 50),
        (0, 100, 100),
        (0, 101, 201),
        (0, 200, 300),
        (0, 201, 401),
        (100, 10, 210),
        (150, 10, 210),
        (200, 100, 300),
        (250, 60, 410),
        (400, 5, 405),
    ] {
        assert_eq!(clock(start, length, &intervals), end, "{length} s from {start}");
    }
}

#[test]
fn excluded_days_are_in_no_count() {
    let engine =
        Calculator::from_documents(&to_value(&policy()), &to_value(&calendar_through(2026))).unwrap();
    let calendar = engine.engine().calendar();
    let day = |month: u32, day: u32| Day::from_ymd(2026, month, day).unwrap();
    // from month and day to month and day
    let over = |stretches: &[[u32; 4]]| {
        Working::new(calendar, stretches.iter().map(|[m, d, n, e]| (day(*m, *d), day(*n, *e))).collect())
    };

    let two = over(&[[10, 1, 10, 8], [10, 10, 10, 11]]);
    for (at, inside) in [
        ((9, 30), false),
        ((10, 1), true),
        ((10, 8), true),
        ((10, 9), false),
        ((10, 10), true),
        ((10, 11), true),
        ((10, 12), false),
    ] {
        assert_eq!(two.excludes(day(at.0, at.1)), inside, "{at:?}");
    }
    // 8 October, and Saturday 10, which is worked.
    for (a, b, days) in [
        ((9, 30), (10, 31), 2),
        ((10, 9), (10, 9), 0),
        ((10, 10), (10, 10), 1),
        ((10, 8), (10, 10), 2),
        ((10, 11), (10, 31), 0),
        ((10, 1), (10, 7), 0),
    ] {
        assert_eq!(two.excluded_between(day(a.0, a.1), day(b.0, b.1)), days, "{a:?} to {b:?}");
    }

    type Row<'a> = ((u32, u32), i32, &'a [[u32; 4]], (u32, u32));
    let rows: &[Row<'_>] = &[
        ((9, 30), 3, &[], (10, 10)),
        ((9, 30), 3, &[[10, 8, 10, 8]], (10, 12)),
        ((9, 30), 1, &[[10, 8, 10, 11]], (10, 12)),
        ((10, 8), 1, &[[10, 10, 10, 10]], (10, 9)),
        ((10, 8), 2, &[[10, 10, 10, 10]], (10, 12)),
        ((10, 12), -1, &[[10, 10, 10, 10]], (10, 9)),
        ((10, 12), -2, &[[10, 10, 10, 10]], (10, 8)),
        ((10, 12), -3, &[[10, 9, 10, 9]], (9, 30)),
        ((10, 12), -3, &[[10, 9, 10, 9], [9, 29, 9, 30]], (9, 28)),
    ];
    for (start, n, stretches, end) in rows {
        let course =
            Course { start: day(start.0, start.1), second: None, n: *n, receipt: Receipt::CountFromNext };
        let end = day(end.0, end.1);
        let counted = over(stretches).ends(&course).unwrap();
        assert_eq!(
            counted,
            Ends { nearest: end, farthest: end, confirmed: true, received: None },
            "{n} from {start:?} without {stretches:?}"
        );
    }
}

fn with(calendar: &Json) -> Calculator {
    Calculator::from_documents(&to_value(&policy()), &to_value(calendar)).unwrap()
}

fn at(hour: u32, minute: u32) -> u32 {
    hour * 3_600 + minute * 60
}

/// Monday to Friday 08:30 to 12:00 and 13:00 to 17:30; Saturdays and Sundays that are worked have no hours.
fn weekly() -> Hours {
    let day = vec![(at(8, 30), at(12, 0)), (at(13, 0), at(17, 30))];
    Hours { days: (0..7).map(|weekday| if weekday < 5 { day.clone() } else { Vec::new() }).collect() }
}

#[test]
fn an_office_with_a_break_that_closes_inside_it_closed_when_the_break_began() {
    // Wednesday, 16 September 2026 closes early; the day before does not.
    let (day, usual) = (Day::from_ymd(2026, 9, 16).unwrap(), Day::from_ymd(2026, 9, 15).unwrap());
    let hours = weekly();
    for (closes, weekly, daily) in [
        // In the afternoon, at the end of the break, in it, at its beginning, in the morning, when it opens, before it opens.
        ("15:00", (15, 0), (15, 0)),
        ("13:00", (12, 0), (13, 0)),
        ("12:30", (12, 0), (12, 30)),
        ("12:00", (12, 0), (12, 0)),
        ("10:00", (10, 0), (10, 0)),
        ("08:30", (8, 30), (8, 30)),
        ("08:00", (8, 0), (8, 0)),
    ] {
        let china = with(&calendar_with(&json!([half("2026-09-16", json!({"closes": closes}))])));
        let calendar = china.engine().calendar();
        let second = |(hour, minute)| i64::from(at(hour, minute));
        assert_eq!(Office::weekly(&hours).closes(calendar, day), Some((second(weekly), true)), "{closes}");
        let plain = Office::daily(at(8, 30), at(17, 30));
        assert_eq!(plain.closes(calendar, day), Some((second(daily), true)), "{closes}");
        for office in [Office::weekly(&hours), plain] {
            assert_eq!(office.closes(calendar, usual), Some((second((17, 30)), false)));
        }
    }
    let china = with(&calendar_through(2026));
    // Saturday, 10 October is worked, and has no hours by weekday: it has no close.
    let saturday = Day::from_ymd(2026, 10, 10).unwrap();
    assert_eq!(Office::weekly(&hours).closes(china.engine().calendar(), saturday), None);
}

#[test]
fn office_time_passes_breaks_halves_and_worked_days_without_hours() {
    let china = with(&calendar_with(&json!([
        half("2026-09-16", json!({"closes": "12:30"})),
        half("2026-09-17", json!({"opens": "12:30"}))
    ])));
    let calendar = china.engine().calendar();
    let hours = weekly();
    let office = Office::weekly(&hours);
    let moment = |day: u32, hour: u32, minute: u32| {
        i64::from(Day::from_ymd(2026, 9, day).unwrap().0) * DAY + i64::from(at(hour, minute))
    };
    // From day, hour, minute; so many minutes; day, hour, minute.
    for (from, minutes, to) in [
        ((14, 8, 30), 210, (14, 12, 0)),
        ((14, 8, 30), 211, (14, 13, 1)),
        ((14, 12, 15), 30, (14, 13, 30)),
        ((14, 17, 30), 0, (14, 17, 30)),
        ((14, 18, 0), 1, (15, 8, 31)),
        // The afternoon of the 16th and the morning of the 17th are off.
        ((15, 17, 0), 30 + 210, (16, 12, 0)),
        ((15, 17, 0), 30 + 211, (17, 13, 1)),
        ((16, 12, 15), 270, (17, 17, 30)),
        ((16, 12, 15), 271, (18, 8, 31)),
        // Sunday, 20 September is worked, without hours; Saturday, 19 is off.
        ((18, 17, 0), 31, (21, 8, 31)),
        ((19, 10, 0), 1, (21, 8, 31)),
        ((20, 10, 0), 1, (21, 8, 31)),
    ] {
        let (start, length) = (moment(from.0, from.1, from.2), minutes * 60);
        let end = moment(to.0, to.1, to.2);
        assert_eq!(office_clock(calendar, start, length, office), Some(end), "{minutes} from {from:?}");
    }
}

/// The calendar is known through Monday, 31 December 2035, and rests from Saturday, 29 to the New Year; the 26th to the 28th are a
/// Wednesday to a Friday. It begins with Thursday, 1 January 2004, a day off; the 2nd is a Friday.
#[test]
fn a_count_over_excluded_days_ends_where_the_calendar_still_knows_or_not_at_all() {
    let china = with(&calendar_through(2026));
    let calendar = china.engine().calendar();
    let day = |year: i32, month: u32, day: u32| Day::from_ymd(year, month, day).unwrap();
    let over = |day: Day| Working::new(calendar, vec![(day, day)]);
    let end = |excluded: Day, start: Day, n: i32| {
        let course = Course { start, second: None, n, receipt: Receipt::CountFromNext };
        over(excluded).ends(&course).map(|ends| ends.farthest)
    };
    let (wednesday, thursday, friday) = (day(2035, 12, 26), day(2035, 12, 27), day(2035, 12, 28));
    assert_eq!(end(wednesday, thursday, 1), Some(friday));
    assert_eq!(end(wednesday, thursday, 2), None);
    assert_eq!(end(thursday, wednesday, 1), Some(friday));
    assert_eq!(end(thursday, wednesday, 2), None);
    assert_eq!(end(wednesday, friday, 1), None);
    let (first, monday, tuesday) = (day(2004, 1, 2), day(2004, 1, 5), day(2004, 1, 6));
    assert_eq!(end(tuesday, monday, -1), Some(first));
    assert_eq!(end(tuesday, monday, -2), None);
    assert_eq!(end(monday, tuesday, -1), Some(first));
    assert_eq!(end(monday, tuesday, -2), None);
    assert_eq!(end(tuesday, first, -1), None);
}
