//! The effect of clock changes on an answer.

use super::Commitment;
use super::builder::CommitmentBuilder;
use super::clock::Begin;
use super::evaluation::Evaluation;
#[cfg(feature = "shapes")]
use super::outcome::Finish;
#[cfg(feature = "shapes")]
use super::reason::Reason;
use super::verdict::Verdict;
#[cfg(feature = "shapes")]
use crate::time::{Day, Moment, Taken};

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
        for (change, by) in self.calendar().clocks().iter().flat_map(|clocks| clocks.between(from, to)) {
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

    /// Says how the time of the event was taken at which a clock starts, where the clocks showed it twice or not at all.
    #[inline(always)]
    pub(super) fn explain_taken(&self, begin: &Begin, builder: &mut CommitmentBuilder<'_>) {
        #[cfg(feature = "shapes")]
        if let Some(reason) = taken(begin.moment, begin.event) {
            builder.because(reason);
        }
    }

    /// The same of the event that ended it, where the outcome rests on that.
    #[inline(always)]
    pub(super) fn explain_finish(&self, verdict: &Verdict, commitment: &mut Commitment) {
        #[cfg(feature = "shapes")]
        if verdict.finish() == Finish::Event
            && let Some(rule) = self.edition.rules.get(commitment.rule)
            && let Some(event) = self.context(&self.dimensions).terms(rule).finished_by
            && let Some(reason) = self.moment(event).and_then(|moment| taken(moment, event))
        {
            commitment.reasons.push(reason);
        }
    }
}

/// How the time of an event was taken, where that had to be decided.
#[cfg(feature = "shapes")]
fn taken(moment: Moment, event: u8) -> Option<Reason> {
    let second = moment.second.unwrap_or(0);
    Some(match moment.turn.taken? {
        Taken::First => Reason::TimeRepeated { date: moment.day, event, time: second },
        Taken::Past(date, time) => Reason::TimeSkipped { date, event, time, taken: second },
    })
}
