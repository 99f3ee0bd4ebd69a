//! What the standing rules leave open beyond the notices: where the make-up days of a holiday lie.

use super::Calendar;
use super::compiled::Open;
use crate::prelude::*;
use crate::time::Day;

/// Which end of the possible range to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The end nearest to the start that any arrangement of the make-up days allows.
    Nearest,
    /// The end farthest from the start that any arrangement allows.
    Farthest,
}

/// What an arrangement assumes about the start day itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnStart {
    /// Nothing: the start day is not counted, whatever it is.
    Open,
    /// The start day is a make-up workday, if it can be one.
    Works,
    /// The start day is not a make-up workday.
    Rests,
}

impl Open {
    pub(crate) fn spans(&self, day: Day) -> bool {
        (self.from..=self.through).contains(&day.0)
    }

    /// The days on which its make-up days may lie, whether weekend days or not.
    fn reach(&self) -> core::ops::RangeInclusive<i32> {
        let window = i32::from(self.window);
        self.from - window..=self.through + window
    }
}

impl Calendar {
    /// Whether the notices leave open if this weekend day will be worked.
    #[must_use]
    pub fn may_become_makeup(&self, day: Day) -> bool {
        self.is_candidate(day)
            && self.compiled.open.iter().any(|open| open.makeups > 0 && open.reach().contains(&day.0))
    }

    fn is_candidate(&self, day: Day) -> bool {
        day > self.published_through() && self.compiled.is_weekend(day) && self.open_span(day).is_none()
    }

    /// The make-up days of one possible arrangement: the one that brings a count from `start` in `step` direction (1 or −1)
    /// to its nearest or farthest end, where only days that `counts` says can be counted. Sorted. Each holiday places all of
    /// its make-up days: for the nearest end on the first days that count, the holiday whose window closes first choosing
    /// first; for the farthest on days that do not count, and else as far from the start as it can.
    #[must_use]
    pub fn arrangement(
        &self,
        start: Day,
        step: i32,
        bound: Bound,
        on_start: OnStart,
        counts: impl Fn(Day) -> bool,
    ) -> Vec<Day> {
        let mut taken: Vec<Day> = Vec::new();
        let open = &self.compiled.open;
        // Walking order of the windows' ends for the nearest arrangement, the reverse for the farthest.
        let reversed = (step > 0) != (bound == Bound::Nearest);
        let mut wanted = on_start == OnStart::Works;
        for place in 0..open.len() {
            let place = if reversed { open.len() - 1 - place } else { place };
            let Some(holiday) = open.get(place) else { continue };
            for _ in 0..holiday.makeups {
                let free = |day: &Day| {
                    self.is_candidate(*day)
                        && self.covers(*day)
                        && !taken.contains(day)
                        && (*day != start || wanted || on_start == OnStart::Open)
                };
                let rank = |day: &Day| {
                    let distance = (day.0 - start.0) * step;
                    let counted = distance > 0 && counts(*day);
                    match bound {
                        _ if wanted && *day == start => (false, i32::MIN),
                        Bound::Nearest => (!counted, distance),
                        Bound::Farthest => (counted, -distance),
                    }
                };
                let Some(best) = holiday.reach().map(Day).filter(free).min_by_key(rank) else { break };
                wanted &= best != start;
                taken.insert(taken.partition_point(|day| *day < best), best);
            }
        }
        taken
    }
}
