//! Many rows without one object per row: columns in, columns out, in blocks of any size. Rows that differ only in their
//! moments are evaluated once as a group. Every row gets the same answer as [`Calculator::quote`](crate::Calculator::quote)
//! would give; an invalid row affects no other row.

mod answers;
mod batch;
mod check;
mod frame;
mod groups;
mod kind;
mod names;
mod row;
mod rows;

pub use answers::{Answers, CERTAINTIES, NO_DAY, NOTHING};
pub use batch::Batch;
pub use frame::Frame;
pub use rows::{Exclusions, Moments, Rows};

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::quote::{Answer, Engine, Evaluation, EventState, Optional, Plan, Request, Stuck, judged};
use crate::time::Moment;
use crate::value::Value;
use batch::{Group, Scratch};
use check::check;
use groups::Key;
use kind::Kind;
use names::Names;
use row::Cell;

/// The most kinds of invalid rows that are remembered.
const REMEMBERED: usize = 1 << 16;

impl Batch {
    /// Answers a block of rows.
    ///
    /// # Errors
    /// `wrong-type` or `invalid-number` below `/1` for a column that is no column of these rows: too short, or with a code or
    /// an offset outside its dictionary or list. No row is answered then.
    pub fn answer(&mut self, engine: &Engine, rows: &Rows<'_>) -> Result<(), Problem> {
        check(&self.frame, rows)?;
        self.errors.clear();
        self.errors.resize(rows.count, 0);
        self.answers.iter_mut().for_each(|answers| answers.resize(rows.count));
        for row in 0..rows.count {
            let error = match self.kind(engine, rows, row) {
                Kind::Group(key, edition, start) => self.grouped(engine, rows, row, (key, edition), start),
                Kind::Wrong(error) => error,
                Kind::Doubtful => self.strictly(engine, rows, row),
                Kind::Unknown(codes) => {
                    let error = self.strictly(engine, rows, row);
                    if error > 0 && self.unknown.1.len() < REMEMBERED {
                        self.unknown.0.add(codes);
                        self.unknown.1.push(error);
                    }
                    error
                }
            };
            if error > 0 {
                let zone = engine.policy().zone.into();
                self.answers.iter_mut().for_each(|answers| answers.set(row, None, zone));
            }
            self.errors.get_mut(row).into_iter().for_each(|slot| *slot = error);
        }
        Ok(())
    }

    /// Answers a row whose columns are sound each by itself; its problem, or 0.
    fn grouped(
        &mut self,
        engine: &Engine,
        rows: &Rows<'_>,
        row: usize,
        (key, edition): (Key, usize),
        start: Moment,
    ) -> i32 {
        let group = match self.groups.find(key) {
            Some(group) => group,
            None => {
                let kind = self.new_group(engine, rows, row, edition, start);
                self.kinds.push(kind);
                self.groups.add(key)
            }
        };
        let Batch { kinds, names, scratch, answers, .. } = self;
        let (Some(group), Some(names)) =
            (usize::try_from(group).ok().and_then(|at| kinds.get_mut(at)), names.get(edition))
        else {
            return 0;
        };
        if let Some(fault) = group.fault {
            return fault;
        }
        let zone = engine.policy().zone.into();
        let calendar = engine.calendar_for(&group.request);
        let moment = |event: u8| match names.column_of(event).and_then(|column| scratch.events.get(column)) {
            Some(Cell::At(moment)) => Some(*moment),
            Some(Cell::Never) => None,
            _ if names.opens(event) => Some(start),
            _ => None,
        };
        let mut set = false;
        for (at, (plan, answers)) in group.plans.iter().zip(answers.iter_mut()).enumerate() {
            let given =
                || names.finish_of(at).and_then(|column| scratch.finished.get(column).copied().flatten());
            let short = match plan {
                Plan::Absent => {
                    answers.set(row, None, zone);
                    continue;
                }
                Plan::Settled(status) => Some(Answer { status: *status, due: None, outcome: None }),
                Plan::Clock(pace) => match pace.end(calendar, &scratch.exclusions, moment) {
                    Ok(due) => {
                        let event = pace.finished_by.and_then(moment);
                        let outcome = judged(calendar, due, given(), event, group.request.now);
                        Some(Answer::determined(due, outcome))
                    }
                    Err(Stuck::Indeterminate) => Some(Answer::INDETERMINATE),
                    Err(Stuck::Long) => None,
                },
                Plan::Whole => None,
            };
            let answer = short.or_else(|| {
                if !set {
                    fill(&mut group.request, names, scratch, start);
                    set = true;
                }
                Some(Evaluation::new(engine, &group.request).answer(names.rules.get(at).copied().flatten()?))
            });
            answers.set(row, answer, zone);
        }
        0
    }

    /// What the rules say of rows like this one.
    fn new_group(
        &mut self,
        engine: &Engine,
        rows: &Rows<'_>,
        row: usize,
        edition: usize,
        start: Moment,
    ) -> Group {
        let calendar = self.calendar(engine, rows, row).unwrap_or(engine.calendar());
        let asked = Value::Object(self.frame.alike(calendar, rows, row, engine.policy().zone));
        let mut group = match engine.read(&asked, Optional::default()) {
            Ok(request) => Group { request, plans: Vec::new(), fault: None },
            Err(problem) => {
                let fault = Some(self.problem(problem));
                return Group { request: Request::empty(), plans: Vec::new(), fault };
            }
        };
        let Some(names) = self.names.get(edition) else { return group };
        fill(&mut group.request, names, &self.scratch, start);
        let judged = group.request.now.is_some() || !rows.finished.is_empty();
        let evaluation = Evaluation::new(engine, &group.request);
        let plan = |rule: &Option<usize>| rule.map_or(Plan::Absent, |rule| evaluation.plan(rule, judged));
        group.plans = names.rules.iter().map(plan).collect();
        group
    }

    /// Answers a row by the request that says the same; its problem, or 0.
    fn strictly(&mut self, engine: &Engine, rows: &Rows<'_>, row: usize) -> i32 {
        let zone = engine.policy().zone;
        match engine.read(&self.frame.request(engine.calendar(), rows, row, zone), Optional::default()) {
            Ok(request) => {
                let evaluation = Evaluation::new(engine, &request);
                let rules = self.names.get(request.edition).map_or(&[][..], |names| &names.rules);
                for (answers, rule) in self.answers.iter_mut().zip(rules) {
                    answers.set(row, rule.map(|rule| evaluation.answer(rule)), zone.into());
                }
                0
            }
            Err(problem) => {
                let without = problem.code == Code::MissingField && problem.path == "/startAt";
                let error = self.problem(problem);
                self.startless = self.startless.or(without.then_some(error));
                error
            }
        }
    }
}

/// Puts the moments of the current row into the request of its group.
fn fill(request: &mut Request, names: &Names, scratch: &Scratch, start: Moment) {
    request.start = Some(start);
    for (event, cell) in names.events.iter().zip(&scratch.events) {
        let slot = event.and_then(|event| request.events.get_mut(event));
        slot.into_iter().for_each(|slot| {
            *slot = match cell {
                Cell::At(moment) => EventState::At(*moment),
                Cell::Never => EventState::Never,
                Cell::Empty | Cell::Wrong => EventState::Unset,
            };
        });
    }
    request.exclusions.clone_from(&scratch.exclusions);
    request.finished.clear();
    let finished = names.finished.iter().zip(&scratch.finished);
    request.finished.extend(finished.filter_map(|(rule, moment)| Some(((*rule)?, (*moment)?))));
}
