//! The readings that the engine itself acts on: receipt, the end of a day, lead times, excluded days, unpublished years.

use super::evaluate::Evaluation;
use crate::policy::{Edition, ReadingValue};

/// One of them.
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
}

/// The id of each, in the order of [`Role`], and the value on which the engine acts; a time of day has none.
const ROLES: [(&str, &str); 8] = [
    ("nonWorkingReceipt", "received-next"),
    ("cutOff", ""),
    ("dayEnd", "close-of-business"),
    ("openingTime", ""),
    ("closingTime", ""),
    ("leadTime", "clear-days"),
    ("excludedDay", "touched"),
    ("unpublished", "indeterminate"),
];

/// Where they stand in an edition: the reading, and among its values the one to act on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Roles([(Option<u8>, Option<u8>); 8]);

impl Roles {
    /// Those of an edition without readings.
    pub(crate) const NONE: Roles = Roles([(None, None); 8]);

    pub(super) fn new(edition: &Edition) -> Roles {
        let narrow = |place: Option<usize>| place.and_then(|place| u8::try_from(place).ok());
        Roles(ROLES.map(|(id, value)| {
            let place = edition.readings.iter().position(|reading| reading.id == id);
            let values =
                place.and_then(|place| edition.readings.get(place)).map_or(&[][..], |one| &one.values);
            (narrow(place), narrow(values.iter().position(|one| one == value)))
        }))
    }
}

/// What a request sets them to.
#[derive(Default)]
pub(super) struct Settings {
    /// Which of them have the value to act on, a bit each.
    acting: u8,
    times: [Option<u32>; 8],
    /// The bit of each among the edition's readings.
    masks: [u64; 8],
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
    /// Whether one of the engine's own readings has the value on which the engine acts.
    pub(super) fn acts_on(&self, role: Role) -> bool {
        self.settings.acting & (1 << role as u8) != 0
    }

    /// The time of day that one of the engine's own readings is set to.
    pub(super) fn time_reading(&self, role: Role) -> Option<u32> {
        self.settings.times.get(role as usize).copied().flatten()
    }

    /// What an answer rests on that asked this reading.
    pub(super) fn rests_on(&self, role: Role) -> u64 {
        self.settings.masks.get(role as usize).copied().unwrap_or(0)
    }
}
