//! The causes that an interval may have: two that every policy knows, and those that a document declares beside them.

use super::asked::Asked;
use super::editions::{CAUSES, Layer};
use super::fields::{entries, small};
use crate::error::{Code, Problem};
use crate::policy::model::Edition;
use crate::prelude::*;
use crate::value::{Node, Value};

/// The causes that need no declaration.
const KNOWN: [&str; 2] = ["customer", "interconnection"];
/// The causes of a rule are the bits of a byte.
const MOST: usize = 8;

/// A cause, and whether a rule may stop its clock for it.
#[derive(Clone)]
pub(super) struct Cause {
    pub(super) id: String,
    pauses: bool,
}

/// The causes of a document in all its editions. Where it declares some, those known without it are among them only if it
/// names them.
pub(super) fn read(layers: &[Layer]) -> Result<Vec<Cause>, Problem> {
    let Some(first) = layers.first() else { return Ok(Vec::new()) };
    let node = Node::root(&first.document);
    let mut declared: Vec<Cause> = Vec::new();
    if let Some(list) = node.get(CAUSES) {
        declared = entries(node, CAUSES, &["id", "title", "pauses"], |item, id| {
            Ok(Cause { id, pauses: item.get("pauses").map_or(Ok(true), |pauses| pauses.bool())? })
        })?;
        if let Some(item) = list.items()?.nth(MOST) {
            return Err(item.problem(Code::InvalidPolicy, &["there are more than 8 causes"]));
        }
    }
    let (mut known, own): (Vec<Cause>, Vec<Cause>) =
        declared.into_iter().partition(|cause| KNOWN.contains(&cause.id.as_str()));
    let all = own.is_empty() && known.is_empty();
    let mut causes = Vec::new();
    for id in KNOWN {
        match known.iter().position(|cause| cause.id == id) {
            Some(place) => causes.push(known.swap_remove(place)),
            None if all || layers.iter().any(|layer| names(&layer.document, id)) => {
                causes.push(Cause { id: id.to_owned(), pauses: true });
            }
            None => {}
        }
    }
    causes.extend(own);
    match node.get(CAUSES) {
        Some(list) if causes.len() > MOST => {
            Err(list
                .problem(Code::InvalidPolicy, &["with those that rules name there are more than 8 causes"]))
        }
        _ => Ok(causes),
    }
}

/// Whether a rule or a test somewhere in a document names a cause.
fn names(value: &Value, id: &str) -> bool {
    let is = |value: &Value| matches!(value, Value::String(text) if text == id);
    match value {
        Value::Array(items) => items.iter().any(|item| names(item, id)),
        Value::Object(fields) => fields.iter().any(|(field, value)| match (field.as_str(), value) {
            ("exclusion", named) if is(named) => true,
            ("exclusions", Value::Array(list)) if list.iter().any(is) => true,
            _ => names(value, id),
        }),
        _ => false,
    }
}

/// The place of a cause that a test names.
pub(super) fn place(node: Node<'_>, causes: &[Cause]) -> Result<u8, Problem> {
    let ids: Vec<&str> = causes.iter().map(|cause| cause.id.as_str()).collect();
    small(node, &ids)
}

/// The causes whose time a rule does not count, a bit each.
pub(super) fn stops(node: Option<Node<'_>>, causes: &[Cause]) -> Result<u8, Problem> {
    let mut stops = 0;
    let Some(list) = node else { return Ok(stops) };
    for item in list.items()? {
        let cause = place(item, causes)?;
        if causes.get(usize::from(cause)).is_some_and(|cause| !cause.pauses) {
            let message = ["the cause ", &item.shown(), " is recorded and pauses nothing"];
            return Err(item.problem(Code::InvalidPolicy, &message));
        }
        stops |= 1 << cause;
    }
    Ok(stops)
}

/// Refuses a declared cause that would pause but that nothing names.
pub(super) fn check(node: Node<'_>, causes: &[Cause], editions: &[Edition]) -> Result<(), Problem> {
    let mut named = 0;
    for edition in editions {
        for rule in &edition.rules {
            named |= rule.exclusions | Asked::of(rule, &edition.tables, &edition.figures).causes;
        }
    }
    let Some(list) = node.get(CAUSES) else { return Ok(()) };
    for item in list.items()? {
        let id = item.need("id")?;
        let place = place(id, causes)?;
        if named >> place & 1 == 0 && causes.get(usize::from(place)).is_some_and(|cause| cause.pauses) {
            let message = [
                "no rule names the cause ",
                &id.shown(),
                "; one that is only recorded says `\"pauses\": false`",
            ];
            return Err(id.problem(Code::InvalidPolicy, &message));
        }
    }
    Ok(())
}

/// Their ids, and of those the ones that are only recorded.
pub(super) fn ids(causes: &[Cause]) -> (Vec<String>, Vec<String>) {
    let of = |all: &mut dyn Iterator<Item = &Cause>| all.map(|cause| cause.id.clone()).collect();
    (of(&mut causes.iter()), of(&mut causes.iter().filter(|cause| !cause.pauses)))
}
