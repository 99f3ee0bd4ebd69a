//! One commitment as the integers that it is sent as.

use super::commitment::{Alternative, Commitment, TraceDay};
use super::sent::{At, Instant, Ints};
#[cfg(feature = "shapes")]
use crate::boundary;
use crate::boundary::Part;
use crate::boundary::{NONE, alternative, commitment, record};

/// The parts of one commitment on their way out.
struct Sending<'a> {
    to: &'a mut Ints,
    one: &'a Commitment,
}

/// The parts of one alternative on their way out.
struct SendingAlternative<'a> {
    to: &'a mut Ints,
    one: &'a Alternative,
}

fn has_extras(one: &Commitment) -> bool {
    one.requirement.is_some()
        || one.deliverable.is_some()
        || one.gate.is_some()
        || one.debtor.is_some()
        || one.creditor.is_some()
}

fn parts_of(one: &Commitment) -> i32 {
    let flag = |given: bool, bit: i32| if given { bit } else { 0 };
    commitment::READINGS
        | commitment::REASONS
        | flag(one.limit.is_some(), commitment::LIMIT)
        | flag(one.starts.is_some(), commitment::STARTS)
        | flag(one.due.is_some(), commitment::DUE)
        | flag(one.due.is_some_and(|due| due.minute), commitment::MINUTE)
        | flag(one.due.is_some_and(|due| due.confirmed), commitment::CONFIRMED)
        | flag(!one.awaits.is_empty(), commitment::AWAITS)
        | flag(one.projected.is_some(), commitment::PROJECTED)
        | flag(one.projected.is_some_and(|(_, due)| due.minute), commitment::PROJECTED_MINUTE)
        | flag(!one.instants.is_empty(), commitment::INSTANTS)
        | flag(!one.alternatives.is_empty(), commitment::ALTERNATIVES)
        | flag(has_extras(one), commitment::EXTRAS)
        | flag(one.outcome.is_some(), commitment::OUTCOME)
        | flag(one.trace.is_some(), commitment::TRACE)
        | flag(one.trace_latest.is_some(), commitment::TRACE_LATEST)
}

impl commitment::Parts for Sending<'_> {
    fn limit(&mut self) {
        if let Some(limit) = self.one.limit {
            self.to.limit(limit);
        }
    }

    fn starts(&mut self) {
        self.to.moment(self.one.starts);
    }

    fn due(&mut self) {
        if let Some(due) = self.one.due {
            let (date, at, latest) = (due.date.0, Instant(due.at), due.latest.0);
            record::Due { date, at, latest }.send(self.to);
        }
    }

    fn readings(&mut self) {
        #[allow(clippy::cast_possible_truncation)]
        let [low, high] = [self.one.readings as u32, (self.one.readings >> 32) as u32].map(u32::cast_signed);
        record::Readings { low, high }.send(self.to);
    }

    fn awaits(&mut self) {
        self.to.list(&self.one.awaits, |to, event| to.put(i32::from(*event)));
    }

    fn projected(&mut self) {
        if let Some((start, end)) = self.one.projected {
            record::Projected { start: At(Some(start)), end }.send(self.to);
        }
    }

    fn instants(&mut self) {
        self.to.list(&self.one.instants, |to, at| to.instant(*at));
    }

    fn alternatives(&mut self) {
        self.to.list(&self.one.alternatives, Ints::alternative);
    }

    fn extras(&mut self) {
        let Commitment { requirement, deliverable, gate, debtor, creditor, .. } = *self.one;
        let requirement = requirement.map_or(NONE, |requirement| requirement as i32);
        record::Extras { requirement, deliverable, gate, debtor, creditor }.send(self.to);
    }

    fn outcome(&mut self) {
        if let Some(outcome) = self.one.outcome {
            self.to.outcome(outcome);
        }
    }

    fn trace(&mut self) {
        if let Some(days) = &self.one.trace {
            self.to.walk(days);
        }
    }

    fn trace_latest(&mut self) {
        if let Some(days) = &self.one.trace_latest {
            self.to.walk(days);
        }
    }

    fn reasons(&mut self) {
        self.to.list(&self.one.reasons, |to, reason| reason.send(|int| to.put(int)));
    }
}

impl alternative::Parts for SendingAlternative<'_> {
    fn end(&mut self) {
        if let Some(due) = self.one.due {
            due.send(self.to);
        }
    }

    fn outcome(&mut self) {
        if let Some(outcome) = self.one.outcome {
            self.to.outcome(outcome);
        }
    }
}

impl Ints {
    /// One commitment with its parts.
    pub fn commitment(&mut self, one: &Commitment) {
        let has = parts_of(one);
        let rule = i32::try_from(one.rule).unwrap_or(0);
        #[cfg(feature = "shapes")]
        let rule = rule | one.calendar.map_or(0, |place| (i32::from(place) + 1) << boundary::CALENDAR_BITS);
        record::Head { rule, status: one.status as i32, has }.send(self);
        commitment::Parts::parts(&mut Sending { to: self, one }, has);
    }

    fn alternative(&mut self, one: &Alternative) {
        let flag = |given: bool, bit: i32| if given { bit } else { 0 };
        let has = flag(one.due.is_some(), alternative::END)
            | flag(one.outcome.is_some(), alternative::OUTCOME)
            | flag(one.due.is_some_and(|due| due.minute), alternative::MINUTE);
        let (dimension, choice) = (i32::from(one.dimension), i32::from(one.choice));
        record::Alternative { dimension, choice, limit: one.limit, has }.send(self);
        alternative::Parts::parts(&mut SendingAlternative { to: self, one }, has);
    }

    fn walk(&mut self, days: &[TraceDay]) {
        self.list(days, |to, day| {
            let (date, ordinal) = (day.date.0, day.ordinal.unwrap_or(NONE));
            let marks = i32::from(day.excluded) | i32::from(day.assumed) << 8;
            record::TraceDay { date, facts: &day.facts, ordinal, marks }.send(to);
        });
    }
}
