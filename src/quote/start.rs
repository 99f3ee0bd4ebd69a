//! The moment at which a clock starts: that of one event, or the earliest or the latest of several.

use super::clock::Begin;
use super::evaluation::Evaluation;
use crate::policy::Start;
use crate::time::Moment;

impl Evaluation<'_> {
    /// The start of a clock, from the request's events alone or, when `projecting`, with each missing one at its limit;
    /// nothing while an event that it needs is missing.
    pub(super) fn begin(&self, start: &Start, projecting: Option<u8>) -> Option<Begin> {
        let mut found: Option<Begin> = None;
        let mut assumed = None;
        for &event in &start.events {
            let given = self.moment(event);
            let moment = given.or_else(|| projecting.and_then(|depth| self.projection(event, depth)));
            match moment {
                Some(moment) => {
                    found = Some(choose(found, moment, event, start.latest));
                    assumed = if given.is_none() { Some((event, moment.day)) } else { assumed };
                }
                None if start.latest => return None,
                None => {}
            }
        }
        found.map(|found| Begin { assumed, ..found })
    }

    /// The moment that a missing event would have if every step before it took its whole limit.
    fn projection(&self, event: u8, depth: u8) -> Option<Moment> {
        let depth = depth.checked_sub(1)?;
        let index = usize::from(self.edition.events.get(usize::from(event))?.projected_by?);
        let rule = self.edition.rules.get(index)?;
        let before = self.readings_used().get();
        let due = self.tried(|| self.due_of(index, depth))?;
        let asked = self.readings_used().replace(before);
        self.clip_exclusions(index);
        // A rule that another event ends in this case does not lead to this one; nothing else is rested upon then.
        let ends = self.context(&self.dimensions).terms(rule).finished_by;
        if ends != rule.terms.finished_by && ends != Some(event) {
            return None;
        }
        self.readings_used().set(self.readings_used().get() | asked);
        Some(if due.minute { self.calendar().moment(due.at) } else { Moment::date(due.date) })
    }
}

/// The earlier (or the later) of the start found so far and one more moment; on a tie, the one found. A bare date has no
/// position within its day, so against another moment of that day the choice is ambiguous (`vague`).
pub(super) fn choose(found: Option<Begin>, moment: Moment, event: u8, latest: bool) -> Begin {
    let bare = moment.second.is_none();
    let Some(before) = found else {
        return Begin { moment, event, vague: bare, chosen: false, assumed: None };
    };
    let key = |moment: Moment| {
        let place = moment.place();
        if latest { (-moment.day.0, -place) } else { (moment.day.0, place) }
    };
    let wins = key(moment) < key(before.moment);
    let better = if wins { Begin { moment, event, ..before } } else { before };
    // A bare date on a day that lost no longer matters.
    let vague = match moment.day == before.moment.day {
        true => before.vague || bare,
        false if wins => bare,
        false => before.vague,
    };
    Begin { vague, chosen: true, ..better }
}
