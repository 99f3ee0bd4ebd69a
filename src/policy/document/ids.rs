//! Ids and the other ways of writing a name: which texts can be one.

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::value::Node;

fn is_id(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Ids stand in attributes and addresses, so they are letters, digits and single hyphens.
pub(super) fn check_id(id: Node<'_>) -> Result<(), Problem> {
    if is_id(id.string()?) {
        return Ok(());
    }
    Err(id.problem(Code::InvalidPolicy, &[&id.shown(), " is no id: letters, digits and single hyphens"]))
}

/// The id of a rule is that of its process and a word of its own, with a dot between them.
pub(super) fn check_rule_id(id: Node<'_>) -> Result<(), Problem> {
    let small = |text: &str| is_id(text) && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if id.string()?.split_once('.').is_some_and(|(process, what)| small(process) && small(what)) {
        return Ok(());
    }
    let says = " is no id of a rule: `process.what` in small letters, digits and single hyphens";
    Err(id.problem(Code::InvalidPolicy, &[&id.shown(), says]))
}

/// Other ways of writing a name, by language. Each means one entry of its list alone.
pub(super) fn read_aliases(node: Node<'_>, taken: &mut Vec<String>) -> Result<(), Problem> {
    for language in node.object(&node.languages())?.fields()? {
        for alias in node.need(&language.0)?.items()? {
            let text = alias.string()?;
            if text.is_empty() {
                return Err(alias.problem(Code::InvalidPolicy, &["an alias needs at least one character"]));
            }
            if taken.iter().any(|one| one == text) {
                return Err(alias.problem(
                    Code::InvalidPolicy,
                    &["the alias ", &alias.shown(), " stands in this list twice"],
                ));
            }
            taken.push(text.to_owned());
        }
    }
    Ok(())
}
