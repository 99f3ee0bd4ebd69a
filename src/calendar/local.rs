//! Converts between real time and local days. In a zone with a fixed offset, the only kind that the smallest core supports,
//! both are the same axis and every conversion returns its argument.

use super::Calendar;
use crate::error::Problem;
#[cfg(feature = "shapes")]
use crate::time::Clocks;
use crate::time::{self, DAY, Day, Moment};

#[allow(clippy::inline_always)]
impl Calendar {
    /// The clocks of the calendar's zone, if they change.
    #[cfg(feature = "shapes")]
    #[must_use]
    #[inline(always)]
    pub fn clocks(&self) -> Option<&Clocks> {
        self.compiled.clocks.as_deref()
    }

    /// The local moment at a second of real time.
    #[must_use]
    #[inline(always)]
    pub fn moment(&self, real: i64) -> Moment {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return clocks.moment(real);
        }
        Moment::at(real)
    }

    /// The local day at a second of real time.
    #[must_use]
    #[inline(always)]
    pub fn day(&self, real: i64) -> Day {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return Day::of(clocks.local(real));
        }
        Day::of(real)
    }

    /// The second of real time at which the clocks first show `second` of `day`; if they skip it, the second at which they pass it.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, day: Day, second: i64) -> i64 {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return clocks.when(day.start() + second);
        }
        day.start() + second
    }

    /// The second of real time at which a day begins.
    #[must_use]
    #[inline(always)]
    pub fn start(&self, day: Day) -> i64 {
        self.at(day, 0)
    }

    /// The second of real time at which a day ends and the next one begins.
    #[must_use]
    #[inline(always)]
    pub fn end(&self, day: Day) -> i64 {
        self.at(day, DAY)
    }

    /// The second of `day` that the clocks show at a second of real time within it.
    #[must_use]
    #[inline(always)]
    pub fn second_of(&self, day: Day, real: i64) -> i64 {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return clocks.local(real) - day.start();
        }
        real - day.start()
    }

    /// The first day that begins at a second of real time or later.
    #[must_use]
    #[inline(always)]
    pub fn begins_from(&self, real: i64) -> Day {
        #[cfg(feature = "shapes")]
        if self.clocks().is_some() {
            let day = self.day(real);
            return if self.start(day) < real { day.plus(1) } else { day };
        }
        Day::of(real + DAY - 1)
    }

    /// The first and the last day between two seconds of real time: of the days wholly inside, or if `touched` of all days that the
    /// interval overlaps. If there is none, the last is before the first.
    #[must_use]
    #[inline(always)]
    pub fn days_of(&self, from: i64, to: i64, touched: bool) -> (Day, Day) {
        #[cfg(feature = "shapes")]
        if self.clocks().is_some() {
            return if touched {
                (self.day(from), self.begins_from(to).plus(-1))
            } else {
                (self.begins_from(from), self.day(to).plus(-1))
            };
        }
        let (from, to) = if touched { (from, to + DAY - 1) } else { (from + DAY - 1, to) };
        (Day::of(from), Day::of(to).plus(-1))
    }

    /// The moment itself, where its second is one of real time and no more is known of it.
    #[must_use]
    #[inline(always)]
    pub fn settled(&self, moment: Moment) -> Moment {
        #[cfg(feature = "shapes")]
        if let Some((clocks, real)) = self.clocks().zip(moment.instant()) {
            return clocks.moment(real);
        }
        moment
    }

    /// The moment at which a day begins.
    #[must_use]
    #[inline(always)]
    pub fn first_moment(&self, day: Day) -> Moment {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return clocks.moment(self.start(day));
        }
        let mut moment = Moment::date(day);
        moment.second = Some(0);
        moment
    }

    /// The last second of a day.
    #[must_use]
    #[inline(always)]
    pub fn last_moment(&self, day: Day) -> Moment {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return clocks.moment(self.end(day) - 1);
        }
        let mut moment = Moment::date(day);
        moment.second = u32::try_from(DAY - 1).ok();
        moment
    }

    /// Reads a moment as a text writes it; without an offset it is in the policy's zone (`zone` seconds east of Greenwich).
    ///
    /// # Errors
    /// As [`time::moment`].
    #[inline(always)]
    pub fn read_moment(&self, text: &str, zone: i32) -> Result<Moment, Problem> {
        #[cfg(feature = "shapes")]
        if let Some(clocks) = self.clocks() {
            return time::moment_by(text, clocks);
        }
        time::moment(text, zone)
    }
}
