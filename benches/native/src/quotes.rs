//! Quoting natively: the contract's shapes with every name, and the plain data that the engine works with.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use sla_calculator::calendar::Calendar;
use sla_calculator::quote::Optional;
use sla_calculator::time::write_date;
use sla_calculator::{Calculator, Value};

use crate::{Result, Tally};

/// A request and what the answer must hold.
struct Case {
    request: Value,
    commitments: usize,
    /// Commitment and due date.
    due: Vec<(String, String)>,
}

pub struct Quotes {
    calculator: Calculator,
    cases: Vec<Case>,
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    match value.get(name) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(format!("a case has no `{name}`").into()),
    }
}

fn case(value: &Value) -> Result<Case> {
    let (Some(request), Some(Value::Number(commitments)), Some(Value::Array(due))) =
        (value.get("request"), value.get("commitments"), value.get("due"))
    else {
        return Err("a case lacks a part".into());
    };
    let due = due.iter().map(|one| Ok((text(one, "id")?.to_owned(), text(one, "date")?.to_owned())));
    Ok(Case {
        request: request.clone(),
        commitments: *commitments as usize,
        due: due.collect::<Result<_>>()?,
    })
}

impl Quotes {
    pub fn load(folder: &Path, policy: &Path, calendar: &Path) -> Result<Self> {
        let read = |path: &Path| -> Result<Value> { Ok(serde_json::from_slice(&fs::read(path)?)?) };
        let calculator = Calculator::from_documents(&read(policy)?, &read(calendar)?)
            .map_err(|problem| format!("{}: {}", problem.path, problem.message))?;
        let Value::Array(cases) = read(&folder.join("requests.json"))? else {
            return Err("the requests are no list".into());
        };
        Ok(Quotes { calculator, cases: cases.iter().map(case).collect::<Result<_>>()? })
    }

    pub fn calculator(&self) -> &Calculator {
        &self.calculator
    }

    pub fn calendar(&self) -> &Calendar {
        self.calculator.engine().calendar()
    }

    /// As `Calculator::quote` answers: every id, code and date as text.
    pub fn views(&self, tally: &mut Tally) {
        for case in &self.cases {
            let quote = self.calculator.quote(black_box(&case.request), false);
            let right = quote.as_ref().is_ok_and(|quote| {
                quote.commitments.len() == case.commitments
                    && case.due.iter().all(|(id, date)| {
                        let one = quote.commitments.iter().find(|one| one.id == id.as_str());
                        one.is_some_and(|one| one.due_date.as_deref() == Some(date.as_str()))
                    })
            });
            tally.check(right, || format!("a native quote of {:?}", case.request));
        }
    }

    /// As the engine answers: indexes and integers.
    pub fn plain(&self, tally: &mut Tally) {
        let engine = self.calculator.engine();
        for case in &self.cases {
            let request = engine.read(black_box(&case.request), Optional::default());
            let quote = request.map(|request| engine.quote(request, false, None));
            let right = quote.as_ref().is_ok_and(|quote| {
                let rules = engine.policy().editions.get(quote.request.edition).map(|edition| &edition.rules);
                quote.commitments.len() == case.commitments
                    && case.due.iter().all(|(id, date)| {
                        quote.commitments.iter().any(|one| {
                            rules.and_then(|rules| rules.get(one.rule)).is_some_and(|rule| rule.id == *id)
                                && one.due.is_some_and(|due| write_date(due.date) == *date)
                        })
                    })
            });
            tally.check(right, || format!("a plain native quote of {:?}", case.request));
        }
    }
}
