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
    /// The moment at which it began.
    pub from: String,
    /// The moment at which the service was restored.
    pub to: String,
    /// The id of its cause, if it is one that the policy lets rules exclude.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The name of its line. All outages without one belong to one line without a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// A fault ticket, for the satisfaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ticket {
    /// What the customer answered when called back; absent if there is no record of a call-back.
    #[cfg_attr(feature = "schema", schemars(with = "Option<CallBackAnswer>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// What a customer answered when called back.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[allow(dead_code)]
enum CallBackAnswer {
    /// The customer was satisfied.
    Satisfied,
    /// The customer was not satisfied.
    Dissatisfied,
    /// The customer was called and gave no answer.
    NoAnswer,
}

/// One case of a promise that was already judged. Nothing is assumed about a field that is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct JudgedCase {
    /// The id of the commitment.
    pub commitment: String,
    /// Whether the case was in time, late, or cannot be judged.
    pub state: VerdictState,
    /// The moment from which its limit ran, `startsAt` of the commitment's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// Its due day, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// The moment at which it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<String>,
    /// The values of the case; the request's values if it gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<BTreeMap<String, String>>,
    /// Why it is not counted or cannot be judged: any text, repeated in the answer.
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
    /// The fault tickets, for the satisfaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tickets: Option<Vec<Ticket>>,
    /// The judged cases; only under a policy that has targets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<Vec<JudgedCase>>,
}

/// The year over which caps count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day, `YYYY-MM-DD`, included.
    pub through: String,
}

/// Whether a cap is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CapState {
    /// It is kept; exactly at the cap counts as kept.
    Within,
    /// It is exceeded.
    Exceeded,
}

/// How a line stands against the cap for one value of an optional dimension that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftWith {
    /// The value, by dimension.
    pub dimensions: BTreeMap<String, String>,
    /// What is left of the cap for that value (faults or seconds, see `unit`); negative if exceeded.
    pub left: i32,
    /// Whether the cap is kept for that value.
    pub state: CapState,
}

/// One line against one cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineQuality {
    /// The name of the line; absent for outages that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The faults that began in the year, or the seconds of interruption in it (see `unit`).
    pub gross: i32,
    /// The seconds of interruption without those of excluded causes; absent for faults.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<i32>,
    /// What counts against the cap under the readings, in the measure's unit.
    pub used: i32,
    /// What is left of the cap, negative if exceeded; absent if the cap is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i32>,
    /// Whether the cap is kept; absent if the cap is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<CapState>,
    /// The result for each value of an optional dimension that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<LeftWith>>,
}

/// One cap over a year, and every line against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityMeasure {
    /// The cap, as a commitment.
    pub commitment: CommitmentView,
    /// The unit of the numbers of its lines: faults (`occurrences`) or seconds.
    pub unit: Measured,
    /// The lines, in the order of their first outage.
    pub lines: Vec<LineQuality>,
}

/// Customer satisfaction after fault handling.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Satisfaction"))]
#[serde(rename_all = "camelCase")]
pub struct SatisfactionView {
    /// The number of tickets given.
    pub tickets: i32,
    /// The number of tickets with a record of a call-back.
    pub called_back: i32,
    /// The number of tickets whose customer was satisfied.
    pub satisfied: i32,
    /// Satisfied tickets divided by tickets with a record of a call-back, 0 to 1; `null` if there is none.
    pub ratio: Option<f64>,
}

/// Cases with the same state and the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseGroup {
    /// The state of the cases.
    pub state: VerdictState,
    /// The id of the dimension that would have to be known to say whether the target applies to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub missing: Option<String>,
    /// The reason that their verdicts give.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub because: Option<String>,
    /// Their indexes in the list of verdicts, in order.
    pub verdicts: Vec<usize>,
}

/// One period of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TargetPeriod"))]
pub struct TargetPeriodView {
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day, `YYYY-MM-DD`, included.
    pub through: String,
    /// Whether the period was not yet over at the request's `now`.
    pub running: bool,
    /// Whether the target is met.
    pub state: TargetState,
    /// The number of cases in time.
    pub met: usize,
    /// The number of cases that were late.
    pub missed: usize,
    /// The number of cases that cannot be called in time or late: open, unrecorded or unjudged.
    pub unknown: usize,
    /// The number of cases that are not counted.
    pub excluded: usize,
    /// The share among the cases that are known, 0 to 1; `null` if there is none.
    pub ratio: Option<f64>,
    /// The lowest that the share can be, whatever becomes of the unknown cases, 0 to 1; `null` if there is no case.
    pub lowest: Option<f64>,
    /// The highest that the share can be, 0 to 1.
    pub highest: Option<f64>,
    /// The cases, grouped by state and reason.
    pub groups: Vec<CaseGroup>,
}

/// A target of the policy in each period of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityTarget {
    /// The target's id.
    pub id: String,
    /// The target as the edition of the request has it.
    pub wanted: TargetInfo,
    /// The periods that the year reaches into, in order.
    pub periods: Vec<TargetPeriodView>,
    /// The cases that lack the moment which decides their period.
    pub undated: Vec<CaseGroup>,
}

/// A year of quality: outages, satisfaction and judged cases against the policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Quality"))]
pub struct QualityView {
    /// The version of this type.
    pub schema: u8,
    /// The version of the engine.
    pub engine: String,
    /// The policy that answered.
    pub policy: PolicyName,
    /// The calendar that counted.
    pub calendar: CalendarName,
    /// The request, normalised.
    pub request: QuoteRequest,
    /// The year over which caps count.
    pub period: Period,
    /// The caps over a year, in the policy's order.
    pub measures: Vec<QualityMeasure>,
    /// The answers to call-backs.
    pub satisfaction: SatisfactionView,
    /// The policy's targets, in its order; absent if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Option<Vec<QualityTarget>>,
}
