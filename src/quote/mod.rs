//! Answers a request with commitments.

mod alternatives;
mod apply;
mod builder;
mod cadence;
#[cfg(feature = "shapes")]
mod calendars;
mod changes;
mod clock;
mod commitment;
mod count;
mod derived;
mod engine;
mod evaluate;
mod evaluation;
mod excluded;
mod hours;
mod inline_vec;
mod inverse;
mod outcome;
mod plan;
mod readings;
mod reason;
mod receipt;
mod request;
mod sent;
mod sent_commitment;
mod start;
mod trace;
mod verdict;
#[cfg(feature = "documents")]
pub mod view;

pub use commitment::{Alternative, Commitment, Due, TraceDay};
pub use engine::Engine;
pub(crate) use evaluation::Evaluation;
pub use inline_vec::InlineVec;
pub use inverse::{LatestStart, Moved};
pub use outcome::{Finish, Outcome, State};
pub(crate) use plan::{Answer, Plan, Stuck};
pub use reason::{NOTHING, Param, Reason, ReasonShape, SHAPES};
pub(crate) use request::read_interval;
#[cfg(feature = "shapes")]
pub(crate) use request::read_moment;
pub use request::{AUDIENCES, Audience, EventState, Optional, Request};
pub use sent::{At, Instant, Ints};
pub(crate) use verdict::judged;

use crate::error::{Code, Names, Problem};
use crate::policy::Kind;
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};

/// The commitments for one request.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The request as read.
    pub request: Request,
    /// The commitments, in the policy's order.
    pub commitments: Vec<Commitment>,
}

impl Engine {
    /// Reads a request strictly.
    ///
    /// # Errors
    /// Any fault of the request, with its path; see [`Code`].
    pub fn read(&self, request: &Value, optional: Optional) -> Result<Request, Problem> {
        #[cfg(feature = "shapes")]
        if self.counts_by_several() {
            return self.read_by_calendar(request, optional);
        }
        request::read(Node::root(request), &self.policy, &self.calendar, optional)
    }

    /// Every commitment that the request's audience is shown, of those alone that `only` names if it is given; with the walk of
    /// each dated one when `trace`.
    #[must_use]
    pub fn quote(&self, request: Request, trace: bool, only: Option<&[Value]>) -> Quote {
        let evaluation = Evaluation::new(self, &request);
        let audience = request.audience.unwrap_or_default();
        let asked = |rule: &str| {
            only.is_none_or(|ids| ids.iter().any(|id| matches!(id, Value::String(id) if id == rule)))
        };
        let rules = &evaluation.edition.rules;
        let mut commitments = Vec::with_capacity(only.map_or(rules.len(), <[Value]>::len));
        for (index, _) in
            rules.iter().enumerate().filter(|(_, rule)| visible(rule.kind, audience) && asked(&rule.id))
        {
            // In its place at once: a commitment is large.
            commitments.push(Commitment::of(index));
            commitments.last_mut().into_iter().for_each(|one| evaluation.fill(one, trace));
        }
        Quote { request, commitments }
    }

    /// One commitment with its walk, whoever is shown it.
    ///
    /// # Errors
    /// `unknown-value` at `/1` when the policy has no such commitment.
    pub fn explain(&self, request: &Request, id: &str) -> Result<Commitment, Problem> {
        Ok(self.commitment(request, self.rule(request, id)?))
    }

    /// The commitment of the rule at a place, with its walk.
    pub(crate) fn commitment(&self, request: &Request, index: usize) -> Commitment {
        Evaluation::new(self, request).commitment(index, true)
    }

    /// The place of a commitment's rule.
    pub(crate) fn rule(&self, request: &Request, id: &str) -> Result<usize, Problem> {
        let (edition, _) = self.edition(request);
        edition.rule(id).ok_or_else(|| {
            unknown("there is no commitment ", id, &|place| Some(edition.rules.get(place)?.id.as_str()))
        })
    }

    /// The index of the dimension that a comparison varies: the named one, else the policy's first.
    ///
    /// # Errors
    /// `unknown-value` at `/1` when the policy has no such dimension.
    pub fn compared(&self, name: Option<&str>) -> Result<usize, Problem> {
        let dimensions = self.policy.editions.last().map_or(&[][..], |edition| &edition.dimensions);
        let Some(name) = name else { return Ok(0) };
        dimensions.iter().position(|dimension| dimension.id == name).ok_or_else(|| {
            unknown("there is no dimension ", name, &|place| Some(dimensions.get(place)?.id.as_str()))
        })
    }

    /// One quote per value of a dimension, in the policy's order.
    #[must_use]
    pub fn compare(&self, request: &Request, dimension: usize) -> Vec<Quote> {
        let (edition, _) = self.edition(request);
        let values = edition.dimensions.get(dimension).map_or(0, |one| one.values);
        let mut quotes = Vec::with_capacity(values.into());
        for value in 0..values {
            let mut one = request.clone();
            if let Some(slot) = one.dimensions.get_mut(dimension) {
                *slot = Some(value);
            }
            #[cfg(feature = "shapes")]
            let one = self.placed(one);
            quotes.push(self.quote(one, false, None));
        }
        quotes
    }
}

/// The problem of a name that the policy does not have, given as the second argument of a call.
fn unknown(sentence: &str, name: &str, names: Names<'_, '_>) -> Problem {
    let message = text::join(&[sentence, &text::quoted(name)]);
    Problem::new(Code::UnknownValue, "/1".to_owned(), message).with_value(name).with_names(names)
}

fn visible(kind: Kind, audience: Audience) -> bool {
    match audience {
        Audience::Customer => kind == Kind::Promise,
        Audience::Sales => kind != Kind::Internal,
        Audience::Operator => true,
    }
}
