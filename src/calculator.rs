//! The calculator as native callers use it: documents in, the contract's shapes out. The binding gives the same answers.

mod days;
mod year;

pub use days::Days;

use crate::calendar::{self, Calendar, CalendarInfo, Compiled};
use crate::error::{Code, Problem};
use crate::policy::{self, Documents, PolicyInfo};
use crate::prelude::*;
use crate::quality::view::QualityView;
use crate::quote::view::{
    CalendarMonth, CommitmentView, DayInfo, LatestStartView, MovedView, Names, QuoteView, Zone,
};
use crate::quote::{Engine, Optional, Request};
use crate::text;
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
    /// The calculator of two documents.
    ///
    /// # Errors
    /// `invalid-policy` or `invalid-calendar` with the path of the first fault; `invalid-policy` at `/calendar` or
    /// `/zone` where the policy counts by another calendar, or by days that begin elsewhere.
    pub fn from_documents(policy: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::from_calendars(policy, None, &[calendar])
    }

    /// The calculator of a policy that `extends` another one, `base`, and a calendar.
    ///
    /// # Errors
    /// As [`Calculator::from_documents`]; a fault of what the policy lays over its base has its path in the policy.
    pub fn from_overlay(policy: &Value, base: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::from_calendars(policy, Some(base), &[calendar])
    }

    /// The calculator of a policy, laid over `base` where it extends one, and the calendars among which the values of one of its
    /// dimensions choose.
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

    /// What the policy says of itself, in its last edition.
    #[must_use]
    pub fn policy(&self) -> Option<&PolicyInfo> {
        self.policy.last()
    }

    /// What the calendar says of itself; of several the first.
    #[must_use]
    pub fn calendar(&self) -> &CalendarInfo {
        &self.calendar
    }

    /// What each calendar says of itself, in the order in which the policy names them.
    #[must_use]
    pub fn calendars(&self) -> &[CalendarInfo] {
        &self.calendars
    }

    /// The engine behind it.
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

    /// Every commitment that the request's audience is shown.
    ///
    /// # Errors
    /// Any fault of a request (contract, Errors).
    pub fn quote(&self, request: &Value, trace: bool) -> Result<QuoteView, Problem> {
        let quote = self.engine.quote(self.engine.read(request, Optional::default())?, trace, None);
        Ok(self.names(&quote.request)?.quote(&quote, request))
    }

    /// One commitment with its walk.
    ///
    /// # Errors
    /// As [`Calculator::quote`], and `unknown-value` at `/1` when the policy has no such commitment.
    pub fn explain(&self, request: &Value, id: &str) -> Result<CommitmentView, Problem> {
        let request = self.engine.read(request, Optional::default())?;
        let commitment = self.engine.explain(&request, id)?;
        Ok(self.names(&request)?.commitment(&commitment))
    }

    /// One quote per value of a dimension, in the policy's order; the policy's first unless one is named.
    ///
    /// # Errors
    /// As [`Calculator::quote`], and `unknown-value` at `/1` when the policy has no such dimension.
    pub fn compare(&self, request: &Value, dimension: Option<&str>) -> Result<Vec<QuoteView>, Problem> {
        let dimension = self.engine.compared(dimension)?;
        let read = self.engine.read(request, Optional { dimension: Some(dimension), start: false })?;
        let quotes = self.engine.compare(&read, dimension);
        quotes.iter().map(|quote| Ok(self.names(&quote.request)?.quote(quote, request))).collect()
    }

    /// The latest start whose due date is not after `due_by`.
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

    /// Each other reading that moves a commitment's date.
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

    /// A year of outages and ticket answers against what the policy caps over a year.
    ///
    /// # Errors
    /// As [`Calculator::quote`], and any fault of the events under `/1`.
    pub fn quality(&self, request: &Value, events: &Value) -> Result<QualityView, Problem> {
        let read = self.engine.read(request, Optional::default())?;
        let events = self.engine.read_events(&read, events)?;
        let quality = self.engine.quality(&read, &events)?;
        Ok(self.names(&read)?.quality(&quality, &events, request))
    }

    /// The days of the first calendar, or of the one that is named.
    ///
    /// # Errors
    /// `unknown-value` of a calendar that there is not.
    pub fn days(&self, calendar: Option<&str>) -> Result<Days<'_>, Problem> {
        let known = || self.calendars.iter().map(|info| info.id.as_str());
        let place = calendar.map_or(Some(0), |id| known().position(|one| one == id));
        let found = place.and_then(|place| Some((u8::try_from(place).ok()?, self.calendars.get(place)?)));
        let Some((place, info)) = found else {
            let id = calendar.unwrap_or("");
            let message = text::join(&["there is no calendar ", &text::quoted(id), " here"]);
            let problem = Problem::new(Code::UnknownValue, String::new(), message).with_value(id);
            return Err(problem.with_allowed(known()));
        };
        Ok(Days { calendar: self.engine.calendar_at(Some(place)), info })
    }

    /// What is known of one day.
    ///
    /// # Errors
    /// `invalid-date` or `date-out-of-range` at `/0`.
    pub fn day_info(&self, date: &str) -> Result<DayInfo, Problem> {
        self.days(None)?.day_info(date)
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// As [`Calculator::day_info`], and `calendar-unpublished` beyond the notices.
    pub fn is_working_day(&self, date: &str) -> Result<bool, Problem> {
        self.days(None)?.is_working_day(date)
    }

    /// The date `n` working days after `date`, before it when `n` is negative; `date` itself is never counted.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let policy = read("data/policies/cmcc-group-customer.json");
    /// # let calculator = Calculator::from_documents(&policy, &read("data/calendars/cn.json")).unwrap();
    /// assert_eq!(calculator.add_working_days("2026-09-30", 3).unwrap(), "2026-10-10");
    /// assert_eq!(calculator.add_working_days("2026-10-08", -1).unwrap(), "2026-09-30");
    /// // 2028 has no notice yet.
    /// assert_eq!(calculator.add_working_days("2028-03-01", 3).unwrap_err().code.name(), "calendar-unpublished");
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::is_working_day`].
    pub fn add_working_days(&self, date: &str, n: i32) -> Result<String, Problem> {
        self.days(None)?.add_working_days(date, n)
    }

    /// Working days in (`a`, `b`], negative when `b` is before `a`.
    ///
    /// ```
    /// # use sla_calculator::{Calculator, Value};
    /// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
    /// # let policy = read("data/policies/cmcc-group-customer.json");
    /// # let calculator = Calculator::from_documents(&policy, &read("data/calendars/cn.json")).unwrap();
    /// assert_eq!(calculator.working_days_between("2026-09-30", "2026-10-10").unwrap(), 3);
    /// ```
    ///
    /// # Errors
    /// As [`Calculator::is_working_day`], at `/0` or `/1`.
    pub fn working_days_between(&self, a: &str, b: &str) -> Result<i32, Problem> {
        self.days(None)?.working_days_between(a, b)
    }

    /// A month (1–12) as weeks from Monday.
    ///
    /// # Errors
    /// `invalid-number` at `/1` for no month, `date-out-of-range` at `/0` outside the supported range.
    pub fn month(&self, year: i32, month: u32) -> Result<CalendarMonth, Problem> {
        self.days(None)?.month(year, month)
    }
}
