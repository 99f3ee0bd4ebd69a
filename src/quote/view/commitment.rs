//! One commitment as the contract writes it.

use super::certainty::{Certainty, Precision, certainty, precision};
use super::names::{Names, at, day_names, named};
use crate::calendar::DayKind;
use crate::policy::{
    Deliverable, Gate, Kind, Limit, LimitBound, Per, Reading, Requirement, RuleInfo, Shape, Status, Units,
    reading_text,
};
use crate::prelude::*;
use crate::quote::{Alternative, Commitment, Outcome, Param, Reason, SHAPES, TraceDay};
use crate::time::{Day, write_date, write_time};
use alloc::collections::BTreeMap;
use serde::Serialize;

/// The value of a reason's parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(i32),
    /// A text.
    Text(String),
}

/// Why an answer is what it is: a code with its parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Reason"))]
pub struct ReasonView {
    /// The code. Its text is in the texts of the language or, for a reason of the policy, of the policy.
    pub code: String,
    /// The parameters, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub params: BTreeMap<String, Scalar>,
}

/// An amount of time or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Limit"))]
pub struct LimitView {
    /// The number of units; 0 is the same day.
    pub amount: i32,
    /// The unit.
    pub units: Units,
    /// Whether the amount is a maximum, a minimum or an interval; absent for a plain limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<LimitBound>,
    /// What a number of occurrences or hours is counted over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
}

impl From<Limit> for LimitView {
    fn from(limit: Limit) -> Self {
        LimitView { amount: limit.amount, units: limit.units, bound: limit.bound, per: limit.per }
    }
}

/// The earliest and the latest possible due date of a provisional answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueRange {
    /// The earliest due date, `YYYY-MM-DD`.
    pub earliest: String,
    /// The latest due date, `YYYY-MM-DD`.
    pub latest: String,
}

/// The start and end that a commitment has if every step before it takes its whole limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Projected {
    /// The assumed start.
    pub starts_at: String,
    /// The due moment: the exclusive end of the day, or for hour clocks the last moment in time.
    pub due_at: String,
    /// The due date, `YYYY-MM-DD`.
    pub due_date: String,
    /// Whether `dueAt` is exact to the minute or stands for its day.
    pub precision: Precision,
}

/// The answer for one value of an optional dimension that the request does not give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Alternative"))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// The value, by dimension.
    pub dimensions: BTreeMap<String, String>,
    /// The limit for that value.
    pub limit: LimitView,
    /// The due moment for that value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The due date for that value, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// Whether `dueAt` is exact to the minute or stands for its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// The outcome for that value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The id of the calendar that counts for that value, where a dimension chooses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
}

/// One day of a walk, the day-by-day list of how a date was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TraceDay"))]
pub struct TraceDayView {
    /// The date, `YYYY-MM-DD`.
    pub date: String,
    /// The kind of day.
    pub kind: DayKind,
    /// The name of the holiday that the day belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The notice that arranges the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The day's number in the count, from 1; `null` for a day that is not counted.
    pub ordinal: Option<i32>,
    /// The cause that takes the day out of the count; several are separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
    /// `true` for a weekend day that this walk assumes to be a make-up workday although no notice says so yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<bool>,
}

/// One commitment of a quote: a rule of the policy applied to the request.
/// In JavaScript the parts that several answers share (limits, reasons, whole commitments without a date) are one frozen object: copy it
/// before you change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Commitment"))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentView {
    /// The commitment's id, `process.what`.
    pub id: String,
    /// The numbers of the source's rules behind it, such as `R25`.
    pub rules: Vec<String>,
    /// The id of its process.
    pub process: String,
    /// The id of the clause that it stands in.
    pub clause: String,
    /// Whether it is a promise, an internal standard, or not labelled.
    pub kind: Kind,
    /// The id of the party that owes it in this case.
    pub debtor: String,
    /// The id of the party to which it is owed; the debtor's again where the source names nobody.
    pub creditor: String,
    /// The form of the rule: a deadline, a lead time, a cadence, and so on.
    pub shape: Shape,
    /// How far the answer is determined. Dates are present only with `determined`; of several that apply, the first in the order of
    /// `Status`.
    pub status: Status,
    /// The limit, present whenever it is known, whatever the status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitView>,
    /// The moment from which its clock runs: a date alone if the time of day does not matter or is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// The due moment: for a limit in days or months the exclusive end of `dueDate` (00:00 of the next day, unless it ends earlier), for a
    /// limit in hours or minutes the last moment in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The last day in time, `YYYY-MM-DD`, local to the policy's zone. This is the date to show to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// Whether `dueAt` is exact to the minute or stands for its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Whether notices settle every day that was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The earliest and the latest due date of a provisional answer; `dueDate` is the earliest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_range: Option<DueRange>,
    /// The ids of the events that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Vec<String>>,
    /// The start and end that it has if every step before it takes its whole limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected: Option<Projected>,
    /// The moments of a cadence, at most 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instants: Option<Vec<String>>,
    /// The answer for each value of an optional dimension, if only that dimension is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<AlternativeView>>,
    /// Whether the deliverable is required, optional, owed on request, or not owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Requirement>,
    /// What is handed over, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Deliverable>,
    /// An act that may happen only after something else was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// Open, met or missed, with the minutes left, spared or over; present if the request gives `now` or a finish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The id of the calendar that counted, if it is not the quote's or the quote has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The walk from the start to `dueDate`, on demand; of a provisional answer the walk to the earliest end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceDayView>>,
    /// The walk of a provisional answer to its latest end, on demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_latest: Option<Vec<TraceDayView>>,
    /// Why the answer is what it is.
    pub reasons: Vec<ReasonView>,
    /// Every reading that the answer depends on, with its value.
    pub readings: BTreeMap<String, String>,
}

impl Names<'_> {
    pub(crate) fn commitment(&self, one: &Commitment) -> CommitmentView {
        if one.calendar.is_none() {
            return self.commitment_here(one);
        }
        let there = self.by(one.calendar);
        CommitmentView { calendar: Some(there.calendar.id.clone()), ..there.commitment_here(one) }
    }

    fn commitment_here(&self, one: &Commitment) -> CommitmentView {
        let rule = self.info.rules.get(one.rule);
        let text = |field: fn(&RuleInfo) -> &String| rule.map(field).cloned().unwrap_or_default();
        let due = one.due;
        let party = |index: Option<u8>, own: String| index.map_or(own, |index| at(&self.info.parties, index));
        CommitmentView {
            id: text(|rule| &rule.id),
            rules: rule.map(|rule| rule.rules.clone()).unwrap_or_default(),
            process: text(|rule| &rule.process),
            clause: text(|rule| &rule.clause),
            kind: rule.map_or(Kind::Unlabelled, |rule| rule.kind),
            debtor: party(one.debtor, text(|rule| &rule.debtor)),
            creditor: party(one.creditor, text(|rule| &rule.creditor)),
            shape: rule.map_or(Shape::Fact, |rule| rule.shape),
            status: one.status,
            limit: one.limit.map(Into::into),
            starts_at: one.starts.map(|start| self.moment(start)),
            due_at: due.map(|due| self.due_at(due)),
            due_date: due.map(|due| write_date(due.date)),
            precision: due.map(precision),
            certainty: due.map(|due| certainty(due.confirmed)),
            due_range: due
                .filter(|due| !due.confirmed)
                .map(|due| DueRange { earliest: write_date(due.date), latest: write_date(due.latest) }),
            awaits: (!one.awaits.is_empty())
                .then(|| one.awaits.iter().map(|event| self.event((*event).into())).collect()),
            projected: one.projected.map(|(start, due)| Projected {
                starts_at: self.moment(start),
                due_at: self.due_at(due),
                due_date: write_date(due.date),
                precision: precision(due),
            }),
            instants: (!one.instants.is_empty())
                .then(|| one.instants.iter().map(|at| self.zone.instant(*at)).collect()),
            alternatives: (!one.alternatives.is_empty())
                .then(|| one.alternatives.iter().map(|other| self.alternative(other)).collect()),
            requirement: one.requirement,
            deliverable: one.deliverable.map(|index| at(&self.info.deliverables, index)),
            gate: one.gate.and_then(|index| self.info.gates.get(usize::from(index)).cloned()),
            outcome: one.outcome,
            calendar: None,
            trace: one.trace.as_ref().map(|days| self.walk(days)),
            trace_latest: one.trace_latest.as_ref().map(|days| self.walk(days)),
            reasons: one.reasons.iter().map(|reason| self.reason(reason)).collect(),
            readings: self.readings(one.readings),
        }
    }

    fn readings(&self, mask: u64) -> BTreeMap<String, String> {
        let each = |(index, reading): (usize, &Reading)| {
            let set = self.request.readings.get(index).copied().flatten().unwrap_or(reading.default);
            (mask >> index & 1 == 1).then(|| (reading.id.clone(), reading_text(reading, set)))
        };
        self.edition.readings.iter().enumerate().filter_map(each).collect()
    }

    fn alternative(&self, one: &Alternative) -> AlternativeView {
        let by = self.edition.calendars().filter(|by| by.dimension == one.dimension);
        let Some(by) = by.and_then(|by| by.of.get(usize::from(one.choice)).copied().flatten()) else {
            return self.alternative_here(one);
        };
        let there = self.by(Some(by));
        AlternativeView { calendar: Some(there.calendar.id.clone()), ..there.alternative_here(one) }
    }

    fn alternative_here(&self, one: &Alternative) -> AlternativeView {
        let dimension = usize::from(one.dimension);
        AlternativeView {
            dimensions: [(self.dimension(dimension), self.choice(dimension, one.choice.into()))].into(),
            limit: one.limit.into(),
            due_at: one.due.map(|due| self.due_at(due)),
            due_date: one.due.map(|due| write_date(due.date)),
            precision: one.due.map(precision),
            outcome: one.outcome,
            calendar: None,
        }
    }

    fn walk(&self, days: &[TraceDay]) -> Vec<TraceDayView> {
        days.iter().map(|day| self.trace_day(day)).collect()
    }

    /// The causes of a mask, parted by commas.
    fn causes(&self, mask: i32) -> String {
        named(self.info.causes.iter(), mask)
    }

    fn trace_day(&self, one: &TraceDay) -> TraceDayView {
        let (name, notice) = day_names(self.calendar, &one.facts);
        TraceDayView {
            date: write_date(one.date),
            kind: one.facts.kind,
            name,
            notice,
            ordinal: one.ordinal,
            excluded: (one.excluded != 0).then(|| self.causes(one.excluded.into())),
            assumed: one.assumed.then_some(true),
        }
    }

    fn reason(&self, reason: &Reason) -> ReasonView {
        let mut sent = Vec::new();
        reason.send(|one| sent.push(one));
        let mut sent = sent.into_iter();
        let code = sent.next().and_then(|code| usize::try_from(code).ok()).unwrap_or(usize::MAX);
        let Some((name, shape)) = SHAPES.get(code) else {
            let own = code.checked_sub(SHAPES.len()).and_then(|index| self.info.reasons.get(index));
            return ReasonView { code: own.cloned().unwrap_or_default(), params: BTreeMap::new() };
        };
        let mut dimension = 0;
        let mut params = BTreeMap::new();
        for ((name, kind), value) in shape.iter().zip(sent) {
            if *kind == Param::Dimension {
                dimension = usize::try_from(value).unwrap_or(usize::MAX);
            }
            params.extend(self.param(*kind, value, dimension).map(|value| ((*name).to_owned(), value)));
        }
        ReasonView { code: (*name).to_owned(), params }
    }

    /// A parameter by name; nothing where the reason has none.
    fn param(&self, kind: Param, value: i32, dimension: usize) -> Option<Scalar> {
        let index = usize::try_from(value).unwrap_or(usize::MAX);
        Some(Scalar::Text(match kind {
            Param::Number => return Some(Scalar::Number(value)),
            Param::Date => write_date(Day(value)),
            Param::Event => self.event(index),
            Param::Dimension => self.dimension(index),
            Param::Value => self.choice(dimension, index),
            Param::Figure => self.edition.figures.get(index)?.id.clone(),
            Param::Reading => self.edition.readings.get(index)?.id.clone(),
            Param::Causes => self.causes(value),
            Param::Kind => (*["workday", "weekend", "holiday", "makeup-workday"].get(index)?).to_owned(),
            Param::Time => write_time(u32::try_from(value).unwrap_or(0)),
        }))
    }
}
