//! The compact form of checked documents: fields in their order, whole numbers in as few bytes as they need.
//!
//! Written when documents are compiled and read by the core of the same version, so there is no tag and no schema; a
//! reader that does not end exactly where the bytes end refuses them.

use crate::prelude::*;

/// Something with a compact form.
#[cfg_attr(not(any(test, feature = "documents")), allow(dead_code))]
pub(crate) trait Pack: Sized {
    /// Appends it.
    fn pack(&self, to: &mut Vec<u8>);
    /// Takes it from the front; `None` when the bytes are not of this version.
    fn unpack(from: &mut Bytes<'_>) -> Option<Self>;
}

/// Bytes that are still to be read.
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Bytes(bytes)
    }

    /// Whether everything was read.
    pub(crate) fn ended(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    /// A whole number: seven bits a byte, the low ones first, the sign in the lowest bit.
    fn number(&mut self) -> Option<i64> {
        let (mut value, mut shift) = (0u64, 0u32);
        loop {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some((value >> 1).cast_signed() ^ -((value & 1).cast_signed()));
            }
            shift += 7;
        }
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

            fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
                <$kind>::try_from(from.number()?).ok()
            }
        }
    )*};
}
whole!(u8, u16, u32, i32);

/// A mask of bits, which may use the sign.
impl Pack for u64 {
    fn pack(&self, to: &mut Vec<u8>) {
        write_number(self.cast_signed(), to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        from.number().map(i64::cast_unsigned)
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        u8::unpack(from).map(|value| value != 0)
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap_or(0).pack(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let length = usize::try_from(u32::unpack(from)?).ok()?;
        core::str::from_utf8(from.take(length)?).ok().map(str::to_owned)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap_or(0).pack(to);
        self.iter().for_each(|item| item.pack(to));
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let mut items = Vec::new();
        for _ in 0..u32::unpack(from)? {
            items.push(T::unpack(from)?);
        }
        Some(items)
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        T::unpack(from).map(Box::new)
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

            fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
                Some(($($kind::unpack(from)?,)*))
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

            fn unpack(from: &mut crate::pack::Bytes<'_>) -> Option<Self> {
                Some($name { $($field: crate::pack::Pack::unpack(from)?),* })
            }
        }
    };
    (enum $name:ident { $($variant:ident),* $(,)? }) => {
        impl crate::pack::Pack for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                (*self as u8).pack(to);
            }

            fn unpack(from: &mut crate::pack::Bytes<'_>) -> Option<Self> {
                let all = [$($name::$variant),*];
                all.get(usize::from(u8::unpack(from)?)).copied()
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
        assert_eq!(T::unpack(&mut from), Some(value));
        assert!(from.ended());
    }

    #[test]
    fn what_is_packed_is_read_back() {
        for value in [0, 1, -1, 63, 64, -64, -65, 12345, i32::MAX, i32::MIN] {
            round(value);
        }
        for value in [0, 1, u64::MAX, 1 << 63] {
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
            assert_eq!(Vec::<String>::unpack(&mut Bytes::new(&bytes[..end])), None, "{end} bytes");
        }
        assert_eq!(i32::unpack(&mut Bytes::new(&[255; 12])), None);
        assert_eq!(u8::unpack(&mut Bytes::new(&[128, 4])), None, "256 is no byte");
    }
}
