//! What a table of rows may not decide once for all of them: rows that differ in a pause, a rest day, the present. By hand, and each
//! row is answered as its quote is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::columns::{Exclusions, Moments, Rows};
use support::columns::{Said, batch, cell, found, quoted};
use support::documents::{Engine, calendar_through, hours, read_json, request, shaped};

/// The answers of a table whose rows differ in their start and their pauses, each of which is that of the quote of its own request.
fn rows(engine: &Engine, all: &[Json], id: &str) -> Vec<Said> {
    let mut common = all[0].clone();
    let fields = common.as_object_mut().unwrap();
    for own in ["startAt", "exclusions", "audience"] {
        fields.remove(own);
    }
    let starts: Vec<_> = all.iter().map(|asked| cell(asked["startAt"].as_str().unwrap())).collect();
    let (at, dates): (Vec<_>, Vec<_>) = starts.into_iter().unzip();
    let none = Vec::new();
    let pauses: Vec<&Vec<Json>> =
        all.iter().map(|asked| asked["exclusions"].as_array().unwrap_or(&none)).collect();
    let bound = |name: &str| {
        pauses.iter().copied().flatten().map(|one| cell(one[name].as_str().unwrap()).0).collect::<Vec<_>>()
    };
    let (from, to) = (bound("from"), bound("to"));
    let causes: Vec<u8> =
        pauses.iter().copied().flatten().map(|one| u8::from(one["cause"] != "customer")).collect();
    let mut offsets = vec![0];
    offsets.extend(pauses.iter().scan(0, |sum, one| {
        *sum += i32::try_from(one.len()).unwrap();
        Some(*sum)
    }));
    let frame = json!({"commitments": [id], "request": common, "causes": ["customer", "interconnection"]});
    let mut batch = batch(engine, &frame).unwrap();
    let rows = Rows {
        count: all.len(),
        start: Moments { at: &at, dates: &dates },
        exclusions: Some(Exclusions { offsets: &offsets, from: &from, to: &to, causes: &causes }),
        ..Rows::default()
    };
    batch.answer(engine.0.engine(), &rows).unwrap();
    assert_eq!(batch.errors(), vec![0; all.len()], "{:?}", batch.problems());
    let said = (0..all.len()).map(|row| found(&batch.answers()[0], row));
    said.zip(all)
        .inspect(|(said, asked)| assert_eq!(*said, quoted(&engine.quote(asked).unwrap(), id), "{asked}"))
        .map(|(said, _)| said)
        .collect()
}

/// The answer of a table of one row.
fn row(engine: &Engine, asked: &Json, id: &str) -> Said {
    rows(engine, std::slice::from_ref(asked), id).remove(0)
}

/// The small policy of the tests with one more rule, `repair.shape`, and two levels of service that a table words.
fn with(rule: Json) -> Engine {
    let mut fields = json!({"adjust": [], "cases": [], "exclusions": []});
    fields.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    let policy = shaped(&Json::Null, fields);
    Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

fn shape(engine: &Engine, start: &str) -> Said {
    let asked =
        json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": start, "audience": "operator"});
    row(engine, &asked, "repair.shape")
}

#[test]
fn a_pause_of_either_cause_stops_the_clock_of_its_row() {
    let engine = Engine::bundled();
    for cause in ["customer", "interconnection"] {
        let pause = json!([{"from": "2026-03-04T10:30", "to": "2026-03-04T11:00", "cause": cause}]);
        let asked = request("2026-03-04T10:00", json!({"exclusions": pause}));
        // Two hours, and the half hour of the pause.
        assert_eq!(
            row(&engine, &asked, "fault.restoration").due_at,
            Some(cell("2026-03-04T12:30").0),
            "{cause}"
        );
    }
}

#[test]
fn what_is_open_of_a_row_stands_by_now_as_each_value_does() {
    // By level two, four, six or eight hours from eight o'clock: all are open at nine, the first for an hour.
    let asked = request(
        "2026-03-04T08:00",
        json!({"dimensions": {"assuranceLevel": null}, "now": "2026-03-04T09:00"}),
    );
    let said = row(&Engine::bundled(), &asked, "fault.restoration");
    assert_eq!(
        (said.status.as_str(), said.outcome.as_str(), said.minutes),
        ("indeterminate", "open", Some(60.0))
    );
    assert_eq!(said.due_at, None);
}

#[test]
fn the_same_working_day_of_a_rest_day_is_the_next() {
    let noon = with(json!({"limit": {"amount": 0, "units": "businessDays", "by": "12:00"}}));
    // Friday, 13 March and the Saturday after it.
    assert_eq!(shape(&noon, "2026-03-13T10:00").due_at, Some(cell("2026-03-13T12:00").0));
    assert_eq!(shape(&noon, "2026-03-14T10:00").due_at, Some(cell("2026-03-16T12:00").0));
    // The office closes at noon on Fridays, at half past five on Mondays.
    let limit = json!({"amount": 0, "units": "businessDays"});
    let policy = shaped(&hours(), json!({"adjust": [], "cases": [], "exclusions": [], "limit": limit}));
    let office = Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(shape(&office, "2026-03-13T10:00").due_at, Some(cell("2026-03-13T12:00").0));
    assert_eq!(shape(&office, "2026-03-14T10:00").due_at, Some(cell("2026-03-16T17:30").0));
}

#[test]
fn an_event_that_is_received_on_the_next_working_day_is_so_in_its_row() {
    let own = with(
        json!({"limit": {"amount": 2, "units": "businessDays"}, "receipt": {"nonWorking": "received-next", "cutOff": "17:00"}}),
    );
    // Friday: Monday and Tuesday. Saturday, and Friday after five: received on Monday, so Tuesday and Wednesday.
    assert_eq!(
        ["2026-03-13T17:00", "2026-03-14T10:00", "2026-03-13T17:01"].map(|start| shape(&own, start).due_date),
        ["2026-03-17", "2026-03-18", "2026-03-18"]
    );
}

#[test]
fn a_number_of_times_is_not_settled_while_its_requirement_is_open() {
    let mut policy = read_json("tests/policies/small.json");
    policy["tables"].as_array_mut().unwrap().push(json!({"id": "papers", "title": {"zh-CN": "文件", "en": "Papers"}, "clause": "clause-1",
        "units": "word", "dimensions": ["level"], "rows": [{"by": "level", "cells": {"A": "required", "B": "optional"}}]}));
    let paper = policy["rules"].as_array_mut().unwrap().last_mut().unwrap();
    paper["shape"] = json!("count");
    paper["limit"] = json!({"amount": 3, "units": "occurrences", "bound": "at-least"});
    paper["requirement"] = json!({"table": "papers"});
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"));
    let said = |level: Option<&str>| {
        let mut asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-13", "audience": "operator"});
        if let Some(level) = level {
            asked["dimensions"]["level"] = json!(level);
        }
        row(&engine, &asked, "repair.paper").status
    };
    assert_eq!([Some("A"), Some("B"), None].map(said), ["determined", "determined", "indeterminate"]);
}

#[test]
fn a_limit_that_a_pause_decides_is_that_of_its_own_row_whatever_its_cause_is_and_however_often_it_pauses() {
    // Two hours from ten o'clock, and three with a pause of the interconnection within, which adds its own time.
    let hours = |amount: i32| json!({"amount": amount, "units": "calendarHours"});
    let pause = |cause: &str, from: &str, to: &str| json!({"from": format!("2026-03-04T{from}"), "to": format!("2026-03-04T{to}"), "cause": cause});
    let due = |said: &Said| said.due_at;
    for (cause, within) in [("interconnection", ["13:10", "13:20"]), ("customer", ["12:10", "12:20"])] {
        let engine = with(json!({
            "limit": hours(2), "exclusions": [cause],
            "cases": [{"when": {"exclusion": "interconnection"}, "limit": hours(3)}]
        }));
        let pauses = [
            [pause(cause, "09:10", "09:20"), pause(cause, "09:30", "09:40")],
            [pause(cause, "10:10", "10:20"), pause(cause, "10:30", "10:40")],
        ];
        for (number, within) in (1..).zip(within) {
            let asked = |pauses: &[Json]| {
                json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-04T10:00", "audience": "operator",
                    "exclusions": pauses[..number]})
            };
            let all = [asked(&pauses[0]), asked(&pauses[1]), asked(&pauses[0])];
            let expected = ["12:00", within, "12:00"].map(|time| Some(cell(&format!("2026-03-04T{time}")).0));
            assert_eq!(
                rows(&engine, &all, "repair.shape").iter().map(due).collect::<Vec<_>>(),
                expected,
                "{number} {cause}"
            );
        }
    }
}
