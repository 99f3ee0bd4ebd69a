//! Compiled documents as bytes, for the core to carry or to be given.

use crate::calendar::Compiled;
use crate::pack::{Bytes, Pack};
use crate::policy::Policy;
#[cfg(feature = "documents")]
use crate::prelude::*;

/// The bytes of a checked policy.
#[must_use]
#[cfg(feature = "documents")]
pub fn pack_policy(policy: &Policy) -> Vec<u8> {
    let mut bytes = Vec::new();
    policy.pack(&mut bytes);
    bytes
}

/// The bytes of a checked calendar.
#[must_use]
#[cfg(feature = "documents")]
pub fn pack_calendar(calendar: &Compiled) -> Vec<u8> {
    let mut bytes = Vec::new();
    calendar.pack(&mut bytes);
    bytes
}

/// A policy, and then a calendar, from the front of `bytes`; `None` when they were made by another version.
#[cfg_attr(not(all(target_arch = "wasm32", feature = "bundle")), allow(dead_code))]
pub(crate) fn unpack_both(bytes: &[u8]) -> Option<(Policy, Compiled)> {
    whole(bytes)
}

/// One compiled document that fills `bytes`.
#[cfg_attr(not(all(target_arch = "wasm32", feature = "bundle")), allow(dead_code))]
pub(crate) fn whole<T: Pack>(bytes: &[u8]) -> Option<T> {
    let mut from = Bytes::new(bytes);
    let read = T::unpack(&mut from)?;
    from.ended().then_some(read)
}
