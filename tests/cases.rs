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

/// The category `access` is of `line` and `radio`.
#[test]
fn a_test_holds_or_not_or_is_open_while_what_it_asks_for_is_not_known() {
    let of = |dimension: &str, values: &[&str]| json!({"dimension": dimension, "in": values});
    let (level, tier) = (|value: &str| of("level", &[value]), |value: &str| of("tier", &[value]));
    let open = json!({});
    let service = |value: &str| json!({"service": value});
    let rows: &[(Json, Json, Option<bool>)] = &[
        (of("service", &["line"]), service("line"), Some(true)),
        (of("service", &["line"]), service("radio"), Some(false)),
        (of("service", &["line"]), service("sms"), Some(false)),
        (of("service", &["line"]), service("access"), None),
        (of("service", &["radio"]), service("access"), None),
        (of("service", &["radio"]), service("line"), Some(false)),
        (of("service", &["line", "radio"]), service("access"), Some(true)),
        (of("service", &["line", "radio"]), service("sms"), Some(false)),
        (of("service", &["sms"]), service("access"), Some(false)),
        (of("service", &["sms"]), service("sms"), Some(true)),
        (of("service", &["access"]), service("line"), Some(true)),
        (of("service", &["access"]), service("radio"), Some(true)),
        (of("service", &["access"]), service("sms"), Some(false)),
        (of("service", &["access"]), service("access"), Some(true)),
        (of("service", &["access", "sms"]), service("sms"), Some(true)),
        (level("A"), open.clone(), None),
        (level("A"), json!({"level": "A"}), Some(true)),
        (level("A"), json!({"level": "B"}), Some(false)),
        (of("level", &["A", "B"]), json!({"level": "B"}), Some(true)),
        (json!({"not": level("A")}), open.clone(), None),
        (json!({"not": level("A")}), json!({"level": "B"}), Some(true)),
        (json!({"not": level("A")}), json!({"level": "A"}), Some(false)),
        // What settles it outweighs what is not known.
        (json!({"all": [level("A"), tier("low")]}), open.clone(), Some(false)),
        (json!({"all": [tier("low"), level("A")]}), open.clone(), Some(false)),
        (json!({"all": [level("A"), tier("high")]}), open.clone(), None),
        (json!({"any": [level("A"), tier("high")]}), open.clone(), Some(true)),
        (json!({"any": [level("A"), tier("low")]}), open.clone(), None),
        (
            json!({"all": [of("service", &["line"]), level("A")]}),
            json!({"service": "access", "level": "B"}),
            Some(false),
        ),
        (
            json!({"any": [of("service", &["line"]), level("A")]}),
            json!({"service": "access", "level": "A"}),
            Some(true),
        ),
    ];
    for (when, dimensions, holds) in rows {
        let engine = with(&json!({"limit": hours(2), "cases": [{"when": when, "limit": hours(3)}]}));
        let mut request = asked(None);
        request["dimensions"].as_object_mut().unwrap().extend(dimensions.as_object().unwrap().clone());
        let one = engine.commitment(&request, "repair.case");
        let found = one["limit"]["amount"].as_i64().map(|amount| amount == 3);
        assert_eq!(found, *holds, "{when} {dimensions}: {one}");
        assert_eq!(one["status"] == "indeterminate", holds.is_none(), "{when} {dimensions}: {one}");
    }
    // Of a category whose values are not the first of their dimension, too.
    let mut policy = read_json("tests/policies/small.json");
    let title = json!({"zh-CN": "二", "en": "Two"});
    for value in ["B", "C"] {
        if value == "C" {
            policy["dimensions"][1]["values"]
                .as_array_mut()
                .unwrap()
                .push(json!({"id": "C", "title": title}));
        }
        let place = if value == "B" { 1 } else { 2 };
        policy["dimensions"][1]["values"][place]["category"] = json!("later");
    }
    policy["dimensions"][1]["categories"] = json!([{"id": "later", "title": title}]);
    for (values, holds) in
        [(&["A"][..], Some(false)), (&["B"], None), (&["B", "C"], Some(true)), (&["A", "C"], None)]
    {
        let cases = json!([{"when": of("level", values), "limit": hours(3)}]);
        policy["rules"][1]["limit"] = hours(2);
        policy["rules"][1]["cases"] = cases;
        let engine =
            Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
        let one = engine.commitment(&asked(Some("later")), "repair.visit");
        assert_eq!(one["limit"]["amount"].as_i64().map(|amount| amount == 3), holds, "{values:?}: {one}");
    }
    // Conditions, events and pauses are known: what is not said is not so.
    let pause = |cause: &str| json!({"exclusions": [{"cause": cause, "from": "2026-09-29T11:00", "to": "2026-09-29T12:00"}]});
    for (when, more, holds) in [
        (json!({"condition": "storm"}), json!({}), false),
        (json!({"condition": "storm"}), json!({"conditions": {"storm": true}}), true),
        (json!({"not": {"condition": "storm"}}), json!({}), true),
        (json!({"event": "repaired"}), json!({}), false),
        (json!({"event": "repaired"}), json!({"events": {"repaired": "2026-09-29T11:00"}}), true),
        (json!({"exclusion": "customer"}), json!({}), false),
        (json!({"exclusion": "customer"}), pause("customer"), true),
        (json!({"exclusion": "interconnection"}), pause("customer"), false),
        (json!({"exclusion": "interconnection"}), pause("interconnection"), true),
    ] {
        let engine = with(&json!({"limit": hours(2), "cases": [{"when": when, "limit": hours(3)}]}));
        let mut request = asked(None);
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let one = engine.commitment(&request, "repair.case");
        assert_eq!(one["limit"]["amount"], if holds { 3 } else { 2 }, "{when} {more}");
    }
}
