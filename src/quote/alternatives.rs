//! Answers with a missing dimension: what is missing, the answer for each of its values, and the note when a better value is
//! due later.

use super::apply::Applied;
use super::builder::CommitmentBuilder;
use super::commitment::{Alternative, Due};
use super::evaluation::Evaluation;
use super::reason::Reason;
use super::verdict::Verdict;
use crate::policy::{Choice, Missing, Shape, Status};
use crate::prelude::*;

impl Evaluation<'_> {
    pub(super) fn missing(
        &self,
        missing: Missing,
        applied: &Applied<'_>,
        dimensions: &[Option<Choice>],
        builder: &mut CommitmentBuilder<'_>,
    ) {
        match missing {
            Missing::Figure(figure) => builder.lacks(Status::Indeterminate, Reason::FigureMissing { figure }),
            Missing::Dimension(dimension, values) => {
                builder.lacks(Status::Indeterminate, Reason::DimensionMissing { dimension });
                if !builder.quiet {
                    let each = || self.alternatives(builder.out.rule, dimension, dimensions, builder.depth);
                    builder.out.alternatives = self.tried(each).unwrap_or_default();
                    name_choices(dimension, values, builder);
                }
            }
            #[cfg(feature = "shapes")]
            Missing::Exclusions => {}
            Missing::Nothing => builder.lacks(Status::Unquantified, Reason::NoNumber {}),
        }
        // Hour limits are asked for their time of day whatever else is missing.
        let start = applied.terms.start.map(|start| self.context(dimensions).start(start));
        if let (Some(start), Some(first)) = (start, builder.out.alternatives.first())
            && first.limit.units.seconds().is_some()
            && applied.rule.shape != Shape::Cadence
            && let Some(begin) = self.begin(start, None).filter(|begin| begin.vague)
        {
            builder.because(Reason::TimeOfDayMissing { event: begin.event });
        }
    }

    /// The answer for each value of the one dimension left open; `None` when something else is missing too.
    fn alternatives(
        &self,
        index: usize,
        dimension: u8,
        dimensions: &[Option<Choice>],
        depth: u8,
    ) -> Option<Vec<Alternative>> {
        #[cfg(feature = "shapes")]
        if self.chooses_calendar(dimension) {
            return self
                .alternatives_by_calendar(index, dimension, dimensions)
                .filter(|found| !found.is_empty());
        }
        let place = usize::from(dimension);
        let values =
            self.edition.dimensions.get(place).filter(|one| !one.required).map_or(0, |one| one.values);
        let mut dimensions = dimensions.to_vec();
        let mut found = Vec::with_capacity(values.into());
        for choice in 0..values {
            let answer = self.with(index, &mut dimensions, place, choice, depth);
            let (limit, due) = answer.and_then(|answer| Some((answer.limit?, answer.due)))?;
            let outcome = due.and_then(|due| self.verdict(index, due)).and_then(Verdict::known);
            found.push(Alternative { dimension, choice, limit, due, outcome });
        }
        Some(found).filter(|found| !found.is_empty())
    }

    /// Notes that a better value of an ordered dimension would be due later.
    pub(super) fn inversion(
        &self,
        index: usize,
        due: Due,
        dimensions: &[Option<Choice>],
        depth: u8,
    ) -> Option<Reason> {
        let depth = depth.checked_sub(1)?;
        let asked = self.readings_used().get();
        let found = self.better(index, due, dimensions, depth);
        // The answer does not rest on what was asked for another value.
        self.readings_used().set(asked);
        found
    }

    fn better(&self, index: usize, due: Due, dimensions: &[Option<Choice>], depth: u8) -> Option<Reason> {
        for (place, dimension) in self.edition.dimensions.iter().enumerate().filter(|(_, one)| one.ordered) {
            let Some(chosen) = dimensions.get(place).copied().flatten() else { continue };
            let mut dimensions = dimensions.to_vec();
            for better in 0..chosen.min(dimension.values) {
                let other = self.with(index, &mut dimensions, place, better, depth)?.due;
                if let Some(other) = other.filter(|other| other.date > due.date) {
                    return Some(Reason::TierInversion {
                        dimension: u8::try_from(place).ok()?,
                        value: better,
                        due: other.date,
                    });
                }
            }
        }
        None
    }

    /// A rule with another value at `place`.
    fn with(
        &self,
        index: usize,
        dimensions: &mut [Option<Choice>],
        place: usize,
        choice: Choice,
        depth: u8,
    ) -> Option<super::Commitment> {
        *dimensions.get_mut(place)? = Some(choice);
        Some(self.bare(index, dimensions, depth))
    }
}

/// Names the values on which an undecided test depends, where no limit beside each says it.
fn name_choices(dimension: u8, values: u32, builder: &mut CommitmentBuilder<'_>) {
    if builder.out.alternatives.is_empty() {
        for value in (0..32).filter(|value| values >> value & 1 == 1) {
            builder.because(Reason::DependsOnValue { dimension, value });
        }
    }
}
