//! The cable licensee of the examples with targets in per cent, and cases that were judged under it.

use super::documents::{Engine, calendar_through, list, policy, read_json};
use serde_json::{Value as Json, json};

pub const OF: [&str; 3] = ["installation.standard", "service.correction", "service.interruption"];

/// The cable licensee of the examples, on the calendar of China and with the reading of which year counts.
pub fn licensee(targets: &Json) -> Json {
    let mut own = read_json("data/policies/examples/cable-licensee-us.json");
    own["zone"] = json!("+08:00");
    own["calendar"] = json!("cn");
    own["targets"] = targets.clone();
    let year = list(&policy()["readings"]).iter().find(|one| one["id"] == "qualityYear").unwrap().clone();
    own["readings"] = json!([year]);
    own
}

/// Ninety-five per cent of interruptions in time, each month, but for what is given.
pub fn target(more: &Json) -> Json {
    let text = json!({"zh-CN": "目标", "en": "target"});
    let mut target = json!({
        "id": "share", "title": text, "clause": "f", "source": text, "of": ["service.interruption"],
        "percent": 95, "bound": "at-least", "per": "month"
    });
    for (field, value) in more.as_object().unwrap() {
        target[field] = value.clone();
    }
    target
}

pub fn engine(targets: &Json) -> Engine {
    Engine::new(&licensee(targets), &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn cases(state: &str, starts: &str, count: usize) -> Vec<Json> {
    vec![json!({"commitment": "service.interruption", "state": state, "startsAt": starts}); count]
}

pub fn asked() -> Json {
    json!({"dimensions": {}, "startAt": "2026-06-01", "now": "2026-12-31"})
}
