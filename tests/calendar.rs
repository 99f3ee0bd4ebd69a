//! The calendar day by day against an independent table, and the bounds of the standing rules against what came true.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use support::china::{China, errata, raw_reference_days, reference_days, statutory};
use support::dates::{civil, day, show_day, weekday};
use support::documents::{Engine, calendar_through, list, request};
use support::generate::in_share;

#[test]
fn every_day_is_the_independent_tables_but_for_its_listed_errata() {
    let engine = Engine::bundled();
    let raw = raw_reference_days();
    assert_eq!(raw.len() as i64, day(2026, 12, 31) - day(2004, 1, 1) + 1, "the table has every day");
    let differs: BTreeSet<_> = raw
        .iter()
        .filter(|(d, works)| engine.is_working_day(&show_day(**d)).unwrap() != json!(works))
        .map(|(d, _)| show_day(*d))
        .collect();
    let listed: BTreeSet<_> = errata().keys().map(|d| show_day(*d)).collect();
    assert_eq!(differs, listed);
    for (d, works) in errata() {
        assert_eq!(engine.is_working_day(&show_day(d)).unwrap(), json!(works), "{}", show_day(d));
    }
}

#[test]
fn the_notices_named_in_the_specification_hold() {
    let engine = Engine::bundled();
    let rest = [
        ("2025-01-01", "2025-01-01"),
        ("2025-01-28", "2025-02-04"),
        ("2025-04-04", "2025-04-06"),
        ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"),
        ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ];
    let makeup = [
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ];
    let mut named = BTreeSet::new();
    for (first, last) in rest {
        for d in support::dates::read_day(first)..=support::dates::read_day(last) {
            assert_eq!(kind(&engine, &show_day(d)), "holiday", "{}", show_day(d));
            named.insert(d);
        }
    }
    for date in makeup {
        assert_eq!(kind(&engine, date), "makeup-workday", "{date}");
        named.insert(support::dates::read_day(date));
    }
    for d in day(2025, 1, 1)..=day(2026, 12, 31) {
        if !named.contains(&d) {
            let plain = if weekday(d) > 5 { "weekend" } else { "workday" };
            assert_eq!(kind(&engine, &show_day(d)), plain, "{}", show_day(d));
        }
    }
}

fn kind(engine: &Engine, date: &str) -> String {
    engine.day_info(date).unwrap()["kind"].as_str().unwrap().to_owned()
}

#[test]
fn the_kind_of_each_day_agrees_with_its_weekday_and_its_work() {
    let engine = Engine::bundled();
    for (d, works) in reference_days() {
        let date = show_day(d);
        let info = engine.day_info(&date).unwrap();
        let expected: &[&str] = match (works, weekday(d) > 5) {
            (true, false) => &["workday"],
            (true, true) => &["makeup-workday"],
            (false, false) => &["holiday"],
            (false, true) => &["weekend", "holiday"],
        };
        assert!(expected.contains(&info["kind"].as_str().unwrap()), "{date}: {info}");
        assert_eq!(info["date"], json!(date));
        assert_eq!(info["certainty"], "confirmed", "{date}");
        if ["holiday", "makeup-workday"].contains(&info["kind"].as_str().unwrap()) {
            assert!(info["notice"].is_string() && info["name"].is_string(), "{date}: {info}");
        }
    }
}

#[test]
fn counting_and_offsetting_are_inverse_from_every_day() {
    let engine = Engine::bundled();
    let days = reference_days();
    let (first, last) = (day(2004, 1, 1), day(2026, 12, 31));
    let working: Vec<_> = days.iter().filter(|(_, works)| **works).map(|(d, _)| *d).collect();
    for start in first..=last {
        let date = show_day(start);
        assert_eq!(engine.add_working_days(&date, 0).unwrap(), json!(date));
        let after = working.partition_point(|d| *d <= start);
        let before = working.partition_point(|d| *d < start);
        for n in [1_i32, 2, 3, 5, 10, 15, -1, -4, -7] {
            let steps = usize::try_from(n.unsigned_abs()).unwrap();
            let end = if n > 0 {
                working.get(after + steps - 1)
            } else {
                before.checked_sub(steps).map(|at| &working[at])
            };
            match (end, engine.add_working_days(&date, n)) {
                (Some(end), Ok(answer)) => {
                    assert_eq!(answer, json!(show_day(*end)), "{date} {n:+}");
                    assert_eq!(
                        engine.working_days_between(&date, &show_day(*end)).unwrap(),
                        json!(n),
                        "{date} {n:+}"
                    );
                }
                (None, Err(problem)) => {
                    let code = if n > 0 { "calendar-unpublished" } else { "date-out-of-range" };
                    assert_eq!(problem["code"], code, "{date} {n:+}");
                }
                (end, answer) => panic!("{date} {n:+}: expected {end:?}, got {answer:?}"),
            }
        }
    }
}

#[test]
fn working_days_between_counts_the_end_and_not_the_start() {
    let engine = Engine::bundled();
    let rows = [
        ("2026-09-30", "2026-10-10", 3),
        ("2026-10-10", "2026-09-30", -3),
        ("2026-09-30", "2026-09-30", 0),
        ("2026-10-10", "2026-10-10", 0),
        ("2026-10-01", "2026-10-07", 0),
        ("2026-10-07", "2026-10-01", 0),
        ("2026-10-10", "2026-10-11", 0),
        ("2026-10-11", "2026-10-10", -1),
    ];
    for (from, to, expected) in rows {
        assert_eq!(engine.working_days_between(from, to).unwrap(), json!(expected), "{from} {to}");
    }
}

#[test]
fn nothing_is_counted_beyond_what_is_published() {
    let engine = Engine::bundled();
    let code = |answer: Result<Json, Json>| answer.unwrap_err()["code"].clone();
    assert_eq!(engine.add_working_days("2026-12-30", 1).unwrap(), "2026-12-31");
    assert_eq!(code(engine.add_working_days("2026-12-30", 2)), "calendar-unpublished");
    assert_eq!(code(engine.add_working_days("2027-03-01", -1)), "calendar-unpublished");
    assert_eq!(code(engine.is_working_day("2027-01-01")), "calendar-unpublished");
    assert_eq!(code(engine.working_days_between("2026-12-01", "2027-01-10")), "calendar-unpublished");
    assert_eq!(code(engine.working_days_between("2027-01-10", "2026-12-01")), "calendar-unpublished");
    // the count in (2026-12-01, 2026-12-31] rests on published days only, and so does what lies before 2027-01-01
    assert_eq!(engine.working_days_between("2026-12-01", "2026-12-31").unwrap(), json!(22));
}

#[test]
fn coverage_ends_where_the_standing_rules_leave_a_day_open() {
    let through = |year: i64| {
        let quote = Engine::through(year).quote(&request("2024-06-03", json!({}))).unwrap();
        quote["calendar"]["publishedThrough"].clone()
    };
    // New Year 2025 is a Wednesday and 2027 a Friday: no make-up day, nothing open in December
    assert_eq!(through(2024), "2024-12-31");
    assert_eq!(through(2026), "2026-12-31");
    // New Year 2026 is a Thursday: one make-up day, perhaps as early as Saturday 2025-12-20
    assert_eq!(through(2025), "2025-12-19");
    for (year, published) in [(2024, day(2024, 12, 31)), (2025, day(2025, 12, 19)), (2026, day(2026, 12, 31))]
    {
        assert_eq!(China::through(year).published_through, published, "the second implementation, {year}");
    }
}

#[test]
fn the_bounds_hold_what_came_true_on_every_day_of_2025_and_2026() {
    let truth = China::through(2026);
    let (mut single, mut all) = (0, 0);
    for year in [2025, 2026] {
        let engine = Engine::through(year - 1);
        let cut = China::through(year - 1);
        for start in day(year, 1, 1)..=day(year, 12, 31) {
            if !in_share(start.unsigned_abs()) {
                continue;
            }
            for n in [2, 3, 5, 10, 15] {
                let answer = count(&engine, &show_day(start), n);
                let got = (answer["dueRange"]["earliest"].clone(), answer["dueRange"]["latest"].clone());
                let step = |mut so_far: support::china::Count, d: i64, works: bool| {
                    so_far.counted += i64::from(works);
                    so_far.done = (so_far.counted == n).then_some(d);
                    so_far
                };
                let ends = cut.walk(start + 1, 1, support::china::Count::default(), &step);
                let expected = (json!(show_day(ends.earliest)), json!(show_day(ends.latest)));
                assert_eq!(got, expected, "{} + {n}", show_day(start));
                assert_eq!(answer["certainty"], "provisional");
                assert_eq!(answer["dueDate"], got.0);
                if start + 25 + n <= day(2026, 12, 31) {
                    let came_true = truth.add(start, n);
                    assert!((ends.earliest..=ends.latest).contains(&came_true), "{} + {n}", show_day(start));
                }
                if n == 3 {
                    all += 1;
                    single += i64::from(ends.earliest == ends.latest);
                }
            }
        }
    }
    // the share that the specification found, section 5
    assert!(all < 730 || single * 100 / all == 82, "a single date on {single} of {all} days");
}

/// `n` working days as a quote counts them, through the operator's own activation limit.
fn count(engine: &Engine, start: &str, n: i64) -> Json {
    let asked = request(
        start,
        json!({"conditions": {"line-construction": true}, "figures": {"activationLimit": {"amount": n, "units": "businessDays"}}}),
    );
    engine.explain(&asked, "change.resume").unwrap()
}

#[test]
fn statutory_days_are_the_laws_of_their_year() {
    let engine = Engine::bundled();
    for year in 2004..=2035 {
        let days: BTreeSet<_> = (day(year, 1, 1)..=day(year, 12, 31))
            .filter(|d| engine.day_info(&show_day(*d)).unwrap()["statutory"] == json!(true))
            .collect();
        if year >= 2025 {
            assert_eq!(days, statutory(year), "{year}");
        } else {
            let number = if year < 2008 { 10 } else { 11 };
            // Mid-Autumn fell on one of the three National Days: 2009-10-03, 2020-10-01
            let coincide = usize::from(year == 2009 || year == 2020);
            assert_eq!(
                days.len(),
                number - coincide,
                "{year}: {:?}",
                days.iter().map(|d| civil(*d)).collect::<Vec<_>>()
            );
        }
    }
    let shown: Vec<_> = statutory(2027).iter().map(|d| show_day(*d)).collect();
    let named = [
        "2027-01-01",
        "2027-02-05",
        "2027-02-06",
        "2027-02-07",
        "2027-02-08",
        "2027-04-05",
        "2027-05-01",
        "2027-05-02",
        "2027-06-09",
        "2027-09-15",
        "2027-10-01",
        "2027-10-02",
        "2027-10-03",
    ];
    assert_eq!(shown, named);
}

#[test]
fn days_of_an_unpublished_year_are_marked_provisional() {
    let engine = Engine::bundled();
    let rows = [
        ("2027-01-01", "holiday"),
        ("2027-01-03", "holiday"),
        ("2027-02-05", "holiday"),
        ("2027-02-12", "holiday"),
        // weekend days near Spring Festival that may become make-up days
        ("2027-01-30", "weekend"),
        ("2027-02-13", "weekend"),
        ("2027-02-14", "weekend"),
    ];
    for (date, kind) in rows {
        let info = engine.day_info(date).unwrap();
        assert_eq!(
            (&info["kind"], &info["certainty"]),
            (&json!(kind), &json!("provisional")),
            "{date}: {info}"
        );
    }
    for month in 1..=12 {
        let answer = engine.month(2027, month).unwrap();
        let own = format!("2027-{month:02}-");
        let days = list(&answer["weeks"]).iter().flat_map(list);
        let days: Vec<_> =
            days.filter(|day| day["date"].as_str().is_some_and(|date| date.starts_with(&own))).collect();
        let length = support::dates::days_in_month(2027, i64::from(month));
        assert_eq!(days.len(), usize::try_from(length).unwrap(), "{own}");
        for day in days {
            assert_eq!(day["certainty"], "provisional", "{day}");
            assert_eq!(
                *day,
                engine.day_info(day["date"].as_str().unwrap()).unwrap(),
                "the month tells what the day tells"
            );
        }
    }
}

#[test]
fn counting_back_rests_on_the_days_before_its_start_and_forward_on_those_up_to_its_end() {
    // 31 December 2026 is a Thursday and the last published day
    let engine = Engine::bundled();
    assert_eq!(
        engine.add_working_days("2027-01-01", -1).unwrap(),
        json!("2026-12-31"),
        "1 January itself is not counted"
    );
    assert_eq!(engine.add_working_days("2027-01-01", -2).unwrap(), json!("2026-12-30"));
    let refused = |date: &str, n: i32| {
        let problem = engine.add_working_days(date, n).unwrap_err();
        [problem["code"].clone(), problem["path"].clone(), problem["params"]["value"].clone()]
    };
    let unpublished = |date: &str| [json!("calendar-unpublished"), json!("/0"), json!(date)];
    assert_eq!(refused("2027-01-02", -1), unpublished("2027-01-01"), "1 January is counted over");
    assert_eq!(refused("2027-01-05", -2), unpublished("2027-01-04"));
    assert_eq!(refused("2026-12-31", 1), unpublished("2027-01-04"));
    assert_eq!(engine.add_working_days("2026-12-30", 1).unwrap(), json!("2026-12-31"));
    // beyond everything that the calendar knows: forward for want of notices, back for want of days
    assert_eq!(
        refused("2026-06-01", 10_000),
        [json!("calendar-unpublished"), json!("/1"), json!("2035-12-31")]
    );
    assert_eq!(refused("2026-06-01", -10_000), [json!("date-out-of-range"), json!("/1"), json!("-10000")]);
}

#[test]
fn a_month_is_whole_weeks_from_monday() {
    let engine = Engine::bundled();
    for (year, month) in [(2026, 10), (2026, 2), (2026, 6), (2024, 2), (2027, 2), (2004, 1), (2035, 12)] {
        let answer = engine.month(year, month).unwrap();
        let first = day(i64::from(year), i64::from(month), 1);
        let length = support::dates::days_in_month(i64::from(year), i64::from(month));
        let mut seen = BTreeSet::new();
        for week in list(&answer["weeks"]) {
            let week = list(week);
            // the weeks at the ends of the supported years reach beyond them
            let at_the_end = [(2004, 1), (2035, 12)].contains(&(year, month));
            assert!(week.len() == 7 || at_the_end, "{year}-{month}: {week:?}");
            for (column, cell) in week.iter().enumerate() {
                if let Some(date) = cell["date"].as_str() {
                    let d = support::dates::read_day(date);
                    assert!(weekday(d) == column as i64 + 1 || week.len() < 7, "{date}");
                    if cell["kind"].is_string() && (first..first + length).contains(&d) {
                        assert_eq!(cell["kind"], engine.day_info(date).unwrap()["kind"], "{date}");
                    }
                    seen.insert(d);
                }
            }
        }
        assert!((first..first + length).all(|d| seen.contains(&d)), "{year}-{month}: {answer}");
    }
}

#[test]
fn a_make_up_workday_that_is_no_weekend_day_is_refused() {
    let mut calendar = calendar_through(2026);
    let days = calendar["days"].as_array_mut().unwrap();
    let place =
        days.iter().position(|one| one["kind"] == "makeup-workday" && one["from"] == "2026-10-10").unwrap();
    // Friday 9 October: a working day, notice or not
    days[place]["from"] = json!("2026-10-09");
    days[place]["to"] = json!("2026-10-09");
    let problem = Engine::new(&support::documents::policy(), &calendar).map(|_| ()).unwrap_err();
    assert_eq!(problem["path"], format!("/days/{place}/from"));
    assert_eq!(
        problem["message"],
        "the make-up workday `2026-10-09` is no weekend day, so it is worked anyway"
    );
}
