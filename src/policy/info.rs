//! What a policy says of itself: ids and their relations, no words. The page and the binding read it.

use super::targets::{TargetBound, TargetBy, TargetCounts, TargetPer};
use super::vocabulary::{Kind, Shape, Units};
use crate::boundary::words;
use crate::prelude::*;
use alloc::collections::BTreeMap;
use serde::Serialize;

/// A value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueInfo {
    /// The value's id, as requests write it.
    pub id: String,
    /// The id of the category that the value belongs to. A request may give the category instead of the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub category: Option<String>,
}

/// A dimension of the policy: something that limits depend on, such as the customer's tier or the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DimensionInfo {
    /// The dimension's id: its key in `QuoteRequest.dimensions`.
    pub id: String,
    /// Whether every request must give a value.
    pub required: bool,
    /// Whether the values are ranked: the first is the best, the last the lowest.
    pub ordered: bool,
    /// The values, in the policy's order.
    pub values: Vec<ValueInfo>,
    /// The ids of the categories of values.
    pub categories: Vec<String>,
    /// The ids of the dimensions from which a table of the policy derives this one when a request leaves it open; empty where no table
    /// does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Vec<String>,
    /// The ids of the rules that set this dimension themselves in some case, whatever that table says; empty where no table derives it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub overridden_by: Vec<String>,
}

words! {
    /// What an event ends, besides the commitments that it finishes.
    pub enum EventEnds {
        /// An outage of a line.
        Outage = "outage",
    }
}

/// An event: something that starts or ends clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventInfo {
    /// The event's id: its key in `QuoteRequest.events`.
    pub id: String,
    /// Whether the event takes `startAt` when the request does not give it (an opening event).
    pub opening: bool,
    /// What the event ends besides commitments; absent for most events.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ends: Option<EventEnds>,
}

/// A condition: a circumstance that a request states as true or false.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionInfo {
    /// The condition's id: its key in `QuoteRequest.conditions`.
    pub id: String,
    /// The value that holds when the request does not give one.
    pub default: bool,
}

/// A figure: a limit that the source lacks and that an operator or a request supplies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureInfo {
    /// The figure's id: its key in `QuoteRequest.figures`.
    pub id: String,
    /// The units in which the figure is given.
    pub units: Units,
    /// Whether the policy itself has a value for the figure.
    pub known: bool,
}

/// A reading: a point where the source can be interpreted in several ways, with its default and its alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingInfo {
    /// The reading's id: its key in `QuoteRequest.readings`.
    pub id: String,
    /// The numbers, such as `A16`, of the open questions of the source that this reading answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub item: Option<String>,
    /// The ids of the values that the reading can take.
    pub values: Vec<String>,
    /// Whether the reading also takes a time of day, `HH:MM` in the policy's zone.
    pub time: bool,
    /// The value that holds when the request does not set the reading.
    pub default: String,
    /// Whether a year of quality (`sla.quality`) depends on the reading.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub year: bool,
}

words! {
    /// Which periods of lateness are counted.
    pub enum Periods {
        /// Only periods that have passed completely.
        Full = "full",
        /// Also the period that has begun.
        Begun = "begun",
    }
}

/// A length of lateness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lateness {
    /// The number of units.
    pub amount: i32,
    /// The unit: minutes, hours, days of 24 hours, or working days.
    pub units: Units,
}

/// A period of lateness that is credited again each time it recurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CreditPeriod {
    /// The length of one period.
    #[serde(flatten)]
    pub length: Lateness,
    /// Whether a period counts once it has begun or only once it has passed.
    pub counted: Periods,
}

/// An amount that is credited when a limit is missed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CreditStep {
    /// The values for which the step holds, by dimension; a dimension that is not named does not matter.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: BTreeMap<String, Vec<String>>,
    /// The step holds only if the finish is later than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub after: Option<Lateness>,
    /// The amount, in the unit that the document's own text names.
    pub amount: f64,
    /// The amount is credited once for each such period; without it, once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub every: Option<CreditPeriod>,
}

/// What is credited when a limit is missed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Credit {
    /// The steps, all of which are added up.
    pub steps: Vec<CreditStep>,
    /// The most that is credited in all; without it there is no cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub most: Option<f64>,
}

/// A rule: what is the same in every answer to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    /// The id of its commitment.
    pub id: String,
    /// The numbers of the source's rules behind it, such as `R25`.
    pub rules: Vec<String>,
    /// The id of its process.
    pub process: String,
    /// The id of the clause that it stands in.
    pub clause: String,
    /// Whether it is a promise, an internal standard, or not labelled.
    pub kind: Kind,
    /// The id of the party that owes it.
    pub debtor: String,
    /// The id of the party to which it is owed; the debtor's again where the source names nobody.
    pub creditor: String,
    /// The form of the rule: a deadline, a lead time, a cadence, and so on.
    pub shape: Shape,
    /// The ids of the events that may start its clock.
    pub events: Vec<String>,
    /// The ids of the events that end it: its own first, then those that end it in some case.
    pub finished_by: Vec<String>,
    /// The ids of the conditions that it depends on.
    pub conditions: Vec<String>,
    /// The ids of the dimensions that it depends on.
    pub dimensions: Vec<String>,
    /// What is credited when it is missed; absent where the document says nothing of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub credit: Option<Credit>,
}

/// A document or thing that is handed over, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deliverable {
    /// The ids of the channels by which it is handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub channel: Option<Vec<String>>,
    /// The ids of its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub parts: Option<Vec<String>>,
    /// The number of copies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub copies: Option<i32>,
    /// The ids of the parties that keep a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub holders: Option<Vec<String>>,
}

/// A gate: an act that may happen only after something else was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gate {
    /// The id of the act that has to wait.
    pub before: String,
    /// The id of what must have been done first.
    pub requires: String,
}

/// A span of a day in which an office is open, in the policy's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenSpan {
    /// The opening time, `HH:MM`.
    pub opens: String,
    /// The closing time, `HH:MM`; `24:00` is the end of the day.
    pub closes: String,
}

/// The office hours of some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfficeHours {
    /// The weekdays, from Monday (1) to Sunday (7).
    pub days: Vec<i32>,
    /// Whether make-up workdays have these hours, whatever weekday they fall on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub makeup_workdays: Option<bool>,
    /// The open spans, in order; the time between two of them is a break.
    pub hours: Vec<OpenSpan>,
}

/// A target: the share of some promises' cases that must be in time (or may be late) in every period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetInfo {
    /// The target's id.
    pub id: String,
    /// The id of the clause that it stands in.
    pub clause: String,
    /// The ids of the commitments whose cases are counted.
    pub of: Vec<String>,
    /// The values whose cases are counted, by dimension; a dimension that is not named does not matter.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: BTreeMap<String, Vec<String>>,
    /// Whether the share is of cases in time or of cases late.
    pub counts: TargetCounts,
    /// How the share is compared with the target.
    pub bound: TargetBound,
    /// The target, in per cent.
    pub percent: f64,
    /// The length of a period.
    pub per: TargetPer,
    /// Which moment of a case decides the period in which it counts.
    pub by: TargetBy,
}

/// Which calendar each value of a dimension uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarsInfo {
    /// The id of the dimension that chooses the calendar.
    pub dimension: String,
    /// The calendar's id for each value.
    pub of: BTreeMap<String, String>,
}

/// A policy in one of its editions, as `sla.policy` describes it. Everything is ids; their texts are in `sla.words(lang)`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyInfo {
    /// The policy's id.
    pub id: String,
    /// The edition's id.
    pub edition: String,
    /// The edition's first day, `YYYY-MM-DD`; absent for an edition without a beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Option<String>,
    /// The origin of the policy: `public-excerpt`, `public-facts` or `operator-issued`.
    pub provenance: String,
    /// The zone of every moment without an offset: `±HH:MM`, or the name of a zone whose clocks change as its calendar says.
    pub zone: String,
    /// The calendar of each value, where a dimension chooses among several, each in its own zone; `zone` is then that of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub calendars: Option<CalendarsInfo>,
    /// The telephone number to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub hotline: Option<String>,
    /// The office hours by weekday, where the policy states them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub office_hours: Option<Vec<OfficeHours>>,
    /// The dimensions, in the policy's order.
    pub dimensions: Vec<DimensionInfo>,
    /// The ids of the processes, in display order.
    pub processes: Vec<String>,
    /// The ids of the processes that start with an event, in the order in which the form's first question offers them.
    pub questions: Vec<String>,
    /// The ids of the processes that people call the hotline about.
    pub called_about: Vec<String>,
    /// The ids of the parties.
    pub parties: Vec<String>,
    /// The events.
    pub events: Vec<EventInfo>,
    /// The conditions.
    pub conditions: Vec<ConditionInfo>,
    /// The figures that the source lacks.
    pub figures: Vec<FigureInfo>,
    /// The readings.
    pub readings: Vec<ReadingInfo>,
    /// The codes of the reasons that the policy words itself; the engine has more.
    pub reasons: Vec<String>,
    /// The causes that an exclusion may have.
    pub causes: Vec<String>,
    /// Of these, the causes that are only recorded: they stop no clock.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub recorded: Vec<String>,
    /// The rules, in the policy's order.
    pub rules: Vec<RuleInfo>,
    /// The deliverables.
    pub deliverables: Vec<Deliverable>,
    /// The gates.
    pub gates: Vec<Gate>,
    /// The targets in per cent; absent where the policy has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Vec<TargetInfo>,
}
