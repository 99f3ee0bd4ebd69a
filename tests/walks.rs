//! The walk of a count, each day in full and by hand: what a pause takes out of it, on which day the event is received, which
//! make-up days it assumes. On China's calendar of 2026, where nothing but the weekends rests in March.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, list, request, shape_of, shaped};

/// Each day of a walk: its month and day, its kind, its ordinal, what took it out, and a `+` where it is assumed to be worked.
fn days(walk: &Json) -> Vec<String> {
    let one = |day: &Json| {
        let text = |field: &str| day[field].as_str().unwrap_or("-").to_owned();
        let ordinal = day["ordinal"].as_i64().map_or("-".to_owned(), |ordinal| ordinal.to_string());
        let assumed = if day["assumed"] == true { " +" } else { "" };
        format!("{} {} {ordinal} {}{assumed}", &text("date")[5..], text("kind"), text("excluded"))
    };
    list(walk).iter().map(one).collect()
}

fn pause(cause: &str, from: &str, to: &str) -> Json {
    json!({"cause": cause, "from": from, "to": to})
}

/// The walk of a commitment of the bundled policy.
fn walk(id: &str, start: &str, more: Json) -> Vec<String> {
    days(&Engine::bundled().explain(&request(start, more), id).unwrap()["trace"])
}

#[test]
fn a_day_is_marked_as_taken_out_only_where_it_would_have_been_counted() {
    // The customer from Wednesday to Sunday, and half of Tuesday; the interconnection is no cause of a change.
    let pauses = json!([
        pause("customer", "2026-03-04T00:00", "2026-03-06T00:00"),
        pause("customer", "2026-03-07T00:00", "2026-03-09T00:00"),
        pause("customer", "2026-03-10T00:00", "2026-03-10T12:00"),
        pause("interconnection", "2026-03-09T00:00", "2026-03-10T00:00"),
    ]);
    assert_eq!(
        walk("change.suspend", "2026-03-04T10:00", json!({"exclusions": pauses})),
        [
            "03-04 workday - -",
            "03-05 workday - customer",
            "03-06 workday 1 -",
            "03-07 weekend - -",
            "03-08 weekend - -",
            "03-09 workday 2 -",
            "03-10 workday 3 -",
        ]
    );
}

#[test]
fn a_day_on_which_an_event_is_received_only_is_none_that_is_counted() {
    // Saturday's order is received on Monday.
    let received = json!({"readings": {"nonWorkingReceipt": "received-next"}});
    assert_eq!(
        walk("change.suspend", "2026-03-07T10:00", received),
        [
            "03-07 weekend - -",
            "03-08 weekend - -",
            "03-09 workday - -",
            "03-10 workday 1 -",
            "03-11 workday 2 -",
            "03-12 workday 3 -",
        ]
    );
}

#[test]
fn a_clock_of_hours_marks_the_days_on_which_a_pause_stopped_it() {
    // Two hours from 23:00: half an hour of the next day stopped it; before its start and after its end nothing does.
    let pauses = json!([
        pause("interconnection", "2026-03-04T21:00", "2026-03-04T22:00"),
        pause("customer", "2026-03-05T00:30", "2026-03-05T01:00"),
        pause("interconnection", "2026-03-05T02:00", "2026-03-05T03:00"),
    ]);
    let asked = json!({"exclusions": pauses});
    assert_eq!(
        walk("fault.restoration", "2026-03-04T23:00", asked),
        ["03-04 workday - -", "03-05 workday - customer"]
    );
}

#[test]
fn a_lead_time_never_stops() {
    let pauses = json!({"exclusions": [pause("customer", "2026-03-02T00:00", "2026-03-06T00:00")]});
    let lead = |limit: Json| {
        let fields = json!({"shape": "lead-time", "exclusions": ["customer"], "limit": limit, "adjust": [], "cases": []});
        let engine = Engine::new(&shaped(&Json::Null, fields), &calendar_through(2026)).unwrap();
        let answer = shape_of(&engine, "2026-03-06T10:00", pauses.clone());
        (answer["dueAt"].clone(), days(&answer["trace"]))
    };
    let walk = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        lead(json!({"amount": 2, "units": "businessDays"})),
        (
            json!("2026-03-05T00:00:00+08:00"),
            walk(&["03-06 workday - -", "03-05 workday 1 -", "03-04 workday 2 -"])
        )
    );
    assert_eq!(
        lead(json!({"amount": 24, "units": "calendarHours"})),
        (json!("2026-03-05T10:00:00+08:00"), walk(&["03-06 workday - -", "03-05 workday - -"]))
    );
}

#[test]
fn both_walks_of_a_date_that_may_move_off_a_rest_day_say_which_make_up_days_they_assume() {
    // New Year's Day is 6 February 2027. The rest from its eve, Friday 5, through the 12th takes six weekdays, of which four are
    // statutory, so two weekend days are worked for it; where, no notice says yet. Saturday 13 February may be one of them: then a
    // date that falls on it stays, and otherwise it moves to Monday.
    let ends = |answer: &Json| (answer["dueRange"]["earliest"].clone(), answer["dueRange"]["latest"].clone());
    let engine = Engine::bundled();
    let report = request(
        "2027-02-01",
        json!({
            "dimensions": {"customerTier": "silver"},
            "events": {"fault-handled": "2027-02-06", "report-requested": "2027-02-06"},
            "readings": {"sevenDays": "calendar-following"},
        }),
    );
    let acceptance = request(
        "2026-11-02",
        json!({"events": {"initial-acceptance": "2026-11-13"}, "readings": {"monthRestDay": "following"}}),
    );
    for (asked, id) in [(report, "fault.written-report"), (acceptance, "delivery.final-acceptance")] {
        let answer = engine.explain(&asked, id).unwrap();
        assert_eq!(ends(&answer), (json!("2027-02-13"), json!("2027-02-15")), "{answer}");
        let last = |walk: &str, count: usize| {
            let days = days(&answer[walk]);
            days[days.len() - count..].to_vec()
        };
        let seventh = if id == "fault.written-report" { "7" } else { "-" };
        assert_eq!(last("trace", 1), [format!("02-13 weekend {seventh} - +")]);
        assert_eq!(
            last("traceLatest", 3),
            [
                format!("02-13 weekend {seventh} -"),
                "02-14 weekend - -".to_owned(),
                "02-15 workday - -".to_owned()
            ]
        );
    }
}
