//! The specification, case by case and cell by cell, against answers worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, find, list, policies, policy, request};
use support::tables::*;

struct Case {
    what: &'static str,
    request: Json,
    id: &'static str,
    expect: Json,
}

fn case(what: &'static str, id: &'static str, start_at: &str, overlay: Json, expect: Json) -> Case {
    Case { what, request: request(start_at, overlay), id, expect }
}

/// Every field of `expected` must be in `got` with the same value; a field expected as null must be absent.
fn mismatches(expected: &Json, got: &Json, path: &str) -> Vec<String> {
    match expected {
        Json::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| mismatches(value, &got[name], &format!("{path}/{name}")))
            .collect(),
        _ if expected == got => Vec::new(),
        _ => vec![format!("{path}: expected {expected}, got {got}")],
    }
}

fn check(cases: Vec<Case>) {
    let engine = Engine::bundled();
    let mut failures = Vec::new();
    for Case { what, request, id, expect } in cases {
        let got = engine.commitment(&request, id);
        let wrong = mismatches(&expect, &got, id);
        if !wrong.is_empty() {
            failures.push(format!("{what}\n    {}\n    {request}", wrong.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn tier(name: &str) -> Json {
    json!({"dimensions": {"customerTier": name}})
}

fn day_due(date: &str, next: &str) -> Json {
    json!({"status": "determined", "precision": "day", "certainty": "confirmed", "dueDate": date,
           "dueAt": format!("{next}T00:00:00+08:00"), "dueRange": null})
}

#[test]
fn the_dates_of_the_first_customers_hold() {
    let bronze_overlay =
        json!({"dimensions": {"customerTier": "bronze", "service": "overlay", "locality": "cross-city"}});
    let level_a = json!({"dimensions": {"assuranceLevel": "A", "locality": "cross-province"}});
    let initial = |date: &str| json!({"events": {"initial-acceptance": date}});
    check(vec![
        case(
            "suspension ends on a make-up Saturday",
            "change.suspend",
            "2026-09-30T16:00",
            json!({}),
            day_due("2026-10-10", "2026-10-11"),
        ),
        case(
            "resumption after National Day",
            "change.resume",
            "2026-09-30T16:00",
            json!({}),
            day_due("2026-10-08", "2026-10-09"),
        ),
        case(
            "resumption over Spring Festival",
            "change.resume",
            "2026-02-13",
            bronze_overlay,
            day_due("2026-02-25", "2026-02-26"),
        ),
        case(
            "acceptance, gold",
            "delivery.acceptance",
            "2026-02-10",
            json!({}),
            day_due("2026-03-02", "2026-03-03"),
        ),
        case(
            "acceptance, standard",
            "delivery.acceptance",
            "2026-02-10",
            tier("standard"),
            day_due("2026-03-09", "2026-03-10"),
        ),
        case("notice, gold", "notice.planned", "2026-10-12", json!({}), day_due("2026-09-24", "2026-09-25")),
        case(
            "notice, silver",
            "notice.planned",
            "2026-10-12",
            tier("silver"),
            day_due("2026-09-29", "2026-09-30"),
        ),
        case(
            "notice, standard",
            "notice.planned",
            "2026-10-12",
            tier("standard"),
            day_due("2026-09-30", "2026-10-01"),
        ),
        case(
            "final acceptance ends with the month",
            "delivery.final-acceptance",
            "2025-11-30",
            initial("2025-11-30"),
            day_due("2026-02-28", "2026-03-01"),
        ),
        case(
            "final acceptance is not rolled off a holiday",
            "delivery.final-acceptance",
            "2026-07-01",
            initial("2026-07-01"),
            day_due("2026-10-01", "2026-10-02"),
        ),
        case(
            "restoration across midnight",
            "fault.restoration",
            "2026-09-30T23:30",
            level_a,
            json!({"status": "determined", "precision": "minute", "certainty": "confirmed", "limit": {"amount": 6, "units": "calendarHours"},
                   "dueAt": "2026-10-01T05:30:00+08:00", "dueDate": "2026-10-01"}),
        ),
        case(
            "an offset moves the local day",
            "change.suspend",
            "2026-10-08T18:30:00Z",
            json!({}),
            day_due("2026-10-13", "2026-10-14"),
        ),
        case(
            "an unpublished year with one possible date",
            "change.suspend",
            "2026-12-30",
            json!({}),
            json!({"status": "determined", "certainty": "provisional", "dueDate": "2027-01-05", "dueRange": {"earliest": "2027-01-05", "latest": "2027-01-05"}}),
        ),
        case(
            "an unpublished year with a range",
            "change.suspend",
            "2027-02-04",
            json!({}),
            json!({"status": "determined", "certainty": "provisional", "dueDate": "2027-02-15", "dueAt": "2027-02-16T00:00:00+08:00",
                   "dueRange": {"earliest": "2027-02-15", "latest": "2027-02-17"}}),
        ),
    ]);
}

#[test]
fn silvers_report_before_golds_carries_a_note() {
    let engine = Engine::bundled();
    let events = json!({"fault-handled": "2026-09-30", "report-requested": "2026-09-30"});
    let report = |tier: &str| {
        let overlay = json!({"dimensions": {"customerTier": tier}, "events": events});
        engine.commitment(&request("2026-09-30", overlay), "fault.written-report")
    };
    let (gold, silver) = (report("gold"), report("silver"));
    assert_eq!(gold["dueDate"], "2026-10-09");
    assert_eq!(silver["dueDate"], "2026-10-07");
    let notes = |commitment: &Json| {
        list(&commitment["reasons"])
            .iter()
            .filter(|reason| reason["code"] == "tier-inversion")
            .cloned()
            .collect::<Vec<_>>()
    };
    // silver is due first: it is silver's answer that says so, with gold's date
    let params = json!({"dimension": "customerTier", "value": "gold", "dueDate": "2026-10-09"});
    assert_eq!(notes(&silver), [json!({"code": "tier-inversion", "params": params})]);
    assert_eq!(notes(&gold), Vec::<Json>::new());
    // without the long holiday gold is first, and there is nothing to note
    let events = json!({"fault-handled": "2026-11-02", "report-requested": "2026-11-02"});
    for tier in ["gold", "silver"] {
        let overlay = json!({"dimensions": {"customerTier": tier}, "events": events});
        let report = engine.commitment(&request("2026-11-02", overlay), "fault.written-report");
        assert_eq!(notes(&report), Vec::<Json>::new(), "{tier}");
    }
}

#[test]
fn every_cell_of_the_tables_by_tier_is_the_specifications() {
    let engine = Engine::bundled();
    for service in LEASED_LINE.iter().chain(&OVERLAY) {
        for locality in LOCALITIES {
            for (column, tier) in TIERS.iter().enumerate() {
                let asked = request(
                    "2026-06-01T09:00",
                    json!({"dimensions": {"customerTier": tier, "service": service, "locality": locality}}),
                );
                let quote = engine.quote(&asked).unwrap();
                let limit = |id: &str| find(&quote, id).unwrap()["limit"].clone();
                let place = format!("{service} {locality} {tier}");
                let (_, feedbacks) =
                    FEEDBACKS.iter().find(|(leased, _)| *leased == is_leased_line(service)).unwrap();
                let expected = json!({"amount": feedbacks[column], "units": "occurrences", "bound": "at-least", "per": "order"});
                assert_eq!(limit("delivery.progress-feedback"), expected, "5-6 {place}");
                assert_limit(
                    &limit("change.resume"),
                    cell(&RESUME, locality, column),
                    "businessDays",
                    &place,
                );
                assert_limit(&limit("delivery.acceptance"), ACCEPTANCE[column], "businessDays", &place);
                assert_limit(&limit("notice.planned"), NOTICE[column], "businessDays", &place);
                assert_limit(&limit("notice.emergency"), 24, "calendarHours", &place);
                assert_limit(&limit("change.suspend"), 3, "businessDays", &place);
                assert_limit(&limit("change.cancel"), 3, "businessDays", &place);
                assert_limit(&limit("delivery.final-acceptance"), 3, "calendarMonths", &place);
                assert_limit(&limit("delivery.contact-card"), 0, "calendarDays", &place);
                assert_limit(&limit("fault.oral-feedback"), 30, "calendarMinutes", &place);
                assert_limit(&limit("fault.restoration-summary"), 30, "calendarMinutes", &place);
                assert_limit(&limit("fault.ticket-acceptance"), 10, "calendarMinutes", &place);
                match STAGE[column] {
                    Some(minutes) => {
                        assert_limit(&limit("fault.stage-feedback"), minutes, "calendarMinutes", &place);
                        assert_eq!(limit("fault.stage-feedback")["bound"], "every", "{place}");
                    }
                    None => assert_eq!(limit("fault.stage-feedback"), Json::Null, "{place}"),
                }
                let reports = [Some((2, "businessDays")), Some((7, "calendarDays")), None, None];
                for id in ["fault.written-report", "fault.report-to-manager"] {
                    match reports[column] {
                        Some((amount, units)) => assert_limit(&limit(id), amount, units, &place),
                        None => assert_eq!(limit(id), Json::Null, "{id} {place}"),
                    }
                }
            }
        }
    }
}

#[track_caller]
fn assert_limit(limit: &Json, amount: i64, units: &str, place: &str) {
    assert_eq!((&limit["amount"], &limit["units"]), (&json!(amount), &json!(units)), "{place}");
}

#[test]
fn every_cell_of_the_tables_by_level_is_the_specifications() {
    let engine = Engine::bundled();
    for locality in LOCALITIES {
        for (column, level) in LEVELS.iter().enumerate() {
            let asked = request(
                "2026-06-01T09:00",
                json!({"dimensions": {"assuranceLevel": level, "locality": locality}}),
            );
            let quote = engine.quote(&asked).unwrap();
            let limit = |id: &str| find(&quote, id).unwrap()["limit"].clone();
            let place = format!("{locality} {level}");
            let hours = cell(&HOURS, locality, column);
            assert_limit(&limit("complaint.handling"), hours, "calendarHours", &place);
            assert_limit(&limit("fault.restoration"), hours, "calendarHours", &place);
            let yearly = |amount: i64, units: &str| json!({"amount": amount, "units": units, "bound": "at-most", "per": "year"});
            assert_eq!(limit("quality.repeat-faults"), yearly(REPEATS[column], "occurrences"), "{place}");
            assert_eq!(
                limit("quality.annual-interruption"),
                yearly(INTERRUPTION[column], "calendarHours"),
                "{place}"
            );
        }
    }
}

/// Tables 5-7, 7-3, 7-4 and 8-1, requirement by tier: ● required, ○ optional, blank or 无 none, 按需 and
/// 根据客户需要 on request.
const REQUIREMENTS: [(&str, [&str; 4]); 9] = [
    ("delivery.activation-report", ["required", "required", "none", "none"]),
    ("delivery.test-report", ["required", "required", "required", "required"]),
    ("delivery.dedicated-staff", ["required", "required", "required", "required"]),
    ("delivery.satisfaction-survey", ["required", "required", "optional", "optional"]),
    ("fault.stage-feedback", ["required", "required", "on-request", "on-request"]),
    ("fault.written-report", ["required", "on-request", "on-request", "on-request"]),
    ("notice.confirmation", ["required", "required", "none", "none"]),
    ("notice.retiming", ["on-request", "none", "none", "none"]),
    ("notice.post-check", ["required", "required", "none", "none"]),
];

/// Table 8-1, how the customer is told: a letter (告知函) for gold, work order and e-mail for the others.
const CHANNELS: [&[&str]; 4] =
    [&["notice-letter"], &["work-order", "e-mail"], &["work-order", "e-mail"], &["work-order", "e-mail"]];

#[test]
fn every_cell_of_the_tables_of_deliverables_is_the_specifications() {
    let engine = Engine::bundled();
    let mut wrong = Vec::new();
    for (column, tier) in TIERS.iter().enumerate() {
        let quote = engine
            .quote(&request("2026-06-01T09:00", json!({"dimensions": {"customerTier": tier}})))
            .unwrap();
        for (id, cells) in REQUIREMENTS {
            match find(&quote, id) {
                Some(commitment) if commitment["requirement"] == cells[column] => {}
                Some(commitment) => wrong.push(format!("{id} {tier}: {}", commitment["requirement"])),
                None => wrong.push(format!("{id} {tier}: no such commitment")),
            }
        }
        let channel =
            find(&quote, "notice.channel").map(|commitment| commitment["deliverable"]["channel"].clone());
        if channel != Some(json!(CHANNELS[column])) {
            wrong.push(format!("notice.channel {tier}: {channel:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_of_the_seventy_six_rules_has_an_entry() {
    let policy = policy();
    let named: Vec<String> = list(&policy["rules"])
        .iter()
        .flat_map(|rule| list(&rule["rules"]).iter().map(|name| name.as_str().unwrap().to_owned()))
        .collect();
    let missing: Vec<_> = (1..=76).map(|n| format!("R{n:02}")).filter(|rule| !named.contains(rule)).collect();
    assert!(missing.is_empty(), "no entry for {missing:?}");
    let unknown: Vec<_> =
        named.iter().filter(|name| !(1..=76).any(|n| format!("R{n:02}") == **name)).collect();
    assert!(unknown.is_empty(), "the specification has no {unknown:?}");
}

#[test]
fn each_rule_of_the_policy_is_in_an_operators_quote_with_its_kind() {
    let quote = Engine::bundled().quote(&request("2026-06-01T09:00", json!({}))).unwrap();
    for rule in list(&policy()["rules"]) {
        let id = rule["id"].as_str().unwrap();
        let commitment = find(&quote, id).unwrap_or_else(|| panic!("`{id}` is not in the quote"));
        for field in ["kind", "shape", "process", "clause", "debtor", "creditor", "rules"] {
            assert_eq!(commitment[field], rule[field], "{id} {field}");
        }
    }
}

#[test]
fn the_worked_examples_of_every_policy_hold() {
    let policies = policies();
    assert!(!policies.is_empty());
    let calendar = support::documents::calendar_through(2026);
    let (mut run, mut failures) = (0, Vec::new());
    for (file, policy) in &policies {
        let engine = match Engine::new(policy, &calendar) {
            Ok(engine) => engine,
            Err(problem) => {
                failures.push(format!("{file}: {problem}"));
                continue;
            }
        };
        for rule in list(&policy["rules"]) {
            let id = rule["id"].as_str().unwrap();
            let examples = rule["examples"].as_array().cloned().unwrap_or_default();
            if rule.get("start").is_some() && examples.is_empty() {
                failures.push(format!("{file} {id}: a dated rule without a worked example"));
            }
            for (number, example) in examples.iter().enumerate() {
                run += 1;
                let mut asked = example["request"].clone();
                if asked["audience"].is_null() {
                    asked["audience"] = json!("operator");
                }
                let wrong = match engine.quote(&asked) {
                    Ok(quote) => find(&quote, id).map_or(vec!["not in the quote".to_owned()], |commitment| {
                        mismatches(&example["expect"], &commitment, "")
                    }),
                    Err(problem) => vec![problem.to_string()],
                };
                failures.extend(wrong.iter().map(|wrong| format!("{file} {id} example {number}: {wrong}")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(run > 0, "no example was run");
}
