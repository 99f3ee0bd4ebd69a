//! The strict reader of policy documents: refused whole with the first fault and its place.

mod asked;
mod calendars;
mod causes;
mod credit;
mod documents;
mod editions;
mod events;
mod expr;
mod fields;
mod hints;
mod ids;
mod infos;
mod lists;
mod printed;
mod quoted;
mod receipt;
mod rules;
mod settings;
mod shapes;
mod tables;
mod targets;
mod texts;
mod units;
mod words;

pub use documents::Documents;
pub(crate) use lists::reading_text;
pub use words::words;

use super::info::PolicyInfo;
use super::model::{Edition, Policy};
use super::shapes::Shapes;
use crate::calendar::CalendarInfo;
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{self, Day};
use crate::value::{Node, Value};
use causes::Cause;
use editions::{Layer, check_schema};
use lists::Lists;

/// What a document says of itself, and then its lists.
const HEAD: [&str; 13] = [
    "$schema",
    "schema",
    "id",
    "title",
    "languages",
    "calculator",
    "provenance",
    "law",
    "zone",
    "calendar",
    "calendars",
    "hotline",
    "officeHours",
];
/// No name or sentence of a document is longer.
const LONGEST: usize = 100_000;

/// Reads a policy document; one that `extends` another is laid over `base`.
///
/// # Errors
/// `invalid-policy` with the path of the first fault.
pub fn read(document: &Value, base: Option<&Value>) -> Result<Documents, Problem> {
    let invalid = |problem: Problem| hints::said(problem).as_code(Code::InvalidPolicy);
    Node::root(document).fields().map_err(invalid)?;
    check_lengths(Node::root(document)).map_err(invalid)?;
    crate::calendar::check_languages(Node::root(document)).map_err(invalid)?;
    let layers = editions::layers(document, base).map_err(invalid)?;
    let mut read = Documents {
        policy: Policy { id: String::new(), zone: 0, causes: Vec::new(), editions: Vec::new() },
        calendars: Vec::new(),
        info: Vec::new(),
        merged: Vec::new(),
    };
    let whole = |problem: Problem| match layers.first() {
        Some(layer) => invalid(layer.origin(problem)),
        None => invalid(problem),
    };
    let causes = causes::read(&layers).map_err(whole)?;
    read.calendars = layers.first().map_or(Vec::new(), |layer| calendars::ids(Node::root(&layer.document)));
    for layer in &layers {
        let (edition, info, zone) = read_edition(layer, &causes, &read.calendars)
            .map_err(|problem| invalid(layer.origin(problem)))?;
        read.policy.id.clone_from(&info.id);
        read.policy.zone = zone;
        read.policy.editions.push(edition);
        read.info.push(info);
    }
    if let Some(layer) = layers.first() {
        causes::check(Node::root(&layer.document), &causes, &read.policy.editions).map_err(whole)?;
    }
    read.policy.causes = causes::ids(&causes).0;
    read.merged = layers.into_iter().map(|layer| layer.document).collect();
    Ok(read)
}

/// Every fault of a policy document, in its order: those that reading it to the first one leaves unsaid, too.
#[must_use]
pub fn faults(document: &Value, base: Option<&Value>, at_hand: Option<&[&CalendarInfo]>) -> Vec<Problem> {
    let languages = crate::value::languages(document);
    let first = at_hand.and_then(<[_]>::first);
    let stand_ins = stand_ins(first.map_or("calendar", |calendar| &calendar.id), &languages);
    crate::value::faults(document, &stand_ins, &|document| {
        let mut read = read(document, base)?;
        // Where what it says of its calendars is at fault itself, nothing more is said of them.
        let known = at_hand.filter(|_| !read.calendars.is_empty());
        known.map_or(Ok(()), |at_hand| check_calendars(&mut read, at_hand).map(drop))
    })
}

/// Right values for the head of a document, so that what comes after it is read.
fn stand_ins(calendar: &str, languages: &[&str]) -> Vec<(&'static str, Value)> {
    let text = |text: &str| Value::String(text.to_owned());
    let object = |fields: &[(&str, Value)]| {
        Value::Object(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    };
    let texts: Vec<_> = languages.iter().map(|language| (*language, text("-"))).collect();
    let texts = object(&texts);
    let provenance = [
        ("kind", text("public-facts")),
        ("source", texts.clone()),
        ("read", text("2000-01-01")),
        ("statement", texts.clone()),
    ];
    let mut all = vec![
        ("schema", Value::Number(1.0)),
        ("id", text("policy")),
        ("title", texts.clone()),
        ("provenance", object(&provenance)),
        ("zone", text("+00:00")),
        ("calendar", text(calendar)),
        ("calendars", calendars::stand_in()),
    ];
    all.extend(editions::LISTS.iter().map(|list| (*list, Value::Array(Vec::new()))));
    let edition = Value::Array(vec![object(&[("id", text("edition")), ("title", texts)])]);
    all.retain(|(name, _)| *name != "editions");
    all.push(("editions", edition));
    all
}

/// Whether the policy can be answered by the calendars at hand: those that it names and no other, in zones that fit. The place at
/// hand of each calendar that it counts by, in its order; a policy of several calendars then has the zone of the first.
///
/// # Errors
/// `invalid-policy` at `/calendar`, `/calendars/of`, `/officeHours` or `/zone`.
pub fn check_calendars(documents: &mut Documents, at_hand: &[&CalendarInfo]) -> Result<Vec<usize>, Problem> {
    calendars::check(documents, at_hand)
}

/// Refuses texts that no document needs, before anything copies them.
fn check_lengths(node: Node<'_>) -> Result<(), Problem> {
    match node.value {
        Value::String(string) if string.len() > LONGEST => Err(node.problem(
            Code::InvalidPolicy,
            &[
                "a text of ",
                &text::decimal(i64::try_from(string.len()).unwrap_or(i64::MAX)),
                " bytes is too long",
            ],
        )),
        Value::Array(_) => node.items()?.try_for_each(check_lengths),
        Value::Object(fields) => {
            fields.iter().try_for_each(|(key, value)| check_lengths(node.child(key, value)))
        }
        _ => Ok(()),
    }
}

fn read_edition(
    layer: &Layer,
    causes: &[Cause],
    counted_by: &[String],
) -> Result<(Edition, PolicyInfo, i32), Problem> {
    let (node, id, from) = (Node::root(&layer.document), &layer.id, layer.from);
    node.object(&[&HEAD[..], &editions::LISTS].concat())?;
    check_schema(node)?;
    let zone_name = calendars::zone(node)?;
    let zone = time::zone(&zone_name).unwrap_or(0);
    crate::calendar::texts(node.need("title")?)?;
    node.get("calculator").map(crate::calendar::texts).transpose()?;
    words::check_law(node)?;
    let lists = Lists::read(node, causes)?;
    let mut edition = Edition {
        id: id.clone(),
        from,
        dimensions: lists.dimensions.clone(),
        events: lists.events.clone(),
        conditions: lists.conditions.clone(),
        figures: lists.figures.clone(),
        readings: lists.readings.clone(),
        tables: Vec::new(),
        reasons: u8::try_from(lists.reasons.len()).unwrap_or(u8::MAX),
        rules: Vec::new(),
        shapes: None,
    };
    let hours = shapes::hours(node)?;
    edition.tables = tables::read(node.need("tables")?, &lists)?;
    let mut parts = rules::Parts::default();
    expr::figure_limits(node, &lists, &edition.tables, &mut edition.figures)?;
    edition.rules =
        rules::read(node.need("rules")?, &lists, (&edition.tables, &edition.figures), &mut parts)?;
    let cut_offs = core::mem::take(&mut parts.cut_offs);
    let (targets, targets_info) = targets::read(node, &lists, &edition.rules)?;
    let (calendars, calendars_info) = calendars::read(node, &edition, counted_by)?.unzip();
    if hours.is_some() || !cut_offs.is_empty() || !targets.is_empty() || calendars.is_some() {
        edition.shapes = Some(Box::new(Shapes { hours, cut_offs, targets, calendars }));
    }
    lists.read_projections(node, &mut edition.events)?;
    lists.read_mappings(node, &edition.tables, &mut edition.dimensions)?;
    printed::check(node, &lists)?;
    expr::check_circles(&edition)?;
    units::check(&edition)?;
    shapes::check(node, &mut edition)?;
    settings::check(node, &edition)?;
    if let Some(place) = asked::unasked_reading(&edition) {
        let list = node.need("readings")?;
        let Some(reading) = list.items()?.nth(place) else { return Err(list.wrong_type("a list")) };
        let id = reading.need("id")?;
        return Err(id.problem(Code::InvalidPolicy, &["nothing asks for the reading ", &id.shown()]));
    }
    let provenance = node.need("provenance")?;
    provenance.object(&["kind", "source", "language", "read", "statement", "remarks", "url"])?;
    words::check_remarks(provenance)?;
    let (causes, recorded) = causes::ids(causes);
    let questions = lists.asked_processes(node, &parts.rules)?;
    let info = PolicyInfo {
        id: node.need("id")?.string()?.to_owned(),
        edition: id.clone(),
        from: from.map(|day| time::write_date(Day(day))),
        provenance: {
            provenance.need("kind")?.one_of(&["public-excerpt", "public-facts", "operator-issued"])?;
            crate::calendar::texts(provenance.need("statement")?)?;
            crate::calendar::texts(provenance.need("source")?)?;
            let read = provenance.need("read")?;
            time::date(read.string()?).map_err(|problem| problem.under(&read.path()))?;
            provenance.need("kind")?.string()?.to_owned()
        },
        zone: zone_name,
        calendars: calendars_info,
        hotline: node.get("hotline").map(|hotline| hotline.string().map(str::to_owned)).transpose()?,
        office_hours: shapes::hours_info(node)?,
        dimensions: Lists::dimension_info(&edition),
        processes: lists.processes.clone(),
        questions,
        called_about: lists.questions.iter().filter(|(_, calls)| *calls).map(|(id, _)| id.clone()).collect(),
        parties: lists.parties.clone(),
        events: lists.event_info(),
        conditions: lists.condition_info(),
        figures: lists.figure_info(&edition.figures),
        readings: lists.reading_info(),
        reasons: lists.reasons.clone(),
        causes,
        recorded,
        rules: parts.rules,
        deliverables: parts.deliverables,
        gates: parts.gates,
        targets: targets_info,
    };
    Ok((edition, info, zone))
}
