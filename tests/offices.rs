//! When office hours end, stated by hand: four working hours after the fault is cleared, offices open from 09:00 to 17:00.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, read_json};

fn report(cleared: &str, opens: &str, closes: &str) -> Json {
    let policy = read_json("data/policies/telecom-public-facts.json");
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap();
    let asked = json!({
        "dimensions": {"area": "urban", "networkGrade": "A"}, "startAt": "2026-03-02T08:00",
        "conditions": {"interrupted-over-five-minutes": true}, "events": {"fault-cleared": cleared},
        "readings": {"openingTime": opens, "closingTime": closes}, "audience": "operator",
    });
    engine.explain(&asked, "report.interruption").unwrap()
}

#[test]
fn four_office_hours_end_where_a_clock_on_the_wall_says() {
    let rows = [
        // within one day; used up at the very close of business, not at the next opening
        ("2026-03-04T10:00", "2026-03-04T14:00"),
        ("2026-03-04T13:00", "2026-03-04T17:00"),
        ("2026-03-04T13:01", "2026-03-05T09:01"),
        ("2026-03-04T16:59:59", "2026-03-05T12:59:59"),
        // before opening, at closing and after it
        ("2026-03-04T00:00", "2026-03-04T13:00"),
        ("2026-03-04T08:59:59", "2026-03-04T13:00"),
        ("2026-03-04T17:00", "2026-03-05T13:00"),
        ("2026-03-04T23:59", "2026-03-05T13:00"),
        // from Friday over the weekend, and on a weekend day
        ("2026-03-06T15:00", "2026-03-09T11:00"),
        ("2026-03-07T12:00", "2026-03-09T13:00"),
        // over National Day; 10 October is a make-up workday, 11 October a Sunday
        ("2026-09-30T14:00", "2026-10-08T10:00"),
        ("2026-10-09T16:00", "2026-10-10T12:00"),
        ("2026-10-10T16:00", "2026-10-12T12:00"),
        // the last published day is used up to its close
        ("2026-12-31T13:00", "2026-12-31T17:00"),
    ];
    for (cleared, due) in rows {
        let got = report(cleared, "09:00", "17:00");
        let seconds = if due.len() == 16 { ":00" } else { "" };
        assert_eq!(got["dueAt"], format!("{due}{seconds}+08:00"), "{cleared}: {got}");
        assert_eq!((&got["dueDate"], &got["precision"]), (&json!(due[..10]), &json!("minute")), "{cleared}");
        assert_eq!(got["readings"], json!({"openingTime": "09:00", "closingTime": "17:00"}), "{cleared}");
        let walk = got["trace"].as_array().unwrap();
        assert_eq!(walk.last().unwrap()["date"], due[..10], "{cleared}");
    }
    // an hour a day: four days
    let short = report("2026-03-02T08:00", "09:00", "10:00");
    assert_eq!(short["dueAt"], "2026-03-05T10:00:00+08:00");
}

#[test]
fn hours_that_no_notice_settles_and_hours_that_are_none_have_no_end() {
    let beyond = report("2026-12-31T13:01", "09:00", "17:00");
    let reasons = json!([
        {"code": "start-chosen", "params": {"event": "fault-cleared"}},
        {"code": "calendar-unpublished", "params": {"publishedThrough": "2026-12-31"}},
    ]);
    assert_eq!((&beyond["status"], &beyond["reasons"]), (&json!("indeterminate"), &reasons));
    for (opens, closes) in [("none", "17:00"), ("09:00", "none"), ("17:00", "09:00"), ("09:00", "09:00")] {
        let got = report("2026-03-04T10:00", opens, closes);
        assert_eq!(got["status"], "indeterminate", "{opens} to {closes}");
        assert_eq!(got["reasons"][1], json!({"code": "office-hours-missing"}), "{opens} to {closes}");
        assert_eq!(got["readings"], json!({"openingTime": opens, "closingTime": closes}));
    }
}
