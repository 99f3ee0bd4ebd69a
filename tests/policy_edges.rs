//! What a policy says at its edges, by hand under the small policy: which derived dimension a rule asks about, how far one limit may
//! lead to another, what nobody asks, what ends an outage, which process is asked about, which cause is only recorded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::policy::read;
use sla_calculator::{pack_policy, unpack_policy};
use support::by_dimension::{VALUES, calendars, policy as by_country, policy_with_branches, texts};
use support::documents::{Engine, calendar_through, find, list, read_json, shape_of, shaped, to_value};

fn made(policy: &Json) -> Engine {
    Engine::new(policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

/// The place and the words of the first fault.
fn refused(policy: &Json) -> (String, String) {
    let problem = Engine::new(policy, &calendar_through(2026)).map(drop).unwrap_err();
    let text = |field: &str| problem[field].as_str().unwrap().to_owned();
    (text("path"), text("message"))
}

fn info(engine: &Engine) -> Json {
    serde_json::to_value(engine.0.policy().unwrap()).unwrap()
}

fn small() -> Json {
    read_json("tests/policies/small.json")
}

fn push(policy: &mut Json, list: &str, entry: Json) {
    policy[list].as_array_mut().unwrap().push(entry);
}

/// The small policy, whose level follows from the tier where it is not given, with tables that are of the level.
fn with_derived_level(rule: Json) -> Engine {
    let mut fields = json!({"adjust": [], "cases": [], "exclusions": []});
    fields.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    let mut policy = shaped(&Json::Null, fields);
    policy["dimensions"][1]["from"] = json!({"table": "levels"});
    let own = json!({"id": "zone", "title": texts("Zone"), "required": false, "ordered": false, "unknown": texts("Not sure"),
        "values": [{"id": "near", "title": texts("Near")}, {"id": "far", "title": texts("Far")}]});
    push(&mut policy, "dimensions", own);
    let table = |id: &str, units: &str, dimension: &str, cells: Json| {
        json!({"id": id, "title": texts(id), "clause": "clause-1", "units": units, "dimensions": [dimension],
            "rows": [{"by": dimension, "cells": cells}]})
    };
    let mut levels = table("levels", "value", "tier", json!({"high": "A", "low": "B"}));
    levels["of"] = json!("level");
    push(&mut policy, "tables", levels);
    push(&mut policy, "tables", table("by-level", "businessDays", "level", json!({"A": 1, "B": 2})));
    push(&mut policy, "tables", table("papers", "word", "level", json!({"A": "required", "B": "optional"})));
    policy["figures"][0]["limit"] = json!({"table": "by-level"});
    made(&policy)
}

#[test]
fn a_derived_dimension_is_spoken_of_where_the_rule_asks_about_it() {
    let level = |value: &str| json!({"dimension": "level", "in": [value]});
    let storm = json!({"condition": "storm"});
    let two = json!({"amount": 2, "units": "businessDays"});
    let case = |when: Json| json!({"limit": two, "cases": [{"when": when, "limit": two}]});
    let scope = |when: Json| json!({"limit": two, "scope": [{"when": when, "status": "out-of-scope"}]});
    let by_level = json!({"table": "by-level"});
    let said = json!({"code": "dimension-set", "params": {"dimension": "level", "value": "A"}});
    for (rule, asks) in [
        (json!({"limit": two}), false),
        (case(storm.clone()), false),
        (scope(storm.clone()), false),
        (json!({"limit": {"table": "hours"}}), false),
        (scope(level("B")), true),
        (case(level("B")), true),
        (case(json!({"not": level("A")})), true),
        (case(json!({"all": [level("B"), storm]})), true),
        (case(json!({"all": [level("B"), level("B")]})), true),
        (case(json!({"any": [storm, level("B")]})), true),
        (
            json!({"limit": two, "scope": [{"when": level("B"), "status": "out-of-scope"}], "cases": [{"when": level("B"), "limit": two}]}),
            true,
        ),
        (json!({"limit": by_level}), true),
        (json!({"limit": {"sum": [by_level, two]}}), true),
        (json!({"limit": {"sum": [two, two]}}), false),
        (json!({"limit": {"sum": [by_level, by_level]}}), true),
        (json!({"limit": {"figure": "ownLimit"}}), true),
        (json!({"limit": {"table": "by-level", "by": "12:00"}}), true),
        (json!({"limit": by_level, "requirement": {"table": "papers"}}), true),
        (json!({"limit": two, "requirement": {"table": "papers"}}), true),
        (json!({"limit": by_level, "cases": [{"when": level("B"), "limit": two}]}), true),
        (
            json!({"limit": two, "requirement": {"table": "papers"}, "scope": [{"when": level("B"), "status": "out-of-scope"}]}),
            true,
        ),
        (
            json!({"limit": by_level, "cases": [{"when": {"dimension": "zone", "in": ["far"]}, "limit": two}]}),
            // Whether the table says the limit is itself open.
            false,
        ),
    ] {
        let one = shape_of(&with_derived_level(rule.clone()), "2026-03-02T10:00", json!({}));
        assert_eq!(list(&one["reasons"]).contains(&said), asks, "{rule}: {one}");
        assert!(list(&one["reasons"]).iter().filter(|one| **one == said).count() < 2, "{rule}");
    }
}

/// Nothing is owed near; far it is owed on request. Where neither is known, neither is said.
#[test]
fn a_status_is_open_where_a_case_would_take_its_place() {
    let cases = json!([{"when": {"dimension": "zone", "in": ["far"]}, "status": "on-request"}]);
    let rule = json!({"status": "not-required", "cases": cases});
    for (zone, status) in
        [(json!("near"), "not-required"), (json!("far"), "on-request"), (Json::Null, "indeterminate")]
    {
        let more = json!({"dimensions": {"zone": zone}});
        let one = shape_of(&with_derived_level(rule.clone()), "2026-03-02T10:00", more);
        assert_eq!(one["status"], status, "{one}");
    }
}

#[test]
fn a_limit_leads_to_another_sixteen_times_and_no_more() {
    let chain = |count: usize, refer: &dyn Fn(usize, String) -> Json| {
        let mut policy = small();
        let mut rule = policy["rules"][0].clone();
        ["adjust", "cases", "exclusions"]
            .iter()
            .for_each(|field| drop(rule.as_object_mut().unwrap().remove(*field)));
        for at in 0..=count {
            let mut one = rule.clone();
            one["id"] = json!(format!("repair.{at}"));
            one["limit"] = if at < count {
                refer(at, format!("repair.{}", at + 1))
            } else {
                json!({"amount": 2, "units": "businessDays"})
            };
            push(&mut policy, "rules", one);
        }
        Engine::new(&policy, &calendar_through(2026)).map_err(|problem| problem["message"].clone())
    };
    let plain = |_: usize, next: String| json!({"rule": next});
    let timed = |at: usize, next: String| {
        let mut limit = json!({"rule": next});
        if at == 0 {
            limit["by"] = json!("12:00");
        }
        limit
    };
    let sums = |_: usize, next: String| json!({"sum": [{"rule": next}]});
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-02T10:00", "audience": "operator"});
    // A sum leads to its part, a time of the last day to its limit.
    for (deepest, refer) in [(16, &plain as &dyn Fn(usize, String) -> Json), (15, &timed), (8, &sums)] {
        let engine = chain(deepest, refer).unwrap();
        let one = engine.commitment(&asked, "repair.0");
        assert_eq!(
            (&one["status"], &one["dueDate"]),
            (&json!("determined"), &json!("2026-03-04")),
            "{deepest}"
        );
        for more in [deepest + 1, 40] {
            let says = chain(more, refer).map(drop).unwrap_err();
            assert_eq!(says, "the limit of `repair.0` refers back to itself", "{more}");
        }
    }
}

#[test]
fn a_rule_that_takes_the_limit_of_another_takes_its_time_of_the_last_day() {
    let mut policy = shaped(
        &Json::Null,
        json!({"adjust": [], "cases": [], "limit": {"amount": 2, "units": "businessDays", "by": "12:00"}}),
    );
    let mut other = list(&policy["rules"]).last().unwrap().clone();
    (other["id"], other["limit"]) = (json!("repair.same"), json!({"rule": "repair.shape"}));
    push(&mut policy, "rules", other);
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-02T10:00"});
    for id in ["repair.shape", "repair.same"] {
        assert_eq!(made(&policy).commitment(&asked, id)["dueAt"], "2026-03-04T12:00:00+08:00", "{id}");
    }
}

#[test]
fn a_reading_is_asked_only_where_nothing_beside_it_decides() {
    let strict = json!({"reading": "counting", "is": "strict"});
    let storm = json!({"condition": "storm"});
    let two = json!({"amount": 2, "units": "calendarHours"});
    for first in [
        strict.clone(),
        json!({"not": {"reading": "counting", "is": "mild"}}),
        json!({"all": [strict, strict]}),
        json!({"any": [{"not": strict}, strict]}),
    ] {
        let cases =
            json!([{"when": {"all": [first, storm]}, "limit": {"amount": 3, "units": "calendarHours"}}]);
        let engine = made(&shaped(&Json::Null, json!({"adjust": [], "limit": two, "cases": cases})));
        let said = |storm: bool| {
            let one = shape_of(&engine, "2026-03-02T10:00", json!({"conditions": {"storm": storm}}));
            (one["limit"]["amount"].clone(), one["readings"].clone())
        };
        assert_eq!(said(false), (json!(2), json!({})), "{first}");
        assert_eq!(said(true), (json!(3), json!({"counting": "strict"})), "{first}");
    }
}

#[test]
fn what_is_said_twice_or_for_nothing_is_refused_with_its_place() {
    let changed = |change: &dyn Fn(&mut Json)| {
        let mut policy = small();
        change(&mut policy);
        refused(&policy)
    };
    let fault = |path: &str, says: &str| (path.to_owned(), says.to_owned());
    let reading = json!({"id": "idle", "title": texts("Idle"), "item": "Q2", "default": "one",
        "values": [{"id": "one", "title": texts("One")}, {"id": "two", "title": texts("Two")}]});
    assert_eq!(
        changed(&|policy| push(policy, "readings", reading.clone())),
        fault("/readings/1/id", "nothing asks for the reading `idle`")
    );
    assert_eq!(
        changed(&|policy| policy["rules"][0]["start"] =
            json!({"event": "reported", "earliest": ["reported", "repaired"]})),
        fault("/rules/0/start", "one of the fields `event`, `earliest`, `latest` is needed, not several")
    );
    assert_eq!(changed(&|policy| policy["rules"][0]["start"] = json!({})).0, "/rules/0/start/earliest");
    assert_eq!(
        changed(&|policy| policy["rules"][0]["process"] = json!(5)),
        fault("/rules/0/process", "a string is needed, not `5`")
    );
    assert_eq!(
        changed(&|policy| policy["provenance"]["remarks"] = json!([{"title": texts("Of the source")}])),
        fault("/provenance/remarks/0/text", "the field `text` is missing")
    );
    assert_eq!(
        changed(&|policy| {
            for event in policy["events"].as_array_mut().unwrap() {
                event["ends"] = json!("outage");
            }
        }),
        fault("/events/1/ends", "an outage ends at one event, and another one has this already")
    );
    assert_eq!(
        changed(&|policy| policy["tables"][1]["dimensions"] = json!(["tier", "tier"])),
        fault("/tables/1/dimensions/1", "the dimension `tier` stands in this list twice")
    );
    // A text of as many bytes as are taken, and one more.
    let long =
        |bytes: usize| move |policy: &mut Json| policy["rules"][0]["title"]["en"] = json!("a".repeat(bytes));
    assert_eq!(changed(&long(100_001)), fault("/rules/0/title/en", "a text of 100001 bytes is too long"));
    let mut policy = small();
    long(100_000)(&mut policy);
    made(&policy);
}

#[test]
fn business_hours_in_a_table_a_figure_or_a_rule_need_the_hours_of_the_office() {
    let says =
        "a limit in `businessHours` needs `officeHours` or the readings `openingTime` and `closingTime`";
    let changes: [&dyn Fn(&mut Json); 3] = [
        &|policy| policy["tables"][0]["units"] = json!("businessHours"),
        &|policy| policy["figures"][0] = json!({"id": "ownLimit", "title": texts("Own"), "units": "businessHours", "missing": texts("None")}),
        &|policy| policy["rules"][1]["limit"] = json!({"amount": 4, "units": "businessHours"}),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut policy = small();
        policy["rules"][1]["limit"] = json!({"amount": 1, "units": "businessDays"});
        change(&mut policy);
        let (_, message) = refused(&policy);
        assert_eq!(message, says, "{at}");
    }
}

#[test]
fn make_up_workdays_need_no_hours_of_their_own_where_the_weekend_has_some() {
    let spans = json!([{"opens": "09:00", "closes": "17:00"}]);
    let open =
        |days: Json| shaped(&json!([{"days": days, "hours": spans}]), json!({"adjust": [], "cases": []}));
    made(&open(json!([1, 2, 3, 4, 5, 6, 7])));
    for days in [json!([1, 2, 3, 4, 5]), json!([1, 2, 3, 4, 5, 6]), json!([1, 2, 3, 4, 5, 7])] {
        assert_eq!(refused(&open(days)).0, "/officeHours");
    }
}

#[test]
fn a_policy_says_which_calendar_each_value_has_and_what_fills_it() {
    let engine = Engine::with_calendars(&policy_with_branches(), &calendars()).unwrap();
    let info = info(&engine);
    let of: Json = VALUES.iter().map(|value| ((*value).to_owned(), json!(format!("days-{value}")))).collect();
    assert_eq!(info["calendars"]["dimension"], "country");
    assert_eq!(info["calendars"]["of"], of);
    let dimensions = list(&info["dimensions"]);
    let ids: Vec<&str> = dimensions.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["tier", "level", "service", "country", "branch"]);
    assert_eq!(
        (&dimensions[3]["from"], &dimensions[3]["overriddenBy"]),
        (&json!(["branch"]), &json!(["repair.abroad"]))
    );
    // Four more calendars than one; none where a document has one.
    assert_eq!(read(&to_value(&by_country()), None).unwrap().policy.others(), 4);
    assert_eq!(read(&to_value(&small()), None).unwrap().policy.others(), 0);
}

#[test]
fn a_policy_says_what_ends_an_outage_and_which_process_is_asked_about() {
    let mut policy = small();
    policy["events"][1]["ends"] = json!("outage");
    push(&mut policy, "processes", json!({"id": "after", "title": texts("After")}));
    let mut rule = policy["rules"][1].clone();
    (rule["id"], rule["process"], rule["start"]) =
        (json!("after.visit"), json!("after"), json!({"event": "repaired"}));
    push(&mut policy, "rules", rule);
    let info = info(&made(&policy));
    let ends: Vec<&Json> = list(&info["events"]).iter().map(|event| &event["ends"]).collect();
    assert_eq!(ends, [&Json::Null, &json!("outage")]);
    // Nothing of what comes after starts with an event that opens something.
    assert_eq!((&info["processes"], &info["questions"]), (&json!(["repair", "after"]), &json!(["repair"])));
}

#[test]
fn a_known_cause_that_a_document_declares_stays_in_its_place_and_may_be_only_recorded() {
    let mut policy = small();
    policy["rules"][0]["exclusions"] = json!(["interconnection"]);
    let cause = |id: &str, pauses: bool| json!({"id": id, "title": texts(id), "pauses": pauses});
    policy["causes"] = json!([cause("customer", false), cause("interconnection", true)]);
    let info = info(&made(&policy));
    assert_eq!(
        (&info["causes"], &info["recorded"]),
        (&json!(["customer", "interconnection"]), &json!(["customer"]))
    );
}

#[test]
fn a_reading_that_takes_a_time_says_so_where_it_is_given_something_else() {
    let mut policy = small();
    let closing =
        json!({"id": "closingTime", "title": texts("Close"), "item": "Q3", "time": true, "default": "17:30"});
    push(&mut policy, "readings", closing);
    let engine = made(&policy);
    let packed = engine.0.engine().policy();
    assert_eq!(unpack_policy(&pack_policy(packed)).as_ref(), Some(packed));
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-02", "readings": {"closingTime": "late"}});
    let problem = engine.quote(&asked).unwrap_err();
    assert_eq!(
        (&problem["path"], &problem["allowed"]),
        (&json!("/readings/closingTime"), &json!(["none", "HH:MM"]))
    );
    assert!(
        find(
            &engine
                .quote(&json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-03-02"}))
                .unwrap(),
            "repair.visit"
        )
        .is_some()
    );
}

#[test]
fn a_policy_with_a_time_or_the_same_working_day_needs_the_core_that_knows_them() {
    let shaped_by = |hours: &Json, limit: Json| {
        let policy = shaped(hours, json!({"adjust": [], "cases": [], "limit": limit}));
        read(&to_value(&policy), None).unwrap().policy.shaped()
    };
    let days = |amount: i32| json!({"amount": amount, "units": "businessDays"});
    let noon = |amount: i32| json!({"amount": amount, "units": "businessDays", "by": "12:00"});
    assert!(!shaped_by(&Json::Null, days(1)));
    assert!(shaped_by(&Json::Null, noon(1)));
    assert!(shaped_by(&Json::Null, noon(0)));
}

#[test]
fn what_a_target_counts_is_worded_where_its_document_words_it() {
    let target = |id: &str| {
        json!({"id": id, "title": texts(id), "clause": "clause-1", "source": texts(id), "of": ["repair.restore"],
            "bound": "at-least", "percent": 90, "per": "month"})
    };
    let mut policy = small();
    let mut worded = target("worded");
    worded["counted"] = texts("faults");
    policy["targets"] = json!([worded, target("plain")]);
    let merged = read(&to_value(&policy), None).unwrap().merged;
    let (_, days) = sla_calculator::calendar::read(&to_value(&calendar_through(2026))).unwrap();
    let (words, _) = sla_calculator::policy::words(merged.last().unwrap(), &days, "en");
    let words = serde_json::to_value(words).unwrap();
    assert_eq!(words["targets"], json!({"worded": "worded", "plain": "plain"}));
    assert_eq!(words["counted"], json!({"worded": "faults"}));
}
