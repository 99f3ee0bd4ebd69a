//! The lists of names that tables and rules refer to.

use super::causes::Cause;
use super::events;
use super::fields::{entries, flag, place, small, units};
use super::ids::{check_id, check_rule_id};
use crate::error::{Code, Problem};
use crate::policy::info::RuleInfo;
use crate::policy::model::{Condition, Dimension, Event, Figure, Reading, ReadingValue, Table};
use crate::policy::values::reading_value;
use crate::prelude::*;
use crate::text;
use crate::time::write_time;
use crate::value::Node;

/// Every name of a document, by list.
pub(super) struct Lists {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) events: Vec<Event>,
    pub(super) conditions: Vec<Condition>,
    pub(super) figures: Vec<Figure>,
    pub(super) readings: Vec<Reading>,
    pub(super) processes: Vec<String>,
    /// The processes that the first question offers, and whether people call about them.
    pub(super) questions: Vec<(String, bool)>,
    pub(super) parties: Vec<String>,
    pub(super) clauses: Vec<String>,
    pub(super) acts: Vec<String>,
    pub(super) reasons: Vec<String>,
    pub(super) causes: Vec<Cause>,
    pub(super) tables: Vec<String>,
    pub(super) rules: Vec<String>,
    pub(super) items: Vec<Option<String>>,
    /// The readings of a year of quality, beside those that the engine itself acts on.
    pub(super) yearly: Vec<bool>,
    /// The events at which an outage ends.
    pub(super) outage_ends: Vec<bool>,
}

fn names(node: Node<'_>, list: &str) -> Result<Vec<String>, Problem> {
    entries(node, list, &["id", "title"], |_, id| Ok(id))
}

/// The first question's choices; a document may leave them to its processes.
fn questions(node: Node<'_>) -> Result<Vec<(String, bool)>, Problem> {
    if node.get("questions").is_none() {
        return Ok(Vec::new());
    }
    entries(node, "questions", &["id", "title", "hotline"], |item, id| Ok((id, flag(item, "hotline")?)))
}

impl Lists {
    pub(super) fn read(node: Node<'_>, causes: &[Cause]) -> Result<Lists, Problem> {
        let (mut items, mut yearly) = (Vec::new(), Vec::new());
        let (events, outage_ends) = events::read(node)?;
        let readings = entries(
            node,
            "readings",
            &["id", "item", "title", "values", "time", "default", "why", "year"],
            |item, id| {
                items.push(item.get("item").map(|item| item.string().map(str::to_owned)).transpose()?);
                yearly.push(flag(item, "year")?);
                reading(item, id)
            },
        )?;
        let ids = |list: &str, check: fn(Node<'_>) -> Result<(), Problem>| {
            let mut ids: Vec<String> = Vec::new();
            for item in node.need(list)?.items()? {
                let id = item.need("id")?;
                check(id)?;
                ids.push(id.string()?.to_owned());
            }
            Ok::<_, Problem>(ids)
        };
        Ok(Lists {
            dimensions: entries(
                node,
                "dimensions",
                &[
                    "id",
                    "title",
                    "aliases",
                    "hint",
                    "required",
                    "ordered",
                    "unknown",
                    "values",
                    "categories",
                    "from",
                ],
                dimension,
            )?,
            events,
            conditions: entries(node, "conditions", &["id", "title", "hint", "default"], |item, id| {
                Ok(Condition { id, default: item.need("default")?.bool()? })
            })?,
            figures: entries(node, "figures", &["id", "title", "units", "missing", "limit"], |item, id| {
                Ok(Figure { id, units: units(item.need("units")?)?, limit: None })
            })?,
            readings,
            processes: names(node, "processes")?,
            questions: questions(node)?,
            parties: names(node, "parties")?,
            clauses: names(node, "clauses")?,
            acts: names(node, "acts")?,
            reasons: names(node, "reasons")?,
            causes: causes.to_vec(),
            tables: ids("tables", check_id)?,
            rules: ids("rules", check_rule_id)?,
            items,
            yearly,
            outage_ends,
        })
    }

    /// The processes that something starts, in the order of the first question: as the document asks it, or else as it
    /// lists its processes.
    pub(super) fn asked_processes(&self, node: Node<'_>, rules: &[RuleInfo]) -> Result<Vec<String>, Problem> {
        let opens = |id: &String| self.events.iter().any(|event| event.opening && event.id == *id);
        let started = |id: &str| rules.iter().any(|rule| rule.process == id && rule.events.iter().any(opens));
        let known: Vec<&String> = self.processes.iter().filter(|id| started(id)).collect();
        if self.questions.is_empty() {
            return Ok(known.into_iter().cloned().collect());
        }
        for item in node.need("questions")?.items()? {
            item.need("id")?.one_of(&known)?;
        }
        Ok(self.questions.iter().map(|(id, _)| id.clone()).collect())
    }

    /// The tables that fill dimensions which a request leaves open.
    pub(super) fn read_mappings(
        &self,
        node: Node<'_>,
        tables: &[Table],
        dimensions: &mut [Dimension],
    ) -> Result<(), Problem> {
        let list = node.need("dimensions")?;
        for (place, item) in list.items()?.enumerate() {
            let Some(from) = item.get("from") else { continue };
            from.object(&["table", "reason"])?;
            let name = from.need("table")?;
            let index = small(name, &self.tables)?;
            let of = tables.get(usize::from(index)).and_then(|table| table.of);
            if of.map(usize::from) != Some(place) {
                return Err(name.problem(
                    Code::InvalidPolicy,
                    &["the table ", &name.shown(), " does not hold values of this dimension"],
                ));
            }
            if flag(item, "required")? {
                return Err(from.problem(
                    Code::InvalidPolicy,
                    &["a dimension that a request must give is not filled by a table"],
                ));
            }
            let asked = tables.get(usize::from(index)).map_or(&[][..], |table| &table.dimensions);
            if asked.iter().any(|one| self.dimensions.get(usize::from(*one)).is_none_or(|one| !one.required))
            {
                return Err(name.problem(
                    Code::InvalidPolicy,
                    &["the table ", &name.shown(), " asks for a dimension that a request may leave open"],
                ));
            }
            let reason = from.get("reason").map(|reason| small(reason, &self.reasons)).transpose()?;
            if let Some(dimension) = dimensions.get_mut(place) {
                dimension.from = Some((index, reason));
            }
        }
        Ok(())
    }

    /// The rules whose due moments stand for events.
    pub(super) fn read_projections(&self, node: Node<'_>, events: &mut [Event]) -> Result<(), Problem> {
        let list = node.need("events")?;
        for (item, event) in list.items()?.zip(events) {
            event.projected_by = item.get("projectedBy").map(|rule| place(rule, &self.rules)).transpose()?;
        }
        Ok(())
    }

    pub(super) fn event_names(&self) -> Vec<&str> {
        self.events.iter().map(|event| event.id.as_str()).collect()
    }

    pub(super) fn dimension_names(&self) -> Vec<&str> {
        self.dimensions.iter().map(|dimension| dimension.id.as_str()).collect()
    }
}

/// What a reading's value is called.
pub(crate) fn reading_text(reading: &Reading, value: ReadingValue) -> String {
    match value {
        ReadingValue::Choice(choice) => reading.values.get(usize::from(choice)).cloned().unwrap_or_default(),
        ReadingValue::Time(second) => write_time(second),
    }
}

fn dimension(item: Node<'_>, id: String) -> Result<Dimension, Problem> {
    let categories = match item.get("categories") {
        Some(_) => entries(item, "categories", &["id", "title", "aliases", "definition"], |_, id| Ok(id))?,
        None => Vec::new(),
    };
    let mut of: Vec<Option<u8>> = Vec::new();
    let mut choices =
        entries(item, "values", &["id", "title", "aliases", "definition", "category"], |value, id| {
            of.push(value.get("category").map(|category| small(category, &categories)).transpose()?);
            Ok(id)
        })?;
    let count = choices.len();
    if count == 0 || count + categories.len() > 32 {
        let values = item.need("values")?;
        return Err(values.problem(
            Code::InvalidPolicy,
            &[
                "a dimension has 1 to 32 values and categories, not ",
                &text::decimal(i64::try_from(count + categories.len()).unwrap_or(0)),
            ],
        ));
    }
    let values = u8::try_from(count).unwrap_or(0);
    choices.extend(categories);
    Ok(Dimension {
        id,
        required: flag(item, "required")?,
        ordered: flag(item, "ordered")?,
        choices,
        values,
        from: None,
        categories: of.into_iter().map(|category| category.map(|category| category + values)).collect(),
    })
}

fn reading(item: Node<'_>, id: String) -> Result<Reading, Problem> {
    let time = flag(item, "time")?;
    let mut values = match item.get("values") {
        Some(_) => entries(item, "values", &["id", "title", "why"], |_, id| Ok(id))?,
        None => Vec::new(),
    };
    if values.is_empty() {
        if !time {
            return Err(item.missing("values"));
        }
        values.push("none".to_owned());
    }
    let mut reading = Reading { id, values, time, default: ReadingValue::Choice(0) };
    reading.default = reading_value(item.need("default")?, &reading)?;
    Ok(reading)
}
