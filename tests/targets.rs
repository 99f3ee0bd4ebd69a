//! Targets in per cent over a period: what documents may say, and what a year of judged cases comes to under them, by hand and
//! against a second implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::dates::{add_months, day, show_day};
use support::documents::{Engine, calendar_through, list, read_json};
use support::generate::{Random, share};
use support::licensee::{OF, asked, cases, engine, licensee, target};
use support::targets::{Year, expected};

/// The first target's periods.
fn periods(engine: &Engine, verdicts: &[Json]) -> Vec<Json> {
    let quality = engine.quality(&asked(), &json!({"verdicts": verdicts})).unwrap();
    list(&quality["targets"][0]["periods"]).clone()
}

#[test]
fn a_month_is_kept_at_its_target_and_missed_below_it() {
    let engine = engine(&json!([target(&json!({}))]));
    // 19 of 20 are 95 per cent; 18 of 19 are 94.7.
    for (met, missed, state, ratio) in
        [(19, 1, "met", 0.95), (18, 1, "missed", 18.0 / 19.0), (1, 0, "met", 1.0), (0, 3, "missed", 0.0)]
    {
        let all =
            [cases("met", "2026-03-01T00:00", met), cases("missed", "2026-03-31T23:59", missed)].concat();
        let months = periods(&engine, &all);
        assert_eq!(months.len(), 12);
        let march = &months[2];
        assert_eq!((&march["from"], &march["through"]), (&json!("2026-03-01"), &json!("2026-03-31")));
        assert_eq!(
            (&march["state"], &march["ratio"], &march["running"]),
            (&json!(state), &json!(ratio), &json!(false))
        );
        // Nothing of nothing is no whole.
        for month in months.iter().filter(|month| month["from"] != "2026-03-01") {
            assert_eq!(
                (&month["state"], &month["ratio"], &month["lowest"]),
                (&json!("none"), &Json::Null, &Json::Null)
            );
        }
    }
}

#[test]
fn unknown_cases_are_named_and_decide_nothing_that_they_could_turn() {
    let engine = engine(&json!([target(&json!({}))]));
    let month = |met: usize, missed: usize, unknown: usize| {
        let all = [
            cases("met", "2026-05-05", met),
            cases("missed", "2026-05-05", missed),
            cases("unrecorded", "2026-05-05", unknown),
        ];
        periods(&engine, &all.concat())[4].clone()
    };
    // 38 of 40 at worst: 95 per cent whatever comes of the one; with two of them 38 of 41 or 40 of 41.
    let rows = [
        (38, 1, 1, "met"),
        (38, 1, 2, "undecided"),
        (0, 0, 2, "undecided"),
        (5, 5, 1, "missed"),
        (0, 0, 0, "none"),
    ];
    for (met, missed, unknown, state) in rows {
        let got = month(met, missed, unknown);
        assert_eq!(
            (&got["state"], &got["unknown"]),
            (&json!(state), &json!(unknown)),
            "{met} {missed} {unknown}"
        );
    }
    let got = month(38, 1, 2);
    assert_eq!((&got["lowest"], &got["highest"]), (&json!(38.0 / 41.0), &json!(40.0 / 41.0)));
    let only = month(0, 0, 2);
    assert_eq!((&only["ratio"], &only["lowest"], &only["highest"]), (&Json::Null, &json!(0.0), &json!(1.0)));
}

#[test]
fn what_is_left_out_is_said_with_its_reason_and_is_in_no_share() {
    let engine = engine(&json!([target(&json!({"when": {"drop": ["standard"]}}))]));
    let case = |state: &str, more: Json| {
        let mut one = cases(state, "2026-05-05", 1).remove(0);
        for (field, value) in more.as_object().unwrap() {
            one[field] = value.clone();
        }
        one
    };
    let standard = json!({"drop": "standard"});
    let all = [
        case("met", json!({"dimensions": standard})),
        case("excluded", json!({"dimensions": standard, "because": "storm"})),
        case("missed", json!({"dimensions": {"drop": "other"}})),
        case("excluded", json!({"because": "strike"})),
        case("excluded", json!({"dimensions": standard, "because": "storm"})),
        case("missed", json!({"dimensions": {}})),
        json!({"commitment": "service.interruption", "state": "met", "dimensions": standard}),
        json!({"commitment": "service.correction", "state": "missed", "startsAt": "2026-05-05", "dimensions": standard}),
    ];
    let quality = engine.quality(&asked(), &json!({"verdicts": all})).unwrap();
    let target = &quality["targets"][0];
    let may = &target["periods"][4];
    assert_eq!(
        (&may["met"], &may["missed"], &may["unknown"], &may["excluded"]),
        (&json!(1), &json!(0), &json!(1), &json!(3))
    );
    assert_eq!(
        may["groups"],
        json!([
            {"state": "met", "verdicts": [0]},
            {"state": "unjudged", "missing": "drop", "verdicts": [5]},
            {"state": "excluded", "because": "storm", "verdicts": [1, 4]},
            {"state": "excluded", "because": "strike", "verdicts": [3]},
        ])
    );
    assert_eq!(target["undated"], json!([{"state": "met", "verdicts": [6]}]));
}

#[test]
fn a_case_without_a_day_leaves_open_what_it_could_turn_in_any_period() {
    let engine = engine(&json!([target(&json!({}))]));
    let march = |met: usize, missed: usize, undated: &[&str]| {
        let mut all = [cases("met", "2026-03-02", met), cases("missed", "2026-03-03", missed)].concat();
        for state in undated {
            all.push(json!({"commitment": "service.interruption", "state": state}));
        }
        periods(&engine, &all)[2]["state"].clone()
    };
    // 19 of 20 are the 95 per cent that are wanted; one more missed case makes it 19 of 21.
    assert_eq!(march(19, 1, &[]), "met");
    for undated in ["missed", "unjudged", "open"] {
        assert_eq!(march(19, 1, &[undated]), "undecided", "{undated}");
    }
    for undated in ["met", "excluded"] {
        assert_eq!(march(19, 1, &[undated]), "met", "{undated}");
    }
    // 18 of 19 miss it; one more met case makes it 19 of 20.
    assert_eq!((march(18, 1, &["met"]), march(18, 1, &["missed"])), (json!("undecided"), json!("missed")));
    // A period without a case of its own has none.
    assert_eq!(march(0, 0, &["met", "missed"]), "none");
}

#[test]
fn the_year_of_a_contract_from_29_february_has_twelve_months() {
    let engine =
        engine(&json!([target(&json!({"per": "month"})), target(&json!({"id": "q", "per": "quarter"}))]));
    let periods = |now: &str, place: usize| -> Vec<(String, String)> {
        let asked = json!({"dimensions": {}, "startAt": "2024-02-29", "now": now, "readings": {"qualityYear": "contract-year"}});
        let quality = engine.quality(&asked, &json!({})).unwrap();
        let text = |one: &Json| one.as_str().unwrap().to_owned();
        list(&quality["targets"][place]["periods"])
            .iter()
            .map(|one| (text(&one["from"]), text(&one["through"])))
            .collect()
    };
    let span = |from: &str, through: &str| (from.to_owned(), through.to_owned());
    // The fourth year ends with 28 February 2028: its anniversary is the 29th again.
    let fourth = periods("2027-06-01", 0);
    assert_eq!(fourth.len(), 12);
    assert_eq!(fourth[0], span("2027-02-28", "2027-03-28"));
    assert_eq!(fourth[1], span("2027-03-29", "2027-04-28"));
    assert_eq!(fourth[11], span("2028-01-29", "2028-02-28"));
    let quarters = periods("2027-06-01", 1);
    assert_eq!(
        quarters,
        [
            span("2027-02-28", "2027-05-28"),
            span("2027-05-29", "2027-08-28"),
            span("2027-08-29", "2027-11-28"),
            span("2027-11-29", "2028-02-28")
        ]
    );
    assert_eq!(periods("2024-03-01", 0)[11], span("2025-01-29", "2025-02-27"));
}

/// Twelve months from within a quarter reach into five.
#[test]
fn the_quarters_of_twelve_months_to_now_are_those_of_the_calendar() {
    let engine = engine(&json!([target(&json!({"per": "quarter"}))]));
    for (now, first_days) in [
        ("2026-02-20", ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"]),
        ("2026-05-20", ["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"]),
    ] {
        let asked = json!({"dimensions": {}, "startAt": "2024-06-01", "now": now, "readings": {"qualityYear": "rolling-12-months"}});
        let quality = engine.quality(&asked, &json!({})).unwrap();
        let found: Vec<&Json> =
            list(&quality["targets"][0]["periods"]).iter().map(|one| &one["from"]).collect();
        assert_eq!(found, first_days, "{now}");
    }
}

#[test]
fn what_is_wanted_is_what_the_edition_of_the_request_says() {
    let mut own = licensee(&json!([target(&json!({}))]));
    let stricter = target(&json!({"percent": 98}));
    own["editions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "stricter", "title": {"zh-CN": "更严", "en": "Stricter"}, "from": "2026-07-01",
        "replace": {"targets": [stricter]}}));
    let engine = Engine::new(&own, &calendar_through(2026)).unwrap();
    for (start, percent) in [("2026-06-30", 95.0), ("2026-07-01", 98.0)] {
        let quality = engine.quality(&json!({"dimensions": {}, "startAt": start}), &json!({})).unwrap();
        let wanted = &quality["targets"][0]["wanted"];
        assert_eq!(
            (&wanted["percent"], &wanted["counts"], &wanted["by"]),
            (&json!(percent), &json!("met"), &json!("start"))
        );
        assert_eq!(wanted["of"], json!(["service.interruption"]));
    }
}

#[test]
fn a_period_that_has_not_ended_says_so() {
    let engine = engine(&json!([target(&json!({"per": "quarter"}))]));
    for (now, running) in [
        ("2026-06-29", [false, true, true, true]),
        ("2026-06-30", [false, false, true, true]),
        ("2026-06-30T23:59", [false, true, true, true]),
        ("2026-07-01T00:00", [false, false, true, true]),
    ] {
        let quality = engine
            .quality(
                &json!({"dimensions": {}, "startAt": "2026-06-01", "now": now}),
                &json!({"verdicts": []}),
            )
            .unwrap();
        let got: Vec<_> =
            list(&quality["targets"][0]["periods"]).iter().map(|one| one["running"].clone()).collect();
        assert_eq!(json!(got), json!(running), "{now}");
    }
}

#[test]
fn the_example_of_public_facts_counts_its_quarters() {
    let own = read_json("data/policies/examples/cable-licensee-us.json");
    let engine = Engine::new(&own, &read_json("data/calendars/examples/us-federal-arizona.json")).unwrap();
    // The last second of March on Arizona's clocks is April in Greenwich.
    let all =
        [cases("met", "2026-04-01T06:59:59Z", 18), cases("missed", "2026-01-01T00:00:00-07:00", 1)].concat();
    let quality = engine.quality(&asked(), &json!({"verdicts": all})).unwrap();
    let ids: Vec<_> = list(&quality["targets"]).iter().map(|one| one["id"].clone()).collect();
    assert_eq!(json!(ids), json!(["drops-in-time", "problems-in-time", "interruptions-in-time"]));
    let first = &quality["targets"][2]["periods"][0];
    assert_eq!(
        (&first["through"], &first["met"], &first["missed"], &first["state"]),
        (&json!("2026-03-31"), &json!(18), &json!(1), &json!("missed"))
    );
    assert_eq!(quality["targets"][0]["periods"][0]["state"], "none");
}

#[test]
fn an_edition_and_an_overlay_put_targets_in_the_place_of_others() {
    let mut own = licensee(&json!([target(&json!({}))]));
    own["editions"] = json!([
        {"id": "first", "title": {"zh-CN": "一", "en": "one"}},
        {"id": "second", "title": {"zh-CN": "二", "en": "two"}, "from": "2026-07-01", "replace": {"targets": [target(&json!({"percent": 50})), target(&json!({"id": "late", "counts": "missed", "bound": "at-most", "percent": 10}))]}}
    ]);
    let engine = Engine::new(&own, &calendar_through(2026)).unwrap();
    let all = [cases("met", "2026-03-03", 1), cases("missed", "2026-03-03", 1)].concat();
    let of = |start: &str| {
        let quality =
            engine.quality(&json!({"dimensions": {}, "startAt": start}), &json!({"verdicts": all})).unwrap();
        list(&quality["targets"])
            .iter()
            .map(|one| one["periods"][2]["state"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("2026-06-30"), ["missed"]);
    assert_eq!(of("2026-07-01"), ["met", "missed"]);
    let text = json!({"zh-CN": "目标", "en": "target"});
    let overlay = json!({
        "schema": 1, "extends": "cmcc-group-customer", "id": "branch", "title": text,
        "provenance": {"kind": "operator-issued", "source": text, "read": "2026-11-30", "statement": text},
        "replace": {"clauses": [{"id": "annex", "title": text}], "targets": [target(&json!({"clause": "annex", "of": ["fault.restoration"]}))]}
    });
    let branch = Engine::overlay(&overlay).unwrap();
    let info = serde_json::to_value(&branch.0.policy().unwrap().targets).unwrap();
    assert_eq!(info[0]["of"], json!(["fault.restoration"]));
}

#[test]
fn random_cases_stand_as_the_second_implementation_has_them() {
    let mut random = Random(20_261_130);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..share(400) {
        let targets: Vec<Json> = (0..1 + random.below(3))
            .map(|place| {
                let mut one = target(
                    &json!({"id": format!("t{place}"), "percent": (1 + random.below(9_998)) as f64 / 100.0}),
                );
                one["of"] = json!(OF.iter().filter(|_| random.one_in(2)).collect::<Vec<_>>());
                if list(&one["of"]).is_empty() {
                    one["of"] = json!([OF[2]]);
                }
                one["bound"] = json!(random.pick(&["at-least", "at-most", "more-than", "less-than"]));
                one["per"] = json!(random.pick(&["month", "quarter", "half-year", "year"]));
                for (field, words) in
                    [("counts", &["met", "missed"][..]), ("by", &["start", "due", "finish"])]
                {
                    if random.one_in(2) {
                        one[field] = json!(random.pick(words));
                    }
                }
                if random.one_in(3) {
                    one["when"] = json!({"drop": [random.pick(&["standard", "other"])]});
                }
                one
            })
            .collect();
        let engine = engine(&json!(targets));
        let start = day(2025, 3, 1) + random.below(500);
        // A contract from 29 February, in one of its first four years.
        let leap = random.one_in(4);
        let (start, now) = match leap {
            true => (day(2024, 2, 29), day(2024, 2, 29) + random.below(1_500)),
            false => (start, start + random.below(400)),
        };
        let reading = random.pick(&["calendar-year", "rolling-12-months", "contract-year"]).to_owned();
        let mut asked = json!({"dimensions": {}, "startAt": show_day(start), "now": show_day(now), "readings": {"qualityYear": reading}});
        if random.one_in(2) {
            asked["now"] = json!(format!("{}T10:00:00+08:00", show_day(now)));
        }
        if random.one_in(2) {
            asked["dimensions"] = json!({"drop": "standard"});
        }
        let cases: Vec<Json> = (0..random.below(60)).map(|_| case(&mut random, now)).collect();
        let year = year_of(&reading, start, now);
        let got = engine.quality(&asked, &json!({"verdicts": cases})).unwrap();
        for (one, got) in targets.iter().zip(list(&got["targets"])) {
            let wanted = expected(one, &cases, &asked, &year);
            assert_eq!(got, &wanted, "{one} {asked} {cases:?}");
            seen.extend(list(&got["periods"]).iter().map(|one| one["state"].as_str().unwrap().to_owned()));
        }
    }
    assert!(share(400) < 400 || seen.len() == 4, "every state was met: {seen:?}");
}

fn case(random: &mut Random, near: i64) -> Json {
    let mut one = json!({
        "commitment": random.pick(&OF),
        "state": random.pick(&["met", "met", "met", "missed", "open", "unrecorded", "unjudged", "excluded"])
    });
    for field in ["startsAt", "dueDate", "finishedAt"] {
        if !random.one_in(5) {
            let on = show_day(near - 380 + random.below(400));
            let timed = field != "dueDate" && random.one_in(2);
            one[field] = json!(if timed { format!("{on}T23:59") } else { on });
        }
    }
    match random.below(4) {
        0 => one["dimensions"] = json!({}),
        1 => one["dimensions"] = json!({"drop": random.pick(&["standard", "other"])}),
        _ => {}
    }
    if random.one_in(3) {
        one["because"] = json!(random.pick(&["storm", "strike"]));
    }
    one
}

/// The year that counts, by the words of the readings.
fn year_of(reading: &str, start: i64, now: i64) -> Year {
    let year = support::dates::civil(now).0;
    match reading {
        "rolling-12-months" => Year { first: add_months(now + 1, -12), last: now, contract: None },
        "contract-year" => {
            let years = (0..).take_while(|years| add_months(start, 12 * years) <= now).last().unwrap();
            Year {
                first: add_months(start, 12 * years),
                last: add_months(start, 12 * (years + 1)) - 1,
                contract: Some(start),
            }
        }
        _ => Year { first: day(year, 1, 1), last: day(year, 12, 31), contract: None },
    }
}
