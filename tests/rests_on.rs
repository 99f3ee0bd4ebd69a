//! An answer names every reading on which it rests, and no other: what a try that came to nothing has asked is forgotten, except the
//! reading that leaves it without a date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, read_json, request};

#[test]
fn a_projection_names_what_each_of_its_steps_rests_on() {
    // Gold: ten working days after Monday, 15 June, with the 19th off, are the 30th; three months later is Wednesday, 30 September.
    let one = Engine::bundled().commitment(&request("2026-06-15", json!({})), "delivery.final-acceptance");
    assert_eq!(one["projected"]["dueDate"], "2026-09-30");
    // Both steps end at the end of a day.
    assert_eq!(one["readings"], json!({"acceptancePhase": "initial", "dayEnd": "midnight"}));
}

#[test]
fn of_a_projection_that_comes_to_nothing_only_what_bars_it_is_named() {
    // On Saturday, 6 February 2027 the receipt would matter, were the year not left open.
    let asked = request("2027-02-06", json!({"readings": {"unpublished": "indeterminate"}}));
    let one = Engine::bundled().commitment(&asked, "delivery.final-acceptance");
    assert_eq!((&one["status"], &one["projected"]), (&json!("awaiting-event"), &Json::Null));
    assert_eq!(one["readings"], json!({"unpublished": "indeterminate"}));
}

#[test]
fn what_bars_two_projections_is_named_as_what_bars_one() {
    let mut policy = read_json("tests/policies/small.json");
    let texts = |text: &str| json!({"zh-CN": text, "en": text});
    let mut push = |list: &str, entry: Json| policy[list].as_array_mut().unwrap().push(entry);
    for (id, values) in [
        ("unpublished", ["bounds", "indeterminate"]),
        ("nonWorkingReceipt", ["count-from-next", "received-next"]),
    ] {
        let values: Vec<Json> = values.iter().map(|id| json!({"id": id, "title": texts(id)})).collect();
        push(
            "readings",
            json!({"id": id, "title": texts(id), "item": "Q2", "values": values, "default": values[0]["id"]}),
        );
    }
    for (event, by) in [("mended", "repair.mend"), ("tested", "repair.test")] {
        push("events", json!({"id": event, "title": texts(event), "projectedBy": by}));
    }
    let rule = |id: &str, start: Json, limit: Json| {
        json!({"id": id, "rules": ["4"], "process": "repair", "clause": "clause-1", "kind": "promise", "debtor": "operator",
            "creditor": "customer", "shape": "deadline", "title": texts(id), "source": texts(id), "start": start, "limit": limit})
    };
    let days = |amount: i32, units: &str| json!({"amount": amount, "units": units});
    push("rules", rule("repair.mend", json!({"event": "reported"}), days(2, "businessDays")));
    push("rules", rule("repair.test", json!({"event": "reported"}), days(3, "businessDays")));
    push("rules", rule("repair.after", json!({"earliest": ["mended", "tested"]}), days(1, "calendarDays")));
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2027-02-06", "audience": "operator",
        "readings": {"unpublished": "indeterminate"}});
    let one = engine.commitment(&asked, "repair.after");
    assert_eq!((&one["status"], &one["projected"]), (&json!("awaiting-event"), &Json::Null));
    assert_eq!(one["readings"], json!({"unpublished": "indeterminate"}));
}

#[test]
fn a_pause_that_two_tests_ask_for_rests_on_the_reading_that_says_where_the_clock_begins() {
    // By the strict way it begins with the report at ten o'clock, before the pause; by the mild one with the repair, which is not known.
    let mut policy = read_json("tests/policies/small.json");
    let rules = policy["rules"].as_array_mut().unwrap();
    let mut rule = rules.iter().find(|one| one["id"] == "repair.restore").unwrap().clone();
    let out = |cause: &str| json!({"when": {"exclusion": cause}, "status": "out-of-scope"});
    let fields = rule.as_object_mut().unwrap();
    fields.remove("examples");
    fields.extend(
        json!({
            "id": "repair.paused", "adjust": [], "exclusions": [], "cases": [out("interconnection"), out("customer")],
            "start": {"event": "reported", "instead": {"when": {"reading": "counting", "is": "mild"}, "event": "repaired"}}
        })
        .as_object()
        .unwrap()
        .clone(),
    );
    rules.push(rule);
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    let pause = json!({"from": "2026-09-29T11:00", "to": "2026-09-29T12:00", "cause": "customer"});
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-09-29T10:00", "audience": "operator",
        "exclusions": [pause]});
    let one = engine.commitment(&asked, "repair.paused");
    assert_eq!(
        (&one["status"], &one["readings"]),
        (&json!("out-of-scope"), &json!({"counting": "strict"})),
        "{one}"
    );
}
