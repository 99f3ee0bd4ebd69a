//! The codec of the compact form: fields in order, whole numbers in as few bytes as they need.
//!
//! Documents are compiled and read by the same version, so the form has no tags and no schema; bytes that do not end
//! exactly where the reader ends are refused.

use crate::prelude::*;

/// Whether this build supports the features of time that the bundled documents do not use; a build that does not refuses
/// documents that use them.
pub(crate) const SHAPES: bool = cfg!(feature = "shapes");

/// A value with a compact form.
#[cfg_attr(not(any(test, feature = "documents")), allow(dead_code))]
pub(crate) trait Pack: Sized {
    /// Appends it.
    fn pack(&self, to: &mut Vec<u8>);
    /// Takes it from the front. What cannot be read is zero or empty, and the bytes are broken from then on: a way out at
    /// every field would weigh more than the reader.
    fn unpack(from: &mut Bytes<'_>) -> Self;
}

/// Bytes that are still to be read.
pub(crate) struct Bytes<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Bytes { rest: bytes, broken: false }
    }

    /// Whether everything was read, and nothing was broken.
    pub(crate) fn is_complete(&self) -> bool {
        self.rest.is_empty() && !self.broken
    }

    /// Whether anything is left to be read.
    #[cfg(feature = "shapes")]
    pub(crate) fn more(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Says that these bytes are of no value; nothing more is read.
    pub(crate) fn spoil(&mut self) {
        (self.rest, self.broken) = (&[], true);
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        let length = self.count();
        let (head, tail) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = tail;
        core::str::from_utf8(head).unwrap_or_else(|_| {
            self.spoil();
            ""
        })
    }

    /// A whole number: seven bits a byte, the low ones first, the sign in the lowest bit.
    #[inline(never)]
    fn number(&mut self) -> i64 {
        let (mut value, mut shift) = (0u64, 0u32);
        loop {
            let (Some((&byte, rest)), true) = (self.rest.split_first(), shift < 64) else {
                self.spoil();
                return 0;
            };
            self.rest = rest;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return (value >> 1).cast_signed() ^ -((value & 1).cast_signed());
            }
            shift += 7;
        }
    }

    /// A whole number from `low` to `high`.
    #[inline(never)]
    fn within(&mut self, low: i64, high: i64) -> i64 {
        let number = self.number();
        if (low..=high).contains(&number) {
            return number;
        }
        self.spoil();
        0
    }

    /// How many items or bytes follow; each takes at least one.
    #[inline(never)]
    pub(crate) fn count(&mut self) -> usize {
        let count = usize::try_from(self.number()).unwrap_or(usize::MAX);
        if count <= self.rest.len() {
            return count;
        }
        self.spoil();
        0
    }

    /// The place of one of `count` variants.
    #[inline(never)]
    pub(crate) fn variant(&mut self, count: u8) -> u8 {
        u8::try_from(self.within(0, i64::from(count) - 1)).unwrap_or(0)
    }
}

#[cfg_attr(not(any(test, feature = "documents")), allow(dead_code))]
fn write_number(value: i64, to: &mut Vec<u8>) {
    let mut rest = (value << 1 ^ value >> 63).cast_unsigned();
    while rest >= 128 {
        to.push(u8::try_from(rest & 127).unwrap_or(0) | 128);
        rest >>= 7;
    }
    to.push(u8::try_from(rest).unwrap_or(0));
}

macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl Pack for $kind {
            fn pack(&self, to: &mut Vec<u8>) {
                write_number(i64::from(*self), to);
            }

            fn unpack(from: &mut Bytes<'_>) -> Self {
                let number = from.within(<$kind>::MIN.into(), <$kind>::MAX.into());
                <$kind>::try_from(number).unwrap_or(0)
            }
        }
    )*};
}
whole!(u8, u16, u32, i32);

impl Pack for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.variant(2) == 1
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap_or(0).pack(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.text().to_owned()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap_or(0).pack(to);
        self.iter().for_each(|item| item.pack(to));
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        (0..from.count()).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Box::new(T::unpack(from))
    }
}

macro_rules! pair {
    ($($kind:ident),*) => {
        impl<$($kind: Pack),*> Pack for ($($kind,)*) {
            #[allow(non_snake_case)]
            fn pack(&self, to: &mut Vec<u8>) {
                let ($($kind,)*) = self;
                $($kind.pack(to);)*
            }

            fn unpack(from: &mut Bytes<'_>) -> Self {
                ($($kind::unpack(from),)*)
            }
        }
    };
}
pair!(A, B);
pair!(A, B, C);

/// A struct field by field, or an enum without fields by the order of its variants.
macro_rules! packed {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl crate::pack::Pack for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $(crate::pack::Pack::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut crate::pack::Bytes<'_>) -> Self {
                $name { $($field: crate::pack::Pack::unpack(from)),* }
            }
        }
    };
    (enum $name:ident { $($variant:ident),* $(,)? }) => {
        impl crate::pack::Pack for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                (*self as u8).pack(to);
            }

            fn unpack(from: &mut crate::pack::Bytes<'_>) -> Self {
                const ALL: &[$name] = &[$($name::$variant),*];
                let place = from.variant(u8::try_from(ALL.len()).unwrap_or(0));
                let found = ALL.get(usize::from(place)).copied();
                found.unwrap_or([$($name::$variant),*][0])
            }
        }
    };
}
pub(crate) use packed;

#[cfg(test)]
mod tests {
    use super::*;

    fn round<T: Pack + PartialEq + core::fmt::Debug>(value: T) {
        let mut bytes = Vec::new();
        value.pack(&mut bytes);
        let mut from = Bytes::new(&bytes);
        assert_eq!(T::unpack(&mut from), value);
        assert!(from.is_complete());
    }

    #[test]
    fn what_is_packed_is_read_back() {
        for value in [0, 1, -1, 63, 64, -64, -65, 12345, i32::MAX, i32::MIN] {
            round(value);
        }
        for value in [0, 1, u32::MAX] {
            round(value);
        }
        round(vec![Some("电路".to_owned()), None]);
        round((7u8, vec![true, false]));
    }

    #[test]
    fn bytes_that_end_early_or_run_over_are_refused() {
        let mut bytes = Vec::new();
        vec!["suspend".to_owned()].pack(&mut bytes);
        for end in 0..bytes.len() {
            assert!(refused::<Vec<String>>(&bytes[..end]), "{end} bytes");
        }
        assert!(!refused::<Vec<String>>(&bytes));
        bytes.push(0);
        assert!(refused::<Vec<String>>(&bytes), "a byte too many");
        assert!(refused::<i32>(&[255; 12]));
        assert!(refused::<u8>(&[128, 4]), "256 is no byte");
        assert!(refused::<Vec<u8>>(&[254, 255, 255, 255, 15]), "more items than bytes");
        assert!(refused::<String>(&[2, 255]), "no text");
    }

    fn refused<T: Pack>(bytes: &[u8]) -> bool {
        let mut from = Bytes::new(bytes);
        T::unpack(&mut from);
        !from.is_complete()
    }
}
