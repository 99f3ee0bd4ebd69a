//! Answers a request with commitments.

mod alternatives;
mod builder;
mod cadence;
#[cfg(feature = "shapes")]
mod calendars;
mod changes;
mod clock;
mod commitment;
mod derived;
mod evaluate;
mod inline_vec;
mod inverse;
mod outcome;
mod plan;
mod readings;
mod reason;
mod receipt;
mod request;
mod sent;
mod start;
mod trace;
#[cfg(feature = "documents")]
pub mod view;

pub use commitment::{Alternative, Commitment, Due};
pub(crate) use evaluate::Evaluation;
pub use inline_vec::InlineVec;
pub use inverse::{LatestStart, Moved};
pub(crate) use outcome::judged;
pub use outcome::{Finish, Outcome, State};
pub(crate) use plan::{Answer, Plan, Stuck};
pub use reason::{NOTHING, Param, Reason, ReasonShape, SHAPES};
pub(crate) use request::read_interval;
#[cfg(feature = "shapes")]
pub(crate) use request::read_moment;
pub use request::{AUDIENCES, Audience, EventState, Optional, Request};
pub use sent::{At, Instant, Ints};
pub use trace::TraceDay;

use crate::calendar::Calendar;
use crate::error::{Code, Names, Problem};
use crate::policy::{Edition, Kind, Policy};
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};
use readings::Roles;

/// The commitments for one request.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The request as read.
    pub request: Request,
    /// The commitments, in the policy's order.
    pub commitments: Vec<Commitment>,
}

/// The core behind [`Calculator`](crate::Calculator): a checked policy and a calendar. It answers with indexes instead of names.
///
/// ```
/// # #[cfg(feature = "documents")] {
/// use sla_calculator::calendar::{self, Calendar};
/// use sla_calculator::quote::Optional;
/// use sla_calculator::{Engine, Value, policy};
///
/// let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
/// let documents = policy::read(&read("data/policies/cmcc-group-customer.json"), None).unwrap();
/// let (compiled, _) = calendar::read(&read("data/calendars/cn.json")).unwrap();
/// let engine = Engine::new(documents.policy, Calendar::new(compiled));
///
/// let request: Value = serde_json::from_str(
///     r#"{"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30"}"#,
/// ).unwrap();
/// let request = engine.read(&request, Optional::default()).unwrap();
/// let suspension = engine.explain(&request, "change.suspend").unwrap();
/// assert_eq!(suspension.limit.unwrap().amount, 3);
/// # }
/// ```
#[derive(Debug)]
pub struct Engine {
    policy: Policy,
    calendar: Calendar,
    /// The calendars behind the first, where the values of a dimension choose among several.
    #[cfg(feature = "shapes")]
    others: Vec<Calendar>,
    roles: Vec<Roles>,
}

static EMPTY: Edition = Edition::EMPTY;

impl Engine {
    /// The engine of a checked policy and a calendar.
    #[must_use]
    pub fn new(policy: Policy, calendar: Calendar) -> Engine {
        let roles = policy.editions.iter().map(Roles::new).collect();
        #[cfg(feature = "shapes")]
        let policy = Policy { zone: calendar.clocks().map_or(policy.zone, |clocks| clocks.base), ..policy };
        Engine {
            policy,
            calendar,
            #[cfg(feature = "shapes")]
            others: Vec::new(),
            roles,
        }
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The calendar; of several the first.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The calendar in whose zone a request is.
    #[inline(always)]
    #[cfg_attr(not(feature = "shapes"), expect(unused_variables))]
    pub(crate) fn calendar_for(&self, request: &Request) -> &Calendar {
        #[cfg(feature = "shapes")]
        return self.calendar_at(request.calendar);
        #[cfg(not(feature = "shapes"))]
        self.calendar()
    }

    /// Whether an edition or its days say of time what the bundled ones do not.
    pub(crate) fn shaped(&self, edition: &Edition) -> bool {
        #[cfg(feature = "shapes")]
        return edition.shaped() || self.calendar.compiled().shaped();
        #[cfg(not(feature = "shapes"))]
        edition.shaped()
    }

    /// The edition that a request is under; the last one when there is none of that number.
    pub(crate) fn edition(&self, request: &Request) -> (&Edition, &Roles) {
        let index = request.edition.min(self.policy.editions.len().saturating_sub(1));
        let found = self.policy.editions.get(index).zip(self.roles.get(index));
        found.unwrap_or((&EMPTY, &Roles::NONE))
    }

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
