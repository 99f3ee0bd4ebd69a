//! The engine holds no number of the specification: each number of the document moves an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use support::documents::{Engine, calendar_through, list, policy, request};
use support::tables::{LEVELS, LOCALITIES, TIERS};

/// Added to one number at a time; no sum of the document's own numbers reaches it.
const MORE: i64 = 1_000;

/// Every limit of every place that a table may tell apart, by commitment and place.
fn limits(policy: &Json) -> BTreeMap<String, i64> {
    let engine = Engine::new(policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    let mut all = BTreeMap::new();
    for (tier, level) in TIERS.iter().zip(LEVELS) {
        for locality in LOCALITIES {
            for service in ["data-line", "group-sms"] {
                let dimensions = json!({"customerTier": tier, "assuranceLevel": level, "locality": locality, "service": service});
                let asked = request("2026-06-01T09:00", json!({"dimensions": dimensions}));
                for commitment in list(&engine.quote(&asked).unwrap()["commitments"]) {
                    if let Some(amount) = commitment["limit"]["amount"].as_i64() {
                        all.insert(format!("{} {tier} {locality} {service}", commitment["id"]), amount);
                    }
                }
            }
        }
    }
    all
}

/// The JSON Pointers of every number in a table's cell and of every limit that a rule states itself.
fn numbers(policy: &Json) -> Vec<String> {
    let mut all = Vec::new();
    for (t, table) in list(&policy["tables"]).iter().enumerate() {
        for (r, row) in list(&table["rows"]).iter().enumerate() {
            let cells = row["cells"].as_object().unwrap();
            let number =
                |name: &String| cells[name].is_number().then(|| format!("/tables/{t}/rows/{r}/cells/{name}"));
            all.extend(cells.keys().filter_map(number));
        }
    }
    for (r, rule) in list(&policy["rules"]).iter().enumerate() {
        if rule["limit"]["amount"].is_number() {
            all.push(format!("/rules/{r}/limit/amount"));
        }
    }
    all
}

#[test]
fn each_number_of_the_document_is_the_answers_number() {
    let policy = policy();
    let before = limits(&policy);
    let pointers = numbers(&policy);
    assert!(pointers.len() > 60, "{}", pointers.len());
    let mut idle = Vec::new();
    for pointer in pointers {
        let mut changed = policy.clone();
        let number = changed.pointer_mut(&pointer).unwrap();
        *number = json!(number.as_i64().unwrap() + MORE);
        let after = limits(&changed);
        let moved =
            before.iter().filter(|(place, amount)| after.get(*place) == Some(&(**amount + MORE))).count();
        let others = before.iter().filter(|(place, amount)| {
            ![Some(**amount), Some(**amount + MORE)].contains(&after.get(*place).copied())
        });
        if moved == 0 || others.count() > 0 {
            idle.push(pointer);
        }
    }
    assert!(idle.is_empty(), "these numbers move nothing, or more than themselves: {idle:?}");
}
