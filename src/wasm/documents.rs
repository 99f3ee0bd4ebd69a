//! Documents that someone brings: checked, compiled for the core, and taken apart into figures and words.

use super::js;
use crate::calendar::notice;
use crate::prelude::String;
use crate::value::languages;
use crate::{calendar, pack_calendar, pack_policy, policy, value::Value};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A field of a new plain object can always be set.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn written(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

fn bytes(packed: &[u8]) -> JsValue {
    Uint8Array::from(packed).into()
}

/// A policy document, laid over `base` when it extends one: `{ bytes, info, shaped, words, sources }`, words and sources by language.
/// `calendar` is the calendar document at hand: the one that the policy counts by, whose holidays and notices the words name.
#[wasm_bindgen(js_name = compilePolicy)]
pub fn compile_policy(document: &JsValue, base: &JsValue, calendar: &JsValue) -> Result<JsValue, JsValue> {
    let base = Some(js::read(base)).filter(|base| matches!(base, Value::Object(_)));
    let read = policy::read(&js::read(document), base.as_ref()).map_err(|problem| js::throw(&problem))?;
    let (_, days) = calendar::read(&js::read(calendar)).map_err(|problem| js::throw(&problem))?;
    policy::check_calendar(&read, &days).map_err(|problem| js::throw(&problem))?;
    let (words, sources) = (Object::new(), Object::new());
    if let Some(merged) = read.merged.last() {
        for language in languages(merged) {
            let (texts, quoted) = policy::words(merged, &days, language);
            Reflect::set(&words, &JsValue::from_str(language), &written(&texts)?)?;
            Reflect::set(&sources, &JsValue::from_str(language), &written(&quoted)?)?;
        }
    }
    Ok(object(&[
        ("bytes", bytes(&pack_policy(&read.policy))),
        ("info", written(&read.info)?),
        ("shaped", read.policy.shaped().into()),
        ("words", words.into()),
        ("sources", sources.into()),
    ]))
}

/// A calendar document: `{ bytes, info, shaped }`. For the bundled policy it must be the calendar that this counts by (`id`), with
/// days that begin where its own do (`zone`); a policy of the caller's own is held to the calendar by [`compile_policy`].
#[wasm_bindgen(js_name = compileCalendar)]
pub fn compile_calendar(
    document: &JsValue,
    id: Option<String>,
    zone: Option<String>,
) -> Result<JsValue, JsValue> {
    let (compiled, info) = calendar::read(&js::read(document)).map_err(|problem| js::throw(&problem))?;
    calendar::check_replacement(&info, id.as_deref(), zone.as_deref())
        .map_err(|problem| js::throw(&problem))?;
    Ok(object(&[
        ("bytes", bytes(&pack_calendar(&compiled))),
        ("info", written(&info)?),
        ("shaped", compiled.shaped().into()),
    ]))
}

/// Every fault of a policy document in its order, as a list of problems; empty for one without any.
#[wasm_bindgen(js_name = policyFaults)]
#[must_use]
pub fn policy_faults(document: &JsValue, base: &JsValue, calendar: &JsValue) -> Array {
    let base = Some(js::read(base)).filter(|base| matches!(base, Value::Object(_)));
    let days = calendar::read(&js::read(calendar)).ok().map(|(_, days)| days);
    policy::faults(&js::read(document), base.as_ref(), days.as_ref()).iter().map(js::throw).collect()
}

/// Every fault of a calendar document in its order, as a list of problems.
#[wasm_bindgen(js_name = calendarFaults)]
#[must_use]
pub fn calendar_faults(document: &JsValue) -> Array {
    calendar::faults(&js::read(document)).iter().map(js::throw).collect()
}

/// A notice of holidays put into a calendar document (contract, The yearly notice): `NoticeReading`.
#[wasm_bindgen(js_name = readNotice)]
pub fn read_notice(text: &str, document: &JsValue, given: &JsValue) -> Result<JsValue, JsValue> {
    let reading = notice::read_notice(text, &js::read(document), &js::read(given));
    written(&reading.map_err(|problem| js::throw(&problem))?)
}

/// The text of a calendar document, an entry a line.
#[wasm_bindgen(js_name = writeCalendar)]
pub fn write_calendar(document: &JsValue) -> Result<String, JsValue> {
    notice::write_document(&js::read(document)).map_err(|problem| js::throw(&problem))
}
