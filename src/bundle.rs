//! Compiled documents as bytes (see `pack`): embedded in the core, or handed to it.

#[cfg(feature = "documents")]
use crate::calendar::Compiled;
use crate::pack::{Bytes, Pack};
#[cfg(feature = "documents")]
use crate::policy::Policy;
#[cfg(feature = "documents")]
use crate::prelude::*;

/// Encodes a checked policy.
#[must_use]
#[cfg(feature = "documents")]
pub fn pack_policy(policy: &Policy) -> Vec<u8> {
    let mut bytes = Vec::new();
    policy.pack(&mut bytes);
    bytes
}

/// Encodes a checked calendar.
#[must_use]
#[cfg(feature = "documents")]
pub fn pack_calendar(calendar: &Compiled) -> Vec<u8> {
    let mut bytes = Vec::new();
    calendar.pack(&mut bytes);
    bytes
}

/// Decodes a policy from [`pack_policy`]; `None` for bytes of another version and for any other bytes.
#[must_use]
#[cfg(feature = "documents")]
pub fn unpack_policy(bytes: &[u8]) -> Option<Policy> {
    unpack(bytes)
}

/// Decodes a calendar from [`pack_calendar`]; `None` for bytes of another version and for any other bytes.
#[must_use]
#[cfg(feature = "documents")]
pub fn unpack_calendar(bytes: &[u8]) -> Option<Compiled> {
    unpack(bytes)
}

/// What was packed, one document or a policy and then a calendar, from bytes that it fills; `None` when they were made
/// by another version.
#[cfg_attr(not(any(feature = "documents", feature = "bundle", feature = "columns")), allow(dead_code))]
pub(crate) fn unpack<T: Pack>(bytes: &[u8]) -> Option<T> {
    let mut from = Bytes::new(bytes);
    let read = T::unpack(&mut from);
    from.is_complete().then_some(read)
}
