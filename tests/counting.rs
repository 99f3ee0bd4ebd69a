//! Counting by itself, over days that are excluded; every date is counted by hand on the calendar of 2026, where 1 to 7 October are
//! days off, and Sunday 20 September and Saturday 10 October are worked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use sla_calculator::Calculator;
use sla_calculator::counting::{Course, Ends, Excluded, Interval, Receipt, Stops, Working, clock};
use sla_calculator::time::Day;
use support::documents::{calendar_through, policy, to_value};

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
    let days = |intervals: &[(i64, i64)], touched: bool| -> Vec<(i32, i32)> {
        let found = stops(intervals).days(china.engine().calendar(), touched);
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
