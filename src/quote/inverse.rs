//! Questions asked backwards: the latest start for a wanted date, and which other reading would move a date.

use super::evaluate::Evaluation;
use super::reason::Reason;
use super::request::EventState;
use super::{Commitment, Due, Engine, Request};
use crate::error::{Code, Problem};
use crate::policy::{ReadingValue, Start, Status, Units};
use crate::prelude::*;
use crate::text;
use crate::time::{self, DAY, Day, Moment};

/// The latest start that keeps a wanted date.
#[derive(Clone, Debug)]
pub struct LatestStart {
    /// The last calendar day, rest days included.
    pub day: Day,
    /// Its last moment that keeps the date.
    pub start: Moment,
    /// The commitment as it stands with that start, walk included.
    pub commitment: Commitment,
    /// The request with that start.
    pub request: Request,
}

/// A reading that would move a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The reading, by index.
    pub reading: u8,
    /// Its other value, by index.
    pub value: u8,
    /// The date under it.
    pub due: Due,
}

/// A search for the latest start of one commitment.
struct Search<'a> {
    engine: &'a Engine,
    request: &'a Request,
    rule: usize,
    start: Start,
    wanted: Moment,
}

impl Engine {
    /// The latest start whose due date is not after `due_by`, a date or for minute clocks an instant.
    ///
    /// # Errors
    /// `unknown-value` at `/1`, a fault of the date at `/2`, `unsupported` for a commitment without a date,
    /// `date-out-of-range` when no supported start is early enough, and `calendar-unpublished` where a later start has a
    /// date that no notice settles, so that nobody can call this one the latest.
    pub fn latest_start(&self, request: &Request, id: &str, due_by: &str) -> Result<LatestStart, Problem> {
        let rule = self.rule(request, id)?;
        let wanted = time::moment(due_by, self.policy().zone).map_err(|problem| problem.under("/2"))?;
        self.calendar().check(wanted.day, "/2")?;
        let start = Evaluation::new(self, request)?.start_of(rule).ok_or_else(|| undated(id))?;
        let search = Search { engine: self, request, rule, start, wanted };
        search.run(id, due_by)
    }

    /// Each other reading that moves a commitment's date, and to when.
    ///
    /// # Errors
    /// `unknown-value` at `/1` when the policy has no such commitment.
    pub fn sensitivity(&self, request: &Request, id: &str) -> Result<Vec<Moved>, Problem> {
        let rule = self.rule(request, id)?;
        let evaluation = Evaluation::new(self, request)?;
        let Some(base) = evaluation.probe(rule).due else { return Ok(Vec::new()) };
        let mut moved = Vec::new();
        for (index, reading) in evaluation.edition.readings.iter().enumerate() {
            for value in (0..reading.values.len()).filter_map(|value| u8::try_from(value).ok()) {
                let mut other = request.clone();
                if let Some(slot) = other.readings.get_mut(index) {
                    *slot = Some(ReadingValue::Choice(value));
                }
                let due = Evaluation::new(self, &other)?.probe(rule).due;
                if let (Some(due), Ok(reading)) = (due.filter(|due| due.at != base.at), u8::try_from(index)) {
                    moved.push(Moved { reading, value, due });
                }
            }
        }
        Ok(moved)
    }
}

fn undated(id: &str) -> Problem {
    let message = text::join(&[&text::quoted(id), " has no due date, so there is no latest start"]);
    Problem::new(Code::Unsupported, "/1".to_owned(), message).with_value(id)
}

fn too_early(due_by: &str) -> Problem {
    let message = text::join(&["no supported start is early enough for ", &text::quoted(due_by)]);
    Problem::new(Code::DateOutOfRange, "/2".to_owned(), message).with_value(due_by)
}

impl Search<'_> {
    fn run(&self, id: &str, due_by: &str) -> Result<LatestStart, Problem> {
        let minute = self.minute(id)?;
        let (from, through) = (self.engine.calendar().from(), self.engine.calendar().through());
        let found = if minute {
            self.last(from.start(), through.plus(1).start(), Moment::at).map(Moment::at)
        } else {
            let day =
                self.last(from.0.into(), i64::from(through.0) + 1, |day| Moment::date(Day::of(day * DAY)));
            day.map(|day| self.last_moment(Day::of(day * DAY)))
        };
        let start = found.ok_or_else(|| too_early(due_by))?;
        let request = self.with(start);
        let commitment = Evaluation::new(self.engine, &request)?.commitment(self.rule, true);
        let next =
            self.with(start.instant().map_or(Moment::date(start.day.plus(1)), |at| Moment::at(at + 1)));
        let next = Evaluation::new(self.engine, &next)?.commitment(self.rule, false);
        if self.unsettled(&commitment) || self.unsettled(&next) {
            return Err(self.engine.calendar().unpublished(self.wanted.day, "/2"));
        }
        if commitment.due.is_none() {
            return Err(too_early(due_by));
        }
        Ok(LatestStart { day: start.day, start, commitment, request })
    }

    /// Whether only a notice that is not out yet would tell if it is in time. A clock that leaves the published days
    /// forward is late for every wanted day among them; a lead time reaches back into them.
    fn unsettled(&self, commitment: &Commitment) -> bool {
        let through = self.engine.calendar().published_through();
        commitment.reasons.contains(&Reason::calendar_unpublished(through))
            && (self.wanted.day > through || self.counts_back())
    }

    /// Whether the commitment runs by the minute; an error when it has no date at all.
    fn minute(&self, id: &str) -> Result<bool, Problem> {
        let probe = self.with(Moment { day: self.wanted.day, second: Some(0) });
        let commitment = Evaluation::new(self.engine, &probe)?.probe(self.rule);
        match commitment.due {
            Some(due) => Ok(due.minute),
            // Near the end of the supported range the probe has no date, though an earlier start has.
            None if commitment.status == Status::Indeterminate && commitment.limit.is_some() => {
                let units = commitment.limit.map(|limit| limit.units);
                Ok(matches!(
                    units,
                    Some(Units::CalendarHours | Units::CalendarMinutes | Units::BusinessHours)
                ))
            }
            None => Err(undated(id)),
        }
    }

    /// The last value in [`low`, `high`) that is in time; due moments grow with the start.
    fn last(&self, low: i64, high: i64, moment: impl Fn(i64) -> Moment) -> Option<i64> {
        if !self.in_time(moment(low)) {
            return None;
        }
        let (mut low, mut high) = (low, high);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if self.in_time(moment(middle)) { low = middle } else { high = middle }
        }
        Some(low)
    }

    /// The last moment of the day that keeps the date: its last second, or else the cut-off.
    fn last_moment(&self, day: Day) -> Moment {
        let end = Moment { day, second: u32::try_from(DAY - 1).ok() };
        if self.in_time(end) {
            return end;
        }
        let cut_off = Evaluation::new(self.engine, self.request).ok().and_then(|evaluation| match evaluation
            .receipt()
        {
            crate::counting::Receipt::ReceivedNext { cut_off } => cut_off,
            crate::counting::Receipt::CountFromNext => None,
        });
        Moment { day, second: cut_off }
    }

    fn in_time(&self, start: Moment) -> bool {
        let request = self.with(start);
        let due = Evaluation::new(self.engine, &request).ok().and_then(|one| one.probe(self.rule).due);
        match due {
            Some(due) => self.wanted.instant().map_or(due.date <= self.wanted.day, |wanted| due.at <= wanted),
            // Near the ends of the supported range a clock may leave it: a lead time at the first days, the others at the last.
            None => start.day <= self.wanted.day && self.counts_back(),
        }
    }

    fn counts_back(&self) -> bool {
        Evaluation::new(self.engine, self.request).is_ok_and(|one| one.counts_back(self.rule))
    }

    /// The request with the commitment's own event at `moment`: of several possible starts the first is varied; with the
    /// earliest of them the others are taken as not happened, with the latest the ones not given happen with it.
    fn with(&self, moment: Moment) -> Request {
        let mut request = self.request.clone();
        for (place, event) in self.start.events.iter().enumerate() {
            let Some(slot) = request.events.get_mut(usize::from(*event)) else { continue };
            *slot = match (place, self.start.latest, *slot) {
                (0, _, _) | (_, true, EventState::Unset) => EventState::At(moment),
                (_, true, given) => given,
                (_, false, _) => EventState::Never,
            };
        }
        request
    }
}
