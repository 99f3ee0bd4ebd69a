//! A request under one edition: what follows from it once, and which readings an answer rests on.

use super::engine::Engine;
use super::readings::{Role, Settings};
use super::request::{EventState, Request};
use crate::calendar::Calendar;
use crate::policy::{Choice, Context, Counted, Edition, Given, Limit, Per};
use crate::prelude::*;
use crate::time::Moment;
use core::cell::Cell;

/// A request under one edition, with what follows from it once.
pub(crate) struct Evaluation<'a> {
    pub(super) engine: &'a Engine,
    pub(super) edition: &'a Edition,
    pub(super) request: &'a Request,
    pub(super) settings: Settings,
    pub(super) given: Given<'a>,
    /// The request's dimensions, those that the policy's tables fill included.
    pub(super) dimensions: Vec<Option<Choice>>,
    /// Which of them were derived from a table, a bit each.
    pub(super) derived: u32,
}

/// A place among the dimensions as a bit.
pub(super) fn bit(place: usize) -> u32 {
    u32::try_from(place).ok().and_then(|place| 1u32.checked_shl(place)).unwrap_or(0)
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(engine: &'a Engine, request: &'a Request) -> Self {
        let (edition, roles) = engine.edition(request);
        let moment = |(event, state): (&crate::policy::Event, &EventState)| match state {
            EventState::At(moment) => Some(*moment),
            EventState::Unset if event.opening => request.start,
            _ => None,
        };
        let mut given = Given {
            events: edition.events.iter().zip(&request.events).map(moment).collect(),
            conditions: edition.conditions.iter().map(|condition| condition.default).collect(),
            figures: &request.figures,
            readings: &request.readings,
            causes: Cell::new(
                request.exclusions.iter().fold(0, |causes, one| causes | 1u8 << (one.cause & 7)),
            ),
            causes_rest_on: Cell::new(0),
            #[cfg(feature = "shapes")]
            open_causes: Cell::new(0),
            readings_used: Cell::new(0),
        };
        for (index, holds) in &request.conditions {
            if let Some(slot) = given.conditions.get_mut(*index) {
                *slot = *holds;
            }
        }
        let mut evaluation = Evaluation {
            engine,
            edition,
            request,
            settings: Settings::new(edition, roles, &request.readings),
            given,
            dimensions: request.dimensions.clone(),
            derived: 0,
        };
        evaluation.derive_dimensions();
        evaluation
    }

    /// The calendar by which it counts.
    #[inline(always)]
    pub(super) fn calendar(&self) -> &'a Calendar {
        #[cfg(feature = "shapes")]
        return self.engine.calendar_at(self.request.calendar);
        #[cfg(not(feature = "shapes"))]
        self.engine.calendar()
    }

    pub(super) fn moment(&self, event: u8) -> Option<Moment> {
        self.given.events.get(usize::from(event)).copied().flatten()
    }

    /// The readings that were asked for since the commitment in hand was begun, a bit each.
    pub(super) fn readings_used(&self) -> &Cell<u64> {
        &self.given.readings_used
    }

    /// The result of `work`. If it is `None`, the readings that `work` looked up do not count as used.
    pub(super) fn tried<T>(&self, work: impl FnOnce() -> Option<T>) -> Option<T> {
        let before = self.readings_used().get();
        let found = work();
        if found.is_none() {
            self.forget(before);
        }
        found
    }

    /// Restores the readings used before an attempt that gave nothing, except the reading `unpublished`: it is the reason why
    /// there is no date.
    pub(super) fn forget(&self, before: u64) {
        let bars = if self.is_set(Role::Unpublished) { self.bit(Role::Unpublished) } else { 0 };
        self.readings_used().set(before | self.readings_used().get() & bars);
    }

    pub(super) fn context<'b>(&'b self, dimensions: &'b [Option<Choice>]) -> Context<'b> {
        Context { edition: self.edition, dimensions, given: &self.given }
    }
}

impl Evaluation<'_> {
    /// Whether one of the engine's own readings has the value on which the engine acts; it counts as asked for.
    pub(super) fn acts_on(&self, role: Role) -> bool {
        self.ask(role);
        self.is_set(role)
    }

    /// The same where the answer does not depend on it.
    pub(super) fn is_set(&self, role: Role) -> bool {
        self.settings.acting & (1 << role as u16) != 0
    }

    /// The time of day that one of the engine's own readings is set to; it counts as asked for.
    pub(super) fn time_reading(&self, role: Role) -> Option<u32> {
        self.ask(role);
        self.time_set(role)
    }

    /// The same where the answer does not depend on it.
    pub(super) fn time_set(&self, role: Role) -> Option<u32> {
        self.settings.times.get(role as usize).copied().flatten()
    }

    /// Says that the answer rests on a reading.
    pub(super) fn ask(&self, role: Role) {
        self.readings_used().set(self.readings_used().get() | self.bit(role));
    }

    /// Its bit among the edition's readings.
    pub(super) fn bit(&self, role: Role) -> u64 {
        self.settings.masks.get(role as usize).copied().unwrap_or(0)
    }

    /// What a limit over a year means is a matter of readings: which year, and what counts in it.
    pub(super) fn ask_of_year(&self, limit: Limit) {
        if limit.per == Some(Per::Year) {
            self.ask(Role::QualityYear);
            self.ask(if limit.units.counted() == Counted::Times {
                Role::RepeatCount
            } else {
                Role::InterruptionTime
            });
        }
    }
}
