//! Other operators' specifications, written down from public facts: each gives the values that were worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, list};
use support::operators::operators;

#[test]
fn each_example_says_that_its_operator_did_not_issue_it_and_where_its_facts_are() {
    for (name, policy, _) in operators().into_iter().filter(|(name, ..)| name.starts_with("data/")) {
        let provenance = &policy["provenance"];
        assert_eq!(provenance["kind"], "public-facts", "{name}");
        assert!(provenance["url"].as_str().unwrap().starts_with("https://"), "{name}");
        for text in [&policy["title"], &provenance["statement"]] {
            assert!(text["en"].as_str().unwrap().contains("not issued"), "{name} {text}");
            assert!(text["zh-CN"].as_str().unwrap().contains("发布"), "{name} {text}");
        }
    }
}

#[test]
fn each_rule_of_another_operator_gives_the_values_worked_out_by_hand() {
    let mut worked = 0;
    for (name, policy, calendars) in operators() {
        let engine =
            Engine::with_calendars(&policy, &calendars).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        for rule in list(&policy["rules"]) {
            let id = rule["id"].as_str().unwrap();
            let examples = rule["examples"].as_array().map_or(&[][..], Vec::as_slice);
            assert!(!examples.is_empty() || rule["shape"] == "fact", "{name} {id} has no example");
            for example in examples {
                let mut asked = example["request"].clone();
                asked["audience"] = json!("operator");
                let got = engine.commitment(&asked, id);
                for (field, value) in example["expect"].as_object().unwrap() {
                    assert_eq!(&got[field], value, "{name} {id} {field} for {asked}");
                }
                worked += 1;
            }
        }
    }
    assert_eq!(worked, 62);
}

#[test]
fn a_policy_of_another_calendar_is_refused_under_the_one_at_hand() {
    for (name, policy, calendars) in
        operators().into_iter().filter(|(_, policy, _)| policy["calendar"] != "cn")
    {
        let problem = Engine::new(&policy, &calendar_through(2026)).map(|_| ()).unwrap_err();
        let ids: Vec<_> = calendars.iter().map(|one| format!("`{}`", one["id"].as_str().unwrap())).collect();
        let says = format!("the policy counts by {}, the calendar at hand is `cn`", ids.join(", "));
        let path = if calendars.len() > 1 { "/calendars/of" } else { "/calendar" };
        assert_eq!((&problem["path"], &problem["message"]), (&json!(path), &json!(says)), "{name}");
    }
}

#[test]
fn the_first_question_is_asked_in_the_order_and_words_of_the_document() {
    let questions = |policy: &Json, calendar: &Json| {
        let engine = Engine::new(policy, calendar).unwrap();
        serde_json::to_value(&engine.0.policy().unwrap().questions).unwrap()
    };
    let (_, trai, mut calendars) = operators().pop().unwrap();
    let calendar = calendars.remove(0);
    assert_eq!(questions(&trai, &calendar), json!(["fault", "provision", "billing", "closure"]));
    let mut asked = trai.clone();
    let question = |id: &str| json!({"id": id, "title": {"zh-CN": id, "en": id}});
    asked["questions"] = json!([question("closure"), question("fault")]);
    assert_eq!(questions(&asked, &calendar), json!(["closure", "fault"]));
    // a process that nothing starts cannot be what happened
    let mut idle = trai.clone();
    idle["processes"].as_array_mut().unwrap().push(question("network"));
    idle["questions"] = json!([question("fault"), question("network")]);
    let problem = Engine::new(&idle, &calendar).map(|_| ()).unwrap_err();
    assert_eq!((&problem["code"], &problem["path"]), (&json!("invalid-policy"), &json!("/questions/1/id")));
    assert_eq!(problem["allowed"], json!(["fault", "provision", "billing", "closure"]));
}
