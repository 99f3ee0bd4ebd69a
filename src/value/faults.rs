//! Finds every fault of a document by reading it repeatedly, each time without what was at fault before.

use super::Value;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use alloc::collections::{BTreeMap, BTreeSet};

/// The most faults that are collected.
const MOST: usize = 100;
/// The most times that a document is read; a fault that only follows from another one takes a round as well.
const ROUNDS: usize = 400;
/// Lists whose entries are held against the rules: without a rule that was at fault they may miss it.
const OF_RULES: [&str; 2] = ["/readings/", "/questions/"];

/// A document with places that are left out.
struct Rest<'a> {
    document: &'a Value,
    /// What stands in for a field that no document can do without, by its name.
    stand_ins: &'a [(&'static str, Value)],
    /// Places of the document as it was given, some with what stands there instead.
    left_out: BTreeMap<String, Option<&'a Value>>,
    /// The ids of entries that are left out: whatever names one of them is not at fault itself.
    ids: BTreeSet<String>,
}

/// The faults that `read` finds, in the order of the document; each is said once, and what only follows from it is not.
/// `stand_ins` are right values for the fields at its head, for where they are wrong or missing. A fault of the whole
/// document ends the search.
pub fn faults(
    document: &Value,
    stand_ins: &[(&'static str, Value)],
    read: &dyn Fn(&Value) -> Result<(), Problem>,
) -> Vec<Problem> {
    let mut rest = Rest { document, stand_ins, left_out: BTreeMap::new(), ids: BTreeSet::new() };
    let mut found: Vec<Problem> = Vec::new();
    for _ in 0..ROUNDS {
        let Err(problem) = read(&rest.without(document, "")) else { break };
        let path = rest.given(&problem.path);
        let follows = rest.follows(&path, &problem);
        if !follows {
            found.push(problem.at(path.clone()));
        }
        if found.len() >= MOST || !rest.leave_out(&path, follows) {
            break;
        }
    }
    found.sort_by_key(|problem| order(document, &problem.path));
    found
}

fn join(path: &str, segment: &str) -> String {
    text::join(&[path, "/", segment])
}

fn number(place: usize) -> String {
    text::decimal(i64::try_from(place).unwrap_or(0))
}

/// A key as it stands in a pointer, and back.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// The child of a value that a segment of a pointer names, with its place.
fn child<'v>(value: &'v Value, segment: &str) -> Option<(usize, &'v Value)> {
    match value {
        Value::Array(items) => {
            let place: usize = segment.parse().ok()?;
            items.get(place).map(|item| (place, item))
        }
        Value::Object(fields) => {
            let key = unescaped(segment);
            let place = fields.iter().position(|(name, _)| *name == key)?;
            fields.get(place).map(|(_, value)| (place, value))
        }
        _ => None,
    }
}

fn at<'v>(document: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').skip(1).try_fold(document, |value, segment| Some(child(value, segment)?.1))
}

/// Where a place stands among all of the document; what is missing stands behind what is there.
fn order(document: &Value, path: &str) -> Vec<usize> {
    let mut value = Some(document);
    let places = path.split('/').skip(1).map(|segment| {
        let found = value.and_then(|value| child(value, segment));
        value = found.map(|(_, value)| value);
        found.map_or(usize::MAX, |(place, _)| place)
    });
    places.collect()
}

impl Rest<'_> {
    /// A value of the document without the places inside it that are left out.
    fn without(&self, value: &Value, path: &str) -> Value {
        match value {
            Value::Array(items) => {
                let places = items.iter().enumerate().map(|(place, item)| (join(path, &number(place)), item));
                let kept = places.filter(|(place, _)| !self.left_out.contains_key(place));
                Value::Array(kept.map(|(place, item)| self.without(item, &place)).collect())
            }
            Value::Object(fields) => {
                let places = fields.iter().map(|(name, value)| (name, join(path, &escaped(name)), value));
                let kept = places.filter(|(_, place, _)| !self.left_out.contains_key(place));
                let mut kept: Vec<_> =
                    kept.map(|(name, place, value)| (name.clone(), self.without(value, &place))).collect();
                if path.is_empty() {
                    let others = self.left_out.iter().filter_map(|(place, other)| Some((place, (*other)?)));
                    kept.extend(
                        others
                            .map(|(place, other)| (place.trim_start_matches('/').to_owned(), other.clone())),
                    );
                }
                Value::Object(kept)
            }
            other => other.clone(),
        }
    }

    /// Where a place of what was read stands in the document as it was given.
    fn given(&self, path: &str) -> String {
        let (mut value, mut out) = (Some(self.document), String::new());
        for segment in path.split('/').skip(1) {
            let own = match (value, segment.parse::<usize>()) {
                (Some(Value::Array(items)), Ok(place)) => {
                    let mut kept =
                        (0..items.len()).filter(|at| !self.left_out.contains_key(&join(&out, &number(*at))));
                    number(kept.nth(place).unwrap_or(place))
                }
                _ => segment.to_owned(),
            };
            value = value.and_then(|value| child(value, &own)).map(|(_, value)| value);
            out = join(&out, &own);
        }
        out
    }

    /// Whether a fault only follows from what is left out.
    fn follows(&self, path: &str, problem: &Problem) -> bool {
        let inside = join(path, "");
        let of_place = self.left_out.keys().any(|one| one == path || one.starts_with(&inside));
        let value = problem.params.iter().find(|(name, _)| *name == "value");
        // Without a whole list, whatever names one of its entries is at fault.
        let of_list = self.left_out.values().flatten().any(|other| matches!(other, Value::Array(_)))
            && path.matches('/').count() > 1;
        let of_id = value.is_some_and(|(_, value)| self.ids.contains(value));
        let rules = self.left_out.keys().any(|one| one.starts_with("/rules/") || one.starts_with("/tables/"));
        of_place
            || of_list
            || of_id
            || rules && OF_RULES.iter().any(|list| path.starts_with(list)) && path.ends_with("/id")
    }

    /// Leaves out what is at fault: the field or the entry itself, or the entry in which it is missing or from which the
    /// fault only follows, or else the field at the head of the document in which it lies. Nothing is left to do where
    /// that is the whole document.
    fn leave_out(&mut self, path: &str, follows: bool) -> bool {
        let field =
            Some(path).filter(|path| !follows && !path.is_empty() && at(self.document, path).is_some());
        if let Some(place) = field.or_else(|| self.entry(path)).map(str::to_owned) {
            if let Some(Value::String(id)) = at(self.document, &place).and_then(|value| value.get("id")) {
                self.ids.insert(id.clone());
            }
            return self.left_out.insert(place, None).is_none();
        }
        let name = path.split('/').nth(1).unwrap_or_default();
        let Some((_, other)) = self.stand_ins.iter().find(|(field, _)| *field == name) else { return false };
        !matches!(self.left_out.insert(join("", name), Some(other)), Some(Some(_)))
    }

    /// The nearest entry of a list round a place, unless it is left out already.
    fn entry<'p>(&self, path: &'p str) -> Option<&'p str> {
        let mut place = path;
        loop {
            let (list, _) = place.rsplit_once('/')?;
            let is_entry = matches!(at(self.document, list), Some(Value::Array(_)));
            if is_entry && at(self.document, place).is_some() && !self.left_out.contains_key(place) {
                return Some(place);
            }
            place = list;
        }
    }
}
