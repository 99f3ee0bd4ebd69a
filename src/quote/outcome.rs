//! How a dated commitment stands at a moment: open with what is left, met with what was spared, missed by how much.

use super::evaluate::Evaluation;
use super::reason::Reason;
use super::{Commitment, Due};
use crate::time::{DAY, Moment};

/// Whether a commitment is still open, was met or was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum State {
    /// Its moment has not passed.
    Open,
    /// It was finished in time.
    Met,
    /// It was finished late, or is unfinished past its moment.
    Missed,
}

/// How a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
pub struct Outcome {
    /// Open, met or missed.
    pub state: State,
    /// Whole minutes left, spared or over.
    pub minutes: i32,
}

impl Evaluation<'_> {
    pub(super) fn outcome(&self, commitment: &mut Commitment) -> Option<Outcome> {
        let due = commitment.due?;
        let finished = self
            .request
            .finished
            .iter()
            .find(|(rule, _)| *rule == commitment.rule)
            .map(|(_, moment)| *moment);
        let (state, minutes) = match (finished, self.request.now) {
            (Some(moment), _) => compare(due, moment, State::Met)?,
            (None, Some(now)) => compare(due, now, State::Open)?,
            (None, None) => return None,
        };
        let Some(minutes) = minutes else {
            commitment.reasons.push(Reason::finish_undecided());
            return None;
        };
        Some(Outcome { state, minutes })
    }
}

/// `early` up to the due moment, `Missed` after it, with the minutes between. The minutes are `None` where the answer
/// is open: a bare date on the due day of a minute clock, or a moment inside a provisional range.
fn compare(due: Due, moment: Moment, early: State) -> Option<(State, Option<i32>)> {
    let last = due.at + (i64::from(due.latest.0) - i64::from(due.date.0)) * DAY;
    let Some(at) = moment.instant() else {
        // A bare date stands for its whole day: in time when the day ends in time, late when it begins late.
        return Some(if moment.day.plus(1).start() <= due.at {
            (early, minutes(due.at - moment.day.plus(1).start()))
        } else if moment.day.start() >= last {
            (State::Missed, minutes(moment.day.start() - last))
        } else {
            (early, None)
        });
    };
    let in_time = |bound: i64| if due.inclusive { at <= bound } else { at < bound };
    Some(if in_time(due.at) {
        (early, minutes(due.at - at))
    } else if in_time(last) {
        (early, None)
    } else {
        (State::Missed, minutes(at - last))
    })
}

fn minutes(seconds: i64) -> Option<i32> {
    i32::try_from(seconds / 60).ok()
}
