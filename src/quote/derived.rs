//! Dimensions that the request does not give and a table of the policy derives: an operator's mapping, never the engine's own.

use super::builder::CommitmentBuilder;
use super::evaluation::{Evaluation, bit};
use super::reason::Reason;
#[cfg(feature = "shapes")]
use crate::policy::{Missing, Predicate};

impl Evaluation<'_> {
    /// Derives the dimensions that the request leaves open and for which the policy has a table.
    pub(super) fn derive_dimensions(&mut self) {
        for (place, dimension) in self.edition.dimensions.iter().enumerate() {
            let Some((table, _)) =
                dimension.from.filter(|_| self.request.dimensions.get(place) == Some(&None))
            else {
                continue;
            };
            let Some(choice) = self.context(&self.request.dimensions).choice(table) else { continue };
            if let Some(slot) = self.dimensions.get_mut(place) {
                *slot = Some(choice);
                self.derived |= bit(place);
            }
        }
    }

    /// Whether all of these tests hold of the request's values, those that a table derives among them.
    ///
    /// # Errors
    /// The dimension on which that depends, where the request leaves it open.
    #[cfg(feature = "shapes")]
    pub(crate) fn meets(&self, tests: &[Predicate]) -> Result<bool, Missing> {
        let context = self.context(&self.dimensions);
        let mut whole = Ok(true);
        for test in tests {
            match context.holds(test) {
                Ok(true) => {}
                Ok(false) => return Ok(false),
                unknown => whole = whole.and(unknown),
            }
        }
        whole
    }

    /// Says which of the dimensions that a rule uses were derived from a table; `set` are those that an override set.
    pub(super) fn explain_derived(&self, asked: u32, set: u32, builder: &mut CommitmentBuilder<'_>) {
        for (place, dimension) in self.edition.dimensions.iter().enumerate() {
            let chosen = self.dimensions.get(place).copied().flatten();
            let (Some(choice), Ok(index)) = (chosen, u8::try_from(place)) else { continue };
            if self.derived & asked & !set & bit(place) != 0 {
                if let Some((_, Some(reason))) = dimension.from {
                    builder.because(Reason::Policy(reason));
                }
                builder.because(Reason::DimensionSet { dimension: index, value: choice });
            }
        }
    }
}
