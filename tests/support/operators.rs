//! The policies of other operators, each with its calendars.

use super::documents::{calendar_through, read_json};
use serde_json::Value as Json;

/// The examples of `data/policies` and the policies of `tests/operators`, each with the calendars that it counts by.
pub fn operators() -> Vec<(&'static str, Json, Vec<Json>)> {
    let read = |file: &str| read_json(&format!("{file}.json"));
    let all = [
        ("data/policies/examples/market-regulator-cn", ""),
        ("data/policies/examples/water-undertaker-gb", "data/calendars/examples/gb-eng"),
        ("data/policies/examples/airline-us", "data/calendars/examples/us-federal"),
        ("data/policies/examples/payment-service-eu", "data/calendars/examples/target"),
        ("data/policies/examples/cable-licensee-us", "data/calendars/examples/us-federal-arizona"),
        (
            "data/policies/examples/data-controller-eu",
            "data/calendars/examples/ie data/calendars/examples/lu",
        ),
        ("tests/operators/hengan", "tests/operators/cal-cn-mon-sat"),
        ("tests/operators/inducio", "tests/operators/cal-de"),
        ("tests/operators/power", ""),
        ("tests/operators/trai", "tests/operators/cal-in"),
    ];
    let calendars = |files: &str| match files {
        "" => vec![calendar_through(2026)],
        files => files.split(' ').map(read).collect(),
    };
    all.into_iter().map(|(policy, files)| (policy, read(policy), calendars(files))).collect()
}
