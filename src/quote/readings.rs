//! The readings that the engine itself applies: receipt, the end of a day, lead times, excluded days, unpublished years,
//! and what a yearly cap counts. An answer depends on exactly the readings that were looked up while it was computed.

use super::evaluate::Evaluation;
use crate::policy::{Counted, ENGINE_READINGS, Edition, Limit, Per, ReadingValue};

/// A reading that the engine applies.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Receipt,
    CutOff,
    DayEnd,
    OpeningTime,
    ClosingTime,
    LeadTime,
    ExcludedDay,
    Unpublished,
    QualityYear,
    RepeatCount,
    InterruptionTime,
}

/// How many there are.
const COUNT: usize = ENGINE_READINGS.len();

/// The value of each reading under which the engine does something special, in the order of [`Role`] and [`ENGINE_READINGS`];
/// empty for a time of day and for readings that only a year of quality uses.
const ACTING: [&str; COUNT] =
    ["received-next", "", "close-of-business", "", "", "clear-days", "touched", "indeterminate", "", "", ""];

/// Where they stand in an edition: the reading, and among its values the one to act on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Roles([(Option<u8>, Option<u8>); COUNT]);

impl Roles {
    /// Those of an edition without readings.
    pub(crate) const NONE: Roles = Roles([(None, None); COUNT]);

    pub(super) fn new(edition: &Edition) -> Roles {
        let narrow = |place: Option<usize>| place.and_then(|place| u8::try_from(place).ok());
        let mut roles = Roles::NONE;
        for ((slot, id), acting) in roles.0.iter_mut().zip(ENGINE_READINGS).zip(ACTING) {
            let place = edition.readings.iter().position(|reading| reading.id == id);
            let values =
                place.and_then(|place| edition.readings.get(place)).map_or(&[][..], |one| &one.values);
            *slot = (narrow(place), narrow(values.iter().position(|one| one == acting)));
        }
        roles
    }
}

/// What a request sets them to.
#[derive(Default)]
pub(super) struct Settings {
    /// Which of them have the value to act on, a bit each.
    acting: u16,
    times: [Option<u32>; COUNT],
    /// The bit of each among the edition's readings.
    masks: [u64; COUNT],
}

impl Settings {
    pub(super) fn new(edition: &Edition, roles: &Roles, set: &[Option<ReadingValue>]) -> Settings {
        let mut settings = Settings::default();
        let slots = settings.times.iter_mut().zip(&mut settings.masks).zip(0..);
        for ((reading, value), ((time, mask), bit)) in roles.0.iter().zip(slots) {
            let Some(place) = *reading else { continue };
            *mask = 1u64.checked_shl(place.into()).unwrap_or(0);
            match edition.setting(place, set) {
                Some(ReadingValue::Time(second)) => *time = Some(second),
                Some(ReadingValue::Choice(choice)) if *value == Some(choice) => settings.acting |= 1 << bit,
                _ => {}
            }
        }
        settings
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
