//! Good requests made bad, and what an error must say.

use serde_json::{Value as Json, json};

/// A good request, with the value at a pointer replaced (or taken away by `null` where that is said).
pub fn with(pointer: &str, value: Json) -> Json {
    let mut asked = json!({
        "dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"},
        "startAt": "2026-09-30T16:00",
        "events": {"order-raised": "2026-09-30T16:00"},
        "conditions": {"emergency": false},
        "figures": {"activationLimit": {"amount": 5, "units": "businessDays"}},
        "exclusions": [{"from": "2026-10-08T00:00", "to": "2026-10-09T00:00", "cause": "customer"}],
        "readings": {"sevenDays": "calendar"},
        "audience": "operator",
        "now": "2026-09-30T17:00",
        "finishedAt": {"change.suspend": "2026-10-09T10:00"}
    });
    if pointer.is_empty() {
        return value;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match asked.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}")) {
        Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        Json::Object(fields) => {
            fields.insert(key, value);
        }
        other => panic!("{other}"),
    }
    asked
}

/// The house style: a sentence in lower case without a full stop, the value in backticks, no type names.
pub fn faults_of_message(problem: &Json, quoted: Option<&str>) -> Vec<String> {
    let message = problem["message"].as_str().unwrap_or_default();
    let mut wrong = Vec::new();
    let outside: String = message.split('`').step_by(2).collect();
    if message.is_empty() || message.ends_with('.') || message.starts_with(char::is_uppercase) {
        wrong.push(format!("not a sentence in lower case without a full stop: {message}"));
    }
    if let Some(value) = quoted.filter(|value| !message.contains(&format!("`{value}`"))) {
        wrong.push(format!("does not quote `{value}`: {message}"));
    }
    if ["String", "i32", "i64", "u32", "f64", "Vec", "Option", "serde", "enum ", "struct "]
        .iter()
        .any(|name| outside.contains(name))
    {
        wrong.push(format!("names a type: {message}"));
    }
    wrong
}
