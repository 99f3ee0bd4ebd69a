//! A commitment under construction, filled in step by step by `evaluate` and the clocks.

use super::Commitment;
use super::reason::Reason;
use crate::policy::Status;

/// A commitment under construction, with the options of the call.
pub(super) struct CommitmentBuilder<'c> {
    pub(super) out: &'c mut Commitment,
    /// The number of nested projections still allowed.
    pub(super) depth: u8,
    /// Whether the walk is wanted.
    pub(super) trace: bool,
    /// Whether to compute only limit and moments, without reasons.
    pub(super) quiet: bool,
}

impl CommitmentBuilder<'_> {
    /// Adds a reason.
    pub(super) fn because(&mut self, reason: Reason) {
        if !self.quiet {
            self.out.reasons.push(reason);
        }
    }

    /// Sets the status of a commitment that lacks something, with the reason.
    pub(super) fn lacks(&mut self, status: Status, reason: Reason) {
        self.out.status = status;
        self.because(reason);
    }
}
