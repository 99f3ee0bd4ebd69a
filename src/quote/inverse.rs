//! Questions asked backwards: the latest start for a wanted date, and which other reading would move a date.

use super::evaluation::Evaluation;
use super::reason::Reason;
use super::request::EventState;
use super::{Commitment, Due, Engine, Request};
use crate::calendar::Calendar;
use crate::error::{Code, Problem};
use crate::policy::{ReadingValue, Start, Status};
use crate::prelude::*;
use crate::text;
use crate::time::{DAY, Day, Moment};

/// The latest start that still meets a wanted date.
#[derive(Clone, Debug)]
pub struct LatestStart {
    /// The last possible calendar day, rest days included.
    pub day: Day,
    /// The last moment of that day that still meets the date.
    pub start: Moment,
    /// The commitment as it stands with that start, walk included.
    pub commitment: Commitment,
    /// The request with that start.
    pub request: Request,
}

/// A reading's other value, and the due date under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The reading, an index into the edition's list.
    pub reading: u8,
    /// The other value, an index into the reading's values.
    pub value: u8,
    /// The due moment under that value.
    pub due: Due,
}

/// The search for the latest start of one commitment.
struct Search<'a> {
    engine: &'a Engine,
    /// The request as the search varies it.
    request: Request,
    /// What the request itself says of the events.
    given: &'a [EventState],
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
        #[cfg(feature = "shapes")]
        let request = &self.located(request, rule).ok_or_else(|| undated(id))?;
        let calendar = self.calendar_for(request);
        let wanted =
            calendar.read_moment(due_by, self.policy().zone).map_err(|problem| problem.under("/2"))?;
        calendar.check(wanted.day, "/2")?;
        let start = Evaluation::new(self, request).start_of(rule).ok_or_else(|| undated(id))?;
        let given = &request.events;
        let search = Search { engine: self, request: request.clone(), given, rule, start, wanted };
        search.run(id, due_by)
    }

    /// Each other reading that moves a commitment's date, and to when.
    ///
    /// # Errors
    /// `unknown-value` at `/1` when the policy has no such commitment.
    pub fn sensitivity(&self, request: &Request, id: &str) -> Result<Vec<Moved>, Problem> {
        let rule = self.rule(request, id)?;
        let Some(base) = Evaluation::new(self, request).probe(rule).due else { return Ok(Vec::new()) };
        let (edition, _) = self.edition(request);
        let mut other = request.clone();
        let mut moved = Vec::new();
        for (place, reading) in edition.readings.iter().enumerate() {
            for (choice, _) in reading.values.iter().enumerate() {
                let (Ok(reading), Ok(value)) = (u8::try_from(place), u8::try_from(choice)) else { break };
                let Some(slot) = other.readings.get_mut(place) else { break };
                *slot = Some(ReadingValue::Choice(value));
                let due = Evaluation::new(self, &other).probe(rule).due;
                moved.extend(due.filter(|due| due.at != base.at).map(|due| Moved { reading, value, due }));
            }
            other.readings.clone_from(&request.readings);
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

impl<'a> Search<'a> {
    fn run(mut self, id: &str, due_by: &str) -> Result<LatestStart, Problem> {
        let minute = self.minute(id)?;
        let calendar = self.calendar();
        let (from, through) = (calendar.from(), calendar.through());
        let start = if minute {
            self.last(calendar.start(from), calendar.start(through.plus(1)), Moment::at)
        } else {
            let midnight = |day: i64| Moment::date(Day::of(day * DAY));
            self.last(from.0.into(), i64::from(through.0) + 1, midnight)
                .map(|date| self.last_moment(date.day))
        };
        let start = start.ok_or_else(|| too_early(due_by))?;
        let next = start.instant().map_or(Moment::date(start.day.plus(1)), |at| Moment::at(at + 1));
        let next = self.with(next, false);
        let commitment = self.with(start, true);
        if self.unsettled(&commitment) || self.unsettled(&next) {
            return Err(self.calendar().unpublished(self.wanted.day, "/2"));
        }
        if commitment.due.is_none() {
            return Err(too_early(due_by));
        }
        Ok(LatestStart { day: start.day, start, commitment, request: self.request })
    }

    fn calendar(&self) -> &'a Calendar {
        self.engine.calendar_for(&self.request)
    }

    /// The commitment with its own event at `moment`.
    fn with(&mut self, moment: Moment, trace: bool) -> Commitment {
        self.set(moment);
        Evaluation::new(self.engine, &self.request).commitment(self.rule, trace)
    }

    /// Whether only a notice that is not out yet would tell if it is in time. A clock that leaves the published days
    /// forward is late for every wanted day among them; a lead time reaches back into them.
    fn unsettled(&self, commitment: &Commitment) -> bool {
        let through = self.calendar().published_through();
        commitment.reasons.contains(&Reason::CalendarUnpublished { through })
            && (self.wanted.day > through
                || Evaluation::new(self.engine, &self.request).counts_back(self.rule))
    }

    /// Whether the commitment runs by the minute; an error when it has no date at all.
    fn minute(&mut self, id: &str) -> Result<bool, Problem> {
        self.set(self.calendar().first_moment(self.wanted.day));
        let commitment = Evaluation::new(self.engine, &self.request).probe(self.rule);
        match (commitment.due, commitment.limit) {
            (Some(due), _) => Ok(due.minute),
            // Near the end of the supported range the probe has no date, though an earlier start has.
            (None, Some(limit)) if commitment.status == Status::Indeterminate => Ok(limit.units.by_minute()),
            _ => Err(undated(id)),
        }
    }

    /// The last value in [`low`, `high`) whose moment is in time, found by halving: due moments never fall as the start grows.
    fn last(&mut self, low: i64, high: i64, moment: fn(i64) -> Moment) -> Option<Moment> {
        if !self.in_time(moment(low)) {
            return None;
        }
        let (mut low, mut high) = (low, high);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if self.in_time(moment(middle)) { low = middle } else { high = middle }
        }
        Some(self.calendar().settled(moment(low)))
    }

    /// The last moment of the day that keeps the date: its last second, or else the cut-off.
    fn last_moment(&mut self, day: Day) -> Moment {
        let calendar = self.calendar();
        let end = calendar.last_moment(day);
        if self.in_time(end) {
            return end;
        }
        let (edition, _) = self.engine.edition(&self.request);
        if self.engine.shaped(edition) {
            // A close, a time up to which a limit runs, or a case may be what parts the day.
            let (begins, ends) = (calendar.start(day), calendar.start(day.plus(1)));
            let found = self.last(begins, ends, Moment::at);
            return found.unwrap_or(Moment::date(day));
        }
        let evaluation = Evaluation::new(self.engine, &self.request);
        let mut last = Moment::date(day);
        last.second = edition.rules.get(self.rule).and_then(|rule| evaluation.cut_off(rule));
        last
    }

    fn in_time(&mut self, start: Moment) -> bool {
        self.set(start);
        let evaluation = Evaluation::new(self.engine, &self.request);
        match evaluation.probe(self.rule).due {
            Some(due) => self.wanted.instant().map_or(due.date <= self.wanted.day, |wanted| due.at <= wanted),
            // Near the ends of the supported range a clock may leave it: a lead time at the first days, the others at the last.
            None => start.day <= self.wanted.day && evaluation.counts_back(self.rule),
        }
    }

    /// Puts the commitment's own event at `moment`: of several possible starts the first is varied; with the earliest of
    /// them the others are taken as not happened, with the latest the ones not given happen with it.
    fn set(&mut self, moment: Moment) {
        let moment = self.calendar().settled(moment);
        for (place, event) in self.start.events.iter().enumerate() {
            let event = usize::from(*event);
            let (Some(slot), Some(given)) = (self.request.events.get_mut(event), self.given.get(event))
            else {
                continue;
            };
            *slot = match (place, self.start.latest, *given) {
                (0, _, _) | (_, true, EventState::Unset) => EventState::At(moment),
                (_, true, given) => given,
                (_, false, _) => EventState::Never,
            };
        }
    }
}
