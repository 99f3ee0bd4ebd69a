//! A year of quality in the contract's shapes. The TypeScript types are made from these.

use super::{Measured, TargetState, VerdictState};
use crate::policy::TargetInfo;
use crate::prelude::*;
use crate::quote::view::{CalendarName, CommitmentView, PolicyName, QuoteRequest};
use alloc::collections::BTreeMap;
use serde::Serialize;

/// One outage of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outage {
    /// Its first moment.
    pub from: String,
    /// Its end.
    pub to: String,
    /// A cause of the policy's exclusions, when it was one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// Which line; outages without one are those of one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// One fault ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ticket {
    /// What the customer answered when called back; absent without a record of a call-back.
    #[cfg_attr(feature = "schema", schemars(with = "Option<CallBackAnswer>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// What a call-back brought.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[allow(dead_code)]
enum CallBackAnswer {
    /// The customer was satisfied.
    Satisfied,
    /// The customer was not.
    Dissatisfied,
    /// The customer was called, and gave no answer.
    NoAnswer,
}

/// One case of a promise, judged; of what is not told nothing is assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct JudgedCase {
    /// The promise.
    pub commitment: String,
    /// How it stands.
    pub state: VerdictState,
    /// From when its limit runs: the moment of the commitment's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// Its due day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<String>,
    /// Its own values; those of the request where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<BTreeMap<String, String>>,
    /// Why it is not counted or cannot be told: any text, repeated in the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What happened in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityEvents {
    /// The outages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outages: Option<Vec<Outage>>,
    /// The fault tickets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tickets: Option<Vec<Ticket>>,
    /// The judged cases of promises; only of a policy that has targets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<Vec<JudgedCase>>,
}

/// The year that the caps count over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub through: String,
}

/// Whether a cap holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CapState {
    /// It does; exactly at it is within it.
    Within,
    /// It does not.
    Exceeded,
}

/// What is left with one value of an optional dimension left open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftWith {
    /// The value of the dimension.
    pub dimensions: BTreeMap<String, String>,
    /// What is left of the cap with it, below zero when it is exceeded.
    pub left: i32,
    /// Whether the cap holds with it.
    pub state: CapState,
}

/// One line against one cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineQuality {
    /// The line, when the events name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The faults that began in the year, or the seconds of interruption in it.
    pub gross: i32,
    /// The seconds without those of the rule's excluded causes; only of time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<i32>,
    /// What counts against the cap under the readings.
    pub used: i32,
    /// What is left of the cap, below zero when it is exceeded; absent when the cap is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i32>,
    /// Whether the cap holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<CapState>,
    /// The answer for each value of an optional dimension left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<LeftWith>>,
}

/// One cap over a year, and every line against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityMeasure {
    /// The cap.
    pub commitment: CommitmentView,
    /// What it is measured in.
    pub unit: Measured,
    /// The lines, in the order of their first outage.
    pub lines: Vec<LineQuality>,
}

/// How satisfied the answers to call-backs were.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Satisfaction"))]
#[serde(rename_all = "camelCase")]
pub struct SatisfactionView {
    /// The tickets given.
    pub tickets: i32,
    /// Those with a record of a call-back.
    pub called_back: i32,
    /// Those whose customer was satisfied.
    pub satisfied: i32,
    /// Satisfied tickets over those with a record of a call-back; `null` when there is none.
    pub ratio: Option<f64>,
}

/// Cases that stand alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseGroup {
    /// How.
    pub state: VerdictState,
    /// The dimension without which it is not known whether the target speaks of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub missing: Option<String>,
    /// Why, as the verdicts say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub because: Option<String>,
    /// Their places among the verdicts, in order.
    pub verdicts: Vec<usize>,
}

/// One period of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TargetPeriod"))]
pub struct TargetPeriodView {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub through: String,
    /// Whether it was not yet over at the request's `now`.
    pub running: bool,
    /// How its share stands.
    pub state: TargetState,
    /// Cases in time.
    pub met: usize,
    /// Cases late.
    pub missed: usize,
    /// Cases of which neither can be told: open, unrecorded or unjudged.
    pub unknown: usize,
    /// Cases that are not counted.
    pub excluded: usize,
    /// The share of those that are known; `null` when there is none.
    pub ratio: Option<f64>,
    /// The least that it can be, whatever comes of the unknown ones; `null` when there is no case.
    pub lowest: Option<f64>,
    /// The most that it can be.
    pub highest: Option<f64>,
    /// The cases, those that stand alike together.
    pub groups: Vec<CaseGroup>,
}

/// A target of the policy over the periods of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityTarget {
    /// The target's id.
    pub id: String,
    /// What is wanted, as the request's edition has it.
    pub wanted: TargetInfo,
    /// The periods that the year reaches into, in order.
    pub periods: Vec<TargetPeriodView>,
    /// The cases without the moment that says in which period they count.
    pub undated: Vec<CaseGroup>,
}

/// A year of quality.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Quality"))]
pub struct QualityView {
    /// The version of this shape.
    pub schema: u8,
    /// The version of the engine.
    pub engine: String,
    /// The policy behind it.
    pub policy: PolicyName,
    /// The calendar behind it.
    pub calendar: CalendarName,
    /// The request, normalised.
    pub request: QuoteRequest,
    /// The year.
    pub period: Period,
    /// The caps over a year, in the policy's order.
    pub measures: Vec<QualityMeasure>,
    /// The answers to call-backs.
    pub satisfaction: SatisfactionView,
    /// The policy's targets, in its order, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Option<Vec<QualityTarget>>,
}
