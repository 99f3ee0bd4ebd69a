//! What a policy says of each of its rules, how deep its limits and tests may be nested, which shapes are packed and read back, and when a
//! target is kept: by hand, under the small policy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::read;
use sla_calculator::policy::{Target, TargetBound, TargetBy, TargetCounts, TargetPer};
use sla_calculator::{Code, pack_policy, unpack_policy};
use support::documents::{Engine, calendar_through, hours, list, read_json, shaped, to_value};

fn made(policy: &Json) -> Engine {
    Engine::new(policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

/// Events, conditions, dimensions and ends of a rule, as its policy says them.
fn asked(policy: &Json, rule: &str) -> [Json; 4] {
    let info = serde_json::to_value(made(policy).0.policy().unwrap()).unwrap();
    let rule = list(&info["rules"]).iter().find(|one| one["id"] == rule).unwrap().clone();
    ["events", "conditions", "dimensions", "finishedBy"].map(|field| rule[field].clone())
}

#[test]
fn a_rule_asks_for_what_its_document_shows_beside_it() {
    let small = read_json("tests/policies/small.json");
    // Its table is of service and tier, its case of service, its adjustment of a storm.
    assert_eq!(
        asked(&small, "repair.restore"),
        [json!(["reported"]), json!(["storm"]), json!(["tier", "service"]), json!([])]
    );
    assert_eq!(asked(&small, "repair.visit"), [json!(["reported"]), json!([]), json!([]), json!([])]);
    assert_eq!(asked(&small, "repair.paper"), [json!([]), json!([]), json!(["tier"]), json!([])]);

    let limit = json!({"amount": 1, "units": "calendarHours"});
    let case = |when: Json| json!({"limit": limit, "cases": [{"when": when, "limit": {"amount": 2, "units": "calendarHours"}}]});
    let none = || json!([]);
    for (fields, events, conditions, dimensions) in [
        (json!({"limit": limit}), json!(["reported"]), none(), none()),
        (json!({"limit": {"table": "hours"}}), json!(["reported"]), none(), json!(["tier", "service"])),
        (
            json!({"limit": {"sum": [limit, {"table": "hours"}]}}),
            json!(["reported"]),
            none(),
            json!(["tier", "service"]),
        ),
        (case(json!({"dimension": "level", "in": ["A"]})), json!(["reported"]), none(), json!(["level"])),
        (case(json!({"event": "repaired"})), json!(["reported", "repaired"]), none(), none()),
        (
            case(json!({"event": "repaired", "after": "12:00"})),
            json!(["reported", "repaired"]),
            none(),
            none(),
        ),
        (case(json!({"not": {"condition": "storm"}})), json!(["reported"]), json!(["storm"]), none()),
        (
            case(
                json!({"any": [{"condition": "storm"}, {"all": [{"dimension": "tier", "in": ["low"]}, {"dimension": "level", "in": ["B"]}]}]}),
            ),
            json!(["reported"]),
            json!(["storm"]),
            json!(["tier", "level"]),
        ),
        (case(json!({"exclusion": "customer"})), json!(["reported"]), none(), none()),
        (
            json!({"limit": limit, "start": {"earliest": ["repaired", "reported"]}}),
            json!(["reported", "repaired"]),
            none(),
            none(),
        ),
        // The event of a start under another reading is none of the rule's.
        (
            json!({"limit": limit, "start": {"event": "repaired", "instead": {"when": {"reading": "counting", "is": "mild"}, "event": "reported"}}}),
            json!(["repaired"]),
            none(),
            none(),
        ),
    ] {
        // Only what is given here: the rule that it is made from has an adjustment and a case of its own.
        let mut all = json!({"adjust": [], "cases": []});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let found = asked(&shaped(&Json::Null, all), "repair.shape");
        assert_eq!(found[..3], [events, conditions, dimensions], "{fields}");
    }
}

#[test]
fn the_events_that_end_a_rule_are_said_once_its_own_first() {
    let limit = |amount: i32| json!({"amount": amount, "units": "calendarHours"});
    let case = |ends: &str| json!({"when": {"condition": "storm"}, "limit": limit(2), "finishedBy": ends});
    for (own, cases, ends) in [
        (None, vec![], json!([])),
        (Some("repaired"), vec![], json!(["repaired"])),
        (Some("repaired"), vec![case("closed"), case("repaired")], json!(["repaired", "closed"])),
        (Some("closed"), vec![case("closed")], json!(["closed"])),
        (None, vec![case("repaired"), case("closed")], json!(["repaired", "closed"])),
    ] {
        let mut fields = json!({"adjust": [], "limit": limit(1), "cases": cases});
        if let Some(own) = own {
            fields["finishedBy"] = json!(own);
        }
        let mut policy = shaped(&Json::Null, fields);
        let closed = json!({"id": "closed", "title": {"zh-CN": "关闭", "en": "Closed"}});
        policy["events"].as_array_mut().unwrap().push(closed);
        assert_eq!(asked(&policy, "repair.shape")[3], ends);
    }
}

#[test]
fn limits_and_tests_are_nested_sixteen_deep_and_no_deeper() {
    let limit = json!({"amount": 1, "units": "calendarHours"});
    let sums = |depth: usize| (0..depth).fold(limit.clone(), |inner, _| json!({"sum": [inner]}));
    let nots =
        |depth: usize| (0..depth).fold(json!({"condition": "storm"}), |inner, _| json!({"not": inner}));
    let lists =
        |depth: usize| (0..depth).fold(json!({"condition": "storm"}), |inner, _| json!({"any": [inner]}));
    let fields = |limit: &Json, when: Json| json!({"adjust": [], "limit": limit, "cases": [{"when": when, "limit": {"amount": 2, "units": "calendarHours"}}]});
    for (depth, taken) in [(15, true), (16, true), (17, false), (18, false), (40, false)] {
        for fields in
            [fields(&sums(depth), nots(1)), fields(&limit, nots(depth)), fields(&limit, lists(depth))]
        {
            let answer = Engine::new(&shaped(&Json::Null, fields.clone()), &calendar_through(2026)).map(drop);
            match answer {
                Ok(()) => assert!(taken, "{depth}: {fields}"),
                Err(problem) => {
                    assert!(!taken, "{problem}");
                    assert_eq!(
                        (&problem["code"], &problem["message"]),
                        (&json!("invalid-policy"), &json!("this is nested too deep"))
                    );
                }
            }
        }
    }
}

#[test]
fn each_shape_is_packed_and_read_back() {
    let limit = json!({"amount": 1, "units": "businessDays", "by": "12:00"});
    let case = |when: Json| json!({"adjust": [], "limit": limit, "cases": [{"when": when, "limit": {"amount": 2, "units": "businessDays"}}]});
    let after = json!({"event": "reported", "after": "13:00"});
    for (hours, fields) in [
        (Json::Null, case(json!({"condition": "storm"}))),
        (Json::Null, case(after.clone())),
        (hours(), case(json!({"not": {"all": [after, {"exclusion": "customer"}, {"event": "repaired"}]}}))),
        (Json::Null, json!({"limit": {"amount": 3, "units": "calendarDays", "roll": "following"}})),
        (
            Json::Null,
            json!({"limit": {"amount": 3, "units": "calendarDays", "roll": {"reading": "counting", "is": "mild"}}}),
        ),
        (hours(), json!({"limit": {"amount": 0, "units": "businessDays"}})),
    ] {
        let engine = made(&shaped(&hours, fields.clone()));
        let policy = engine.0.engine().policy();
        assert_eq!(unpack_policy(&pack_policy(policy)).as_ref(), Some(policy), "{fields}");
    }
}

#[test]
fn a_target_is_kept_at_its_share_or_only_beyond_it_as_it_is_bound() {
    // 99.5 per cent: 199 of 200.
    let rows: [(usize, usize, [Option<bool>; 4]); 7] = [
        (199, 200, [Some(true), Some(true), Some(false), Some(false)]),
        (200, 200, [Some(true), Some(false), Some(true), Some(false)]),
        (198, 200, [Some(false), Some(true), Some(false), Some(true)]),
        (0, 1, [Some(false), Some(true), Some(false), Some(true)]),
        (1, 1, [Some(true), Some(false), Some(true), Some(false)]),
        (995, 1000, [Some(true), Some(true), Some(false), Some(false)]),
        (0, 0, [None; 4]),
    ];
    for (part, whole, kept) in rows {
        let holds = [TargetBound::AtLeast, TargetBound::AtMost, TargetBound::MoreThan, TargetBound::LessThan]
            .map(|bound| {
                let (rules, when) = (vec![0], Vec::new());
                let target = Target {
                    rules,
                    when,
                    counts: TargetCounts::Met,
                    bound,
                    share: 9950,
                    per: TargetPer::Month,
                    by: TargetBy::Start,
                };
                target.holds(part, whole)
            });
        assert_eq!(holds, kept, "{part} of {whole}");
    }
}

#[test]
fn a_calendar_runs_for_sixty_thousand_days_at_the_most() {
    let of = |from: &str, through: &str| {
        let mut calendar = calendar_through(2026);
        for name in ["days", "notices", "statutory", "holidays"] {
            calendar[name] = json!([]);
        }
        calendar.as_object_mut().unwrap().remove("standingRules");
        (calendar["supportedFrom"], calendar["supportedThrough"]) = (json!(from), json!(through));
        read(&to_value(&calendar)).map(drop).map_err(|problem| (problem.code, problem.path.clone()))
    };
    // 2100 is no leap year: from 1 January 2000 to 10 April 2164 are 60,000 days.
    for (from, through) in
        [("2000-01-01", "2164-04-10"), ("2090-01-01", "2095-12-31"), ("2026-01-01", "2026-01-01")]
    {
        assert_eq!(of(from, through), Ok(()), "{from} {through}");
    }
    for (from, through) in
        [("2000-01-01", "2164-04-11"), ("1900-01-01", "2199-12-31"), ("2026-01-02", "2026-01-01")]
    {
        assert_eq!(
            of(from, through),
            Err((Code::InvalidCalendar, "/supportedThrough".to_owned())),
            "{from} {through}"
        );
    }
}

#[test]
fn a_policy_says_of_each_event_whether_it_opens_a_commitment() {
    let small = read_json("tests/policies/small.json");
    let info = serde_json::to_value(made(&small).0.policy().unwrap()).unwrap();
    let events =
        list(&info["events"]).iter().map(|one| (one["id"].as_str().unwrap(), one["opening"] == true));
    assert_eq!(events.collect::<Vec<_>>(), [("reported", true), ("repaired", false)]);
}

#[test]
fn only_a_limit_in_calendar_days_or_months_moves_from_a_rest_day() {
    for (units, moves) in
        [("calendarDays", true), ("calendarMonths", true), ("calendarHours", false), ("businessDays", false)]
    {
        let limit = json!({"amount": 1, "units": units, "roll": "following"});
        let made =
            Engine::new(&shaped(&Json::Null, json!({"limit": limit})), &calendar_through(2026)).map(drop);
        match made {
            Ok(()) => assert!(moves, "{units}"),
            Err(problem) => {
                assert!(!moves, "{problem}");
                assert_eq!(problem["path"], "/rules/3/limit/roll");
                assert_eq!(problem["message"], format!("a limit in `{units}` does not end on a rest day"));
            }
        }
    }
}

#[test]
fn conditions_the_law_and_a_cell_that_a_table_lacks_are_said_by_name() {
    let small = || read_json("tests/policies/small.json");
    let info = serde_json::to_value(made(&small()).0.policy().unwrap()).unwrap();
    assert_eq!(info["conditions"], json!([{"id": "storm", "default": false}]));
    let refused = |policy: &Json| {
        let problem = Engine::new(policy, &calendar_through(2026)).map(drop).unwrap_err();
        (problem["path"].as_str().unwrap().to_owned(), problem["message"].as_str().unwrap().to_owned())
    };
    for (law, path) in
        [(json!({"start": 1}), "/law/start"), (json!({"begin": {}}), "/law/begin"), (json!([]), "/law")]
    {
        let mut policy = small();
        policy["law"] = law;
        assert_eq!(refused(&policy).0, path);
    }
    let row = |level: &str, service: &str| json!({"when": {"level": [level], "service": [service]}, "by": "tier", "cells": {"high": 1, "low": 2}});
    let mut policy = small();
    let tables = policy["tables"].as_array_mut().unwrap();
    let mut table = tables[0].clone();
    (table["id"], table["dimensions"]) = (json!("three"), json!(["tier", "level", "service"]));
    table["rows"] = json!([row("A", "access"), row("A", "sms"), row("B", "access")]);
    tables.push(table);
    assert_eq!(
        refused(&policy),
        ("/tables/2/rows".to_owned(), "the table has no cell for `high`, `B`, `sms`".to_owned())
    );
}
