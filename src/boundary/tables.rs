//! How the tables of the boundary are written down.

/// Something that can stand in a record: an integer, or another record.
pub trait Part<W> {
    /// Sends its integers.
    fn send(self, to: &mut W);
}

/// Constants counted from 0 in the order in which they stand, and their names.
macro_rules! numbers {
    ($($(#[$about:meta])* mod $name:ident { $($(#[$doc:meta])* $item:ident,)+ })+) => {$(
        $(#[$about])*
        pub mod $name {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($item),+ }
            $($(#[$doc])* pub const $item: i32 = Place::$item as i32;)+
            /// The names, by number.
            pub const NAMES: &[&str] = &[$(stringify!($item)),+];
        }
    )+};
}

/// Values without parts, with what a message calls them.
macro_rules! plain {
    ($($(#[$doc:meta])* $item:ident = $said:literal,)+) => {
        /// Values without parts, and what stands in place of a value that is no plain data.
        pub mod word {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($item),+ }
            $($(#[$doc])* pub const $item: i32 = Place::$item as i32;)+
            /// The names, by number.
            pub const NAMES: &[&str] = &[$(stringify!($item)),+];
            /// What messages call them, by number.
            pub const SAID: &[&str] = &[$(said::$item),+];

            /// What messages call each.
            pub mod said {
                $($(#[$doc])* pub const $item: &str = $said;)+
            }
        }
    };
}

/// Parts of an answer that have a fixed number of integers, sent in the order in which they stand here; a field is an `int`
/// or another record.
macro_rules! records {
    ($($(#[$about:meta])* struct $name:ident { $($field:ident: $kind:ident,)+ })+) => {
        /// Parts of an answer that have a fixed number of integers.
        pub mod record {
            use super::Part;

            $(
                $(#[$about])*
                #[derive(Clone, Copy, Debug)]
                #[allow(non_camel_case_types)]
                pub struct $name<$($field),+> {
                    $(#[doc = concat!("`", stringify!($field), "`")] pub $field: $field,)+
                }

                #[allow(non_camel_case_types)]
                impl<W, $($field: Part<W>),+> Part<W> for $name<$($field),+> {
                    fn send(self, to: &mut W) {
                        $(self.$field.send(to);)+
                    }
                }
            )+
        }

        /// Every record with its fields in order; each is named with the record that it is, or is an `int`.
        pub const RECORDS: &[(&str, &[(&str, &str)])] =
            &[$((stringify!($name), &[$((stringify!($field), stringify!($kind))),+])),+];
    };
}

/// The parts that something may have, in the order in which they are sent, then flags: a bit each. A part of a record's
/// name is that record; one of no name has its own length.
macro_rules! parts {
    ($($(#[$about:meta])* mod $name:ident { parts { $($(#[$doc:meta])* $part:ident / $method:ident: $record:literal,)+ } flags { $($(#[$flag_doc:meta])* $flag:ident,)+ } })+) => {$(
        $(#[$about])*
        pub mod $name {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($part,)+ $($flag,)+ }
            $($(#[$doc])* pub const $part: i32 = 1 << Place::$part as i32;)+
            $($(#[$flag_doc])* pub const $flag: i32 = 1 << Place::$flag as i32;)+
            /// The parts in order, each with the record it is, or nothing where it has its own length.
            pub const PARTS: &[(&str, &str)] = &[$((stringify!($part), $record)),+];
            /// Bits that stand for no part.
            pub const FLAGS: &[&str] = &[$(stringify!($flag)),+];

            /// Sends or reads one part after another.
            pub trait Parts {
                $($(#[$doc])* fn $method(&mut self);)+

                /// The parts whose bits are set, in order.
                fn parts(&mut self, has: i32) {
                    $(if has & $part != 0 {
                        self.$method();
                    })+
                }
            }
        }
    )+};
}

/// Answers of several parts, which are sent in the order in which they stand here.
macro_rules! answers {
    ($($(#[$about:meta])* struct $name:ident { $($part:ident,)+ })+) => {
        /// Answers of several parts: what sends each part.
        pub mod answer {
            $(
                $(#[$about])*
                #[allow(missing_debug_implementations, non_camel_case_types)]
                pub struct $name<$($part),+> {
                    $(#[doc = concat!("Sends `", stringify!($part), "`.")] pub $part: $part,)+
                }

                #[allow(non_camel_case_types)]
                impl<$($part),+> $name<$($part),+> {
                    /// Sends every part in order.
                    pub fn send<W>(self, to: &mut W)
                    where
                        $($part: FnOnce(&mut W),)+
                    {
                        $((self.$part)(to);)+
                    }
                }
            )+
        }

        /// Every answer with the names of its parts, in order.
        pub const ANSWERS: &[(&str, &[&str])] = &[$((stringify!($name), &[$(stringify!($part)),+])),+];
    };
}

pub(super) use {answers, numbers, parts, plain, records};
