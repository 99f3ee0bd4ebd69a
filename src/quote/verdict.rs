//! A due moment set against a finish or the present: which outcome that is, and why there may be none.

use super::commitment::{Alternative, Commitment, Due};
use super::evaluation::Evaluation;
use super::outcome::{Finish, Outcome, State};
use super::reason::Reason;
use crate::calendar::Calendar;
use crate::time::Moment;

/// A finish, or the present moment, set against a due moment.
pub(super) enum Verdict {
    Known(Outcome),
    /// What is known of the finish, or of the present, may be in time or late.
    Undecided(Finish),
}

impl Verdict {
    /// From where the finish is known.
    #[cfg(feature = "shapes")]
    pub(super) fn finish(&self) -> Finish {
        match self {
            Verdict::Known(outcome) => outcome.finish,
            Verdict::Undecided(finish) => *finish,
        }
    }

    pub(super) fn known(self) -> Option<Outcome> {
        if let Verdict::Known(outcome) = self { Some(outcome) } else { None }
    }
}

impl Evaluation<'_> {
    pub(super) fn outcome(&self, commitment: &mut Commitment) -> Option<Outcome> {
        let Some(due) = commitment.due else { return agreed(&commitment.alternatives) };
        let verdict = self.verdict(commitment.rule, due)?;
        self.explain_finish(&verdict, commitment);
        match verdict {
            Verdict::Known(outcome) => Some(outcome),
            Verdict::Undecided(Finish::None) => {
                let reason = Reason::NowUndecided { earliest: due.date, latest: due.latest };
                commitment.reasons.push(reason);
                None
            }
            Verdict::Undecided(_) => {
                commitment.reasons.push(Reason::FinishUndecided {});
                None
            }
        }
    }

    /// How a rule that is due then stands: by the finish given for it, else by the event that ends it, else now.
    pub(super) fn verdict(&self, rule: usize, due: Due) -> Option<Verdict> {
        against(self.calendar(), due, self.finish_given(rule), self.finish(rule), self.request.now)
    }

    /// The finish that the request gives for a rule.
    pub(super) fn finish_given(&self, rule: usize) -> Option<Moment> {
        self.request.finished.iter().find(|(one, _)| *one == rule).map(|(_, moment)| *moment)
    }

    /// When the event was that ends a rule.
    pub(super) fn finish(&self, rule: usize) -> Option<Moment> {
        let rule = self.edition.rules.get(rule)?;
        self.moment(self.context(&self.dimensions).terms(rule).finished_by?)
    }
}

/// A due moment set against the finish given for it, else the event that ends it, else the present.
#[inline(always)]
fn against(
    calendar: &Calendar,
    due: Due,
    given: Option<Moment>,
    event: Option<Moment>,
    now: Option<Moment>,
) -> Option<Verdict> {
    let (moment, early, finish) = match (given, event, now) {
        (Some(moment), ..) => (moment, State::Met, Finish::Given),
        (None, Some(moment), _) => (moment, State::Met, Finish::Event),
        (None, None, Some(now)) => (now, State::Open, Finish::None),
        (None, None, None) => return None,
    };
    let (state, minutes) = compare(calendar, due, moment, early)?;
    Some(
        minutes
            .map_or(Verdict::Undecided(finish), |minutes| Verdict::Known(Outcome { state, minutes, finish })),
    )
}

/// The outcome by the finish given, else the event that ends it, else the present; nothing while it is undecided.
pub(crate) fn judged(
    calendar: &Calendar,
    due: Due,
    given: Option<Moment>,
    event: Option<Moment>,
    now: Option<Moment>,
) -> Option<Outcome> {
    against(calendar, due, given, event, now).and_then(Verdict::known)
}

/// What every alternative comes to: one state, with the fewest minutes.
fn agreed(all: &[Alternative]) -> Option<Outcome> {
    let (first, others) = all.split_first()?;
    let mut agreed = first.outcome?;
    for other in others {
        let one = other.outcome.filter(|one| one.state == agreed.state)?;
        agreed.minutes = agreed.minutes.min(one.minutes);
    }
    Some(agreed)
}

/// `early` up to the due moment, `Missed` after it, with the minutes between. The minutes are `None` where the answer
/// is open: a bare date on the due day of a minute clock, or a moment inside a provisional range.
fn compare(calendar: &Calendar, due: Due, moment: Moment, early: State) -> Option<(State, Option<i32>)> {
    let last = due.last;
    let Some(at) = moment.instant() else {
        // A bare date stands for its whole day: in time when the day ends in time, late when it begins late.
        return Some(if calendar.end(moment.day) <= due.at {
            (early, minutes(due.at - calendar.end(moment.day)))
        } else if calendar.start(moment.day) >= last {
            (State::Missed, minutes(calendar.start(moment.day) - last))
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
