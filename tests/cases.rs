//! Which case holds where a reading is asked twice, or where a dimension that decides is open, by hand under a small policy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, read_json};

/// The small policy with one more rule like its first, with these fields.
fn with(fields: &Json) -> Engine {
    let mut policy = read_json("tests/policies/small.json");
    let rules = policy["rules"].as_array_mut().unwrap();
    let mut one = rules[0].clone();
    let all = one.as_object_mut().unwrap();
    for field in ["adjust", "cases", "examples"] {
        all.remove(field);
    }
    all.insert("id".to_owned(), json!("repair.case"));
    all.extend(fields.as_object().unwrap().clone());
    rules.push(one);
    Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

fn asked(level: Option<&str>) -> Json {
    let mut dimensions = json!({"tier": "high", "service": "line"});
    if let Some(level) = level {
        dimensions["level"] = json!(level);
    }
    json!({"dimensions": dimensions, "startAt": "2026-09-29T10:00", "audience": "operator"})
}

fn hours(amount: i32) -> Json {
    json!({"amount": amount, "units": "calendarHours"})
}

#[test]
fn a_reading_that_is_asked_once_twice_or_thrice_is_named_once() {
    let (strict, mild) =
        (json!({"reading": "counting", "is": "strict"}), json!({"reading": "counting", "is": "mild"}));
    for (when, due) in [
        (json!({"all": [strict]}), "13"),
        (json!({"all": [strict, strict]}), "13"),
        (json!({"all": [strict, strict, strict]}), "13"),
        (json!({"any": [mild, mild]}), "12"),
        (json!({"any": [mild, strict]}), "13"),
        (json!({"all": [strict, {"not": mild}]}), "13"),
    ] {
        let engine = with(&json!({"limit": hours(2), "cases": [{"when": when, "limit": hours(3)}]}));
        let one = engine.commitment(&asked(None), "repair.case");
        assert_eq!(one["dueAt"], format!("2026-09-29T{due}:00:00+08:00"), "{when}");
        assert_eq!(one["readings"], json!({"counting": "strict"}), "{when}");
    }
    let plain = with(&json!({"limit": hours(2)})).commitment(&asked(None), "repair.case");
    assert_eq!(plain["readings"], json!({}));
}

#[test]
fn where_an_open_dimension_decides_which_case_holds_nothing_that_the_case_would_replace_is_said() {
    let when = json!({"dimension": "level", "in": ["A"]});
    // What the rule says, what its case says, and the statuses at A and B.
    for (base, case, at_a, at_b) in [
        (json!({"limit": hours(2)}), json!({"limit": hours(3)}), "determined", "determined"),
        (json!({"limit": hours(2)}), json!({"status": "on-request"}), "on-request", "determined"),
        (json!({"limit": hours(2)}), json!({"requirement": "none"}), "not-required", "determined"),
        (
            json!({"limit": hours(2), "requirement": "none"}),
            json!({"requirement": "required"}),
            "determined",
            "not-required",
        ),
    ] {
        let mut fields = base.clone();
        let mut one = case.clone();
        one["when"] = when.clone();
        fields["cases"] = json!([one]);
        let engine = with(&fields);
        let status = |level: Option<&str>| engine.commitment(&asked(level), "repair.case");
        assert_eq!(status(Some("A"))["status"], at_a, "{base} {case}");
        assert_eq!(status(Some("B"))["status"], at_b, "{base} {case}");
        let open = status(None);
        assert_eq!(open["status"], "indeterminate", "{base} {case}: {open}");
        assert!(open["limit"].is_null() && open["requirement"].is_null(), "{base} {case}: {open}");
        let mut reasons = open["reasons"].as_array().unwrap().iter();
        assert!(reasons.any(|reason| reason["params"]["dimension"] == "level"), "{base} {case}: {open}");
    }
}

#[test]
fn the_same_calendar_day_is_the_start_day_which_is_then_not_said_to_be_left_out() {
    let days = |amount: i32| {
        let limit = json!({"amount": amount, "units": "calendarDays"});
        with(&json!({"limit": limit})).commitment(&asked(None), "repair.case")
    };
    let says = |one: &Json| {
        let mut reasons = one["reasons"].as_array().unwrap().iter();
        reasons.any(|reason| reason["code"] == "start-day-not-counted")
    };
    let (same, next) = (days(0), days(1));
    assert_eq!((&same["dueDate"], &next["dueDate"]), (&json!("2026-09-29"), &json!("2026-09-30")));
    assert!(!says(&same) && says(&next), "{same} {next}");
}
