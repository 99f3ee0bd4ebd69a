//! What is said of pauses of two causes that overlap: how many working days and minutes each of them, or both, took out; by hand, on
//! China's calendar and on one whose clocks change on the Sunday between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, list, read_json, request, shape_of, shaped};

fn engine(calendar: &Json, limit: Json) -> Engine {
    let fields =
        json!({"limit": limit, "adjust": [], "cases": [], "exclusions": ["customer", "interconnection"]});
    let mut policy = shaped(&Json::Null, fields);
    (policy["calendar"], policy["zone"]) = (calendar["id"].clone(), calendar["zone"].clone());
    policy["editions"] = json!([policy["editions"][0]]);
    Engine::new(&policy, calendar).unwrap_or_else(|problem| panic!("{problem}"))
}

fn pause(cause: &str, from: &str, to: &str) -> Json {
    json!({"cause": cause, "from": from, "to": to})
}

/// The parameters of each reason of a kind.
fn said(answer: &Json, code: &str) -> Vec<Json> {
    let reasons = list(&answer["reasons"]).iter().filter(|one| one["code"] == code);
    reasons.map(|one| one["params"].clone()).collect()
}

#[test]
fn days_taken_out_by_one_cause_and_by_two_are_counted_apart() {
    // Friday 27 March to Tuesday 31 March 2026: three working days, the last for both causes.
    let pauses = json!({"exclusions": [
        pause("customer", "2026-03-27T00:00", "2026-04-01T00:00"),
        pause("interconnection", "2026-03-31T00:00", "2026-04-01T00:00"),
    ]});
    for calendar in [calendar_through(2026), read_json("data/calendars/examples/gb-eng.json")] {
        let engine = engine(&calendar, json!({"amount": 5, "units": "businessDays"}));
        let answer = shape_of(&engine, "2026-03-25T10:00", pauses.clone());
        let right = [
            json!({"count": 2, "cause": "customer"}),
            json!({"count": 1, "cause": "customer,interconnection"}),
        ];
        assert_eq!(said(&answer, "excluded-days"), right, "{}", calendar["id"]);
        // Without a pause nothing is said of any.
        let answer = shape_of(&engine, "2026-03-25T10:00", json!({}));
        assert_eq!(said(&answer, "excluded-days"), Vec::<Json>::new());
    }
}

#[test]
fn minutes_taken_out_by_one_cause_and_by_two_are_counted_apart() {
    // Ten hours from 10:00: the customer from 11:00 to 13:00, the interconnection from 12:30 to 14:00.
    let pauses = json!({"exclusions": [
        pause("customer", "2026-03-27T11:00", "2026-03-27T13:00"),
        pause("interconnection", "2026-03-27T12:30", "2026-03-27T14:00"),
    ]});
    for calendar in [calendar_through(2026), read_json("data/calendars/examples/gb-eng.json")] {
        let engine = engine(&calendar, json!({"amount": 10, "units": "calendarHours"}));
        let answer = shape_of(&engine, "2026-03-27T10:00", pauses.clone());
        assert_eq!(&answer["dueAt"].as_str().unwrap()[..16], "2026-03-27T23:00", "{}", calendar["id"]);
        let mut found = said(&answer, "excluded-time");
        found.sort_by_key(Json::to_string);
        let mut right = [
            json!({"minutes": 90, "cause": "customer"}),
            json!({"minutes": 60, "cause": "interconnection"}),
            json!({"minutes": 30, "cause": "customer,interconnection"}),
        ];
        right.sort_by_key(Json::to_string);
        assert_eq!(found, right, "{}", calendar["id"]);
        assert_eq!(
            said(&shape_of(&engine, "2026-03-27T10:00", json!({})), "excluded-time"),
            Vec::<Json>::new()
        );
    }
}

#[test]
fn the_reading_of_excluded_days_is_named_where_it_makes_a_difference_alone() {
    let engine = Engine::bundled();
    let names = |from: &str, to: &str| {
        let asked = request("2026-03-25T10:00", json!({"exclusions": [pause("customer", from, to)]}));
        engine.commitment(&asked, "change.suspend")["readings"].get("excludedDay").is_some()
    };
    // A day that is only touched; one that is wholly inside; one after the third working day.
    assert!(names("2026-03-27T10:00", "2026-03-27T12:00"));
    assert!(!names("2026-03-27T00:00", "2026-03-28T00:00"));
    assert!(!names("2026-04-08T10:00", "2026-04-08T12:00"));
}
