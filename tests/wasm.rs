//! The engine as wasm, in a real browser. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]

#[path = "wasm/ask.rs"]
mod ask;
#[path = "wasm/wire.rs"]
mod wire;

use ask::{CALENDAR, CASE, GOLD, POLICY, bundled, explained, field, parse, refused, request, script, text};
use js_sys::{Object, Reflect, Uint8Array};
use sla_calculator::wasm::{Core, compile_calendar, compile_policy};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wire::{Reader, date, day};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_tests_run_in_a_page() {
    let document = Reflect::get(&js_sys::global(), &"document".into());
    assert!(document.is_ok_and(|document| document.is_object()));
}

#[wasm_bindgen_test]
fn due_dates_of_the_specification() {
    let core = bundled();
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
        let one = explained(&core, &request(start, dimensions, more), id);
        assert_eq!(one.due, Some((due.to_owned(), due.to_owned())), "{what}");
        assert!(one.determined && one.confirmed, "{what}: confirmed");
    }
    let restored = explained(&core, &request("2026-09-30T23:30", far, ""), "fault.restoration");
    assert_eq!(restored.due_at.as_deref(), Some("2026-10-01T05:30:00"));
    let suspended = explained(&core, &request(CASE, "{}", ""), "change.suspend");
    assert_eq!(
        suspended.due_at.as_deref(),
        Some("2026-10-11T00:00:00"),
        "the end of the day is the next day's start"
    );
    let report = explained(&core, &request("2026-09-30", silver, report), "fault.written-report");
    assert!(
        report.reasons.contains(&"tier-inversion"),
        "silver's report falls before gold's: {:?}",
        report.reasons
    );
}

#[wasm_bindgen_test]
fn a_year_without_a_notice_is_a_range() {
    let core = bundled();
    for (start, first, last) in
        [("2026-12-30", "2027-01-05", "2027-01-05"), ("2027-02-04", "2027-02-15", "2027-02-17")]
    {
        let one = explained(&core, &request(start, "{}", ""), "change.suspend");
        assert_eq!(one.due, Some((first.to_owned(), last.to_owned())), "{start}");
        assert!(!one.confirmed, "{start}: provisional");
    }
}

#[wasm_bindgen_test]
fn the_walk_numbers_the_days_that_count() {
    let one = explained(&bundled(), &request(CASE, "{}", ""), "change.suspend");
    let expected = [("2026-10-08", 1), ("2026-10-09", 2), ("2026-10-10", 3)]
        .map(|(date, ordinal)| (date.to_owned(), ordinal));
    assert_eq!(one.counted, expected);
}

#[wasm_bindgen_test]
fn a_comparison_is_the_quote_of_each_tier() {
    let core = bundled();
    let single = |tier: &str| {
        let asked = request(CASE, &format!(r#"{{"customerTier":"{tier}"}}"#), "");
        let mut reader = Reader::new(core.quote(&asked, false).expect("a good request"));
        let quote = reader.quote();
        reader.end();
        quote
    };
    let mut reader =
        Reader::new(core.compare(&request(CASE, "{}", ""), &JsValue::UNDEFINED).expect("a good request"));
    assert_eq!((reader.next(), reader.next()), (0, 4), "the first dimension, its four values");
    for tier in ["gold", "silver", "bronze", "standard"] {
        let quote = reader.quote();
        assert!(quote.iter().any(|one| one.determined), "{tier}: nothing is determined");
        assert_eq!(quote, single(tier), "{tier}");
    }
    reader.end();
}

#[wasm_bindgen_test]
fn the_calendar_answers_single_days_and_many() {
    let core = bundled();
    for (date, works) in
        [("2026-10-10", true), ("2026-10-05", false), ("2005-12-31", true), ("2026-06-06", false)]
    {
        assert_eq!(core.is_working_day(&date.into()), Ok(works), "{date}");
    }
    assert_eq!(core.working_days_between(&"2026-09-30".into(), &"2026-10-10".into()), Ok(3));
    assert_eq!(core.working_days_between(&"2026-10-10".into(), &"2026-09-30".into()), Ok(-3));
    assert_eq!(
        core.add_working_days(&"2026-10-12".into(), &(-7).into()).map(date),
        Ok("2026-09-24".to_owned())
    );
    let many =
        core.add_many(vec![day("2026-09-30"), day("2026-10-04")], 3).expect("both years have their notice");
    assert_eq!(many.into_iter().map(date).collect::<Vec<_>>(), ["2026-10-10", "2026-10-10"]);
    let october = core.month(&2026.into(), &10.into()).expect("a month of the calendar");
    assert_eq!(october.len(), 5 * 7 * 4, "five weeks of seven days, four integers each");
    assert_eq!(october.first().copied().map(date), Some("2026-09-28".to_owned()), "weeks start on Monday");
}

#[wasm_bindgen_test]
fn a_wrong_request_is_refused_and_the_instance_goes_on() {
    let core = bundled();
    for (what, change, code, path) in [
        ("an impossible date", "{ startAt: '2026-02-30' }", "invalid-date", "/startAt"),
        ("a date beyond the supported years", "{ startAt: '2036-01-01' }", "date-out-of-range", "/startAt"),
        ("no start", "{ startAt: undefined }", "missing-field", "/startAt"),
        ("a number for a date", "{ startAt: 20260930 }", "wrong-type", "/startAt"),
        ("a Date object", "{ startAt: new Date(0) }", "wrong-type", "/startAt"),
        ("a symbol", "{ startAt: Symbol('now') }", "wrong-type", "/startAt"),
        ("a big integer", "{ startAt: 10n }", "wrong-type", "/startAt"),
        ("a function", "{ startAt: () => '2026-09-30' }", "wrong-type", "/startAt"),
        ("an unknown field", "{ colour: 'red' }", "unknown-field", "/colour"),
        (
            "an unknown tier",
            "{ dimensions: { customerTier: 'platinum' } }",
            "unknown-value",
            "/dimensions/customerTier",
        ),
        (
            "an interval that runs backward",
            "{ exclusions: [{ from: '2026-06-02T00:00', to: '2026-06-01T00:00', cause: 'customer' }] }",
            "invalid-interval",
            "/exclusions/0",
        ),
        (
            "a figure without end",
            "{ figures: { activationLimit: { amount: Infinity, units: 'businessDays' } } }",
            "invalid-duration",
            "/figures/activationLimit/amount",
        ),
    ] {
        let asked = Object::assign(
            request(CASE, "{}", "").unchecked_ref::<Object>(),
            script(change).unchecked_ref::<Object>(),
        );
        refused(&core, what, core.quote(&asked, false), code, path);
    }
    for what in ["undefined", "null", "5", "'gold'", "true", "Symbol('x')", "[]", "() => {}"] {
        refused(&core, what, core.quote(&script(what), false), "wrong-type", "");
    }
}

#[wasm_bindgen_test]
fn a_refusal_quotes_the_value_and_lists_what_is_allowed() {
    let core = bundled();
    let asked = request(CASE, r#"{"customerTier":"platinum"}"#, "");
    let thrown =
        refused(&core, "platinum", core.quote(&asked, false), "unknown-value", "/dimensions/customerTier");
    assert!(text(&thrown, "message").contains("`platinum`"), "{}", text(&thrown, "message"));
    let allowed: Vec<_> =
        js_sys::Array::from(&field(&thrown, "allowed")).iter().filter_map(|one| one.as_string()).collect();
    assert_eq!(allowed, ["gold", "silver", "bronze", "standard"]);
    assert_eq!(text(&field(&thrown, "params"), "value"), "platinum");
}

#[wasm_bindgen_test]
fn arguments_are_named_by_their_place() {
    let core = bundled();
    let good = request(CASE, "{}", "");
    let day: JsValue = "2026-09-30".into();
    refused(&core, "no date", core.day_info(&JsValue::UNDEFINED), "wrong-type", "/0");
    refused(&core, "30 February", core.is_working_day(&"2026-02-30".into()), "invalid-date", "/0");
    refused(
        &core,
        "30 February, second",
        core.working_days_between(&day, &"2026-02-30".into()),
        "invalid-date",
        "/1",
    );
    refused(&core, "half a day", core.add_working_days(&day, &1.5.into()), "invalid-number", "/1");
    refused(&core, "no number", core.add_working_days(&day, &f64::NAN.into()), "invalid-number", "/1");
    refused(&core, "a text", core.add_working_days(&day, &"3".into()), "wrong-type", "/1");
    refused(&core, "half a month", core.month(&2026.into(), &1.5.into()), "invalid-number", "/1");
    refused(
        &core,
        "an unknown commitment",
        core.explain(&good, &"change.everything".into()),
        "unknown-value",
        "/1",
    );
    refused(&core, "an unknown dimension", core.compare(&good, &"colour".into()), "unknown-value", "/1");
    refused(
        &core,
        "an impossible end",
        core.latest_start(&good, &"change.suspend".into(), &"2026-02-30".into()),
        "invalid-date",
        "/2",
    );
    refused(
        &core,
        "a year without a notice",
        core.is_working_day(&"2035-01-01".into()),
        "calendar-unpublished",
        "/0",
    );
}

/// An object of the caller's can throw, have no end or lie about its keys; none of that reaches the engine.
#[wasm_bindgen_test]
fn hostile_objects_are_refused_and_harm_nothing() {
    let core = bundled();
    let boom = "get() { throw new Error('boom'); }, enumerable: true";
    let trap = format!("Object.defineProperty({{ dimensions: {GOLD} }}, 'startAt', {{ {boom} }})");
    let nested = format!(
        "{{ startAt: '{CASE}', dimensions: Object.defineProperty({{}}, 'customerTier', {{ {boom} }}) }}"
    );
    let cyclic = format!(
        "(() => {{ const asked = {{ startAt: '{CASE}', dimensions: {GOLD} }}; asked.events = asked; return asked; }})()"
    );
    let deep = format!(
        "(() => {{ let deep = {{}}; for (let n = 0; n < 20000; n++) deep = {{ deep }}; return {{ startAt: '{CASE}', dimensions: {GOLD}, events: deep }}; }})()"
    );
    for (what, asked, code, path) in [
        ("a getter that throws", trap.as_str(), "wrong-type", "/startAt"),
        ("a getter that throws, further in", nested.as_str(), "wrong-type", "/dimensions/customerTier"),
        ("an object inside itself", cyclic.as_str(), "unknown-field", "/events/startAt"),
        ("an object without end", deep.as_str(), "unknown-field", "/events/deep"),
        (
            "a proxy without keys",
            "new Proxy({}, { ownKeys() { throw new Error('boom'); } })",
            "wrong-type",
            "",
        ),
    ] {
        refused(&core, what, core.quote(&script(asked), false), code, path);
    }
}

#[wasm_bindgen_test]
fn documents_are_compiled_and_the_core_reads_them() {
    let days = parse(CALENDAR);
    let policy = parse(POLICY);
    let compiled = |policy: &JsValue| {
        let made = compile_policy(policy, &JsValue::UNDEFINED, &days)
            .unwrap_or_else(|thrown| panic!("{}", text(&thrown, "message")));
        let bytes = Uint8Array::from(field(&made, "bytes")).to_vec().into_boxed_slice();
        let calendar =
            compile_calendar(&days).unwrap_or_else(|thrown| panic!("{}", text(&thrown, "message")));
        Core::new(Some(bytes), Some(Uint8Array::from(field(&calendar, "bytes")).to_vec().into_boxed_slice()))
            .expect("compiled documents load")
    };
    let asked = request(CASE, "{}", "");
    let bundled = bundled().quote(&asked, true).expect("a good request");
    assert_eq!(
        compiled(&policy).quote(&asked, true),
        Ok(bundled),
        "the same documents give the same answers"
    );
    // Table 6-1, its first row for gold: one working day becomes nine. 2026-09-30 + 9: 8, 9, 10 (make-up), 12 to 16, 19 October.
    let cells = script(
        "(policy) => policy.tables.find((one) => one.id === '6-1').rows.forEach((row) => { row.cells.gold = 9; })",
    );
    js_sys::Function::from(cells).call1(&JsValue::NULL, &policy).expect("the table is there");
    let moved = explained(&compiled(&policy), &asked, "change.resume");
    assert_eq!(
        moved.due,
        Some(("2026-10-19".to_owned(), "2026-10-19".to_owned())),
        "a cell of the document moves the date"
    );
}

#[wasm_bindgen_test]
fn a_document_with_a_fault_is_refused_at_its_place() {
    let core = bundled();
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
        assert!(text(&thrown, "path").starts_with(path), "{what}: {}", text(&thrown, "path"));
        let at = text(&thrown, "path");
        refused::<()>(&core, what, Err(thrown), "invalid-policy", &at);
    }
    for (what, change, path) in [
        ("an impossible day", "days.supportedFrom = '2004-02-30'", "/supportedFrom"),
        ("no weekend", "delete days.weekend", "/weekend"),
    ] {
        let days = parse(CALENDAR);
        js_sys::Function::from(script(&format!("(days) => {{ {change}; }}")))
            .call1(&none, &days)
            .expect("the change applies");
        refused(&core, what, compile_calendar(&days), "invalid-calendar", path);
    }
    for what in ["undefined", "null", "7", "[]", "'{}'"] {
        refused(&core, what, compile_policy(&script(what), &none, &days), "invalid-policy", "");
        refused(&core, what, compile_calendar(&script(what)), "invalid-calendar", "");
    }
    refused(
        &core,
        "bytes of nothing",
        Core::new(Some(vec![255; 40].into_boxed_slice()), None),
        "invalid-policy",
        "",
    );
}
