//! The readings that the engine itself acts on: receipt, the end of a day, lead times, excluded days, unpublished years.

use super::evaluate::Evaluation;
use crate::policy::{Edition, ReadingValue};

/// Where the readings that the engine itself acts on stand in an edition.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Roles {
    pub(super) receipt: Option<u8>,
    pub(super) cut_off: Option<u8>,
    pub(super) day_end: Option<u8>,
    pub(super) opening_time: Option<u8>,
    pub(super) closing_time: Option<u8>,
    pub(super) lead_time: Option<u8>,
    pub(super) excluded_day: Option<u8>,
    pub(super) unpublished: Option<u8>,
}

impl Roles {
    pub(super) fn new(edition: &Edition) -> Roles {
        let place = |id: &str| {
            edition.readings.iter().position(|reading| reading.id == id).and_then(|at| u8::try_from(at).ok())
        };
        Roles {
            receipt: place("nonWorkingReceipt"),
            cut_off: place("cutOff"),
            day_end: place("dayEnd"),
            opening_time: place("openingTime"),
            closing_time: place("closingTime"),
            lead_time: place("leadTime"),
            excluded_day: place("excludedDay"),
            unpublished: place("unpublished"),
        }
    }

    pub(super) fn mask(&self, places: &[Option<u8>]) -> u64 {
        places.iter().flatten().fold(0, |mask, place| mask | 1u64.checked_shl((*place).into()).unwrap_or(0))
    }
}

impl Evaluation<'_> {
    /// Whether one of the engine's own readings has a value.
    fn reads(&self, role: Option<u8>, value: &str) -> bool {
        let Some(index) = role else { return false };
        let Some(ReadingValue::Choice(choice)) = self.context(&self.dimensions).reading_value(index) else {
            return false;
        };
        let values = self.edition.readings.get(usize::from(index)).map_or(&[][..], |reading| &reading.values);
        values.get(usize::from(choice)).is_some_and(|name| name == value)
    }

    /// The time of day that one of the engine's own readings is set to.
    pub(super) fn time_reading(&self, role: Option<u8>) -> Option<u32> {
        match self.context(&self.dimensions).reading_value(role?) {
            Some(ReadingValue::Time(second)) => Some(second),
            _ => None,
        }
    }

    pub(super) fn receives_next(&self) -> bool {
        self.reads(self.roles.receipt, "received-next")
    }

    pub(super) fn closes_with_business(&self) -> bool {
        self.reads(self.roles.day_end, "close-of-business")
    }

    pub(super) fn counts_clear_days(&self) -> bool {
        self.reads(self.roles.lead_time, "clear-days")
    }

    pub(super) fn counts_touched_days_as_excluded(&self) -> bool {
        self.reads(self.roles.excluded_day, "touched")
    }

    pub(super) fn reads_bounds_as_indeterminate(&self) -> bool {
        self.reads(self.roles.unpublished, "indeterminate")
    }
}
