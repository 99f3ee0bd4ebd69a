//! Counts into years whose notice is not out, by themselves: both ends, from each day near a holiday, received at once or on the next
//! working day, with days taken out of the count, and back, against a second implementation that walks every arrangement of the
//! make-up days at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use sla_calculator::Calculator;
use sla_calculator::calendar::Bound;
use sla_calculator::counting::{Course, Receipt, Working};
use sla_calculator::time::Day;
use support::china::{China, Count};
use support::dates::{self, day, show_day};
use support::documents::{calendar_through, policy, to_value};
use support::generate::in_share;

const NOON: u32 = 43_200;

/// How an event is received: its second of the day, and the last second at which it is received that day.
#[derive(Clone, Copy, Debug)]
enum Received {
    AtOnce,
    OnNextWorkingDay,
    /// After the cut-off of that day.
    TooLate,
    /// At the last second of the cut-off.
    JustInTime,
}

fn course(start: dates::Day, n: i32, received: Received) -> Course {
    let start = Day(i32::try_from(start).unwrap());
    let (second, receipt) = match received {
        Received::AtOnce => (None, Receipt::CountFromNext),
        Received::OnNextWorkingDay => (None, Receipt::ReceivedNext { cut_off: None }),
        Received::TooLate => (Some(NOON + 1), Receipt::ReceivedNext { cut_off: Some(NOON) }),
        Received::JustInTime => (Some(NOON), Receipt::ReceivedNext { cut_off: Some(NOON) }),
    };
    Course { start, second, n, receipt }
}

/// Both ends by the second implementation, and whether they rest on days that no notice fixes.
fn expected(
    china: &China,
    start: dates::Day,
    n: i32,
    received: Received,
    out: &[(dates::Day, dates::Day)],
) -> support::china::Ends {
    let left_out = |d: dates::Day| out.iter().any(|(first, last)| (*first..=*last).contains(&d));
    let step = |mut so_far: Count, d: dates::Day, works: bool| {
        if !so_far.received {
            so_far.received = works && !(d == start && matches!(received, Received::TooLate));
        } else if works && !left_out(d) {
            so_far.counted += 1;
        }
        so_far.done = (so_far.counted == i64::from(n.abs())).then_some(d);
        so_far
    };
    let at_once = matches!(received, Received::AtOnce);
    let direction = i64::from(n.signum());
    let from = if at_once { start + direction } else { start };
    china.walk(from, direction, Count { received: at_once, ..Count::default() }, &step)
}

#[test]
fn both_ends_of_a_count_are_those_of_every_arrangement_of_the_make_up_days() {
    let china = China::through(2026);
    let engine =
        Calculator::from_documents(&to_value(&policy()), &to_value(&calendar_through(2026))).unwrap();
    let calendar = engine.engine().calendar();
    let (mut compared, mut ranges, mut late) = (0, 0, 0);
    // New Year and the Spring Festival, May, mid-autumn and the National Day of 2027; the end of 2028.
    for (first, last) in [
        (day(2026, 12, 24), day(2027, 3, 1)),
        (day(2027, 4, 14), day(2027, 5, 22)),
        (day(2027, 8, 28), day(2027, 10, 26)),
        (day(2028, 12, 10), day(2029, 1, 20)),
    ] {
        for start in first..=last {
            for n in [1, 2, 5, 9, -1, -3, -8] {
                for received in
                    [Received::AtOnce, Received::OnNextWorkingDay, Received::TooLate, Received::JustInTime]
                {
                    for out in [&[][..], &[(1, 2)], &[(0, 6)], &[(3, 3), (7, 13)]] {
                        if n < 0 && (!matches!(received, Received::AtOnce) || !out.is_empty()) {
                            continue;
                        }
                        compared += 1;
                        if !in_share(compared) || compared % 3 > 0 {
                            continue;
                        }
                        let out: Vec<_> = out.iter().map(|(a, b)| (start + a, start + b)).collect();
                        let place = format!("{} {n:+} {received:?} without {out:?}", show_day(start));
                        let days = out.iter().map(|(a, b)| [a, b].map(|d| Day(i32::try_from(*d).unwrap())));
                        let working = Working::new(calendar, days.map(|[a, b]| (a, b)).collect());
                        let course = course(start, n, received);
                        let found = working.ends(&course).unwrap();
                        let wanted = expected(&china, start, n, received, &out);
                        let [near, far] = [found.nearest, found.farthest].map(|day| i64::from(day.0));
                        assert_eq!(
                            (near.min(far), near.max(far)),
                            (wanted.earliest, wanted.latest),
                            "{place}"
                        );
                        assert_eq!(!found.confirmed, wanted.provisional, "{place}");
                        ranges += u32::from(near != far);
                        late += u32::from(found.received.is_some());
                        // What a walk assumes leads to its end: its make-up days are open ones, in order, each once.
                        for (bound, end) in [(Bound::Nearest, near), (Bound::Farthest, far)] {
                            let walk = working.walk(&course, bound).unwrap();
                            assert!(walk.makeups.windows(2).all(|two| two[0] < two[1]), "{place}: {walk:?}");
                            let known = |day: &&Day| i64::from(day.0) < support::dates::day(2035, 12, 1);
                            assert!(
                                walk.makeups.iter().filter(known).all(|day| china.is_open(day.0.into())),
                                "{place}: {walk:?}"
                            );
                            if !found.confirmed {
                                assert_eq!(i64::from(walk.end.0), end, "{place}: {walk:?}");
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(
        compared > 10_000 && ranges > 0 && late > 0,
        "{compared} counts, {ranges} ranges, {late} received later"
    );
}

#[test]
fn which_days_may_become_make_up_days_is_what_the_rules_leave_open() {
    let (china, all) = (China::through(2026), calendar_through(2026));
    let engine = Calculator::from_documents(&to_value(&policy()), &to_value(&all)).unwrap();
    let calendar = engine.engine().calendar();
    let mut open = 0;
    // The second implementation does not know the New Year after its last one.
    for one in day(2026, 11, 1)..day(2035, 12, 1) {
        let found = calendar.may_become_makeup(Day(i32::try_from(one).unwrap()));
        assert_eq!(found, china.is_open(one), "{}", show_day(one));
        open += u32::from(found);
    }
    assert!(open > 200, "{open} days are open");
}

/// Two make-up days of the Spring Festival of 2027 (5 to 12 February) may lie on 23, 24, 30 and 31 January, 13, 14, 20 and 21 February.
#[test]
fn a_paused_weekend_after_a_late_report_holds_a_make_up_day_or_none() {
    let engine =
        Calculator::from_documents(&to_value(&policy()), &to_value(&calendar_through(2026))).unwrap();
    let calendar = engine.engine().calendar();
    let date = |month: u32, day: u32| Day::from_ymd(2027, month, day).unwrap();
    let ends = |start: Day, n: i32, out: (Day, Day)| {
        let receipt = Receipt::ReceivedNext { cut_off: Some(NOON) };
        let course = Course { start, second: Some(NOON + 1), n, receipt };
        let found = Working::new(calendar, vec![out]).ends(&course).unwrap();
        (found.nearest, found.farthest)
    };
    let (friday, weekend) = (date(1, 22), (date(1, 23), date(1, 24)));
    // Nine days: with one make-up day on the 23rd and one on the 30th they are 25 to 30 January and 1 to 3 February; with both late in
    // February it is received on Monday, the 25th, and they are 26 to 29 January, 1 to 4 and 15 February.
    assert_eq!(ends(friday, 9, weekend), (date(2, 3), date(2, 15)));
    // One day: received on the 23rd or on Monday, the 25th.
    assert_eq!(ends(friday, 1, weekend), (date(1, 25), date(1, 26)));
    // From Saturday, the 30th, with the Sunday out: received on that Sunday or on Monday, 1 February; five days from that Sunday are 1 to 4
    // and 13 February.
    let sunday = (date(1, 31), date(1, 31));
    assert_eq!(ends(date(1, 30), 1, sunday), (date(2, 1), date(2, 2)));
    assert_eq!(ends(date(1, 30), 5, sunday).0, date(2, 13));
    // Five days from the 29th, the weekend after it out: received on the 30th they are 1 to 4 and 13 February.
    assert_eq!(ends(date(1, 29), 5, (date(1, 30), date(1, 31))).0, date(2, 13));
    // Twelve days, none counted before the 29th: both on the paused weekend, and no other weekend day is worked: 29 January, 1 to 4, 15 to
    // 19, 22 and 23 February.
    assert_eq!(ends(friday, 12, (friday, date(1, 28))).1, date(2, 23));
}
