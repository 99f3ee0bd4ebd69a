//! Calendars with clocks that change, and the small policy of the tests under each.

use super::documents::{Engine, read_json, shaped};
use serde_json::{Value as Json, json};

/// England's calendar of 2026 with clocks of its own.
pub fn zoned(name: &str, offset: &str, changes: &[(&str, &str)]) -> Json {
    let mut calendar = read_json("data/calendars/examples/gb-eng.json");
    calendar["zone"] = json!(name);
    calendar["clockChanges"]["offset"] = json!(offset);
    calendar["clockChanges"]["changes"] =
        changes.iter().map(|(at, offset)| json!({"at": at, "offset": offset})).collect();
    calendar
}

/// England's calendar of 2026.
pub fn london() -> Json {
    read_json("data/calendars/examples/gb-eng.json")
}

/// The small policy of the tests in the zone of a calendar, with one more rule, `repair.shape`.
pub fn engine(calendar: &Json, hours: &Json, rule: Json) -> Engine {
    let mut policy = shaped(hours, rule);
    policy["zone"] = calendar["zone"].clone();
    policy["calendar"] = calendar["id"].clone();
    policy["editions"] = json!([policy["editions"][0]]);
    Engine::new(&policy, calendar).unwrap_or_else(|problem| panic!("{problem}"))
}

/// A limit of a rule.
pub fn limit(amount: i64, units: &str) -> Json {
    json!({"limit": {"amount": amount, "units": units}})
}
