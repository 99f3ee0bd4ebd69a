//! From which moment a clock runs: one event, the earliest or the latest of several.

use super::evaluate::Evaluation;
use crate::policy::Start;
use crate::prelude::*;
use crate::time::Moment;

/// Where a clock's start stands.
pub(super) enum Begin {
    /// The events that are still missing.
    Awaiting(Vec<u8>),
    /// It runs from this moment of this event. `vague` when a bare date leaves open which event comes first.
    At { moment: Moment, event: u8, vague: bool, chosen: bool },
}

impl Evaluation<'_> {
    /// The start of a clock, from the request's events alone or, when `projecting`, with each missing one at its limit.
    pub(super) fn begin(&self, start: &Start, projecting: Option<u8>) -> Begin {
        let mut known: Vec<(Moment, u8)> = Vec::with_capacity(start.events.len());
        let mut missing = Vec::new();
        for &event in &start.events {
            let moment =
                self.moment(event).or_else(|| projecting.and_then(|depth| self.projection(event, depth)));
            match moment {
                Some(moment) => known.push((moment, event)),
                None => missing.push(event),
            }
        }
        if known.is_empty() || (start.latest && !missing.is_empty()) {
            return Begin::Awaiting(missing);
        }
        choose(&known, start.latest).map_or(Begin::Awaiting(missing), |(moment, event, vague)| Begin::At {
            moment,
            event,
            vague,
            chosen: known.len() > 1,
        })
    }

    /// The moment that a missing event would have if every step before it took its whole limit.
    fn projection(&self, event: u8, depth: u8) -> Option<Moment> {
        let depth = depth.checked_sub(1)?;
        let rule = self.edition.events.get(usize::from(event))?.projected_by?;
        let due = self.due_of(usize::from(rule), depth)?;
        Some(if due.minute { Moment::at(due.at) } else { Moment::date(due.date) })
    }
}

/// The earliest or latest of the moments. A bare date has no place within its day: it is vague against any other of that day.
fn choose(known: &[(Moment, u8)], latest: bool) -> Option<(Moment, u8, bool)> {
    let key = |moment: &Moment| {
        let second = moment.second.map_or(-1, i64::from);
        if latest { (-moment.day.0, -second) } else { (moment.day.0, second) }
    };
    let (moment, event) = *known.iter().min_by_key(|(moment, _)| key(moment))?;
    let same_day_bare = known.iter().any(|(other, _)| other.day == moment.day && other.second.is_none());
    Some((moment, event, same_day_bare))
}
