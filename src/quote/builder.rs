//! A commitment while it is worked out: what `evaluate` and the clocks fill in, step by step.

use super::Commitment;
use super::reason::Reason;
use crate::policy::Status;

/// A commitment, and what is asked of it.
pub(super) struct CommitmentBuilder<'c> {
    pub(super) out: &'c mut Commitment,
    /// How many projections may still be made on the way.
    pub(super) depth: u8,
    /// Whether the walk is wanted.
    pub(super) trace: bool,
    /// Whether only limit and moments are wanted: reasons, and what only they say, are left out.
    pub(super) quiet: bool,
}

impl CommitmentBuilder<'_> {
    /// One more reason.
    pub(super) fn because(&mut self, reason: Reason) {
        if !self.quiet {
            self.out.reasons.push(reason);
        }
    }

    /// What it becomes for want of something.
    pub(super) fn lacks(&mut self, status: Status, reason: Reason) {
        self.out.status = status;
        self.because(reason);
    }
}
