//! A calendar document in its compact form.

use crate::prelude::*;
#[cfg(feature = "shapes")]
use crate::time::Clocks;
use crate::time::{DAY, Day};
use crate::work;

/// A run of days of one kind that a notice names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: i32,
    pub(crate) through: i32,
    pub(crate) makeup: bool,
    pub(crate) holiday: u8,
    pub(crate) notice: u8,
}

/// A working day with shorter office hours (a half day off), in seconds after midnight. It still counts as a whole working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortDay {
    pub(crate) day: i32,
    pub(crate) opens: i32,
    pub(crate) closes: i32,
    pub(crate) holiday: u8,
    pub(crate) notice: u8,
}

impl ShortDay {
    /// The day.
    #[must_use]
    pub fn day(&self) -> Day {
        Day(self.day)
    }

    /// The second after midnight at which the office opens, if that is later than usual.
    #[must_use]
    pub fn opens(&self) -> Option<i64> {
        Some(self.opens.into()).filter(|opens| *opens > 0)
    }

    /// The second after midnight at which the office closes, if that is earlier than usual.
    #[must_use]
    pub fn closes(&self) -> Option<i64> {
        Some(self.closes.into()).filter(|closes| *closes < DAY)
    }
}

/// A holiday that no notice covers yet: its rest span is known from the standing rules, the position of its make-up days is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub(crate) from: i32,
    pub(crate) through: i32,
    pub(crate) holiday: u8,
    /// The number of weekend days that will be worked for it.
    pub(crate) makeups: u8,
    /// The greatest distance, in days, of a make-up day before or after the span.
    pub(crate) window: u8,
}

/// A checked calendar document in its compact form, without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The document's id.
    pub id: String,
    /// The document's version.
    pub version: String,
    pub(crate) from: i32,
    pub(crate) through: i32,
    pub(crate) published: i32,
    pub(crate) weekend: u8,
    pub(crate) spans: Vec<Span>,
    pub(crate) statutory: Vec<(i32, u8)>,
    pub(crate) open: Vec<Open>,
    pub(crate) short: Vec<ShortDay>,
    /// The clocks of its zone, where they change.
    #[cfg(feature = "shapes")]
    pub(crate) clocks: Option<Box<Clocks>>,
}

impl Compiled {
    /// Sets the clocks of the zone, even for a fixed offset, so that calendars used together count real time on one axis.
    #[cfg(feature = "documents")]
    pub fn give_clocks(&mut self, zone: &str) {
        if self.clocks.is_none() {
            self.clocks = Some(Box::new(Clocks::fixed(crate::time::zone(zone).unwrap_or(0))));
        }
    }

    /// Whether the calendar uses features of time that the bundled calendar does not (clock changes, half days).
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn shaped(&self) -> bool {
        self.clocks.is_some()
    }

    pub(crate) fn is_weekend(&self, day: Day) -> bool {
        work::look_up();
        self.weekend & (1 << day.weekday()) != 0
    }

    pub(super) fn span(&self, day: Day) -> Option<&Span> {
        work::look_up();
        let after = self.spans.partition_point(|span| span.from <= day.0);
        self.spans.get(after.checked_sub(1)?).filter(|span| day.0 <= span.through)
    }
}
