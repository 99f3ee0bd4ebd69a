//! The core: questions in, answers out, both as integers in its memory. Without `analysis` it quotes, explains and knows
//! the calendar, which is all that a calculator's page asks.

use super::decode::{Question, string, whole};
use crate::boundary::{NO_DAY, answer, question};
use crate::bundle;
use crate::calendar::{self, Calendar, Compiled};
use crate::error::{Code, Problem};
use crate::policy::Policy;
use crate::prelude::*;
use crate::quote::{Engine, Ints, Optional};
use crate::time::{self, Day};
use crate::value::Value;
use wasm_bindgen::prelude::*;

/// The compiled policy and calendar that the build carries.
static BUNDLE: &[u8] = include_bytes!(env!("SLA_BUNDLE"));
/// More integers than this are not kept for the next question.
const KEPT: usize = 1 << 16;

/// An engine with its documents, once they were opened.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Core {
    engine: Option<Engine>,
    question: Vec<i32>,
    answer: Vec<i32>,
}

#[wasm_bindgen]
impl Core {
    /// A core without documents.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Core {
        Core::default()
    }

    /// The address of room for so many integers of questions; what stands there already stays.
    pub fn room(&mut self, count: usize) -> usize {
        self.question.resize(count, 0);
        self.question.as_ptr().addr()
    }

    /// Answers the question that stands at a place of that room: the address of the answer, which is there until the
    /// next question. Its first integer is 0, or belongs to a problem.
    pub fn ask(&mut self, asking: i32, at: usize) -> usize {
        let mut ints = core::mem::take(&mut self.answer);
        if ints.capacity() > KEPT {
            ints = Vec::new();
        }
        let mut ints = Ints::over(ints);
        ints.count(0);
        let mut question = Question::new(self.question.get(at..).unwrap_or_default());
        let outcome = match &self.engine {
            _ if asking == question::OPEN => opened(&mut question).map(|engine| self.engine = Some(engine)),
            Some(engine) => answered(engine, asking, &mut question, &mut ints),
            None => Err(foreign(Code::InvalidPolicy)),
        };
        if let Err(problem) = outcome {
            ints.problem(&problem);
        }
        self.answer = ints.done();
        self.answer.as_ptr().addr()
    }

    /// The day so many working days after another, as days since 1970-01-01; `i32::MIN` where there is no answer.
    #[must_use]
    pub fn add(&self, day: i32, n: i32) -> i32 {
        self.engine.as_ref().map_or(NO_DAY, |engine| add(engine.calendar(), day, n))
    }
}

fn foreign(code: Code) -> Problem {
    Problem::new(code, String::new(), "the compiled document was made by another version".to_owned())
}

/// The engine of compiled documents; what is not given is the bundled one.
fn opened(question: &mut Question<'_>) -> Result<Engine, Problem> {
    let (mut policy, mut days) =
        bundle::unpack::<(Policy, Compiled)>(BUNDLE).ok_or_else(|| foreign(Code::InvalidPolicy))?;
    if let Some(bytes) = question.bytes() {
        policy = bundle::unpack(&bytes).ok_or_else(|| foreign(Code::InvalidPolicy))?;
    }
    if let Some(bytes) = question.bytes() {
        days = bundle::unpack(&bytes).ok_or_else(|| foreign(Code::InvalidCalendar))?;
    }
    #[cfg(feature = "shapes")]
    if policy.others() > 0 {
        let other = |_| bundle::unpack(&question.bytes()?);
        let others: Option<Vec<Compiled>> = (0..policy.others()).map(other).collect();
        return Ok(Engine::by_dimension(policy, days, others.ok_or_else(|| foreign(Code::InvalidCalendar))?));
    }
    Ok(Engine::new(policy, Calendar::new(days)))
}

fn answered(
    engine: &Engine,
    asking: i32,
    question: &mut Question<'_>,
    ints: &mut Ints,
) -> Result<(), Problem> {
    if asking == question::ADD_MANY {
        return add_many(engine.calendar(), question, ints);
    }
    let first = question.value();
    match asking {
        question::QUOTE => {
            let request = engine.read(&first, Optional::default())?;
            let (trace, only) = (question.value() == Value::Bool(true), question.value());
            let only = if let Value::Array(ids) = &only { Some(&**ids) } else { None };
            ints.quote(&engine.quote(request, trace, only));
        }
        question::EXPLAIN => {
            let id = question.value();
            let id = string(&id, "/1")?;
            let request = engine.read(&first, Optional::default())?;
            let commitment = engine.explain(&request, id)?;
            let answer = answer::ExplainAnswer {
                request: |to: &mut Ints| to.request(&request),
                commitment: |to: &mut Ints| to.commitment(&commitment),
            };
            answer.send(ints);
        }
        #[cfg(feature = "analysis")]
        question::COMPARE
        | question::LATEST_START
        | question::SENSITIVITY
        | question::QUALITY
        | question::TARGETS => super::analysis::answered(engine, asking, &first, question, ints)?,
        _ => days(engine.calendar(), asking, &first, question, ints)?,
    }
    Ok(())
}

/// The calendar's own questions.
fn days(
    calendar: &Calendar,
    asking: i32,
    first: &Value,
    question: &mut Question<'_>,
    ints: &mut Ints,
) -> Result<(), Problem> {
    if asking == question::MONTH {
        return month(calendar, whole(first, "/0")?, &question.value(), ints);
    }
    let day = date(calendar, first, "/0")?;
    match asking {
        question::DAY_INFO => ints.day(calendar, day),
        question::IS_WORKING_DAY => ints.count(calendar.is_working_day(day)?.into()),
        question::ADD_WORKING_DAYS => ints.put(calendar.add(day, whole(&question.value(), "/1")?)?.0),
        question::WORKING_DAYS_BETWEEN => {
            ints.put(calendar.count(day, date(calendar, &question.value(), "/1")?)?)
        }
        _ => {}
    }
    Ok(())
}

/// How many weeks a month has, then their days.
fn month(calendar: &Calendar, year: i32, month: &Value, ints: &mut Ints) -> Result<(), Problem> {
    let weeks = calendar::weeks(calendar.first_of_month(year, whole(month, "/1")?)?);
    ints.count(weeks.clone().count());
    for monday in weeks {
        (0..7).for_each(|more| ints.day(calendar, monday.plus(more)));
    }
    Ok(())
}

fn add(calendar: &Calendar, day: i32, n: i32) -> i32 {
    let start = Day(day);
    let found = if calendar.covers(start) { calendar.offset(start, n) } else { None };
    match found {
        Some(found) if n == 0 || found.max(start.plus(-1)) <= calendar.published_through() => found.0,
        _ => NO_DAY,
    }
}

/// `add` for many days at once; their number and `n` stand before them.
fn add_many(calendar: &Calendar, question: &mut Question<'_>, ints: &mut Ints) -> Result<(), Problem> {
    let (count, n) = (question.next(), question.next());
    let days = question.take(usize::try_from(count).unwrap_or(0));
    let mut missing = None;
    ints.extend(days.iter().enumerate().map(|(index, day)| {
        let found = add(calendar, *day, n);
        if found == NO_DAY && missing.is_none() {
            missing = Some((index, *day));
        }
        found
    }));
    let Some((index, day)) = missing else { return Ok(()) };
    let path = crate::text::join(&["/0/", &crate::text::decimal(i64::try_from(index).unwrap_or(0))]);
    // The strict addition says why.
    calendar.add(Day(day), n).map(|_| ()).map_err(|problem| problem.at(path))
}

fn date(calendar: &Calendar, value: &Value, path: &str) -> Result<Day, Problem> {
    let day = time::date(string(value, path)?).map_err(|problem| problem.under(path))?;
    calendar.check(day, path)?;
    Ok(day)
}
