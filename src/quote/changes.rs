//! What changes of the clocks mean for an answer.

use super::builder::CommitmentBuilder;
use super::evaluate::Evaluation;
#[cfg(feature = "shapes")]
use super::reason::Reason;
use super::start::Begin;
#[cfg(feature = "shapes")]
use crate::time::{Day, Taken};

#[cfg_attr(
    not(feature = "shapes"),
    allow(unused_variables, clippy::unused_self, clippy::needless_pass_by_ref_mut)
)]
#[allow(clippy::inline_always)]
impl Evaluation<'_> {
    /// Says which changes of the clocks lie in the stretch of a clock that runs in real time.
    #[inline(always)]
    pub(super) fn explain_changes(&self, (from, to): (i64, i64), builder: &mut CommitmentBuilder<'_>) {
        #[cfg(feature = "shapes")]
        for (change, by) in self.engine.calendar().clocks().iter().flat_map(|clocks| clocks.between(from, to))
        {
            // What they showed when it came: the day and the time that the new ones replace.
            let shown = change.at() + i64::from(change.ahead - by);
            let date = Day::of(shown);
            let time = u32::try_from(shown - date.start()).unwrap_or(0);
            builder.because(if by > 0 {
                Reason::ClocksForward { date, time, minutes: by / 60 }
            } else {
                Reason::ClocksBack { date, time, minutes: -by / 60 }
            });
        }
    }

    /// Says how the time of an event was taken, where the clocks showed it twice or not at all.
    #[inline(always)]
    pub(super) fn explain_taken(&self, begin: &Begin, builder: &mut CommitmentBuilder<'_>) {
        #[cfg(feature = "shapes")]
        match begin.moment.turn.taken {
            None => {}
            Some(Taken::First) => builder.because(Reason::TimeRepeated {
                date: begin.moment.day,
                event: begin.event,
                time: begin.moment.second.unwrap_or(0),
            }),
            Some(Taken::Past(date, time)) => builder.because(Reason::TimeSkipped {
                date,
                event: begin.event,
                time,
                taken: begin.moment.second.unwrap_or(0),
            }),
        }
    }
}
