//! A year of one customer's lines: how often and how long each was interrupted, against the policy's yearly caps, and the
//! share of satisfied answers to call-backs. The caps are the policy's; this module contains no number of any table.

mod events;
#[cfg(feature = "shapes")]
mod targets;
#[cfg(feature = "shapes")]
mod verdicts;
#[cfg(feature = "documents")]
pub mod view;
mod year;

pub use events::{Events, Line, Outage};
#[cfg(feature = "shapes")]
pub use targets::{Aimed, Group, Tally, TargetPeriod, TargetState};
#[cfg(feature = "shapes")]
pub use verdicts::{Verdict, VerdictState};

use crate::boundary::words;
use crate::counting::{Interval, Stops};
use crate::error::Problem;
use crate::policy::{Counted, Edition, Expr, Limit, Per, Shape, Status, Units};
use crate::prelude::*;
use crate::quote::{Commitment, Engine, Request};
use crate::value::{Node, Value};

words! {
    /// The unit in which a yearly cap is measured.
    pub enum Measured {
        /// Faults.
        Occurrences = "occurrences",
        /// Seconds of interruption.
        Seconds = "seconds",
    }
}

/// One line against one cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The faults that began in the year, or the seconds of interruption in it.
    pub gross: i32,
    /// The seconds without those that the rule's causes take out; only of time.
    pub net: Option<i32>,
    /// What counts against the cap under the readings.
    pub used: i32,
    /// What is left of the cap, below zero when it is exceeded: one number, or one for each alternative of the commitment.
    pub left: Vec<i32>,
}

/// One cap of the policy, with the result of every line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The cap.
    pub commitment: Commitment,
    /// The unit of the results.
    pub unit: Measured,
    /// The lines, in the order of [`Quality::lines`].
    pub lines: Vec<Reached>,
}

/// Answers to call-backs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// The tickets given.
    pub tickets: i32,
    /// Those with a record of a call-back.
    pub called_back: i32,
    /// Those whose customer was satisfied.
    pub satisfied: i32,
}

/// A year of quality.
#[derive(Clone, Debug)]
pub struct Quality {
    /// The year, in seconds like moments.
    pub period: Interval,
    /// The lines that the events name, in the order of their first outage.
    pub lines: Vec<Line>,
    /// The caps, in the policy's order.
    pub measures: Vec<Measure>,
    /// The answers to call-backs.
    pub satisfaction: Satisfaction,
    /// The edition's targets, in its order.
    #[cfg(feature = "shapes")]
    pub targets: Vec<Aimed>,
}

impl Engine {
    /// Reads the events of a year strictly, in the terms of the request's edition; they are the second argument of the call.
    ///
    /// # Errors
    /// Any fault, with its path under `/1`.
    pub fn read_events(&self, request: &Request, events: &Value) -> Result<Events, Problem> {
        let (edition, _) = self.edition(request);
        events::read(Node::root(events), self, edition, request).map_err(|problem| problem.under("/1"))
    }

    /// What a year's events come to under the policy's caps.
    ///
    /// # Errors
    /// `missing-field` or `date-out-of-range` at `/startAt` when there is no year.
    pub fn quality(&self, request: &Request, events: &Events) -> Result<Quality, Problem> {
        let (edition, _) = self.edition(request);
        #[cfg(feature = "shapes")]
        if !events.outages.is_empty() {
            self.check_zone_known(request)?;
        }
        let period = year::period(self.calendar_for(request), edition, request)?;
        let mut measures = Vec::new();
        for (index, rule) in edition.rules.iter().enumerate() {
            let Some(unit) = measured(edition, rule.shape, rule.terms.limit.as_ref()) else { continue };
            let commitment = self.commitment(request, index);
            let year = Year { edition, request, events, period, causes: rule.exclusions };
            let lines = (0..events.lines.len()).map(|line| year.reached(line, unit, &commitment)).collect();
            measures.push(Measure { commitment, unit, lines });
        }
        let Events { tickets, called_back, satisfied, .. } = *events;
        let satisfaction = Satisfaction { tickets, called_back, satisfied };
        Ok(Quality {
            period,
            lines: events.lines.clone(),
            measures,
            satisfaction,
            #[cfg(feature = "shapes")]
            targets: self.aimed(request, &events.verdicts, period),
        })
    }
}

/// What a rule caps over a year; nothing for any other rule.
fn measured(edition: &Edition, shape: Shape, limit: Option<&Expr>) -> Option<Measured> {
    let (units, per) = kind_of(edition, limit?, 16)?;
    match shape {
        Shape::Count | Shape::Cap if per != Some(Per::Year) => None,
        Shape::Count | Shape::Cap if units.counted() == Counted::Times => Some(Measured::Occurrences),
        Shape::Cap if units.seconds().is_some() => Some(Measured::Seconds),
        _ => None,
    }
}

/// The units and the period of an expression, which are the same for every request.
fn kind_of(edition: &Edition, expr: &Expr, depth: u8) -> Option<(Units, Option<Per>)> {
    let deeper = depth.checked_sub(1)?;
    match expr {
        Expr::Constant(limit) | Expr::Rolling(limit, _) => Some((limit.units, limit.per)),
        Expr::Table(index) => {
            edition.tables.get(usize::from(*index)).and_then(|table| Some((table.units?, table.per)))
        }
        Expr::Figure(index) => {
            kind_of(edition, edition.figures.get(usize::from(*index))?.limit.as_ref()?, deeper)
        }
        Expr::Rule(index) => {
            kind_of(edition, edition.rules.get(usize::from(*index))?.terms.limit.as_ref()?, deeper)
        }
        Expr::Sum(parts) => kind_of(edition, parts.first()?, deeper),
        #[cfg(feature = "shapes")]
        Expr::By(limit, _) => kind_of(edition, limit, deeper),
    }
}

/// One rule's view of a year.
struct Year<'a> {
    edition: &'a Edition,
    request: &'a Request,
    events: &'a Events,
    period: Interval,
    causes: u8,
}

impl Year<'_> {
    fn reached(&self, line: usize, unit: Measured, commitment: &Commitment) -> Reached {
        let (gross, net, used) = match unit {
            Measured::Occurrences => {
                let faults = self.faults(line);
                (
                    faults,
                    None,
                    if self.reads("repeatCount", "after-first") { (faults - 1).max(0) } else { faults },
                )
            }
            Measured::Seconds => {
                let (gross, net) = self.seconds(line);
                (gross, Some(net), if self.reads("interruptionTime", "gross") { gross } else { net })
            }
        };
        let left = |limit: Limit| {
            let one = limit.units.seconds().and_then(|one| i32::try_from(one).ok()).unwrap_or(1);
            limit.amount.saturating_mul(one) - used
        };
        let left = match commitment.limit {
            Some(limit) if commitment.status == Status::Determined => vec![left(limit)],
            _ => commitment.alternatives.iter().map(|one| left(one.limit)).collect(),
        };
        Reached { gross, net, used, left }
    }

    fn reads(&self, id: &str, value: &str) -> bool {
        self.edition.reads(id, value, &self.request.readings)
    }

    fn outages(&self, line: usize) -> impl Iterator<Item = &Outage> {
        self.events.outages.iter().filter(move |outage| outage.line == line)
    }

    /// Faults count in the year in which they begin (A43).
    fn faults(&self, line: usize) -> i32 {
        let inside = |outage: &&Outage| (self.period.from..self.period.to).contains(&outage.interval.from);
        i32::try_from(self.outages(line).filter(inside).count()).unwrap_or(i32::MAX)
    }

    /// Seconds out of service, and those of them outside the rule's causes: outages and exclusions of one cause unite,
    /// so that nothing counts or is taken out twice (A34), and both are cut to the year (A43).
    fn seconds(&self, line: usize) -> (i32, i32) {
        let (mut out, mut taken) = (Stops::default(), Stops::new(&self.request.exclusions, self.causes));
        for outage in self.outages(line) {
            out.unite(outage.interval);
            if outage.cause.is_some_and(|cause| self.causes & (1 << cause) != 0) {
                taken.unite(outage.interval);
            }
        }
        let (mut gross, mut less) = (0, 0);
        for one in out.intervals() {
            let (from, to) = (one.from.max(self.period.from), one.to.min(self.period.to));
            if from < to {
                gross += to - from;
                less += taken.seconds_within(from, to);
            }
        }
        let whole = |seconds: i64| i32::try_from(seconds).unwrap_or(i32::MAX);
        (whole(gross), whole(gross - less))
    }
}
