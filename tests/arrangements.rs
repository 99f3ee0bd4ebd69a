//! Where the make-up days of a holiday may lie whose notice is not out, holiday by holiday: worked out by hand from the standing rules
//! (Spring Festival 8 days, Labour Day 5, National Day 7 or 8, three days with the weekend else; make-up days within 14 days).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use sla_calculator::Calculator;
use sla_calculator::calendar::{Bound, DayKind, OnStart};
use sla_calculator::counting::{Course, Receipt, Working};
use sla_calculator::time::{Day, write_date};
use support::documents::{calendar_through, policy, to_value};

fn engine() -> Calculator {
    Calculator::from_documents(&to_value(&policy()), &to_value(&calendar_through(2026))).unwrap()
}

fn day(text: &str) -> Day {
    sla_calculator::time::date(text).unwrap()
}

/// The make-up days that an arrangement assumes within a stretch of days.
fn placed(start: &str, step: i32, bound: Bound, on_start: OnStart, within: [&str; 2]) -> Vec<String> {
    let engine = engine();
    let all = engine.engine().calendar().arrangement(day(start), step, bound, on_start, |_| true);
    assert!(all.windows(2).all(|two| two[0] < two[1]), "{all:?}");
    let [first, last] = within.map(day);
    all.into_iter().filter(|one| (first..=last).contains(one)).map(write_date).collect()
}

const SPRING: [&str; 2] = ["2027-01-22", "2027-02-26"];
const SPRING_OF_2035: [&str; 2] = ["2035-03-22", "2035-05-19"];

/// Two days for the rest from Friday, 5, to Friday, 12 February 2027: of 23, 24, 30 and 31 January, 13, 14, 20 and 21 February.
#[test]
fn the_make_up_days_of_a_holiday_lie_as_near_to_a_start_or_as_far_as_they_can() {
    use Bound::{Farthest, Nearest};
    use OnStart::{Open, Rests, Works};
    let rows: &[(&str, i32, Bound, OnStart, [&str; 2])] = &[
        ("2027-01-20", 1, Nearest, Open, ["01-23", "01-24"]),
        ("2027-01-20", 1, Farthest, Open, ["02-20", "02-21"]),
        ("2027-01-24", 1, Nearest, Open, ["01-30", "01-31"]),
        // What lies before the start is counted by nobody: the farthest end has both there, the later ones first.
        ("2027-01-28", 1, Farthest, Open, ["01-23", "01-24"]),
        ("2027-02-26", 1, Nearest, Open, ["01-23", "01-24"]),
        // The start itself is a weekend day.
        ("2027-01-30", 1, Nearest, Open, ["01-31", "02-13"]),
        ("2027-01-30", 1, Nearest, Rests, ["01-31", "02-13"]),
        ("2027-01-30", 1, Nearest, Works, ["01-30", "01-31"]),
        ("2027-01-30", 1, Farthest, Open, ["01-24", "01-30"]),
        ("2027-01-30", 1, Farthest, Rests, ["01-23", "01-24"]),
        ("2027-01-30", 1, Farthest, Works, ["01-24", "01-30"]),
        ("2027-02-13", 1, Farthest, Rests, ["01-30", "01-31"]),
        // The way back.
        ("2027-02-24", -1, Nearest, Open, ["02-20", "02-21"]),
        ("2027-02-24", -1, Farthest, Open, ["01-23", "01-24"]),
        ("2027-02-14", -1, Nearest, Open, ["01-31", "02-13"]),
        ("2027-02-14", -1, Nearest, Works, ["02-13", "02-14"]),
        ("2027-02-14", -1, Farthest, Open, ["02-14", "02-20"]),
        ("2027-02-14", -1, Farthest, Rests, ["02-20", "02-21"]),
        ("2027-02-14", -1, Farthest, Works, ["02-14", "02-20"]),
    ];
    for (start, step, bound, on_start, days) in rows {
        let days = days.map(|day| format!("2027-{day}"));
        assert_eq!(
            placed(start, *step, *bound, *on_start, SPRING),
            days,
            "{start} {step} {bound:?} {on_start:?}"
        );
    }
}

/// Qingming of 2035 rests from Thursday, 5, to Saturday, 7 April, one day made up for; Labour Day from Tuesday, 1, to Saturday, 5 May, two.
/// Saturday, 21 April, is within 14 days of both.
#[test]
fn the_holiday_whose_days_run_out_first_chooses_first() {
    let rows: &[(&str, i32, Bound, &[&str])] = &[
        ("2035-04-18", 1, Bound::Nearest, &["04-21", "04-22", "04-28"]),
        ("2035-04-18", 1, Bound::Farthest, &["04-15", "05-13", "05-19"]),
        // Back, Labour Day's run out first.
        ("2035-04-23", -1, Bound::Nearest, &["04-15", "04-21", "04-22"]),
        // Qingming's last day is the only one that is not counted; Labour Day has the days behind the start.
        ("2035-04-20", -1, Bound::Farthest, &["04-21", "04-22", "04-28"]),
    ];
    for (start, step, bound, days) in rows {
        let days: Vec<String> = days.iter().map(|day| format!("2035-{day}")).collect();
        assert_eq!(
            placed(start, *step, *bound, OnStart::Open, SPRING_OF_2035),
            days,
            "{start} {step} {bound:?}"
        );
    }
}

/// One day from Wednesday, 20 January 2027, is the 21st whatever is worked; fifteen from Saturday, the 30th, end as late as they can with
/// both days up to the 30th.
#[test]
fn a_walk_assumes_the_days_that_lead_to_its_end_or_else_the_nearest() {
    let engine = engine();
    let walk = |start: &str, n: i32, bound: Bound| {
        let course = Course { start: day(start), second: None, n, receipt: Receipt::CountFromNext };
        let walk = Working::new(engine.engine().calendar(), Vec::new()).walk(&course, bound).unwrap();
        let [first, last] = SPRING.map(day);
        let own = walk.makeups.iter().filter(|one| (first..=last).contains(one));
        (own.map(|one| write_date(*one)).collect::<Vec<_>>().join(" "), write_date(walk.end))
    };
    for (start, n, bound, makeups, end) in [
        ("2027-01-20", 1, Bound::Nearest, "2027-01-23 2027-01-24", "2027-01-21"),
        ("2027-01-20", 1, Bound::Farthest, "2027-01-23 2027-01-24", "2027-01-21"),
        ("2027-01-30", 15, Bound::Farthest, "2027-01-24 2027-01-30", "2027-03-01"),
    ] {
        assert_eq!(walk(start, n, bound), (makeups.to_owned(), end.to_owned()), "{start} {bound:?}");
    }
}

/// New Year 2026 rests from Thursday, 1, to Saturday, 3 January, one day made up for within 14 days; the notices settle the days up to 19
/// December 2025. In a calendar of our own Mid-Autumn is Thursday, 1 October 2026: its rest to the 3rd is within that of National Day to
/// the 8th, with six weekdays and four statutory days.
#[test]
fn the_first_holiday_without_a_notice_has_its_day_and_of_two_that_begin_together_the_longer_rests() {
    let mut document = calendar_through(2025);
    let statutory = document["statutory"].as_array_mut().unwrap();
    let autumn = statutory
        .iter_mut()
        .find(|one| one["holiday"] == "mid-autumn" && one["date"].as_str().unwrap().starts_with("2026"));
    autumn.unwrap()["date"] = serde_json::json!("2026-10-01");
    statutory.sort_by_key(|one| one["date"].as_str().unwrap().to_owned());
    let engine = Calculator::from_documents(&to_value(&policy()), &to_value(&document)).unwrap();
    for (start, bound, within, days) in [
        ("2025-12-10", Bound::Farthest, ["2025-12-18", "2026-01-17"], &["2026-01-17"][..]),
        ("2025-12-10", Bound::Nearest, ["2025-12-18", "2026-01-17"], &["2025-12-20"]),
        ("2026-09-10", Bound::Nearest, ["2026-09-17", "2026-10-22"], &["2026-09-19", "2026-09-20"]),
    ] {
        let all = engine.engine().calendar().arrangement(day(start), 1, bound, OnStart::Open, |_| true);
        let [first, last] = within.map(day);
        let own: Vec<String> =
            all.into_iter().filter(|one| (first..=last).contains(one)).map(write_date).collect();
        assert_eq!(own, days, "{start} {bound:?}");
    }
}

#[test]
fn national_day_rests_for_a_day_more_where_mid_autumn_falls_inside() {
    let engine = engine();
    let calendar = engine.engine().calendar();
    // Mid-Autumn is 3 October 2028 and 1 October 2031; in 2027 and 2029 it is in September.
    for (date, kind) in [
        ("2027-10-07", DayKind::Holiday),
        ("2027-10-08", DayKind::Workday),
        ("2028-10-08", DayKind::Holiday),
        ("2028-10-09", DayKind::Workday),
        ("2029-10-07", DayKind::Holiday),
        ("2029-10-08", DayKind::Workday),
        ("2031-10-08", DayKind::Holiday),
        ("2031-10-09", DayKind::Workday),
    ] {
        assert_eq!(calendar.facts(day(date)).kind, kind, "{date}");
    }
    // Three days with the weekend: Monday, Tuesday, Thursday, Friday and a Wednesday alone; Saturday and Sunday.
    for (first, before, last, after) in [
        ("2028-12-30", "2028-12-29", "2029-01-01", "2029-01-02"),
        ("2029-12-30", "2029-12-28", "2030-01-01", "2030-01-02"),
        ("2031-01-01", "2030-12-31", "2031-01-01", "2031-01-02"),
        ("2032-01-01", "2031-12-31", "2032-01-03", "2032-01-05"),
        ("2027-01-01", "2026-12-31", "2027-01-03", "2027-01-04"),
        ("2028-01-01", "2027-12-31", "2028-01-03", "2028-01-04"),
        ("2033-12-31", "2033-12-30", "2034-01-02", "2034-01-03"),
    ] {
        for (date, kind) in [
            (first, DayKind::Holiday),
            (last, DayKind::Holiday),
            (before, DayKind::Workday),
            (after, DayKind::Workday),
        ] {
            assert_eq!(calendar.facts(day(date)).kind, kind, "{date}");
        }
    }
}

/// In a calendar of our own Mid-Autumn is Thursday, 6 October 2033: its rest to the 8th ends with that of National Day.
#[test]
fn a_rest_that_ends_with_another_has_no_days_of_its_own_and_thirty_days_part_two_occurrences() {
    let mut calendar = calendar_through(2026);
    let statutory = calendar["statutory"].as_array_mut().unwrap();
    statutory.retain(|one| {
        let of = |year: &str, holiday: &str| {
            one["date"].as_str().unwrap().starts_with(year) && one["holiday"] == holiday
        };
        !of("2033", "mid-autumn") && !of("2033", "dragon-boat")
    });
    for (date, holiday) in
        [("2033-10-06", "mid-autumn"), ("2033-06-01", "dragon-boat"), ("2033-07-01", "dragon-boat")]
    {
        statutory.push(serde_json::json!({"date": date, "holiday": holiday}));
    }
    statutory.sort_by_key(|one| one["date"].as_str().unwrap().to_owned());
    let engine = Calculator::from_documents(&to_value(&policy()), &to_value(&calendar)).unwrap();
    let calendar = engine.engine().calendar();
    // From Saturday, 1, to Saturday, 8 October there are five weekdays, and four statutory days: one is made up for.
    let within = day("2033-09-17")..=day("2033-10-22");
    let all = calendar.arrangement(day("2033-09-15"), 1, Bound::Nearest, OnStart::Open, |_| true);
    assert_eq!(
        all.into_iter().filter(|one| within.contains(one)).map(write_date).collect::<Vec<_>>(),
        ["2033-09-17"]
    );
    // Wednesday and Friday, 30 days apart, rest each by itself.
    for (date, kind) in [
        ("2033-06-01", DayKind::Holiday),
        ("2033-06-02", DayKind::Workday),
        ("2033-06-30", DayKind::Workday),
        ("2033-07-01", DayKind::Holiday),
        ("2033-07-03", DayKind::Holiday),
        ("2033-07-04", DayKind::Workday),
    ] {
        assert_eq!(calendar.facts(day(date)).kind, kind, "{date}");
    }
}

#[test]
fn an_unpublished_day_is_told_at_the_argument_that_has_it() {
    let engine = support::documents::Engine::bundled();
    let path = |from: &str, to: &str| {
        engine.working_days_between(from, to).unwrap_err()["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path("2026-11-02", "2027-03-01"), "/1");
    assert_eq!(path("2027-03-01", "2026-11-02"), "/0");
    assert_eq!(path("2027-03-01", "2027-03-01"), "/1");
    assert_eq!(path("2027-03-02", "2027-03-01"), "/0");
}
