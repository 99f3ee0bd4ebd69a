//! Comparing, working back and asking what else would move a date, each against plain quotes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::dates::{DAY, Moment, day, read_day, show_day, show_instant};
use support::documents::{Engine, find, list, policy, request};
use support::generate::{Random, share};
use support::tables::{LEVELS, TIERS};

#[test]
fn comparing_gives_the_quote_of_each_value_in_the_policys_order() {
    let engine = Engine::bundled();
    let asked = request("2026-09-30T16:00", json!({}));
    let quotes = engine.compare(&asked, None).unwrap();
    for (quote, tier) in list(&quotes).iter().zip(TIERS) {
        let plain = engine
            .quote(&request("2026-09-30T16:00", json!({"dimensions": {"customerTier": tier}})))
            .unwrap();
        assert_eq!(*quote, plain, "{tier}");
    }
    assert_eq!(list(&quotes).len(), 4);
    let by_level = engine.compare(&asked, Some("assuranceLevel")).unwrap();
    let hours: Vec<_> = list(&by_level)
        .iter()
        .map(|quote| find(quote, "fault.restoration").unwrap()["limit"]["amount"].clone())
        .collect();
    assert_eq!(hours, [2, 4, 6, 8], "{LEVELS:?}");
    let without = request("2026-09-30T16:00", json!({"dimensions": {"customerTier": null}}));
    assert_eq!(engine.compare(&without, None).unwrap(), quotes, "the compared key may be absent");
    assert_eq!(engine.quote(&without).unwrap_err()["code"], "missing-field");
}

#[test]
fn working_back_finds_the_dates_worked_out_by_hand() {
    let engine = Engine::bundled();
    let asked = request("2026-01-01", json!({}));
    let rows = [
        // due by Saturday 10 October, a make-up day: 8, 9, 10 counted, so the last start is 7 October, a rest day
        ("change.suspend", "2026-10-10", "2026-10-07"),
        ("change.suspend", "2026-10-09", "2026-09-29"),
        // nothing ends on 1 to 7 October
        ("change.suspend", "2026-10-07", "2026-09-27"),
        // notice is owed by 2026-09-24 for works on 12 October: 30, 29, 28, 24 September, 8, 9, 10 October
        ("notice.planned", "2026-09-24", "2026-10-12"),
        ("fault.restoration", "2026-10-01T05:30", "2026-10-01"),
    ];
    for (id, due_by, start) in rows {
        let answer = engine
            .latest_start(&asked, id, due_by)
            .unwrap_or_else(|problem| panic!("{id} {due_by}: {problem}"));
        assert_eq!(answer["startDate"], start, "{id} {due_by}");
        assert!(answer["startAt"].as_str().unwrap().starts_with(start), "{id} {due_by}: {answer}");
    }
    let restored = engine.latest_start(&asked, "fault.restoration", "2026-10-01T05:30").unwrap();
    assert_eq!(restored["startAt"], "2026-10-01T03:30:00+08:00");
    let mut absent = asked.clone();
    absent.as_object_mut().unwrap().remove("startAt");
    assert_eq!(
        engine.latest_start(&absent, "change.suspend", "2026-10-10").unwrap()["startDate"],
        "2026-10-07"
    );
}

#[test]
fn the_latest_start_is_in_time_and_the_day_after_it_is_not() {
    let engine = Engine::bundled();
    let mut random = Random(7);
    let days = ["change.suspend", "change.resume", "delivery.acceptance", "notice.planned", "change.other"];
    for number in 0..share(400) {
        let id = random.pick(&days);
        let due_by = show_day(day(2010, 1, 1) + random.below(day(2026, 12, 1) - day(2010, 1, 1)));
        let readings = match number % 4 {
            0 => json!({"nonWorkingReceipt": "received-next", "cutOff": "17:00"}),
            1 => json!({"nonWorkingReceipt": "received-next"}),
            2 => json!({"dayEnd": "close-of-business", "closingTime": "17:30"}),
            _ => json!({}),
        };
        let from = format!("{due_by}T00:00");
        let excluded =
            json!([{"from": show_instant((read_day(&due_by) - 3) * DAY), "to": from, "cause": "customer"}]);
        let overlay = json!({
            "dimensions": {"customerTier": random.pick(&TIERS), "locality": "cross-province"},
            "figures": {"activationLimit": {"amount": 4, "units": "businessDays"}},
            "readings": readings,
            "exclusions": if number % 3 == 0 { excluded } else { json!([]) },
        });
        let asked = request("2015-01-01", overlay);
        let place = format!("{id} by {due_by}: {asked}");
        let answer =
            engine.latest_start(&asked, id, &due_by).unwrap_or_else(|problem| panic!("{problem} {place}"));
        let due = |start: &str| {
            let mut again = asked.clone();
            again["startAt"] = json!(start);
            engine.commitment(&again, id)
        };
        let at = due(answer["startAt"].as_str().unwrap());
        assert_eq!(at["dueDate"], answer["commitment"]["dueDate"], "{place}");
        assert!(at["dueDate"].as_str().unwrap() <= due_by.as_str(), "{place}");
        let start = answer["startDate"].as_str().unwrap();
        assert_eq!(&answer["startAt"].as_str().unwrap()[..10], start, "{place}");
        for later in 1..=20 {
            let next = show_day(read_day(start) + later);
            assert!(
                due(&next)["dueDate"].as_str().unwrap() > due_by.as_str(),
                "{next} is in time too, {place}"
            );
        }
        // one second later on the day is either tomorrow or, after the cut-off, too late
        let last = Moment::read(answer["startAt"].as_str().unwrap()).instant().unwrap();
        if last.rem_euclid(DAY) < DAY - 60 {
            let next = due(&show_instant(last + 60));
            assert!(
                next["dueDate"].as_str().unwrap() > due_by.as_str(),
                "a minute later is in time too, {place}"
            );
        }
    }
}

#[test]
fn the_readings_that_move_a_date_are_those_whose_quote_has_another() {
    let engine = Engine::bundled();
    let silver = json!({"dimensions": {"customerTier": "silver"}, "events": {"fault-handled": "2026-09-28", "report-requested": "2026-09-30"}});
    let saturday = json!({});
    let cases = [
        ("fault.written-report", request("2026-09-28", silver)),
        ("change.suspend", request("2026-06-06", saturday)),
        ("notice.planned", request("2026-10-12", json!({}))),
        (
            "change.rebuild",
            request(
                "2026-06-01",
                json!({"figures": {"newGroupLimit": {"amount": 5, "units": "businessDays"}}}),
            ),
        ),
        (
            "fault.restoration",
            request("2026-06-01T09:00", json!({"events": {"alarm-raised": "2026-06-01T08:30"}})),
        ),
    ];
    for (id, asked) in cases {
        let base = engine.commitment(&asked, id);
        let mut expected = Vec::new();
        for reading in list(&policy()["readings"]) {
            let name = reading["id"].as_str().unwrap();
            for value in reading["values"].as_array().into_iter().flatten() {
                let mut again = asked.clone();
                again["readings"] = json!({name: value["id"]});
                // close of business needs a time that nobody gave
                let Ok(quote) = engine.quote(&again) else { continue };
                let moved = find(&quote, id).unwrap();
                if moved["dueAt"].is_string() && moved["dueAt"] != base["dueAt"] {
                    let due = ["dueDate", "dueAt", "precision"].map(|field| moved[field].clone());
                    expected.push((json!(name), value["id"].clone(), due));
                }
            }
        }
        let got: Vec<(Json, Json, [Json; 3])> = list(&engine.sensitivity(&asked, id).unwrap())
            .iter()
            .map(|row| {
                let due = ["dueDate", "dueAt", "precision"].map(|field| row[field].clone());
                (row["reading"].clone(), row["value"].clone(), due)
            })
            .collect();
        assert_eq!(got, expected, "{id}");
    }
    let asked = request("2026-06-06", json!({}));
    let rows = engine.sensitivity(&asked, "change.suspend").unwrap();
    let received = list(&rows)
        .iter()
        .find(|row| row["reading"] == "nonWorkingReceipt")
        .expect("a Saturday's receipt moves it");
    assert_eq!((&received["value"], &received["dueDate"]), (&json!("received-next"), &json!("2026-06-11")));
}

#[test]
fn a_quote_names_what_it_rests_on_and_repeats_the_request() {
    let engine = Engine::bundled();
    let asked = request("2026-09-30T16:00", json!({}));
    let quote = engine.quote(&asked).unwrap();
    assert_eq!(quote["schema"], 1);
    assert_eq!(quote["policy"]["id"], "cmcc-group-customer");
    assert!(quote["policy"]["edition"].is_string());
    assert_eq!(
        (&quote["calendar"]["id"], &quote["calendar"]["publishedThrough"]),
        (&json!("cn"), &json!("2026-12-31"))
    );
    assert_eq!(quote["request"]["dimensions"], asked["dimensions"]);
    assert_eq!(
        engine.quote(&quote["request"]).unwrap()["commitments"],
        quote["commitments"],
        "the normalised request asks the same"
    );
    let suspension = find(&quote, "change.suspend").unwrap();
    let readings = json!({"changeOrder": "change-order", "dayEnd": "midnight"});
    assert_eq!(
        suspension["readings"], readings,
        "a Wednesday is a working day under every reading of receipt"
    );
}

/// Gold, in the city: three working days to suspend, seven of notice. The notices end with 31 December 2026, a Thursday; 1 to 3 January
/// 2027 are off by the standing rules.
#[test]
fn the_latest_start_is_told_as_long_as_no_later_one_waits_for_a_notice() {
    let engine = Engine::bundled();
    let told = |id: &str, by: &str, reading: &str| {
        let asked = request("2026-06-01", json!({"readings": {"unpublished": reading}}));
        match engine.latest_start(&asked, id, by) {
            Ok(answer) => answer["startDate"].as_str().unwrap().to_owned(),
            Err(problem) => {
                format!("{} {}", problem["code"].as_str().unwrap(), problem["path"].as_str().unwrap())
            }
        }
    };
    // By ranges, and where a year without a notice gives no date.
    let none = "calendar-unpublished /2";
    for (id, by, bounds, indeterminate) in [
        ("change.suspend", "2026-12-30", "2026-12-27", "2026-12-27"),
        // 29, 30 and 31 December; a day later it ends in January, which is late whatever the notice says.
        ("change.suspend", "2026-12-31", "2026-12-28", "2026-12-28"),
        ("change.suspend", "2027-01-01", "2026-12-28", none),
        ("change.suspend", "2027-01-04", "2026-12-29", none),
        // Back from 31 December: 30, 29, 28, 25, 24, 23, 22; from 1 to 4 January one day later, though only the 1st is settled.
        ("notice.planned", "2026-12-21", "2026-12-30", "2026-12-30"),
        ("notice.planned", "2026-12-22", "2026-12-31", "2026-12-31"),
        ("notice.planned", "2026-12-23", "2027-01-04", none),
    ] {
        assert_eq!(told(id, by, "bounds"), bounds, "{id} by {by}");
        assert_eq!(told(id, by, "indeterminate"), indeterminate, "{id} by {by}");
    }
    // What recurs has no date to work back from.
    let affected = request("2026-06-01", json!({"conditions": {"service-affecting": true}}));
    let problem = engine.latest_start(&affected, "fault.stage-feedback", "2026-06-10T10:00").unwrap_err();
    assert_eq!((&problem["code"], &problem["path"]), (&json!("unsupported"), &json!("/1")));
}
