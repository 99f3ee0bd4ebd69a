//! What a notice arranges for one holiday, as it was read.

use super::dates::Read;
use crate::prelude::*;

/// Days of rest that the notice gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    pub(super) from: Read,
    pub(super) to: Read,
    /// Given for a statutory day that falls on a weekend (补休).
    pub(super) substitute: bool,
}

/// Weekend days that are moved to working days (公休日调至).
#[derive(Debug)]
pub(super) struct Move {
    pub(super) from: Vec<Read>,
    /// Days beside them that have no date of their own: `及中秋节`.
    pub(super) more: usize,
    pub(super) to: Vec<Read>,
    pub(super) line: usize,
}

/// All that is said of one holiday.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) rests: Vec<Rest>,
    pub(super) worked: Vec<Read>,
    /// Days of the whole rest (`共7天`).
    pub(super) counts: Vec<(u32, usize)>,
    pub(super) statutory: Vec<Read>,
    /// Weekend days that stay what they are (照常公休).
    pub(super) ordinary: Vec<Read>,
    pub(super) moves: Vec<Move>,
    /// The first day of work after the rest (起正常上班).
    pub(super) resumes: Vec<Read>,
    /// A single day that the law or the notice gives by itself (全国放假1天).
    pub(super) granted: Vec<Read>,
    /// The last day of a rest that is made longer (延长…假期至).
    pub(super) until: Option<Read>,
    /// What arranges nothing, as places in the text.
    pub(super) passed: Vec<(usize, usize)>,
    /// The lines from the first to the last that arranges something.
    pub(super) lines: Option<(usize, usize)>,
}
