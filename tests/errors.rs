//! Bad input: the exact code and path, a message that quotes the value, and a calculator that answers the next call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, request};
use support::faults::{faults_of_message, with};

fn without(pointer: &str) -> Json {
    let mut asked = with("/audience", json!("operator"));
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    asked.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
    asked
}

struct Bad {
    request: Json,
    code: &'static str,
    path: String,
    /// what the message must hold in backticks, if the fault is a value
    quoted: Option<String>,
}

fn bad(code: &'static str, pointer: &str, value: Json) -> Bad {
    let quoted = match &value {
        Json::String(text) if !text.is_empty() => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(flag) => Some(flag.to_string()),
        _ => None,
    };
    Bad { request: with(pointer, value), code, path: pointer.to_owned(), quoted }
}

/// A key that does not belong: the path names it.
fn unknown(pointer: &str, value: Json) -> Bad {
    let key = pointer.rsplit_once('/').unwrap().1.replace("~1", "/").replace("~0", "~");
    Bad { quoted: Some(key), ..bad("unknown-field", pointer, value) }
}

fn missing(pointer: &str) -> Bad {
    Bad { request: without(pointer), code: "missing-field", path: pointer.to_owned(), quoted: None }
}

fn dates() -> Vec<Bad> {
    let impossible = [
        "2026-02-30",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-01-00",
        "2026-1-1",
        "26-01-01",
        "2026/01/01",
        "20260101",
        "2026-W01-1",
        "2026-09-30 16:00",
        "2026-09-30T",
        "2026-09-30T25:00",
        "2026-09-30T16",
        "2026-09-30T16:60",
        "2026-09-30T16:00:60",
        "2026-09-30T16:00+25:00",
        "2026-09-30T16:00+0800",
        "2026-09-30T16:00z ",
        " 2026-09-30",
        "2026-09-30Z",
        "today",
        "2026-09-30T16:00:00+08:00x",
        "２０２６-０９-３０",
        "+002026-09-30",
        "2026-09-3０",
        "2026-09-30T4:00",
        "-2026-09-30",
        "NaN",
        "1790755200",
    ];
    let mut rows: Vec<_> =
        impossible.iter().map(|text| bad("invalid-date", "/startAt", json!(text))).collect();
    rows.extend(
        [
            "1999-12-31",
            "2003-12-31",
            "2036-01-01",
            "9999-12-31",
            "0000-01-01",
            "0001-01-01",
            "2036-01-01T00:00+08:00",
        ]
        .iter()
        .map(|text| bad("date-out-of-range", "/startAt", json!(text))),
    );
    rows.push(bad("invalid-date", "/startAt", json!("")));
    for place in [
        "/events/order-raised",
        "/events/alarm-raised",
        "/now",
        "/finishedAt/change.suspend",
        "/exclusions/0/from",
        "/exclusions/0/to",
    ] {
        rows.push(bad("invalid-date", place, json!("2026-02-30T10:00")));
        rows.push(bad("wrong-type", place, json!(20_261_008)));
    }
    rows.push(bad("date-out-of-range", "/events/order-raised", json!("2040-01-01")));
    // local day in the policy's zone: the first is 2003-12-31, the second 2036-01-01
    rows.push(bad("date-out-of-range", "/startAt", json!("2003-12-31T15:59:59Z")));
    rows.push(bad("date-out-of-range", "/startAt", json!("2035-12-31T16:00Z")));
    rows
}

fn shapes() -> Vec<Bad> {
    let mut rows = Vec::new();
    for value in [json!(null), json!(5), json!("gold"), json!([]), json!(true)] {
        rows.push(Bad { quoted: None, ..bad("wrong-type", "", value) });
    }
    for field in ["/dimensions", "/events", "/conditions", "/figures", "/readings", "/finishedAt"] {
        rows.push(bad("wrong-type", field, json!("gold")));
        rows.push(bad("wrong-type", field, json!([1])));
    }
    rows.push(bad("wrong-type", "/exclusions", json!({})));
    rows.push(bad("wrong-type", "/exclusions/0", json!("customer")));
    rows.push(bad("wrong-type", "/startAt", json!(2026)));
    rows.push(bad("wrong-type", "/startAt", json!({})));
    rows.push(bad("wrong-type", "/dimensions/customerTier", json!(1)));
    rows.push(bad("wrong-type", "/dimensions/customerTier", json!(["gold"])));
    rows.push(bad("wrong-type", "/conditions/emergency", json!("true")));
    rows.push(bad("wrong-type", "/conditions/emergency", json!(1)));
    rows.push(bad("wrong-type", "/readings/sevenDays", json!(7)));
    rows.push(bad("wrong-type", "/figures/activationLimit", json!(5)));
    rows.push(bad("wrong-type", "/figures/activationLimit/amount", json!("5")));
    rows.push(bad("wrong-type", "/audience", json!(false)));
    rows.push(unknown("/colour", json!("red")));
    rows.push(unknown("/startat", json!("2026-01-01")));
    rows.push(unknown("/dimensions/tier", json!("gold")));
    rows.push(unknown("/dimensions/a~1b~0c", json!("gold")));
    rows.push(unknown("/events/order-lost", json!("2026-01-01")));
    rows.push(unknown("/conditions/urgent", json!(true)));
    rows.push(unknown("/figures/presales", json!({"amount": 5, "units": "businessDays"})));
    rows.push(unknown("/figures/activationLimit/colour", json!("red")));
    rows.push(unknown("/exclusions/0/reason", json!("storm")));
    rows.push(unknown("/readings/weekStart", json!("monday")));
    rows.push(unknown("/finishedAt/change.everything", json!("2026-01-01")));
    for field in
        ["/dimensions", "/startAt", "/dimensions/customerTier", "/dimensions/service", "/dimensions/locality"]
    {
        rows.push(missing(field));
    }
    for field in ["/exclusions/0/from", "/exclusions/0/to", "/exclusions/0/cause"] {
        let mut row = missing("/audience");
        let mut asked = with("/audience", json!("operator"));
        asked["exclusions"][0].as_object_mut().unwrap().remove(&field[14..]);
        (row.request, row.path) = (asked, field.to_owned());
        rows.push(row);
    }
    rows.push(missing("/figures/activationLimit/amount"));
    rows.push(missing("/figures/activationLimit/units"));
    rows
}

fn values() -> Vec<Bad> {
    let mut rows = vec![
        bad("unknown-value", "/dimensions/customerTier", json!("platinum")),
        bad("unknown-value", "/dimensions/customerTier", json!("Gold")),
        bad("unknown-value", "/dimensions/customerTier", json!("")),
        bad("unknown-value", "/dimensions/assuranceLevel", json!("AAAA")),
        bad("unknown-value", "/dimensions/service", json!("fax")),
        bad("unknown-value", "/dimensions/locality", json!("地市内")),
        bad("unknown-value", "/audience", json!("boss")),
        bad("unknown-value", "/readings/sevenDays", json!("lunar")),
        bad("unknown-value", "/exclusions/0/cause", json!("weather")),
        bad("unknown-value", "/dimensions/customerTier", json!("<img src=x onerror=alert(1)>")),
    ];
    let mut office = bad("missing-field", "/readings/dayEnd", json!("close-of-business"));
    (office.path, office.quoted) = ("/readings/closingTime".to_owned(), None);
    rows.push(office);
    for (from, to) in [
        ("2026-10-09T00:00", "2026-10-08T00:00"),
        ("2026-10-08T10:00", "2026-10-08T10:00"),
        ("2026-10-08T10:00+08:00", "2026-10-08T02:00Z"),
    ] {
        let interval = json!({"from": from, "to": to, "cause": "customer"});
        rows.push(Bad { quoted: None, ..bad("invalid-interval", "/exclusions/0", interval) });
    }
    rows
}

fn check(rows: Vec<Bad>) {
    let engine = Engine::bundled();
    let good = request("2026-09-30T16:00", json!({}));
    let before = engine.quote(&good).unwrap();
    let mut wrong = Vec::new();
    for Bad { request, code, path, quoted } in rows {
        let problem = match engine.quote(&request) {
            Ok(_) => {
                wrong.push(format!("{code} {path}: accepted {request}"));
                continue;
            }
            Err(problem) => problem,
        };
        if problem["code"] != code || problem["path"] != path {
            wrong.push(format!("expected {code} at `{path}`, got {problem}\n    {request}"));
        }
        wrong.extend(faults_of_message(&problem, quoted.as_deref()));
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(engine.quote(&good).unwrap(), before, "the next call is answered as before");
}

#[test]
fn bad_dates_are_refused_where_they_stand() {
    check(dates());
}

#[test]
fn wrong_shapes_and_unknown_fields_are_refused_where_they_stand() {
    check(shapes());
}

#[test]
fn unknown_values_and_intervals_are_refused_where_they_stand() {
    check(values());
}

#[test]
fn an_unknown_value_comes_with_the_values_that_are_allowed() {
    let engine = Engine::bundled();
    let allowed =
        |pointer: &str| engine.quote(&with(pointer, json!("none of them"))).unwrap_err()["allowed"].clone();
    assert_eq!(allowed("/dimensions/customerTier"), json!(["gold", "silver", "bronze", "standard"]));
    assert_eq!(allowed("/dimensions/assuranceLevel"), json!(["AAA", "AA", "A", "ordinary"]));
    assert_eq!(allowed("/dimensions/locality"), json!(["intra-city", "cross-city", "cross-province"]));
    assert_eq!(allowed("/audience"), json!(["customer", "sales", "operator"]));
    assert_eq!(allowed("/exclusions/0/cause"), json!(["customer", "interconnection"]));
    assert_eq!(allowed("/readings/sevenDays"), json!(["calendar", "calendar-following", "business"]));
}

#[test]
fn a_figure_that_is_no_whole_positive_number_of_working_days_is_an_invalid_duration() {
    let engine = Engine::bundled();
    let figures = [
        json!({"amount": 0, "units": "businessDays"}),
        json!({"amount": -1, "units": "businessDays"}),
        json!({"amount": 1.5, "units": "businessDays"}),
        json!({"amount": 5, "units": "calendarDays"}),
        json!({"amount": 5, "units": "fortnights"}),
    ];
    for figure in figures {
        let problem = engine.quote(&with("/figures/activationLimit", figure.clone())).unwrap_err();
        assert_eq!(problem["code"], "invalid-duration", "{figure}: {problem}");
        // the contract does not say whether the limit or its field is named
        assert!(
            problem["path"].as_str().unwrap().starts_with("/figures/activationLimit"),
            "{figure}: {problem}"
        );
    }
}

#[test]
fn an_exclusion_without_a_time_of_day_is_refused() {
    let engine = Engine::bundled();
    for field in ["from", "to"] {
        let problem =
            engine.quote(&with(&format!("/exclusions/0/{field}"), json!("2026-10-08"))).unwrap_err();
        let code = problem["code"].as_str().unwrap();
        assert!(["invalid-interval", "invalid-date"].contains(&code), "{problem}");
        assert_eq!(problem["path"], format!("/exclusions/0/{field}"));
    }
}

#[test]
fn a_clock_reading_that_is_no_time_of_day_is_refused() {
    let engine = Engine::bundled();
    for (reading, value) in [
        ("cutOff", "25:00"),
        ("cutOff", "5pm"),
        ("cutOff", "17:60"),
        ("cutOff", ""),
        ("closingTime", "24:01"),
        ("closingTime", "noon"),
    ] {
        let problem = engine.quote(&with("/readings", json!({reading: value}))).unwrap_err();
        assert_eq!(problem["path"], format!("/readings/{reading}"), "{problem}");
        assert!(["unknown-value", "invalid-date"].contains(&problem["code"].as_str().unwrap()), "{problem}");
    }
}
