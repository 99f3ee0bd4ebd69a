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
    /// Its id.
    pub id: String,
    /// The category it belongs to, which a request may give instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub category: Option<String>,
}

/// A dimension of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DimensionInfo {
    /// Its id.
    pub id: String,
    /// Whether a request must give it.
    pub required: bool,
    /// Whether the first value is the best and the last the least.
    pub ordered: bool,
    /// Its values.
    pub values: Vec<ValueInfo>,
    /// Its categories.
    pub categories: Vec<String>,
    /// The dimensions by which a table of the policy fills it where a request leaves it open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Vec<String>,
    /// The rules that set it themselves in some case, whatever that table says; absent where no table fills it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub overridden_by: Vec<String>,
}

words! {
    /// What an event ends, beside the commitments that it finishes.
    pub enum EventEnds {
        /// A line's being out of service.
        Outage = "outage",
    }
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventInfo {
    /// Its id.
    pub id: String,
    /// Whether it takes `startAt` unless given.
    pub opening: bool,
    /// What it ends, where the document says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ends: Option<EventEnds>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionInfo {
    /// Its id.
    pub id: String,
    /// What holds unless given.
    pub default: bool,
}

/// A limit that the source lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureInfo {
    /// Its id.
    pub id: String,
    /// The units it is given in.
    pub units: Units,
    /// Whether the policy has it.
    pub known: bool,
}

/// A reading with its alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingInfo {
    /// Its id.
    pub id: String,
    /// The questions of the source that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub item: Option<String>,
    /// Its values.
    pub values: Vec<String>,
    /// Whether it also takes a time of day `HH:MM`.
    pub time: bool,
    /// The value that holds unless given.
    pub default: String,
    /// Whether a year of quality rests on it, where the document says so.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub year: bool,
}

words! {
    /// Which periods of lateness are counted.
    pub enum Periods {
        /// Those that have passed.
        Full = "full",
        /// The one that has begun, too.
        Begun = "begun",
    }
}

/// How late something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lateness {
    /// How many.
    pub amount: i32,
    /// Of what: minutes, hours, days of 24 hours, or working days.
    pub units: Units,
}

/// A period of lateness that is counted again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CreditPeriod {
    /// Its length.
    #[serde(flatten)]
    pub length: Lateness,
    /// Whether one that has only begun counts.
    pub counted: Periods,
}

/// An amount that a missed limit adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CreditStep {
    /// For which values, by dimension; for all where a dimension is not named.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: BTreeMap<String, Vec<String>>,
    /// Only once it is later than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub after: Option<Lateness>,
    /// How much.
    pub amount: f64,
    /// For each such period; otherwise once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub every: Option<CreditPeriod>,
}

/// What a missed limit costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Credit {
    /// The amounts that are added up.
    pub steps: Vec<CreditStep>,
    /// No more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub most: Option<f64>,
}

/// A rule: what is the same in every answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    /// The commitment's id.
    pub id: String,
    /// The rules of the source behind it.
    pub rules: Vec<String>,
    /// Its process.
    pub process: String,
    /// The clause it stands in.
    pub clause: String,
    /// Whose obligation it is.
    pub kind: Kind,
    /// Who owes it.
    pub debtor: String,
    /// To whom it is owed.
    pub creditor: String,
    /// What sort of rule it is.
    pub shape: Shape,
    /// The events from which its clock may run.
    pub events: Vec<String>,
    /// The event that ends it, then those that end it in a case of its own.
    pub finished_by: Vec<String>,
    /// The conditions it asks about.
    pub conditions: Vec<String>,
    /// The dimensions it asks about.
    pub dimensions: Vec<String>,
    /// What is owed when it is missed, where the document says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub credit: Option<Credit>,
}

/// What is handed over, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deliverable {
    /// By which channels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub channel: Option<Vec<String>>,
    /// With which parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub parts: Option<Vec<String>>,
    /// In how many copies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub copies: Option<i32>,
    /// Who keeps one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub holders: Option<Vec<String>>,
}

/// One act that waits for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gate {
    /// The act that waits.
    pub before: String,
    /// What must have been done.
    pub requires: String,
}

/// Hours in which an office is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenSpan {
    /// From when, `HH:MM`.
    pub opens: String,
    /// Until when, `HH:MM`; `24:00` is the end of the day.
    pub closes: String,
}

/// The office hours of some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfficeHours {
    /// The weekdays, Monday 1 to Sunday 7.
    pub days: Vec<i32>,
    /// Whether make-up workdays have them, whatever weekday they fall on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub makeup_workdays: Option<bool>,
    /// The hours, in order.
    pub hours: Vec<OpenSpan>,
}

/// A share of the cases of some promises that is wanted in every period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetInfo {
    /// Its id.
    pub id: String,
    /// The clause it stands in.
    pub clause: String,
    /// The commitments whose cases are counted.
    pub of: Vec<String>,
    /// Of which values, by dimension; of all where a dimension is not named.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: BTreeMap<String, Vec<String>>,
    /// Which of the cases make the share.
    pub counts: TargetCounts,
    /// How it is set against the target.
    pub bound: TargetBound,
    /// The target, in per cent.
    pub percent: f64,
    /// Over what.
    pub per: TargetPer,
    /// Which moment of a case says in which period it counts.
    pub by: TargetBy,
}

/// By which calendar each value of a dimension counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarsInfo {
    /// The dimension.
    pub dimension: String,
    /// The calendar's id, by value.
    pub of: BTreeMap<String, String>,
}

/// A policy in one of its editions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyInfo {
    /// Its id.
    pub id: String,
    /// The edition.
    pub edition: String,
    /// The edition's first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Option<String>,
    /// Where it comes from: `public-excerpt`, `public-facts` or `operator-issued`.
    pub provenance: String,
    /// The zone of every time in it: `±HH:MM`, or the name of a zone whose clocks change as its calendar says.
    pub zone: String,
    /// By which calendar each value of a dimension counts, each in its own zone; `zone` is then that of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub calendars: Option<CalendarsInfo>,
    /// Whom to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub hotline: Option<String>,
    /// When the office is open, where the policy says so by weekday.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub office_hours: Option<Vec<OfficeHours>>,
    /// Its dimensions.
    pub dimensions: Vec<DimensionInfo>,
    /// Its processes, in display order.
    pub processes: Vec<String>,
    /// The processes that something starts, in the order in which the first question offers them.
    pub questions: Vec<String>,
    /// The processes about which people call the hotline.
    pub called_about: Vec<String>,
    /// Its parties.
    pub parties: Vec<String>,
    /// Its events.
    pub events: Vec<EventInfo>,
    /// Its conditions.
    pub conditions: Vec<ConditionInfo>,
    /// Its figures.
    pub figures: Vec<FigureInfo>,
    /// Its readings.
    pub readings: Vec<ReadingInfo>,
    /// The reasons that it words itself.
    pub reasons: Vec<String>,
    /// The causes of exclusions.
    pub causes: Vec<String>,
    /// Those of them that are recorded only: they stop no clock.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub recorded: Vec<String>,
    /// Its rules, in order.
    pub rules: Vec<RuleInfo>,
    /// Its deliverables.
    pub deliverables: Vec<Deliverable>,
    /// Its gates.
    pub gates: Vec<Gate>,
    /// The shares that it wants over a period, where it says any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Vec<TargetInfo>,
}
