//! The calculator as native callers use it: documents in, the contract's shapes out. The binding gives the same answers.

mod year;

use crate::calendar::{self, Calendar, CalendarInfo};
use crate::error::{Code, Problem};
use crate::policy::{self, Documents, PolicyInfo};
use crate::prelude::*;
use crate::quality::view::QualityView;
use crate::quote::view::{
    CalendarMonth, CommitmentView, DayInfo, LatestStartView, MovedView, Names, QuoteView, Zone, day_info,
};
use crate::quote::{Engine, Optional, Request};
use crate::time::{self, Day, write_date};
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
}

impl Calculator {
    /// The calculator of two documents.
    ///
    /// # Errors
    /// `invalid-policy` or `invalid-calendar` with the path of the first fault; `invalid-policy` at `/calendar` or
    /// `/zone` where the policy counts by another calendar, or by days that begin elsewhere.
    pub fn from_documents(policy: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::with_base(policy, None, calendar)
    }

    /// The calculator of a policy that `extends` another one, `base`, and a calendar.
    ///
    /// # Errors
    /// As [`Calculator::from_documents`]; a fault of what the policy lays over its base has its path in the policy.
    pub fn from_overlay(policy: &Value, base: &Value, calendar: &Value) -> Result<Calculator, Problem> {
        Calculator::with_base(policy, Some(base), calendar)
    }

    fn with_base(policy: &Value, base: Option<&Value>, calendar: &Value) -> Result<Calculator, Problem> {
        let documents = policy::read(policy, base)?;
        let (compiled, calendar) = calendar::read(calendar)?;
        policy::check_calendar(&documents, &calendar)?;
        let Documents { policy, info, .. } = documents;
        Ok(Calculator { engine: Engine::new(policy, Calendar::new(compiled)), policy: info, calendar })
    }

    /// What the policy says of itself, in its last edition.
    #[must_use]
    pub fn policy(&self) -> Option<&PolicyInfo> {
        self.policy.last()
    }

    /// What the calendar says of itself.
    #[must_use]
    pub fn calendar(&self) -> &CalendarInfo {
        &self.calendar
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
        Ok(Names {
            edition,
            info,
            calendar: &self.calendar,
            zone: Zone::new(self.engine.policy().zone, self.engine.calendar()),
            request,
        })
    }

    /// Every commitment that the request's audience is shown.
    ///
    /// # Errors
    /// Any fault of a request (contract, Errors).
    pub fn quote(&self, request: &Value, trace: bool) -> Result<QuoteView, Problem> {
        let quote = self.engine.quote(self.engine.read(request, Optional::default())?, trace, None);
        Ok(self.names(&quote.request)?.quote(&quote))
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
        let request = self.engine.read(request, Optional { dimension: Some(dimension), start: false })?;
        let quotes = self.engine.compare(&request, dimension);
        quotes.iter().map(|quote| Ok(self.names(&quote.request)?.quote(quote))).collect()
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
        let names = self.names(&request)?;
        Ok(moved.iter().map(|one| names.moved(one)).collect())
    }

    /// A year of outages and ticket answers against what the policy caps over a year.
    ///
    /// # Errors
    /// As [`Calculator::quote`], and any fault of the events under `/1`.
    pub fn quality(&self, request: &Value, events: &Value) -> Result<QualityView, Problem> {
        let request = self.engine.read(request, Optional::default())?;
        let events = self.engine.read_events(&request, events)?;
        let quality = self.engine.quality(&request, &events)?;
        Ok(self.names(&request)?.quality(&quality, &events))
    }

    fn date(&self, date: &str, path: &str) -> Result<Day, Problem> {
        let day = time::date(date).map_err(|problem| problem.under(path))?;
        self.engine.calendar().check(day, path)?;
        Ok(day)
    }

    /// What is known of one day.
    ///
    /// # Errors
    /// `invalid-date` or `date-out-of-range` at `/0`.
    pub fn day_info(&self, date: &str) -> Result<DayInfo, Problem> {
        let day = self.date(date, "/0")?;
        Ok(day_info(self.engine.calendar(), &self.calendar, day))
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// As [`Calculator::day_info`], and `calendar-unpublished` beyond the notices.
    pub fn is_working_day(&self, date: &str) -> Result<bool, Problem> {
        self.engine.calendar().is_working_day(self.date(date, "/0")?)
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
        self.engine.calendar().add(self.date(date, "/0")?, n).map(write_date)
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
        self.engine.calendar().count(self.date(a, "/0")?, self.date(b, "/1")?)
    }

    /// A month (1–12) as weeks from Monday.
    ///
    /// # Errors
    /// `invalid-number` at `/1` for no month, `date-out-of-range` at `/0` outside the supported range.
    pub fn month(&self, year: i32, month: u32) -> Result<CalendarMonth, Problem> {
        let calendar = self.engine.calendar();
        let first = calendar.first_of_month(year, i32::try_from(month).unwrap_or(i32::MAX))?;
        let weeks = calendar::weeks(first);
        let info = |day: Day| calendar.covers(day).then(|| day_info(calendar, &self.calendar, day));
        let week = |monday: Day| (0..7).map(|more| info(monday.plus(more))).collect();
        Ok(CalendarMonth { year, month, weeks: weeks.map(week).collect() })
    }
}
