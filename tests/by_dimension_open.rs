//! A dimension that chooses the calendar, where something else depends on it, is open or changes beside it: another limit for a value,
//! an edition, a seat in a table, a pause, a finish; by hand and by a second implementation that knows one country at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::by_dimension::{
    VALUES, asked, calendars, countries, hours, policy, policy_with_branches, texts,
};
use support::countries::{Kind, Span};
use support::documents::{Engine, calendar_through, find, list};

fn counted(policy: &Json, calendars: &[Json]) -> Engine {
    Engine::with_calendars(policy, calendars).unwrap_or_else(|problem| panic!("{problem}"))
}

/// The fields of one of the rules are laid over.
fn change(policy: &mut Json, id: &str, fields: Json) {
    let rules = policy["rules"].as_array_mut().unwrap();
    let rule = rules.iter_mut().find(|rule| rule["id"] == id).unwrap();
    rule.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
}

fn days(amount: i64) -> Json {
    json!({"amount": amount, "units": "businessDays"})
}

/// A reading of this name with two values, the first of which is the default.
fn reading(policy: &mut Json, id: &str, values: [&str; 2]) {
    let named: Vec<Json> = values.iter().map(|id| json!({"id": id, "title": texts(id)})).collect();
    let one = json!({"id": id, "title": texts(id), "item": "Q2", "values": named, "default": values[0]});
    policy["readings"].as_array_mut().unwrap().push(one);
}

/// The calendars, all in one zone without changes.
fn in_one_zone() -> Vec<Json> {
    let mut same = calendars();
    for one in &mut same {
        one["zone"] = json!("+08:00");
        one.as_object_mut().unwrap().remove("clockChanges");
    }
    same
}

#[test]
fn a_limit_that_depends_on_the_value_is_counted_by_the_calendar_of_each() {
    let mut policy = policy();
    reading(&mut policy, "dayEnd", ["midnight", "close-of-business"]);
    let american = json!({"when": {"dimension": "country", "in": ["us"]}, "limit": days(1)});
    change(&mut policy, "repair.days", json!({"cases": [american]}));
    let engine = counted(&policy, &calendars());
    let (start, now) = ("2026-04-02T10:00", "2026-04-02T12:00");
    let one = engine.commitment(&asked(json!({}), start, json!({"now": now})), "repair.days");
    assert_eq!(
        (&one["status"], &one["reasons"]),
        (
            &json!("indeterminate"),
            &json!([{"code": "dimension-missing", "params": {"dimension": "country"}}])
        )
    );
    let found = list(&one["alternatives"]);
    assert_eq!(found.len(), VALUES.len());
    for (other, country) in found.iter().zip(countries()) {
        let amount = if country.value == "us" { 1 } else { 3 };
        let span = Span { kind: Kind::Days, amount };
        let end = country.end(start, &hours(), span);
        assert_eq!(
            *other,
            json!({"dimensions": {"country": country.value}, "limit": days(amount), "dueAt": end.text, "dueDate": end.date,
                "precision": "day", "outcome": country.stands(&end, span, now), "calendar": format!("days-{}", country.value)})
        );
    }
    // The dates of each value end at midnight, which is a reading.
    assert_eq!(one["readings"], json!({"dayEnd": "midnight"}));
    let plain = engine.commitment(&asked(json!({}), start, json!({})), "repair.abroad");
    assert_eq!(plain["readings"], json!({"dayEnd": "midnight"}));
}

#[test]
fn another_open_dimension_is_answered_by_the_calendar_that_is_known() {
    let mut policy = policy();
    let level = json!({"when": {"dimension": "level", "in": ["A"]}, "limit": days(1)});
    change(&mut policy, "repair.days", json!({"cases": [level]}));
    let dates = |engine: &Engine, country: Json| {
        let one = engine.commitment(&asked(country, "2026-03-09T10:00", json!({})), "repair.days");
        assert_eq!(one["status"], "indeterminate");
        let each = |other: &Json| {
            (other["dimensions"].clone(), other["limit"]["amount"].clone(), other["dueDate"].clone())
        };
        list(&one["alternatives"]).iter().map(each).collect::<Vec<_>>()
    };
    // Monday, 9 March: Tuesday, or Thursday.
    let both = [
        (json!({"level": "A"}), json!(1), json!("2026-03-10")),
        (json!({"level": "B"}), json!(3), json!("2026-03-12")),
    ];
    assert_eq!(dates(&counted(&policy, &calendars()), json!({"country": "us"})), both);
    // Where every calendar gives the same, it need not be known.
    assert_eq!(dates(&counted(&policy, &in_one_zone()), json!({})), both);
}

#[test]
fn what_each_value_comes_to_is_one_answer_however_the_days_on_the_way_differ() {
    let engine = counted(&policy(), &in_one_zone());
    // Good Friday is a day off for some of them; 30 hours end when they end.
    let asked = asked(json!({}), "2026-04-02T10:00", json!({}));
    let one = engine.explain(&asked, "repair.hours").unwrap();
    assert_eq!((&one["status"], &one["dueAt"]), (&json!("determined"), &json!("2026-04-03T16:00:00+08:00")));
    assert_eq!(one["calendar"], "days-gb");
    assert_eq!(list(&one["trace"])[1]["kind"], "holiday");
}

#[test]
fn a_provisional_answer_is_one_too() {
    // China's calendar, and the same with a day of its own, by which the names of all others move.
    let (mut first, mut second) = (calendar_through(2026), calendar_through(2026));
    (first["id"], second["id"]) = (json!("days-first"), json!("days-second"));
    let own = json!({"id": "own-day", "names": texts("Own")});
    second["holidays"].as_array_mut().unwrap().insert(0, own);
    second["notices"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "own-2026", "year": 2026, "title": "Own days"}));
    let days = second["days"].as_array_mut().unwrap();
    let place = days.iter().position(|one| one["from"].as_str().unwrap() > "2026-03-05").unwrap();
    let day = json!({"from": "2026-03-05", "to": "2026-03-05", "kind": "holiday", "holiday": "own-day", "notice": "own-2026"});
    days.insert(place, day);
    let mut policy = policy();
    policy["calendars"]["of"] = json!({"gb": "days-first", "au": "days-second", "us": "days-first", "in": "days-first", "cn": "days-first"});
    policy.as_object_mut().unwrap().remove("officeHours");
    policy["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != "repair.office");
    let engine = counted(&policy, &[first, second]);
    // 2027-02-04 and three working days: the 15th at the earliest, the 17th at the latest.
    let one = engine.explain(&asked(json!({}), "2027-02-04", json!({})), "repair.days").unwrap();
    assert_eq!(one["dueRange"], json!({"earliest": "2027-02-15", "latest": "2027-02-17"}), "{one}");
    assert_eq!(list(&one["traceLatest"]).last().unwrap()["date"], "2027-02-17");
}

#[test]
fn moments_without_an_offset_are_read_where_an_override_counts_while_the_value_is_open() {
    let mut policy = policy();
    change(&mut policy, "repair.abroad", json!({"exclusions": ["customer"], "finishedBy": "repaired"}));
    let engine = counted(&policy, &calendars());
    let abroad = |more: Json| {
        let mut more = more;
        more["conditions"] = json!({"abroad": true});
        engine.commitment(&asked(json!({}), "2026-04-06T10:00", more), "repair.abroad")
    };
    // New York, Monday to Wednesday; ten in the morning is ten there.
    let one = abroad(
        json!({"events": {"reported": "2026-04-06T11:00"}, "finishedAt": {"repair.abroad": "2026-04-08T22:00"}}),
    );
    assert_eq!(one["startsAt"], "2026-04-06T11:00:00-04:00");
    assert_eq!(one["dueAt"], "2026-04-09T00:00:00-04:00");
    assert_eq!(one["outcome"], json!({"state": "met", "minutes": 120, "finish": "given"}));
    let one = abroad(json!({"events": {"repaired": "2026-04-08T23:00"}}));
    assert_eq!(one["outcome"], json!({"state": "met", "minutes": 60, "finish": "event"}));
    // The whole of Tuesday there.
    let one = abroad(
        json!({"exclusions": [{"from": "2026-04-07T00:00", "to": "2026-04-08T00:00", "cause": "customer"}]}),
    );
    assert_eq!((&one["dueDate"], &one["calendar"]), (&json!("2026-04-09"), &json!("days-us")));
}

#[test]
fn the_calendar_that_reads_a_request_under_the_edition_that_chooses_it_counts() {
    // London counts by India's days until July, then by those of Lord Howe. At 20:00 in Greenwich on 30 June it is July in India and
    // on Lord Howe: only there the day's own edition chooses the calendar by which it is that day.
    let mut policy = policy_with_branches();
    let seats = |london: &str| {
        let tables = list(&policy["tables"]);
        let mut seats = tables.iter().find(|table| table["id"] == "seats").unwrap().clone();
        seats["rows"][0]["cells"]["london"] = json!(london);
        seats
    };
    let (before, after) = (seats("in"), seats("au"));
    *policy["tables"].as_array_mut().unwrap().last_mut().unwrap() = before;
    policy["editions"].as_array_mut().unwrap().push(
        json!({"id": "second", "title": texts("Second"), "from": "2026-07-01", "replace": {"tables": [after]}}),
    );
    let engine = counted(&policy, &calendars());
    let quote = |start: &str| engine.quote(&asked(json!({"branch": "london"}), start, json!({}))).unwrap();
    let one = quote("2026-06-30T20:00Z");
    assert_eq!(
        (&one["calendar"]["id"], &one["request"]["startAt"]),
        (&json!("days-au"), &json!("2026-07-01T06:30:00+10:30"))
    );
    assert_eq!(quote("2026-06-30T10:00Z")["calendar"]["id"], "days-in");
}

#[test]
fn where_the_edition_depends_on_the_zone_the_value_is_needed() {
    let mut policy = policy();
    policy["editions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "second", "title": texts("Second"), "from": "2026-07-01"}));
    let engine = counted(&policy, &calendars());
    let quote = |country: Json, start: &str| engine.quote(&asked(country, start, json!({})));
    let refused = quote(json!({}), "2026-06-30T20:00Z").unwrap_err();
    assert_eq!(
        (&refused["code"], &refused["path"]),
        (&json!("missing-field"), &json!("/dimensions/country"))
    );
    assert_eq!(refused["message"], "the field `country` is missing: the edition that applies depends on it");
    assert!(quote(json!({}), "2026-06-30T10:00Z").is_ok());
    let edition = |country: &str| {
        quote(json!({"country": country}), "2026-06-30T20:00Z").unwrap()["policy"]["edition"].clone()
    };
    assert_eq!(["gb", "au"].map(edition), ["first", "second"]);
}

#[test]
fn a_day_that_a_calendar_does_not_know_is_none_of_that_value_alone() {
    let mut calendars = calendars();
    calendars[0]["supportedThrough"] = json!("2026-06-30");
    calendars[0]["clockChanges"]["through"] = json!("2026-06-30");
    calendars[0]["clockChanges"]["changes"].as_array_mut().unwrap().truncate(1);
    let known: Vec<Json> = list(&calendars[0]["days"])
        .iter()
        .filter(|one| one["to"].as_str().unwrap() < "2026-07")
        .cloned()
        .collect();
    calendars[0]["days"] = json!(known);
    let engine = counted(&policy(), &calendars);
    // The first calendar does not know the day; the others answer.
    let quote = engine.quote(&asked(json!({}), "2026-07-01T10:00", json!({}))).unwrap();
    assert_eq!(quote["request"]["startAt"], "2026-07-01T10:00");
    let one = find(&quote, "repair.days").unwrap();
    let dated: Vec<bool> =
        list(&one["alternatives"]).iter().map(|other| other["dueDate"].is_string()).collect();
    assert_eq!(dated, [false, true, true, true, true]);
    // None knows it: the calendar of the value says so, and while that is open the first.
    let through = |country: Json| {
        let refused = engine.quote(&asked(country, "2050-07-01T10:00", json!({}))).unwrap_err();
        assert_eq!(refused["path"], "/startAt");
        refused["params"]["supportedThrough"].clone()
    };
    let gb = json!("2026-06-30");
    assert_eq!(through(json!({"country": "gb"})), gb);
    assert_ne!(through(json!({"country": "us"})), gb);
    assert_eq!(through(json!({})), gb);
}

#[test]
fn a_year_of_a_known_value_is_counted_and_so_is_one_in_a_zone_that_all_have() {
    let outages = json!({"outages": [{"from": "2026-03-01T10:00Z", "to": "2026-03-01T12:00Z"}]});
    let year = |engine: &Engine, country: Json| {
        engine.quality(&asked(country, "2026-06-01T10:00", json!({})), &outages)
    };
    let apart = counted(&policy(), &calendars());
    assert!(year(&apart, json!({"country": "us"})).is_ok());
    assert!(year(&apart, json!({})).is_err());
    assert!(year(&counted(&policy(), &in_one_zone()), json!({})).is_ok());
}

#[test]
fn comparing_the_seats_of_a_category_leaves_open_what_its_services_part() {
    let mut policy = policy_with_branches();
    let seats = policy["tables"].as_array_mut().unwrap().last_mut().unwrap();
    seats["dimensions"] = json!(["branch", "service"]);
    let cells = |line: &str, radio: &str| json!({"line": line, "radio": radio, "sms": line});
    seats["rows"] = json!([
        {"when": {"branch": ["london"]}, "by": "service", "cells": cells("gb", "gb")},
        {"when": {"branch": ["boston"]}, "by": "service", "cells": cells("us", "cn")},
    ]);
    let engine = counted(&policy, &calendars());
    let mut request = asked(json!({"branch": "london"}), "2026-04-02T10:00", json!({}));
    request["dimensions"]["service"] = json!("access");
    let quotes = engine.compare(&request, Some("branch")).unwrap();
    assert_eq!((&quotes[0]["calendar"]["id"], &quotes[0]["calendars"]), (&json!("days-gb"), &Json::Null));
    assert_eq!(list(&quotes[1]["calendars"]).len(), VALUES.len());
    assert_eq!(find(&quotes[1], "repair.days").unwrap()["status"], "indeterminate");
}

#[test]
fn what_a_clock_asks_on_the_way_through_another_calendar_is_asked_of_the_answer() {
    let mut policy = policy();
    let mild = |amount: i64, units: &str| json!([{"when": {"reading": "counting", "is": "mild"}, "limit": {"amount": amount, "units": units}}]);
    let adjust = json!([{"when": {"condition": "abroad"}, "set": {"country": "us"}}]);
    change(
        &mut policy,
        "repair.restore",
        json!({"limit": {"amount": 5, "units": "calendarHours"}, "cases": mild(6, "calendarHours"), "adjust": adjust}),
    );
    let rules = policy["rules"].as_array_mut().unwrap();
    let mut rule = |id: &str, fields: Json| {
        let mut one = rules.iter().find(|rule| rule["id"] == "repair.hours").unwrap().clone();
        one["id"] = json!(id);
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        rules.push(one);
    };
    rule(
        "repair.follow",
        json!({"start": {"event": "repaired"}, "limit": {"amount": 1, "units": "calendarHours"}}),
    );
    let every = |amount: i64| json!({"amount": amount, "units": "calendarHours", "bound": "every"});
    let cases = json!([{"when": {"reading": "counting", "is": "mild"}, "limit": every(1)}]);
    rule(
        "repair.again",
        json!({"shape": "cadence", "limit": every(2), "cases": cases, "until": "repair.restore"}),
    );
    let after = json!({"amount": 1, "units": "calendarDays"});
    rule("repair.after", json!({"start": {"event": "mended"}, "limit": after}));
    let mended = json!({"id": "mended", "title": texts("Mended"), "projectedBy": "repair.abroad"});
    policy["events"].as_array_mut().unwrap().push(mended);
    reading(&mut policy, "nonWorkingReceipt", ["count-from-next", "received-next"]);
    let engine = counted(&policy, &calendars());
    let abroad =
        |start: &str| asked(json!({"country": "gb"}), start, json!({"conditions": {"abroad": true}}));
    // Saturday in New York: Monday and Tuesday are the two working days, and how it is received there is a matter of a reading.
    let after = engine.commitment(&abroad("2026-03-14T10:00"), "repair.after");
    assert_eq!(after["projected"]["dueDate"], "2026-03-18");
    assert_eq!(after["readings"], json!({"nonWorkingReceipt": "count-from-next"}));
    let request = abroad("2026-03-09T10:00");
    let follow = engine.commitment(&request, "repair.follow");
    assert_eq!(follow["projected"]["dueAt"], "2026-03-09T16:00:00+00:00");
    assert_eq!(follow["readings"], json!({"counting": "strict"}));
    let again = engine.commitment(&request, "repair.again");
    assert_eq!(again["instants"], json!(["2026-03-09T12:00:00+00:00", "2026-03-09T14:00:00+00:00"]));
    assert_eq!(again["readings"], json!({"counting": "strict"}));
}

#[test]
fn a_better_value_is_tried_at_the_same_time_by_its_own_clocks() {
    let mut policy = policy();
    let country = policy["dimensions"].as_array_mut().unwrap().last_mut().unwrap();
    country["ordered"] = json!(true);
    let hours = json!({"amount": 3, "units": "calendarHours"});
    change(&mut policy, "repair.hours", json!({"limit": hours, "inversion": true}));
    let engine = counted(&policy, &calendars());
    // Eight in the evening and three hours are the same day everywhere, though in London it is the next when New York says so.
    let start = "2026-03-09T20:00";
    let quotes = engine.compare(&asked(json!({}), start, json!({})), Some("country")).unwrap();
    let started = json!([{"code": "start-chosen", "params": {"event": "reported"}}]);
    for (quote, country) in list(&quotes).iter().zip(VALUES) {
        let asked = asked(json!({"country": country}), start, json!({}));
        for one in [find(quote, "repair.hours").unwrap(), engine.commitment(&asked, "repair.hours")] {
            assert_eq!((&one["dueDate"], &one["reasons"]), (&json!("2026-03-09"), &started), "{country}");
        }
    }
}
