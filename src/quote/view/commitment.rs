//! One commitment as the contract writes it.

use super::names::{Names, at, certainty, day_names, named};
use crate::calendar::DayKind;
use crate::policy::{
    Deliverable, Gate, Kind, Limit, LimitBound, Per, Reading, Requirement, RuleInfo, Shape, Status, Units,
    reading_text,
};
use crate::prelude::*;
use crate::quote::{Alternative, Commitment, Due, NOTHING, Outcome, Param, Reason, SHAPES, TraceDay};
use crate::time::{Day, write_date, write_time};
use alloc::collections::BTreeMap;
use serde::Serialize;

/// A number or a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(i32),
    /// A text.
    Text(String),
}

/// Why an answer is what it is: a code, and its parameters by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Reason"))]
pub struct ReasonView {
    /// The code; words for it are the language's or the policy's.
    pub code: String,
    /// The parameters.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub params: BTreeMap<String, Scalar>,
}

/// An amount of time or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Limit"))]
pub struct LimitView {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub units: Units,
    /// In which sense it bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<LimitBound>,
    /// Over what it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
}

impl From<Limit> for LimitView {
    fn from(limit: Limit) -> Self {
        LimitView { amount: limit.amount, units: limit.units, bound: limit.bound, per: limit.per }
    }
}

/// How exact a due moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The whole of `dueDate`.
    Day,
    /// The moment itself.
    Minute,
}

/// Whether notices cover the whole count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// They do.
    Confirmed,
    /// The standing rules answer for a part of it.
    Provisional,
}

/// The possible due dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueRange {
    /// The earliest date.
    pub earliest: String,
    /// The latest date.
    pub latest: String,
}

/// Start and end if every step before takes its whole limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Projected {
    /// The start.
    pub starts_at: String,
    /// The exclusive end of the day, or the last moment.
    pub due_at: String,
    /// The local day.
    pub due_date: String,
    /// How exact the end is.
    pub precision: Precision,
}

/// What an optional dimension left open would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Alternative"))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// The value of the dimension.
    pub dimensions: BTreeMap<String, String>,
    /// The limit with it.
    pub limit: LimitView,
    /// The due moment with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The due date with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// How exact that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// How it stands with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The calendar by which it is counted, where the value chooses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
}

/// One day of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TraceDay"))]
pub struct TraceDayView {
    /// The date.
    pub date: String,
    /// What the day is.
    pub kind: DayKind,
    /// The holiday that makes it what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The notice that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Its number in the count; `null` when it is not counted.
    pub ordinal: Option<i32>,
    /// The cause that takes it out of the count, or several, parted by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
    /// `true` for a weekend day that this walk assumes to be a make-up day, which no notice says yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<bool>,
}

/// One commitment of a quote. In JavaScript what several answers have in common, such as limits, reasons and whole
/// commitments without a date, is one frozen object: take a copy to change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Commitment"))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentView {
    /// Its id.
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
    /// Where it stands.
    pub status: Status,
    /// Its limit, whenever that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitView>,
    /// The start of its clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// The exclusive end of the day, or the last moment of a minute clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The local day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// How exact it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Whether notices cover the whole count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The possible due dates of a provisional answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_range: Option<DueRange>,
    /// The events it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Vec<String>>,
    /// Start and end if every step before takes its whole limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected: Option<Projected>,
    /// The moments of a cadence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instants: Option<Vec<String>>,
    /// The answer for each value of an optional dimension left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<AlternativeView>>,
    /// Whether it is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Requirement>,
    /// What is handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Deliverable>,
    /// One act that waits for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// How it stands at a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The calendar by which it is counted, where that is another than the quote's, or the quote has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The walk from start to end; it ends on `dueDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceDayView>>,
    /// The walk of a provisional answer to the latest of its possible ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_latest: Option<Vec<TraceDayView>>,
    /// Why the answer is what it is.
    pub reasons: Vec<ReasonView>,
    /// Every interpretation that it rests on.
    pub readings: BTreeMap<String, String>,
}

pub(super) fn precision(due: Due) -> Precision {
    if due.minute { Precision::Minute } else { Precision::Day }
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
            Param::Reading if value == NOTHING => return None,
            Param::Reading => self.edition.readings.get(index)?.id.clone(),
            Param::Causes => self.causes(value),
            Param::Kind => (*["workday", "weekend", "holiday", "makeup-workday"].get(index)?).to_owned(),
            Param::Time => write_time(u32::try_from(value).unwrap_or(0)),
        }))
    }
}
