//! Many rows without one object per row: columns in, columns out, in blocks of any size. Rows that differ only in their
//! moments are evaluated once as a group. Every row gets the same answer as [`Calculator::quote`](crate::Calculator::quote)
//! would give; an invalid row affects no other row.

mod answers;
mod check;
mod frame;
mod groups;
mod names;
mod row;
mod rows;

pub use answers::{Answers, CERTAINTIES, NO_DAY, NOTHING};
pub use frame::Frame;
pub use rows::{Exclusions, Moments, Rows};

use crate::calendar::Calendar;
use crate::counting::{Excluded, Interval};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::quote::{Answer, Engine, Evaluation, EventState, Optional, Plan, Request, Stuck, judged};
use crate::text;
use crate::time::Moment;
use crate::value::Value;
use alloc::collections::BTreeMap;
use check::check;
use groups::{Groups, Key};
use names::Names;
use row::Cell;

/// Rows that differ only in their moments.
#[derive(Debug)]
struct Group {
    /// The request of one of them; its moments are those of the row in hand.
    request: Request,
    /// How each commitment is answered.
    plans: Vec<Plan>,
    /// The problem that all of them have.
    fault: Option<i32>,
}

/// A table of rows that is answered block by block. See [`Rows`] for an example.
#[derive(Debug)]
pub struct Batch {
    frame: Frame,
    names: Vec<Names>,
    groups: Groups,
    kinds: Vec<Group>,
    /// The calendar of rows by their codes, counted from 1; 0 where it is open, or not the same in every edition.
    #[cfg(feature = "shapes")]
    calendars: (Groups, Vec<u8>),
    /// Rows with a value that no edition knows, by their codes, and the problem of each.
    unknown: (Groups, Vec<i32>),
    /// The problem of a row without a start.
    startless: Option<i32>,
    problems: Vec<Problem>,
    seen: BTreeMap<String, i32>,
    answers: Vec<Answers>,
    errors: Vec<i32>,
    scratch: Scratch,
}

/// The current row.
#[derive(Debug, Default)]
struct Scratch {
    events: Vec<Cell>,
    finished: Vec<Option<Moment>>,
    exclusions: Vec<Excluded>,
}

/// The most kinds of invalid rows that are remembered.
const REMEMBERED: usize = 1 << 16;

/// The state of a row before its rules are evaluated.
enum Kind {
    Group(Key, usize, Moment),
    /// The problem is known.
    Wrong(i32),
    /// Whether it is wrong, and how, the strict reading says.
    Doubtful,
    /// The same, and other rows with these codes have the same problem.
    Unknown(Key),
}

impl Batch {
    /// A table under an engine's policy.
    ///
    /// # Errors
    /// `unknown-value` at `/0/…` for a commitment that no edition has, `unknown-field` or `unknown-value` below `/1` for a
    /// column that none has, `unsupported` where there are more columns than kinds of rows can be told apart.
    pub fn new(engine: &Engine, frame: Frame) -> Result<Batch, Problem> {
        let names = Names::of(engine.policy(), &frame)?;
        Ok(Batch {
            scratch: Scratch::default(),
            answers: vec![Answers::default(); frame.commitments.len()],
            errors: Vec::new(),
            frame,
            names,
            groups: Groups::default(),
            kinds: Vec::new(),
            #[cfg(feature = "shapes")]
            calendars: (Groups::default(), Vec::new()),
            unknown: (Groups::default(), Vec::new()),
            startless: None,
            problems: Vec::new(),
            seen: BTreeMap::new(),
        })
    }

    /// The answers of the last block, a table each commitment.
    #[must_use]
    pub fn answers(&self) -> &[Answers] {
        &self.answers
    }

    /// For each row of the last block 0, or the place of its problem counted from 1.
    #[must_use]
    pub fn errors(&self) -> &[i32] {
        &self.errors
    }

    /// The problems of all blocks until now, each once.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

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

    /// The calendar of a row; nothing where the strict reading has to say which, or that there is none.
    #[cfg(not(feature = "shapes"))]
    #[allow(clippy::unused_self)]
    fn calendar<'e>(&self, engine: &'e Engine, _: &Rows<'_>, _: usize) -> Option<&'e Calendar> {
        Some(engine.calendar())
    }

    /// The calendar of a row; nothing where the strict reading has to say which, or that there is none.
    #[cfg(feature = "shapes")]
    fn calendar<'e>(&mut self, engine: &'e Engine, rows: &Rows<'_>, row: usize) -> Option<&'e Calendar> {
        if !engine.counts_by_several() {
            return Some(engine.calendar());
        }
        let key = (codes_of(&self.frame, rows, row), 0);
        let known = self.calendars.0.find(key).and_then(|at| usize::try_from(at).ok());
        let place = match known.and_then(|at| self.calendars.1.get(at)) {
            Some(place) => *place,
            None => {
                let place = self.frame.calendar(engine, rows, row).map_or(0, |place| place + 1);
                self.calendars.0.add(key);
                self.calendars.1.push(place);
                place
            }
        };
        place.checked_sub(1).map(|place| engine.calendar_at(Some(place)))
    }

    fn kind(&mut self, engine: &Engine, rows: &Rows<'_>, row: usize) -> Kind {
        let zone = i64::from(engine.policy().zone);
        let Some(calendar) = self.calendar(engine, rows, row) else { return Kind::Doubtful };
        let start = match rows.start.cell(calendar, row, zone) {
            Cell::At(moment) if calendar.covers(moment.day) => moment,
            Cell::Empty => return self.startless.map_or(Kind::Doubtful, Kind::Wrong),
            _ => return Kind::Doubtful,
        };
        let applies = |names: &Names| names.from.is_none_or(|from| from <= start.day.0);
        let Some(edition) = self.names.iter().rposition(applies) else { return Kind::Doubtful };
        let Some(names) = self.names.get(edition) else { return Kind::Doubtful };
        let mut key = (0, u128::try_from(edition).unwrap_or(0));
        let mut known = true;
        for (choices, codes) in names.choices.iter().zip(&rows.codes) {
            let code = codes.get(row).copied().unwrap_or(-1);
            let choice = usize::try_from(code).map_or(Some(0), |code| choices.get(code).copied().flatten());
            known &= choice.is_some();
            key.0 = key.0 * names::CHOICES + u64::from(choice.unwrap_or(0));
        }
        if !known || names.foreign {
            let codes = codes_of(&self.frame, rows, row);
            let found = self.unknown.0.find((codes, key.1)).and_then(|at| usize::try_from(at).ok());
            return match found.and_then(|at| self.unknown.1.get(at)) {
                Some(error) => Kind::Wrong(*error),
                None if known => Kind::Doubtful,
                None => Kind::Unknown((codes, key.1)),
            };
        }
        for column in &rows.conditions {
            key.1 = key.1 * 3 + u128::from(column.get(row).copied().unwrap_or(2).min(2));
        }
        let covered = |cell: &Cell| match cell {
            Cell::At(moment) => calendar.covers(moment.day),
            cell => *cell != Cell::Wrong,
        };
        let mut sound = true;
        self.scratch.events.clear();
        for column in &rows.events {
            let cell = column.cell(calendar, row, zone);
            sound &= covered(&cell);
            key.1 = key.1 * 3 + if matches!(cell, Cell::At(_)) { 2 } else { u128::from(cell == Cell::Never) };
            self.scratch.events.push(cell);
        }
        self.scratch.finished.clear();
        for column in &rows.finished {
            let cell = column.cell(calendar, row, zone);
            sound &= covered(&cell) && cell != Cell::Never;
            self.scratch.finished.push(if let Cell::At(moment) = cell { Some(moment) } else { None });
        }
        self.scratch.exclusions.clear();
        let mut mask = 0u8;
        for (lists, at) in rows.exclusions.iter().flat_map(|lists| lists.of(row).map(move |at| (lists, at))) {
            let bound =
                |at: &[f64], place: usize| match (Moments { at, dates: &[] }).cell(calendar, place, zone) {
                    Cell::At(moment) if calendar.covers(moment.day) => moment.instant(),
                    _ => None,
                };
            let cause = lists.causes.get(at).and_then(|code| names.causes.get(usize::from(*code)));
            match (bound(lists.from, at), bound(lists.to, at), cause) {
                (Some(from), Some(to), Some(Some(cause))) if from < to => {
                    mask |= 1u8 << (cause & 7);
                    self.scratch.exclusions.push(Excluded { interval: Interval { from, to }, cause: *cause });
                }
                _ => sound = false,
            }
        }
        key.1 = key.1 * 256 + u128::from(mask);
        if sound { Kind::Group(key, edition, start) } else { Kind::Doubtful }
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

    /// The number of a problem: rows with the same one share it.
    fn problem(&mut self, problem: Problem) -> i32 {
        let key = text::join(&[&problem.path, "\n", &problem.message]);
        let next = i32::try_from(self.problems.len() + 1).unwrap_or(i32::MAX);
        let number = *self.seen.entry(key).or_insert(next);
        if number == next {
            self.problems.push(problem);
        }
        number
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

/// The codes of a row's dimensions as one number; what does not fit is not told apart from another row's, so that it is not asked.
fn codes_of(frame: &Frame, rows: &Rows<'_>, row: usize) -> u64 {
    let mut all = 0u64;
    for ((_, values), codes) in frame.dimensions.iter().zip(&rows.codes) {
        let code = codes.get(row).map_or(0, |code| u64::try_from(*code + 1).unwrap_or(0));
        all = all * (values.len() as u64 + 1) + code;
    }
    all
}
