//! JavaScript values to plain data and back. Every access that a caller's object could make throw is caught.

use crate::boundary::{DEPTH, word::said};
use crate::error::Problem;
use crate::prelude::*;
use crate::value::Value;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// No document has a longer list; one made of holes would fill the memory.
const ENTRIES: f64 = 1e6;

/// No document has more values; a page's window, which holds itself a thousand times over, would never end.
const VALUES: u32 = 1_000_000;

/// A JavaScript value as plain data; what is none stands as `Other`, and undefined fields are absent.
pub(super) fn read(value: &JsValue) -> Value {
    read_at(value, DEPTH, &mut { VALUES })
}

fn read_at(value: &JsValue, depth: u32, left: &mut u32) -> Value {
    let Some(fewer) = left.checked_sub(1) else { return Value::Other(said::TOO_LARGE) };
    *left = fewer;
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(flag) = value.as_bool() {
        return Value::Bool(flag);
    }
    if value.is_null() {
        return Value::Null;
    }
    if !value.is_object() {
        return Value::Other(if value.is_undefined() { said::UNDEFINED } else { said::NO_PLAIN_VALUE });
    }
    let Some(deeper) = depth.checked_sub(1) else { return Value::Other(said::TOO_DEEP) };
    if Array::is_array(value) { read_array(value, deeper, left) } else { read_object(value, deeper, left) }
}

fn read_array(value: &JsValue, depth: u32, left: &mut u32) -> Value {
    let length = Reflect::get(value, &JsValue::from_str("length")).ok().and_then(|length| length.as_f64());
    let Some(length) = length else { return Value::Other(said::UNREADABLE_LIST) };
    if length > ENTRIES {
        return Value::Other("a list too long");
    }
    let mut items = Vec::new();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    for index in 0..length as u32 {
        match Reflect::get_u32(value, index) {
            Ok(item) => items.push(read_at(&item, depth, left)),
            Err(_) => return Value::Other(said::UNREADABLE_LIST),
        }
    }
    Value::Array(items)
}

fn read_object(value: &JsValue, depth: u32, left: &mut u32) -> Value {
    let Ok(keys) = Reflect::own_keys(value) else { return Value::Other(said::UNREADABLE_OBJECT) };
    if value.is_instance_of::<js_sys::Date>() || value.is_instance_of::<js_sys::Map<JsValue, JsValue>>() {
        return Value::Other(said::NO_PLAIN_OBJECT);
    }
    let mut fields = Vec::with_capacity(usize::try_from(keys.length()).unwrap_or(0));
    for key in keys.iter() {
        let Some(name) = key.as_string() else { continue };
        match Reflect::get(value, &key) {
            Ok(field) if field.is_undefined() => {}
            Ok(field) => fields.push((name, read_at(&field, depth, left))),
            Err(_) => fields.push((name, Value::Other(said::UNREADABLE_VALUE))),
        }
    }
    Value::Object(fields)
}

/// A problem as a plain object; the package makes an `SlaError` of it.
pub(super) fn throw(problem: &Problem) -> JsValue {
    let object = Object::new();
    set(&object, "code", &JsValue::from_str(problem.code.name()));
    set(&object, "path", &JsValue::from_str(&problem.path));
    set(&object, "message", &JsValue::from_str(&problem.message));
    if !problem.params.is_empty() {
        let params = Object::new();
        for (name, value) in &problem.params {
            set(&params, name, &JsValue::from_str(value));
        }
        set(&object, "params", &params);
    }
    if !problem.allowed.is_empty() {
        let allowed: Array = problem.allowed.iter().map(|one| JsValue::from_str(one)).collect();
        set(&object, "allowed", &allowed);
    }
    object.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A field of a new plain object can always be set.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
