//! A vector that keeps its first entries inside its owner: a quote has hundreds of lists of one to four
//! entries, and each would be an allocation.

use crate::prelude::*;

/// Up to `N` entries in place, more of them on the heap.
#[derive(Clone, Debug)]
pub struct InlineVec<T, const N: usize> {
    inline: [T; N],
    length: u8,
    /// All of them, once there are more than `N`.
    #[allow(clippy::box_collection)]
    spilt: Option<Box<Vec<T>>>,
}

impl<T: Copy + Default, const N: usize> InlineVec<T, N> {
    /// No entry.
    #[must_use]
    pub fn new() -> Self {
        InlineVec { inline: [T::default(); N], length: 0, spilt: None }
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, one: T) {
        if let Some(all) = &mut self.spilt {
            all.push(one);
        } else if let Some(slot) = self.inline.get_mut(usize::from(self.length)) {
            *slot = one;
            self.length += 1;
        } else {
            let mut all = self.inline.to_vec();
            all.push(one);
            self.spilt = Some(Box::new(all));
        }
    }

    /// Drops what comes after the first `length` entries.
    pub fn truncate(&mut self, length: usize) {
        match &mut self.spilt {
            Some(all) => all.truncate(length),
            None => self.length = self.length.min(u8::try_from(length).unwrap_or(u8::MAX)),
        }
    }
}

impl<T: Copy + Default, const N: usize> Default for InlineVec<T, N> {
    fn default() -> Self {
        InlineVec::new()
    }
}

impl<T, const N: usize> core::ops::Deref for InlineVec<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.spilt {
            Some(all) => all,
            None => self.inline.get(..usize::from(self.length)).unwrap_or(&self.inline),
        }
    }
}

impl<T: PartialEq, const N: usize> PartialEq for InlineVec<T, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, const N: usize> Eq for InlineVec<T, N> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_a_vector_holds_within_its_place_and_beyond_it() {
        let (mut short, mut all) = (InlineVec::<i32, 3>::new(), Vec::new());
        for step in 0..8 {
            assert_eq!(*short, *all);
            short.push(step);
            all.push(step);
        }
        for length in [7, 3, 9, 1, 0] {
            short.truncate(length);
            all.truncate(length);
            assert_eq!(*short, *all, "{length}");
        }
        short.push(5);
        assert_eq!(*short, [5]);
        let mut inline = InlineVec::<i32, 3>::new();
        inline.push(5);
        assert_eq!(inline, short, "by entries, wherever they lie");
        inline.push(6);
        assert_ne!(inline, short);
    }
}
