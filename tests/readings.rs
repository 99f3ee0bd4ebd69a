//! The readings on which an answer rests, by hand and by trying every other value of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use support::documents::{Engine, find, list, request};
use support::generate::{Random, share};

#[test]
fn the_readings_of_an_answer_are_those_on_which_it_rests_and_no_other() {
    let engine = Engine::bundled();
    let readings = |id: &str, start_at: &str, overlay: Json| {
        engine.commitment(&request(start_at, overlay), id)["readings"].clone()
    };
    let silver = json!({"customerTier": "silver"});
    let rows = [
        // gold's report is in working days from handling: neither the seven days nor their start matter
        (
            "fault.written-report",
            "2026-03-04",
            json!({"events": {"fault-handled": "2026-03-04"}}),
            json!({"dayEnd": "midnight"}),
        ),
        (
            "fault.written-report",
            "2026-03-04",
            json!({"dimensions": silver, "events": {"fault-handled": "2026-03-04", "report-requested": "2026-03-04"}}),
            json!({"dayEnd": "midnight", "sevenDays": "calendar", "reportStart": "later"}),
        ),
        // a Saturday: receipt matters, and with it under the other reading no cut-off
        (
            "delivery.acceptance",
            "2026-03-07T10:00",
            json!({}),
            json!({"acceptancePhase": "initial", "dayEnd": "midnight", "nonWorkingReceipt": "count-from-next"}),
        ),
        (
            "delivery.acceptance",
            "2026-03-07T10:00",
            json!({"readings": {"nonWorkingReceipt": "received-next", "cutOff": "17:00"}}),
            json!({"acceptancePhase": "initial", "dayEnd": "midnight", "nonWorkingReceipt": "received-next"}),
        ),
        // a Friday: only a cut-off could make a difference
        (
            "delivery.acceptance",
            "2026-03-06T10:00",
            json!({}),
            json!({"acceptancePhase": "initial", "dayEnd": "midnight"}),
        ),
        (
            "delivery.acceptance",
            "2026-03-06",
            json!({"readings": {"nonWorkingReceipt": "received-next"}}),
            json!({"acceptancePhase": "initial", "dayEnd": "midnight"}),
        ),
        (
            "delivery.acceptance",
            "2026-03-06T10:00",
            json!({"readings": {"nonWorkingReceipt": "received-next"}}),
            json!({"acceptancePhase": "initial", "cutOff": "none", "dayEnd": "midnight", "nonWorkingReceipt": "received-next"}),
        ),
        (
            "delivery.acceptance",
            "2026-03-06T17:01",
            json!({"readings": {"cutOff": "17:00"}}),
            json!({"acceptancePhase": "initial", "dayEnd": "midnight", "nonWorkingReceipt": "count-from-next"}),
        ),
        (
            "change.suspend",
            "2026-03-04",
            json!({"readings": {"dayEnd": "close-of-business", "closingTime": "18:00"}}),
            json!({"changeOrder": "change-order", "closingTime": "18:00", "dayEnd": "close-of-business"}),
        ),
        (
            "change.suspend",
            "2027-02-04",
            json!({"readings": {"unpublished": "indeterminate"}}),
            json!({"changeOrder": "change-order", "unpublished": "indeterminate"}),
        ),
        (
            "change.suspend",
            "2027-02-04",
            json!({}),
            json!({"changeOrder": "change-order", "dayEnd": "midnight", "unpublished": "bounds"}),
        ),
        ("fault.restoration", "2026-03-04T08:00", json!({}), json!({})),
        (
            "fault.restoration",
            "2026-03-04T08:00",
            json!({"events": {"alarm-raised": "2026-03-04T07:00"}}),
            json!({"restorationStart": "earliest"}),
        ),
        (
            "fault.restoration",
            "2026-03-04T08:00",
            json!({"events": {"alarm-raised": "2026-03-04T07:00"}, "conditions": {"external-equipment": true}}),
            json!({}),
        ),
        (
            "delivery.final-acceptance",
            "2026-03-04",
            json!({"events": {"initial-acceptance": "2026-03-04"}}),
            json!({"dayEnd": "midnight"}),
        ),
        (
            "delivery.final-acceptance",
            "2026-03-04",
            json!({"events": {"initial-acceptance": "2026-07-01"}}),
            json!({"dayEnd": "midnight", "monthRestDay": "stays"}),
        ),
        ("delivery.acceptance-gate", "2026-03-04", json!({}), json!({})),
        (
            "delivery.acceptance-gate",
            "2026-03-04",
            json!({"dimensions": {"service": "group-sms"}}),
            json!({}),
        ),
        (
            "delivery.acceptance-gate",
            "2026-03-04",
            json!({"dimensions": {"service": "voice-line"}}),
            json!({"leasedLineServices": "leased-line-access"}),
        ),
    ];
    for (id, start_at, overlay, expected) in rows {
        assert_eq!(readings(id, start_at, overlay.clone()), expected, "{id} {start_at} {overlay}");
    }
}

/// Whether another answer differs in what may rest on a reading: status, limit, and each date that the first one gives.
fn differs(commitment: &Json, other: &Json) -> bool {
    let always = ["status", "limit", "requirement"];
    let dates =
        ["startsAt", "dueAt", "dueDate", "certainty", "dueRange", "projected", "instants", "alternatives"];
    let given = dates.into_iter().filter(|field| !commitment[*field].is_null());
    always.into_iter().chain(given).any(|field| commitment[field] != other[field])
}

#[test]
fn whatever_another_value_of_a_reading_changes_names_that_reading() {
    let engine = Engine::bundled();
    let policy = support::documents::policy();
    let mut random = Random(7);
    let mut changed: BTreeSet<String> = BTreeSet::new();
    for at in 0..share(120) {
        let mut asked = support::generate::request(&mut random);
        // Rare among random requests, and without it one reading would move nothing.
        if at % 10 == 0 {
            asked["conditions"]["line-construction"] = true.into();
            asked["figures"]["activationLimit"] = json!({ "amount": 5, "units": "businessDays" });
        }
        let base = engine.quote(&asked).unwrap();
        for reading in list(&policy["readings"]) {
            let id = reading["id"].as_str().unwrap();
            for value in reading["values"].as_array().into_iter().flatten() {
                let mut other = asked.clone();
                other["readings"][id] = value["id"].clone();
                // close of business needs the closing time
                let Ok(other) = engine.quote(&other) else { continue };
                for commitment in list(&base["commitments"]) {
                    let own = commitment["id"].as_str().unwrap();
                    if differs(commitment, &find(&other, own).unwrap()) {
                        changed.insert(id.to_owned());
                        let value = value["id"].as_str().unwrap();
                        assert!(
                            !commitment["readings"][id].is_null(),
                            "{own} changes with {id}: {value}\n{commitment}\n{asked}"
                        );
                    }
                }
            }
        }
    }
    let silent: Vec<_> = list(&policy["readings"])
        .iter()
        .filter(|reading| reading["values"].is_array() && !changed.contains(reading["id"].as_str().unwrap()))
        .map(|reading| reading["id"].as_str().unwrap())
        .collect();
    if share(120) < 120 {
        return;
    }
    // what a year of quality counts shows in its own answer only; closing and opening are times
    assert_eq!(silent, ["qualityYear", "interruptionTime", "repeatCount"]);
}

// A11: two checks with two starts (R49, R60); where one time alone was logged, the reading uses it for both and says so.
#[test]
fn one_logged_time_is_used_for_both_feedbacks_by_the_reading_and_that_is_said() {
    let engine = Engine::bundled();
    let (oral, summary) = ("fault.oral-feedback", "fault.restoration-summary");
    let (handled, restored) =
        (json!({"fault-handled": "2026-10-01T05:00"}), json!({"service-restored": "2026-10-01T04:00"}));
    let both = json!({"fault-handled": "2026-10-01T05:00", "service-restored": "2026-10-01T04:00"});
    let rows = [
        (oral, &restored, "shared", Some("2026-10-01T04:30:00+08:00"), Some("restored-for-handled")),
        (oral, &restored, "separate", None, None),
        (summary, &handled, "shared", Some("2026-10-01T05:30:00+08:00"), Some("handled-for-restored")),
        (summary, &handled, "separate", None, None),
        (oral, &both, "shared", Some("2026-10-01T05:30:00+08:00"), None),
        (summary, &both, "shared", Some("2026-10-01T04:30:00+08:00"), None),
    ];
    for (id, events, reading, due, said) in rows {
        let overlay = json!({"events": events, "readings": {"singleTime": reading}});
        let one = engine.commitment(&request("2026-10-01T02:00", overlay), id);
        assert_eq!(one["dueAt"].as_str(), due, "{id} {reading}: {one}");
        let codes = one["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap());
        assert_eq!(codes.into_iter().find(|code| code.contains("-for-")), said, "{id} {reading}");
        assert_eq!(one["readings"].get("singleTime").is_some(), events != &both, "{id} {reading}: {one}");
    }
}
