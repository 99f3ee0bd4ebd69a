//! Rows alike in everything but their moments: a small number for each kind, found by its key.

use crate::prelude::*;

/// What tells one kind of row from another: the choices of its dimensions, and everything else that is no moment.
pub(super) type Key = (u64, u128);

/// A table of keys with open addressing: a row's group is one probe, as a rule.
#[derive(Debug, Default)]
pub(super) struct Groups {
    slots: Vec<Option<(Key, u32)>>,
    count: u32,
}

/// Odd numbers without a pattern (golden ratio, xxHash): products of small keys spread over all high bits.
const MIX: (u64, u64) = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F);

fn place(key: Key, length: usize) -> usize {
    #[allow(clippy::cast_possible_truncation)]
    let state = (key.1 as u64) ^ ((key.1 >> 64) as u64).rotate_left(16);
    let mixed = key.0.wrapping_mul(MIX.0) ^ state.wrapping_mul(MIX.1).rotate_left(32);
    let mixed = mixed ^ (mixed >> 32);
    // The length is a power of two.
    usize::try_from(mixed & 0xFFFF_FFFF).unwrap_or(0) & length.saturating_sub(1)
}

impl Groups {
    /// The group of a key, if it was seen before.
    #[inline]
    pub(super) fn find(&self, key: Key) -> Option<u32> {
        let mut at = place(key, self.slots.len());
        loop {
            match self.slots.get(at)? {
                Some((other, group)) if *other == key => return Some(*group),
                Some(_) => at = (at + 1) & (self.slots.len() - 1),
                None => return None,
            }
        }
    }

    /// The number of a new group.
    pub(super) fn add(&mut self, key: Key) -> u32 {
        let group = self.count;
        self.count += 1;
        if usize::try_from(self.count).unwrap_or(0) * 2 > self.slots.len() {
            let old = core::mem::take(&mut self.slots);
            self.slots = vec![None; (old.len() * 2).max(64)];
            old.into_iter().flatten().for_each(|(key, group)| self.put(key, group));
        }
        self.put(key, group);
        group
    }

    fn put(&mut self, key: Key, group: u32) {
        let mut at = place(key, self.slots.len());
        while let Some(Some(_)) = self.slots.get(at) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots.get_mut(at).into_iter().for_each(|slot| *slot = Some((key, group)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_keeps_its_number_however_many_there_are() {
        let mut groups = Groups::default();
        let keys: Vec<Key> = (0..5_000u64).map(|n| (n % 71, u128::from(n) * ((1 << 70) + 1))).collect();
        for (number, key) in (0u32..).zip(&keys) {
            assert_eq!(groups.find(*key), None);
            assert_eq!(groups.add(*key), number);
        }
        for (number, key) in (0u32..).zip(&keys) {
            assert_eq!(groups.find(*key), Some(number));
        }
        assert_eq!(groups.find((1, 2)), None);
    }
}
