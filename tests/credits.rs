//! What a missed deadline costs, as documents say it: what the reader takes, and what it refuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, policy};

fn place() -> usize {
    let rules = policy()["rules"].clone();
    rules.as_array().unwrap().iter().position(|rule| rule["id"] == "fault.restoration").unwrap()
}

fn with(credit: &Json) -> Json {
    let mut policy = policy();
    policy["rules"][place()]["credit"] = credit.clone();
    policy
}

fn good() -> Json {
    json!({
        "words": {"zh-CN": "{amount}元", "en": "CNY {amount}"},
        "steps": [
            {"when": {"customerTier": ["gold", "silver"]}, "amount": 9.98},
            {"amount": 10, "after": {"amount": 4, "units": "calendarHours"}, "every": {"amount": 24, "units": "calendarHours", "counted": "full"}}
        ],
        "most": 250
    })
}

#[test]
fn a_rule_carries_its_credit_as_the_document_has_it() {
    let engine = Engine::new(&with(&good()), &calendar_through(2026)).unwrap();
    let info = serde_json::to_value(engine.0.policy().unwrap()).unwrap();
    let mut said = good();
    said.as_object_mut().unwrap().remove("words");
    said["steps"][1]["amount"] = json!(10.0);
    said["most"] = json!(250.0);
    for (at, rule) in info["rules"].as_array().unwrap().iter().enumerate() {
        assert_eq!(rule.get("credit"), (at == place()).then_some(&said), "{}", rule["id"]);
    }
}

#[test]
fn what_a_credit_cannot_say_is_refused_with_its_place() {
    let rows: [(&str, Json, &str, &str); 11] = [
        (
            "/words/en",
            json!("ten"),
            "/words/en",
            "the words of a credit need the place `{amount}`, `ten` has none",
        ),
        ("/steps", json!([]), "/steps", "a credit needs a step"),
        ("/steps/0/amount", json!(0), "/steps/0/amount", "`0` is no positive amount of at most two decimals"),
        // A hundred-millionth is as little an amount of two decimals as nothing is.
        ("/steps/0/amount", json!(0.000_000_01), "/steps/0/amount", ""),
        (
            "/steps/0/amount",
            json!(0.001),
            "/steps/0/amount",
            "`0.001` is no positive amount of at most two decimals",
        ),
        (
            "/steps/0/amount",
            json!(1.005),
            "/steps/0/amount",
            "`1.005` is no positive amount of at most two decimals",
        ),
        (
            "/steps/0/when/customerTier",
            json!(["steel"]),
            "/steps/0/when/customerTier/0",
            "there is nothing called `steel` to name here",
        ),
        ("/steps/0/when/colour", json!(["red"]), "/steps/0/when/colour", ""),
        ("/steps/1/after/units", json!("calendarMonths"), "/steps/1/after/units", ""),
        ("/steps/1/every/counted", json!("some"), "/steps/1/every/counted", ""),
        (
            "/steps/1/after/units",
            json!("businessDays"),
            "/steps/1",
            "working days and other lateness are not added up in one step",
        ),
    ];
    for (pointer, value, path, says) in rows {
        let mut credit = good();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        credit.pointer_mut(parent).unwrap()[key] = Json::Null;
        *credit.pointer_mut(pointer).unwrap() = value;
        let problem = Engine::new(&with(&credit), &calendar_through(2026)).map(|_| ()).unwrap_err();
        assert_eq!(problem["code"], "invalid-policy", "{pointer}");
        assert_eq!(problem["path"], format!("/rules/{}/credit{path}", place()), "{pointer}");
        assert!(says.is_empty() || problem["message"] == says, "{problem}");
    }
    let mut lead = policy();
    let at = lead["rules"].as_array().unwrap().iter().position(|rule| rule["shape"] == "lead-time").unwrap();
    lead["rules"][at]["credit"] = good();
    let problem = Engine::new(&lead, &calendar_through(2026)).map(|_| ()).unwrap_err();
    assert_eq!(problem["message"], "only a deadline that is missed has a credit");
}
