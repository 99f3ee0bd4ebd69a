//! What a document sets that would do nothing, or make every answer fail, is refused at its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, read_json};

/// A reading with its values, the first of which is the default; one without values is a time of day.
fn reading(id: &str, values: &[&str], default: &str) -> Json {
    let title = |text: &str| json!({"zh-CN": text, "en": text});
    let mut reading = json!({"id": id, "item": "x", "title": title(id), "default": default});
    if values.is_empty() {
        reading["time"] = json!(true);
    } else {
        reading["values"] = values.iter().map(|value| json!({"id": value, "title": title(value)})).collect();
    }
    reading
}

/// The small policy with these readings alone, and the limit of its second rule.
fn policy(readings: Json, limit: Json) -> Json {
    let mut policy = read_json("tests/policies/small.json");
    policy["readings"] = readings;
    policy["figures"] = json!([]);
    policy["rules"][1]["limit"] = limit;
    policy["rules"][0].as_object_mut().unwrap().remove("cases");
    // Nothing of the small policy asks for its own reading any more.
    let text = policy["rules"].to_string();
    assert!(!text.contains("\"reading\""), "{text}");
    policy
}

fn refused(policy: &Json) -> Option<(String, String)> {
    let problem = Engine::new(policy, &calendar_through(2026)).map(|_| ()).err()?;
    let text = |field: &str| problem[field].as_str().unwrap().to_owned();
    assert_eq!(text("code"), "invalid-policy", "{problem}");
    Some((text("path"), text("message")))
}

const RECEIPT: &[&str] = &["count-from-next", "received-next"];

#[test]
fn a_setting_that_would_do_nothing_is_refused_with_what_it_needs() {
    let days = json!({"amount": 3, "units": "businessDays"});
    let hours = json!({"amount": 3, "units": "businessHours"});
    let receipt = |default: &str| reading("nonWorkingReceipt", RECEIPT, default);
    let end = |default: &str| reading("dayEnd", &["midnight", "close-of-business"], default);
    let time = |id: &str, default: &str| reading(id, &[], default);
    let rows = [
        (
            json!([time("cutOff", "12:00")]),
            &days,
            "/readings/0/id",
            "a cut-off acts only with `nonWorkingReceipt` `received-next`, which this policy does not have",
        ),
        (
            json!([receipt("count-from-next"), time("cutOff", "12:00")]),
            &days,
            "/readings/1/default",
            "the cut-off `12:00` acts only with `nonWorkingReceipt` `received-next`, which is not the default here",
        ),
        (
            json!([reading("nonWorkingReceipt", &["received"], "received")]),
            &days,
            "/readings/0/values/0/id",
            "`received` is not a value of `id`",
        ),
        (
            json!([end("midnight")]),
            &days,
            "/readings/0/values",
            "`close-of-business` needs the reading `closingTime`, which this policy does not have",
        ),
        (
            json!([end("close-of-business"), time("closingTime", "none")]),
            &days,
            "/readings/0/default",
            "`close-of-business` needs the reading `closingTime` with a time of day as its default",
        ),
        (
            json!([]),
            &hours,
            "/readings",
            "a limit in `businessHours` needs `officeHours` or the readings `openingTime` and `closingTime`",
        ),
        (
            json!([time("openingTime", "09:00")]),
            &hours,
            "/readings",
            "a limit in `businessHours` needs `officeHours` or the readings `closingTime`",
        ),
        (
            json!([time("openingTime", "17:00"), time("closingTime", "09:00")]),
            &hours,
            "/readings/1/default",
            "the office closes at `09:00`, not after it opens at `17:00`",
        ),
        (
            json!([reading("closingTime", &["late"], "late")]),
            &days,
            "/readings/0/id",
            "`closingTime` is a time of day and needs `\"time\": true`",
        ),
        (
            json!([]),
            &json!({"amount": 0, "units": "calendarDays", "roll": "following"}),
            "/rules/1/limit/roll",
            "a limit of no days ends on its own day and does not move off a rest day",
        ),
    ];
    for (readings, limit, path, message) in rows {
        let Some((at, says)) = refused(&policy(readings.clone(), limit.clone())) else {
            panic!("accepted: {readings} {limit}")
        };
        assert_eq!(at, path, "{readings} {limit}: {says}");
        assert!(says.starts_with(message), "{says}\n{message}");
    }
    let taken = [
        (json!([receipt("received-next"), time("cutOff", "12:00")]), &days),
        (json!([receipt("count-from-next"), time("cutOff", "none")]), &days),
        (json!([end("close-of-business"), time("closingTime", "17:00")]), &days),
        (json!([time("openingTime", "none"), time("closingTime", "none")]), &hours),
        (json!([time("openingTime", "09:00"), time("closingTime", "17:00")]), &hours),
    ];
    for (readings, limit) in taken {
        assert_eq!(refused(&policy(readings.clone(), limit.clone())), None, "{readings} {limit}");
    }
}

#[test]
fn an_id_that_the_schema_refuses_is_refused_by_the_reader() {
    let small = || read_json("tests/policies/small.json");
    let with = |pointer: &str, id: &str| {
        let mut policy = small();
        *policy.pointer_mut(pointer).unwrap() = json!(id);
        refused(&policy).unwrap_or_else(|| panic!("accepted {id} at {pointer}"))
    };
    let no_id = |id: &str| format!("`{id}` is no id: letters, digits and single hyphens");
    for id in ["故障", "a.b", "a--b", "-a", "a b"] {
        assert_eq!(with("/events/0/id", id), ("/events/0/id".to_owned(), no_id(id)));
        assert_eq!(with("/tables/0/id", id), ("/tables/0/id".to_owned(), no_id(id)));
    }
    for id in ["restore", "Repair.restore", "repair.", "repair.恢复", "repair.a.b"] {
        let (path, message) = with("/rules/0/id", id);
        assert_eq!(path, "/rules/0/id");
        let says =
            format!("`{id}` is no id of a rule: `process.what` in small letters, digits and single hyphens");
        assert_eq!(message, says);
    }
}

#[test]
fn a_version_of_a_calendar_is_one_that_can_be_compared() {
    for version in ["1", "2026", "2026.0", "2026.x", "26.1", "2026.01", ""] {
        let mut calendar = calendar_through(2026);
        calendar["version"] = json!(version);
        let problem = Engine::new(&support::documents::policy(), &calendar).map(|_| ()).unwrap_err();
        assert_eq!((&problem["code"], &problem["path"]), (&json!("invalid-calendar"), &json!("/version")));
        assert!(problem["message"].as_str().unwrap().starts_with(&format!("`{version}` is no version")));
    }
}

#[test]
fn a_field_for_a_shape_that_there_is_not_is_answered_with_the_one_that_there_is() {
    let rows = [
        ("/rules/0/hours", "businessHours"),
        ("/rules/0/cut-off", "`receipt`"),
        ("/rules/0/penalty", "`credit`"),
        ("/holidays", "`calendar`"),
        ("/timeZone", "`zone`"),
        ("/rules/0/target", "`targets`"),
    ];
    for (pointer, names) in rows {
        let mut policy = support::documents::policy();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        policy.pointer_mut(parent).unwrap()[field] = json!("x");
        let problem = Engine::new(&policy, &calendar_through(2026)).map(|_| ()).unwrap_err();
        let message = problem["message"].as_str().unwrap();
        assert_eq!(problem["path"], pointer);
        assert!(message.starts_with(&format!("there is no field `{field}` here; ")), "{message}");
        assert!(message.contains(names), "{message}");
    }
    let mut policy = support::documents::policy();
    policy["colour"] = json!(1);
    let problem = Engine::new(&policy, &calendar_through(2026)).map(|_| ()).unwrap_err();
    assert_eq!(problem["message"], "there is no field `colour` here");
}
