//! The request as an answer shows it: every moment as it was read, the rest by its names.

use super::LimitView;
use super::names::{Names, at};
use crate::counting::Excluded;
use crate::policy::reading_text;
use crate::prelude::*;
use crate::quote::{AUDIENCES, EventState};
use crate::time::Moment;
use crate::value::Value;
use alloc::collections::BTreeMap;
use serde::Serialize;

/// An interval that does not count, with its cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exclusion {
    /// The first moment, with a time of day.
    pub from: String,
    /// The first moment after the interval, with a time of day; later than `from`.
    pub to: String,
    /// The id of the cause. Only causes that a rule names stop its clock.
    pub cause: String,
}

/// A request. In a quote it is normalised: every moment with a time of day carries the policy's offset.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["dimensions", "startAt"])))]
#[serde(rename_all = "camelCase")]
pub struct QuoteRequest {
    /// The value, or the category, of each dimension.
    pub dimensions: BTreeMap<String, String>,
    /// The moment of every opening event that `events` does not give: `YYYY-MM-DD[THH:MM[:SS][Z|±HH:MM]]`, without an offset in the
    /// policy's zone. A call that searches for the start may leave it out.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_at: Option<String>,
    /// The moment of each event, or `null` for an event that did not happen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<BTreeMap<String, Option<String>>>,
    /// Whether each condition holds; a condition that is not given has its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<BTreeMap<String, bool>>,
    /// The limits that the source lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<BTreeMap<String, LimitView>>,
    /// The intervals that do not count, each with its cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusions: Option<Vec<Exclusion>>,
    /// The value of each reading that is not the policy's default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<BTreeMap<String, String>>,
    /// The audience: `customer` (the default) sees promises, `sales` also what the source does not label, `operator` everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<AudienceName>"))]
    pub audience: Option<String>,
    /// The present moment, in the form of `startAt`. With it, outcomes say `open` and what is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// The moment at which each commitment was finished, by commitment id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<BTreeMap<String, String>>,
}

/// Whose commitments are shown.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Audience", rename_all = "kebab-case")]
#[allow(dead_code)]
enum AudienceName {
    /// Promises only.
    Customer,
    /// Promises, and what the source does not label.
    Sales,
    /// Everything, internal standards included.
    Operator,
}

/// A map of what is given, or nothing where nothing is.
fn given<T>(entries: impl Iterator<Item = (String, T)>) -> Option<BTreeMap<String, T>> {
    let map: BTreeMap<String, T> = entries.collect();
    (!map.is_empty()).then_some(map)
}

impl Names<'_> {
    /// The request, which was asked as `asked`.
    pub(crate) fn request(&self, asked: &Value) -> QuoteRequest {
        let request = self.request;
        let chosen = request.dimensions.iter().enumerate();
        let chosen = chosen.filter_map(|(index, choice)| {
            Some((self.dimension(index), self.choice(index, (*choice)?.into())))
        });
        let condition =
            |index: usize| self.edition.conditions.get(index).map(|one| one.id.clone()).unwrap_or_default();
        let figures = self.edition.figures.iter().zip(&request.figures);
        let readings = self.edition.readings.iter().zip(&request.readings);
        QuoteRequest {
            dimensions: chosen.collect(),
            start_at: request.start.map(|start| self.shown(start, asked.get("startAt"))),
            events: self.events(asked.get("events")),
            conditions: given(request.conditions.iter().map(|(index, holds)| (condition(*index), *holds))),
            figures: given(figures.filter_map(|(figure, limit)| Some((figure.id.clone(), (*limit)?.into())))),
            exclusions: self.exclusions(asked.get("exclusions")),
            readings: given(
                readings.filter_map(|(reading, value)| {
                    Some((reading.id.clone(), reading_text(reading, (*value)?)))
                }),
            ),
            audience: request.audience.map(|audience| at(&AUDIENCES.map(str::to_owned), audience as usize)),
            now: request.now.map(|now| self.shown(now, asked.get("now"))),
            finished_at: self.finished(asked.get("finishedAt")),
        }
    }

    /// A moment in the policy's zone; as it was asked where nothing says in which zone it is.
    fn shown(&self, moment: Moment, asked: Option<&Value>) -> String {
        self.as_asked(asked).unwrap_or_else(|| self.moment(moment))
    }

    fn as_asked(&self, asked: Option<&Value>) -> Option<String> {
        match asked {
            Some(Value::String(text)) if self.is_open() => Some(text.clone()),
            _ => None,
        }
    }

    fn events(&self, asked: Option<&Value>) -> Option<BTreeMap<String, Option<String>>> {
        let states = self.request.events.iter().enumerate();
        given(states.filter(|(_, state)| **state != EventState::Unset).map(|(index, state)| {
            let id = self.event(index);
            let own = asked.and_then(|events| events.get(&id));
            let moment =
                if let EventState::At(moment) = state { Some(self.shown(*moment, own)) } else { None };
            (id, moment)
        }))
    }

    fn exclusions(&self, asked: Option<&Value>) -> Option<Vec<Exclusion>> {
        let items = if let Some(Value::Array(items)) = asked { items } else { &[][..] };
        let one = |(place, one): (usize, &Excluded)| {
            let shown = |name: &str, second: i64| {
                let own = items.get(place).and_then(|item| item.get(name));
                self.as_asked(own).unwrap_or_else(|| self.zone.instant(second))
            };
            Exclusion {
                from: shown("from", one.interval.from),
                to: shown("to", one.interval.to),
                cause: at(&self.info.causes, one.cause),
            }
        };
        let exclusions: Vec<_> = self.request.exclusions.iter().enumerate().map(one).collect();
        (!exclusions.is_empty()).then_some(exclusions)
    }

    fn finished(&self, asked: Option<&Value>) -> Option<BTreeMap<String, String>> {
        given(self.request.finished.iter().map(|(rule, moment)| {
            let id = self.edition.rules.get(*rule).map(|rule| rule.id.clone()).unwrap_or_default();
            let shown = self.shown(*moment, asked.and_then(|finished| finished.get(&id)));
            (id, shown)
        }))
    }
}
