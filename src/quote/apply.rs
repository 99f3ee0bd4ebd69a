//! A rule as it applies to a request: scope first, then overrides, the case and its limit.

use super::builder::CommitmentBuilder;
use super::clock::{Begin, Clock};
use super::commitment::Commitment;
use super::evaluation::{Evaluation, bit};
use super::reason::Reason;
use crate::policy::{Choice, EffectiveTerms, Limit, Missing, Requirement, Roll, Rule, Status};
use crate::prelude::*;

/// A rule as it applies to the request.
pub(super) struct Applied<'r> {
    pub(super) rule: &'r Rule,
    pub(super) terms: EffectiveTerms<'r>,
    pub(super) limit: Result<Limit, Missing>,
    /// The dimensions where the rule overrides one.
    pub(super) dimensions: Option<Vec<Option<Choice>>>,
    /// The status that takes it out of scope.
    pub(super) outside: Option<Status>,
    pub(super) roll: Option<Roll>,
    /// The time of its last day up to which the limit runs, where it says one.
    pub(super) by: Option<u32>,
    /// What would have to be known to say whether it is in scope.
    pub(super) open: Option<Missing>,
}

impl Evaluation<'_> {
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
        if self.derived != 0 {
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
    pub(super) fn requirement(
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
}

impl<'r> Applied<'r> {
    pub(super) fn clock(&self, limit: Limit, begin: Begin) -> Clock<'r> {
        let Begin { moment, event, vague, .. } = begin;
        Clock { rule: self.rule, limit, roll: self.roll, by: self.by, from: moment, event, vague }
    }
}
