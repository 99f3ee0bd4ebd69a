//! The same working day, and a time of the last day: by hand, and against a second implementation that goes day by day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::china::China;
use support::dates::{DAY, Day, Second, day, show_instant};
use support::documents::{Engine, calendar_through, calendar_with, half, hours, shape_of, shaped};
use support::generate::{Random, share};
use support::offices::Office;

fn engine(hours: &Json, rule: Json, halves: &Json) -> Engine {
    let mut all = json!({"exclusions": []});
    all.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    Engine::new(&shaped(hours, all), &calendar_with(halves)).unwrap_or_else(|problem| panic!("{problem}"))
}

const SAME: &str = r#"{"limit": {"amount": 0, "units": "businessDays"}}"#;

fn json_of(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn codes(answer: &Json) -> Vec<&str> {
    answer["reasons"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[test]
fn the_same_working_day_ends_at_its_close_and_after_that_it_is_the_next() {
    let engine = engine(&hours(), json_of(SAME), &json!([half("2026-03-10", json!({"closes": "11:00"}))]));
    let rows: [(&str, &str, &[&str]); 8] = [
        ("2026-03-09T09:00", "2026-03-09T17:30", &["start-chosen"]),
        // before the office opens, and at the very close
        ("2026-03-09T00:00", "2026-03-09T17:30", &["start-chosen"]),
        ("2026-03-09T17:30", "2026-03-09T17:30", &["start-chosen"]),
        // after it: Tuesday, whose afternoon is off
        ("2026-03-09T17:31", "2026-03-10T11:00", &["start-chosen", "received-after", "closes-early"]),
        ("2026-03-10T11:30", "2026-03-11T17:30", &["start-chosen", "received-after"]),
        // Friday afternoon and the weekend
        ("2026-03-13T13:00", "2026-03-16T17:30", &["start-chosen", "received-after"]),
        ("2026-03-14T10:00", "2026-03-16T17:30", &["start-chosen", "received-on"]),
        // a bare date is never after the close
        ("2026-03-13", "2026-03-13T12:00", &["start-chosen"]),
    ];
    for (start, due, said) in rows {
        let got = shape_of(&engine, start, json!({}));
        assert_eq!(got["dueAt"], format!("{due}:00+08:00"), "{start}: {got}");
        assert_eq!(
            (codes(&got), &got["limit"]),
            (said.to_vec(), &json!({"amount": 0, "units": "businessDays"})),
            "{start}"
        );
        let walk = got["trace"].as_array().unwrap();
        assert!(walk.iter().all(|day| day["ordinal"].is_null()), "{start}");
        assert_eq!(walk.last().unwrap()["date"], due[..10], "{start}");
    }
    let late = shape_of(&engine, "2026-03-09T17:31", json!({}));
    let params = json!({"date": "2026-03-09", "event": "reported", "cutOff": "17:30", "next": "2026-03-10"});
    assert_eq!(late["reasons"][1]["params"], params);
    let outcome = |finished: &str| {
        let more = json!({"finishedAt": {"repair.shape": finished}});
        shape_of(&engine, "2026-03-09T09:00", more)["outcome"]["state"].clone()
    };
    assert_eq!((outcome("2026-03-09T17:30"), outcome("2026-03-09T17:31")), (json!("met"), json!("missed")));
    // the latest start of a wanted day is the close of that day
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}});
    let latest = |by: &str| engine.latest_start(&asked, "repair.shape", by).unwrap()["startAt"].clone();
    assert_eq!(latest("2026-03-09"), "2026-03-09T17:30:00+08:00");
    assert_eq!(latest("2026-03-15"), "2026-03-13T12:00:00+08:00");
}

#[test]
fn a_pause_over_the_whole_day_moves_the_same_working_day() {
    let mut rule = json_of(SAME);
    rule["exclusions"] = json!(["customer"]);
    let engine = engine(&hours(), rule, &json!([]));
    let pause = |from: &str, to: &str| json!({"exclusions": [{"from": from, "to": to, "cause": "customer"}]});
    let whole = shape_of(&engine, "2026-03-09T09:00", pause("2026-03-08T12:00", "2026-03-10T09:00"));
    assert_eq!(whole["dueAt"], "2026-03-10T17:30:00+08:00", "{whole}");
    let part = shape_of(&engine, "2026-03-09T09:00", pause("2026-03-09T00:01", "2026-03-10T09:00"));
    assert_eq!(part["dueAt"], "2026-03-09T17:30:00+08:00");
}

#[test]
fn a_weekend_day_that_may_become_a_make_up_day_gives_the_same_working_day_as_a_span() {
    let with = |year| Engine::new(&shaped(&hours(), json_of(SAME)), &calendar_through(year)).unwrap();
    // Saturday, 10 October 2026, under the notices through 2025: worked or not, no notice says
    let got = shape_of(&with(2025), "2026-10-10T09:00", json!({}));
    assert_eq!(got["certainty"], "provisional", "{got}");
    assert_eq!(got["dueRange"], json!({"earliest": "2026-10-10", "latest": "2026-10-12"}));
    assert_eq!(shape_of(&with(2026), "2026-10-10T09:00", json!({}))["dueAt"], "2026-10-10T16:00:00+08:00");
}

#[test]
fn a_limit_ends_at_a_time_of_its_last_day() {
    let by = |limit: Json| engine(&Json::Null, json!({"limit": limit}), &json!([]));
    let next = by(json!({"amount": 1, "units": "businessDays", "by": "12:00"}));
    let rows = [
        ("2026-03-09T09:00", "2026-03-10T12:00"),
        ("2026-03-09T23:00", "2026-03-10T12:00"),
        ("2026-03-13", "2026-03-16T12:00"),
        ("2026-09-30T10:00", "2026-10-08T12:00"),
    ];
    for (start, due) in rows {
        let got = shape_of(&next, start, json!({}));
        assert_eq!(
            (&got["dueAt"], &got["dueDate"]),
            (&json!(format!("{due}:00+08:00")), &json!(due[..10])),
            "{start}"
        );
        let said = json!({"code": "due-by-time", "params": {"date": due[..10], "time": "12:00"}});
        assert_eq!(got["reasons"].as_array().unwrap().last().unwrap(), &said, "{start}");
    }
    let state = |finished: &str| {
        let more = json!({"finishedAt": {"repair.shape": finished}});
        shape_of(&next, "2026-03-09", more)["outcome"]["state"].clone()
    };
    assert_eq!((state("2026-03-10T12:00"), state("2026-03-10T12:01")), (json!("met"), json!("missed")));
    let days = by(json!({"amount": 3, "units": "calendarDays", "roll": "following", "by": "09:30"}));
    assert_eq!(shape_of(&days, "2026-03-11T10:00", json!({}))["dueAt"], "2026-03-16T09:30:00+08:00");
    let months = by(json!({"amount": 1, "units": "calendarMonths", "by": "18:00"}));
    assert_eq!(shape_of(&months, "2026-01-31", json!({}))["dueAt"], "2026-02-28T18:00:00+08:00");
    // the same day, and the same working day, up to a time
    let same = by(json!({"amount": 0, "units": "calendarDays", "by": "17:00"}));
    assert_eq!(shape_of(&same, "2026-03-14T10:00", json!({}))["dueAt"], "2026-03-14T17:00:00+08:00");
    assert_eq!(shape_of(&same, "2026-03-14T18:00", json!({}))["dueAt"], "2026-03-15T00:00:00+08:00");
    let working = by(json!({"amount": 0, "units": "businessDays", "by": "15:00"}));
    assert_eq!(shape_of(&working, "2026-03-13T15:00", json!({}))["dueAt"], "2026-03-13T15:00:00+08:00");
    assert_eq!(shape_of(&working, "2026-03-13T15:01", json!({}))["dueAt"], "2026-03-16T15:00:00+08:00");
    // a notice up to a time of its last day
    let notice = engine(
        &Json::Null,
        json!({"shape": "lead-time", "limit": {"amount": 2, "units": "businessDays", "by": "16:00"}}),
        &json!([]),
    );
    assert_eq!(shape_of(&notice, "2026-03-12T10:00", json!({}))["dueAt"], "2026-03-10T16:00:00+08:00");
}

#[test]
fn a_report_after_a_time_of_its_day_has_another_limit() {
    // by 23:59 of the same day; reported after 13:00, by 12:59 of the next one
    let rule = json!({
        "limit": {"amount": 0, "units": "calendarDays", "by": "23:59"},
        "cases": [{"when": {"event": "reported", "after": "13:00"}, "limit": {"amount": 1, "units": "calendarDays", "by": "12:59"}}]
    });
    let engine = engine(&Json::Null, rule, &json!([]));
    let rows = [
        ("2026-03-14T09:00", "2026-03-14T23:59"),
        ("2026-03-14T13:00", "2026-03-14T23:59"),
        ("2026-03-14T13:00:01", "2026-03-15T12:59"),
        ("2026-03-14", "2026-03-14T23:59"),
    ];
    for (start, due) in rows {
        assert_eq!(shape_of(&engine, start, json!({}))["dueAt"], format!("{due}:00+08:00"), "{start}");
    }
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}});
    let latest = engine.latest_start(&asked, "repair.shape", "2026-03-14").unwrap();
    assert_eq!(latest["startAt"], "2026-03-14T13:00:00+08:00");
}

#[test]
fn a_cut_off_may_depend_on_a_dimension() {
    let receipt =
        |times: Json| json!({"nonWorking": "received-next", "cutOff": {"dimension": "tier", "times": times}});
    let rule =
        |times: Json| json!({"limit": {"amount": 1, "units": "businessDays"}, "receipt": receipt(times)});
    let engine = engine(&Json::Null, rule(json!({"high": "16:00", "low": "12:00"})), &json!([]));
    let due = |tier: &str, start: &str| {
        shape_of(&engine, start, json!({"dimensions": {"tier": tier}}))["dueDate"].clone()
    };
    assert_eq!(
        (due("high", "2026-03-09T13:00"), due("low", "2026-03-09T13:00")),
        (json!("2026-03-10"), json!("2026-03-11"))
    );
    assert_eq!(
        (due("high", "2026-03-09T16:00"), due("high", "2026-03-09T16:01")),
        (json!("2026-03-10"), json!("2026-03-11"))
    );
    let asked = json!({"dimensions": {"tier": "low", "service": "line"}});
    assert_eq!(
        engine.latest_start(&asked, "repair.shape", "2026-03-10").unwrap()["startAt"],
        "2026-03-09T12:00:00+08:00"
    );

    let refused = |receipt: Json| {
        let rule = json!({"limit": {"amount": 1, "units": "businessDays"}, "receipt": receipt});
        let problem =
            Engine::new(&shaped(&Json::Null, rule), &calendar_through(2026)).map(|_| ()).unwrap_err();
        (
            problem["path"].as_str().unwrap().replace("/rules/3/receipt", ""),
            problem["message"].as_str().unwrap().to_owned(),
        )
    };
    let missing = refused(receipt(json!({"high": "16:00"})));
    assert_eq!(missing, ("/cutOff/times/low".to_owned(), "the field `low` is missing".to_owned()));
    let by = |dimension: &str| json!({"nonWorking": "received-next", "cutOff": {"dimension": dimension, "times": {}}});
    let says = |name: &str, why: &str| {
        (
            "/cutOff/dimension".to_owned(),
            format!(
                "a cut-off depends on a dimension that every request gives, by its values; `{name}` {why}"
            ),
        )
    };
    assert_eq!(refused(by("level")), says("level", "may be left open"));
    assert_eq!(refused(by("service")), says("service", "has categories"));
}

#[test]
fn shapes_that_would_mean_nothing_are_refused_by_place_and_words() {
    let refused = |rule: Json| {
        let problem =
            Engine::new(&shaped(&Json::Null, rule), &calendar_through(2026)).map(|_| ()).unwrap_err();
        (
            problem["path"].as_str().unwrap().replace("/rules/3", ""),
            problem["message"].as_str().unwrap().to_owned(),
        )
    };
    let rows = [
        (
            json!({"limit": {"amount": 0, "units": "businessDays"}}),
            "/limit",
            "0 `businessDays`, the same working day, need `officeHours`, the reading `closingTime` or a time `by` which it ends",
        ),
        (
            json!({"shape": "lead-time", "limit": {"amount": 0, "units": "businessDays", "by": "12:00"}}),
            "/limit",
            "0 `businessDays`, the same working day, are a limit of a deadline alone",
        ),
        (
            json!({"limit": {"amount": 4, "units": "calendarHours", "by": "12:00"}}),
            "/limit/by",
            "a limit in `calendarHours` has no last day, and no time of it",
        ),
        (
            json!({"limit": {"table": "hours", "by": "12:00"}}),
            "/limit/by",
            "a limit in `calendarHours` has no last day, and no time of it",
        ),
        (
            json!({"limit": {"amount": 1, "units": "businessDays", "by": "noon"}}),
            "/limit/by",
            "`noon` is no time of day of the form HH:MM",
        ),
        (
            json!({"shape": "cap", "limit": {"amount": 1, "units": "calendarDays", "by": "12:00"}}),
            "/limit/by",
            "only a deadline or a lead time ends at a time of its last day",
        ),
    ];
    for (rule, path, message) in rows {
        assert_eq!(refused(rule.clone()), (path.to_owned(), message.to_owned()), "{rule}");
    }
}

#[test]
fn the_page_on_policies_gives_the_values_that_stand_beside_its_rules() {
    let text = std::fs::read_to_string(support::documents::root().join("docs/POLICY.md")).unwrap();
    let block = |kind: &str| {
        let start = text.find(&format!("```json {kind}\n")).unwrap() + 9 + kind.len();
        json_of(&text[start..start + text[start..].find("\n```").unwrap()])
    };
    let (mut policy, timed) = (block("policy"), block("timed"));
    policy["officeHours"] = timed["officeHours"].clone();
    policy["rules"].as_array_mut().unwrap().extend(timed["rules"].as_array().unwrap().clone());
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    let mut worked = 0;
    for rule in timed["rules"].as_array().unwrap() {
        for example in rule["examples"].as_array().unwrap() {
            let got = engine.explain(&example["request"], rule["id"].as_str().unwrap()).unwrap();
            assert_eq!(got["dueAt"], example["expect"]["dueAt"], "{}", example["request"]);
            worked += 1;
        }
    }
    assert_eq!(worked, 7);
}

/// What a rule of these shapes comes to.
fn expected(
    office: &Office<'_>,
    start: Second,
    n: i64,
    by: Option<Second>,
    cut_off: Option<Second>,
) -> Second {
    let end = |date: Day| by.map_or_else(|| office.close(date).unwrap(), |by| date * DAY + by);
    if n == 0 {
        let last = |date: Day| {
            cut_off.map_or_else(
                || if by.is_some() { Some(end(date)) } else { office.close(date) },
                |cut_off| Some(date * DAY + cut_off),
            )
        };
        return end(office.received(start, last));
    }
    let received = match cut_off {
        Some(cut_off) => office.received(start, |date| Some(date * DAY + cut_off)),
        None => start.div_euclid(DAY),
    };
    let date = office.working(received, n);
    by.map_or((date + 1) * DAY, |by| date * DAY + by)
}

#[test]
fn random_limits_of_these_shapes_end_where_a_walk_day_by_day_ends() {
    let china = China::through(2026);
    let mut random = Random(20_261_202);
    let (hours, halves) = (
        hours(),
        json!([
            half("2026-09-17", json!({"closes": "12:00"})),
            half("2026-09-29", json!({"opens": "13:30"}))
        ]),
    );
    let office = Office { china: &china, hours: &hours, halves: &halves };
    let time = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    for _ in 0..share(80) {
        let n = random.below(4);
        let by = random.one_in(2).then(|| 540 + random.below(600));
        let cut_off = random.one_in(2).then(|| 480 + random.below(600));
        let mut rule = json!({"limit": {"amount": n, "units": "businessDays"}});
        if let Some(by) = by {
            rule["limit"]["by"] = json!(time(by));
        }
        if let Some(cut_off) = cut_off {
            rule["receipt"] = json!({"nonWorking": "received-next", "cutOff": time(cut_off)});
        }
        let engine = engine(&hours, rule.clone(), &halves);
        for _ in 0..25 {
            let start = (day(2026, 9, 10) + random.below(35)) * DAY + random.below(1440) * 60;
            let wanted = expected(&office, start, n, by.map(|by| by * 60), cut_off.map(|one| one * 60));
            let got = shape_of(&engine, &show_instant(start), json!({}));
            // a cut-off after the end of its own day leaves what was received between them the rest of that day
            let wanted = if n == 0 && wanted < start { (start.div_euclid(DAY) + 1) * DAY } else { wanted };
            assert_eq!(got["dueAt"], show_instant(wanted), "{} {rule}", show_instant(start));
        }
    }
}
