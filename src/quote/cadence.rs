//! The moments of a cadence, until the event that ends it or, while that is not known, up to the due moment of its rule.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::evaluation::Evaluation;
use super::reason::Reason;
use crate::policy::Status;
use crate::time::{Day, Moment};

/// The contract's bound on the moments of a cadence.
const INSTANTS: usize = 1000;

impl Evaluation<'_> {
    pub(super) fn cadence(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) {
        let period = clock.limit.units.seconds().map(|seconds| seconds * i64::from(clock.limit.amount));
        let (Some(start), Some(period)) = (clock.from.instant().filter(|_| !clock.vague), period) else {
            return builder.lacks(Status::Indeterminate, Reason::TimeOfDayMissing { event: clock.event });
        };
        builder.out.status = Status::Determined;
        if builder.quiet {
            return;
        }
        let threshold =
            clock.rule.after.as_ref().and_then(|after| self.context(&self.dimensions).limit(after).ok());
        let first =
            start + threshold.map_or(0, |limit| i64::from(limit.amount) * limit.units.seconds().unwrap_or(0));
        let Some((end, assumed)) = self.tried(|| self.cadence_end(clock, builder.depth)) else { return };
        if let (Some(date), Some(event)) = (assumed, clock.rule.terms.finished_by) {
            builder.because(Reason::Projected { event, date });
        }
        let moments = (1..).map(|step: i64| first + step * period).take_while(|at| *at <= end);
        builder.out.instants = moments.take(INSTANTS + 1).collect();
        if builder.out.instants.len() > INSTANTS {
            builder.out.instants.truncate(INSTANTS);
            builder.because(Reason::InstantsTruncated { count: i32::try_from(INSTANTS).unwrap_or(0) });
        }
    }

    /// The last second of a cadence: its own finish or that of the rule it ends with, else the due moment of that rule,
    /// and the day on which it is then assumed.
    fn cadence_end(&self, clock: &Clock<'_>, depth: u8) -> Option<(i64, Option<Day>)> {
        let until = clock.rule.until.map(usize::from);
        let own = clock.rule.terms.finished_by.and_then(|event| self.moment(event));
        let given = own.or_else(|| self.finish(until?));
        if let Some(end) = given.and_then(Moment::instant) {
            return Some((end, None));
        }
        let due = self.due_of(until?, depth.checked_sub(1)?)?;
        due.minute.then_some((due.at, Some(due.date)))
    }
}
