//! What is said of an answer and what is not, at the edges: a tie of two events, a cut-off to the second, a rest day after it, the same
//! date for a better tier, a cadence of exactly as many moments as are listed, changed clocks beside a lead time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::quote::SHAPES;
use std::collections::BTreeMap;
use support::documents::{Engine, calendar_through, list, read_json, request, shape_of, shaped};

fn reason(code: &str, params: Json) -> Json {
    json!({"code": code, "params": params})
}

fn pause(cause: &str, from: &str, to: &str) -> Json {
    json!({"cause": cause, "from": from, "to": to})
}

/// The engine of the small policy with one more rule, which has no overrides and no cases but its own.
fn with(rule: Json, calendar: &Json) -> Engine {
    let mut fields = json!({"adjust": [], "cases": [], "exclusions": []});
    fields.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    let mut policy = shaped(&Json::Null, fields);
    (policy["calendar"], policy["zone"]) = (calendar["id"].clone(), calendar["zone"].clone());
    policy["editions"] = json!([policy["editions"][0]]);
    Engine::new(&policy, calendar).unwrap_or_else(|problem| panic!("{problem}"))
}

#[test]
fn of_two_events_the_earlier_is_named_and_of_two_at_once_the_first_of_the_rule() {
    let engine = Engine::bundled();
    for (alarm, starts, event) in [
        ("2026-03-04T09:50", "2026-03-04T09:50:00+08:00", "alarm-raised"),
        ("2026-03-04T10:00", "2026-03-04T10:00:00+08:00", "fault-reported"),
        ("2026-03-04T10:10", "2026-03-04T10:00:00+08:00", "fault-reported"),
    ] {
        let asked = request("2026-03-04T10:00", json!({"events": {"alarm-raised": alarm}}));
        let one = engine.commitment(&asked, "fault.restoration");
        assert_eq!(one["startsAt"], starts);
        assert_eq!(one["reasons"], json!([reason("start-chosen", json!({"event": event}))]), "{alarm}");
    }
}

#[test]
fn a_cut_off_has_passed_after_its_second_and_on_working_days_alone() {
    let engine = Engine::bundled();
    let suspend = |start: &str, receipt: &str| {
        let readings = json!({"nonWorkingReceipt": receipt, "cutOff": "17:00"});
        engine.commitment(&request(start, json!({"readings": readings})), "change.suspend")
    };
    // Whether the receipt makes a difference: not on a working day up to the cut-off, 17:00 included.
    let rests = |start: &str| {
        suspend(start, "count-from-next")["readings"].as_object().unwrap().contains_key("nonWorkingReceipt")
    };
    assert_eq!(
        ["2026-10-08T17:00", "2026-10-08T17:00:01", "2026-10-03T10:00"].map(rests),
        [false, true, true]
    );
    // National Day: the order is received on the next working day because of the day, not of the hour.
    assert_eq!(
        suspend("2026-10-03T18:00", "received-next")["reasons"],
        json!([reason(
            "received-next",
            json!({"date": "2026-10-03", "event": "order-raised", "next": "2026-10-08"})
        )])
    );
    let receipt = json!({"nonWorking": "received-next", "cutOff": "17:00"});
    let own = with(
        json!({"limit": {"amount": 2, "units": "businessDays"}, "receipt": receipt}),
        &calendar_through(2026),
    );
    let said = |start: &str| shape_of(&own, start, json!({}))["reasons"].clone();
    assert_eq!(
        said("2026-03-14T18:00"),
        json!([reason(
            "received-next",
            json!({"date": "2026-03-14", "event": "reported", "next": "2026-03-16"})
        )])
    );
    assert_eq!(
        said("2026-03-13T18:00"),
        json!([reason(
            "cut-off-passed",
            json!({"date": "2026-03-13", "event": "reported", "cutOff": "17:00", "next": "2026-03-16"})
        )])
    );
    // The same of a clock that ends on the working day on which its event is received; 14 March is a Saturday.
    let noon = with(
        json!({"limit": {"amount": 0, "units": "businessDays", "by": "12:00"}}),
        &calendar_through(2026),
    );
    let said = |start: &str| list(&shape_of(&noon, start, json!({}))["reasons"])[1].clone();
    assert_eq!(
        said("2026-03-14T13:00"),
        reason("received-on", json!({"date": "2026-03-14", "event": "reported", "next": "2026-03-16"}))
    );
    assert_eq!(
        said("2026-03-13T13:00"),
        reason(
            "received-after",
            json!({"date": "2026-03-13", "event": "reported", "cutOff": "12:00", "next": "2026-03-16"})
        )
    );
}

#[test]
fn a_better_tier_is_spoken_of_only_where_the_rule_asks_for_it_and_it_is_due_later() {
    let engine = Engine::bundled();
    // Silver has seven days, gold two working days, which are 8 and 9 October.
    for (handled, due, later) in [("2026-10-01", "2026-10-08", true), ("2026-10-02", "2026-10-09", false)] {
        let asked = request(
            "2026-09-30",
            json!({"dimensions": {"customerTier": "silver"}, "events": {"fault-handled": handled, "report-requested": handled}}),
        );
        let one = engine.commitment(&asked, "fault.written-report");
        assert_eq!(one["dueDate"], due);
        let inversion = list(&one["reasons"]).iter().find(|one| one["code"] == "tier-inversion");
        let said = reason(
            "tier-inversion",
            json!({"dimension": "customerTier", "value": "gold", "dueDate": "2026-10-09"}),
        );
        assert_eq!(inversion, Some(&said).filter(|_| later), "{handled}");
    }
    for asked in [true, false] {
        let mut rule = json!({"limit": {"amount": 1, "units": "calendarDays"},
            "cases": [{"when": {"dimension": "tier", "in": ["high"]}, "limit": {"amount": 2, "units": "calendarDays"}}]});
        if asked {
            rule["inversion"] = json!(true);
        }
        let engine = with(rule, &calendar_through(2026));
        let one = shape_of(&engine, "2026-03-02", json!({"dimensions": {"tier": "low"}}));
        assert_eq!(one["dueDate"], "2026-03-03");
        let said = list(&one["reasons"]).iter().any(|one| one["code"] == "tier-inversion");
        assert_eq!(said, asked);
    }
}

#[test]
fn working_days_taken_out_are_counted_from_the_first_that_could_count() {
    let engine = Engine::bundled();
    // Wednesday is the day of the order, Thursday the one that is taken out: Friday, Monday and Tuesday are the three.
    let pauses = json!({"exclusions": [pause("customer", "2026-03-04T00:00", "2026-03-06T00:00")]});
    let one = engine.commitment(&request("2026-03-04T10:00", pauses), "change.suspend");
    assert_eq!(one["dueDate"], "2026-03-10");
    assert_eq!(
        one["reasons"],
        json!([
            reason("start-day-not-counted", json!({"date": "2026-03-04", "event": "order-raised"})),
            reason("excluded-days", json!({"count": 1, "cause": "customer"})),
        ])
    );
    // On Thursday both causes, on Friday the customer alone: Monday, Tuesday and Wednesday are the three.
    let causes = json!(["customer", "interconnection"]);
    let both = with(
        json!({"exclusions": causes, "limit": {"amount": 3, "units": "businessDays"}}),
        &calendar_through(2026),
    );
    let pauses = json!({"exclusions": [
        pause("customer", "2026-03-05T00:00", "2026-03-07T00:00"),
        pause("interconnection", "2026-03-05T00:00", "2026-03-06T00:00"),
    ]});
    let one = shape_of(&both, "2026-03-04T10:00", pauses);
    assert_eq!(one["dueDate"], "2026-03-11");
    assert_eq!(
        list(&one["reasons"])[1..],
        [
            reason("excluded-days", json!({"count": 1, "cause": "customer"})),
            reason("excluded-days", json!({"count": 1, "cause": "customer,interconnection"})),
        ]
    );
    // The same working day, which is taken out itself, becomes the next.
    let same = with(
        json!({"exclusions": causes, "limit": {"amount": 0, "units": "businessDays", "by": "12:00"}}),
        &calendar_through(2026),
    );
    let pauses = json!({"exclusions": [pause("customer", "2026-03-05T00:00", "2026-03-06T00:00")]});
    let one = shape_of(&same, "2026-03-05T10:00", pauses);
    assert_eq!(one["dueDate"], "2026-03-06");
    assert!(
        list(&one["reasons"]).contains(&reason("excluded-days", json!({"count": 1, "cause": "customer"}))),
        "{one}"
    );
}

#[test]
fn a_cadence_begins_a_period_after_its_threshold_and_lists_a_thousand_moments_as_they_are() {
    let telecom =
        Engine::new(&read_json("data/policies/telecom-public-facts.json"), &calendar_through(2026)).unwrap();
    // Blocked for over an hour: every hour from then on, until the repair is due, which has twelve hours at most.
    let asked = json!({"dimensions": {"area": "urban", "networkGrade": "A"}, "startAt": "2026-10-01T08:00", "audience": "operator"});
    let one = telecom.commitment(&asked, "feedback.blocked-circuit");
    let hours: Vec<Json> = (10..=20).map(|hour| json!(format!("2026-10-01T{hour}:00:00+08:00"))).collect();
    assert_eq!(one["instants"], json!(hours));
    // Every half hour for 500 hours is a thousand times.
    let engine = Engine::bundled();
    let feedback = |restored: &str| {
        let asked = request("2026-03-02T08:00", json!({"events": {"service-restored": restored}}));
        let one = engine.commitment(&asked, "fault.stage-feedback");
        (
            list(&one["instants"]).len(),
            list(&one["instants"]).last().cloned(),
            list(&one["reasons"])[1..].to_vec(),
        )
    };
    let last = Some(json!("2026-03-23T04:00:00+08:00"));
    assert_eq!(feedback("2026-03-23T04:00"), (1_000, last.clone(), vec![]));
    assert_eq!(
        feedback("2026-03-23T04:30"),
        (1_000, last, vec![reason("instants-truncated", json!({"count": 1_000}))])
    );
}

#[test]
fn a_lead_time_in_hours_names_the_changes_of_the_clocks_that_lie_in_it() {
    let london = read_json("data/calendars/examples/gb-eng.json");
    let engine =
        with(json!({"shape": "lead-time", "limit": {"amount": 24, "units": "calendarHours"}}), &london);
    let lead = |planned: &str| {
        let one = shape_of(&engine, planned, json!({}));
        (one["dueAt"].as_str().unwrap().to_owned(), list(&one["reasons"])[1..].to_vec())
    };
    let forward = reason("clocks-forward", json!({"date": "2026-03-29", "time": "01:00", "minutes": 60}));
    assert_eq!(lead("2026-03-29T12:00"), ("2026-03-28T11:00:00+00:00".to_owned(), vec![forward]));
    assert_eq!(lead("2026-11-02T12:00"), ("2026-11-01T12:00:00+00:00".to_owned(), vec![]));
    assert_eq!(lead("2026-03-28T12:00"), ("2026-03-27T12:00:00+00:00".to_owned(), vec![]));
}

#[test]
fn the_last_day_that_is_known_is_the_latest_start_of_what_is_due_on_it() {
    let last = Engine::bundled().latest_start(
        &request("2026-03-02", json!({})),
        "delivery.contact-card",
        "2035-12-31",
    );
    assert_eq!(last.unwrap()["startDate"], "2035-12-31");
}

#[test]
fn each_parameter_of_a_reason_is_of_the_kind_that_its_name_says() {
    let kinds: BTreeMap<&str, &str> = [
        ("date", "date"),
        ("next", "date"),
        ("dueDate", "date"),
        ("earliest", "date"),
        ("latest", "date"),
        ("publishedThrough", "date"),
        ("supportedThrough", "date"),
        ("event", "event"),
        ("dimension", "dimension"),
        ("value", "value"),
        ("figure", "figure"),
        ("reading", "reading"),
        ("cause", "causes"),
        ("count", "number"),
        ("minutes", "number"),
        ("kind", "kind"),
        ("cutOff", "time"),
        ("time", "time"),
        ("taken", "time"),
    ]
    .into();
    for (code, params) in SHAPES {
        for (name, kind) in params {
            assert_eq!(Some(&kind.name()), kinds.get(name), "{code} {name}");
        }
    }
}
