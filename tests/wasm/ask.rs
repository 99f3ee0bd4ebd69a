//! What every test of the binding asks with: requests as a script would make them, and refusals looked at from outside.

use js_sys::{JSON, Object, Reflect};
use sla_calculator::wasm::Core;
use wasm_bindgen::{JsCast, JsValue};

use super::wire::{Commitment, Reader, date};

pub const POLICY: &str = include_str!("../../data/policies/cmcc-group-customer.json");
pub const CALENDAR: &str = include_str!("../../data/calendars/cn.json");
pub const GOLD: &str =
    r#"{"customerTier":"gold","assuranceLevel":"AAA","service":"data-line","locality":"intra-city"}"#;
pub const CASE: &str = "2026-09-30T16:00";

pub fn bundled() -> Core {
    Core::new(None, None).expect("the bundled documents load")
}

pub fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or_else(|_| panic!("no JSON: {json}"))
}

/// What a script's expression gives: values that no JSON can say.
pub fn script(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap_or_else(|_| panic!("no expression: {expression}"))
}

/// A request: gold, AAA, data line, intra-city, but for `dimensions`; `more` are further fields.
pub fn request(start: &str, dimensions: &str, more: &str) -> JsValue {
    let asked = parse(&format!(r#"{{"startAt":"{start}"{more}}}"#));
    let all =
        Object::assign(parse(GOLD).unchecked_ref::<Object>(), parse(dimensions).unchecked_ref::<Object>());
    put(&asked, "dimensions", &all);
    asked
}

pub fn put(object: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).expect("a plain object takes a field");
}

pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("a plain object has fields")
}

pub fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_else(|| panic!("`{name}` is no text"))
}

pub fn explained(core: &Core, asked: &JsValue, id: &str) -> Commitment {
    let mut reader = Reader::new(
        core.explain(asked, &id.into()).unwrap_or_else(|thrown| panic!("{id}: {}", text(&thrown, "message"))),
    );
    reader.request();
    let one = reader.commitment();
    reader.end();
    one
}

/// A problem is a plain object with code, path and a sentence; the instance answers the next call.
pub fn refused<T>(core: &Core, what: &str, answer: Result<T, JsValue>, code: &str, path: &str) -> JsValue {
    let Err(thrown) = answer else { panic!("{what}: accepted") };
    assert_eq!(
        (text(&thrown, "code").as_str(), text(&thrown, "path").as_str()),
        (code, path),
        "{what}: {}",
        text(&thrown, "message")
    );
    let prototype = Object::get_prototype_of(&thrown);
    assert_eq!(prototype, Object::get_prototype_of(&Object::new()), "{what}: no plain object");
    let message = text(&thrown, "message");
    assert!(
        !message.is_empty() && !message.ends_with('.') && !message.contains("unreachable"),
        "{what}: {message}"
    );
    assert_eq!(
        core.add_working_days(&"2026-09-30".into(), &3.into()).map(date),
        Ok("2026-10-10".to_owned()),
        "{what}: the next call"
    );
    thrown
}
