//! Evaluates one rule for one request: whether it applies, with which limit, from when until when, and why.

use super::apply::Applied;
use super::builder::CommitmentBuilder;
use super::clock::{Begin, Clock};
use super::commitment::{Commitment, Due};
use super::evaluation::Evaluation;
use super::reason::Reason;
use super::request::EventState;
use crate::policy::{Choice, Missing, Shape, Start, Status};

/// Projections go from step to step; no policy needs more of them.
const DEPTH: u8 = 4;

impl Evaluation<'_> {
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
        self.clip_exclusions(index);
        let terms = self.apply(rule, &self.dimensions, &mut builder).terms;
        terms.start.map(|start| self.context(&self.dimensions).start(start).clone())
    }

    fn evaluate(&self, dimensions: &[Option<Choice>], builder: &mut CommitmentBuilder<'_>) {
        let Some(rule) = self.edition.rules.get(builder.out.rule) else { return };
        self.clip_exclusions(builder.out.rule);
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
