//! The small policy of the tests, counted by the calendar of each of several countries.

use super::countries::{Country, Kind, Span};
use super::documents::{Engine, list, read_json};
use serde_json::{Value as Json, json};

pub const VALUES: [&str; 5] = ["gb", "au", "us", "in", "cn"];

pub fn texts(text: &str) -> Json {
    json!({"zh-CN": text, "en": text})
}

/// The countries: clocks by an hour, by half an hour, west of Greenwich, never, and an offset; each with days off of its own.
pub fn countries() -> Vec<Country> {
    let zoned = |value: &'static str, zone: &str, offset: &str, changes: Json, keep: usize| {
        let mut calendar = read_json("data/calendars/examples/gb-eng.json");
        calendar["id"] = json!(format!("days-{value}"));
        calendar["zone"] = json!(zone);
        calendar["clockChanges"]["offset"] = json!(offset);
        calendar["clockChanges"]["changes"] = changes;
        let days = list(&calendar["days"]).iter().enumerate();
        let kept: Vec<Json> =
            days.filter(|(at, _)| keep == 0 || at % keep == 0).map(|(_, one)| one.clone()).collect();
        calendar["days"] = json!(kept);
        Country { value, calendar }
    };
    let change = |at: &str, offset: &str| json!({"at": at, "offset": offset});
    let mut fixed = zoned("cn", "+08:00", "+08:00", json!([]), 9);
    fixed.calendar.as_object_mut().unwrap().remove("clockChanges");
    vec![
        zoned(
            "gb",
            "Europe/London",
            "+00:00",
            json!([change("2026-03-29T01:00Z", "+01:00"), change("2026-10-25T01:00Z", "+00:00")]),
            0,
        ),
        zoned(
            "au",
            "Australia/Lord_Howe",
            "+11:00",
            json!([change("2026-04-04T15:00Z", "+10:30"), change("2026-10-03T15:30Z", "+11:00")]),
            2,
        ),
        zoned(
            "us",
            "America/New_York",
            "-05:00",
            json!([change("2026-03-08T07:00Z", "-04:00"), change("2026-11-01T06:00Z", "-05:00")]),
            3,
        ),
        zoned("in", "Asia/Kolkata", "+05:30", json!([]), 4),
        fixed,
    ]
}

pub fn hours() -> Json {
    json!([{"days": [1, 2, 3, 4], "hours": [{"opens": "08:30", "closes": "12:00"}, {"opens": "13:00", "closes": "17:30"}]},
           {"days": [5], "hours": [{"opens": "09:00", "closes": "13:00"}]}])
}

/// The rules of the tests: what each counts, and the value that it counts by where the condition `abroad` holds.
pub const RULES: [(&str, Span, Option<&str>); 5] = [
    ("repair.hours", Span { kind: Kind::Hours, amount: 30 }, None),
    ("repair.office", Span { kind: Kind::OfficeHours, amount: 11 }, None),
    ("repair.days", Span { kind: Kind::Days, amount: 3 }, None),
    ("repair.noon", Span { kind: Kind::Noon, amount: 2 }, None),
    ("repair.abroad", Span { kind: Kind::Days, amount: 2 }, Some("us")),
];

/// The small policy of the tests, counted by country.
pub fn policy() -> Json {
    let mut policy = read_json("tests/policies/small.json");
    let head = policy.as_object_mut().unwrap();
    head.remove("zone");
    head.remove("calendar");
    let of: Json = VALUES.iter().map(|value| ((*value).to_owned(), json!(format!("days-{value}")))).collect();
    policy["calendars"] = json!({"dimension": "country", "of": of});
    policy["officeHours"] = hours();
    policy["editions"] = json!([policy["editions"][0]]);
    let value = |id: &str| json!({"id": id, "title": texts(id)});
    let mut country: Vec<Json> = VALUES.iter().map(|id| value(id)).collect();
    country[0]["category"] = json!("commonwealth");
    country[1]["category"] = json!("commonwealth");
    policy["dimensions"].as_array_mut().unwrap().push(
        json!({"id": "country", "title": texts("Country"), "required": false,
        "ordered": false, "unknown": texts("Not sure"), "values": country,
        "categories": [{"id": "commonwealth", "title": texts("Commonwealth")}]}),
    );
    policy["conditions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "abroad", "title": texts("Abroad"), "default": false}));
    let rules = policy["rules"].as_array_mut().unwrap();
    let base = rules.iter().find(|one| one["id"] == "repair.restore").unwrap().clone();
    for (id, span, abroad) in RULES {
        let mut rule = base.clone();
        let fields = rule.as_object_mut().unwrap();
        for field in ["adjust", "cases", "exclusions"] {
            fields.remove(field);
        }
        rule["id"] = json!(id);
        rule["limit"] = match span.kind {
            Kind::Hours => json!({"amount": span.amount, "units": "calendarHours"}),
            Kind::OfficeHours => json!({"amount": span.amount, "units": "businessHours"}),
            Kind::Days => json!({"amount": span.amount, "units": "businessDays"}),
            Kind::Noon => json!({"amount": span.amount, "units": "businessDays", "by": "12:00"}),
        };
        if let Some(value) = abroad {
            rule["adjust"] = json!([{"when": {"condition": "abroad"}, "set": {"country": value}}]);
        }
        rules.push(rule);
    }
    policy
}

/// The same with a branch that must be given, and a table that says in which country it is.
pub fn policy_with_branches() -> Json {
    let mut policy = policy();
    let value = |id: &str| json!({"id": id, "title": texts(id)});
    let dimensions = policy["dimensions"].as_array_mut().unwrap();
    dimensions.last_mut().unwrap()["from"] = json!({"table": "seats"});
    dimensions.push(json!({"id": "branch", "title": texts("Branch"), "required": true, "ordered": false,
        "values": [value("london"), value("boston")]}));
    policy["tables"].as_array_mut().unwrap().push(
        json!({"id": "seats", "title": texts("Seats"), "clause": "clause-1",
        "units": "value", "of": "country", "dimensions": ["branch"],
        "rows": [{"by": "branch", "cells": {"london": "gb", "boston": "us"}}]}),
    );
    policy
}

pub fn calendars() -> Vec<Json> {
    countries().into_iter().map(|country| country.calendar).collect()
}

pub fn engine() -> Engine {
    Engine::with_calendars(&policy(), &calendars()).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn asked(dimensions: Json, start: &str, more: Json) -> Json {
    let mut request =
        json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": start, "audience": "operator"});
    request["dimensions"].as_object_mut().unwrap().extend(dimensions.as_object().unwrap().clone());
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}
