//! Bad arguments, extreme numbers and wrong documents: refused with a code and a path, and nothing panics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, request};
use support::faults::{faults_of_message, with};

#[test]
fn positional_arguments_are_named_by_their_place() {
    let engine = Engine::bundled();
    let good = request("2026-09-30T16:00", json!({}));
    let rows: Vec<(&str, &str, Result<Json, Json>)> = vec![
        ("unknown-value", "/1", engine.explain(&good, "change.everything")),
        ("unknown-value", "/1", engine.compare(&good, Some("colour"))),
        ("unknown-value", "/1", engine.latest_start(&good, "nothing", "2026-10-10")),
        ("unknown-value", "/1", engine.sensitivity(&good, "nothing")),
        ("invalid-date", "/2", engine.latest_start(&good, "change.suspend", "2026-02-30")),
        ("date-out-of-range", "/2", engine.latest_start(&good, "change.suspend", "2050-01-01")),
        ("invalid-date", "/0", engine.day_info("2026-02-30")),
        ("date-out-of-range", "/0", engine.day_info("1990-01-01")),
        ("invalid-date", "/0", engine.is_working_day("tomorrow")),
        ("invalid-date", "/0", engine.add_working_days("2026-02-30", 1)),
        ("date-out-of-range", "/0", engine.add_working_days("2003-01-01", 1)),
        ("invalid-date", "/0", engine.working_days_between("2026-02-30", "2026-03-01")),
        ("invalid-date", "/1", engine.working_days_between("2026-03-01", "2026-02-30")),
        ("date-out-of-range", "/1", engine.working_days_between("2026-03-01", "2040-02-20")),
    ];
    let mut wrong = Vec::new();
    for (code, path, answer) in rows {
        match answer {
            Ok(answer) => wrong.push(format!("{code} {path}: accepted, {answer}")),
            Err(problem) if problem["code"] == code && problem["path"] == path => {
                wrong.extend(faults_of_message(&problem, None))
            }
            Err(problem) => wrong.push(format!("expected {code} at {path}, got {problem}")),
        }
    }
    for id in ["delivery.progress-feedback", "quality.repeat-faults"] {
        match engine.latest_start(&good, id, "2026-10-10") {
            Err(problem) if problem["code"] == "unsupported" => {}
            other => wrong.push(format!("{id}: expected unsupported, got {other:?}")),
        }
    }
    for (year, month) in [(2026, 0), (2026, 13), (1990, 1), (2050, 1), (i32::MAX, 1), (i32::MIN, u32::MAX)] {
        let problem = engine.month(year, month).unwrap_err();
        let path = if (2004..=2035).contains(&year) { "/1" } else { "/0" };
        let code = problem["code"].as_str().unwrap();
        if problem["path"] != path || !["invalid-number", "date-out-of-range"].contains(&code) {
            wrong.push(format!("month {year} {month}: {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn extreme_numbers_and_long_texts_answer_or_are_refused() {
    let engine = Engine::bundled();
    for n in [i32::MAX, i32::MIN, i32::MIN + 1, 1_000_000, -1_000_000] {
        let problem = engine.add_working_days("2026-06-01", n).unwrap_err();
        let (code, value) = if n > 0 {
            ("calendar-unpublished", "2035-12-31".to_owned())
        } else {
            ("date-out-of-range", n.to_string())
        };
        let found = (&problem["code"], &problem["path"], &problem["params"]["value"]);
        assert_eq!(found, (&json!(code), &json!("/1"), &json!(value)), "{n}");
        assert_eq!(faults_of_message(&problem, None), Vec::<String>::new());
    }
    for amount in [json!(1_000_000_000), json!(1e300), json!(u64::MAX), json!(i64::MIN)] {
        let figure = json!({"activationLimit": {"amount": amount, "units": "businessDays"}});
        let asked = request("2026-06-01", json!({"figures": figure}));
        match engine.quote(&asked) {
            Ok(_) => {
                assert_eq!(engine.commitment(&asked, "change.other")["status"], "indeterminate", "{amount}")
            }
            Err(problem) => assert_eq!(problem["code"], "invalid-duration", "{amount}"),
        }
    }
    let long = "9".repeat(1_000_000);
    let problem = engine.quote(&with("/startAt", json!(long))).unwrap_err();
    assert_eq!((&problem["code"], &problem["path"]), (&json!("invalid-date"), &json!("/startAt")));
    assert!(problem["message"].as_str().unwrap().len() < 10_000, "a long value is shortened in the message");
    let many: Vec<_> = (0..5_000)
        .map(|n| json!({"from": format!("2026-06-01T{:02}:{:02}", n / 60 % 24, n % 60), "to": "2026-06-02T00:00", "cause": "customer"}))
        .collect();
    let asked = request("2026-06-01T00:00", json!({"exclusions": many}));
    assert_eq!(engine.commitment(&asked, "fault.restoration")["dueAt"], "2026-06-02T02:00:00+08:00");
}

#[test]
fn a_policy_or_a_calendar_that_is_wrong_is_refused_whole_with_a_path() {
    let policy = support::documents::policy();
    let calendar = support::documents::calendar_through(2026);
    let changed = |document: &Json, pointer: &str, value: Json| {
        let mut document = document.clone();
        *document.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        document
    };
    let policies = [
        (json!(5), ""),
        (changed(&policy, "/schema", json!(2)), "/schema"),
        (changed(&policy, "/rules/0/id", json!(5)), "/rules/0/id"),
        (changed(&policy, "/rules/0/process", json!("nowhere")), "/rules/0/process"),
        (changed(&policy, "/zone", json!("Mars")), "/zone"),
        (changed(&policy, "/dimensions", json!({})), "/dimensions"),
    ];
    for (document, path) in policies {
        let problem = Engine::new(&document, &calendar).err().unwrap_or_else(|| panic!("accepted: {path}"));
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-policy"), &json!(path)),
            "{problem}"
        );
        assert_eq!(faults_of_message(&problem, None), Vec::<String>::new());
    }
    let calendars = [
        (json!([]), ""),
        (changed(&calendar, "/days/0/from", json!("2026-02-30")), "/days/0/from"),
        (changed(&calendar, "/days/0/kind", json!("party")), "/days/0/kind"),
        (changed(&calendar, "/days/0/notice", json!("1066")), "/days/0/notice"),
        (changed(&calendar, "/weekend", json!([8])), "/weekend/0"),
    ];
    for (document, path) in calendars {
        let problem = Engine::new(&policy, &document).err().unwrap_or_else(|| panic!("accepted: {path}"));
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-calendar"), &json!(path)),
            "{problem}"
        );
        assert_eq!(faults_of_message(&problem, None), Vec::<String>::new());
    }
}

#[test]
fn wrong_events_of_a_year_are_refused_where_they_stand() {
    let engine = Engine::bundled();
    let good = request("2026-06-01", json!({}));
    let outage = |field: &str, value: Json| {
        let mut one =
            json!({"from": "2026-02-01T00:00", "to": "2026-02-01T01:00", "cause": "customer", "line": "A"});
        one[field] = value;
        json!({"outages": [one]})
    };
    let rows = [
        (json!(5), "wrong-type", "/1", "an object is needed, not `5`"),
        (json!({"faults": []}), "unknown-field", "/1/faults", "there is no field `faults` here"),
        (json!({"outages": {}}), "wrong-type", "/1/outages", "a list is needed, not an object"),
        (
            json!({"outages": [{"to": "2026-02-01T01:00"}]}),
            "missing-field",
            "/1/outages/0/from",
            "the field `from` is missing",
        ),
        (
            json!({"outages": [{"from": "2026-02-01T01:00"}]}),
            "missing-field",
            "/1/outages/0/to",
            "the field `to` is missing",
        ),
        (
            outage("reason", json!("storm")),
            "unknown-field",
            "/1/outages/0/reason",
            "there is no field `reason` here",
        ),
        (
            outage("from", json!("2026-02-30T00:00")),
            "invalid-date",
            "/1/outages/0/from",
            "`2026-02-30T00:00` does not exist: 2026-02 has 28 days",
        ),
        (
            outage("to", json!("2026-02-01")),
            "invalid-interval",
            "/1/outages/0/to",
            "`2026-02-01` needs a time of day: an interval is exact",
        ),
        (
            outage("to", json!("2026-02-01T00:00")),
            "invalid-interval",
            "/1/outages/0",
            "the interval from `2026-02-01T00:00` to `2026-02-01T00:00` does not run forward",
        ),
        (outage("to", json!("2040-01-01T00:00")), "date-out-of-range", "/1/outages/0/to", ""),
        (outage("line", json!(7)), "wrong-type", "/1/outages/0/line", "a string is needed, not `7`"),
        (outage("line", json!("")), "unknown-value", "/1/outages/0/line", "a line needs a name"),
        (
            json!({"tickets": [{}, {"answer": true}]}),
            "wrong-type",
            "/1/tickets/1/answer",
            "a string is needed, not `true`",
        ),
    ];
    for (events, code, path, message) in rows {
        let problem = engine.quality(&good, &events).expect_err(&format!("accepted: {events}"));
        assert_eq!(
            (problem["code"].as_str(), problem["path"].as_str()),
            (Some(code), Some(path)),
            "{problem}"
        );
        if !message.is_empty() {
            assert_eq!(problem["message"], message);
        }
        assert_eq!(faults_of_message(&problem, None), Vec::<String>::new());
    }
    for (events, path, allowed) in [
        (outage("cause", json!("weather")), "/1/outages/0/cause", json!(["customer", "interconnection"])),
        (
            json!({"tickets": [{"answer": "yes"}]}),
            "/1/tickets/0/answer",
            json!(["satisfied", "dissatisfied", "no-answer"]),
        ),
    ] {
        let problem = engine.quality(&good, &events).expect_err("accepted");
        assert_eq!((&problem["path"], &problem["allowed"]), (&json!(path), &allowed), "{problem}");
    }
    let problem = engine.quality(&request("2026-02-30", json!({})), &json!({})).expect_err("accepted");
    assert_eq!(problem["path"], "/startAt", "a fault of the request has the request's path");
}
