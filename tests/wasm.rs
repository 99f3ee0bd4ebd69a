//! The engine as wasm, in a real browser. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]

#[path = "wasm/ask.rs"]
mod ask;
#[path = "wasm/wire.rs"]
mod wire;

use ask::{CALENDAR, CASE, NOTHING, POLICY, Page, parse, request, script, text, value, with};
use js_sys::{Object, Reflect, Uint8Array};
use sla_calculator::Value;
use sla_calculator::wasm::{compile_calendar, compile_policy};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wire::{Commitment, date, day};

wasm_bindgen_test_configure!(run_in_browser);

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("a plain object has fields")
}

fn said(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_else(|| panic!("`{name}` is no text"))
}

/// A document's problem is a plain object with code, path and a sentence; the core answers the next call.
fn thrown_away(core: &Page, what: &str, answer: Result<JsValue, JsValue>, code: &'static str, path: &str) {
    let Err(thrown) = answer else { panic!("{what}: accepted") };
    let prototype = Object::get_prototype_of(&thrown);
    assert_eq!(prototype, Object::get_prototype_of(&Object::new()), "{what}: no plain object");
    assert_eq!(said(&thrown, "code"), code, "{what}");
    let (path_said, message) = (said(&thrown, "path"), said(&thrown, "message"));
    let refusal = ask::Refusal { code, path: path_said, message, params: Vec::new(), allowed: Vec::new() };
    core.faultless(what, &refusal, code, path);
}

#[wasm_bindgen_test]
fn the_tests_run_in_a_page() {
    let document = Reflect::get(&js_sys::global(), &"document".into());
    assert!(document.is_ok_and(|document| document.is_object()));
}

#[wasm_bindgen_test]
fn due_dates_of_the_specification() {
    let core = Page::bundled();
    let initial = |day: &str| format!(r#","events":{{"initial-acceptance":"{day}"}}"#);
    let (november, july) = (initial("2025-11-30"), initial("2026-07-01"));
    let report = r#","events":{"fault-handled":"2026-09-30","report-requested":"2026-09-30"}"#;
    let silver = r#"{"customerTier":"silver"}"#;
    let standard = r#"{"customerTier":"standard"}"#;
    let bronze = r#"{"customerTier":"bronze","service":"overlay","locality":"cross-city"}"#;
    let far = r#"{"assuranceLevel":"A","locality":"cross-province"}"#;
    for (what, id, start, dimensions, more, due) in [
        ("suspension ends on a make-up Saturday", "change.suspend", CASE, "{}", "", "2026-10-10"),
        ("resumption after National Day", "change.resume", CASE, "{}", "", "2026-10-08"),
        ("resumption over Spring Festival", "change.resume", "2026-02-13", bronze, "", "2026-02-25"),
        ("acceptance, gold", "delivery.acceptance", "2026-02-10", "{}", "", "2026-03-02"),
        ("acceptance, standard", "delivery.acceptance", "2026-02-10", standard, "", "2026-03-09"),
        ("notice, gold", "notice.planned", "2026-10-12", "{}", "", "2026-09-24"),
        ("notice, silver", "notice.planned", "2026-10-12", silver, "", "2026-09-29"),
        ("notice, standard", "notice.planned", "2026-10-12", standard, "", "2026-09-30"),
        (
            "final acceptance ends with the month",
            "delivery.final-acceptance",
            "2025-11-30",
            "{}",
            &november,
            "2026-02-28",
        ),
        (
            "final acceptance is not rolled",
            "delivery.final-acceptance",
            "2026-07-01",
            "{}",
            &july,
            "2026-10-01",
        ),
        ("restoration across midnight", "fault.restoration", "2026-09-30T23:30", far, "", "2026-10-01"),
        ("an offset moves the local day", "change.suspend", "2026-10-08T18:30:00Z", "{}", "", "2026-10-13"),
        ("silver's report", "fault.written-report", "2026-09-30", silver, report, "2026-10-07"),
        ("gold's report", "fault.written-report", "2026-09-30", "{}", report, "2026-10-09"),
    ] {
        let one = core.explained(&request(start, dimensions, more), id);
        assert_eq!(one.due, Some((due.to_owned(), due.to_owned())), "{what}");
        assert!(one.determined && one.confirmed, "{what}: confirmed");
    }
    let restored = core.explained(&request("2026-09-30T23:30", far, ""), "fault.restoration");
    assert_eq!(restored.due_at.as_deref(), Some("2026-10-01T05:30:00"));
    let suspended = core.explained(&request(CASE, "{}", ""), "change.suspend");
    assert_eq!(
        suspended.due_at.as_deref(),
        Some("2026-10-11T00:00:00"),
        "the end of the day is the next day's start"
    );
    let report = core.explained(&request("2026-09-30", silver, report), "fault.written-report");
    assert!(
        report.reasons.contains(&"tier-inversion"),
        "silver's report falls before gold's: {:?}",
        report.reasons
    );
}

#[wasm_bindgen_test]
fn a_year_without_a_notice_is_a_range() {
    let core = Page::bundled();
    for (start, first, last) in
        [("2026-12-30", "2027-01-05", "2027-01-05"), ("2027-02-04", "2027-02-15", "2027-02-17")]
    {
        let one = core.explained(&request(start, "{}", ""), "change.suspend");
        assert_eq!(one.due, Some((first.to_owned(), last.to_owned())), "{start}");
        assert!(!one.confirmed, "{start}: provisional");
    }
}

#[wasm_bindgen_test]
fn the_walk_numbers_the_days_that_count() {
    let one = Page::bundled().explained(&request(CASE, "{}", ""), "change.suspend");
    let expected = [("2026-10-08", 1), ("2026-10-09", 2), ("2026-10-10", 3)]
        .map(|(date, ordinal)| (date.to_owned(), ordinal));
    assert_eq!(one.counted, expected);
}

#[wasm_bindgen_test]
fn a_comparison_is_the_quote_of_each_tier() {
    let core = Page::bundled();
    let mut reader = core.ask(ask::COMPARE, &[&request(CASE, "{}", ""), &NOTHING]).expect("a good request");
    assert_eq!((reader.next(), reader.next()), (0, 4), "the first dimension, its four values");
    let compared: Vec<_> = (0..4).map(|_| reader.quote()).collect();
    for (tier, quote) in ["gold", "silver", "bronze", "standard"].into_iter().zip(compared) {
        assert!(quote.iter().any(|one| one.determined), "{tier}: nothing is determined");
        let asked = request(CASE, &format!(r#"{{"customerTier":"{tier}"}}"#), "");
        assert_eq!(quote, quoted(&core, &asked, false), "{tier}");
    }
}

fn quoted(core: &Page, asked: &Value, trace: bool) -> Vec<Commitment> {
    core.ask(ask::QUOTE, &[asked, &Value::Bool(trace)]).expect("a good request").quote()
}

#[wasm_bindgen_test]
fn the_calendar_answers_single_days_and_many() {
    let core = Page::bundled();
    let number = |question, values: &[&Value]| core.ask(question, values).map(|mut answer| answer.next());
    for (date, works) in [("2026-10-10", 1), ("2026-10-05", 0), ("2005-12-31", 1), ("2026-06-06", 0)] {
        assert_eq!(number(ask::IS_WORKING_DAY, &[&text(date)]), Ok(works), "{date}");
    }
    let (before, after) = (text("2026-09-30"), text("2026-10-10"));
    assert_eq!(number(ask::WORKING_DAYS_BETWEEN, &[&before, &after]), Ok(3));
    assert_eq!(number(ask::WORKING_DAYS_BETWEEN, &[&after, &before]), Ok(-3));
    assert_eq!(
        number(ask::ADD_WORKING_DAYS, &[&text("2026-10-12"), &Value::Number(-7.0)]).map(date).as_deref(),
        Ok("2026-09-24")
    );
    let many =
        core.add_many(&[day("2026-09-30"), day("2026-10-04")], 3).expect("both years have their notice");
    assert_eq!(many.into_iter().map(date).collect::<Vec<_>>(), ["2026-10-10", "2026-10-10"]);
    let fault =
        core.add_many(&[day("2026-09-30"), day("2035-01-01")], 3).expect_err("a year without a notice");
    core.faultless("the second of many", &fault, "calendar-unpublished", "/0/1");
    let mut october = core
        .ask(ask::MONTH, &[&Value::Number(2026.0), &Value::Number(10.0)])
        .expect("a month of the calendar");
    assert_eq!(october.next(), 5, "weeks");
    assert_eq!(date(october.next()), "2026-09-28", "weeks start on Monday");
}

#[wasm_bindgen_test]
fn a_wrong_request_is_refused_and_the_instance_goes_on() {
    let core = Page::bundled();
    let figure = |amount: f64| {
        let mut limit = value(r#"{"amount":0,"units":"businessDays"}"#);
        limit = with(limit, Value::Object(vec![("amount".to_owned(), Value::Number(amount))]));
        let figures = Value::Object(vec![("activationLimit".to_owned(), limit)]);
        Value::Object(vec![("figures".to_owned(), figures)])
    };
    let backward =
        r#"{"exclusions":[{"from":"2026-06-02T00:00","to":"2026-06-01T00:00","cause":"customer"}]}"#;
    let start = |given: Value| Value::Object(vec![("startAt".to_owned(), given)]);
    let tier = r#"{"dimensions":{"customerTier":"platinum"}}"#;
    for (what, change, code, path) in [
        ("an impossible date", start(text("2026-02-30")), "invalid-date", "/startAt"),
        ("a date beyond the supported years", start(text("2036-01-01")), "date-out-of-range", "/startAt"),
        ("a number for a date", start(Value::Number(20_260_930.0)), "wrong-type", "/startAt"),
        ("no plain value", start(Value::Other("no plain value")), "wrong-type", "/startAt"),
        ("an unknown field", value(r#"{"colour":"red"}"#), "unknown-field", "/colour"),
        ("a field that is not ASCII", value(r#"{"颜色":"red"}"#), "unknown-field", "/颜色"),
        ("an unknown tier", value(tier), "unknown-value", "/dimensions/customerTier"),
        ("an interval that runs backward", value(backward), "invalid-interval", "/exclusions/0"),
        (
            "a figure without end",
            figure(f64::INFINITY),
            "invalid-duration",
            "/figures/activationLimit/amount",
        ),
        ("half a figure", figure(0.5), "invalid-duration", "/figures/activationLimit/amount"),
    ] {
        core.refused(what, ask::QUOTE, &[&with(request(CASE, "{}", ""), change)], code, path);
    }
    for what in ["null", "5", "\"gold\"", "true", "[]"] {
        core.refused(what, ask::QUOTE, &[&value(what)], "wrong-type", "");
    }
    core.refused("nothing", ask::QUOTE, &[&NOTHING], "wrong-type", "");
}

#[wasm_bindgen_test]
fn a_refusal_quotes_the_value_and_lists_what_is_allowed() {
    let core = Page::bundled();
    let asked = request(CASE, r#"{"customerTier":"platinum"}"#, "");
    let refusal =
        core.refused("platinum", ask::QUOTE, &[&asked], "unknown-value", "/dimensions/customerTier");
    assert!(refusal.message.contains("`platinum`"), "{}", refusal.message);
    assert_eq!(refusal.allowed, ["gold", "silver", "bronze", "standard"]);
    assert_eq!(refusal.params, [("value".to_owned(), "platinum".to_owned())]);
}

#[wasm_bindgen_test]
fn arguments_are_named_by_their_place() {
    let core = Page::bundled();
    let good = &request(CASE, "{}", "");
    let (day, bad) = (&text("2026-09-30"), &text("2026-02-30"));
    let (year, half) = (&Value::Number(2026.0), &Value::Number(1.5));
    let rows: [(&str, i32, &[&Value], &str, &str); 11] = [
        ("no date", ask::DAY_INFO, &[&NOTHING], "wrong-type", "/0"),
        ("30 February", ask::IS_WORKING_DAY, &[bad], "invalid-date", "/0"),
        ("30 February, second", ask::WORKING_DAYS_BETWEEN, &[day, bad], "invalid-date", "/1"),
        ("half a day", ask::ADD_WORKING_DAYS, &[day, half], "invalid-number", "/1"),
        ("no number", ask::ADD_WORKING_DAYS, &[day, &Value::Number(f64::NAN)], "invalid-number", "/1"),
        ("a text", ask::ADD_WORKING_DAYS, &[day, &text("3")], "wrong-type", "/1"),
        ("half a month", ask::MONTH, &[year, half], "invalid-number", "/1"),
        ("an unknown commitment", ask::EXPLAIN, &[good, &text("change.everything")], "unknown-value", "/1"),
        ("an unknown dimension", ask::COMPARE, &[good, &text("colour")], "unknown-value", "/1"),
        ("an impossible end", ask::LATEST_START, &[good, &text("change.suspend"), bad], "invalid-date", "/2"),
        (
            "a year without a notice",
            ask::IS_WORKING_DAY,
            &[&text("2035-01-01")],
            "calendar-unpublished",
            "/0",
        ),
    ];
    for (what, question, values, code, path) in rows {
        core.refused(what, question, values, code, path);
    }
}

#[wasm_bindgen_test]
fn documents_are_compiled_and_the_core_reads_them() {
    let days = parse(CALENDAR);
    let policy = parse(POLICY);
    let compiled = |policy: &JsValue| {
        let made = compile_policy(policy, &JsValue::UNDEFINED, &days)
            .unwrap_or_else(|thrown| panic!("{}", said(&thrown, "message")));
        let bytes = Uint8Array::from(field(&made, "bytes")).to_vec();
        let calendar = compile_calendar(&days, None, None)
            .unwrap_or_else(|thrown| panic!("{}", said(&thrown, "message")));
        let calendar = Uint8Array::from(field(&calendar, "bytes")).to_vec();
        Page::open(Some(&bytes), Some(&calendar)).expect("compiled documents load")
    };
    let asked = request(CASE, "{}", "");
    assert_eq!(
        quoted(&compiled(&policy), &asked, true),
        quoted(&Page::bundled(), &asked, true),
        "the same documents give the same answers"
    );
    // Table 6-1, its first row for gold: one working day becomes nine. 2026-09-30 + 9: 8, 9, 10 (make-up), 12 to 16, 19 October.
    let cells = script(
        "(policy) => policy.tables.find((one) => one.id === '6-1').rows.forEach((row) => { row.cells.gold = 9; })",
    );
    js_sys::Function::from(cells).call1(&JsValue::NULL, &policy).expect("the table is there");
    let moved = compiled(&policy).explained(&asked, "change.resume");
    assert_eq!(
        moved.due,
        Some(("2026-10-19".to_owned(), "2026-10-19".to_owned())),
        "a cell of the document moves the date"
    );
}

#[wasm_bindgen_test]
fn a_document_with_a_fault_is_refused_at_its_place() {
    let core = Page::bundled();
    let none = JsValue::UNDEFINED;
    let days = parse(CALENDAR);
    for (what, change, path) in [
        (
            "a limit below zero",
            "policy.tables[0].rows[0].cells[Object.keys(policy.tables[0].rows[0].cells)[0]] = -1",
            "/tables/0/rows/0/cells/",
        ),
        ("a field that nobody reads", "policy.colour = 'red'", "/colour"),
        ("no rules", "delete policy.rules", "/rules"),
    ] {
        let policy = parse(POLICY);
        js_sys::Function::from(script(&format!("(policy) => {{ {change}; }}")))
            .call1(&none, &policy)
            .expect("the change applies");
        let Err(thrown) = compile_policy(&policy, &none, &days) else { panic!("{what}: accepted") };
        assert!(said(&thrown, "path").starts_with(path), "{what}: {}", said(&thrown, "path"));
        let at = said(&thrown, "path");
        thrown_away(&core, what, Err(thrown), "invalid-policy", &at);
    }
    for (what, change, path) in [
        ("an impossible day", "days.supportedFrom = '2004-02-30'", "/supportedFrom"),
        ("no weekend", "delete days.weekend", "/weekend"),
    ] {
        let days = parse(CALENDAR);
        js_sys::Function::from(script(&format!("(days) => {{ {change}; }}")))
            .call1(&none, &days)
            .expect("the change applies");
        thrown_away(&core, what, compile_calendar(&days, None, None), "invalid-calendar", path);
    }
    let keyless = "new Proxy({}, { ownKeys() { throw new Error('boom'); } })";
    for what in ["undefined", "null", "7", "[]", "'{}'", "() => {}", keyless] {
        thrown_away(&core, what, compile_policy(&script(what), &none, &days), "invalid-policy", "");
        thrown_away(&core, what, compile_calendar(&script(what), None, None), "invalid-calendar", "");
    }
    let Err(fault) = Page::open(Some(&[255; 40]), None) else { panic!("bytes of nothing: accepted") };
    core.faultless("bytes of nothing", &fault, "invalid-policy", "");
}
