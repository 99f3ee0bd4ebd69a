//! Indexes into names: a quote as the contract writes it.

use crate::calendar::{Calendar, CalendarInfo, DayFacts, ShortDay};
use crate::policy::{Edition, PolicyInfo, reading_text};
use crate::prelude::*;
use crate::quote::view::{
    AlternativeView, CalendarName, Certainty, CommitmentView, DayInfo, DueRange, Exclusion, MovedView,
    PolicyName, Precision, Projected, QuoteRequest, QuoteView, ReasonView, Scalar, TraceDayView,
};
use crate::quote::{
    AUDIENCES, Alternative, Commitment, Due, EventState, Moved, NOTHING, Param, Quote, Reason, Request,
    SHAPES, TraceDay,
};
use crate::time::{Day, Moment, write_date, write_instant, write_moment, write_time};
use alloc::collections::BTreeMap;

/// What the indexes of one quote mean.
pub(super) struct Names<'a> {
    pub(super) edition: &'a Edition,
    pub(super) info: &'a PolicyInfo,
    pub(super) calendar: &'a CalendarInfo,
    pub(super) zone: i32,
    pub(super) request: &'a Request,
}

fn at<T: Clone + Default>(list: &[T], index: impl Into<usize>) -> T {
    list.get(index.into()).cloned().unwrap_or_default()
}

pub(super) fn day_info(calendar: &Calendar, info: &CalendarInfo, day: Day) -> DayInfo {
    let facts = calendar.facts(day);
    let (name, notice) = day_names(info, &facts);
    let short = calendar.short_day(day);
    let time = |second: i64| write_time(u32::try_from(second).unwrap_or(0));
    DayInfo {
        date: write_date(day),
        kind: facts.kind,
        statutory: facts.statutory,
        name,
        notice,
        certainty: certainty(facts.confirmed),
        opens: short.and_then(ShortDay::opens).map(time),
        closes: short.and_then(ShortDay::closes).map(time),
    }
}

fn day_names(info: &CalendarInfo, facts: &DayFacts) -> (Option<String>, Option<String>) {
    let name = facts.holiday.and_then(|index| info.holidays.get(usize::from(index)).cloned());
    let notice =
        facts.notice.and_then(|index| info.notices.get(usize::from(index)).map(|notice| notice.id.clone()));
    (name, notice)
}

/// The names whose bits are set in a mask, parted by commas.
fn named<'n>(names: impl Iterator<Item = &'n String>, mask: i32) -> String {
    let found = names.zip(0..).filter(|(_, place)| mask >> place & 1 == 1);
    found.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(",")
}

fn certainty(confirmed: bool) -> Certainty {
    if confirmed { Certainty::Confirmed } else { Certainty::Provisional }
}

fn precision(due: Due) -> Precision {
    if due.minute { Precision::Minute } else { Precision::Day }
}

impl Names<'_> {
    pub(super) fn quote(&self, quote: &Quote) -> QuoteView {
        QuoteView {
            schema: 1,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            policy: self.policy_name(),
            calendar: self.calendar_name(),
            request: self.request(),
            commitments: quote.commitments.iter().map(|one| self.commitment(one)).collect(),
        }
    }

    pub(super) fn policy_name(&self) -> PolicyName {
        PolicyName {
            id: self.info.id.clone(),
            edition: self.info.edition.clone(),
            provenance: self.info.provenance.clone(),
        }
    }

    pub(super) fn calendar_name(&self) -> CalendarName {
        let CalendarInfo { id, version, published_through, .. } = self.calendar;
        CalendarName {
            id: id.clone(),
            version: version.clone(),
            published_through: published_through.clone(),
        }
    }

    fn moment(&self, moment: Moment) -> String {
        write_moment(moment, self.zone)
    }

    fn due_at(&self, due: Due) -> String {
        write_instant(due.at, self.zone)
    }

    fn event(&self, index: usize) -> String {
        self.edition.events.get(index).map(|event| event.id.clone()).unwrap_or_default()
    }

    fn dimension(&self, index: usize) -> String {
        self.edition.dimensions.get(index).map(|one| one.id.clone()).unwrap_or_default()
    }

    fn choice(&self, dimension: usize, choice: usize) -> String {
        self.edition.dimensions.get(dimension).map(|one| at(&one.choices, choice)).unwrap_or_default()
    }

    /// A map of what is given, or nothing where nothing is.
    fn given<T>(entries: impl Iterator<Item = (String, T)>) -> Option<BTreeMap<String, T>> {
        let map: BTreeMap<String, T> = entries.collect();
        (!map.is_empty()).then_some(map)
    }

    pub(super) fn request(&self) -> QuoteRequest {
        let request = self.request;
        let events = request.events.iter().enumerate().filter(|(_, state)| **state != EventState::Unset).map(
            |(index, state)| {
                let moment =
                    if let EventState::At(moment) = state { Some(self.moment(*moment)) } else { None };
                (self.event(index), moment)
            },
        );
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
            start_at: request.start.map(|start| self.moment(start)),
            events: Self::given(events),
            conditions: Self::given(
                request.conditions.iter().map(|(index, holds)| (condition(*index), *holds)),
            ),
            figures: Self::given(
                figures.filter_map(|(figure, limit)| Some((figure.id.clone(), (*limit)?.into()))),
            ),
            exclusions: (!request.exclusions.is_empty())
                .then(|| request.exclusions.iter().map(|one| self.exclusion(one)).collect()),
            readings: Self::given(
                readings.filter_map(|(reading, value)| {
                    Some((reading.id.clone(), reading_text(reading, (*value)?)))
                }),
            ),
            audience: request.audience.map(|audience| at(&AUDIENCES.map(str::to_owned), audience as usize)),
            now: request.now.map(|now| self.moment(now)),
            finished_at: Self::given(
                request.finished.iter().map(|(rule, moment)| (self.rule_id(*rule), self.moment(*moment))),
            ),
        }
    }

    fn rule_id(&self, rule: usize) -> String {
        self.edition.rules.get(rule).map(|rule| rule.id.clone()).unwrap_or_default()
    }

    fn exclusion(&self, one: &crate::counting::Excluded) -> Exclusion {
        Exclusion {
            from: write_instant(one.interval.from, self.zone),
            to: write_instant(one.interval.to, self.zone),
            cause: at(&self.info.causes, one.cause),
        }
    }

    pub(super) fn commitment(&self, one: &Commitment) -> CommitmentView {
        let rule = self.info.rules.get(one.rule);
        let text =
            |field: fn(&crate::policy::RuleInfo) -> &String| rule.map(field).cloned().unwrap_or_default();
        let due = one.due;
        let party = |index: Option<u8>, own: String| index.map_or(own, |index| at(&self.info.parties, index));
        CommitmentView {
            id: text(|rule| &rule.id),
            rules: rule.map(|rule| rule.rules.clone()).unwrap_or_default(),
            process: text(|rule| &rule.process),
            clause: text(|rule| &rule.clause),
            kind: rule.map_or(crate::policy::Kind::Unlabelled, |rule| rule.kind),
            debtor: party(one.debtor, text(|rule| &rule.debtor)),
            creditor: party(one.creditor, text(|rule| &rule.creditor)),
            shape: rule.map_or(crate::policy::Shape::Fact, |rule| rule.shape),
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
                .then(|| one.instants.iter().map(|at| write_instant(*at, self.zone)).collect()),
            alternatives: (!one.alternatives.is_empty())
                .then(|| one.alternatives.iter().map(|other| self.alternative(other)).collect()),
            requirement: one.requirement,
            deliverable: one.deliverable.map(|index| at(&self.info.deliverables, index)),
            gate: one.gate.and_then(|index| self.info.gates.get(usize::from(index)).cloned()),
            outcome: one.outcome,
            trace: one.trace.as_ref().map(|days| self.walk(days)),
            trace_latest: one.trace_latest.as_ref().map(|days| self.walk(days)),
            reasons: one.reasons.iter().map(|reason| self.reason(reason)).collect(),
            readings: self.readings(one.readings),
        }
    }

    fn readings(&self, mask: u64) -> BTreeMap<String, String> {
        let each = |(index, reading): (usize, &crate::policy::Reading)| {
            let set = self.request.readings.get(index).copied().flatten().unwrap_or(reading.default);
            (mask >> index & 1 == 1).then(|| (reading.id.clone(), reading_text(reading, set)))
        };
        self.edition.readings.iter().enumerate().filter_map(each).collect()
    }

    fn alternative(&self, one: &Alternative) -> AlternativeView {
        let dimension = usize::from(one.dimension);
        AlternativeView {
            dimensions: [(self.dimension(dimension), self.choice(dimension, one.choice.into()))].into(),
            limit: one.limit.into(),
            due_at: one.due.map(|due| self.due_at(due)),
            due_date: one.due.map(|due| write_date(due.date)),
            precision: one.due.map(precision),
            outcome: one.outcome,
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

    pub(super) fn moved(&self, one: &Moved) -> MovedView {
        let reading = self.edition.readings.get(usize::from(one.reading));
        MovedView {
            reading: reading.map(|reading| reading.id.clone()).unwrap_or_default(),
            value: reading.map(|reading| at(&reading.values, one.value)).unwrap_or_default(),
            due_date: write_date(one.due.date),
            due_at: self.due_at(one.due),
        }
    }
}
