//! The calculator for Rust callers: documents in, the contract's types out. JavaScript gets the same answers through `wasm`.

mod days;
mod year;

use crate::calendar::{self, Calendar, CalendarInfo, Compiled};
use crate::error::{Code, Problem};
use crate::policy::{self, Documents, PolicyInfo};
use crate::prelude::*;
use crate::quality::view::QualityView;
use crate::quote::view::{CommitmentView, LatestStartView, MovedView, Names, QuoteView, Zone};
use crate::quote::{Engine, Optional, Request};
use crate::time::write_date;
use crate::value::Value;

/// A policy and a calendar, checked and ready to answer.
///
/// ```
/// use sla_calculator::{Calculator, Value};
///
/// let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
/// let policy = read("data/policies/cmcc-group-customer.json");
/// let calculator = Calculator::from_documents(&policy, &read("data/calendars/cn.json")).unwrap();
///
/// let request: Value = serde_json::from_str(
///     r#"{"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"},
///         "startAt": "2026-09-30T16:00"}"#,
/// )
/// .unwrap();
/// // Three working days, over the holidays of the National Day.
/// let suspension = calculator.explain(&request, "change.suspend").unwrap();
/// assert_eq!(suspension.due_date.as_deref(), Some("2026-10-10"));
///
/// // What is wrong is refused at its place, with what could stand there.
/// let problem = calculator.explain(&request, "change.nothing").unwrap_err();
/// assert_eq!((problem.code.name(), problem.path.as_str()), ("unknown-value", "/1"));
/// ```
#[derive(Debug)]
pub struct Calculator {
    engine: Engine,
    policy: Vec<PolicyInfo>,
    calendar: CalendarInfo,
    /// All of them, the first among them.
    calendars: Vec<CalendarInfo>,
}

impl Calculator {
    /// Checks a policy and the calendar that it counts by, and makes a calculator of them; see [`Calculator`] for an example.
    ///
    /// # Errors
    /// `invalid-policy` or `invalid-calendar` with the path of the first fault; `invalid-policy` at `/calendar` or
    /// `/zone` where the policy counts by another calendar, or by days that begin elsewhere.
    pub fn from_documents(policy: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::from_calendars(policy, None, &[calendar])
    }

    /// A calculator of a policy that `extends` another one, `base`: it contains only what differs.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let policy = read("data/policies/cmcc-group-customer.json");
    /// let overlay = read("data/policies/examples/operator-overlay.json");
    /// let own = Calculator::from_overlay(&overlay, &policy, &read("data/calendars/cn.json")).unwrap();
    /// assert_eq!(own.policy().unwrap().id, "example-operator");
    /// assert_eq!(own.policy().unwrap().dimensions[0].id, "customerTier"); // from the base
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::from_documents`]; a fault of what the policy lays over its base has its path in the policy.
    pub fn from_overlay(policy: &Value, base: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::from_calendars(policy, Some(base), &[calendar])
    }

    /// A calculator of a policy in which the value of a dimension chooses among several calendars; `base` is the policy that it
    /// extends, if it extends one.
    ///
    /// # Errors
    /// As [`Calculator::from_documents`]; `invalid-policy` at `/calendars/of` where a calendar is not at hand, or one that is at hand is
    /// named by nothing. A fault of a calendar has its path in that document.
    pub fn from_calendars(
        policy: &Value,
        base: Option<&Value>,
        calendars: &[&Value],
    ) -> Result<Calculator, Problem> {
        let mut documents = policy::read(policy, base)?;
        let read = calendars.iter().map(|one| calendar::read(one)).collect::<Result<Vec<_>, _>>()?;
        let at_hand: Vec<&CalendarInfo> = read.iter().map(|(_, info)| info).collect();
        let places = policy::check_calendars(&mut documents, &at_hand)?;
        let (mut compiled, infos): (Vec<Compiled>, Vec<CalendarInfo>) =
            places.iter().filter_map(|place| read.get(*place).cloned()).unzip();
        let Documents { policy, info, .. } = documents;
        let several = info.iter().any(|info| info.calendars.is_some());
        if several {
            compiled.iter_mut().zip(&infos).for_each(|(one, info)| one.give_clocks(&info.zone));
        }
        let mut compiled = compiled.into_iter();
        let (Some(first), Some(calendar)) = (compiled.next(), infos.first().cloned()) else {
            let message = "a calculator needs a calendar".to_owned();
            return Err(Problem::new(Code::InvalidCalendar, String::new(), message));
        };
        let engine = if several {
            Engine::by_dimension(policy, first, compiled.collect())
        } else {
            Engine::new(policy, Calendar::new(first))
        };
        Ok(Calculator { engine, policy: info, calendar, calendars: infos })
    }

    /// What the policy says about itself in its last edition: ids of dimensions, events, rules and so on.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// let tiers = &calculator.policy().unwrap().dimensions[0];
    /// assert_eq!(tiers.id, "customerTier");
    /// assert_eq!(tiers.values[0].id, "gold");
    /// ```
    #[must_use]
    pub fn policy(&self) -> Option<&PolicyInfo> {
        self.policy.last()
    }

    /// What the calendar says about itself; of several calendars the first.
    #[must_use]
    pub fn calendar(&self) -> &CalendarInfo {
        &self.calendar
    }

    /// What each calendar says about itself, in the order in which the policy names them.
    #[must_use]
    pub fn calendars(&self) -> &[CalendarInfo] {
        &self.calendars
    }

    /// The engine that answers; [`columns`](crate::columns) needs it.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    fn names<'a>(&'a self, request: &'a Request) -> Result<Names<'a>, Problem> {
        let (edition, _) = self.engine.edition(request);
        let Some(info) = self.policy.get(request.edition).or(self.policy.last()) else {
            return Err(Problem::new(
                Code::Unsupported,
                String::new(),
                "the policy has no edition".to_owned(),
            ));
        };
        let names = Names {
            edition,
            info,
            calendar: &self.calendar,
            zone: Zone::new(self.engine.policy().zone, self.engine.calendar()),
            engine: &self.engine,
            calendars: &self.calendars,
            request,
        };
        Ok(names.by(request.calendar))
    }

    /// Every commitment that the request's audience sees; with `trace`, also the day-by-day walk of each one with a date.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// # let request: Value = serde_json::from_str(r#"{"dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30T16:00"}"#).unwrap();
    /// let quote = calculator.quote(&request, false).unwrap();
    /// let restoration = quote.commitments.iter().find(|one| one.id == "fault.restoration").unwrap();
    /// // Level AAA within a city: two hours, day and night (table 7-2).
    /// assert_eq!(restoration.due_at.as_deref(), Some("2026-09-30T18:00:00+08:00"));
    /// ```
    ///
    /// # Errors
    /// Any fault of the request, with its path; see [`Code`].
    pub fn quote(&self, request: &Value, trace: bool) -> Result<QuoteView, Problem> {
        let quote = self.engine.quote(self.engine.read(request, Optional::default())?, trace, None);
        Ok(self.names(&quote.request)?.quote(&quote, request))
    }

    /// One commitment with its walk, whether or not the request's audience sees it.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// # let request: Value = serde_json::from_str(r#"{"dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30T16:00"}"#).unwrap();
    /// let suspension = calculator.explain(&request, "change.suspend").unwrap();
    /// let walk = suspension.trace.unwrap();
    /// // The day of the order is not counted; Saturday 10 October is worked and is working day 3.
    /// assert_eq!((walk[0].date.as_str(), walk[0].ordinal), ("2026-09-30", None));
    /// assert_eq!((walk[10].date.as_str(), walk[10].ordinal), ("2026-10-10", Some(3)));
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::quote`], and `unknown-value` at `/1` when the policy has no such commitment.
    pub fn explain(&self, request: &Value, id: &str) -> Result<CommitmentView, Problem> {
        let request = self.engine.read(request, Optional::default())?;
        let commitment = self.engine.explain(&request, id)?;
        Ok(self.names(&request)?.commitment(&commitment))
    }

    /// One quote for each value of a dimension, in the policy's order; without a name, of the policy's first dimension.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// # let request: Value = serde_json::from_str(r#"{"dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30T16:00"}"#).unwrap();
    /// let quotes = calculator.compare(&request, None).unwrap();
    /// let limits = quotes.iter().map(|quote| {
    ///     let resumption = quote.commitments.iter().find(|one| one.id == "change.resume").unwrap();
    ///     resumption.limit.as_ref().unwrap().amount
    /// });
    /// // Gold, silver, bronze and standard (table 6-1), in working days.
    /// assert_eq!(limits.collect::<Vec<_>>(), [1, 1, 2, 2]);
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::quote`], and `unknown-value` at `/1` when the policy has no such dimension.
    pub fn compare(&self, request: &Value, dimension: Option<&str>) -> Result<Vec<QuoteView>, Problem> {
        let dimension = self.engine.compared(dimension)?;
        let read = self.engine.read(request, Optional { dimension: Some(dimension), start: false })?;
        let quotes = self.engine.compare(&read, dimension);
        quotes.iter().map(|quote| Ok(self.names(&quote.request)?.quote(quote, request))).collect()
    }

    /// The latest start with which a commitment is due on or before `due_by`: a date `YYYY-MM-DD`, or for limits in hours and minutes a
    /// moment. The request's own `startAt` may be absent.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// # let request: Value = serde_json::from_str(r#"{"dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30T16:00"}"#).unwrap();
    /// let found = calculator.latest_start(&request, "change.suspend", "2026-10-10").unwrap();
    /// // 8, 9 and 10 October are worked; an order on 7 October, a day off, is the last one that is in time.
    /// assert_eq!(found.start_date, "2026-10-07");
    /// ```
    ///
    /// # Errors
    /// As [`Engine::latest_start`].
    pub fn latest_start(&self, request: &Value, id: &str, due_by: &str) -> Result<LatestStartView, Problem> {
        let request = self.engine.read(request, Optional { dimension: None, start: true })?;
        let found = self.engine.latest_start(&request, id, due_by)?;
        Ok(LatestStartView {
            start_date: write_date(found.day),
            start_at: self.names(&found.request)?.moment(found.start),
            commitment: self.names(&found.request)?.commitment(&found.commitment),
        })
    }

    /// Each other value of a reading under which the commitment is due on another date.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// let request: Value = serde_json::from_str(
    ///     r#"{"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"},
    ///         "startAt": "2026-10-03"}"#,
    /// ).unwrap();
    /// // 3 October is a day off. If the order counts as received on 8 October, counting begins on the 9th.
    /// let others = calculator.sensitivity(&request, "change.suspend").unwrap();
    /// let receipt = others.iter().find(|one| one.reading == "nonWorkingReceipt").unwrap();
    /// assert_eq!((receipt.value.as_str(), receipt.due_date.as_str()), ("received-next", "2026-10-12"));
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::explain`].
    pub fn sensitivity(&self, request: &Value, id: &str) -> Result<Vec<MovedView>, Problem> {
        let request = self.engine.read(request, Optional::default())?;
        let moved = self.engine.sensitivity(&request, id)?;
        let located = self.engine.located(&request, self.engine.rule(&request, id)?).unwrap_or(request);
        let names = self.names(&located)?;
        Ok(moved.iter().map(|one| names.moved(one)).collect())
    }

    /// A year of outages, call-backs and judged cases against the yearly caps and the targets of the policy. The year is that of `now`,
    /// else of `startAt`, under the reading `qualityYear`.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let calculator = Calculator::from_documents(&read("data/policies/cmcc-group-customer.json"), &read("data/calendars/cn.json")).unwrap();
    /// # let request: Value = serde_json::from_str(r#"{"dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-09-30T16:00"}"#).unwrap();
    /// let events: Value = serde_json::from_str(
    ///     r#"{"outages": [{"from": "2026-03-02T08:00", "to": "2026-03-02T10:00"}]}"#,
    /// ).unwrap();
    /// let year = calculator.quality(&request, &events).unwrap();
    /// let interruption = year.measures.iter().find(|one| one.commitment.id == "quality.annual-interruption").unwrap();
    /// // Level AAA may be interrupted for six hours a year (table 7-5): two are used, four are left, in seconds.
    /// assert_eq!((interruption.lines[0].used, interruption.lines[0].left), (7_200, Some(14_400)));
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::quote`], and any fault of the events under `/1`.
    pub fn quality(&self, request: &Value, events: &Value) -> Result<QualityView, Problem> {
        let read = self.engine.read(request, Optional::default())?;
        let events = self.engine.read_events(&read, events)?;
        let quality = self.engine.quality(&read, &events)?;
        Ok(self.names(&read)?.quality(&quality, &events, request))
    }
}
