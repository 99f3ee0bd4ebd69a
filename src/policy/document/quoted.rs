//! Checks of a rule's quotations from its source, of the source's wording of its limits, and of its worked examples.

use super::fields::small;
use super::lists::Lists;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::vocabulary::{Requirement, Units};
use crate::text;
use crate::value::{Node, Value};

/// What a rule quotes: one text, or pieces with something left out between them, each a text or a text with a clause
/// of its own.
pub(super) fn quotation(node: Node<'_>, lists: &Lists) -> Result<(), Problem> {
    if !matches!(node.value, Value::Array(_)) {
        return texts(node).map(drop);
    }
    let mut pieces = node.items()?.peekable();
    if pieces.peek().is_none() {
        return Err(node.problem(Code::InvalidPolicy, &["a quotation needs at least one piece"]));
    }
    for piece in pieces {
        if piece.get("text").is_none() {
            texts(piece)?;
            continue;
        }
        piece.object(&["text", "clause"])?;
        texts(piece.need("text")?)?;
        small(piece.need("clause")?, &lists.clauses)?;
    }
    Ok(())
}

/// How the text words a requirement, a gate, what has no figure, or a limit of so many units; a limit that is replaced is worded anew.
pub(super) fn wording(node: Node<'_>) -> Result<(), Problem> {
    for (name, value) in node.fields()? {
        let child = node.child(name, value);
        let limit = name.split_once(' ').filter(|(amount, _)| amount.parse::<u16>().is_ok());
        let known = match limit {
            Some((_, units)) => Units::NAMES.contains(&units),
            None => {
                ["gate", "unquantified"].contains(&name.as_str())
                    || Requirement::NAMES.contains(&name.as_str())
            }
        };
        if !known {
            return Err(child.problem(
                Code::InvalidPolicy,
                &[
                    &text::quoted(name),
                    " is neither a requirement, `gate`, `unquantified` nor an amount with its units",
                ],
            ));
        }
        texts(child)?;
    }
    Ok(())
}

/// Worked examples are for tests and readers; only their form is looked at here.
pub(super) fn examples(list: Node<'_>) -> Result<(), Problem> {
    for one in list.items()? {
        one.object(&["title", "request", "expect"])?;
        one.get("title").map(texts).transpose()?;
        one.need("request")?.fields()?;
        one.need("expect")?.fields()?;
    }
    Ok(())
}
