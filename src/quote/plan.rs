//! A plan answers one rule for all requests that differ only in their moments: it is made once and then counts for each.

use super::builder::CommitmentBuilder;
use super::clock::Begin;
use super::evaluation::Evaluation;
use super::readings::Role;
use super::start::choose;
use super::{Commitment, Due, Outcome};
use crate::calendar::Calendar;
use crate::counting::{Excluded, Interval, Receipt, clock};
use crate::pack::SHAPES;
use crate::policy::{Counted, Limit, Missing, Rule, Shape, Status};
use crate::prelude::*;
use crate::time::{Day, Moment};

/// How one rule is answered for requests that differ only in their moments.
#[derive(Clone, Debug)]
pub(crate) enum Plan {
    /// The edition has no such rule.
    Absent,
    /// The rule has this status and no date, whatever the moments are.
    Settled(Status),
    /// A clock that can be counted in a few steps.
    Clock(Pace),
    /// The rule needs the full evaluation.
    Whole,
}

/// A clock whose start and end follow from the moments alone.
#[derive(Clone, Debug)]
pub(crate) struct Pace {
    /// The events that start it, as far as they were given.
    pub(crate) events: Vec<u8>,
    /// Whether the latest of them starts it; otherwise the earliest.
    latest: bool,
    /// The causes that stop it, a bit each.
    pub(crate) causes: u8,
    length: Length,
    /// Whether a day is left out where it lies wholly inside an excluded interval; otherwise where one touches it.
    whole: bool,
    /// The event that ends it.
    pub(crate) finished_by: Option<u8>,
}

/// The length of a clock; negative if it counts back.
#[derive(Clone, Copy, Debug)]
enum Length {
    WorkingDays(i32),
    Days(i32),
    Months(i32),
    Seconds(i64),
}

/// The answer of a rule to a request, without reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) due: Option<Due>,
    pub(crate) outcome: Option<Outcome>,
}

impl Answer {
    /// Nothing is known of its end.
    pub(crate) const INDETERMINATE: Answer =
        Answer { status: Status::Indeterminate, due: None, outcome: None };

    /// It ends then.
    pub(crate) fn determined(due: Due, outcome: Option<Outcome>) -> Answer {
        Answer { status: Status::Determined, due: Some(due), outcome }
    }
}

impl Evaluation<'_> {
    /// Status, end and outcome of a rule, as a quote gives them.
    pub(crate) fn answer(&self, index: usize) -> Answer {
        #[cfg(feature = "shapes")]
        if self.engine.counts_by_several() {
            let Commitment { status, due, outcome, .. } = self.commitment(index, false);
            return Answer { status, due, outcome };
        }
        let mut one = self.probe(index);
        if one.due.is_none() && one.status == Status::Indeterminate {
            // What each value of an open dimension comes to may be one and the same outcome.
            one = self.commitment(index, false);
        } else {
            one.outcome = self.outcome(&mut one);
        }
        Answer { status: one.status, due: one.due, outcome: one.outcome }
    }

    /// How a rule is answered for every request with these dimensions and conditions, these events given and causes
    /// excluded; `judged` where a finish or the present moment is known of some.
    pub(crate) fn plan(&self, index: usize, judged: bool) -> Plan {
        let Some(rule) = self.edition.rules.get(index) else { return Plan::Absent };
        #[cfg(feature = "shapes")]
        if self.undecided_for(index) || self.elsewhere(index, &self.dimensions).is_some() {
            return Plan::Whole;
        }
        let mut out = Commitment::of(index);
        let mut builder = CommitmentBuilder { out: &mut out, depth: 0, trace: false, quiet: true };
        if self.differs(index) {
            return Plan::Whole;
        }
        let probed = self.probe(index);
        self.clip_exclusions(index);
        let applied = self.apply(rule, &self.dimensions, &mut builder);
        let unjudged = !judged && self.finish(index).is_none();
        match probed.status {
            Status::Indeterminate | Status::Determined => {}
            settled => return Plan::Settled(settled),
        }
        let limit = match applied.limit {
            Ok(limit) => limit,
            Err(Missing::Figure(_)) => return Plan::Settled(probed.status),
            Err(_) if unjudged => return Plan::Settled(probed.status),
            Err(_) => return Plan::Whole,
        };
        let start = applied.terms.start.map(|start| self.context(&self.dimensions).start(start));
        let (Some(start), Some(length)) = (start, self.length(applied.rule, limit)) else {
            let undated = start.is_none() && probed.status == Status::Determined;
            return if undated { Plan::Settled(Status::Determined) } else { Plan::Whole };
        };
        if applied.roll.is_some() || applied.by.is_some() || probed.starts.is_none() {
            return Plan::Whole;
        }
        let given = start.events.iter().copied().filter(|event| self.moment(*event).is_some());
        Plan::Clock(Pace {
            events: given.collect(),
            latest: start.latest,
            causes: if applied.rule.shape == Shape::LeadTime { 0 } else { rule.exclusions },
            length,
            whole: !self.is_set(Role::ExcludedDay),
            finished_by: self.context(&self.dimensions).terms(rule).finished_by,
        })
    }

    /// Whether a rule's answer may rest on where the exclusions lie, which is not the same in all requests of a plan. An open
    /// dimension may stand before the test that asks for them.
    #[cfg(feature = "shapes")]
    fn differs(&self, index: usize) -> bool {
        let Some(rule) = self.edition.rules.get(index) else { return false };
        let causes = self.request.exclusions.iter().fold(0, |causes, one| causes | 1u8 << (one.cause & 7));
        if causes == 0 {
            return false;
        }
        let mut out = Commitment::of(index);
        let mut builder = CommitmentBuilder { out: &mut out, depth: 0, trace: false, quiet: true };
        self.given.open_causes.set(causes);
        let applied = self.apply(rule, &self.dimensions, &mut builder);
        let start = applied.terms.start.and_then(|start| start.instead.as_deref());
        let unknown = start.is_some_and(|(when, _)| self.context(&self.dimensions).holds(when).is_err());
        self.given.open_causes.set(0);
        let open = |missing| matches!(missing, Missing::Exclusions | Missing::Dimension(_, 1..));
        unknown || applied.open.is_some() || applied.limit.is_err_and(open)
    }

    /// Without that part of the tests it may wherever there are exclusions.
    #[cfg(not(feature = "shapes"))]
    fn differs(&self, _: usize) -> bool {
        !self.request.exclusions.is_empty()
    }

    /// Whether the day after its event is the first that may count, whatever the event's own day and time are.
    fn counts_from_next(&self, rule: &Rule) -> bool {
        match self.own_receipt(rule) {
            Some(own) => own == Receipt::CountFromNext,
            None => !self.is_set(Role::Receipt),
        }
    }

    /// How long the clock runs, where no reading has a say in it.
    fn length(&self, rule: &Rule, limit: Limit) -> Option<Length> {
        let back = rule.shape == Shape::LeadTime;
        let signed = |amount: i32| if back { -amount } else { amount };
        let day = !self.is_set(Role::DayEnd);
        match limit.units.counted() {
            _ if rule.shape == Shape::Cadence => None,
            Counted::WorkingDays if SHAPES && limit.amount == 0 => None,
            Counted::WorkingDays if day && back => {
                let clear = i32::from(self.is_set(Role::LeadTime));
                Some(Length::WorkingDays(-limit.amount.saturating_add(clear)))
            }
            Counted::WorkingDays if day && self.counts_from_next(rule) => {
                Some(Length::WorkingDays(limit.amount))
            }
            Counted::Days if day => Some(Length::Days(signed(limit.amount * limit.units.each()))),
            Counted::Months if day => Some(Length::Months(signed(limit.amount * limit.units.each()))),
            _ => {
                limit.units.seconds().map(|second| Length::Seconds(i64::from(signed(limit.amount)) * second))
            }
        }
    }
}

/// Why a pace cannot say where a clock ends.
pub(crate) enum Stuck {
    /// The clock has no end.
    Indeterminate,
    /// It takes more than a few steps; the full evaluation is needed.
    Long,
}

impl Pace {
    /// The end of the clock, by the moments of its events.
    #[inline]
    pub(crate) fn end(
        &self,
        calendar: &Calendar,
        excluded: &[Excluded],
        mut moment: impl FnMut(u8) -> Option<Moment>,
    ) -> Result<Due, Stuck> {
        let mut stops = excluded.iter().filter(|one| self.causes & (1 << one.cause) != 0);
        let stop = stops.next().map(|one| one.interval);
        if stops.next().is_some() {
            return Err(Stuck::Long);
        }
        let mut begun: Option<Begin> = None;
        if let [event] = self.events[..] {
            let moment = moment(event).ok_or(Stuck::Long)?;
            let vague = moment.second.is_none();
            begun = Some(Begin { moment, event, vague, chosen: false, assumed: None });
        } else {
            for &event in &self.events {
                begun = Some(choose(begun, moment(event).ok_or(Stuck::Long)?, event, self.latest));
            }
        }
        let Begin { moment: from, vague, .. } = begun.ok_or(Stuck::Long)?;
        match self.length {
            Length::WorkingDays(n) => {
                let skipped = match stop {
                    Some(_) if !self.whole => return Err(Stuck::Long),
                    Some(stop) => skipped(calendar, from.day, n, stop),
                    None => 0,
                };
                let end = calendar.offset(from.day, n + skipped).ok_or(Stuck::Indeterminate)?;
                // Beyond the notices there is an earliest and a latest end.
                if end.max(from.day.plus(-1)) > calendar.published_through() {
                    return Err(Stuck::Long);
                }
                day_due(calendar, end)
            }
            Length::Days(n) => day_due(calendar, from.day.plus(n)),
            Length::Months(n) => day_due(calendar, from.day.plus_months(n).ok_or(Stuck::Indeterminate)?.0),
            Length::Seconds(length) => {
                let start = from.instant().filter(|_| !vague).ok_or(Stuck::Indeterminate)?;
                let at = stop.map_or(start + length, |stop| clock(start, length, &[stop]));
                let date = calendar.day(at);
                if !calendar.covers(date) {
                    return Err(Stuck::Indeterminate);
                }
                Ok(Due { date, at, minute: true, inclusive: true, confirmed: true, latest: date, last: at })
            }
        }
    }
}

/// How many working days one excluded interval takes out of a count of `n` forward: those that lie wholly inside it, if the
/// count reaches it.
fn skipped(calendar: &Calendar, start: Day, n: i32, stop: Interval) -> i32 {
    let (first, last) = (calendar.begins_from(stop.from).max(start.plus(1)), calendar.day(stop.to).plus(-1));
    let reached = calendar.offset(start, n).is_none_or(|end| first <= end);
    if first <= last && reached { calendar.between(first.plus(-1), last) } else { 0 }
}

fn day_due(calendar: &Calendar, date: Day) -> Result<Due, Stuck> {
    if !calendar.covers(date) {
        return Err(Stuck::Indeterminate);
    }
    let at = calendar.start(date.plus(1));
    Ok(Due { date, at, minute: false, inclusive: false, confirmed: true, latest: date, last: at })
}
