//! Several calendars, chosen by the value of a dimension: which of them a request and a rule use, and the answer while the
//! value is not known. All of them count real time on one axis; days and times of day are local to each calendar's zone.

use super::builder::CommitmentBuilder;
use super::evaluation::Evaluation;
use super::readings::Roles;
use super::reason::Reason;
use super::request::{self, EventState, Optional, Request};
use super::{Alternative, Commitment, Engine};
use crate::calendar::{Calendar, Compiled};
use crate::error::{Code, Problem};
use crate::policy::{Calendars, Choice, Edition, Policy, Rule, Status};
use crate::prelude::*;
use crate::text;
use crate::time::Moment;
use crate::value::{Node, Value};

impl Engine {
    /// The engine of a checked policy and the calendars among which the values of one of its dimensions choose, in their order; each
    /// has the clocks of its zone.
    #[must_use]
    pub fn by_dimension(policy: Policy, first: Compiled, others: Vec<Compiled>) -> Engine {
        let bases = [&first].into_iter().chain(&others).filter_map(|one| Some(one.clocks.as_ref()?.base));
        let base = bases.min().unwrap_or(policy.zone);
        let calendar = |mut compiled: Compiled| {
            compiled.clocks.iter_mut().for_each(|clocks| **clocks = clocks.based(base));
            Calendar::new(compiled)
        };
        let roles = policy.editions.iter().map(Roles::new).collect();
        let policy = Policy { zone: base, ..policy };
        Engine {
            policy,
            calendar: calendar(first),
            others: others.into_iter().map(calendar).collect(),
            roles,
        }
    }

    /// Whether a dimension chooses among several calendars.
    pub(crate) fn counts_by_several(&self) -> bool {
        !self.others.is_empty()
    }

    /// The calendar at a place, the first where there is no such place.
    pub(crate) fn calendar_at(&self, place: Option<u8>) -> &Calendar {
        let behind = place.and_then(|place| usize::from(place).checked_sub(1));
        behind.and_then(|behind| self.others.get(behind)).unwrap_or(&self.calendar)
    }

    /// The place of the calendar of these values; nothing where they leave it open.
    fn place_of(edition: &Edition, dimensions: &[Option<Choice>]) -> Option<u8> {
        let by = edition.calendars()?;
        let choice = dimensions.get(usize::from(by.dimension)).copied().flatten()?;
        by.of.get(usize::from(choice)).copied().flatten()
    }

    /// The place of the calendar of a request, by its values and those that tables derive.
    pub(crate) fn place_for(&self, request: &Request) -> Option<u8> {
        let evaluation = Evaluation::new(self, request);
        Engine::place_of(evaluation.edition, &evaluation.dimensions)
    }

    /// The request as the calendar of its values reads it.
    ///
    /// # Errors
    /// As [`Engine::read`], of the calendar that counts; `missing-field` of the dimension that chooses it, where the request's moments lie
    /// under one edition in the zone of one calendar and under another in that of another.
    pub(super) fn read_by_calendar(&self, value: &Value, optional: Optional) -> Result<Request, Problem> {
        let reads: Vec<_> = (0..=self.others.len())
            .map(|place| {
                let place = u8::try_from(place).ok();
                let calendar = self.calendar_at(place);
                let read = request::read(Node::root(value), &self.policy, calendar, optional);
                read.map(|request| Request { calendar: place, ..request })
            })
            .collect();
        let found = reads.iter().flatten().map(|request| (request, self.place_for(request)));
        let own = found.clone().find(|(request, place)| request.calendar == *place && place.is_some());
        let place = match own.or(found.clone().next()) {
            Some((_, place)) => place,
            // No calendar knows its days: the one of its values says so.
            None => self.place_of_value(value),
        };
        if let (Some(optional), None) = (optional.dimension, place) {
            self.check_each(&reads, optional)?;
        } else if place.is_none() {
            self.check_editions(&reads)?;
        }
        let chosen = reads.get(usize::from(place.unwrap_or(0)));
        let request = match (chosen, place) {
            (Some(Err(problem)), Some(_)) => return Err(problem.clone()),
            (Some(Ok(request)), _) => request.clone(),
            _ => match (reads.iter().flatten().next(), reads.first()) {
                (Some(request), _) => request.clone(),
                (None, Some(Err(problem))) => return Err(problem.clone()),
                _ => Request::empty(),
            },
        };
        Ok(Request { calendar: place, by_calendar: reads.into_iter().map(Result::ok).collect(), ..request })
    }

    /// The place of the calendar of a request's values, whatever is wrong with its moments.
    fn place_of_value(&self, value: &Value) -> Option<u8> {
        let dimensions = value.get("dimensions")?.clone();
        let asked = Value::Object(vec![("dimensions".to_owned(), dimensions)]);
        let optional = Optional { dimension: None, start: true };
        let request = request::read(Node::root(&asked), &self.policy, &self.calendar, optional).ok()?;
        self.place_for(&request)
    }

    /// The same under each edition, the earliest first.
    pub(crate) fn places_of_values<'e>(&'e self, value: &'e Value) -> impl Iterator<Item = Option<u8>> + 'e {
        let optional = Optional { dimension: None, start: true };
        (0..self.policy.editions.len()).map(move |edition| {
            let read =
                request::read_under(Node::root(value), &self.policy, &self.calendar, optional, edition);
            self.place_for(&read.ok()?)
        })
    }

    /// That the calendar of every value of a dimension knows the days of a request which varies it.
    fn check_each(&self, reads: &[Result<Request, Problem>], dimension: usize) -> Result<(), Problem> {
        let Some(request) = reads.iter().flatten().next() else { return Ok(()) };
        let (edition, _) = self.edition(request);
        let values = edition.dimensions.get(dimension).map_or(0, |one| one.values);
        for value in 0..values {
            let mut one = request.clone();
            one.dimensions.get_mut(dimension).into_iter().for_each(|slot| *slot = Some(value));
            if let Some(Err(problem)) = self.place_for(&one).and_then(|place| reads.get(usize::from(place))) {
                return Err(problem.clone());
            }
        }
        Ok(())
    }

    /// That every calendar has the request under the same edition.
    fn check_editions(&self, reads: &[Result<Request, Problem>]) -> Result<(), Problem> {
        let mut editions = reads.iter().flatten().map(|request| request.edition);
        let first = editions.next();
        if editions.all(|edition| Some(edition) == first) {
            return Ok(());
        }
        Err(self.needs_value("the edition that applies depends on it"))
    }

    /// The calendar of a case by its own values; nothing where they are the request's, or say of no calendar.
    pub(crate) fn calendar_of_case(
        &self,
        request: &Request,
        dimensions: Option<&[Option<Choice>]>,
    ) -> Option<&Calendar> {
        let dimensions = dimensions.filter(|_| self.counts_by_several())?.to_vec();
        let place = self.place_for(&Request { dimensions, ..request.clone() })?;
        Some(self.calendar_at(Some(place)))
    }

    /// The fault of a request that leaves the calendar open where nothing can be said without it.
    pub(crate) fn needs_value(&self, why: &str) -> Problem {
        let dimension = self.policy.editions.last().and_then(|edition| {
            edition.dimensions.get(usize::from(edition.calendars()?.dimension)).map(|one| one.id.as_str())
        });
        let dimension = dimension.unwrap_or("");
        let message = text::join(&["the field ", &text::quoted(dimension), " is missing: ", why]);
        let problem = Problem::new(Code::MissingField, text::join(&["/dimensions/", dimension]), message);
        problem.with("field", dimension.to_owned())
    }

    /// That it is known in which zone the year of a request runs.
    ///
    /// # Errors
    /// `missing-field` of the dimension that chooses the calendar, where zones differ.
    pub(crate) fn check_zone_known(&self, request: &Request) -> Result<(), Problem> {
        let clocks = self.calendar.clocks();
        let alike = self.others.iter().all(|other| other.clocks() == clocks);
        if !self.counts_by_several() || request.calendar.is_some() || alike {
            return Ok(());
        }
        Err(self.needs_value("the year runs in the zone of its calendar"))
    }

    /// The request as the calendar of its values reads it, after one of them was changed.
    pub(super) fn placed(&self, request: Request) -> Request {
        if !self.counts_by_several() {
            return request;
        }
        let place = self.place_for(&request);
        let read = place.and_then(|place| request.by_calendar.get(usize::from(place))?.as_ref());
        match (read, place) {
            (Some(read), _) => Request {
                dimensions: request.dimensions.clone(),
                by_calendar: request.by_calendar.clone(),
                ..read.clone()
            },
            (None, Some(place)) => self.moved(&request, place),
            (None, None) => Request { calendar: None, ..request },
        }
    }

    /// The same moments in the zone of another calendar.
    fn moved(&self, request: &Request, place: u8) -> Request {
        let calendar = self.calendar_at(Some(place));
        let there = |moment: Moment| match moment.instant() {
            Some(real) => {
                let mut there = calendar.moment(real);
                there.turn.taken = moment.turn.taken;
                there
            }
            None => moment,
        };
        let mut moved = request.clone();
        moved.calendar = Some(place);
        for moment in [&mut moved.start, &mut moved.now].into_iter().flatten() {
            *moment = there(*moment);
        }
        for state in &mut moved.events {
            if let EventState::At(moment) = state {
                *moment = there(*moment);
            }
        }
        moved.finished.iter_mut().for_each(|(_, moment)| *moment = there(*moment));
        moved
    }

    /// The request as the calendar by which a rule counts reads it; nothing where that is not known.
    pub(crate) fn located(&self, request: &Request, rule: usize) -> Option<Request> {
        let evaluation = Evaluation::new(self, request);
        let other = evaluation.elsewhere(rule, &evaluation.dimensions);
        other.or_else(|| (!evaluation.undecided_for(rule)).then(|| request.clone()))
    }
}

impl Request {
    /// It with the moments of another reading of it.
    fn with_moments_of(&self, read: &Request) -> Request {
        Request {
            start: read.start,
            events: read.events.clone(),
            exclusions: read.exclusions.clone(),
            now: read.now,
            finished: read.finished.clone(),
            calendar: read.calendar,
            ..self.clone()
        }
    }
}

impl Evaluation<'_> {
    /// Whether nothing says by which calendar these values count.
    pub(super) fn undecided(&self, dimensions: &[Option<Choice>]) -> bool {
        self.engine.counts_by_several() && Engine::place_of(self.edition, dimensions).is_none()
    }

    /// The same of a rule with its overrides.
    pub(super) fn undecided_for(&self, index: usize) -> bool {
        self.engine.counts_by_several()
            && self.edition.rules.get(index).and_then(|rule| self.place_by(rule, &self.dimensions)).is_none()
    }

    /// The place of the calendar by which a rule counts, its overrides included.
    fn place_by(&self, rule: &Rule, dimensions: &[Option<Choice>]) -> Option<u8> {
        let by = self.edition.calendars()?;
        if rule.adjust.iter().all(|adjust| adjust.dimension != by.dimension) {
            return Engine::place_of(self.edition, dimensions);
        }
        let asked = self.readings_used().get();
        let mut out = Commitment::of(0);
        let mut builder = CommitmentBuilder { out: &mut out, depth: 0, trace: false, quiet: true };
        let applied = self.apply(rule, dimensions, &mut builder);
        self.readings_used().set(asked);
        Engine::place_of(self.edition, applied.dimensions.as_deref().unwrap_or(dimensions))
    }

    /// The request by which a rule is to be worked out with these values, where it counts by another calendar than the request in
    /// hand: moments without an offset are read anew for a value that is tried, and stay the same for one that an override sets.
    pub(super) fn elsewhere(&self, index: usize, dimensions: &[Option<Choice>]) -> Option<Request> {
        if !self.engine.counts_by_several() {
            return None;
        }
        let wanted = self.place_by(self.edition.rules.get(index)?, dimensions)?;
        if self.request.calendar == Some(wanted) {
            return None;
        }
        let known = Engine::place_of(self.edition, &self.dimensions);
        let own = Engine::place_of(self.edition, dimensions);
        let read = if known.is_some() && own == known { None } else { Some(own.unwrap_or(wanted)) };
        let read = read.and_then(|place| self.request.by_calendar.get(usize::from(place))?.as_ref());
        let mut request = match read.filter(|read| read.edition == self.request.edition) {
            Some(read) => self.request.with_moments_of(read),
            None => self.request.clone(),
        };
        if request.calendar != Some(wanted) {
            request = self.engine.moved(&request, wanted);
        }
        self.tried_values(&mut request, dimensions);
        Some(request)
    }

    /// Gives a request the values that differ from those in hand.
    fn tried_values(&self, request: &mut Request, dimensions: &[Option<Choice>]) {
        for ((slot, own), tried) in request.dimensions.iter_mut().zip(&self.dimensions).zip(dimensions) {
            if own != tried {
                *slot = *tried;
            }
        }
    }

    /// A rule whose clock runs by one of several calendars, and nothing says which: what each of them gives. Where all give the same
    /// it does not matter which.
    pub(super) fn by_calendar(&self, dimensions: &[Option<Choice>], builder: &mut CommitmentBuilder<'_>) {
        let Some(by) = self.edition.calendars() else { return };
        let each = self.each_value(by, builder.out.rule, dimensions, builder.trace);
        if let Some(same) = self.same(&each) {
            *builder.out = same;
            return;
        }
        builder.lacks(Status::Indeterminate, Reason::DimensionMissing { dimension: by.dimension });
        builder.out.alternatives = alternatives(by, &each).unwrap_or_default();
    }

    /// The answer for each value of the dimension that chooses the calendar; `None` when something else is missing too.
    pub(super) fn alternatives_by_calendar(
        &self,
        index: usize,
        dimension: u8,
        dimensions: &[Option<Choice>],
    ) -> Option<Vec<Alternative>> {
        let by = self.edition.calendars().filter(|by| by.dimension == dimension)?;
        alternatives(by, &self.each_value(by, index, dimensions, false))
    }

    /// Whether a dimension chooses among several calendars.
    pub(super) fn chooses_calendar(&self, dimension: u8) -> bool {
        self.engine.counts_by_several()
            && self.edition.calendars().is_some_and(|by| by.dimension == dimension)
    }

    /// A rule with each value that the dimension of the calendars may have: every one, or those of the category that is given.
    fn each_value(
        &self,
        by: &Calendars,
        index: usize,
        dimensions: &[Option<Choice>],
        trace: bool,
    ) -> Vec<(Choice, Option<u8>, Commitment)> {
        let place = usize::from(by.dimension);
        let Some(dimension) = self.edition.dimensions.get(place) else { return Vec::new() };
        let category = dimensions.get(place).copied().flatten();
        let may = |value: &Choice| {
            category.is_none() || dimension.categories.get(usize::from(*value)).copied().flatten() == category
        };
        let mut found = Vec::new();
        let mut asked = self.readings_used().get();
        for value in (0..dimension.values).filter(may) {
            let mut request = self.request.clone();
            self.tried_values(&mut request, dimensions);
            request.dimensions.get_mut(place).into_iter().for_each(|slot| *slot = Some(value));
            let request = self.engine.placed(request);
            let mut one = Evaluation::new(self.engine, &request).commitment(index, trace);
            let unknown =
                |place| self.request.by_calendar.get(usize::from(place)).is_some_and(Option::is_none);
            if request.calendar.is_some_and(unknown) {
                one = Commitment { limit: one.limit, ..Commitment::of(index) };
            }
            asked |= one.readings;
            found.push((value, request.calendar, one));
        }
        self.readings_used().set(asked);
        found
    }

    /// The one answer that every value gives, in zones whose clocks show the same.
    fn same(&self, each: &[(Choice, Option<u8>, Commitment)]) -> Option<Commitment> {
        let ((_, place, first), others) = each.split_first()?;
        let plain = |one: &Commitment| Commitment { trace: None, trace_latest: None, ..one.clone() };
        let (clocks, wanted) = (self.engine.calendar_at(*place).clocks(), plain(first));
        let alike = |(_, place, one): &(Choice, Option<u8>, Commitment)| {
            self.engine.calendar_at(*place).clocks() == clocks && plain(one) == wanted
        };
        others.iter().all(alike).then(|| Commitment { calendar: *place, ..first.clone() })
    }
}

fn alternatives(by: &Calendars, each: &[(Choice, Option<u8>, Commitment)]) -> Option<Vec<Alternative>> {
    let one = |(choice, _, one): &(Choice, Option<u8>, Commitment)| {
        let Commitment { limit, due, outcome, .. } = *one;
        Some(Alternative { dimension: by.dimension, choice: *choice, limit: limit?, due, outcome })
    };
    each.iter().map(one).collect()
}
