//! Office hours by weekday, with breaks: by hand, and against a second implementation that walks them minute by minute.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::china::China;
use support::dates::{DAY, day, show_day, show_instant};
use support::documents::{Engine, calendar_with, half, hours, shape_of, shaped};
use support::generate::{Random, share};
use support::offices::Office;

fn four_hours(halves: &Json) -> Engine {
    let policy =
        shaped(&hours(), json!({"limit": {"amount": 4, "units": "businessHours"}, "exclusions": []}));
    Engine::new(&policy, &calendar_with(halves)).unwrap_or_else(|problem| panic!("{problem}"))
}

#[test]
fn four_office_hours_leave_out_breaks_and_follow_the_weekday() {
    let engine = four_hours(&json!([]));
    let rows = [
        // Monday, 9 March: three hours and a half before the break, the rest after it
        ("2026-03-09T08:30", "2026-03-09T13:30"),
        ("2026-03-09T10:00", "2026-03-09T15:00"),
        // inside the break, and used up at its very beginning and at the very close
        ("2026-03-09T12:30", "2026-03-09T17:00"),
        ("2026-03-09T17:00", "2026-03-10T12:00"),
        ("2026-03-09T13:30", "2026-03-09T17:30"),
        // Thursday afternoon into the short Friday, and over the weekend
        ("2026-03-12T17:00", "2026-03-13T12:00"),
        ("2026-03-13T09:00", "2026-03-16T09:30"),
        ("2026-03-14T10:00", "2026-03-16T13:30"),
        // Saturday, 10 October is a make-up workday with its own hours; 9 October is a Friday
        ("2026-10-09T11:00", "2026-10-10T12:00"),
        ("2026-10-10T15:00", "2026-10-12T11:30"),
    ];
    for (start, due) in rows {
        let got = shape_of(&engine, start, json!({}));
        assert_eq!(got["dueAt"], format!("{due}:00+08:00"), "{start}: {got}");
        assert_eq!((&got["precision"], &got["readings"]), (&json!("minute"), &json!({})), "{start}");
    }
}

#[test]
fn a_half_day_cuts_the_hours_that_are_left_and_is_named_once() {
    // the afternoon of Tuesday, 10 March, and the morning of the day after it are off
    let halves = json!([
        half("2026-03-10", json!({"closes": "11:00"})),
        half("2026-03-11", json!({"opens": "14:00"}))
    ]);
    let engine = four_hours(&halves);
    let got = shape_of(&engine, "2026-03-10T09:00", json!({}));
    // two hours on Tuesday, two from 14:00 on Wednesday
    assert_eq!(got["dueAt"], "2026-03-11T16:00:00+08:00");
    let named: Vec<String> =
        got["reasons"].as_array().unwrap().iter().map(|one| one["code"].to_string()).collect();
    assert_eq!(named, [r#""start-chosen""#, r#""closes-early""#, r#""opens-late""#]);
    assert_eq!(got["reasons"][1]["params"], json!({"date": "2026-03-10", "time": "11:00"}));
    assert_eq!(got["reasons"][2]["params"], json!({"date": "2026-03-11", "time": "14:00"}));
}

/// Random office hours: each weekday closed, whole or with a break.
fn any_hours(random: &mut Random) -> Json {
    let time = |half_hours: i64| format!("{:02}:{:02}", half_hours / 2, half_hours % 2 * 30);
    let mut day = |entry: Json| {
        let (opens, closes) = (14 + random.below(6), 32 + random.below(10));
        let (pause, on) = (opens + 1 + random.below(6), opens + 8 + random.below(5));
        let whole = json!([{"opens": time(opens), "closes": time(closes)}]);
        let parts = json!([{"opens": time(opens), "closes": time(pause)}, {"opens": time(on), "closes": time(closes)}]);
        let mut entry = entry;
        entry["hours"] = if random.one_in(2) { whole } else { parts };
        entry
    };
    let mut all: Vec<Json> = (1..=5).map(|weekday| day(json!({"days": [weekday]}))).collect();
    all.push(day(json!({"makeupWorkdays": true})));
    Json::Array(all)
}

#[test]
fn office_hours_of_random_weeks_are_those_of_a_walk_minute_by_minute() {
    let china = China::through(2026);
    let mut random = Random(20_261_201);
    for _ in 0..share(40) {
        let hours = any_hours(&mut random);
        let first = day(2026, 9, 14);
        let dates = (0..4).map(|_| first + random.below(30)).collect::<std::collections::BTreeSet<_>>();
        let halves: Vec<Json> = dates
            .into_iter()
            .filter(|date| china.works(*date))
            .map(|date| {
                half(
                    &show_day(date),
                    if random.one_in(2) { json!({"opens": "12:30"}) } else { json!({"closes": "11:30"}) },
                )
            })
            .collect();
        let halves = Json::Array(halves);
        let amount = 1 + random.below(20);
        let policy =
            shaped(&hours, json!({"limit": {"amount": amount, "units": "businessHours"}, "exclusions": []}));
        let engine =
            Engine::new(&policy, &calendar_with(&halves)).unwrap_or_else(|problem| panic!("{problem}"));
        let office = Office { china: &china, hours: &hours, halves: &halves };
        for _ in 0..12 {
            let start = (first + random.below(30)) * DAY + random.below(1440) * 60;
            let shown = show_instant(start);
            let got = shape_of(&engine, &shown, json!({}));
            assert_eq!(
                got["dueAt"],
                show_instant(office.after(start, amount * 60)),
                "{shown} {amount} {hours} {halves}"
            );
        }
    }
}

#[test]
fn a_day_ends_when_the_office_closes_on_that_weekday() {
    let rule = json!({"limit": {"amount": 1, "units": "businessDays"}, "exclusions": []});
    let mut policy = shaped(&hours(), rule);
    let value = |id: &str| json!({"id": id, "title": {"zh-CN": id, "en": id}});
    policy["readings"].as_array_mut().unwrap().push(json!({
        "id": "dayEnd", "title": {"zh-CN": "截止", "en": "End"}, "default": "close-of-business",
        "values": [value("midnight"), value("close-of-business")]
    }));
    let engine =
        Engine::new(&policy, &calendar_with(&json!([]))).unwrap_or_else(|problem| panic!("{problem}"));
    for (start, due) in [
        ("2026-03-09", "2026-03-10T17:30"),
        ("2026-03-12", "2026-03-13T12:00"),
        ("2026-10-09", "2026-10-10T16:00"),
    ] {
        let got = shape_of(&engine, start, json!({}));
        assert_eq!(
            (&got["dueAt"], &got["precision"]),
            (&json!(format!("{due}:00+08:00")), &json!("day")),
            "{start}"
        );
    }
    let midnight = shape_of(&engine, "2026-03-09", json!({"readings": {"dayEnd": "midnight"}}));
    assert_eq!(midnight["dueAt"], "2026-03-11T00:00:00+08:00");
    // one of the last minutes of its day is the latest start of a wanted day
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}});
    assert_eq!(engine.latest_start(&asked, "repair.shape", "2026-03-13").unwrap()["startDate"], "2026-03-12");
}

#[test]
fn office_hours_that_mean_nothing_are_refused_by_place_and_words() {
    let span = |opens: &str, closes: &str| json!({"opens": opens, "closes": closes});
    let rows = [
        (json!([]), "", "office hours need a day on which the office is open"),
        (json!([{"days": [1], "hours": []}]), "/0/hours", "a day on which the office is closed is left out"),
        (
            json!([{"days": [0], "hours": [span("09:00", "17:00")]}]),
            "/0/days/0",
            "`0` is no whole number from 1 to 7",
        ),
        (json!([{"hours": [span("09:00", "17:00")]}]), "/0/days", "the field `days` is missing"),
        (
            json!([{"days": [1, 1], "hours": [span("09:00", "17:00")]}]),
            "/0/days/1",
            "`1` has office hours already",
        ),
        (
            json!([{"days": [1], "hours": [span("17:00", "09:00")]}]),
            "/0/hours/0/closes",
            "the office closes at `09:00`, not after it opens at `17:00`",
        ),
        (
            json!([{"days": [1], "hours": [span("09:00", "12:00"), span("12:00", "17:00")]}]),
            "/0/hours/1/opens",
            "`12:00` is not after `12:00`, when the office closed before",
        ),
        (
            json!([{"days": [1], "hours": [span("9", "17:00")]}]),
            "/0/hours/0/opens",
            "`9` is no time of day of the form HH:MM",
        ),
        (
            json!([{"days": [1], "hours": [span("09:00", "24:01")]}]),
            "/0/hours/0/closes",
            "`24:01` is no time of day of the form HH:MM",
        ),
        (
            json!([{"days": [1, 2, 3, 4, 5], "hours": [span("09:00", "24:00")]}]),
            "",
            "the calendar `cn` has make-up workdays on weekdays without office hours: an entry with `\"makeupWorkdays\": true` is needed",
        ),
    ];
    for (hours, path, message) in rows {
        let problem =
            Engine::new(&shaped(&hours, json!({})), &calendar_with(&json!([]))).map(|_| ()).unwrap_err();
        assert_eq!(problem["path"], format!("/officeHours{path}"), "{hours}: {problem}");
        assert_eq!(problem["message"], message, "{hours}");
    }
    // a reading that would have no say
    let mut policy = shaped(&hours(), json!({}));
    policy["readings"].as_array_mut().unwrap().push(json!({
        "id": "openingTime", "title": {"zh-CN": "上班", "en": "Opening"}, "time": true, "default": "09:00"
    }));
    let problem = Engine::new(&policy, &calendar_with(&json!([]))).map(|_| ()).unwrap_err();
    assert_eq!(problem["path"], "/readings/1/id");
    assert_eq!(
        problem["message"],
        "`officeHours` say when the office is open, so the reading `openingTime` has no say"
    );
}
