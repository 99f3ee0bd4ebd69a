//! Tables as the source prints them: titles, heads and rows in its words. The cells are asked of the engine, so a printed
//! table never holds a figure.

use super::editions::PRINTED;
use super::fields::place;
use super::lists::Lists;
use super::texts::Texts;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::model::Dimension;
use crate::policy::vocabulary::Requirement;
use crate::prelude::*;
use crate::text;
use crate::value::{LANGUAGES, Node, Value};

const TABLE: [&str; 10] =
    ["id", "title", "clause", "corner", "columns", "legend", "aside", "notes", "remark", "rows"];
const ROW: [&str; 7] = ["heading", "title", "rule", "when", "merged", "words", "cells"];

/// Checks the printed tables of a document: every name they refer to, and every text.
pub(super) fn check(document: Node<'_>, lists: &Lists) -> Result<(), Problem> {
    let Some(list) = document.get(PRINTED) else { return Ok(()) };
    let mut ids: Vec<String> = Vec::new();
    for table in list.items()? {
        table.object(&TABLE)?;
        let id = table.need("id")?;
        let name = id.string()?.to_owned();
        if ids.contains(&name) {
            return Err(
                id.problem(Code::InvalidPolicy, &["the id ", &id.shown(), " stands in this list twice"])
            );
        }
        ids.push(name);
        place(table.need("clause")?, &lists.clauses)?;
        texts(table.need("title")?)?;
        optional(table, &["corner", "legend", "remark"])?;
        if let Some(aside) = table.get("aside") {
            aside.object(&["title", "text"])?;
            texts(aside.need("title")?)?;
            texts(aside.need("text")?)?;
        }
        if let Some(notes) = table.get("notes") {
            notes.items()?.try_for_each(|note| texts(note).map(drop))?;
        }
        let columns = columns(table.need("columns")?, lists)?;
        table.need("rows")?.items()?.try_for_each(|one| row(one, lists, columns))?;
    }
    Ok(())
}

fn optional(node: Node<'_>, names: &[&str]) -> Result<(), Problem> {
    names.iter().filter_map(|name| node.get(name)).try_for_each(|node| texts(node).map(drop))
}

/// The dimension whose values are the columns.
fn columns<'a>(node: Node<'_>, lists: &'a Lists) -> Result<&'a Dimension, Problem> {
    node.object(&["dimension", "heading", "titles"])?;
    optional(node, &["heading"])?;
    let dimension = dimension(node.need("dimension")?, lists)?;
    if let Some(titles) = node.get("titles") {
        by_value(titles, dimension)?;
    }
    Ok(dimension)
}

fn dimension<'a>(node: Node<'_>, lists: &'a Lists) -> Result<&'a Dimension, Problem> {
    let index = place(node, &lists.dimension_names())?;
    lists.dimensions.get(usize::from(index)).ok_or_else(|| node.wrong_type("a dimension"))
}

fn row(node: Node<'_>, lists: &Lists, columns: &Dimension) -> Result<(), Problem> {
    node.object(&ROW)?;
    texts(node.need("title")?)?;
    optional(node, &["heading"])?;
    place(node.need("rule")?, &lists.rules)?;
    node.get("merged").map_or(Ok(false), |flag| flag.bool())?;
    if let Some(when) = node.get("when") {
        for (name, value) in when.fields()? {
            let child = when.child(name, value);
            let names = lists.dimension_names();
            let index = names.iter().position(|known| known == name);
            let dimension = index.and_then(|index| lists.dimensions.get(index));
            let dimension = dimension.ok_or_else(|| child.unknown_field(name, &names))?;
            child.items()?.try_for_each(|one| place(one, &dimension.choices).map(drop))?;
        }
    }
    if let Some(words) = node.get("words") {
        let known: Vec<&str> = Requirement::NAMES.iter().copied().chain(["limit", "channel"]).collect();
        words.object(&known)?;
        words.fields()?.iter().try_for_each(|(name, value)| texts(words.child(name, value)).map(drop))?;
    }
    node.get("cells").map_or(Ok(()), |cells| by_value(cells, columns))
}

/// A text for each of some values of a dimension.
fn by_value(node: Node<'_>, dimension: &Dimension) -> Result<(), Problem> {
    for (name, value) in node.fields()? {
        let child = node.child(name, value);
        if !dimension.choices.contains(name) {
            let message =
                [&text::quoted(name), " is not a value of the dimension ", &text::quoted(&dimension.id)];
            let problem = child.problem(Code::UnknownValue, &message);
            return Err(problem.with_allowed(&dimension.choices));
        }
        texts(child)?;
    }
    Ok(())
}

/// The printed tables in one language: the same shape, each text a string.
pub(super) fn localized(document: &Value, texts: &Texts<'_>) -> Value {
    let Some(Value::Array(tables)) = document.get(PRINTED) else { return Value::Array(Vec::new()) };
    Value::Array(tables.iter().map(|table| said(table, texts)).collect())
}

/// The words that the rows print for a requirement, by rule: no signs such as ●, which a table alone explains.
pub(super) fn requirements(document: &Value, texts: &Texts<'_>) -> Vec<(String, Value)> {
    let list = |owner: &Value, name: &str| match owner.get(name) {
        Some(Value::Array(items)) => items.clone(),
        _ => Vec::new(),
    };
    let rows = list(document, PRINTED).into_iter().flat_map(|table| list(&table, "rows"));
    let worded = |row: Value| {
        let (Some(Value::String(rule)), Some(Value::Object(words))) = (row.get("rule"), row.get("words"))
        else {
            return None;
        };
        let said = words.iter().filter(|(name, _)| Requirement::NAMES.contains(&name.as_str()));
        let said: Vec<_> = said
            .map(|(name, text)| (name.clone(), texts.of(Some(text))))
            .filter(|(_, text)| matches!(text, Value::String(text) if text.chars().any(char::is_alphabetic)))
            .collect();
        (!said.is_empty()).then(|| (rule.clone(), Value::Object(said)))
    };
    rows.filter_map(worded).collect()
}

/// A value with its texts in one language.
fn said(value: &Value, texts: &Texts<'_>) -> Value {
    match value {
        Value::Object(fields) if fields.iter().any(|(name, _)| name == LANGUAGES[0]) => texts.of(Some(value)),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), said(value, texts))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| said(item, texts)).collect()),
        other => other.clone(),
    }
}
