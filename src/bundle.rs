//! Compiled documents as bytes, for the core to carry or to be given.

#[cfg(feature = "documents")]
use crate::calendar::Compiled;
use crate::pack::{Bytes, Pack};
#[cfg(feature = "documents")]
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

/// The checked policy of such bytes; `None` when they were made by another version, or are none.
#[must_use]
#[cfg(feature = "documents")]
pub fn unpack_policy(bytes: &[u8]) -> Option<Policy> {
    unpack(bytes)
}

/// The checked calendar of such bytes; `None` when they were made by another version, or are none.
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
