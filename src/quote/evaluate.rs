//! Evaluates one rule for one request: whether it applies, with which limit, from when until when, and why.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::derived::bit;
use super::readings::{Role, Settings};
use super::reason::Reason;
use super::request::{EventState, Request};
use super::start::Begin;
use super::{Commitment, Due, Engine};
use crate::calendar::Calendar;
use crate::policy::{
    Choice, Context, Edition, EffectiveTerms, Given, Limit, Missing, Requirement, Roll, Rule, Shape, Start,
    Status,
};
use crate::prelude::*;
use crate::time::Moment;
use core::cell::Cell;

/// Projections go from step to step; no policy needs more of them.
const DEPTH: u8 = 4;

/// A request under one edition, with what follows from it once.
pub(crate) struct Evaluation<'a> {
    pub(super) engine: &'a Engine,
    pub(super) edition: &'a Edition,
    pub(super) request: &'a Request,
    pub(super) settings: Settings,
    given: Given<'a>,
    /// The request's dimensions, those that the policy's tables fill included.
    pub(super) dimensions: Vec<Option<Choice>>,
    /// Which of them were derived from a table, a bit each.
    pub(super) derived: u32,
}

/// A rule as it applies to the request.
pub(super) struct Applied<'r> {
    pub(super) rule: &'r Rule,
    pub(super) terms: EffectiveTerms<'r>,
    pub(super) limit: Result<Limit, Missing>,
    /// The dimensions where the rule overrides one.
    pub(super) dimensions: Option<Vec<Option<Choice>>>,
    /// The status that takes it out of scope.
    outside: Option<Status>,
    pub(super) roll: Option<Roll>,
    /// The time of its last day up to which the limit runs, where it says one.
    pub(super) by: Option<u32>,
    /// What would have to be known to say whether it is in scope.
    open: Option<Missing>,
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(engine: &'a Engine, request: &'a Request) -> Self {
        let (edition, roles) = engine.edition(request);
        let moment = |(event, state): (&crate::policy::Event, &EventState)| match state {
            EventState::At(moment) => Some(*moment),
            EventState::Unset if event.opening => request.start,
            _ => None,
        };
        let mut given = Given {
            events: edition.events.iter().zip(&request.events).map(moment).collect(),
            conditions: edition.conditions.iter().map(|condition| condition.default).collect(),
            figures: &request.figures,
            readings: &request.readings,
            causes: request.exclusions.iter().fold(0, |causes, one| causes | 1u8 << (one.cause & 7)),
            readings_used: Cell::new(0),
        };
        for (index, holds) in &request.conditions {
            if let Some(slot) = given.conditions.get_mut(*index) {
                *slot = *holds;
            }
        }
        let mut evaluation = Evaluation {
            engine,
            edition,
            request,
            settings: Settings::new(edition, roles, &request.readings),
            given,
            dimensions: request.dimensions.clone(),
            derived: 0,
        };
        evaluation.derive_dimensions();
        evaluation
    }

    /// The calendar by which it counts.
    #[inline(always)]
    pub(super) fn calendar(&self) -> &'a Calendar {
        #[cfg(feature = "shapes")]
        return self.engine.calendar_at(self.request.calendar);
        #[cfg(not(feature = "shapes"))]
        self.engine.calendar()
    }

    pub(super) fn moment(&self, event: u8) -> Option<Moment> {
        self.given.events.get(usize::from(event)).copied().flatten()
    }

    /// One commitment, with the walk to its end when `trace`.
    pub(super) fn commitment(&self, index: usize, trace: bool) -> Commitment {
        let mut commitment = Commitment::of(index);
        self.fill(&mut commitment, trace);
        commitment
    }

    /// Works out the commitment that is still empty.
    pub(super) fn fill(&self, commitment: &mut Commitment, trace: bool) {
        #[cfg(feature = "shapes")]
        if let Some(request) = self.elsewhere(commitment.rule, &self.dimensions) {
            Evaluation::new(self.engine, &request).fill(commitment, trace);
            commitment.calendar = request.calendar;
            return;
        }
        self.readings_used().set(0);
        self.evaluate(
            &self.dimensions,
            &mut CommitmentBuilder { out: commitment, depth: DEPTH, trace, quiet: false },
        );
        commitment.readings = self.readings_used().get();
        commitment.outcome = self.outcome(commitment);
    }

    /// The readings that were asked for since the commitment in hand was begun, a bit each.
    pub(super) fn readings_used(&self) -> &Cell<u64> {
        &self.given.readings_used
    }

    /// The result of `work`. If it is `None`, the readings that `work` looked up do not count as used.
    pub(super) fn tried<T>(&self, work: impl FnOnce() -> Option<T>) -> Option<T> {
        let before = self.readings_used().get();
        let found = work();
        if found.is_none() {
            self.forget(before);
        }
        found
    }

    /// Restores the readings used before an attempt that gave nothing, except the reading `unpublished`: it is the reason why
    /// there is no date.
    fn forget(&self, before: u64) {
        let bars = if self.is_set(Role::Unpublished) { self.bit(Role::Unpublished) } else { 0 };
        self.readings_used().set(before | self.readings_used().get() & bars);
    }

    /// Limit and moments of a rule with these dimensions.
    pub(super) fn bare(&self, index: usize, dimensions: &[Option<Choice>], depth: u8) -> Commitment {
        #[cfg(feature = "shapes")]
        if let Some(request) = self.elsewhere(index, dimensions) {
            let other = Evaluation::new(self.engine, &request);
            let commitment = other.bare(index, &other.dimensions, depth);
            self.readings_used().set(self.readings_used().get() | other.readings_used().get());
            return commitment;
        }
        let mut commitment = Commitment::of(index);
        self.evaluate(
            dimensions,
            &mut CommitmentBuilder { out: &mut commitment, depth, trace: false, quiet: true },
        );
        commitment
    }

    /// The due moment of another rule, projected if need be.
    pub(super) fn due_of(&self, index: usize, depth: u8) -> Option<Due> {
        let commitment = self.bare(index, &self.dimensions, depth);
        commitment.due.or(commitment.projected.map(|(_, due)| due))
    }

    /// The due moment of a rule, and whether it has a limit.
    pub(super) fn probe(&self, index: usize) -> Commitment {
        self.bare(index, &self.dimensions, DEPTH)
    }

    /// Whether a rule counts back from its event.
    pub(super) fn counts_back(&self, index: usize) -> bool {
        self.edition.rules.get(index).is_some_and(|rule| rule.shape == Shape::LeadTime)
    }

    /// The start of a rule's clock in this case.
    pub(super) fn start_of(&self, index: usize) -> Option<Start> {
        let rule = self.edition.rules.get(index)?;
        let mut out = Commitment::of(index);
        let mut builder = CommitmentBuilder { out: &mut out, depth: 0, trace: false, quiet: true };
        let terms = self.apply(rule, &self.dimensions, &mut builder).terms;
        terms.start.map(|start| self.context(&self.dimensions).start(start).clone())
    }

    pub(super) fn context<'b>(&'b self, dimensions: &'b [Option<Choice>]) -> Context<'b> {
        Context { edition: self.edition, dimensions, given: &self.given }
    }

    fn evaluate(&self, dimensions: &[Option<Choice>], builder: &mut CommitmentBuilder<'_>) {
        let Some(rule) = self.edition.rules.get(builder.out.rule) else { return };
        let applied = self.apply(rule, dimensions, builder);
        let dimensions = applied.dimensions.as_deref().unwrap_or(dimensions);
        let terms = &applied.terms;
        let out = &mut *builder.out;
        out.limit = applied.limit.ok();
        applied.limit.into_iter().for_each(|limit| self.ask_of_year(limit));
        (out.deliverable, out.gate) = (terms.deliverable, terms.gate);
        (out.debtor, out.creditor) = (terms.debtor, terms.creditor);
        let settled = self.requirement(terms, dimensions, out);
        let status = applied.outside.or(terms.status.filter(|status| *status <= Status::OnRequest));
        if let Some(status) = status.or(settled) {
            out.status = status;
            return;
        }
        if let Some(missing) = applied.open {
            return self.missing(missing, &applied, dimensions, builder);
        }
        let Some(start) = terms.start.map(|start| self.context(dimensions).start(start)) else {
            return self.undated(&applied, dimensions, builder);
        };
        match self.begin(start, None) {
            None => self.awaiting(&applied, start, builder),
            #[cfg(feature = "shapes")]
            Some(_) if self.undecided(dimensions) => match applied.limit {
                Ok(_) => self.by_calendar(dimensions, builder),
                Err(missing) => self.missing(missing, &applied, dimensions, builder),
            },
            Some(begin) => self.begun(&applied, begin, dimensions, builder),
        }
    }

    /// A rule whose clock runs.
    fn begun(
        &self,
        applied: &Applied<'_>,
        begin: Begin,
        dimensions: &[Option<Choice>],
        builder: &mut CommitmentBuilder<'_>,
    ) {
        builder.out.starts = Some(begin.moment);
        self.explain_taken(&begin, builder);
        // Other clocks name their event with the start day that they do not count.
        let exact = applied.limit.is_ok_and(|limit| limit.amount == 0 || limit.units.by_minute());
        if begin.chosen || exact || applied.rule.shape == Shape::LeadTime {
            builder.because(Reason::StartChosen { event: begin.event });
        }
        match applied.limit {
            Ok(limit) => self.dated(&applied.clock(limit, begin), dimensions, builder),
            Err(missing) => self.missing(missing, applied, dimensions, builder),
        }
    }

    /// Scope first; within it the overrides, then the case and the limit that apply (A33).
    pub(super) fn apply<'r>(
        &self,
        rule: &'r Rule,
        dimensions: &[Option<Choice>],
        builder: &mut CommitmentBuilder<'_>,
    ) -> Applied<'r> {
        let mut changed: Option<Vec<Option<Choice>>> = None;
        let (mut set, mut undecided) = (0, None);
        let (outside, open) = match self.context(dimensions).outside(rule) {
            Ok(outside) => (outside, None),
            Err(missing) => (None, Some(missing)),
        };
        let adjusts = if outside.is_some() { &[][..] } else { &rule.adjust };
        for adjust in adjusts {
            match self.context(dimensions).holds(&adjust.when) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(missing) => {
                    undecided = undecided.or(Some(missing));
                    continue;
                }
            }
            let copy = changed.get_or_insert_with(|| dimensions.to_vec());
            if let Some(slot) = copy.get_mut(usize::from(adjust.dimension)) {
                *slot = Some(adjust.choice);
                set |= bit(adjust.dimension.into());
            }
            adjust.reason.map(Reason::Policy).into_iter().for_each(|reason| builder.because(reason));
            builder.because(Reason::DimensionSet { dimension: adjust.dimension, value: adjust.choice });
        }
        let context = self.context(changed.as_deref().unwrap_or(dimensions));
        let before = self.readings_used().get();
        let mut terms = context.terms(rule);
        if outside.is_some() && rule.cases.iter().all(|(_, case)| case.limit.is_none()) {
            // Out of scope nothing but the limit is said, and no case changes it.
            self.readings_used().set(before);
        }
        let undecided = undecided.or(terms.undecided);
        if undecided.is_some() {
            terms.requirement = None;
        }
        if self.derived != 0 && !builder.quiet {
            self.explain_derived(context.dimensions_used(rule, &terms), set, builder);
        }
        let reason = outside.map_or(terms.reason, |(_, reason)| reason);
        reason.map(Reason::Policy).into_iter().for_each(|reason| builder.because(reason));
        let limit = match (undecided, terms.limit) {
            (Some(missing), _) => Err(missing),
            (None, limit) => limit.map_or(Err(Missing::Nothing), |expr| context.limit(expr)),
        };
        let roll = context.roll(&terms);
        #[cfg(feature = "shapes")]
        let by = context.by(&terms);
        #[cfg(not(feature = "shapes"))]
        let by = None;
        let outside = outside.map(|(status, _)| status);
        Applied { rule, terms, limit, dimensions: changed, outside, roll, by, open }
    }

    /// Whether it is owed, and the status that settles.
    fn requirement(
        &self,
        terms: &EffectiveTerms<'_>,
        dimensions: &[Option<Choice>],
        commitment: &mut Commitment,
    ) -> Option<Status> {
        let requirement = self.context(dimensions).requirement(terms.requirement?).ok()?;
        commitment.requirement = Some(requirement);
        match requirement {
            Requirement::None => Some(Status::NotRequired),
            Requirement::OnRequest if terms.start.is_none() => Some(Status::OnRequest),
            _ => None,
        }
    }

    fn undated(
        &self,
        applied: &Applied<'_>,
        dimensions: &[Option<Choice>],
        builder: &mut CommitmentBuilder<'_>,
    ) {
        let terms = &applied.terms;
        let missing = match applied.limit {
            Err(missing @ (Missing::Figure(_) | Missing::Dimension(..))) => Some(missing),
            _ => terms.requirement.and_then(|require| self.context(dimensions).requirement(require).err()),
        };
        if let Some(missing) = missing {
            builder.depth = 0;
            self.missing(missing, applied, dimensions, builder);
        } else if terms.status == Some(Status::Unquantified) {
            builder.lacks(Status::Unquantified, Reason::NoNumber {});
        } else {
            builder.out.status = Status::Determined;
        }
    }

    /// A rule whose clock does not run yet: what it waits for, and where it would end.
    fn awaiting(&self, applied: &Applied<'_>, start: &Start, builder: &mut CommitmentBuilder<'_>) {
        builder.out.status = Status::AwaitingEvent;
        for &event in start.events.iter().filter(|event| self.moment(**event).is_none()) {
            let never = self.request.events.get(usize::from(event)) == Some(&EventState::Never);
            builder.because(if never {
                Reason::EventDidNotHappen { event }
            } else {
                Reason::EventMissing { event }
            });
            builder.out.awaits.push(event);
        }
        let Ok(limit) = applied.limit else { return };
        #[cfg(feature = "shapes")]
        if self.undecided(applied.dimensions.as_deref().unwrap_or(&self.dimensions)) {
            return;
        }
        if applied.rule.shape == Shape::Cadence {
            return;
        }
        // What a projection rests on is kept, why it ends there is not.
        let quiet = core::mem::replace(&mut builder.quiet, true);
        let before = self.readings_used().get();
        let begin = self.begin(start, Some(builder.depth));
        let end = begin.map(|begin| (begin, self.count(&applied.clock(limit, begin), builder)));
        builder.quiet = quiet;
        match end {
            Some((begin, Ok(due))) => {
                let assumed = begin.assumed.into_iter();
                assumed.for_each(|(event, date)| builder.because(Reason::Projected { event, date }));
                builder.out.projected = Some((begin.moment, due));
            }
            Some(_) => self.forget(before),
            None => {}
        }
    }

    fn dated(&self, clock: &Clock<'_>, dimensions: &[Option<Choice>], builder: &mut CommitmentBuilder<'_>) {
        if clock.rule.shape == Shape::Cadence {
            return self.cadence(clock, builder);
        }
        match self.count(clock, builder) {
            Ok(due) => {
                builder.out.status = Status::Determined;
                builder.out.due = Some(due);
                if clock.rule.inversion && !builder.quiet {
                    let later = self.inversion(builder.out.rule, due, dimensions, builder.depth);
                    later.into_iter().for_each(|reason| builder.because(reason));
                }
                if builder.trace {
                    (builder.out.trace, builder.out.trace_latest) = self.walks(clock, due);
                }
            }
            Err(reason) => builder.lacks(Status::Indeterminate, reason),
        }
    }
}

impl<'r> Applied<'r> {
    fn clock(&self, limit: Limit, begin: Begin) -> Clock<'r> {
        let Begin { moment, event, vague, .. } = begin;
        Clock { rule: self.rule, limit, roll: self.roll, by: self.by, from: moment, event, vague }
    }
}
