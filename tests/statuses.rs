//! Scope, figures, levels and audience: which status a commitment has, in cases worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, find, list, request};
use support::rows::check;

#[test]
fn the_first_status_that_applies_is_given_and_a_known_limit_stays() {
    let at = "2026-06-01T09:00";
    let level = |value: Json| json!({"assuranceLevel": value});
    check(vec![
        (
            "fault.restoration",
            at,
            json!({"conditions": {"external-equipment": true}}),
            json!({"status": "out-of-scope", "limit.amount": 2, "dueAt": null}),
        ),
        (
            "fault.restoration",
            at,
            json!({"conditions": {"service-affecting": false}}),
            json!({"status": "out-of-scope"}),
        ),
        (
            "fault.stage-feedback",
            at,
            json!({"conditions": {"service-affecting": false}}),
            json!({"status": "out-of-scope"}),
        ),
        (
            "fault.stage-feedback",
            at,
            json!({"conditions": {"external-equipment": true}}),
            json!({"status": "determined"}),
        ),
        (
            "fault.restoration",
            at,
            json!({"events": {"fault-reported": null}, "conditions": {"external-equipment": true}}),
            json!({"status": "out-of-scope"}),
        ),
        (
            "notice.planned",
            at,
            json!({"conditions": {"emergency": true}, "events": {"works-planned": null}}),
            json!({"status": "not-required", "limit.amount": 7}),
        ),
        ("notice.emergency", at, json!({}), json!({"status": "not-required", "limit.amount": 24})),
        (
            "notice.emergency",
            at,
            json!({"conditions": {"emergency": true}}),
            json!({"status": "determined", "dueAt": "2026-05-31T09:00:00+08:00"}),
        ),
        (
            "notice.emergency",
            "2026-06-01",
            json!({"conditions": {"emergency": true}}),
            json!({"status": "indeterminate", "limit.amount": 24}),
        ),
        (
            "change.suspend",
            at,
            json!({"events": {"order-raised": null}}),
            json!({"status": "awaiting-event", "awaits": ["order-raised"], "limit.amount": 3}),
        ),
        (
            "change.other",
            at,
            json!({"events": {"order-raised": null}}),
            json!({"status": "awaiting-event", "limit": null}),
        ),
        ("change.other", at, json!({}), json!({"status": "indeterminate", "limit": null, "dueDate": null})),
        ("change.rebuild", at, json!({}), json!({"status": "indeterminate", "limit": null})),
        (
            "change.resume",
            at,
            json!({"conditions": {"line-construction": true}}),
            json!({"status": "indeterminate", "limit": null}),
        ),
        (
            "complaint.handling",
            at,
            json!({"dimensions": level(Json::Null)}),
            json!({"status": "indeterminate", "limit": null, "dueAt": null}),
        ),
        (
            "complaint.handling",
            "2026-06-01",
            json!({}),
            json!({"status": "indeterminate", "limit.amount": 2, "dueAt": null}),
        ),
        (
            "fault.oral-feedback",
            at,
            json!({}),
            json!({"status": "awaiting-event", "awaits": ["fault-handled"]}),
        ),
        (
            "fault.restoration",
            at,
            json!({"events": {"fault-reported": null}}),
            json!({"status": "awaiting-event", "awaits": ["fault-reported", "alarm-raised"]}),
        ),
        (
            "fault.written-report",
            at,
            json!({"dimensions": {"customerTier": "silver"}}),
            json!({"status": "on-request", "limit.amount": 7, "dueDate": null}),
        ),
        (
            "fault.written-report",
            at,
            json!({"dimensions": {"customerTier": "bronze"}, "events": {"report-requested": at, "fault-handled": at}}),
            json!({"status": "on-request", "limit": null, "dueDate": null}),
        ),
        (
            "fault.stage-feedback",
            at,
            json!({"dimensions": {"customerTier": "standard"}}),
            json!({"status": "on-request", "limit": null}),
        ),
        // R21: gold, silver and large integrated projects
        (
            "delivery.report-content",
            at,
            json!({"dimensions": {"customerTier": "bronze"}}),
            json!({"status": "not-required"}),
        ),
        (
            "delivery.report-content",
            at,
            json!({"dimensions": {"customerTier": "bronze"}, "conditions": {"large-project": true}}),
            json!({"requirement": "required", "status": "determined"}),
        ),
        (
            "delivery.report-content",
            at,
            json!({"dimensions": {"customerTier": "silver"}}),
            json!({"requirement": "required"}),
        ),
        // 提前, 及时, 按期 without a number
        ("delivery.acceptance-plan", at, json!({}), json!({"status": "unquantified", "limit": null})),
        ("delivery.test-rectification", at, json!({}), json!({"status": "unquantified", "limit": null})),
        ("fault.report-forwarding", at, json!({}), json!({"status": "unquantified", "limit": null})),
        ("notice.restoration-check", at, json!({}), json!({"status": "unquantified", "limit": null})),
    ]);
}

#[test]
fn a_supplied_figure_joins_the_formula() {
    // 2026-06-19 to 21 rest (Dragon Boat); 2026-06-01 is a Monday
    let figure = |name: &str, amount: i64| json!({name: {"amount": amount, "units": "businessDays"}});
    check(vec![
        (
            "change.other",
            "2026-06-01",
            json!({"figures": figure("activationLimit", 10)}),
            json!({"status": "determined", "limit.amount": 13, "dueDate": "2026-06-18"}),
        ),
        (
            "change.other",
            "2026-06-01",
            json!({"figures": figure("activationLimit", 11)}),
            json!({"limit.amount": 14, "dueDate": "2026-06-22"}),
        ),
        (
            "change.rebuild",
            "2026-06-01",
            json!({"figures": figure("newGroupLimit", 3)}),
            json!({"limit.amount": 5, "dueDate": "2026-06-08"}),
        ),
        (
            "change.rebuild",
            "2026-06-01",
            json!({"figures": figure("newGroupLimit", 3), "readings": {"rebuild": "suspension-plus-new-group-plus-cutover"}}),
            json!({"limit.amount": 8, "dueDate": "2026-06-11"}),
        ),
        (
            "change.rebuild",
            "2026-06-01",
            json!({"figures": figure("activationLimit", 3)}),
            json!({"status": "indeterminate"}),
        ),
        (
            "change.resume",
            "2026-06-01",
            json!({"figures": figure("activationLimit", 5), "conditions": {"line-construction": true}}),
            json!({"limit.amount": 5, "dueDate": "2026-06-08"}),
        ),
        (
            "change.resume",
            "2026-06-01",
            json!({"figures": figure("activationLimit", 5)}),
            json!({"limit.amount": 1, "dueDate": "2026-06-02"}),
        ),
    ]);
}

#[test]
fn a_terminal_fault_takes_the_ordinary_level_unless_it_involves_line_or_platform() {
    let at = "2026-06-01T09:00";
    let with = |conditions: Json| json!({"conditions": conditions});
    check(vec![
        (
            "complaint.handling",
            at,
            with(json!({"terminal-fault": true})),
            json!({"limit.amount": 8, "dueAt": "2026-06-01T17:00:00+08:00"}),
        ),
        (
            "fault.restoration",
            at,
            with(json!({"terminal-fault": true, "involves-equipment": true})),
            json!({"limit.amount": 8}),
        ),
        (
            "fault.restoration",
            at,
            with(json!({"terminal-fault": true, "involves-line": true})),
            json!({"limit.amount": 2}),
        ),
        (
            "fault.restoration",
            at,
            with(json!({"terminal-fault": true, "involves-platform": true})),
            json!({"limit.amount": 2}),
        ),
        (
            "fault.restoration",
            at,
            json!({"dimensions": {"assuranceLevel": null}, "conditions": {"terminal-fault": true}}),
            json!({"status": "determined", "limit.amount": 8}),
        ),
        (
            "quality.repeat-faults",
            at,
            with(json!({"terminal-fault": true})),
            json!({"status": "out-of-scope", "limit.amount": 4}),
        ),
        (
            "quality.repeat-faults",
            at,
            with(json!({"terminal-fault": true, "involves-equipment": true})),
            json!({"status": "determined", "limit.amount": 4}),
        ),
        (
            "quality.annual-interruption",
            at,
            with(json!({"terminal-fault": true})),
            json!({"status": "out-of-scope"}),
        ),
    ]);
}

#[test]
fn an_unknown_level_lists_each_levels_answer() {
    let asked = request(
        "2026-06-01T09:00",
        json!({"dimensions": {"assuranceLevel": null, "locality": "cross-province"}}),
    );
    let engine = Engine::bundled();
    let restoration = engine.commitment(&asked, "fault.restoration");
    let listed: Vec<_> = list(&restoration["alternatives"])
        .iter()
        .map(|a| {
            (a["dimensions"]["assuranceLevel"].clone(), a["limit"]["amount"].clone(), a["dueAt"].clone())
        })
        .collect();
    let expected = [("AAA", 4, "13"), ("AA", 5, "14"), ("A", 6, "15"), ("ordinary", 8, "17")].map(
        |(level, hours, hour)| (json!(level), json!(hours), json!(format!("2026-06-01T{hour}:00:00+08:00"))),
    );
    assert_eq!(listed, expected);
}

#[test]
fn an_audience_sees_its_own_kinds_in_the_policys_order() {
    let engine = Engine::bundled();
    let kinds = |audience: Json| {
        let mut asked = request("2026-06-01T09:00", json!({}));
        if audience.is_null() {
            asked.as_object_mut().unwrap().remove("audience");
        } else {
            asked["audience"] = audience;
        }
        let quote = engine.quote(&asked).unwrap();
        let mut kinds: Vec<_> =
            list(&quote["commitments"]).iter().map(|c| c["kind"].as_str().unwrap().to_owned()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(Json::Null), ["promise"]);
    assert_eq!(kinds(json!("customer")), ["promise"]);
    assert_eq!(kinds(json!("sales")), ["promise", "unlabelled"]);
    assert_eq!(kinds(json!("operator")), ["internal", "promise", "unlabelled"]);
    let quote = engine.quote(&request("2026-06-01T09:00", json!({}))).unwrap();
    let ids = |list: &Vec<Json>| list.iter().map(|entry| entry["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(list(&quote["commitments"])), ids(list(&support::documents::policy()["rules"])));
}

#[test]
fn a_due_day_beyond_the_supported_years_leaves_only_that_commitment_open() {
    let engine = Engine::bundled();
    let asked = request("2035-12-31T10:00", json!({"events": {"initial-acceptance": "2035-12-31"}}));
    let quote = engine.quote(&asked).unwrap();
    let status = |id: &str| find(&quote, id).unwrap()["status"].clone();
    assert_eq!(status("change.suspend"), "indeterminate");
    assert_eq!(status("delivery.final-acceptance"), "indeterminate");
    assert_eq!(status("fault.restoration"), "determined");
    assert_eq!(status("notice.planned"), "determined");
    let late = request("2035-12-31T23:00", json!({}));
    assert_eq!(engine.commitment(&late, "fault.restoration")["status"], "indeterminate");
}

#[test]
fn a_promise_and_its_internal_twin_are_due_at_the_same_time() {
    let twins = [
        ("fault.written-report", "fault.report-to-manager"),
        ("notice.planned", "notice.planned-internal"),
        ("fault.stage-feedback", "fault.stage-report"),
    ];
    let engine = Engine::bundled();
    for tier in ["gold", "silver", "bronze", "standard"] {
        for requested in [json!("2026-09-30"), Json::Null] {
            let events = json!({"fault-handled": "2026-09-29T10:00", "report-requested": requested});
            let asked =
                request("2026-09-29T08:00", json!({"dimensions": {"customerTier": tier}, "events": events}));
            let quote = engine.quote(&asked).unwrap();
            for (promise, internal) in twins {
                let (promise, internal) = (find(&quote, promise).unwrap(), find(&quote, internal).unwrap());
                for field in ["status", "limit", "dueDate", "dueAt", "instants"] {
                    assert_eq!(promise[field], internal[field], "{tier} {} {field}", internal["id"]);
                }
            }
        }
    }
}
