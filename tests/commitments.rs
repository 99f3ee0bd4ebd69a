//! Statuses, clocks, chains and outcomes, each in a case worked out by hand from the contract.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, find, list, request};

/// Commitment, start, overlay, expected fields; a null is a field that must be absent.
type Row = (&'static str, &'static str, Json, Json);

fn check(rows: Vec<Row>) {
    let engine = Engine::bundled();
    let mut wrong = Vec::new();
    for (id, start_at, overlay, expect) in rows {
        let asked = request(start_at, overlay);
        let got = engine.commitment(&asked, id);
        for (field, value) in expect.as_object().unwrap() {
            let found = got.pointer(&format!("/{}", field.replace('.', "/"))).unwrap_or(&Json::Null);
            if found != value {
                wrong.push(format!("{id} {field}: expected {value}, got {found}\n    {asked}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_status_that_applies_is_given_and_a_known_limit_stays() {
    let at = "2026-06-01T09:00";
    let level = |value: Json| json!({"assuranceLevel": value});
    check(vec![
        ("fault.restoration", at, json!({"conditions": {"external-equipment": true}}), json!({"status": "out-of-scope", "limit.amount": 2, "dueAt": null})),
        ("fault.restoration", at, json!({"conditions": {"service-affecting": false}}), json!({"status": "out-of-scope"})),
        ("fault.stage-feedback", at, json!({"conditions": {"service-affecting": false}}), json!({"status": "out-of-scope"})),
        ("fault.stage-feedback", at, json!({"conditions": {"external-equipment": true}}), json!({"status": "determined"})),
        ("fault.restoration", at, json!({"events": {"fault-reported": null}, "conditions": {"external-equipment": true}}), json!({"status": "out-of-scope"})),
        ("notice.planned", at, json!({"conditions": {"emergency": true}, "events": {"works-planned": null}}), json!({"status": "not-required", "limit.amount": 7})),
        ("notice.emergency", at, json!({}), json!({"status": "not-required", "limit.amount": 24})),
        ("notice.emergency", at, json!({"conditions": {"emergency": true}}), json!({"status": "determined", "dueAt": "2026-05-31T09:00:00+08:00"})),
        ("notice.emergency", "2026-06-01", json!({"conditions": {"emergency": true}}), json!({"status": "indeterminate", "limit.amount": 24})),
        ("change.suspend", at, json!({"events": {"order-raised": null}}), json!({"status": "awaiting-event", "awaits": ["order-raised"], "limit.amount": 3})),
        ("change.other", at, json!({"events": {"order-raised": null}}), json!({"status": "awaiting-event", "limit": null})),
        ("change.other", at, json!({}), json!({"status": "indeterminate", "limit": null, "dueDate": null})),
        ("change.rebuild", at, json!({}), json!({"status": "indeterminate", "limit": null})),
        ("change.resume", at, json!({"conditions": {"line-construction": true}}), json!({"status": "indeterminate", "limit": null})),
        ("complaint.handling", at, json!({"dimensions": level(Json::Null)}), json!({"status": "indeterminate", "limit": null, "dueAt": null})),
        ("complaint.handling", "2026-06-01", json!({}), json!({"status": "indeterminate", "limit.amount": 2, "dueAt": null})),
        ("fault.oral-feedback", at, json!({}), json!({"status": "awaiting-event", "awaits": ["fault-handled"]})),
        ("fault.restoration", at, json!({"events": {"fault-reported": null}}), json!({"status": "awaiting-event", "awaits": ["fault-reported", "alarm-raised"]})),
        ("fault.written-report", at, json!({"dimensions": {"customerTier": "silver"}}), json!({"status": "on-request", "limit.amount": 7, "dueDate": null})),
        ("fault.written-report", at, json!({"dimensions": {"customerTier": "bronze"}, "events": {"report-requested": at, "fault-handled": at}}), json!({"status": "on-request", "limit": null, "dueDate": null})),
        ("fault.stage-feedback", at, json!({"dimensions": {"customerTier": "standard"}}), json!({"status": "on-request", "limit": null})),
    ]);
}

#[test]
fn a_supplied_figure_joins_the_formula() {
    // 2026-06-19 to 21 rest (Dragon Boat); 2026-06-01 is a Monday
    let figure = |name: &str, amount: i64| json!({name: {"amount": amount, "units": "businessDays"}});
    check(vec![
        ("change.other", "2026-06-01", json!({"figures": figure("activationLimit", 10)}), json!({"status": "determined", "limit.amount": 13, "dueDate": "2026-06-18"})),
        ("change.other", "2026-06-01", json!({"figures": figure("activationLimit", 11)}), json!({"limit.amount": 14, "dueDate": "2026-06-22"})),
        ("change.rebuild", "2026-06-01", json!({"figures": figure("newGroupLimit", 3)}), json!({"limit.amount": 5, "dueDate": "2026-06-08"})),
        ("change.rebuild", "2026-06-01", json!({"figures": figure("newGroupLimit", 3), "readings": {"rebuild": "suspension-plus-new-group-plus-cutover"}}), json!({"limit.amount": 8, "dueDate": "2026-06-11"})),
        ("change.rebuild", "2026-06-01", json!({"figures": figure("activationLimit", 3)}), json!({"status": "indeterminate"})),
        ("change.resume", "2026-06-01", json!({"figures": figure("activationLimit", 5), "conditions": {"line-construction": true}}), json!({"limit.amount": 5, "dueDate": "2026-06-08"})),
        ("change.resume", "2026-06-01", json!({"figures": figure("activationLimit", 5)}), json!({"limit.amount": 1, "dueDate": "2026-06-02"})),
    ]);
}

#[test]
fn a_terminal_fault_takes_the_ordinary_level_unless_it_involves_line_or_platform() {
    let at = "2026-06-01T09:00";
    let with = |conditions: Json| json!({"conditions": conditions});
    check(vec![
        ("complaint.handling", at, with(json!({"terminal-fault": true})), json!({"limit.amount": 8, "dueAt": "2026-06-01T17:00:00+08:00"})),
        ("fault.restoration", at, with(json!({"terminal-fault": true, "involves-equipment": true})), json!({"limit.amount": 8})),
        ("fault.restoration", at, with(json!({"terminal-fault": true, "involves-line": true})), json!({"limit.amount": 2})),
        ("fault.restoration", at, with(json!({"terminal-fault": true, "involves-platform": true})), json!({"limit.amount": 2})),
        ("fault.restoration", at, json!({"dimensions": {"assuranceLevel": null}, "conditions": {"terminal-fault": true}}), json!({"status": "determined", "limit.amount": 8})),
        ("quality.repeat-faults", at, with(json!({"terminal-fault": true})), json!({"status": "out-of-scope", "limit.amount": 4})),
        ("quality.repeat-faults", at, with(json!({"terminal-fault": true, "involves-equipment": true})), json!({"status": "determined", "limit.amount": 4})),
        ("quality.annual-interruption", at, with(json!({"terminal-fault": true})), json!({"status": "out-of-scope"})),
    ]);
}

#[test]
fn an_unknown_level_lists_each_levels_answer() {
    let asked = request("2026-06-01T09:00", json!({"dimensions": {"assuranceLevel": null, "locality": "cross-province"}}));
    let engine = Engine::bundled();
    let restoration = engine.commitment(&asked, "fault.restoration");
    let listed: Vec<_> = list(&restoration["alternatives"])
        .iter()
        .map(|a| (a["dimensions"]["assuranceLevel"].clone(), a["limit"]["amount"].clone(), a["dueAt"].clone()))
        .collect();
    let expected = [("AAA", 4, "13"), ("AA", 5, "14"), ("A", 6, "15"), ("ordinary", 8, "17")]
        .map(|(level, hours, hour)| (json!(level), json!(hours), json!(format!("2026-06-01T{hour}:00:00+08:00"))));
    assert_eq!(listed, expected);
}

#[test]
fn restoration_starts_at_the_earlier_of_report_and_alarm() {
    let with = |reported: &str, alarm: &str| json!({"events": {"fault-reported": reported, "alarm-raised": alarm}});
    let due = |at: &str| json!({"status": "determined", "dueAt": at});
    let unknown = || json!({"status": "indeterminate", "dueAt": null});
    let id = "fault.restoration";
    check(vec![
        (id, "2026-06-01", with("2026-06-01T10:00", "2026-06-01T09:40"), due("2026-06-01T11:40:00+08:00")),
        (id, "2026-06-01", with("2026-06-01T10:00", "2026-06-01T02:30:00Z"), due("2026-06-01T12:00:00+08:00")),
        (id, "2026-06-01", with("2026-06-02", "2026-06-01T09:40"), due("2026-06-01T11:40:00+08:00")),
        (id, "2026-06-01", with("2026-06-01", "2026-06-01T09:40"), unknown()),
        (id, "2026-06-01", with("2026-06-01T09:40", "2026-05-31"), unknown()),
        (id, "2026-06-01", json!({"events": {"fault-reported": null, "alarm-raised": "2026-06-01T09:40"}}), due("2026-06-01T11:40:00+08:00")),
        ("fault.stage-feedback", "2026-06-01", json!({"events": {"fault-reported": null, "alarm-raised": "2026-06-01T09:40"}}), json!({"status": "awaiting-event"})),
    ]);
}

#[test]
fn hour_clocks_stop_inside_the_causes_that_the_rule_names() {
    let out = |list: Vec<(&str, &str, &str)>| {
        let intervals: Vec<_> =
            list.into_iter().map(|(from, to, cause)| json!({"from": from, "to": to, "cause": cause})).collect();
        json!({"exclusions": intervals})
    };
    let at = "2026-06-01T09:00";
    let due = |time: &str| json!({"dueAt": format!("2026-06-01T{time}:00+08:00")});
    let id = "fault.restoration";
    check(vec![
        (id, at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "customer")]), due("11:45")),
        (id, at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "interconnection")]), due("11:45")),
        (id, at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "customer"), ("2026-06-01T10:30", "2026-06-01T11:00", "interconnection")]), due("12:00")),
        (id, at, out(vec![("2026-06-01T10:30", "2026-06-01T11:00", "customer"), ("2026-06-01T10:00", "2026-06-01T10:30", "customer")]), due("12:00")),
        // used up at the very start of an interval: due then
        (id, at, out(vec![("2026-06-01T11:00", "2026-06-01T15:00", "customer")]), due("11:00")),
        (id, at, out(vec![("2026-06-01T10:59", "2026-06-01T15:00", "customer")]), due("15:01")),
        // it starts inside an interval, and the part before the start is ignored
        (id, at, out(vec![("2026-06-01T08:00", "2026-06-01T09:20", "customer")]), due("11:20")),
        (id, at, out(vec![("2026-06-01T09:00", "2026-06-01T09:20", "customer")]), due("11:20")),
        (id, at, out(vec![("2026-06-01T06:00", "2026-06-01T09:00", "customer")]), due("11:00")),
        (id, at, out(vec![("2026-06-01T02:00:00Z", "2026-06-01T02:45:00Z", "customer")]), due("11:45")),
        ("complaint.handling", at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "customer")]), due("11:45")),
        // a notice and an oral feedback never stop
        ("fault.oral-feedback", at, json!({"events": {"fault-handled": at}, "exclusions": [{"from": "2026-06-01T09:00", "to": "2026-06-01T12:00", "cause": "customer"}]}), due("09:30")),
    ]);
}

#[test]
fn a_working_day_wholly_inside_a_customer_cause_is_not_counted() {
    let out = |from: &str, to: &str, cause: &str| json!({"exclusions": [{"from": from, "to": to, "cause": cause}]});
    let id = "change.suspend"; // Monday 2026-06-01 + 3 = Thursday 4
    let at = "2026-06-01T09:00";
    check(vec![
        (id, at, json!({}), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-02T00:00", "2026-06-03T00:00", "customer"), json!({"dueDate": "2026-06-05"})),
        (id, at, out("2026-06-02T00:01", "2026-06-03T00:00", "customer"), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-02T00:00", "2026-06-02T23:59", "customer"), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-04T00:00", "2026-06-05T00:00", "customer"), json!({"dueDate": "2026-06-05"})),
        (id, at, out("2026-06-02T00:00", "2026-06-03T00:00", "interconnection"), json!({"dueDate": "2026-06-04"})),
        (id, at, json!({"exclusions": [{"from": "2026-06-02T00:00", "to": "2026-06-02T12:00", "cause": "customer"}, {"from": "2026-06-02T12:00", "to": "2026-06-03T00:00", "cause": "customer"}]}), json!({"dueDate": "2026-06-05"})),
        ("delivery.acceptance", at, out("2026-06-02T00:00", "2026-06-03T00:00", "customer"), json!({"dueDate": "2026-06-15"})),
    ]);
}

#[test]
fn readings_change_the_receipt_and_the_end_of_the_day() {
    let read = |readings: Json| json!({"readings": readings});
    let id = "change.suspend";
    let received = || read(json!({"nonWorkingReceipt": "received-next", "cutOff": "17:00"}));
    check(vec![
        // Saturday 2026-06-06: count-from-next counts Monday first, received-next receives on Monday
        (id, "2026-06-06", json!({}), json!({"dueDate": "2026-06-10"})),
        (id, "2026-06-06", read(json!({"nonWorkingReceipt": "received-next"})), json!({"dueDate": "2026-06-11", "readings.nonWorkingReceipt": "received-next"})),
        (id, "2026-06-01T17:00", received(), json!({"dueDate": "2026-06-04"})),
        (id, "2026-06-01T17:01", received(), json!({"dueDate": "2026-06-05"})),
        (id, "2026-06-01", received(), json!({"dueDate": "2026-06-04"})),
        (id, "2026-06-06T18:00", received(), json!({"dueDate": "2026-06-11"})),
        (id, "2026-06-01T17:01", read(json!({"cutOff": "17:00"})), json!({"dueDate": "2026-06-04"})),
        // a make-up Saturday receives
        (id, "2026-10-10", read(json!({"nonWorkingReceipt": "received-next"})), json!({"dueDate": "2026-10-14"})),
        // lead times and calendar days are untouched
        ("notice.planned", "2026-06-06", read(json!({"nonWorkingReceipt": "received-next"})), json!({"dueDate": "2026-05-28"})),
        (id, "2026-06-01", read(json!({"dayEnd": "close-of-business", "closingTime": "17:30"})), json!({"dueDate": "2026-06-04", "dueAt": "2026-06-04T17:30:00+08:00"})),
    ]);
    let silver = |seven: &str| {
        json!({"dimensions": {"customerTier": "silver"}, "readings": {"sevenDays": seven},
               "events": {"fault-handled": "2026-09-28", "report-requested": "2026-09-30T10:00"}})
    };
    let id = "fault.written-report";
    check(vec![
        (id, "2026-09-28", silver("calendar"), json!({"dueDate": "2026-10-07", "limit.units": "calendarDays"})),
        (id, "2026-09-28", silver("calendar-following"), json!({"dueDate": "2026-10-08"})),
        // 8, 9, 10 (make-up), 12, 13, 14, 15 October
        (id, "2026-09-28", silver("business"), json!({"dueDate": "2026-10-15", "limit.units": "businessDays"})),
    ]);
}

#[test]
fn stage_feedback_ticks_up_to_restorations_due_moment() {
    let engine = Engine::bundled();
    let instants = |overlay: Json| {
        let commitment = engine.commitment(&request("2026-06-01T09:00", overlay), "fault.stage-feedback");
        commitment["instants"].as_array().cloned().unwrap_or_default()
    };
    let at = |times: &[&str]| times.iter().map(|t| json!(format!("2026-06-01T{t}:00+08:00"))).collect::<Vec<_>>();
    assert_eq!(instants(json!({})), at(&["09:30", "10:00", "10:30", "11:00"]));
    assert_eq!(instants(json!({"dimensions": {"customerTier": "silver"}})), at(&["10:00", "11:00"]));
    let exclusion = json!([{"from": "2026-06-01T09:00", "to": "2026-06-01T10:00", "cause": "customer"}]);
    let silver = json!({"dimensions": {"customerTier": "silver"}, "exclusions": exclusion});
    assert_eq!(instants(silver), at(&["10:00", "11:00", "12:00"]));
    assert_eq!(instants(json!({"dimensions": {"assuranceLevel": null}})), at(&[]));
    let long = json!([{"from": "2026-06-01T09:00", "to": "2026-07-01T09:00", "cause": "customer"}]);
    assert_eq!(instants(json!({"exclusions": long})).len(), 1_000);
}

#[test]
fn each_step_at_its_limit_projects_the_next() {
    let projected = |at: &str, date: &str| json!({"status": "awaiting-event", "projected.dueAt": at, "projected.dueDate": date});
    let start = "2026-06-01T09:00";
    let reported = json!({"dimensions": {"customerTier": "silver"}, "events": {"report-requested": "2026-06-03"}});
    check(vec![
        ("fault.oral-feedback", start, json!({}), projected("2026-06-01T11:30:00+08:00", "2026-06-01")),
        ("fault.restoration-summary", start, json!({}), projected("2026-06-01T11:30:00+08:00", "2026-06-01")),
        ("fault.written-report", start, json!({}), projected("2026-06-04T00:00:00+08:00", "2026-06-03")),
        ("fault.report-to-manager", start, json!({}), projected("2026-06-04T00:00:00+08:00", "2026-06-03")),
        ("fault.written-report", start, reported, projected("2026-06-11T00:00:00+08:00", "2026-06-10")),
        // acceptance of 2026-02-10 is due on 2026-03-02, three months on 2026-06-02
        ("delivery.final-acceptance", "2026-02-10", json!({}), projected("2026-06-03T00:00:00+08:00", "2026-06-02")),
        ("delivery.contact-card", start, json!({}), json!({"status": "awaiting-event", "projected": null})),
        ("fault.oral-feedback", "2026-06-01", json!({}), json!({"status": "awaiting-event", "projected": null})),
    ]);
}

#[test]
fn outcomes_hold_at_their_bounds() {
    let now = |at: &str| json!({"now": at});
    let done = |id: &str, at: &str| json!({"finishedAt": {id: at}});
    let outcome = |state: &str, minutes: i64| json!({"outcome.state": state, "outcome.minutes": minutes});
    let start = "2026-06-01T09:00";
    check(vec![
        ("fault.restoration", start, now("2026-06-01T10:30"), outcome("open", 30)),
        ("fault.restoration", start, now("2026-06-01T02:30:00Z"), outcome("open", 30)),
        ("fault.restoration", start, done("fault.restoration", "2026-06-01T11:00"), outcome("met", 0)),
        ("fault.restoration", start, done("fault.restoration", "2026-06-01T11:01"), outcome("missed", 1)),
        ("change.suspend", start, now("2026-06-04T23:00"), outcome("open", 60)),
        ("change.suspend", start, done("change.suspend", "2026-06-04T23:59"), outcome("met", 1)),
        // the end of the day is an exclusive bound
        ("change.suspend", start, done("change.suspend", "2026-06-05T00:00"), outcome("missed", 0)),
        ("change.suspend", start, done("change.suspend", "2026-06-04"), json!({"outcome.state": "met"})),
        ("change.suspend", start, done("change.suspend", "2026-06-05"), json!({"outcome.state": "missed"})),
        ("change.suspend", start, json!({"now": "2026-07-01T00:00", "finishedAt": {"change.suspend": "2026-06-04T12:00"}}), outcome("met", 720)),
        ("notice.planned", "2026-06-12", done("notice.planned", "2026-06-03T10:00"), json!({"outcome.state": "met"})),
        ("notice.planned", "2026-06-12", done("notice.planned", "2026-06-04T10:00"), json!({"outcome.state": "missed"})),
        ("change.other", start, now("2026-06-02T00:00"), json!({"outcome": null})),
    ]);
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
        let mut kinds: Vec<_> = list(&quote["commitments"]).iter().map(|c| c["kind"].as_str().unwrap().to_owned()).collect();
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
fn the_trace_walks_each_day_once_and_numbers_the_working_days() {
    let engine = Engine::bundled();
    let asked = request("2026-09-30T16:00", json!({}));
    let explained = engine.explain(&asked, "change.suspend").unwrap();
    let rows: Vec<_> = list(&explained["trace"])
        .iter()
        .map(|row| (row["date"].as_str().unwrap().to_owned(), row["kind"].as_str().unwrap().to_owned(), row["ordinal"].as_i64()))
        .collect();
    let mut expected = vec![("2026-09-30".to_owned(), "workday".to_owned(), None)];
    expected.extend((1..=7).map(|day| (format!("2026-10-0{day}"), "holiday".to_owned(), None)));
    expected.push(("2026-10-08".to_owned(), "workday".to_owned(), Some(1)));
    expected.push(("2026-10-09".to_owned(), "workday".to_owned(), Some(2)));
    expected.push(("2026-10-10".to_owned(), "makeup-workday".to_owned(), Some(3)));
    assert_eq!(rows, expected);
    assert_eq!(list(&explained["trace"])[1]["notice"], "2026");
    let plain = engine.quote(&asked).unwrap();
    assert!(find(&plain, "change.suspend").unwrap()["trace"].is_null(), "the walk is off by default");
    let traced = engine.quote_with_trace(&asked).unwrap();
    assert_eq!(find(&traced, "change.suspend").unwrap(), explained);
}
