//! A year of outages and ticket answers against the caps of table 7-5, worked out by hand, and minute by minute.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use support::documents::{Engine, calendar_through, policies, policy, request};

/// A year of one line. The first outage begins in 2025, the last ends in 2027, the second and third overlap.
fn events() -> Json {
    json!({"outages": [
        {"from": "2025-12-31T22:00", "to": "2026-01-01T01:30"},
        {"from": "2026-03-02T10:00", "to": "2026-03-02T12:00"},
        {"from": "2026-03-02T11:00", "to": "2026-03-02T13:00"},
        {"from": "2026-05-05T08:00", "to": "2026-05-05T10:00", "cause": "customer"},
        {"from": "2026-12-31T23:00", "to": "2027-01-01T02:00"}
    ]})
}

/// Half an hour of it, 12:30–13:00, falls into the third outage.
fn exclusions() -> Json {
    json!([{"from": "2026-03-02T12:30", "to": "2026-03-02T14:00", "cause": "interconnection"}])
}

fn asked(start_at: &str, overlay: Json) -> Json {
    let mut asked = request(start_at, overlay);
    asked["exclusions"] = exclusions();
    asked
}

fn measure(quality: &Json, id: &str) -> Json {
    let measures = quality["measures"].as_array().unwrap();
    measures
        .iter()
        .find(|one| one["commitment"]["id"] == id)
        .unwrap_or_else(|| panic!("no {id} in {quality}"))
        .clone()
}

fn line(quality: &Json, id: &str) -> Json {
    measure(quality, id)["lines"][0].clone()
}

const HOUR: i64 = 3600;

#[test]
fn a_year_is_counted_split_and_set_against_the_caps() {
    let engine = Engine::bundled();
    struct Row {
        what: &'static str,
        start_at: &'static str,
        overlay: Json,
        period: [&'static str; 2],
        faults: [i64; 2],
        /// gross, net and left, in half hours
        halves: [i64; 3],
    }
    let readings = |name: &str, value: &str| json!({"readings": {name: value}});
    let contract = |now: &str| json!({"readings": {"qualityYear": "contract-year"}, "now": now});
    let year = ["2026-01-01", "2026-12-31"];
    // 2026: 1.5 h of the first, 3 h of the two that overlap, 2 h by the customer, 1 h of the last: 7.5 h, four faults;
    // less 2 h and 0.5 h: 5 h of AAA's 6.
    let rows = [
        Row {
            what: "calendar year",
            start_at: "2026-06-01",
            overlay: json!({}),
            period: year,
            faults: [4, 0],
            halves: [15, 10, 2],
        },
        Row {
            what: "the year of now",
            start_at: "2025-06-01",
            overlay: json!({"now": "2026-02-01"}),
            period: year,
            faults: [4, 0],
            halves: [15, 10, 2],
        },
        Row {
            what: "the year before",
            start_at: "2025-06-01",
            overlay: json!({}),
            period: ["2025-01-01", "2025-12-31"],
            faults: [1, 3],
            halves: [4, 4, 8],
        },
        Row {
            what: "the year after",
            start_at: "2027-06-01",
            overlay: json!({}),
            period: ["2027-01-01", "2027-12-31"],
            faults: [0, 4],
            halves: [4, 4, 8],
        },
        Row {
            what: "gross",
            start_at: "2026-06-01",
            overlay: readings("interruptionTime", "gross"),
            period: year,
            faults: [4, 0],
            halves: [15, 10, -3],
        },
        Row {
            what: "faults after the first",
            start_at: "2026-06-01",
            overlay: readings("repeatCount", "after-first"),
            period: year,
            faults: [4, 1],
            halves: [15, 10, 2],
        },
        Row {
            what: "level AA",
            start_at: "2026-06-01",
            overlay: json!({"dimensions": {"assuranceLevel": "AA"}}),
            period: year,
            faults: [4, 2],
            halves: [15, 10, 14],
        },
        // 1 April 2025 to 31 March 2026: all 3.5 h of the first and the 3 h of March, less 0.5 h.
        Row {
            what: "twelve months to now",
            start_at: "2025-06-01",
            overlay: json!({"readings": {"qualityYear": "rolling-12-months"}, "now": "2026-03-31"}),
            period: ["2025-04-01", "2026-03-31"],
            faults: [3, 1],
            halves: [13, 12, 0],
        },
        Row {
            what: "first contract year",
            start_at: "2025-03-15",
            overlay: contract("2026-03-14T23:59"),
            period: ["2025-03-15", "2026-03-14"],
            faults: [3, 1],
            halves: [13, 12, 0],
        },
        Row {
            what: "before the first contract year",
            start_at: "2026-06-01",
            overlay: contract("2026-02-01"),
            period: ["2026-06-01", "2027-05-31"],
            faults: [1, 3],
            halves: [6, 6, 6],
        },
        // From 15 March: 2 h by the customer, all 3 h of the last.
        Row {
            what: "second contract year",
            start_at: "2025-03-15",
            overlay: contract("2026-03-15"),
            period: ["2026-03-15", "2027-03-14"],
            faults: [2, 2],
            halves: [10, 6, 6],
        },
    ];
    for Row { what, start_at, overlay, period, faults, halves } in rows {
        let quality = engine
            .quality(&asked(start_at, overlay), &events())
            .unwrap_or_else(|problem| panic!("{what}: {problem}"));
        assert_eq!(quality["period"], json!({"from": period[0], "through": period[1]}), "{what}");
        let [gross, net, left] = halves.map(|half| half * HOUR / 2);
        let time = line(&quality, "quality.annual-interruption");
        let used = if what == "gross" { gross } else { net };
        let state = if left < 0 { "exceeded" } else { "within" };
        assert_eq!(
            time,
            json!({"gross": gross, "net": net, "used": used, "left": left, "state": state}),
            "{what}"
        );
        let used = faults[0] - i64::from(what == "faults after the first");
        let count = json!({"gross": faults[0], "used": used, "left": faults[1], "state": "within"});
        assert_eq!(line(&quality, "quality.repeat-faults"), count, "{what}");
    }
}

#[test]
fn one_fault_or_one_second_more_than_the_cap_exceeds_it() {
    let engine = Engine::bundled();
    let state = |to: &str, id: &str| {
        let outages = json!({"outages": [
            {"from": "2026-02-01T00:00", "to": "2026-02-01T01:00"}, {"from": "2026-02-02T00:00", "to": "2026-02-02T01:00"},
            {"from": "2026-02-03T00:00", "to": "2026-02-03T01:00"}, {"from": "2026-02-04T00:00", "to": to},
            {"from": "2026-01-05T00:00", "to": "2026-01-05T00:30"}
        ]});
        line(&engine.quality(&request("2026-06-01", json!({})), &outages).unwrap(), id)["state"].clone()
    };
    assert_eq!(
        state("2026-02-04T02:30", "quality.annual-interruption"),
        "within",
        "6 hours are at most 6 hours"
    );
    assert_eq!(state("2026-02-04T02:30:01", "quality.annual-interruption"), "exceeded");
    assert_eq!(state("2026-02-04T02:30", "quality.repeat-faults"), "exceeded", "five faults of at most four");
}

#[test]
fn the_caps_are_those_of_the_document() {
    let mut document = policy();
    let table = document["tables"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|one| one["id"] == "7-5-annual-interruption")
        .unwrap();
    table["rows"][0]["cells"]["AAA"] = json!(9);
    let quality = |document: &Json| {
        let engine = Engine::new(document, &calendar_through(2026)).unwrap();
        engine.quality(&asked("2026-06-01", json!({})), &events()).unwrap()
    };
    assert_eq!(line(&quality(&document), "quality.annual-interruption")["left"], 4 * HOUR, "9 h less 5 h");
    // Working days are no time of which outages take some.
    let tables = document["tables"].as_array_mut().unwrap();
    tables.iter_mut().find(|one| one["id"] == "7-5-annual-interruption").unwrap()["units"] =
        json!("businessDays");
    let measures = quality(&document)["measures"].clone();
    let ids: Vec<&Json> = measures.as_array().unwrap().iter().map(|one| &one["commitment"]["id"]).collect();
    assert_eq!(ids, ["quality.repeat-faults"]);
}

#[test]
fn each_line_stands_for_itself() {
    let engine = Engine::bundled();
    let outages = json!({"outages": [
        {"from": "2026-02-01T00:00", "to": "2026-02-01T01:00", "line": "B"},
        {"from": "2026-02-01T00:00", "to": "2026-02-01T02:00", "line": "A"},
        {"from": "2026-02-03T00:00", "to": "2026-02-03T01:00", "line": "B"},
        {"from": "2026-02-05T00:00", "to": "2026-02-05T04:00"}
    ]});
    let quality = engine.quality(&request("2026-06-01", json!({})), &outages).unwrap();
    let rows = |id: &str| -> Vec<(Json, i64)> {
        let of = |one: &Json| (one["line"].clone(), one["used"].as_i64().unwrap());
        measure(&quality, id)["lines"].as_array().unwrap().iter().map(of).collect()
    };
    let named =
        |values: [i64; 3]| vec![(json!("B"), values[0]), (json!("A"), values[1]), (Json::Null, values[2])];
    assert_eq!(rows("quality.repeat-faults"), named([2, 1, 1]));
    assert_eq!(rows("quality.annual-interruption"), named([2 * HOUR, 2 * HOUR, 4 * HOUR]));
}

#[test]
fn an_open_level_answers_for_each_level_and_a_terminal_fault_is_not_assessed() {
    let engine = Engine::bundled();
    let open = engine
        .quality(&asked("2026-06-01", json!({"dimensions": {"assuranceLevel": null}})), &events())
        .unwrap();
    let time = line(&open, "quality.annual-interruption");
    assert_eq!((&time["left"], &time["state"], &time["used"]), (&Json::Null, &Json::Null, &json!(5 * HOUR)));
    let lefts: Vec<_> = time["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["dimensions"]["assuranceLevel"], &one["left"], &one["state"]))
        .collect();
    let hours = [("AAA", 1), ("AA", 7), ("A", 19), ("ordinary", 43)]
        .map(|(level, hours)| (json!(level), json!(hours * HOUR), json!("within")));
    assert_eq!(lefts, hours.iter().map(|(level, left, state)| (level, left, state)).collect::<Vec<_>>());
    assert_eq!(measure(&open, "quality.annual-interruption")["commitment"]["status"], "indeterminate");

    let terminal = engine
        .quality(&asked("2026-06-01", json!({"conditions": {"terminal-fault": true}})), &events())
        .unwrap();
    let measured = measure(&terminal, "quality.annual-interruption");
    assert_eq!(measured["commitment"]["status"], "out-of-scope");
    assert_eq!(
        (&measured["lines"][0]["left"], &measured["lines"][0]["used"]),
        (&Json::Null, &json!(5 * HOUR))
    );
}

#[test]
fn the_readings_behind_each_number_are_named() {
    let quality = Engine::bundled()
        .quality(&asked("2026-06-01", json!({"readings": {"interruptionTime": "gross"}})), &events())
        .unwrap();
    let readings = |id: &str| measure(&quality, id)["commitment"]["readings"].clone();
    assert_eq!(
        readings("quality.annual-interruption"),
        json!({"qualityYear": "calendar-year", "interruptionTime": "gross"})
    );
    assert_eq!(
        readings("quality.repeat-faults"),
        json!({"qualityYear": "calendar-year", "repeatCount": "every-fault"}),
        "a data line is one under every reading of what R51 is about"
    );
}

#[test]
fn satisfaction_is_over_the_tickets_with_a_call_back() {
    let engine = Engine::bundled();
    let of = |tickets: Json| {
        engine.quality(&request("2026-06-01", json!({})), &json!({"tickets": tickets})).unwrap()["satisfaction"].clone()
    };
    let answers = json!([{"answer": "satisfied"}, {"answer": "dissatisfied"}, {"answer": "satisfied"}, {"answer": "no-answer"}, {"answer": null}, {}]);
    assert_eq!(of(answers), json!({"tickets": 6, "calledBack": 4, "satisfied": 2, "ratio": 0.5}));
    assert_eq!(of(json!([{"answer": "satisfied"}]))["satisfied"], 1);
    for none in [json!([]), json!([{}, {"answer": null}])] {
        assert_eq!(of(none)["ratio"], Json::Null, "no call-back, no ratio");
    }
}

#[test]
fn a_year_without_events_uses_nothing_and_a_policy_without_caps_measures_nothing() {
    let quality = Engine::bundled().quality(&request("2026-06-01", json!({})), &json!({})).unwrap();
    assert_eq!(
        line(&quality, "quality.repeat-faults"),
        json!({"gross": 0, "used": 0, "left": 4, "state": "within"})
    );
    assert_eq!(
        line(&quality, "quality.annual-interruption"),
        json!({"gross": 0, "net": 0, "used": 0, "left": 6 * HOUR, "state": "within"})
    );
    assert_eq!(quality["measures"].as_array().unwrap().len(), 2, "table 7-5 has two lines");

    let (_, other) = policies().into_iter().find(|(name, _)| name.starts_with("telecom")).unwrap();
    let example = other["rules"].as_array().unwrap().iter().find_map(|rule| rule["examples"].get(0)).unwrap()
        ["request"]
        .clone();
    let quality =
        Engine::new(&other, &calendar_through(2026)).unwrap().quality(&example, &json!({})).unwrap();
    assert_eq!(quality["measures"], json!([]));
}

/// Minutes of the year 2026 in the interval, counted from its first midnight; the plain way.
fn minutes(day: u32, from: u32, length: u32) -> BTreeSet<u32> {
    (0..length).map(|more| day * 1440 + from + more).collect()
}

fn moment(minute: u32) -> String {
    // January 2026 alone is long enough.
    format!("2026-01-{:02}T{:02}:{:02}", minute / 1440 + 1, minute / 60 % 24, minute % 60)
}

#[test]
fn three_hundred_random_years_agree_with_a_set_of_minutes() {
    let engine = Engine::bundled();
    let mut seed = 0x5eed_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    for round in 0..300 {
        let (mut out, mut taken) = (BTreeSet::<u32>::new(), BTreeSet::<u32>::new());
        let (mut outages, mut excluded) = (Vec::new(), Vec::new());
        let count = next(6);
        for _ in 0..count {
            let (day, from, length, cause) = (next(3), next(1440), 1 + next(900), next(3));
            let span = minutes(day, from, length);
            let (first, last) = (*span.first().unwrap(), *span.last().unwrap() + 1);
            let mut outage = json!({"from": moment(first), "to": moment(last)});
            if cause > 0 {
                outage["cause"] = json!(["", "customer", "interconnection"][cause as usize]);
                taken.extend(&span);
            }
            out.extend(&span);
            outages.push(outage);
        }
        for _ in 0..next(3) {
            let span = minutes(next(3), next(1440), 1 + next(600));
            excluded.push(json!({"from": moment(*span.first().unwrap()), "to": moment(*span.last().unwrap() + 1), "cause": "customer"}));
            taken.extend(&span);
        }
        let mut asked = request("2026-06-01", json!({}));
        asked["exclusions"] = json!(excluded);
        let quality = engine.quality(&asked, &json!({"outages": outages})).unwrap();
        let time = line(&quality, "quality.annual-interruption");
        let (gross, net) = (out.len() * 60, out.difference(&taken).count() * 60);
        assert_eq!(
            (&time["gross"], &time["net"]),
            (&json!(gross), &json!(net)),
            "round {round}: {outages:?} {excluded:?}"
        );
        assert_eq!(line(&quality, "quality.repeat-faults")["gross"], count, "round {round}");
    }
}

#[test]
fn only_outages_of_the_causes_that_the_cap_names_are_taken_out() {
    let mut document = policy();
    let title = json!({"zh-CN": "天气", "en": "Weather"});
    document["causes"] = json!([{"id": "weather", "title": title}]);
    for rule in
        document["rules"].as_array_mut().unwrap().iter_mut().filter(|one| one["id"] == "fault.restoration")
    {
        rule["exclusions"] = json!(["customer", "interconnection", "weather"]);
    }
    let engine = Engine::new(&document, &calendar_through(2026)).unwrap();
    let outage = |day: u32, hours: u32, cause: &str| json!({"from": format!("2026-03-0{day}T01:00"), "to": format!("2026-03-0{day}T0{}:00", 1 + hours), "cause": cause});
    // The cap names the customer and the interconnection: of 2, 1 and 1.5 hours that of the weather stays.
    let mut outages =
        json!([outage(1, 2, "weather"), outage(2, 1, "customer"), outage(3, 1, "interconnection")]);
    outages[2]["to"] = json!("2026-03-03T02:30");
    let quality = engine.quality(&request("2026-06-01", json!({})), &json!({"outages": outages})).unwrap();
    let time = line(&quality, "quality.annual-interruption");
    assert_eq!((&time["gross"], &time["net"]), (&json!(9 * HOUR / 2), &json!(2 * HOUR)), "{time}");
}
