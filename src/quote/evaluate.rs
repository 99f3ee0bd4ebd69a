//! One rule for one request: does it apply, which limit, from when, until when, and why.

use super::clock::{Clock, Counted};
use super::fill::bit;
use super::readings::Roles;
use super::reason::Reason;
use super::request::{EventState, Request};
use super::start::Begin;
use super::{Alternative, Commitment, Due, Engine};
use crate::error::{Code, Problem};
use crate::policy::{
    Choice, Context, Edition, Given, Holding, Limit, Missing, Requirement, Rule, Shape, Start, Status,
};
use crate::prelude::*;
use crate::time::Moment;

/// Projections go from step to step; no policy needs more of them.
const DEPTH: u8 = 4;
/// The contract's bound on the moments of a cadence.
const INSTANTS: usize = 1000;

/// A request under one edition, with what follows from it once.
pub(super) struct Evaluation<'a> {
    pub(super) engine: &'a Engine,
    pub(super) edition: &'a Edition,
    pub(super) roles: &'a Roles,
    pub(super) request: &'a Request,
    moments: Vec<Option<Moment>>,
    happened: Vec<bool>,
    conditions: Vec<bool>,
    /// The request's dimensions, those that the policy's tables fill included.
    pub(super) dimensions: Vec<Option<Choice>>,
    /// Which of them a table filled, a bit each.
    pub(super) filled: u32,
}

/// A rule as it applies to the request.
struct Applied<'r> {
    dimensions: Option<Vec<Option<Choice>>>,
    terms: Holding<'r>,
    roll: bool,
    limit: Result<Limit, Missing>,
    reasons: Vec<Reason>,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(engine: &'a Engine, request: &'a Request) -> Result<Self, Problem> {
        let missing =
            || Problem::new(Code::Unsupported, String::new(), "the policy has no edition".to_owned());
        let (edition, roles) = engine.edition(request).ok_or_else(missing)?;
        let moments: Vec<Option<Moment>> = edition
            .events
            .iter()
            .zip(&request.events)
            .map(|(event, state)| match state {
                EventState::At(moment) => Some(*moment),
                EventState::Unset if event.opening => request.start,
                _ => None,
            })
            .collect();
        let happened = moments.iter().map(Option::is_some).collect();
        let mut conditions: Vec<bool> =
            edition.conditions.iter().map(|condition| condition.default).collect();
        for (index, holds) in &request.conditions {
            if let Some(slot) = conditions.get_mut(*index) {
                *slot = *holds;
            }
        }
        let mut evaluation = Evaluation {
            engine,
            edition,
            roles,
            request,
            moments,
            happened,
            conditions,
            dimensions: request.dimensions.clone(),
            filled: 0,
        };
        evaluation.fill_dimensions();
        Ok(evaluation)
    }

    pub(super) fn moment(&self, event: u8) -> Option<Moment> {
        self.moments.get(usize::from(event)).copied().flatten()
    }

    /// One commitment, with the walk to its end when `trace`.
    pub(super) fn commitment(&self, index: usize, trace: bool) -> Commitment {
        let mut commitment = self.evaluate(index, &self.dimensions, DEPTH, trace);
        commitment.outcome = self.outcome(&mut commitment);
        commitment
    }

    /// The due moment of another rule, projected if need be.
    pub(super) fn due_of(&self, index: usize, depth: u8) -> Option<Due> {
        let commitment = self.evaluate(index, &self.dimensions, depth, false);
        commitment.due.or(commitment.projected.map(|(_, due)| due))
    }

    /// Whether a rule counts back from its event.
    pub(super) fn counts_back(&self, index: usize) -> bool {
        self.edition.rules.get(index).is_some_and(|rule| rule.shape == Shape::LeadTime)
    }

    /// The start of a rule's clock in this case.
    pub(super) fn start_of(&self, index: usize) -> Option<Start> {
        self.apply(self.edition.rules.get(index)?, &self.dimensions).terms.start.cloned()
    }

    pub(super) fn context<'b>(&'b self, dimensions: &'b [Option<Choice>]) -> Context<'b> {
        Context {
            edition: self.edition,
            given: Given {
                dimensions,
                events: &self.happened,
                conditions: &self.conditions,
                figures: &self.request.figures,
                readings: &self.request.readings,
            },
        }
    }

    fn evaluate(&self, index: usize, dimensions: &[Option<Choice>], depth: u8, trace: bool) -> Commitment {
        let mut commitment = Commitment::of(index);
        let Some(rule) = self.edition.rules.get(index) else { return commitment };
        let mut applied = self.apply(rule, dimensions);
        let dimensions = applied.dimensions.as_deref().unwrap_or(dimensions);
        commitment.limit = applied.limit.ok();
        commitment.deliverable = applied.terms.deliverable;
        commitment.gate = applied.terms.gate;
        (commitment.debtor, commitment.creditor) = (applied.terms.debtor, applied.terms.creditor);
        commitment.reasons = core::mem::take(&mut applied.reasons);
        commitment.readings = rule.readings;
        let settled = self.requirement(&applied.terms, dimensions, &mut commitment);
        if let Some(status) = applied.terms.status.filter(|status| *status <= Status::OnRequest).or(settled) {
            commitment.status = status;
            return commitment;
        }
        let Some(start) = applied.terms.start else {
            self.undated(rule, &applied.terms, applied.limit, dimensions, &mut commitment);
            return commitment;
        };
        match self.begin(start, None) {
            Begin::Awaiting(missing) => {
                commitment.status = Status::AwaitingEvent;
                self.awaiting(rule, &applied, missing, &mut commitment, depth);
            }
            Begin::At { moment, event, vague, chosen } => {
                commitment.starts = Some(moment);
                // Other clocks name their event with the start day that they do not count.
                let exact = applied.limit.is_ok_and(|limit| {
                    limit.amount == 0
                        || limit.units.seconds().is_some()
                        || limit.units == crate::policy::Units::BusinessHours
                });
                if chosen || exact || rule.shape == Shape::LeadTime {
                    commitment.reasons.push(Reason::start_chosen(event));
                }
                match applied.limit {
                    Ok(limit) => {
                        let clock = Clock { rule, limit, roll: applied.roll, from: moment, event, vague };
                        self.dated(&clock, dimensions, depth, trace, &mut commitment);
                    }
                    Err(missing) => {
                        self.missing(rule, missing, &applied.terms, dimensions, depth, &mut commitment)
                    }
                }
            }
        }
        commitment
    }

    /// The overrides, the case and the limit that apply.
    fn apply<'r>(&self, rule: &'r Rule, dimensions: &[Option<Choice>]) -> Applied<'r> {
        let mut reasons = Vec::new();
        let mut changed: Option<Vec<Option<Choice>>> = None;
        let mut set = 0;
        for adjust in &rule.adjust {
            if !self.context(dimensions).holds(&adjust.when) {
                continue;
            }
            let copy = changed.get_or_insert_with(|| dimensions.to_vec());
            if let Some(slot) = copy.get_mut(usize::from(adjust.dimension)) {
                *slot = Some(adjust.choice);
                set |= bit(adjust.dimension.into());
            }
            reasons.extend(adjust.reason.map(Reason::of_policy));
            reasons.push(Reason::dimension_set(adjust.dimension, adjust.choice));
        }
        let context = self.context(changed.as_deref().unwrap_or(dimensions));
        let terms = context.terms(rule);
        if self.filled != 0 {
            self.explain_filled(context.asked(rule, &terms), set, &mut reasons);
        }
        reasons.extend(terms.reason.map(Reason::of_policy));
        let limit = terms.limit.map_or(Err(Missing::Nothing), |expr| context.limit(expr));
        let roll = context.rolls(&terms);
        Applied { dimensions: changed, terms, roll, limit, reasons }
    }

    /// Whether it is owed, and the status that settles.
    fn requirement(
        &self,
        terms: &Holding<'_>,
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
        rule: &Rule,
        terms: &Holding<'_>,
        limit: Result<Limit, Missing>,
        dimensions: &[Option<Choice>],
        commitment: &mut Commitment,
    ) {
        let missing = match limit {
            Err(missing @ (Missing::Figure(_) | Missing::Dimension(_))) => Some(missing),
            _ => terms.requirement.and_then(|require| self.context(dimensions).requirement(require).err()),
        };
        if let Some(missing) = missing {
            self.missing(rule, missing, terms, dimensions, 0, commitment);
        } else if terms.status == Some(Status::Unquantified) {
            commitment.status = Status::Unquantified;
            commitment.reasons.push(Reason::no_number());
        } else {
            commitment.status = Status::Determined;
        }
    }

    fn awaiting(
        &self,
        rule: &Rule,
        applied: &Applied<'_>,
        missing: Vec<u8>,
        commitment: &mut Commitment,
        depth: u8,
    ) {
        for &event in &missing {
            let never = self.request.events.get(usize::from(event)) == Some(&EventState::Never);
            commitment.reasons.push(if never {
                Reason::event_never(event)
            } else {
                Reason::event_missing(event)
            });
        }
        commitment.awaits = missing;
        let roll = applied.roll;
        let (Some(start), Some(limit)) = (applied.terms.start, commitment.limit) else { return };
        if let Begin::At { moment, event, vague, .. } = self.begin(start, Some(depth)) {
            let clock = Clock { rule, limit, roll, from: moment, event, vague };
            if rule.shape != Shape::Cadence
                && let Ok(counted) = self.count(&clock)
            {
                commitment.projected = Some((moment, counted.due));
                commitment.readings |= counted.readings;
            }
        }
    }

    fn missing(
        &self,
        rule: &Rule,
        missing: Missing,
        terms: &Holding<'_>,
        dimensions: &[Option<Choice>],
        depth: u8,
        commitment: &mut Commitment,
    ) {
        commitment.status = Status::Indeterminate;
        match missing {
            Missing::Figure(figure) => commitment.reasons.push(Reason::figure_missing(figure)),
            Missing::Dimension(dimension) => {
                commitment.reasons.push(Reason::dimension_missing(dimension));
                commitment.alternatives = self.alternatives(commitment.rule, dimension, dimensions, depth);
            }
            Missing::Nothing => {
                commitment.reasons.push(Reason::no_number());
                commitment.status = Status::Unquantified;
            }
        }
        // Hour limits are asked for their time of day whatever else is missing.
        if let (Some(start), Some(first)) = (terms.start, commitment.alternatives.first())
            && first.limit.units.seconds().is_some()
            && let Begin::At { vague: true, event, .. } = self.begin(start, None)
            && rule.shape != Shape::Cadence
        {
            commitment.reasons.push(Reason::time_missing(event));
        }
    }

    /// The answer for each value of the one dimension left open; empty when something else is missing too.
    fn alternatives(
        &self,
        index: usize,
        dimension: u8,
        dimensions: &[Option<Choice>],
        depth: u8,
    ) -> Vec<Alternative> {
        let place = usize::from(dimension);
        let values =
            self.edition.dimensions.get(place).filter(|one| !one.required).map_or(0, |one| one.values);
        let each = |choice: Choice| {
            let mut dimensions = dimensions.to_vec();
            *dimensions.get_mut(place)? = Some(choice);
            let answer = self.evaluate(index, &dimensions, depth, false);
            Some(Alternative { dimension, choice, limit: answer.limit?, due: answer.due })
        };
        (0..values).map(each).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    fn dated(
        &self,
        clock: &Clock<'_>,
        dimensions: &[Option<Choice>],
        depth: u8,
        trace: bool,
        commitment: &mut Commitment,
    ) {
        if clock.rule.shape == Shape::Cadence {
            return self.cadence(clock, depth, commitment);
        }
        match self.count(clock) {
            Ok(Counted { due, reasons, readings }) => {
                commitment.status = Status::Determined;
                commitment.due = Some(due);
                commitment.reasons.extend(reasons);
                commitment.readings |= readings;
                if clock.rule.inversion {
                    commitment.reasons.extend(self.inversion(commitment.rule, due, dimensions, depth));
                }
                if trace {
                    commitment.trace = Some(self.trace(clock, due));
                }
            }
            Err(reason) => {
                commitment.status = Status::Indeterminate;
                commitment.reasons.push(reason);
            }
        }
    }

    /// The moments of a cadence, up to the due moment of the rule that ends it.
    fn cadence(&self, clock: &Clock<'_>, depth: u8, commitment: &mut Commitment) {
        let period = clock
            .limit
            .units
            .seconds()
            .map(|seconds| seconds * i64::from(clock.limit.amount))
            .filter(|period| *period > 0);
        let (Some(start), Some(period)) = (clock.from.instant().filter(|_| !clock.vague), period) else {
            commitment.status = Status::Indeterminate;
            commitment.reasons.push(Reason::time_missing(clock.event));
            return;
        };
        commitment.status = Status::Determined;
        let threshold =
            clock.rule.after.as_ref().and_then(|after| self.context(&self.dimensions).limit(after).ok());
        let first =
            start + threshold.map_or(0, |limit| i64::from(limit.amount) * limit.units.seconds().unwrap_or(0));
        let end = clock.rule.until.and_then(|until| self.due_of(usize::from(until), depth.checked_sub(1)?));
        let Some(end) = end.filter(|due| due.minute) else { return };
        let moments = (1..).map(|step: i64| first + step * period).take_while(|at| *at <= end.at);
        commitment.instants = moments.take(INSTANTS + 1).collect();
        if commitment.instants.len() > INSTANTS {
            commitment.instants.truncate(INSTANTS);
            commitment.reasons.push(Reason::instants_truncated(i32::try_from(INSTANTS).unwrap_or(0)));
        }
    }

    /// Notes that a better value of an ordered dimension would be due later.
    fn inversion(&self, index: usize, due: Due, dimensions: &[Option<Choice>], depth: u8) -> Option<Reason> {
        let depth = depth.checked_sub(1)?;
        for (place, dimension) in self.edition.dimensions.iter().enumerate().filter(|(_, one)| one.ordered) {
            let Some(chosen) = dimensions.get(place).copied().flatten() else { continue };
            for better in 0..chosen.min(dimension.values) {
                let mut dimensions = dimensions.to_vec();
                *dimensions.get_mut(place)? = Some(better);
                let other = self.evaluate(index, &dimensions, depth, false).due;
                if let Some(other) = other.filter(|other| other.date > due.date) {
                    return Some(Reason::tier_inversion(u8::try_from(place).ok()?, better, other.date));
                }
            }
        }
        None
    }
}

impl Commitment {
    fn of(rule: usize) -> Commitment {
        Commitment {
            rule,
            status: Status::Indeterminate,
            limit: None,
            starts: None,
            due: None,
            awaits: Vec::new(),
            projected: None,
            instants: Vec::new(),
            alternatives: Vec::new(),
            requirement: None,
            deliverable: None,
            gate: None,
            debtor: None,
            creditor: None,
            outcome: None,
            trace: None,
            reasons: Vec::new(),
            readings: 0,
        }
    }
}
