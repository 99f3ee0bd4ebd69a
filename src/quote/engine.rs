//! A policy and a calendar, ready to answer.

use super::readings::Roles;
use super::request::Request;
use crate::calendar::Calendar;
use crate::policy::{Edition, Policy};
use crate::prelude::*;

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
    pub(super) policy: Policy,
    pub(super) calendar: Calendar,
    /// The calendars behind the first, where the values of a dimension choose among several.
    #[cfg(feature = "shapes")]
    pub(super) others: Vec<Calendar>,
    pub(super) roles: Vec<Roles>,
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
}
