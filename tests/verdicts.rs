//! What ends a promise, and how it stands then: one verdict for whatever says when it was finished.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, list, policy, read_json, request};
use support::rows::check;

fn verdict(state: &str, minutes: i64, finish: &str) -> Json {
    json!({"outcome.state": state, "outcome.minutes": minutes, "outcome.finish": finish})
}

/// Silver, AA, cross-province: 5 hours from 23:10 and two pauses of 90 minutes in all end at 05:40.
#[test]
fn the_restored_service_finishes_restoration_and_a_finish_given_for_it_wins() {
    let start = "2026-09-30T23:10";
    let case = |more: Json| {
        let mut case = json!({
            "dimensions": {"customerTier": "silver", "assuranceLevel": "AA", "locality": "cross-province"},
            "exclusions": [
                {"from": "2026-10-01T00:00", "to": "2026-10-01T01:00", "cause": "customer"},
                {"from": "2026-10-01T02:00", "to": "2026-10-01T02:30", "cause": "interconnection"},
            ],
            "now": "2026-10-01T09:00",
        });
        case.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        case
    };
    let restored = |at: Json| json!({"events": {"service-restored": at}});
    let id = "fault.restoration";
    check(vec![
        (id, start, case(restored(json!("2026-10-01T05:30"))), json!({"dueAt": "2026-10-01T05:40:00+08:00"})),
        (id, start, case(restored(json!("2026-10-01T05:30"))), verdict("met", 10, "event")),
        (id, start, case(restored(json!("2026-10-01T06:40"))), verdict("missed", 60, "event")),
        (
            id,
            start,
            case(json!({
                "events": {"service-restored": "2026-10-01T05:30"},
                "finishedAt": {"fault.restoration": "2026-10-01T05:50"},
            })),
            verdict("missed", 10, "given"),
        ),
        (id, start, case(json!({})), verdict("missed", 200, "none")),
        (id, start, case(restored(Json::Null)), verdict("missed", 200, "none")),
    ]);
}

#[test]
fn each_promise_is_finished_by_its_own_event_and_by_no_other() {
    // Commitment, the events that start it, the event that ends it, minutes spared at its moment.
    let figures = json!({
        "activationLimit": {"amount": 3, "units": "businessDays"}, "newGroupLimit": {"amount": 1, "units": "businessDays"},
    });
    let rows: [(&str, Json, &str, i64); 19] = [
        ("delivery.activation", json!({}), "service-activated", 1),
        ("delivery.acceptance", json!({}), "initial-acceptance", 15_841),
        ("delivery.final-acceptance", json!({"initial-acceptance": "2026-03-04"}), "final-acceptance", 1),
        ("delivery.contact-card", json!({"service-activated": "2026-06-04T10:00"}), "contact-card-posted", 1),
        ("change.suspend", json!({}), "change-completed", 1),
        ("change.cancel", json!({}), "change-completed", 1),
        ("change.resume", json!({}), "change-completed", -2_879),
        ("change.other", json!({}), "change-completed", 7_201),
        ("change.rebuild", json!({}), "change-completed", 1),
        ("complaint.handling", json!({"complaint-accepted": "2026-06-04T22:00"}), "complaint-closed", 1),
        ("fault.restoration", json!({"fault-reported": "2026-06-04T22:00"}), "service-restored", 1),
        ("fault.oral-feedback", json!({"fault-handled": "2026-06-04T23:30"}), "oral-feedback-given", 1),
        ("fault.restoration-summary", json!({"service-restored": "2026-06-04T23:30"}), "summary-given", 1),
        ("fault.written-report", json!({"fault-handled": "2026-06-02"}), "report-submitted", 1),
        ("fault.report-to-manager", json!({"fault-handled": "2026-06-02"}), "report-to-manager-submitted", 1),
        ("fault.ticket-acceptance", json!({"ticket-dispatched": "2026-06-04T23:50"}), "ticket-accepted", 1),
        ("notice.planned", json!({"works-planned": "2026-06-15"}), "notice-given", 1),
        ("notice.emergency", json!({"works-planned": "2026-06-06T00:00"}), "notice-given", 1),
        ("notice.planned-internal", json!({"works-planned": "2026-06-15"}), "department-notified", 1),
    ];
    let named: Vec<&str> = rows.iter().map(|(_, _, event, _)| *event).collect();
    let mut all = Vec::new();
    for (id, starts, end, minutes) in rows.clone() {
        let case = |events: Json| json!({"events": events, "figures": figures, "conditions": {"emergency": id == "notice.emergency"}});
        let with = |event: &str, at: Json| {
            let mut events = starts.clone();
            events[event] = at;
            events
        };
        let (state, minutes) = if minutes < 0 { ("missed", -minutes) } else { ("met", minutes) };
        let finished = case(with(end, json!("2026-06-04T23:59")));
        all.push((id, "2026-06-01T09:00", finished, verdict(state, minutes, "event")));
        for other in named.iter().filter(|other| **other != end && starts.get(**other).is_none()) {
            // Acceptance and activation start what others end; an event that only ends says nothing here.
            let unfinished = case(with(other, json!("2026-06-04T23:59")));
            all.push((id, "2026-06-01T09:00", unfinished, json!({"outcome": null})));
        }
    }
    check(all);
}

#[test]
fn every_rule_with_a_date_names_the_event_that_ends_it() {
    let dated = |rule: &&Json| {
        ["deadline", "lead-time"].contains(&rule["shape"].as_str().unwrap())
            && rule["status"] != "unquantified"
    };
    let nameless: Vec<_> = list(&policy()["rules"])
        .iter()
        .filter(dated)
        .filter(|rule| rule["finishedBy"].is_null())
        .map(|rule| rule["id"].clone())
        .collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

/// Cross-province from 16:00: AAA until 20:00, AA until 21:00, A until 22:00, ordinary until 24:00.
#[test]
fn late_at_every_level_is_late_and_late_at_some_says_at_which() {
    let case = |more: Json| {
        let mut case = json!({"dimensions": {"assuranceLevel": null, "locality": "cross-province"}});
        case.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        case
    };
    let engine = Engine::bundled();
    let of = |more: Json| engine.commitment(&request("2026-09-30T16:00", case(more)), "fault.restoration");
    let each = |answer: &Json| -> Vec<(String, i64)> {
        let one = |outcome: &Json| {
            (outcome["state"].as_str().unwrap().to_owned(), outcome["minutes"].as_i64().unwrap())
        };
        list(&answer["alternatives"]).iter().map(|other| one(&other["outcome"])).collect()
    };
    let rows = |rows: [(&str, i64); 4]| rows.map(|(state, minutes)| (state.to_owned(), minutes)).to_vec();

    let late = of(json!({"now": "2026-10-01T01:00"}));
    assert_eq!(late["status"], "indeterminate");
    assert_eq!(each(&late), rows([("missed", 300), ("missed", 240), ("missed", 180), ("missed", 60)]));
    assert_eq!(late["outcome"], json!({"state": "missed", "minutes": 60, "finish": "none"}));

    let some = of(json!({"now": "2026-09-30T21:30"}));
    assert_eq!(each(&some), rows([("missed", 90), ("missed", 30), ("open", 30), ("open", 150)]));
    assert_eq!(some["outcome"], Json::Null);

    let met = of(json!({"now": "2026-10-01T01:00", "events": {"service-restored": "2026-09-30T19:30"}}));
    assert_eq!(each(&met), rows([("met", 30), ("met", 90), ("met", 150), ("met", 270)]));
    assert_eq!(met["outcome"], json!({"state": "met", "minutes": 30, "finish": "event"}));

    let open = of(json!({"now": "2026-09-30T16:30"}));
    assert_eq!(open["outcome"], json!({"state": "open", "minutes": 210, "finish": "none"}));
    assert_eq!(of(json!({}))["outcome"], Json::Null);

    // Without a time of day no level has a date, and nothing is said of it.
    let vague = engine
        .commitment(&request("2026-09-30", case(json!({"now": "2026-10-05T09:00"}))), "fault.restoration");
    assert!(list(&vague["alternatives"]).iter().all(|other| other["outcome"].is_null()));
    assert_eq!(vague["outcome"], Json::Null);
}

#[test]
fn a_notice_that_came_is_judged_by_the_day_it_came() {
    let start = "2026-10-12";
    let came = |at: &str| json!({"events": {"notice-given": at}, "now": "2026-09-28T10:00"});
    check(vec![
        ("notice.planned", start, came("2026-09-24"), verdict("met", 0, "event")),
        ("notice.planned", start, came("2026-09-23T10:00"), verdict("met", 2_280, "event")),
        ("notice.planned", start, came("2026-09-25T09:00"), verdict("missed", 540, "event")),
        ("notice.planned", start, json!({"now": "2026-09-28T10:00"}), json!({"outcome.finish": "none"})),
    ]);
}

#[test]
fn stage_feedback_goes_on_until_the_service_is_restored() {
    let engine = Engine::bundled();
    let last = |overlay: Json| {
        let commitment = engine.commitment(&request("2026-06-01T09:00", overlay), "fault.stage-feedback");
        let instants = commitment["instants"].as_array().cloned().unwrap_or_default();
        (instants.len(), instants.last().cloned().unwrap_or_default())
    };
    let restored = |at: &str| json!({"events": {"service-restored": at}});
    assert_eq!(
        last(restored("2026-06-01T12:10")),
        (6, json!("2026-06-01T12:00:00+08:00")),
        "after its limit"
    );
    assert_eq!(last(restored("2026-06-01T10:10")), (2, json!("2026-06-01T10:00:00+08:00")), "before it");
    assert_eq!(last(restored("2026-06-01T09:20")), (0, Json::Null));
    let unknown =
        json!({"dimensions": {"assuranceLevel": null}, "events": {"service-restored": "2026-06-01T10:10"}});
    assert_eq!(last(unknown).0, 2, "whatever the level");
    assert_eq!(last(restored("2026-06-02")).0, 4, "a bare date is no moment: up to the due moment, 11:00");
}

#[test]
fn an_event_that_opens_a_commitment_ends_none() {
    let mut document = policy();
    document["rules"][0]["finishedBy"] = json!("order-raised");
    let problem = Engine::new(&document, &calendar_through(2026)).err().unwrap();
    assert_eq!(
        (&problem["code"], &problem["path"]),
        (&json!("invalid-policy"), &json!("/rules/0/finishedBy"))
    );
    document["rules"][0]["finishedBy"] = json!("nothing");
    let problem = Engine::new(&document, &calendar_through(2026)).err().unwrap();
    assert_eq!(problem["path"], "/rules/0/finishedBy");
}

/// Four office hours from 15:00 on Friday 5 June end at 10:30 on Monday; the next step takes 30 minutes.
#[test]
fn a_projection_from_office_hours_keeps_their_time_of_day() {
    let mut document = read_json("data/policies/telecom-public-facts.json");
    let mut reported = list(&document["events"])[3].clone();
    reported["id"] = json!("interruption-reported");
    reported["projectedBy"] = json!("report.interruption");
    reported.as_object_mut().unwrap().remove("ends");
    document["events"].as_array_mut().unwrap().push(reported);
    let mut next = list(&document["rules"])[6].clone();
    next["id"] = json!("report.next");
    next["start"] = json!({"event": "interruption-reported"});
    next.as_object_mut().unwrap().remove("examples");
    document["rules"].as_array_mut().unwrap().push(next);
    let engine = Engine::new(&document, &calendar_through(2026)).unwrap();
    let asked = json!({
        "dimensions": {"area": "urban", "networkGrade": "A"}, "startAt": "2026-06-05T15:00",
        "events": {"fault-cleared": "2026-06-05T15:00"}, "conditions": {"interrupted-over-five-minutes": true},
        "readings": {"openingTime": "08:30", "closingTime": "17:00"},
    });
    let projected = json!({
        "startsAt": "2026-06-08T10:30:00+08:00", "dueAt": "2026-06-08T11:00:00+08:00", "dueDate": "2026-06-08",
        "precision": "minute",
    });
    assert_eq!(engine.commitment(&asked, "report.next")["projected"], projected);
}
