//! Fields of a calendar document: days, ids, references to a list.

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::time;
use crate::value::Node;

/// A date, as days since 1970-01-01.
pub(super) fn day(node: Node<'_>) -> Result<i32, Problem> {
    time::date(node.string()?).map(|day| day.0).map_err(|problem| problem.under(&node.path()))
}

/// Reads the id of a list's entry and checks that the list has it only once.
pub(super) fn push_id(ids: &mut Vec<String>, node: Node<'_>) -> Result<(), Problem> {
    let id = node.string()?;
    if ids.iter().any(|other| other == id) {
        return Err(node.problem(Code::UnknownValue, &[&node.shown(), " stands here twice"]));
    }
    if ids.len() >= 250 {
        return Err(node.problem(Code::InvalidNumber, &["there are more than 250 entries"]));
    }
    ids.push(id.to_owned());
    Ok(())
}

/// The place of a name in its list.
pub(super) fn index<S: AsRef<str>>(node: Node<'_>, names: &[S]) -> Result<u8, Problem> {
    node.one_of(names).map(|index| u8::try_from(index).unwrap_or(0))
}
