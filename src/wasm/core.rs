//! The core that every page loads: requests in, integers out.

use super::js;
use super::wire::Wire;
use crate::calendar::{self, Calendar, Compiled};
use crate::compiled;
use crate::error::{Code, Problem};
use crate::policy::Policy;
use crate::prelude::*;
use crate::quote::{Engine, Optional};
use crate::time::{self, Day};
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
}

fn foreign(code: Code) -> JsValue {
    js::throw(&Problem::new(
        code,
        String::new(),
        "the compiled document was made by another version".to_owned(),
    ))
}

#[wasm_bindgen]
impl Core {
    /// The engine of compiled documents; what is not given is the bundled one.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: Option<Box<[u8]>>, calendar: Option<Box<[u8]>>) -> Result<Core, JsValue> {
        let (mut bundled, mut days) =
            compiled::whole::<(Policy, Compiled)>(BUNDLE).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        if let Some(bytes) = policy {
            bundled = compiled::whole::<Policy>(&bytes).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        }
        if let Some(bytes) = calendar {
            days = compiled::whole::<Compiled>(&bytes).ok_or_else(|| foreign(Code::InvalidCalendar))?;
        }
        Ok(Core { engine: Engine::new(bundled, Calendar::new(days)) })
    }

    /// A quote, as `wire` writes it.
    pub fn quote(&self, request: &JsValue, trace: bool) -> Result<Vec<i32>, JsValue> {
        let request = self
            .engine
            .read(&js::read(request), Optional::default())
            .map_err(|problem| js::throw(&problem))?;
        let quote = self.engine.quote(request, trace).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.quote(&quote);
        Ok(wire.done())
    }

    /// One commitment with its walk: the edition, then the request, then the commitment.
    pub fn explain(&self, request: &JsValue, id: &JsValue) -> Result<Vec<i32>, JsValue> {
        let id = js::string(id, "/1")?;
        let request = self
            .engine
            .read(&js::read(request), Optional::default())
            .map_err(|problem| js::throw(&problem))?;
        let commitment = self.engine.explain(&request, &id).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.request(&request);
        wire.commitment(&commitment);
        Ok(wire.done())
    }

    /// One quote per value of a dimension: the dimension, how many, then the quotes.
    pub fn compare(&self, request: &JsValue, dimension: &JsValue) -> Result<Vec<i32>, JsValue> {
        let name = if dimension.is_undefined() { None } else { Some(js::string(dimension, "/1")?) };
        let dimension = self.engine.compared(name.as_deref()).map_err(|problem| js::throw(&problem))?;
        let optional = Optional { dimension: Some(dimension), start: false };
        let request =
            self.engine.read(&js::read(request), optional).map_err(|problem| js::throw(&problem))?;
        let quotes = self.engine.compare(&request, dimension).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.count(dimension);
        wire.count(quotes.len());
        for quote in &quotes {
            wire.quote(quote);
        }
        Ok(wire.done())
    }

    /// The latest start: its day and second, the request with it, then the commitment.
    #[wasm_bindgen(js_name = latestStart)]
    pub fn latest_start(
        &self,
        request: &JsValue,
        id: &JsValue,
        due_by: &JsValue,
    ) -> Result<Vec<i32>, JsValue> {
        let (id, due_by) = (js::string(id, "/1")?, js::string(due_by, "/2")?);
        let optional = Optional { dimension: None, start: true };
        let request =
            self.engine.read(&js::read(request), optional).map_err(|problem| js::throw(&problem))?;
        let found =
            self.engine.latest_start(&request, &id, &due_by).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.moment(Some(found.start));
        wire.request(&found.request);
        wire.commitment(&found.commitment);
        Ok(wire.done())
    }

    /// Readings that move a date: the edition, then reading, value, date and moment of each.
    pub fn sensitivity(&self, request: &JsValue, id: &JsValue) -> Result<Vec<i32>, JsValue> {
        let id = js::string(id, "/1")?;
        let request = self
            .engine
            .read(&js::read(request), Optional::default())
            .map_err(|problem| js::throw(&problem))?;
        let moved = self.engine.sensitivity(&request, &id).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.count(request.edition);
        for one in &moved {
            wire.moved(one);
        }
        Ok(wire.done())
    }

    /// A year of events against the caps of a year.
    pub fn quality(&self, request: &JsValue, events: &JsValue) -> Result<Vec<i32>, JsValue> {
        let request = self
            .engine
            .read(&js::read(request), Optional::default())
            .map_err(|problem| js::throw(&problem))?;
        let events = self.engine.read_events(&js::read(events)).map_err(|problem| js::throw(&problem))?;
        let quality = self.engine.quality(&request, &events).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        wire.quality(&request, &quality);
        Ok(wire.done())
    }

    /// What is known of a day, four integers.
    #[wasm_bindgen(js_name = dayInfo)]
    pub fn day_info(&self, date: &JsValue) -> Result<Vec<i32>, JsValue> {
        let day = self.date(date, "/0")?;
        let mut wire = Wire::new();
        wire.day(self.engine.calendar(), day);
        Ok(wire.done())
    }

    /// The days of a month's weeks, four integers each.
    pub fn month(&self, year: &JsValue, month: &JsValue) -> Result<Vec<i32>, JsValue> {
        let (year, month) = (js::whole(year, "/0")?, js::whole(month, "/1")?);
        let calendar = self.engine.calendar();
        let first = calendar.first_of_month(year, month).map_err(|problem| js::throw(&problem))?;
        let mut wire = Wire::new();
        for monday in calendar::weeks(first) {
            for more in 0..7 {
                wire.day(calendar, monday.plus(more));
            }
        }
        Ok(wire.done())
    }

    /// Whether a day is a working day.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(&self, date: &JsValue) -> Result<bool, JsValue> {
        let day = self.date(date, "/0")?;
        self.engine.calendar().is_working_day(day).map_err(|problem| js::throw(&problem))
    }

    /// The day so many working days after another, as days since 1970-01-01.
    #[wasm_bindgen(js_name = addWorkingDays)]
    pub fn add_working_days(&self, date: &JsValue, n: &JsValue) -> Result<i32, JsValue> {
        let (day, n) = (self.date(date, "/0")?, js::whole(n, "/1")?);
        self.engine.calendar().add(day, n).map(|day| day.0).map_err(|problem| js::throw(&problem))
    }

    /// The same without reasons: `i32::MIN` where there is no answer.
    pub fn add(&self, day: i32, n: i32) -> i32 {
        let calendar = self.engine.calendar();
        if !calendar.covers(Day(day)) {
            return NO_ANSWER;
        }
        let far = if n > 0 { calendar.offset(Day(day), n) } else { Some(Day(day.saturating_sub(1))) };
        match (calendar.offset(Day(day), n), far) {
            (Some(found), _) if n == 0 => found.0,
            (Some(found), Some(far)) if far <= calendar.published_through() => found.0,
            _ => NO_ANSWER,
        }
    }

    /// `add` for many days at once.
    #[wasm_bindgen(js_name = addMany)]
    pub fn add_many(&self, mut days: Vec<i32>, n: i32) -> Result<Vec<i32>, JsValue> {
        let calendar = self.engine.calendar();
        for (index, day) in days.iter_mut().enumerate() {
            let found = self.add(*day, n);
            if found == NO_ANSWER {
                let problem =
                    calendar.check(Day(*day), "").and_then(|()| calendar.add(Day(*day), n).map(|_| ())).err();
                let path =
                    crate::text::join(&["/0/", &crate::text::decimal(i64::try_from(index).unwrap_or(0))]);
                return Err(problem.map_or(JsValue::UNDEFINED, |problem| js::throw(&problem.at(path))));
            }
            *day = found;
        }
        Ok(days)
    }

    /// Working days between two days.
    #[wasm_bindgen(js_name = workingDaysBetween)]
    pub fn working_days_between(&self, a: &JsValue, b: &JsValue) -> Result<i32, JsValue> {
        let (a, b) = (self.date(a, "/0")?, self.date(b, "/1")?);
        self.engine.calendar().count(a, b).map_err(|problem| js::throw(&problem))
    }

    fn date(&self, date: &JsValue, path: &str) -> Result<Day, JsValue> {
        let day = time::date(&js::string(date, path)?).map_err(|problem| js::throw(&problem.under(path)))?;
        self.engine.calendar().check(day, path).map_err(|problem| js::throw(&problem))?;
        Ok(day)
    }
}
