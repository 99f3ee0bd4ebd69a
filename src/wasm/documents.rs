//! Documents that someone brings: checked, compiled for the core, and taken apart into figures and words.

use super::js;
use crate::calendar::{CalendarInfo, Compiled, notice};
use crate::error::Problem;
use crate::prelude::*;
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
/// `calendars` is a list of the calendar documents at hand: those that the policy counts by; the words name the holidays and notices of
/// the first. Where the values of a dimension choose among them, `calendars` of the answer is each as [`compile_calendar`] gives it, in the
/// policy's order, with its place at hand as `place`.
#[wasm_bindgen(js_name = compilePolicy)]
pub fn compile_policy(document: &JsValue, base: &JsValue, calendars: &JsValue) -> Result<JsValue, JsValue> {
    let base = Some(js::read(base)).filter(|base| matches!(base, Value::Object(_)));
    let mut read = policy::read(&js::read(document), base.as_ref()).map_err(|problem| js::throw(&problem))?;
    let calendars = read_calendars(calendars).map_err(|problem| js::throw(&problem))?;
    let at_hand: Vec<&CalendarInfo> = calendars.iter().map(|(_, info)| info).collect();
    let places = policy::check_calendars(&mut read, &at_hand).map_err(|problem| js::throw(&problem))?;
    let several = read.info.iter().any(|info| info.calendars.is_some());
    let counted = Array::new();
    for place in if several { &places[..] } else { &[] } {
        let Some((mut compiled, info)) = calendars.get(*place).cloned() else { continue };
        compiled.give_clocks(&info.zone);
        let one = compiled_calendar(&compiled, &info)?;
        Reflect::set(
            &one,
            &JsValue::from_str("place"),
            &JsValue::from_f64(u32::try_from(*place).unwrap_or(0).into()),
        )?;
        counted.push(&one);
    }
    let Some(days) = places.first().and_then(|place| at_hand.get(*place)) else {
        return Ok(JsValue::UNDEFINED);
    };
    let (words, sources) = (Object::new(), Object::new());
    if let Some(merged) = read.merged.last() {
        for language in languages(merged) {
            let (texts, quoted) = policy::words(merged, days, language);
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
        ("calendars", counted.into()),
    ]))
}

/// The calendar documents of a list.
fn read_calendars(list: &JsValue) -> Result<Vec<(Compiled, CalendarInfo)>, Problem> {
    match js::read(list) {
        Value::Array(items) => items.iter().map(calendar::read).collect(),
        one => calendar::read(&one).map(|read| vec![read]),
    }
}

fn compiled_calendar(compiled: &Compiled, info: &CalendarInfo) -> Result<JsValue, JsValue> {
    Ok(object(&[
        ("bytes", bytes(&pack_calendar(compiled))),
        ("info", written(info)?),
        ("zone", info.zone.as_str().into()),
        ("shaped", compiled.shaped().into()),
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
    compiled_calendar(&compiled, &info)
}

/// Every fault of a policy document in its order, as a list of problems; empty for one without any.
#[wasm_bindgen(js_name = policyFaults)]
#[must_use]
pub fn policy_faults(document: &JsValue, base: &JsValue, calendars: &JsValue) -> Array {
    let base = Some(js::read(base)).filter(|base| matches!(base, Value::Object(_)));
    let calendars = read_calendars(calendars).ok();
    let at_hand: Option<Vec<&CalendarInfo>> =
        calendars.as_ref().map(|read| read.iter().map(|(_, info)| info).collect());
    policy::faults(&js::read(document), base.as_ref(), at_hand.as_deref()).iter().map(js::throw).collect()
}

/// Every fault of a calendar document in its order, as a list of problems.
#[wasm_bindgen(js_name = calendarFaults)]
#[must_use]
pub fn calendar_faults(document: &JsValue) -> Array {
    calendar::faults(&js::read(document)).iter().map(js::throw).collect()
}

/// A notice of holidays put into a calendar document: `NoticeReading` of the package.
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
