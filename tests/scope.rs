//! Scope before override before exclusion, and what holds only in the circumstances that the source names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, find, list, request};
use support::rows::check;

const AT: &str = "2026-06-01T09:00";

fn when(conditions: Json) -> Json {
    json!({"conditions": conditions})
}

/// The codes of the reasons, each with what it names.
fn reasons(answer: &Json) -> Vec<String> {
    let said = |reason: &Json| {
        let params = reason["params"].as_object().map(|all| all.values().cloned().collect::<Vec<_>>());
        let params = params.unwrap_or_default();
        params.iter().fold(reason["code"].as_str().unwrap().to_owned(), |said, one| format!("{said} {one}"))
    };
    list(&answer["reasons"]).iter().map(said).collect()
}

#[test]
fn scope_comes_before_the_override_of_the_level() {
    let engine = Engine::bundled();
    let case = when(json!({"external-equipment": true, "terminal-fault": true}));
    let answer = engine.commitment(&request(AT, case.clone()), "fault.restoration");
    assert_eq!((&answer["status"], &answer["limit"]["amount"]), (&json!("out-of-scope"), &json!(2)));
    assert_eq!(reasons(&answer), ["external-equipment"], "nothing of the ordinary level");
    let complaint = engine.commitment(&request(AT, case), "complaint.handling");
    assert_eq!((&complaint["status"], &complaint["limit"]["amount"]), (&json!("determined"), &json!(8)));
}

#[test]
fn works_that_do_not_affect_the_customer_call_for_no_notice() {
    let engine = Engine::bundled();
    let notices = [
        "notice.planned",
        "notice.emergency",
        "notice.channel",
        "notice.confirmation",
        "notice.retiming",
        "notice.post-check",
        "notice.planned-internal",
        "notice.explanation",
    ];
    for tier in ["gold", "silver", "bronze", "standard"] {
        for emergency in [false, true] {
            let case = json!({
                "dimensions": {"customerTier": tier},
                "conditions": {"service-affecting": false, "emergency": emergency},
            });
            let quote = engine.quote(&request("2026-06-12T22:00", case)).unwrap();
            for id in notices {
                let answer = find(&quote, id).unwrap();
                assert_eq!(answer["status"], "out-of-scope", "{id} {tier}");
                assert_eq!(reasons(&answer), ["works-not-affecting"], "{id} {tier}");
            }
        }
    }
}

#[test]
fn a_fault_before_acceptance_takes_table_7_2_with_its_scope() {
    let id = "delivery.fault-before-acceptance";
    let no_number = |conditions: Json| json!({"conditions": conditions, "readings": {"faultBeforeAcceptance": "no-number"}});
    check(vec![
        (id, AT, json!({}), json!({"status": "determined", "limit.amount": 2})),
        (id, AT, when(json!({"external-equipment": true})), json!({"status": "out-of-scope"})),
        (id, AT, when(json!({"service-affecting": false})), json!({"status": "out-of-scope"})),
        (id, AT, no_number(json!({"external-equipment": true})), json!({"status": "unquantified"})),
    ]);
}

#[test]
fn all_feedback_on_fault_handling_is_for_faults_that_affect_normal_use() {
    let engine = Engine::bundled();
    for tier in ["gold", "silver", "bronze", "standard"] {
        let case = json!({"dimensions": {"customerTier": tier}, "conditions": {"service-affecting": false}, "events": {"fault-handled": AT}});
        let quote = engine.quote(&request(AT, case)).unwrap();
        for id in ["fault.restoration", "fault.stage-feedback", "fault.oral-feedback", "fault.stage-report"] {
            let answer = find(&quote, id).unwrap();
            assert_eq!(answer["status"], "out-of-scope", "{id} {tier}");
            assert_eq!(reasons(&answer), ["not-service-affecting"], "{id} {tier}");
        }
    }
}

#[test]
fn a_written_report_is_due_for_every_fault_and_under_the_other_reading_for_those_that_affect_the_customer() {
    let engine = Engine::bundled();
    for id in ["fault.written-report", "fault.report-to-manager"] {
        for (tier, owed) in [
            ("gold", "determined"),
            ("silver", "on-request"),
            ("bronze", "on-request"),
            ("standard", "on-request"),
        ] {
            let asked = |readings: Json| {
                let case = json!({"dimensions": {"customerTier": tier}, "conditions": {"service-affecting": false}, "events": {"fault-handled": AT}, "readings": readings});
                engine.commitment(&request(AT, case), id)
            };
            let (usual, other) = (asked(json!({})), asked(json!({"reportScope": "affecting"})));
            assert_eq!(usual["status"], owed, "{id} {tier}");
            assert_eq!(usual["readings"]["reportScope"], "every", "{id} {tier}");
            assert_eq!(other["status"], "out-of-scope", "{id} {tier}");
            assert_eq!(reasons(&other), ["not-service-affecting"], "{id} {tier}");
            // What the table prints is said all the same.
            assert_eq!(other["limit"], usual["limit"], "{id} {tier}");
            assert_eq!(other["requirement"], usual["requirement"], "{id} {tier}");
        }
    }
}

#[test]
fn repeat_faults_of_one_line_are_not_counted_for_messages() {
    let id = "quality.repeat-faults";
    let service = |service: &str| json!({"dimensions": {"service": service}});
    let all = json!({"dimensions": {"service": "group-mms"}, "readings": {"repeatFaultsScope": "all"}});
    let outside = json!({"status": "out-of-scope", "readings.repeatFaultsScope": "lines"});
    check(vec![
        (id, AT, service("group-sms"), outside.clone()),
        (id, AT, service("group-mms"), outside),
        (id, AT, service("voice-line"), json!({"status": "determined"})),
        (id, AT, service("vpn-line"), json!({"status": "determined"})),
        (id, AT, all, json!({"status": "determined", "limit.amount": 4})),
        ("quality.annual-interruption", AT, service("group-sms"), json!({"status": "determined"})),
    ]);
}

#[test]
fn what_depends_on_an_unknown_level_names_the_levels_it_depends_on() {
    let engine = Engine::bundled();
    let of = |id: &str, level: Json, conditions: Json| {
        let case = json!({"dimensions": {"assuranceLevel": level}, "conditions": conditions});
        let answer = engine.commitment(&request(AT, case), id);
        (answer["status"].as_str().unwrap().to_owned(), reasons(&answer))
    };
    let open = |levels: &[&str]| {
        let mut all = vec!["dimension-missing \"assuranceLevel\"".to_owned()];
        all.extend(levels.iter().map(|level| format!("depends-on-value \"assuranceLevel\" \"{level}\"")));
        ("indeterminate".to_owned(), all)
    };
    let said = |status: &str, reasons: &[&str]| {
        (status.to_owned(), reasons.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>())
    };
    let outage = json!({"total-outage": true});
    assert_eq!(of("fault.escalation", Json::Null, outage.clone()), open(&["AAA", "AA"]));
    assert_eq!(of("fault.escalation", json!("AA"), outage.clone()), said("unquantified", &["no-number"]));
    assert_eq!(of("fault.escalation", json!("A"), outage), said("not-required", &["not-this-level"]));
    assert_eq!(
        of("fault.escalation", Json::Null, json!({})),
        said("not-required", &["no-total-outage"]),
        "without an outage no level is asked for"
    );
    let many = json!({"multi-department": true});
    assert_eq!(of("fault.dispatch", Json::Null, many.clone()), open(&["AAA"]));
    assert_eq!(of("fault.dispatch", json!("AAA"), many.clone()), said("determined", &["dispatch-to-all"]));
    assert_eq!(of("fault.dispatch", json!("AA"), many), said("determined", &[]));
    assert_eq!(of("fault.dispatch", Json::Null, json!({})), said("determined", &[]));
}

#[test]
fn what_the_source_asks_in_one_circumstance_is_asked_in_no_other() {
    let bronze =
        |conditions: Json| json!({"dimensions": {"customerTier": "bronze"}, "conditions": conditions});
    let owed = json!({"status": "determined", "requirement": "required"});
    let not = json!({"status": "not-required"});
    check(vec![
        ("delivery.handbook", AT, json!({}), not.clone()),
        ("delivery.handbook", AT, when(json!({"simple-project": true})), owed.clone()),
        ("delivery.training", AT, json!({}), not.clone()),
        ("delivery.training", AT, when(json!({"complex-project": true})), json!({"status": "on-request"})),
        ("complaint.ticket-backfill", AT, json!({}), not.clone()),
        ("complaint.ticket-backfill", AT, when(json!({"green-channel": true})), owed.clone()),
        ("complaint.ticket-backfill", AT, bronze(json!({"green-channel": true})), not.clone()),
        ("delivery.activation-report", AT, bronze(json!({})), not.clone()),
        ("delivery.activation-report", AT, bronze(json!({"large-project": true})), owed.clone()),
        ("delivery.activation-report", AT, json!({}), owed),
        ("delivery.report-content", AT, bronze(json!({})), not),
    ]);
}

#[test]
fn activation_is_dated_by_the_figure_alone_and_projected_into_acceptance() {
    let figures = json!({"activationLimit": {"amount": 5, "units": "businessDays"}});
    let start = "2026-09-28";
    let unbuilt = json!({"figures": figures, "events": {"work-completed": null}});
    check(vec![
        (
            "delivery.activation",
            start,
            json!({}),
            json!({"status": "indeterminate", "limit": null, "rules": [], "clause": "tables-5-1-to-5-5",
                "reasons.0.code": "figure-missing", "reasons.0.params.figure": "activationLimit"}),
        ),
        // 29 and 30 September, 8 and 9 October, and the make-up Saturday
        (
            "delivery.activation",
            start,
            json!({"figures": figures}),
            json!({"status": "determined", "limit.amount": 5, "dueDate": "2026-10-10"}),
        ),
        // ten working days after 10 October: 12 to 16, 19 to 23
        (
            "delivery.acceptance",
            start,
            unbuilt.clone(),
            json!({"status": "awaiting-event", "awaits": ["work-completed"], "projected.startsAt": "2026-10-10",
                "projected.dueDate": "2026-10-23", "projected.precision": "day"}),
        ),
        (
            "delivery.final-acceptance",
            start,
            unbuilt.clone(),
            json!({"projected.startsAt": "2026-10-23", "projected.dueDate": "2027-01-23"}),
        ),
        ("delivery.contact-card", start, unbuilt, json!({"status": "awaiting-event", "projected": null})),
        (
            "delivery.acceptance",
            start,
            json!({"events": {"work-completed": null}}),
            json!({"status": "awaiting-event", "projected": null}),
        ),
    ]);
}

#[test]
fn no_due_moment_lies_before_its_start() {
    let close = json!({"dayEnd": "close-of-business", "closingTime": "18:00"});
    let card = |at: &str| json!({"events": {"service-activated": at}, "readings": close});
    let id = "delivery.contact-card";
    check(vec![
        (id, AT, card("2026-06-01T17:00"), json!({"dueAt": "2026-06-01T18:00:00+08:00"})),
        (id, AT, card("2026-06-01T18:00"), json!({"dueAt": "2026-06-01T18:00:00+08:00"})),
        (
            id,
            AT,
            card("2026-06-01T19:00"),
            json!({"dueDate": "2026-06-01", "dueAt": "2026-06-02T00:00:00+08:00"}),
        ),
        (id, AT, card("2026-06-01"), json!({"dueAt": "2026-06-01T18:00:00+08:00"})),
        (
            "change.suspend",
            "2026-06-01T19:00",
            json!({"readings": close}),
            json!({"dueAt": "2026-06-04T18:00:00+08:00"}),
        ),
        // a lead time ends before its event by nature
        (
            "notice.planned",
            "2026-06-12T19:00",
            json!({"readings": close}),
            json!({"dueAt": "2026-06-03T18:00:00+08:00"}),
        ),
    ]);
}

#[test]
fn read_as_final_acceptance_the_days_project_no_initial_one() {
    let read = json!({"readings": {"acceptancePhase": "final"}});
    let ended =
        |event: &str| json!({"readings": {"acceptancePhase": "final"}, "events": {event: "2026-02-20"}});
    let start = "2026-02-10";
    check(vec![
        (
            "delivery.final-acceptance",
            start,
            json!({}),
            json!({"status": "awaiting-event", "projected.dueDate": "2026-06-02"}),
        ),
        ("delivery.final-acceptance", start, read, json!({"status": "awaiting-event", "projected": null})),
        ("delivery.acceptance", start, ended("final-acceptance"), json!({"outcome.finish": "event"})),
        ("delivery.acceptance", start, ended("initial-acceptance"), json!({"outcome": null})),
    ]);
}
