//! The moments of a request as they were given, where nothing says in which zone they are.

use super::QuoteRequest;
use crate::prelude::*;
use crate::value::Value;
use alloc::collections::BTreeMap;

fn text(value: &Value) -> String {
    if let Value::String(text) = value { text.clone() } else { String::new() }
}

fn named<T>(given: Option<&Value>, each: impl Fn(&Value) -> T) -> Option<BTreeMap<String, T>> {
    let Some(Value::Object(fields)) = given else { return None };
    let map: BTreeMap<String, T> = fields.iter().map(|(name, value)| (name.clone(), each(value))).collect();
    (!map.is_empty()).then_some(map)
}

/// Puts the moments of the request that was given, and read without a fault, in the place of those in some zone.
pub(super) fn moments(request: &mut QuoteRequest, given: &Value) {
    request.start_at = given.get("startAt").map(text);
    request.now = given.get("now").map(text);
    request.events = named(given.get("events"), |at| if *at == Value::Null { None } else { Some(text(at)) });
    request.finished_at = named(given.get("finishedAt"), text);
    let (Some(intervals), Some(Value::Array(items))) = (&mut request.exclusions, given.get("exclusions"))
    else {
        return;
    };
    for (interval, item) in intervals.iter_mut().zip(items) {
        interval.from = item.get("from").map(text).unwrap_or_default();
        interval.to = item.get("to").map(text).unwrap_or_default();
    }
}
