//! Starts, exclusions, readings, chains and outcomes, each in a case worked out by hand from the contract.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, find, list, request};
use support::rows::check;

#[test]
fn restoration_starts_at_the_earlier_of_report_and_alarm() {
    let with =
        |reported: &str, alarm: &str| json!({"events": {"fault-reported": reported, "alarm-raised": alarm}});
    let due = |at: &str| json!({"status": "determined", "dueAt": at});
    let unknown = || json!({"status": "indeterminate", "dueAt": null});
    let id = "fault.restoration";
    check(vec![
        (id, "2026-06-01", with("2026-06-01T10:00", "2026-06-01T09:40"), due("2026-06-01T11:40:00+08:00")),
        (
            id,
            "2026-06-01",
            with("2026-06-01T10:00", "2026-06-01T02:30:00Z"),
            due("2026-06-01T12:00:00+08:00"),
        ),
        (id, "2026-06-01", with("2026-06-02", "2026-06-01T09:40"), due("2026-06-01T11:40:00+08:00")),
        (id, "2026-06-01", with("2026-06-01", "2026-06-01T09:40"), unknown()),
        (id, "2026-06-01", with("2026-06-01T09:40", "2026-05-31"), unknown()),
        (
            id,
            "2026-06-01",
            json!({"events": {"fault-reported": null, "alarm-raised": "2026-06-01T09:40"}}),
            due("2026-06-01T11:40:00+08:00"),
        ),
        (
            "fault.stage-feedback",
            "2026-06-01",
            json!({"events": {"fault-reported": null, "alarm-raised": "2026-06-01T09:40"}}),
            json!({"status": "awaiting-event"}),
        ),
    ]);
}

#[test]
fn hour_clocks_stop_inside_the_causes_that_the_rule_names() {
    let out = |list: Vec<(&str, &str, &str)>| {
        let intervals: Vec<_> = list
            .into_iter()
            .map(|(from, to, cause)| json!({"from": from, "to": to, "cause": cause}))
            .collect();
        json!({"exclusions": intervals})
    };
    let at = "2026-06-01T09:00";
    let due = |time: &str| json!({"dueAt": format!("2026-06-01T{time}:00+08:00")});
    let id = "fault.restoration";
    check(vec![
        (id, at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "customer")]), due("11:45")),
        (id, at, out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "interconnection")]), due("11:45")),
        (
            id,
            at,
            out(vec![
                ("2026-06-01T10:00", "2026-06-01T10:45", "customer"),
                ("2026-06-01T10:30", "2026-06-01T11:00", "interconnection"),
            ]),
            due("12:00"),
        ),
        (
            id,
            at,
            out(vec![
                ("2026-06-01T10:30", "2026-06-01T11:00", "customer"),
                ("2026-06-01T10:00", "2026-06-01T10:30", "customer"),
            ]),
            due("12:00"),
        ),
        // used up at the very start of an interval: due then
        (id, at, out(vec![("2026-06-01T11:00", "2026-06-01T15:00", "customer")]), due("11:00")),
        (id, at, out(vec![("2026-06-01T10:59", "2026-06-01T15:00", "customer")]), due("15:01")),
        // it starts inside an interval, and the part before the start is ignored
        (id, at, out(vec![("2026-06-01T08:00", "2026-06-01T09:20", "customer")]), due("11:20")),
        (id, at, out(vec![("2026-06-01T09:00", "2026-06-01T09:20", "customer")]), due("11:20")),
        (id, at, out(vec![("2026-06-01T06:00", "2026-06-01T09:00", "customer")]), due("11:00")),
        (id, at, out(vec![("2026-06-01T02:00:00Z", "2026-06-01T02:45:00Z", "customer")]), due("11:45")),
        (
            "complaint.handling",
            at,
            out(vec![("2026-06-01T10:00", "2026-06-01T10:45", "customer")]),
            due("11:45"),
        ),
        // a notice and an oral feedback never stop
        (
            "fault.oral-feedback",
            at,
            json!({"events": {"fault-handled": at}, "exclusions": [{"from": "2026-06-01T09:00", "to": "2026-06-01T12:00", "cause": "customer"}]}),
            due("09:30"),
        ),
    ]);
}

#[test]
fn a_whole_order_is_out_of_scope_for_a_customer_pause_within_its_clock_alone() {
    let asked = |from: &str, to: &str, more: Json| {
        let mut all = json!({"readings": {"customerCause": "whole-order"}, "exclusions": [{"from": from, "to": to, "cause": "customer"}]});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    // Raised on 2026-09-30 at 16:00: 8, 9 and 10 October are the three working days after the holiday.
    let (id, at, day) = ("change.suspend", "2026-09-30T16:00", "2026-09-30");
    let stays = || json!({"status": "determined", "dueDate": "2026-10-10"});
    let out = || json!({"status": "out-of-scope", "dueDate": null});
    let done = |at: &str| json!({"events": {"change-completed": at}});
    let given = |at: &str| json!({"finishedAt": {"change.suspend": at}});
    let never = json!({"events": {"order-raised": null}});
    check(vec![
        (id, at, asked("2026-08-08T00:00", "2026-08-09T00:00", json!({})), stays()),
        (id, at, asked("2026-09-30T09:00", "2026-09-30T16:00", json!({})), stays()),
        (id, at, asked("2026-09-30T09:00", "2026-09-30T16:01", json!({})), out()),
        (id, at, asked("2026-10-08T10:00", "2026-10-08T11:00", json!({})), out()),
        // Of a bare date it is not known when the order was raised on that day.
        (id, day, asked("2026-09-29T09:00", "2026-09-30T00:00", json!({})), stays()),
        (id, day, asked("2026-09-30T09:00", "2026-09-30T10:00", json!({})), out()),
        // After the change was finished nothing makes it impossible any more.
        (id, at, asked("2026-10-09T12:00", "2026-10-10T12:00", done("2026-10-09T12:00")), stays()),
        (id, at, asked("2026-10-09T11:59", "2026-10-10T12:00", done("2026-10-09T12:00")), out()),
        (id, at, asked("2026-10-09T12:00", "2026-10-10T12:00", given("2026-10-09")), out()),
        (id, at, asked("2026-10-10T00:00", "2026-10-10T12:00", given("2026-10-09")), stays()),
        // An order that was not raised has no clock.
        (id, at, asked("2026-10-08T10:00", "2026-10-08T11:00", never), json!({"status": "awaiting-event"})),
    ]);
}

#[test]
fn a_working_day_wholly_inside_a_customer_cause_is_not_counted() {
    let out =
        |from: &str, to: &str, cause: &str| json!({"exclusions": [{"from": from, "to": to, "cause": cause}]});
    let id = "change.suspend"; // Monday 2026-06-01 + 3 = Thursday 4
    let at = "2026-06-01T09:00";
    check(vec![
        (id, at, json!({}), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-02T00:00", "2026-06-03T00:00", "customer"), json!({"dueDate": "2026-06-05"})),
        (id, at, out("2026-06-02T00:01", "2026-06-03T00:00", "customer"), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-02T00:00", "2026-06-02T23:59", "customer"), json!({"dueDate": "2026-06-04"})),
        (id, at, out("2026-06-04T00:00", "2026-06-05T00:00", "customer"), json!({"dueDate": "2026-06-05"})),
        (
            id,
            at,
            out("2026-06-02T00:00", "2026-06-03T00:00", "interconnection"),
            json!({"dueDate": "2026-06-04"}),
        ),
        (
            id,
            at,
            json!({"exclusions": [{"from": "2026-06-02T00:00", "to": "2026-06-02T12:00", "cause": "customer"}, {"from": "2026-06-02T12:00", "to": "2026-06-03T00:00", "cause": "customer"}]}),
            json!({"dueDate": "2026-06-05"}),
        ),
        (
            "delivery.acceptance",
            at,
            out("2026-06-02T00:00", "2026-06-03T00:00", "customer"),
            json!({"dueDate": "2026-06-15"}),
        ),
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
        (
            id,
            "2026-06-06",
            read(json!({"nonWorkingReceipt": "received-next"})),
            json!({"dueDate": "2026-06-11", "readings.nonWorkingReceipt": "received-next"}),
        ),
        (id, "2026-06-01T17:00", received(), json!({"dueDate": "2026-06-04"})),
        (id, "2026-06-01T17:01", received(), json!({"dueDate": "2026-06-05"})),
        (id, "2026-06-01", received(), json!({"dueDate": "2026-06-04"})),
        (id, "2026-06-06T18:00", received(), json!({"dueDate": "2026-06-11"})),
        (id, "2026-06-01T17:01", read(json!({"cutOff": "17:00"})), json!({"dueDate": "2026-06-04"})),
        // a make-up Saturday receives
        (
            id,
            "2026-10-10",
            read(json!({"nonWorkingReceipt": "received-next"})),
            json!({"dueDate": "2026-10-14"}),
        ),
        // lead times and calendar days are untouched
        (
            "notice.planned",
            "2026-06-06",
            read(json!({"nonWorkingReceipt": "received-next"})),
            json!({"dueDate": "2026-05-28"}),
        ),
        (
            id,
            "2026-06-01",
            read(json!({"dayEnd": "close-of-business", "closingTime": "17:30"})),
            json!({"dueDate": "2026-06-04", "dueAt": "2026-06-04T17:30:00+08:00"}),
        ),
    ]);
    let silver = |seven: &str| {
        json!({"dimensions": {"customerTier": "silver"}, "readings": {"sevenDays": seven},
               "events": {"fault-handled": "2026-09-28", "report-requested": "2026-09-30T10:00"}})
    };
    let id = "fault.written-report";
    check(vec![
        (
            id,
            "2026-09-28",
            silver("calendar"),
            json!({"dueDate": "2026-10-07", "limit.units": "calendarDays"}),
        ),
        (id, "2026-09-28", silver("calendar-following"), json!({"dueDate": "2026-10-08"})),
        // 8, 9, 10 (make-up), 12, 13, 14, 15 October
        (
            id,
            "2026-09-28",
            silver("business"),
            json!({"dueDate": "2026-10-15", "limit.units": "businessDays"}),
        ),
    ]);
}

#[test]
fn stage_feedback_ticks_up_to_restorations_due_moment() {
    let engine = Engine::bundled();
    let instants = |overlay: Json| {
        let commitment = engine.commitment(&request("2026-06-01T09:00", overlay), "fault.stage-feedback");
        commitment["instants"].as_array().cloned().unwrap_or_default()
    };
    let at =
        |times: &[&str]| times.iter().map(|t| json!(format!("2026-06-01T{t}:00+08:00"))).collect::<Vec<_>>();
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
    let reported =
        json!({"dimensions": {"customerTier": "silver"}, "events": {"report-requested": "2026-06-03"}});
    check(vec![
        ("fault.oral-feedback", start, json!({}), projected("2026-06-01T11:30:00+08:00", "2026-06-01")),
        ("fault.restoration-summary", start, json!({}), projected("2026-06-01T11:30:00+08:00", "2026-06-01")),
        ("fault.written-report", start, json!({}), projected("2026-06-04T00:00:00+08:00", "2026-06-03")),
        ("fault.report-to-manager", start, json!({}), projected("2026-06-04T00:00:00+08:00", "2026-06-03")),
        ("fault.written-report", start, reported, projected("2026-06-11T00:00:00+08:00", "2026-06-10")),
        // acceptance of 2026-02-10 is due on 2026-03-02, three months on 2026-06-02
        (
            "delivery.final-acceptance",
            "2026-02-10",
            json!({}),
            projected("2026-06-03T00:00:00+08:00", "2026-06-02"),
        ),
        ("delivery.contact-card", start, json!({}), json!({"status": "awaiting-event", "projected": null})),
        (
            "fault.oral-feedback",
            "2026-06-01",
            json!({}),
            json!({"status": "awaiting-event", "projected": null}),
        ),
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
        (
            "change.suspend",
            start,
            json!({"now": "2026-07-01T00:00", "finishedAt": {"change.suspend": "2026-06-04T12:00"}}),
            outcome("met", 720),
        ),
        (
            "notice.planned",
            "2026-06-12",
            done("notice.planned", "2026-06-03T10:00"),
            json!({"outcome.state": "met"}),
        ),
        (
            "notice.planned",
            "2026-06-12",
            done("notice.planned", "2026-06-04T10:00"),
            json!({"outcome.state": "missed"}),
        ),
        ("change.other", start, now("2026-06-02T00:00"), json!({"outcome": null})),
    ]);
}

#[test]
fn the_trace_walks_each_day_once_and_numbers_the_working_days() {
    let engine = Engine::bundled();
    let asked = request("2026-09-30T16:00", json!({}));
    let explained = engine.explain(&asked, "change.suspend").unwrap();
    let rows: Vec<_> = list(&explained["trace"])
        .iter()
        .map(|row| {
            (
                row["date"].as_str().unwrap().to_owned(),
                row["kind"].as_str().unwrap().to_owned(),
                row["ordinal"].as_i64(),
            )
        })
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

/// Saturday 2034-06-03, received on the next working day; the customer takes out Monday 5 to Friday 9 June; 3 working days.
/// Dragon Boat 2034 (Tuesday 20 June) leaves one make-up day open, on a weekend from 4 June on. On Saturday 10 June it is counted:
/// 10, 12, 13 June. On Sunday 4 June the order is received on it, and the count is 12, 13, 14 June, as without one.
#[test]
fn received_next_before_an_excluded_week_may_end_a_day_earlier_by_a_make_up_day_after_it() {
    let asked = json!({
        "readings": {"nonWorkingReceipt": "received-next"},
        "exclusions": [{"cause": "customer", "from": "2034-06-05T00:00", "to": "2034-06-10T00:00"}],
    });
    let range = json!({"earliest": "2034-06-13", "latest": "2034-06-14"});
    check(vec![(
        "change.suspend",
        "2034-06-03T16:41",
        asked,
        json!({"dueDate": "2034-06-13", "certainty": "provisional", "dueRange": range}),
    )]);
}
