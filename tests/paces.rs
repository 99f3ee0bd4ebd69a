//! The clocks that columns count in a few steps, by hand: each kind of limit, forward and back, over a pause or several, from one event
//! or from the first or the last of two; and each row is answered as its quote is. On the calendar of 2026, where 25 to 27 September
//! and 1 to 7 October are days off, and Sunday, 20 September and Saturday, 10 October are worked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::columns::{Exclusions, Moments, Rows};
use support::columns::{self, Cell, EMPTY, NEVER, Said, ZONE};
use support::dates::{DAY, Moment, show_instant};
use support::documents::{Engine, calendar_through, find, read_json};

const IDS: [&str; 14] = [
    "working",
    "own",
    "days",
    "months",
    "hours",
    "minutes",
    "lead",
    "lead-days",
    "lead-months",
    "lead-hours",
    "first",
    "last",
    "ended",
    "again",
];

/// The small policy with a rule for each kind of clock, and the readings on which the engine itself acts.
fn policy() -> Json {
    let mut policy = read_json("tests/policies/small.json");
    let mut rule = policy["rules"][0].clone();
    for field in ["adjust", "cases", "examples"] {
        rule.as_object_mut().unwrap().remove(field);
    }
    policy["events"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "inspected", "title": {"zh-CN": "查看", "en": "Inspected"}}));
    let two = json!([{"id": "one", "title": {"zh-CN": "一", "en": "One"}}, {"id": "two", "title": {"zh-CN": "二", "en": "Two"}}]);
    for (id, values) in [
        ("nonWorkingReceipt", ["count-from-next", "received-next"]),
        ("excludedDay", ["whole", "touched"]),
        ("leadTime", ["counted-back", "clear-days"]),
        ("dayEnd", ["midnight", "close-of-business"]),
    ] {
        let mut named = two.clone();
        for (one, value) in named.as_array_mut().unwrap().iter_mut().zip(values) {
            one["id"] = json!(value);
        }
        policy["readings"].as_array_mut().unwrap().push(json!({"id": id, "title": {"zh-CN": id, "en": id}, "item": "Q2", "values": named, "default": values[0]}));
    }
    let closing = json!({"id": "closingTime", "title": {"zh-CN": "下班", "en": "Close"}, "item": "Q3", "time": true, "default": "none"});
    policy["readings"].as_array_mut().unwrap().push(closing);
    let limit = |amount: i32, units: &str| json!({"amount": amount, "units": units});
    let rules = policy["rules"].as_array_mut().unwrap();
    let mut add = |id: &str, fields: Json| {
        let mut one = rule.clone();
        one["id"] = json!(format!("repair.{id}"));
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        rules.push(one);
    };
    let both = |which: &str| json!({"start": {which: ["reported", "inspected"]}, "limit": limit(2, "calendarHours")});
    let back = |amount: i32, units: &str| json!({"shape": "lead-time", "limit": limit(amount, units), "exclusions": []});
    add("working", json!({"limit": limit(3, "businessDays")}));
    add("own", json!({"limit": limit(3, "businessDays"), "receipt": {"nonWorking": "count-from-next"}}));
    add("days", json!({"limit": limit(10, "calendarDays")}));
    add("months", json!({"limit": limit(1, "calendarMonths")}));
    add("hours", json!({"limit": limit(5, "calendarHours")}));
    add("minutes", json!({"limit": limit(90, "calendarMinutes"), "exclusions": []}));
    add("lead", back(3, "businessDays"));
    add("lead-days", back(10, "calendarDays"));
    add("lead-months", back(1, "calendarMonths"));
    add("lead-hours", back(5, "calendarHours"));
    add("first", both("earliest"));
    add("last", both("latest"));
    let every = json!({"amount": 2, "units": "calendarHours", "bound": "every"});
    add("again", json!({"shape": "cadence", "limit": every, "exclusions": [], "until": "repair.hours"}));
    add("ended", json!({"limit": limit(2, "calendarHours"), "finishedBy": "repaired"}));
    policy
}

fn engine() -> Engine {
    Engine::new(&policy(), &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

/// A cell of a column of moments, as a text has it: a date, a local time, `-` for "did not happen", or nothing.
fn cell(text: &str) -> Cell {
    match text {
        "" => EMPTY,
        "-" => NEVER,
        _ => columns::cell(text),
    }
}

/// A row: when it was reported, inspected, repaired and (by the list) finished, and from when to when it was paused by whom.
#[derive(Clone, Copy, Debug, Default)]
struct Row<'a> {
    reported: &'a str,
    inspected: &'a str,
    repaired: &'a str,
    finished: &'a str,
    pauses: &'a [[&'a str; 3]],
    readings: &'a [[&'a str; 2]],
    now: &'a str,
}

/// What a row comes to: for each rule its status, its moment, its outcome with minutes.
fn answers(engine: &Engine, row: Row<'_>) -> Vec<String> {
    let readings: Json = row
        .readings
        .iter()
        .map(|[id, value]| ((*id).to_owned(), json!(value)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut common = json!({"dimensions": {"tier": "high", "service": "line"}, "readings": readings});
    if !row.now.is_empty() {
        common["now"] = json!(row.now);
    }
    let ids: Vec<String> = IDS.iter().map(|id| format!("repair.{id}")).collect();
    let mut described = json!({
        "commitments": ids, "request": common, "events": ["inspected", "repaired"], "causes": ["customer", "interconnection"],
    });
    if !row.finished.is_empty() {
        described["finishedAt"] = json!(["repair.hours"]);
    }
    let mut batch = columns::batch(engine, &described).unwrap();
    let [start, inspected, repaired, finished] =
        [row.reported, row.inspected, row.repaired, row.finished].map(cell);
    let column = |(at, date): &(f64, u8)| ([*at], [*date]);
    let columns: Vec<_> = [&start, &inspected, &repaired, &finished].map(column).to_vec();
    let moments = |place: usize| Moments { at: &columns[place].0, dates: &columns[place].1 };
    let bound = |at: usize| row.pauses.iter().map(|pause| cell(pause[at]).0).collect::<Vec<_>>();
    let (from, to) = (bound(0), bound(1));
    let causes: Vec<u8> = row.pauses.iter().map(|pause| u8::from(pause[2] != "customer")).collect();
    let offsets = [0, i32::try_from(row.pauses.len()).unwrap()];
    let rows = Rows {
        count: 1,
        start: moments(0),
        events: vec![moments(1), moments(2)],
        finished: if row.finished.is_empty() { Vec::new() } else { vec![moments(3)] },
        exclusions: Some(Exclusions { offsets: &offsets, from: &from, to: &to, causes: &causes }),
        ..Rows::default()
    };
    batch.answer(engine.0.engine(), &rows).unwrap();
    assert_eq!(batch.errors(), [0], "{row:?}: {:?}", batch.problems());

    let mut asked = common.clone();
    asked["startAt"] = json!(row.reported);
    asked["audience"] = json!("operator");
    for (id, text) in [("inspected", row.inspected), ("repaired", row.repaired)] {
        if !text.is_empty() {
            asked["events"][id] = if text == "-" { Json::Null } else { json!(text) };
        }
    }
    if !row.finished.is_empty() {
        asked["finishedAt"]["repair.hours"] = json!(row.finished);
    }
    asked["exclusions"] =
        row.pauses.iter().map(|[from, to, cause]| json!({"from": from, "to": to, "cause": cause})).collect();
    let quote = engine.quote(&asked).unwrap_or_else(|problem| panic!("{problem} {asked}"));

    ids.iter()
        .zip(batch.answers())
        .map(|(id, one)| {
            let said = columns::found(one, 0);
            assert_eq!(said, columns::quoted(&quote, id), "{id} {row:?}");
            if said.status != "determined" {
                return said.status;
            }
            let minutes =
                said.minutes.map_or_else(String::new, |minutes| format!(" {} {minutes}", said.outcome));
            format!("{}{minutes}", ends(&said, find(&quote, id).unwrap()["precision"] == "day"))
        })
        .collect()
}

/// A day that ends at its midnight as that day, a moment to its minute, a provisional end as its range.
fn ends(said: &Said, by_day: bool) -> String {
    let Some(due_at) = said.due_at else { return "never".to_owned() };
    let (at, due) = (due_at as i64 / 1_000 + ZONE, said.due_date.clone());
    match by_day {
        true if said.earliest != said.latest => format!("{} to {}", said.earliest, said.latest),
        true if at == (Moment::read(&due).day + 1) * DAY => due,
        true => format!("{} day", &show_instant(at)[..16]),
        false => show_instant(at)[..16].to_owned(),
    }
}

/// What the rules of these names come to: the last day of a count of days, the minute of a count of time.
fn said(engine: &Engine, row: Row<'_>, ids: &[&str]) -> Vec<String> {
    let all = answers(engine, row);
    ids.iter().map(|id| all[IDS.iter().position(|known| known == id).unwrap()].clone()).collect()
}

const CLOCKS: [&str; 10] = [
    "working",
    "own",
    "days",
    "months",
    "hours",
    "minutes",
    "lead",
    "lead-days",
    "lead-months",
    "lead-hours",
];

fn reported(at: &str) -> Row<'_> {
    Row { reported: at, ..Row::default() }
}

#[test]
fn each_kind_of_clock_ends_where_a_hand_counts_it_to() {
    let engine = engine();
    // Tuesday, 29 September: the 30th, 8 and 9 October; back the 28th, 24 and 23.
    assert_eq!(
        said(&engine, reported("2026-09-29T10:00"), &CLOCKS),
        [
            "2026-10-09",
            "2026-10-09",
            "2026-10-09",
            "2026-10-29",
            "2026-09-29T15:00",
            "2026-09-29T11:30",
            "2026-09-23",
            "2026-09-19",
            "2026-08-29",
            "2026-09-29T05:00",
        ]
    );
    // Friday, 2 October is off: 8, 9 and Saturday, 10 October; back 30, 29, 28 September.
    assert_eq!(
        said(&engine, reported("2026-10-02T23:00"), &CLOCKS),
        [
            "2026-10-10",
            "2026-10-10",
            "2026-10-12",
            "2026-11-02",
            "2026-10-03T04:00",
            "2026-10-03T00:30",
            "2026-09-28",
            "2026-09-22",
            "2026-09-02",
            "2026-10-02T18:00",
        ]
    );
    // A date has no time of day from which hours could run; 31 March is the last day of a month with one day more than the next.
    let days =
        ["working", "days", "months", "hours", "minutes", "lead", "lead-days", "lead-months", "lead-hours"];
    assert_eq!(
        said(&engine, reported("2026-03-31"), &days),
        [
            "2026-04-03",
            "2026-04-10",
            "2026-04-30",
            "indeterminate",
            "indeterminate",
            "2026-03-26",
            "2026-03-21",
            "2026-02-28",
            "indeterminate"
        ]
    );
    // Received on a day off, and clear days between.
    let readings = [["nonWorkingReceipt", "received-next"], ["leadTime", "clear-days"]];
    let row = Row { readings: &readings, ..reported("2026-10-02T23:00") };
    assert_eq!(said(&engine, row, &["working", "own", "lead"]), ["2026-10-12", "2026-10-10", "2026-09-24"]);
}

#[test]
fn a_day_that_ends_at_the_close_of_business_ends_then_and_a_cadence_ends_never() {
    let engine = engine();
    let readings = [["dayEnd", "close-of-business"], ["closingTime", "17:30"]];
    let ids = ["working", "own", "days", "months", "lead", "lead-days", "lead-months"];
    let days =
        ["2026-10-09", "2026-10-09", "2026-10-09", "2026-10-29", "2026-09-23", "2026-09-19", "2026-08-29"];
    let row = Row { readings: &readings, ..reported("2026-09-29T10:00") };
    let closes = |day: &&str| format!("{day}T17:30 day");
    assert_eq!(said(&engine, row, &ids), days.iter().map(closes).collect::<Vec<_>>());
    assert_eq!(said(&engine, row, &["hours", "minutes"]), ["2026-09-29T15:00", "2026-09-29T11:30"]);
    // It is known, and due at no moment.
    assert_eq!(said(&engine, reported("2026-09-29T10:00"), &["again"]), ["never"]);
    assert_eq!(said(&engine, reported("2026-09-29"), &["again"]), ["indeterminate"]);
}

#[test]
fn a_clock_ends_inside_the_days_that_the_calendar_knows_or_not_at_all() {
    let engine = engine();
    let ids = ["days", "months", "hours", "lead-days", "lead-months", "lead-hours"];
    let none = "indeterminate";
    for (start, expected) in [
        (
            "2035-12-20T10:00",
            ["2035-12-30", none, "2035-12-20T15:00", "2035-12-10", "2035-11-20", "2035-12-20T05:00"],
        ),
        (
            "2035-12-21T10:00",
            ["2035-12-31", none, "2035-12-21T15:00", "2035-12-11", "2035-11-21", "2035-12-21T05:00"],
        ),
        (
            "2035-12-22T10:00",
            [none, none, "2035-12-22T15:00", "2035-12-12", "2035-11-22", "2035-12-22T05:00"],
        ),
        (
            "2035-12-31T18:59",
            [none, none, "2035-12-31T23:59", "2035-12-21", "2035-11-30", "2035-12-31T13:59"],
        ),
        ("2035-12-31T19:00", [none, none, none, "2035-12-21", "2035-11-30", "2035-12-31T14:00"]),
        (
            "2004-02-01T10:00",
            ["2004-02-11", "2004-03-01", "2004-02-01T15:00", "2004-01-22", "2004-01-01", "2004-02-01T05:00"],
        ),
        (
            "2004-01-11T10:00",
            ["2004-01-21", "2004-02-11", "2004-01-11T15:00", "2004-01-01", none, "2004-01-11T05:00"],
        ),
        (
            "2004-01-10T10:00",
            ["2004-01-20", "2004-02-10", "2004-01-10T15:00", none, none, "2004-01-10T05:00"],
        ),
        (
            "2004-01-01T05:00",
            ["2004-01-11", "2004-02-01", "2004-01-01T10:00", none, none, "2004-01-01T00:00"],
        ),
        ("2004-01-01T04:59", ["2004-01-11", "2004-02-01", "2004-01-01T09:59", none, none, none]),
    ] {
        assert_eq!(said(&engine, reported(start), &ids), expected, "{start}");
    }
    // The notices end with 2026: a count of working days that goes on is a range, one that ends on 31 December is none.
    assert_eq!(
        said(&engine, reported("2026-12-28T10:00"), &["working", "lead"]),
        ["2026-12-31", "2026-12-23"]
    );
    assert_eq!(said(&engine, reported("2026-12-29T10:00"), &["working"]), ["2027-01-04"]);
}

#[test]
fn a_pause_takes_out_the_working_days_that_lie_in_it_and_the_time_that_it_lasts() {
    let engine = engine();
    let ids = ["working", "own", "hours", "days", "minutes", "lead", "lead-hours"];
    // Reported on Tuesday, 29 September at ten: working days are the 30th, 8 and 9 October, then Saturday, 10 October, then Monday, the 12th.
    let pauses = |pauses: &[[&str; 3]], readings: &[[&str; 2]]| {
        let found = said(&engine, Row { pauses, readings, ..reported("2026-09-29T10:00") }, &ids);
        assert_eq!(found[0], found[1], "{pauses:?}");
        assert_eq!(
            found[3..],
            ["2026-10-09", "2026-09-29T11:30", "2026-09-23", "2026-09-29T05:00"],
            "{pauses:?}"
        );
        [found[0].clone(), found[2].clone()]
    };
    let (whole, touched) = (&[][..], &[["excludedDay", "touched"]][..]);
    type Case<'a> = (&'a [[&'a str; 3]], &'a [[&'a str; 2]], [&'a str; 2]);
    let cases: [Case<'_>; 20] = [
        (&[["2026-09-30", "2026-10-01", "customer"]], whole, ["2026-10-10", "2026-09-29T15:00"]),
        (&[["2026-09-30", "2026-10-01", "interconnection"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        // A part of a working day is none, unless it is enough to touch it.
        (&[["2026-09-30T00:00", "2026-09-30T23:59", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        (
            &[["2026-09-30T00:00", "2026-09-30T23:59", "customer"]],
            touched,
            ["2026-10-10", "2026-09-29T15:00"],
        ),
        (&[["2026-09-30T00:01", "2026-10-08", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        // Days off in it are none; the last day, the day after it, the days after that.
        (&[["2026-10-01", "2026-10-08", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        (&[["2026-09-30", "2026-10-09", "customer"]], whole, ["2026-10-12", "2026-09-29T15:00"]),
        (&[["2026-10-09", "2026-10-10", "customer"]], whole, ["2026-10-10", "2026-09-29T15:00"]),
        (&[["2026-10-10", "2026-10-11", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        (&[["2026-10-09", "2026-10-12", "customer"]], whole, ["2026-10-12", "2026-09-29T15:00"]),
        // The day of the report is not counted, in it or not; a clock that stands when it begins runs from the end.
        (&[["2026-09-29", "2026-09-30", "customer"]], whole, ["2026-10-09", "2026-09-30T05:00"]),
        (&[["2026-09-20", "2026-09-30", "customer"]], whole, ["2026-10-09", "2026-09-30T05:00"]),
        (&[["2026-09-28", "2026-10-01", "customer"]], whole, ["2026-10-10", "2026-10-01T05:00"]),
        (&[["2026-09-20", "2026-09-29T10:00", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        // Two hours, up to the last second, from the last second, before.
        (&[["2026-09-29T12:00", "2026-09-29T14:00", "customer"]], whole, ["2026-10-09", "2026-09-29T17:00"]),
        (&[["2026-09-29T14:59", "2026-09-29T16:00", "customer"]], whole, ["2026-10-09", "2026-09-29T16:01"]),
        (&[["2026-09-29T15:00", "2026-09-29T16:00", "customer"]], whole, ["2026-10-09", "2026-09-29T15:00"]),
        // Two pauses, apart, one over the other, and of two causes.
        (
            &[["2026-09-30", "2026-10-01", "customer"], ["2026-10-09", "2026-10-10", "customer"]],
            whole,
            ["2026-10-12", "2026-09-29T15:00"],
        ),
        (
            &[
                ["2026-09-29T11:00", "2026-09-29T13:00", "customer"],
                ["2026-09-29T12:00", "2026-09-29T14:00", "customer"],
            ],
            whole,
            ["2026-10-09", "2026-09-29T18:00"],
        ),
        (
            &[
                ["2026-09-29T11:00", "2026-09-29T13:00", "interconnection"],
                ["2026-09-29T12:00", "2026-09-29T14:00", "customer"],
            ],
            whole,
            ["2026-10-09", "2026-09-29T17:00"],
        ),
    ];
    for (stops, readings, expected) in cases {
        let full: Vec<[String; 3]> = stops
            .iter()
            .map(|stop| {
                stop.map(|text| if text.len() == 10 { format!("{text}T00:00") } else { text.to_owned() })
            })
            .collect();
        let full: Vec<[&str; 3]> = full.iter().map(|stop| [0, 1, 2].map(|at| stop[at].as_str())).collect();
        assert_eq!(pauses(&full, readings), expected, "{stops:?} {readings:?}");
    }
}

#[test]
fn the_first_or_the_last_of_two_events_starts_a_clock_and_a_date_among_them_may_leave_it_open() {
    let engine = engine();
    // Reported, inspected; from the first, from the last.
    for (reported, inspected, expected) in [
        ("2026-09-29T10:00", "2026-09-29T12:00", ["2026-09-29T12:00", "2026-09-29T14:00"]),
        ("2026-09-29T10:00", "2026-09-29T08:00", ["2026-09-29T10:00", "2026-09-29T12:00"]),
        ("2026-09-29T10:00", "2026-09-29T10:00", ["2026-09-29T12:00", "2026-09-29T12:00"]),
        ("2026-09-29T10:00", "2026-09-28T23:00", ["2026-09-29T01:00", "2026-09-29T12:00"]),
        ("2026-09-29T10:00", "2026-09-30", ["2026-09-29T12:00", "indeterminate"]),
        ("2026-09-29T10:00", "2026-09-28", ["indeterminate", "2026-09-29T12:00"]),
        ("2026-09-29T10:00", "2026-09-29", ["indeterminate", "indeterminate"]),
        ("2026-09-29", "2026-09-29T10:00", ["indeterminate", "indeterminate"]),
        ("2026-09-29", "2026-09-30T10:00", ["indeterminate", "2026-09-30T12:00"]),
        ("2026-09-29T10:00", "", ["2026-09-29T12:00", "awaiting-event"]),
        ("2026-09-29T10:00", "-", ["2026-09-29T12:00", "awaiting-event"]),
    ] {
        let row = Row { reported, inspected, ..Row::default() };
        assert_eq!(said(&engine, row, &["first", "last"]), expected, "{reported} {inspected}");
    }
}

#[test]
fn an_outcome_is_by_the_finish_of_the_row_else_by_the_event_that_ends_it_else_now() {
    let engine = engine();
    // Due at 15:00 by its hours, and at 12:00 where the repair ends it.
    for (repaired, finished, now, expected) in [
        ("", "", "", ["2026-09-29T15:00", "2026-09-29T12:00"]),
        ("2026-09-29T11:30", "", "", ["2026-09-29T15:00", "2026-09-29T12:00 met 30"]),
        ("2026-09-29T12:00", "", "", ["2026-09-29T15:00", "2026-09-29T12:00 met 0"]),
        (
            "2026-09-29T12:01",
            "",
            "2026-09-29T10:00",
            ["2026-09-29T15:00 open 300", "2026-09-29T12:00 missed 1"],
        ),
        ("", "", "2026-09-29T12:30", ["2026-09-29T15:00 open 150", "2026-09-29T12:00 missed 30"]),
        (
            "",
            "2026-09-29T14:00",
            "2026-09-29T16:00",
            ["2026-09-29T15:00 met 60", "2026-09-29T12:00 missed 240"],
        ),
        ("", "2026-09-29T15:01", "", ["2026-09-29T15:00 missed 1", "2026-09-29T12:00"]),
        (
            "2026-09-29T11:00",
            "2026-09-29T15:01",
            "",
            ["2026-09-29T15:00 missed 1", "2026-09-29T12:00 met 60"],
        ),
        // A date is in time when its whole day is, late when its whole day is, and otherwise it may be either.
        ("", "2026-09-28", "", ["2026-09-29T15:00 met 900", "2026-09-29T12:00"]),
        ("", "2026-09-29", "", ["2026-09-29T15:00", "2026-09-29T12:00"]),
        ("", "2026-09-30", "", ["2026-09-29T15:00 missed 540", "2026-09-29T12:00"]),
        ("", "2026-10-01", "", ["2026-09-29T15:00 missed 1980", "2026-09-29T12:00"]),
    ] {
        let row = Row { repaired, finished, now, ..reported("2026-09-29T10:00") };
        assert_eq!(said(&engine, row, &["hours", "ended"]), expected, "{row:?}");
    }
}
