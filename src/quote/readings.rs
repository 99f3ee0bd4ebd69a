//! The readings that the engine itself applies: receipt, the end of a day, lead times, excluded days, unpublished years,
//! and what a yearly cap counts. An answer depends on exactly the readings that were looked up while it was computed.

use crate::policy::{ENGINE_READINGS, Edition, ReadingValue};

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
    pub(super) acting: u16,
    pub(super) times: [Option<u32>; COUNT],
    /// The bit of each among the edition's readings.
    pub(super) masks: [u64; COUNT],
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
