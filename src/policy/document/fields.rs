//! Fields of a policy document: lists of entries with ids, flags, units, references to a list.

use super::ids::{check_id, read_aliases};
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::vocabulary::Units;
use crate::prelude::*;
use crate::text;
use crate::value::Node;

/// The ids of a list, each once, each entry with a title; `each` reads the rest of an entry.
pub(super) fn entries<T>(
    node: Node<'_>,
    list: &str,
    fields: &[&str],
    mut each: impl FnMut(Node<'_>, String) -> Result<T, Problem>,
) -> Result<Vec<T>, Problem> {
    let list = node.need(list)?;
    let (mut ids, mut found): (Vec<String>, Vec<T>) = (Vec::new(), Vec::new());
    let mut aliases = Vec::new();
    for item in list.items()? {
        item.object(fields)?;
        let id = item.need("id")?;
        let name = id.string()?.to_owned();
        if name.is_empty() {
            return Err(id.problem(Code::InvalidPolicy, &["an id needs at least one character"]));
        }
        check_id(id)?;
        if ids.contains(&name) {
            return Err(
                id.problem(Code::InvalidPolicy, &["the id ", &id.shown(), " stands in this list twice"])
            );
        }
        if ids.len() >= 200 {
            return Err(id.problem(Code::InvalidPolicy, &["there are more than 200 entries"]));
        }
        texts(item.need("title")?)?;
        for optional in ["hint", "definition", "unknown", "missing", "note", "why"] {
            item.get(optional).map(texts).transpose()?;
        }
        item.get("aliases").map(|given| read_aliases(given, &mut aliases)).transpose()?;
        found.push(each(item, name.clone())?);
        ids.push(name);
    }
    Ok(found)
}

/// A flag that is not set where it is not given.
pub(super) fn flag(node: Node<'_>, name: &str) -> Result<bool, Problem> {
    node.get(name).map_or(Ok(false), |flag| flag.bool())
}

/// What a field refers to, by the field's name.
const REFERENCES: [&str; 12] = [
    "table",
    "figure",
    "rule",
    "event",
    "condition",
    "dimension",
    "reading",
    "reason",
    "process",
    "clause",
    "category",
    "exclusion",
];

/// The place of a name, for lists of any length.
pub(super) fn place<S: AsRef<str>>(node: Node<'_>, names: &[S]) -> Result<u16, Problem> {
    match node.one_of(names) {
        Ok(index) => Ok(u16::try_from(index).unwrap_or(u16::MAX)),
        Err(problem) if problem.code == Code::UnknownValue => Err(no_such(node, names)),
        Err(problem) => Err(problem),
    }
}

/// The fault of a reference to nothing.
fn no_such<S: AsRef<str>>(node: Node<'_>, names: &[S]) -> Problem {
    let path = node.path();
    let field = path.rsplit('/').next().unwrap_or_default();
    let message = match REFERENCES.iter().find(|name| **name == field) {
        Some(kind) => text::join(&["there is no ", kind, " ", &node.shown()]),
        None => text::join(&["there is nothing called ", &node.shown(), " to name here"]),
    };
    node.problem(Code::UnknownValue, &[&message]).with_allowed(names)
}

/// The place of a name, for lists of at most 200 entries.
pub(super) fn small<S: AsRef<str>>(node: Node<'_>, names: &[S]) -> Result<u8, Problem> {
    place(node, names).map(|index| u8::try_from(index).unwrap_or(u8::MAX))
}

/// The units of a limit.
pub(super) fn units(node: Node<'_>) -> Result<Units, Problem> {
    node.word(Units::ALL, Units::NAMES)
}
