//! Why an answer is what it is, in cases worked out by hand: every reason with its event, day and cause, and the walks of
//! both ends of a provisional answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::quote::SHAPES;
use std::collections::BTreeSet;
use support::china::China;
use support::dates::{day, show_day};
use support::documents::{
    Engine, calendar_through, calendar_with, half, list, read_json, request, shape_of, shaped,
};
use support::generate::{in_share, least};
use support::tables::TIERS;

fn reasons(answer: &Json) -> Json {
    answer["reasons"].clone()
}

/// Each reason of the engine with all of its parameters: the commitment, the start, what else is asked, the reasons in order.
fn told() -> Vec<(&'static str, &'static str, Json, Json)> {
    let reason = |code: &str, params: Json| json!({"code": code, "params": params});
    let plain = |code: &str| json!({"code": code});
    let missing = |dimension: &str| reason("dimension-missing", json!({"dimension": dimension}));
    let value = |dimension: &str, value: &str| {
        reason("depends-on-value", json!({"dimension": dimension, "value": value}))
    };
    let start =
        |date: &str, event: &str| reason("start-day-not-counted", json!({"date": date, "event": event}));
    let chosen = |event: &str| reason("start-chosen", json!({"event": event}));
    let next = |more: Json| {
        let mut readings = json!({"nonWorkingReceipt": "received-next"});
        readings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"readings": readings})
    };
    let unknown = json!({"assuranceLevel": null});
    let pause = |from: &str, to: &str, cause: &str| json!({"from": from, "to": to, "cause": cause});
    vec![
        ("change.suspend", "2026-09-30", json!({}), json!([start("2026-09-30", "order-raised")])),
        (
            "change.suspend",
            "2026-10-03T10:00",
            next(json!({})),
            json!([reason(
                "received-next",
                json!({"date": "2026-10-03", "event": "order-raised", "next": "2026-10-08"})
            )]),
        ),
        (
            "change.suspend",
            "2026-10-08T17:01",
            next(json!({"cutOff": "17:00"})),
            json!([reason(
                "cut-off-passed",
                json!({"date": "2026-10-08", "event": "order-raised", "cutOff": "17:00", "next": "2026-10-09"})
            )]),
        ),
        (
            "delivery.final-acceptance",
            "2026-01-05",
            json!({"events": {"initial-acceptance": "2025-11-30"}}),
            json!([
                start("2025-11-30", "initial-acceptance"),
                reason("month-end-clamped", json!({"date": "2026-02-28"})),
            ]),
        ),
        (
            "delivery.final-acceptance",
            "2026-01-05",
            json!({"events": {"initial-acceptance": "2026-07-01"}}),
            json!([
                start("2026-07-01", "initial-acceptance"),
                reason(
                    "due-on-rest-day",
                    json!({"date": "2026-10-01", "kind": "holiday", "reading": "monthRestDay"})
                ),
            ]),
        ),
        (
            "delivery.final-acceptance",
            "2026-01-05",
            json!({"events": {"initial-acceptance": "2026-07-01"}, "readings": {"monthRestDay": "following"}}),
            json!([
                start("2026-07-01", "initial-acceptance"),
                reason(
                    "rolled-to-working-day",
                    json!({"date": "2026-10-01", "next": "2026-10-08", "reading": "monthRestDay"})
                ),
            ]),
        ),
        // an emergency's previous day is a holiday: a lead time has nowhere to move, and nothing is said of it
        (
            "notice.emergency",
            "2026-10-08",
            json!({"conditions": {"emergency": true}, "readings": {"emergencyDay": "previous-day"}}),
            json!([plain("emergency-customer-notice"), chosen("works-planned")]),
        ),
        // Thursday 5 and Friday 6 March: one for either cause, and one that both reach into
        (
            "change.suspend",
            "2026-03-04",
            json!({"exclusions": [
                pause("2026-03-05T00:00", "2026-03-06T12:00", "customer"), pause("2026-03-06T12:00", "2026-03-07T00:00", "customer"),
            ]}),
            json!([
                start("2026-03-04", "order-raised"),
                reason("excluded-days", json!({"count": 2, "cause": "customer"}))
            ]),
        ),
        // 20:30 to 22:00 for the customer, 21:30 to 23:00 for interconnection
        (
            "fault.restoration",
            "2026-03-04T20:00",
            json!({"exclusions": [
                pause("2026-03-04T20:30", "2026-03-04T22:00", "customer"), pause("2026-03-04T21:30", "2026-03-04T23:00", "interconnection"),
            ]}),
            json!([
                chosen("fault-reported"),
                reason("excluded-time", json!({"minutes": 60, "cause": "customer"})),
                reason("excluded-time", json!({"minutes": 60, "cause": "interconnection"})),
                reason("excluded-time", json!({"minutes": 30, "cause": "customer,interconnection"})),
            ]),
        ),
        (
            "complaint.handling",
            "2026-03-04T20:00",
            json!({"conditions": {"terminal-fault": true}}),
            json!([
                plain("terminal-fault"),
                reason("dimension-set", json!({"dimension": "assuranceLevel", "value": "ordinary"})),
                chosen("complaint-accepted"),
            ]),
        ),
        (
            "fault.restoration",
            "2026-03-04",
            json!({"dimensions": unknown.clone()}),
            json!([
                reason("dimension-missing", json!({"dimension": "assuranceLevel"})),
                reason("time-of-day-missing", json!({"event": "fault-reported"})),
            ]),
        ),
        (
            "change.other",
            "2026-03-04",
            json!({}),
            json!([reason("figure-missing", json!({"figure": "activationLimit"}))]),
        ),
        (
            "fault.restoration",
            "2026-03-04",
            json!({}),
            json!([
                chosen("fault-reported"),
                reason("time-of-day-missing", json!({"event": "fault-reported"}))
            ]),
        ),
        (
            "fault.restoration",
            "2026-03-04T08:00",
            json!({"events": {"fault-reported": null}}),
            json!([
                reason("event-did-not-happen", json!({"event": "fault-reported"})),
                reason("event-missing", json!({"event": "alarm-raised"})),
            ]),
        ),
        (
            "fault.oral-feedback",
            "2026-03-04T22:30",
            json!({}),
            json!([
                reason("event-missing", json!({"event": "fault-handled"})),
                reason("projected", json!({"event": "fault-handled", "date": "2026-03-05"})),
            ]),
        ),
        (
            "change.suspend",
            "2027-02-04",
            json!({"readings": {"unpublished": "indeterminate"}}),
            json!([reason("calendar-unpublished", json!({"publishedThrough": "2026-12-31"}))]),
        ),
        (
            "delivery.final-acceptance",
            "2026-01-05",
            json!({"events": {"initial-acceptance": "2035-11-01"}}),
            json!([reason("beyond-supported", json!({"supportedThrough": "2035-12-31"}))]),
        ),
        (
            "fault.written-report",
            "2026-09-30",
            json!({"dimensions": {"customerTier": "silver"}, "events": {"fault-handled": "2026-09-30", "report-requested": "2026-09-29"}}),
            json!([
                chosen("fault-handled"),
                start("2026-09-30", "fault-handled"),
                reason(
                    "due-on-rest-day",
                    json!({"date": "2026-10-07", "kind": "holiday", "reading": "sevenDays"})
                ),
                reason(
                    "tier-inversion",
                    json!({"dimension": "customerTier", "value": "gold", "dueDate": "2026-10-09"})
                ),
            ]),
        ),
        ("fault.report-forwarding", "2026-03-04", json!({}), json!([plain("no-number")])),
        (
            "fault.stage-feedback",
            "2026-03-02T08:00",
            json!({"exclusions": [pause("2026-03-02T08:00", "2026-03-30T08:00", "customer")]}),
            json!([
                chosen("fault-reported"),
                reason("projected", json!({"event": "service-restored", "date": "2026-03-30"})),
                reason("instants-truncated", json!({"count": 1000})),
            ]),
        ),
        // the moments of a cadence assume that the service is restored when that is due, unless it is known
        (
            "fault.stage-feedback",
            "2026-03-04T23:00",
            json!({}),
            json!([
                chosen("fault-reported"),
                reason("projected", json!({"event": "service-restored", "date": "2026-03-05"})),
            ]),
        ),
        (
            "fault.stage-feedback",
            "2026-03-04T23:00",
            json!({"events": {"service-restored": "2026-03-05T04:00"}}),
            json!([chosen("fault-reported")]),
        ),
        (
            "fault.stage-feedback",
            "2026-03-04T23:00",
            json!({"dimensions": unknown.clone()}),
            json!([chosen("fault-reported")]),
        ),
        // R59: from the receipt of the report, where that is known
        (
            "fault.stage-report",
            "2026-03-04T08:00",
            json!({"events": {"fault-report-received": "2026-03-04T08:10", "service-restored": "2026-03-04T09:00"}}),
            json!([chosen("fault-report-received")]),
        ),
        (
            "fault.stage-report",
            "2026-03-04T08:00",
            json!({"events": {"service-restored": "2026-03-04T09:00"}}),
            json!([chosen("fault-reported")]),
        ),
        (
            "fault.restoration",
            "2026-03-04T20:00",
            json!({"finishedAt": {"fault.restoration": "2026-03-04"}}),
            json!([chosen("fault-reported"), plain("finish-undecided")]),
        ),
        (
            "change.suspend",
            "2027-02-04",
            json!({"now": "2027-02-16T12:00"}),
            json!([
                start("2027-02-04", "order-raised"),
                reason("now-undecided", json!({"earliest": "2027-02-15", "latest": "2027-02-17"})),
            ]),
        ),
        // scope comes first: what is out of scope is not handled by the ordinary level
        (
            "fault.restoration",
            "2026-03-04T20:00",
            json!({"conditions": {"external-equipment": true, "terminal-fault": true}}),
            json!([plain("external-equipment")]),
        ),
        // R57 speaks of AAA and AA, R55 of AAA
        (
            "fault.escalation",
            "2026-03-04T20:00",
            json!({"dimensions": unknown.clone(), "conditions": {"total-outage": true}}),
            json!([missing("assuranceLevel"), value("assuranceLevel", "AAA"), value("assuranceLevel", "AA")]),
        ),
        (
            "fault.dispatch",
            "2026-03-04T20:00",
            json!({"dimensions": unknown.clone(), "conditions": {"multi-department": true}}),
            json!([missing("assuranceLevel"), value("assuranceLevel", "AAA")]),
        ),
        ("fault.dispatch", "2026-03-04T20:00", json!({"dimensions": unknown.clone()}), json!([])),
        (
            "fault.escalation",
            "2026-03-04T20:00",
            json!({"dimensions": unknown}),
            json!([plain("no-total-outage")]),
        ),
        // R51: 同一专线
        (
            "quality.repeat-faults",
            "2026-03-04",
            json!({"dimensions": {"service": "group-sms"}}),
            json!([plain("not-a-line")]),
        ),
        (
            "quality.repeat-faults",
            "2026-03-04",
            json!({"dimensions": {"service": "overlay"}}),
            json!([missing("service"), value("service", "group-sms"), value("service", "group-mms")]),
        ),
        // A48: the emergency notice goes to the account manager, and the text gives the customer's own no limit
        (
            "notice.planned",
            "2026-10-12",
            json!({"conditions": {"emergency": true}}),
            json!([plain("emergency-customer-notice")]),
        ),
        (
            "notice.planned-internal",
            "2026-10-12",
            json!({"conditions": {"emergency": true}}),
            json!([plain("emergency-internal-notice")]),
        ),
        (
            "notice.planned",
            "2026-10-12",
            json!({"conditions": {"emergency": true}, "readings": {"emergencyScope": "told-by-account-manager"}}),
            json!([plain("emergency-lead-time"), chosen("works-planned")]),
        ),
        (
            "change.suspend",
            "2026-03-04",
            json!({"exclusions": [pause("2026-03-05T00:00", "2026-03-06T00:00", "customer")], "readings": {"customerCause": "whole-order"}}),
            json!([plain("customer-cause-order")]),
        ),
    ]
}

#[test]
fn every_reason_is_a_statement_with_its_event_its_day_and_its_cause() {
    let engine = Engine::bundled();
    let mut wrong = Vec::new();
    for (id, start_at, overlay, expected) in told() {
        let asked = request(start_at, overlay);
        let got = reasons(&engine.commitment(&asked, id));
        if got != expected {
            wrong.push(format!("{id}\n  expected {expected}\n       got {got}\n    {asked}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_code_of_the_engine_is_given_by_the_engine_with_exactly_its_parameters() {
    let engine = Engine::bundled();
    let telecom =
        Engine::new(&read_json("data/policies/telecom-public-facts.json"), &calendar_through(2026)).unwrap();
    let hours = json!({
        "dimensions": {"area": "urban", "networkGrade": "A"}, "startAt": "2026-03-02T08:00", "audience": "operator",
        "conditions": {"interrupted-over-five-minutes": true}, "events": {"fault-cleared": "2026-03-04T10:00"},
    });
    let mut given: Vec<Json> = list(&telecom.commitment(&hours, "report.interruption")["reasons"]).clone();
    let closes = half("2026-03-04", json!({"closes": "12:00"}));
    let opens = half("2026-03-05", json!({"opens": "13:00"}));
    let halves = calendar_with(&json!([closes, opens]));
    let halves = Engine::new(&read_json("data/policies/telecom-public-facts.json"), &halves).unwrap();
    let mut open = hours.clone();
    open["readings"] = json!({"openingTime": "09:00", "closingTime": "17:00"});
    given.extend(list(&halves.commitment(&open, "report.interruption")["reasons"]).iter().cloned());
    let week = json!([{"days": [1, 2, 3, 4, 5], "makeupWorkdays": true, "hours": [{"opens": "09:00", "closes": "17:00"}]}]);
    // the same working day, received on a Saturday and after Friday's close; a time of the last day
    for (limit, starts) in [
        (json!({"amount": 0, "units": "businessDays"}), vec!["2026-03-14T10:00", "2026-03-13T18:00"]),
        (json!({"amount": 1, "units": "businessDays", "by": "12:00"}), vec!["2026-03-12T10:00"]),
    ] {
        let own = shaped(&week, json!({"exclusions": [], "limit": limit}));
        let own = Engine::new(&own, &calendar_through(2026)).unwrap();
        for start in starts {
            given.extend(list(&shape_of(&own, start, json!({}))["reasons"]).iter().cloned());
        }
    }
    // over both changes of the clocks, at a time that they show twice and at one that they pass over
    let read = |file: &str| read_json(&format!("data/{file}.json"));
    let london =
        Engine::new(&read("policies/examples/water-undertaker-gb"), &read("calendars/examples/gb-eng"));
    let london = london.unwrap();
    for start in ["2026-03-28T22:30", "2026-10-25T01:30", "2026-03-29T01:30"] {
        let asked = json!({"dimensions": {"premises": "domestic"}, "startAt": start});
        given.extend(list(&london.commitment(&asked, "supply.restoration")["reasons"]).iter().cloned());
    }
    for (id, start_at, overlay, _) in told() {
        given.extend(list(&reasons(&engine.commitment(&request(start_at, overlay), id))).iter().cloned());
    }
    let codes: BTreeSet<&str> = given.iter().map(|reason| reason["code"].as_str().unwrap()).collect();
    for (code, params) in SHAPES {
        assert!(codes.contains(code), "`{code}` is given in no case above");
        let known: BTreeSet<&str> = params.iter().map(|(name, _)| *name).collect();
        let optional = ["reading"];
        for reason in given.iter().filter(|reason| reason["code"] == code) {
            let names = reason["params"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
            let names: BTreeSet<&str> = names.collect();
            let missing: Vec<_> = known.difference(&names).filter(|name| !optional.contains(name)).collect();
            assert!(missing.is_empty() && names.is_subset(&known), "{reason}");
        }
    }
}

#[test]
fn the_walk_of_a_lead_time_ends_on_its_date_for_both_ends_of_an_unpublished_year() {
    let (engine, china) = (Engine::bundled(), China::through(2026));
    let (mut walks, mut provisional) = (0, 0);
    for tier in TIERS {
        for works in day(2027, 1, 1)..day(2027, 1, 1) + 297 {
            walks += 1;
            if !in_share(walks) {
                continue;
            }
            let asked = request(&show_day(works), json!({"dimensions": {"customerTier": tier}}));
            let got = engine.explain(&asked, "notice.planned").unwrap();
            let last = |walk: &str| list(&got[walk]).last().unwrap()["date"].clone();
            assert_eq!(last("trace"), got["dueDate"], "{tier} {}", show_day(works));
            if got["certainty"] == "provisional" {
                provisional += 1;
                assert_eq!(last("traceLatest"), got["dueRange"]["latest"], "{tier} {}", show_day(works));
            } else {
                assert!(got["traceLatest"].is_null() && works <= china.published_through + 1);
            }
            let n = got["limit"]["amount"].as_i64().unwrap();
            let expected: Vec<i64> = (1..=n).collect();
            assert_eq!(support::walks::ordinals(&got["trace"]), expected);
        }
    }
    assert!(
        walks == 1_188 && provisional >= least(1_184) && provisional <= 1_184,
        "{provisional} of {walks}"
    );
    // gold, works on Monday 25 January 2027: the earliest end is 14 January, with make-up days that bring it nearer or not
    let asked = request("2027-01-25", json!({}));
    let got = engine.explain(&asked, "notice.planned").unwrap();
    assert_eq!(got["dueRange"], json!({"earliest": "2027-01-14", "latest": "2027-01-18"}));
    let assumed = |walk: &str| list(&got[walk]).iter().filter(|day| day["assumed"] == true).count();
    assert_eq!((assumed("trace"), assumed("traceLatest")), (0, 2), "{got}");
}

#[test]
fn rolled_days_carry_no_ordinal_and_the_same_day_has_none() {
    let engine = Engine::bundled();
    let events = json!({"fault-handled": "2026-09-30", "report-requested": "2026-09-30"});
    let asked = request(
        "2026-09-30",
        json!({"dimensions": {"customerTier": "silver"}, "events": events, "readings": {"sevenDays": "calendar-following"}}),
    );
    let got = engine.explain(&asked, "fault.written-report").unwrap();
    let walk: Vec<(String, Option<i64>)> = list(&got["trace"])
        .iter()
        .map(|day| (day["date"].as_str().unwrap()[5..].to_owned(), day["ordinal"].as_i64()))
        .collect();
    let expected: Vec<_> = (0..=8)
        .map(|far| {
            (show_day(day(2026, 9, 30) + far)[5..].to_owned(), Some(far).filter(|far| (1..=7).contains(far)))
        })
        .collect();
    assert_eq!(walk, expected, "7 October is the seventh day; 8 October is where it moves");
    // activated at 19:00 with offices closed since 18:00: the day ends at midnight, not before the clock starts
    let card = |at: &str| {
        let readings = json!({"dayEnd": "close-of-business", "closingTime": "18:00"});
        let asked = request("2026-10-10", json!({"events": {"service-activated": at}, "readings": readings}));
        engine.explain(&asked, "delivery.contact-card").unwrap()["dueAt"].clone()
    };
    assert_eq!(card("2026-10-10T19:00"), "2026-10-11T00:00:00+08:00");
    assert_eq!(card("2026-10-10T18:00"), "2026-10-10T18:00:00+08:00");
    assert_eq!(card("2026-10-10"), "2026-10-10T18:00:00+08:00");
}

#[test]
fn final_acceptance_is_projected_only_from_an_acceptance_that_is_the_initial_one() {
    let engine = Engine::bundled();
    let final_acceptance = |phase: &str| {
        let asked = request("2026-10-21", json!({"readings": {"acceptancePhase": phase}}));
        engine.commitment(&asked, "delivery.final-acceptance")
    };
    let projected = final_acceptance("initial");
    assert_eq!(projected["projected"]["dueDate"], "2027-02-04");
    assert_eq!(projected["readings"]["acceptancePhase"], "initial");
    let own = final_acceptance("final");
    assert_eq!((&own["projected"], &own["status"]), (&Json::Null, &json!("awaiting-event")));
    assert_eq!(own["readings"], json!({"acceptancePhase": "final"}));
}
