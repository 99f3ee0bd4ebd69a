//! The core that every page loads: requests in, integers out.

use super::js;
use super::wire::Wire;
use crate::calendar::{self, Calendar, Compiled};
use crate::compiled;
use crate::error::{Code, Problem};
use crate::policy::Policy;
use crate::prelude::*;
use crate::quote::{Engine, Optional, Request};
use crate::time::{self, Day};
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The compiled policy and calendar that the build carries.
static BUNDLE: &[u8] = include_bytes!(env!("SLA_BUNDLE"));
/// What the number functions give where they have no answer; the caller then asks the strict ones why.
const NO_ANSWER: i32 = i32::MIN;

/// An engine with its documents.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Core {
    engine: Engine,
    /// The last answer to `ask`.
    answer: RefCell<Vec<i32>>,
}

fn foreign(code: Code) -> Problem {
    Problem::new(code, String::new(), "the compiled document was made by another version".to_owned())
}

/// An answer or its fault, as JavaScript takes them: one way out for every question.
#[inline(never)]
fn give(answer: Result<Wire, Problem>) -> Result<Vec<i32>, JsValue> {
    answer.map(Wire::done).map_err(|problem| js::throw(&problem))
}

/// The same for a single number.
#[inline(never)]
fn give_one(answer: Result<i32, Problem>) -> Result<i32, JsValue> {
    answer.map_err(|problem| js::throw(&problem))
}

#[wasm_bindgen]
impl Core {
    /// The engine of compiled documents; what is not given is the bundled one.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: Option<Box<[u8]>>, calendar: Option<Box<[u8]>>) -> Result<Core, JsValue> {
        Core::of(policy.as_deref(), calendar.as_deref()).map_err(|problem| js::throw(&problem))
    }

    /// A quote, as `wire` writes it.
    pub fn quote(&self, request: &JsValue, trace: bool) -> Result<Vec<i32>, JsValue> {
        give(self.read(request, Optional::default()).map(|request| {
            let mut wire = Wire::new();
            wire.quote(&self.engine.quote(request, trace));
            wire
        }))
    }

    /// A quote left where it is, for a caller who reads it at once: its address in the memory.
    pub fn ask(&self, request: &JsValue, trace: bool) -> Result<i32, JsValue> {
        give_one(self.read(request, Optional::default()).map(|request| {
            let mut answer = self.answer.borrow_mut();
            let mut wire = Wire::over(core::mem::take(&mut *answer));
            wire.quote(&self.engine.quote(request, trace));
            *answer = wire.done();
            i32::try_from(answer.as_ptr().addr()).unwrap_or(0)
        }))
    }

    /// One commitment with its walk: the edition, then the request, then the commitment.
    pub fn explain(&self, request: &JsValue, id: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.asked(request, id, Optional::default()).and_then(|(id, request)| {
            let commitment = self.engine.explain(&request, &id)?;
            let mut wire = Wire::new();
            wire.request(&request);
            wire.commitment(&commitment);
            Ok(wire)
        }))
    }

    /// One quote per value of a dimension: the dimension, how many, then the quotes.
    pub fn compare(&self, request: &JsValue, dimension: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.compared(request, dimension))
    }

    /// The latest start: its day and second, the request with it, then the commitment.
    #[wasm_bindgen(js_name = latestStart)]
    pub fn latest_start(
        &self,
        request: &JsValue,
        id: &JsValue,
        due_by: &JsValue,
    ) -> Result<Vec<i32>, JsValue> {
        give(self.latest(request, id, due_by))
    }

    /// Readings that move a date: the edition, then reading, value, date and moment of each.
    pub fn sensitivity(&self, request: &JsValue, id: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.asked(request, id, Optional::default()).and_then(|(id, request)| {
            let mut wire = Wire::new();
            wire.count(request.edition);
            self.engine.sensitivity(&request, &id)?.iter().for_each(|one| wire.moved(one));
            Ok(wire)
        }))
    }

    /// A year of events against the caps of a year.
    pub fn quality(&self, request: &JsValue, events: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.read(request, Optional::default()).and_then(|request| {
            let events = self.engine.read_events(&js::read(events))?;
            let mut wire = Wire::new();
            wire.quality(&request, &self.engine.quality(&request, &events)?);
            Ok(wire)
        }))
    }

    /// What is known of a day, four integers.
    #[wasm_bindgen(js_name = dayInfo)]
    pub fn day_info(&self, date: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.date(date, "/0").map(|day| {
            let mut wire = Wire::new();
            wire.day(self.engine.calendar(), day);
            wire
        }))
    }

    /// The days of a month's weeks, four integers each.
    pub fn month(&self, year: &JsValue, month: &JsValue) -> Result<Vec<i32>, JsValue> {
        give(self.days_of(year, month))
    }

    /// Whether a day is a working day.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(&self, date: &JsValue) -> Result<bool, JsValue> {
        let day = self.date(date, "/0");
        give_one(day.and_then(|day| self.engine.calendar().is_working_day(day)).map(i32::from))
            .map(|works| works != 0)
    }

    /// The day so many working days after another, as days since 1970-01-01.
    #[wasm_bindgen(js_name = addWorkingDays)]
    pub fn add_working_days(&self, date: &JsValue, n: &JsValue) -> Result<i32, JsValue> {
        let added = || self.engine.calendar().add(self.date(date, "/0")?, js::whole(n, "/1")?);
        give_one(added().map(|day| day.0))
    }

    /// The same without reasons: `i32::MIN` where there is no answer.
    pub fn add(&self, day: i32, n: i32) -> i32 {
        let calendar = self.engine.calendar();
        let start = Day(day);
        let found = if calendar.covers(start) { calendar.offset(start, n) } else { None };
        match found {
            Some(found) if n == 0 || found.max(start.plus(-1)) <= calendar.published_through() => found.0,
            _ => NO_ANSWER,
        }
    }

    /// `add` for many days at once.
    #[wasm_bindgen(js_name = addMany)]
    pub fn add_many(&self, mut days: Vec<i32>, n: i32) -> Result<Vec<i32>, JsValue> {
        for (index, day) in days.iter_mut().enumerate() {
            let found = self.add(*day, n);
            if found == NO_ANSWER {
                return Err(self.unanswered(index, Day(*day), n));
            }
            *day = found;
        }
        Ok(days)
    }

    /// Working days between two days.
    #[wasm_bindgen(js_name = workingDaysBetween)]
    pub fn working_days_between(&self, a: &JsValue, b: &JsValue) -> Result<i32, JsValue> {
        give_one(
            self.date(a, "/0")
                .and_then(|a| Ok((a, self.date(b, "/1")?)))
                .and_then(|(a, b)| self.engine.calendar().count(a, b)),
        )
    }
}

impl Core {
    fn of(policy: Option<&[u8]>, calendar: Option<&[u8]>) -> Result<Core, Problem> {
        let (mut bundled, mut days) =
            compiled::whole::<(Policy, Compiled)>(BUNDLE).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        if let Some(bytes) = policy {
            bundled = compiled::whole::<Policy>(bytes).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        }
        if let Some(bytes) = calendar {
            days = compiled::whole::<Compiled>(bytes).ok_or_else(|| foreign(Code::InvalidCalendar))?;
        }
        Ok(Core { engine: Engine::new(bundled, Calendar::new(days)), answer: RefCell::default() })
    }

    #[inline(never)]
    fn read(&self, request: &JsValue, optional: Optional) -> Result<Request, Problem> {
        self.engine.read(&js::read(request), optional)
    }

    /// The id that a question names, and the request.
    #[inline(never)]
    fn asked(
        &self,
        request: &JsValue,
        id: &JsValue,
        optional: Optional,
    ) -> Result<(String, Request), Problem> {
        Ok((js::string(id, "/1")?, self.read(request, optional)?))
    }

    fn compared(&self, request: &JsValue, dimension: &JsValue) -> Result<Wire, Problem> {
        let name = if dimension.is_undefined() { None } else { Some(js::string(dimension, "/1")?) };
        let dimension = self.engine.compared(name.as_deref())?;
        let request = self.read(request, Optional { dimension: Some(dimension), start: false })?;
        let quotes = self.engine.compare(&request, dimension);
        let mut wire = Wire::new();
        wire.count(dimension);
        wire.count(quotes.len());
        quotes.iter().for_each(|quote| wire.quote(quote));
        Ok(wire)
    }

    fn latest(&self, request: &JsValue, id: &JsValue, due_by: &JsValue) -> Result<Wire, Problem> {
        let (id, due_by) = (js::string(id, "/1")?, js::string(due_by, "/2")?);
        let request = self.read(request, Optional { dimension: None, start: true })?;
        let found = self.engine.latest_start(&request, &id, &due_by)?;
        let mut wire = Wire::new();
        wire.moment(Some(found.start));
        wire.request(&found.request);
        wire.commitment(&found.commitment);
        Ok(wire)
    }

    fn days_of(&self, year: &JsValue, month: &JsValue) -> Result<Wire, Problem> {
        let calendar = self.engine.calendar();
        let first = calendar.first_of_month(js::whole(year, "/0")?, js::whole(month, "/1")?)?;
        let mut wire = Wire::new();
        for monday in calendar::weeks(first) {
            (0..7).for_each(|more| wire.day(calendar, monday.plus(more)));
        }
        Ok(wire)
    }

    /// Why `add` has no answer for the day at a place of the list.
    fn unanswered(&self, index: usize, day: Day, n: i32) -> JsValue {
        let path = crate::text::join(&["/0/", &crate::text::decimal(i64::try_from(index).unwrap_or(0))]);
        let problem = self.engine.calendar().add(day, n).err();
        problem.map_or(JsValue::UNDEFINED, |problem| js::throw(&problem.at(path)))
    }

    #[inline(never)]
    fn date(&self, date: &JsValue, path: &str) -> Result<Day, Problem> {
        let day = time::date(&js::string(date, path)?).map_err(|problem| problem.under(path))?;
        self.engine.calendar().check(day, path)?;
        Ok(day)
    }
}
