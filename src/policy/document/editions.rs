//! Editions and overlays: one document laid over another, entries replaced by their id.

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time;
use crate::value::{Node, Value};

/// One edition as a whole document.
pub(super) struct Layer {
    pub(super) id: String,
    pub(super) from: Option<i32>,
    pub(super) document: Value,
    /// Places in the whole document that come from elsewhere, and from where.
    moved: Vec<(String, String)>,
}

/// The printed tables of a document; they may be left out.
pub(super) const PRINTED: &str = "printedTables";
/// The targets of a document; they may be left out.
pub(super) const TARGETS: &str = "targets";
/// The causes of a document, which hold in every edition.
pub(super) const CAUSES: &str = "causes";

/// The lists whose entries have an id; an overlay may replace the last two too, an edition may not.
pub(super) const LISTS: [&str; 17] = [
    "dimensions",
    "processes",
    "questions",
    "parties",
    "clauses",
    "acts",
    "events",
    "conditions",
    "figures",
    "readings",
    "reasons",
    "tables",
    PRINTED,
    "rules",
    TARGETS,
    CAUSES,
    "editions",
];

/// The fields of an overlay that take the place of the base's.
const LAID_OVER: [&str; 10] = [
    "id",
    "title",
    "languages",
    "calculator",
    "provenance",
    "zone",
    "calendar",
    "calendars",
    "hotline",
    "officeHours",
];

impl Layer {
    /// The problem with its path in the document that was given.
    pub(super) fn origin(&self, problem: Problem) -> Problem {
        let path = self.given(&problem.path);
        problem.at(path)
    }

    /// Where a place of the whole document stands in the document that was given.
    fn given(&self, path: &str) -> String {
        let covers =
            |place: &str| path == place || path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
        match self.moved.iter().rev().find(|(place, _)| covers(place)) {
            Some((place, origin)) => text::join(&[origin, path.get(place.len()..).unwrap_or("")]),
            None => path.to_owned(),
        }
    }
}

/// Every edition of a document as a whole document, the earliest first.
pub(super) fn layers(document: &Value, base: Option<&Value>) -> Result<Vec<Layer>, Problem> {
    let node = Node::root(document);
    let mut whole = Layer { id: String::new(), from: None, document: document.clone(), moved: Vec::new() };
    if let Some(extends) = node.get("extends") {
        let name = extends.string()?;
        let known = [&["$schema", "schema", "extends"], &LAID_OVER[..], &["replace"]].concat();
        node.object(&known)?;
        check_schema(node)?;
        // An overlay speaks for itself: what it says of its origin is never the base's.
        for field in ["id", "title", "provenance"] {
            node.need(field)?;
        }
        let base = base.filter(|base| base.get("id") == Some(&Value::String(name.to_owned())));
        let base = base.ok_or_else(|| {
            extends.problem(Code::UnknownValue, &["the policy ", &text::quoted(name), " is not at hand"])
        })?;
        whole.document = base.clone();
        // What the base counts by gives way whole: a calendar, or calendars with the zones that they have.
        if document.get("calendars").is_some() {
            unset(&mut whole.document, &["calendar", "zone"]);
        } else if document.get("calendar").is_some() {
            unset(&mut whole.document, &["calendars"]);
        }
        for field in LAID_OVER {
            if let Some(value) = document.get(field) {
                set(&mut whole.document, field, value.clone());
                whole.moved.push((text::join(&["/", field]), text::join(&["/", field])));
            }
        }
        replace(&mut whole, node.get("replace"), "/replace", LISTS.len())?;
    }
    editions(&whole).map_err(|problem| whole.origin(problem))
}

/// The whole document under each of its editions.
fn editions(whole: &Layer) -> Result<Vec<Layer>, Problem> {
    let list = match whole.document.get("editions") {
        Some(list) => list.clone(),
        None => return Err(Node::root(&whole.document).missing("editions")),
    };
    let languages = whole.document.get("languages").map(|list| ("languages".to_owned(), list.clone()));
    let list_owner = Value::Object([("editions".to_owned(), list)].into_iter().chain(languages).collect());
    let root = Node::root(&list_owner);
    let mut layers: Vec<Layer> = Vec::new();
    for (index, item) in root.need("editions")?.items()?.enumerate() {
        item.object(&["id", "title", "from", "replace"])?;
        let from = match item.get("from") {
            None => None,
            Some(from) => Some(time::date(from.string()?).map_err(|problem| problem.under(&from.path()))?.0),
        };
        if layers.last().is_some_and(|last| last.from >= from) {
            let Some(from) = item.get("from") else { return Err(item.missing("from")) };
            return Err(from.problem(
                Code::InvalidPolicy,
                &[&from.shown(), " is not after the first day of the edition before it"],
            ));
        }
        crate::calendar::texts(item.need("title")?)?;
        let id = item.need("id")?;
        let name = id.string()?.to_owned();
        if layers.iter().any(|layer| layer.id == name) {
            return Err(
                id.problem(Code::InvalidPolicy, &["the id ", &id.shown(), " stands in this list twice"])
            );
        }
        let before = layers.last().unwrap_or(whole);
        let mut layer =
            Layer { id: name, from, document: before.document.clone(), moved: before.moved.clone() };
        let place = whole.given(&text::join(&[
            "/editions/",
            &text::decimal(i64::try_from(index).unwrap_or(0)),
            "/replace",
        ]));
        replace(&mut layer, item.get("replace"), &place, LISTS.len() - 2)?;
        layers.push(layer);
    }
    if layers.is_empty() {
        return Err(Problem::new(
            Code::InvalidPolicy,
            "/editions".to_owned(),
            "there is no edition".to_owned(),
        ));
    }
    Ok(layers)
}

/// The version of this format.
pub(super) fn check_schema(node: Node<'_>) -> Result<(), Problem> {
    let schema = node.need("schema")?;
    match schema.value {
        Value::Number(1.0) => Ok(()),
        Value::Number(_) => Err(schema.problem(
            Code::InvalidPolicy,
            &["the version ", &schema.shown(), " of this format is not known, `1` is"],
        )),
        _ => Err(schema.wrong_type("a number")),
    }
}

fn unset(document: &mut Value, fields: &[&str]) {
    if let Value::Object(all) = document {
        all.retain(|(name, _)| !fields.contains(&name.as_str()));
    }
}

fn set(document: &mut Value, field: &str, value: Value) {
    if let Value::Object(fields) = document {
        match fields.iter_mut().find(|(key, _)| key == field) {
            Some((_, slot)) => *slot = value,
            None => fields.push((field.to_owned(), value)),
        }
    }
}

/// Lays the lists of `patch` over those of the layer: an entry of the same id is replaced, another one is added.
fn replace(layer: &mut Layer, patch: Option<Node<'_>>, origin: &str, lists: usize) -> Result<(), Problem> {
    let Some(patch) = patch else { return Ok(()) };
    let known: Vec<&str> = LISTS.iter().copied().take(lists).collect();
    patch.object(&known)?;
    for (list, _) in patch.fields()? {
        let entries = patch.need(list)?;
        for (index, entry) in entries.items()?.enumerate() {
            let id = entry.need("id")?;
            let id = Value::String(id.string()?.to_owned());
            if layer.document.get(list).is_none() {
                set(&mut layer.document, list, Value::Array(Vec::new()));
            }
            let place = match &mut layer.document {
                Value::Object(fields) => {
                    fields.iter_mut().find(|(key, _)| key == list).map(|(_, value)| value)
                }
                _ => None,
            };
            let Some(Value::Array(existing)) = place else { continue };
            let at = existing.iter().position(|other| other.get("id") == Some(&id)).unwrap_or(existing.len());
            match existing.get_mut(at) {
                Some(slot) => *slot = entry.value.clone(),
                None => existing.push(entry.value.clone()),
            }
            let number = |value: usize| text::decimal(i64::try_from(value).unwrap_or(0));
            layer.moved.push((
                text::join(&["/", list, "/", &number(at)]),
                text::join(&[origin, "/", list, "/", &number(index)]),
            ));
        }
    }
    Ok(())
}
