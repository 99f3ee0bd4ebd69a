//! Shares over a period: how many of a promise's judged cases were in time in each month, quarter, half-year or year, against
//! the share that the document wants; what is left out, and what cannot be told, stand beside it.

use super::verdicts::{Verdict, VerdictState};
use super::year::pieces;
use crate::boundary::words;
use crate::counting::Interval;
use crate::policy::{Missing, Target, TargetBy, TargetCounts};
use crate::prelude::*;
use crate::quote::{Engine, Evaluation, Request};
use crate::time::{Day, Moment};

words! {
    /// Whether the share of a period meets its target.
    pub enum TargetState {
        /// The target is met, whatever becomes of the undecided cases.
        Met = "met",
        /// The target is missed, whatever becomes of the undecided cases.
        Missed = "missed",
        /// It depends on the undecided cases.
        Undecided = "undecided",
        /// There is no case, so there is no share.
        None = "none",
    }
}

/// Cases with the same state and the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The state of the cases.
    pub state: VerdictState,
    /// The dimension without which it is not known whether the target speaks of them.
    pub missing: Option<u8>,
    /// Which reason, among those of [`super::Events::because`].
    pub because: Option<usize>,
    /// Their places among the verdicts, in order.
    pub verdicts: Vec<usize>,
}

/// The result of a target in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetPeriod {
    /// The first day, and the day after the last.
    pub days: (Day, Day),
    /// Whether it was not yet over at the request's `now`.
    pub running: bool,
    /// Whether the target is met.
    pub state: TargetState,
    /// The cases, grouped by state and reason.
    pub groups: Vec<Group>,
}

/// The results of one target, period by period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aimed {
    /// The periods that overlap the year, in order.
    pub periods: Vec<TargetPeriod>,
    /// The cases that lack the moment which decides their period.
    pub undated: Vec<Group>,
}

/// Numbers of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cases in time.
    pub met: usize,
    /// Cases that were late.
    pub missed: usize,
    /// Cases of which neither can be said.
    pub unknown: usize,
}

impl Tally {
    /// The cases of some groups.
    #[must_use]
    pub fn of(groups: &[Group]) -> Tally {
        let mut tally = Tally::default();
        for Group { state, verdicts, .. } in groups {
            match state {
                VerdictState::Met => tally.met += verdicts.len(),
                VerdictState::Missed => tally.missed += verdicts.len(),
                VerdictState::Excluded => {}
                _ => tally.unknown += verdicts.len(),
            }
        }
        tally
    }

    /// Those that make the share, of all that are known.
    #[must_use]
    pub fn share(self, counts: TargetCounts) -> (usize, usize) {
        let part = match counts {
            TargetCounts::Met => self.met,
            TargetCounts::Missed => self.missed,
        };
        (part, self.met + self.missed)
    }
}

/// What holds of the least and of the most that the share can be: if no unknown case made it and if every one did, and if of the
/// cases without a day just those that lower it, or just those that raise it, were of this period.
fn state(target: &Target, tally: Tally, undated: Tally) -> TargetState {
    let (part, whole) = tally.share(target.counts);
    let all = whole + tally.unknown;
    if all == 0 {
        return TargetState::None;
    }
    let (raising, known) = undated.share(target.counts);
    let least = target.holds(part, all + known - raising + undated.unknown);
    let more = raising + undated.unknown;
    let most = target.holds(part + tally.unknown + more, all + more);
    match (least, most) {
        (Some(true), Some(true)) => TargetState::Met,
        (Some(false), Some(false)) => TargetState::Missed,
        _ => TargetState::Undecided,
    }
}

/// Puts a case to those that stand as it does.
fn put(groups: &mut Vec<Group>, one: Group) {
    let alike = |group: &&mut Group| {
        (group.state, group.missing, group.because) == (one.state, one.missing, one.because)
    };
    match groups.iter_mut().find(alike) {
        Some(group) => group.verdicts.extend(one.verdicts),
        None => groups.push(one),
    }
}

impl Engine {
    /// Every target of the edition over the year, in the document's order.
    pub(super) fn aimed(&self, request: &Request, verdicts: &[Verdict], year: Interval) -> Vec<Aimed> {
        let (edition, _) = self.edition(request);
        edition.targets().iter().map(|target| self.one_aimed(target, request, verdicts, year)).collect()
    }

    fn one_aimed(&self, target: &Target, request: &Request, verdicts: &[Verdict], year: Interval) -> Aimed {
        let (edition, _) = self.edition(request);
        let days = pieces(self.calendar_for(request), edition, request, year, target.per.months());
        let mut aimed = Aimed {
            periods: days.iter().map(|days| period(*days, request.now)).collect(),
            undated: Vec::new(),
        };
        for (place, verdict) in verdicts.iter().enumerate() {
            if !target.rules.iter().any(|rule| usize::from(*rule) == verdict.rule) {
                continue;
            }
            let Some(group) = self.group(target, request, verdict, place) else { continue };
            let Some(day) = verdict.day(target.by) else {
                put(&mut aimed.undated, group);
                continue;
            };
            let inside = |one: &&mut TargetPeriod| (one.days.0..one.days.1).contains(&day);
            if let Some(period) = aimed.periods.iter_mut().find(inside) {
                put(&mut period.groups, group);
            }
        }
        let undated = Tally::of(&aimed.undated);
        for one in &mut aimed.periods {
            one.groups.sort_by_key(|group| group.state);
            one.state = state(target, Tally::of(&one.groups), undated);
        }
        aimed.undated.sort_by_key(|group| group.state);
        aimed
    }

    /// The case as one of a group; nothing where the target does not speak of it.
    fn group(&self, target: &Target, request: &Request, verdict: &Verdict, place: usize) -> Option<Group> {
        let alone = |state, missing, because| Group { state, missing, because, verdicts: vec![place] };
        let of_case;
        let asked = match &verdict.dimensions {
            Some(dimensions) => {
                of_case = Request { dimensions: dimensions.clone(), ..request.clone() };
                &of_case
            }
            None => request,
        };
        match Evaluation::new(self, asked).meets(&target.when) {
            Ok(true) => Some(alone(verdict.state, None, verdict.because)),
            Ok(false) => None,
            // What is left out all the same needs no value.
            Err(_) if verdict.state == VerdictState::Excluded => {
                Some(alone(verdict.state, None, verdict.because))
            }
            Err(Missing::Dimension(dimension, _)) => {
                Some(alone(VerdictState::Unjudged, Some(dimension), None))
            }
            Err(_) => Some(alone(VerdictState::Unjudged, None, None)),
        }
    }
}

fn period(days: (Day, Day), now: Option<Moment>) -> TargetPeriod {
    // A bare date is that day's end.
    let running = now.is_some_and(|now| {
        // The local day tells it, whatever the clocks are ahead by.
        let reached = if now.second.is_some() { now.day } else { now.day.plus(1) };
        reached < days.1
    });
    TargetPeriod { days, running, state: TargetState::None, groups: Vec::new() }
}

impl Verdict {
    fn day(&self, by: TargetBy) -> Option<Day> {
        match by {
            TargetBy::Start => self.starts,
            TargetBy::Due => self.due,
            TargetBy::Finish => self.finished,
        }
    }
}
