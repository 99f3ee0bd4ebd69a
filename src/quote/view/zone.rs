//! Moments as text in the zone of a policy.

use crate::calendar::Calendar;
use crate::prelude::*;
use crate::time::{Clocks, Day, Moment, write_date, write_instant};

/// The zone of a policy and its days.
#[derive(Clone, Copy)]
pub(crate) struct Zone<'a> {
    offset: i32,
    clocks: Option<&'a Clocks>,
    calendar: &'a Calendar,
}

impl<'a> Zone<'a> {
    pub(crate) fn new(offset: i32, calendar: &'a Calendar) -> Zone<'a> {
        Zone { offset, clocks: calendar.clocks(), calendar }
    }

    /// What the clocks show at a second, with the offset that holds then.
    pub(crate) fn instant(&self, real: i64) -> String {
        match self.clocks {
            Some(clocks) => write_instant(clocks.local(real), clocks.offset(real)),
            None => write_instant(real, self.offset),
        }
    }

    /// A bare date as such, a moment with its time and offset.
    pub(crate) fn moment(&self, moment: Moment) -> String {
        moment.instant().map_or_else(|| write_date(moment.day), |real| self.instant(real))
    }

    /// The local day of a second.
    pub(crate) fn day(&self, real: i64) -> Day {
        self.calendar.day(real)
    }
}
