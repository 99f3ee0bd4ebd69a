//! Every fault of a document at once: in its order, each at its place, and none that only follows from another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{Value, calendar, policy};
use support::documents::{calendar_through, policies, read_json, root, to_value};

/// A document with its fields in the order of its file.
fn in_order(file: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join(file)).unwrap()).unwrap()
}

/// Puts a value in the place of another.
fn put(document: &mut Value, pointer: &str, value: &Json) {
    let place = pointer.split('/').skip(1).fold(document, |inside, segment| match inside {
        Value::Object(fields) => &mut fields.iter_mut().find(|(name, _)| name == segment).unwrap().1,
        Value::Array(items) => &mut items[segment.parse::<usize>().unwrap()],
        _ => panic!("{pointer}"),
    });
    *place = to_value(value);
}

fn faults(document: &Json) -> Vec<(String, String)> {
    let found = policy::faults(&to_value(document), None, None);
    found.iter().map(|problem| (problem.path.clone(), problem.message.clone())).collect()
}

fn paths(document: &Json) -> Vec<String> {
    faults(document).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn a_document_without_a_fault_has_none() {
    for (name, document) in policies() {
        assert_eq!(faults(&document), [], "{name}");
    }
    assert!(calendar::faults(&to_value(&calendar_through(2026))).is_empty());
}

#[test]
fn faults_in_many_places_are_all_found_in_the_order_of_the_document() {
    let mut document = in_order("data/policies/cmcc-group-customer.json");
    let mut expected = Vec::new();
    let mut break_at = |pointer: &str, value: Json| {
        put(&mut document, pointer, &value);
        expected.push(pointer.to_owned());
    };
    break_at("/zone", json!("nowhere"));
    break_at("/dimensions/0/title/en", json!(7));
    break_at("/events/1/opening", json!("yes"));
    break_at("/conditions/0/default", json!(1));
    break_at("/readings/0/default", json!("sometimes"));
    break_at("/rules/0/kind", json!("wish"));
    break_at("/rules/2/shape", json!("circle"));
    break_at("/rules/3/debtor", json!("nobody"));
    let found: Vec<_> = policy::faults(&document, None, None).iter().map(|one| one.path.clone()).collect();
    assert_eq!(found, expected, "each once, in order, and nothing that only follows");
}

#[test]
fn two_faults_of_one_rule_and_unknown_fields_are_both_said_with_what_is_allowed() {
    let mut document = read_json("tests/policies/small.json");
    document["rules"][0]["hours"] = json!("09:00-17:00");
    document["rules"][0]["kind"] = json!("wish");
    document["rules"][1]["cutoff"] = json!("12:00");
    let found = policy::faults(&to_value(&document), None, None);
    let told: Vec<_> =
        found.iter().map(|problem| (problem.path.as_str(), problem.message.as_str())).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[2].0, "/rules/1/cutoff");
    assert!(told.iter().any(|(path, message)| *path == "/rules/0/hours" && message.contains("`hours`")));
    let kind = found.iter().find(|problem| problem.path == "/rules/0/kind").unwrap();
    assert_eq!(kind.allowed, ["promise", "internal", "unlabelled"]);
}

#[test]
fn what_only_follows_from_a_fault_is_not_said() {
    // the table is at fault; the rule that takes its limit from it is not
    let mut document = read_json("tests/policies/small.json");
    document["tables"][0]["units"] = json!("fortnights");
    assert_eq!(paths(&document), ["/tables/0/units"]);
    // an event that is at fault, and a rule that starts with it
    let mut document = read_json("tests/policies/small.json");
    document["events"][0]["opening"] = json!("yes");
    assert_eq!(paths(&document), ["/events/0/opening"]);
    // a rule that alone asks for a reading
    let mut document = read_json("data/policies/telecom-public-facts.json");
    let asks = |rule: &Json| rule.to_string().contains("writtenReportStart");
    let place = document["rules"].as_array().unwrap().iter().position(asks).unwrap();
    document["rules"][place]["kind"] = json!("wish");
    assert_eq!(paths(&document), [format!("/rules/{place}/kind")]);
}

#[test]
fn a_list_that_is_none_hides_what_names_its_entries() {
    let mut document = in_order("data/policies/cmcc-group-customer.json");
    put(&mut document, "/zone", &json!(8));
    put(&mut document, "/processes", &json!({"change": "Change"}));
    let found: Vec<_> = policy::faults(&document, None, None).iter().map(|one| one.path.clone()).collect();
    assert_eq!(found, ["/zone", "/processes"]);
}

#[test]
fn the_faults_of_a_calendar_are_all_found() {
    let mut document = in_order("data/calendars/cn.json");
    put(&mut document, "/version", &json!("1"));
    put(&mut document, "/days/3/kind", &json!("half"));
    put(&mut document, "/days/5/to", &json!("2004-02-31"));
    put(&mut document, "/statutory/0/holiday", &json!("nobody"));
    let found: Vec<_> = calendar::faults(&document).iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(found, ["/version", "/days/3/kind", "/days/5/to", "/statutory/0/holiday"]);
}

#[test]
fn a_document_that_is_none_is_said_to_be_none_and_an_empty_one_to_lack_every_field() {
    for document in [json!(null), json!([]), json!("policy")] {
        assert_eq!(faults(&document).len(), 1, "{document}");
    }
    let missing = paths(&json!({}));
    for field in
        ["schema", "id", "title", "provenance", "zone", "calendar", "dimensions", "rules", "editions"]
    {
        let path = format!("/{field}");
        assert_eq!(missing.iter().filter(|one| **one == path).count(), 1, "{path}: {missing:?}");
    }
}
