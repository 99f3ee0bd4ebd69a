//! The macros that define the tables of the boundary.

/// A field of a record: an integer, or another record.
pub trait Part<W> {
    /// Writes its integers.
    fn send(self, to: &mut W);
}

/// Defines constants that are numbered from 0, and their names.
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

/// Defines values that have no parts, with the words that messages use for them.
macro_rules! plain {
    ($($(#[$doc:meta])* $item:ident = $said:literal,)+) => {
        /// Values that have no parts, and the replacements of values that are not plain data.
        pub mod word {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($item),+ }
            $($(#[$doc])* pub const $item: i32 = Place::$item as i32;)+
            /// The names, by number.
            pub const NAMES: &[&str] = &[$(stringify!($item)),+];
            /// The words that messages use for them, by number.
            pub const SAID: &[&str] = &[$(said::$item),+];

            /// The words that messages use for each.
            pub mod said {
                $($(#[$doc])* pub const $item: &str = $said;)+
            }
        }
    };
}

/// Defines the records: parts of an answer with a fixed number of integers, sent in this order. A field is an `int` or
/// another record.
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

        /// Every record with its fields in order; each field with the name of its record, or `int`.
        pub const RECORDS: &[(&str, &[(&str, &str)])] =
            &[$((stringify!($name), &[$((stringify!($field), stringify!($kind))),+])),+];
    };
}

/// Defines the optional parts of something, in the order in which they are sent, and then flags: one bit each. A part is
/// the record that it names; a part without a name has a length of its own.
macro_rules! parts {
    ($($(#[$about:meta])* mod $name:ident { parts { $($(#[$doc:meta])* $part:ident / $method:ident: $record:literal,)+ } flags { $($(#[$flag_doc:meta])* $flag:ident,)+ } })+) => {$(
        $(#[$about])*
        pub mod $name {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($part,)+ $($flag,)+ }
            $($(#[$doc])* pub const $part: i32 = 1 << Place::$part as i32;)+
            $($(#[$flag_doc])* pub const $flag: i32 = 1 << Place::$flag as i32;)+
            /// The parts in order, each with the name of its record, or an empty name if it has a length of its own.
            pub const PARTS: &[(&str, &str)] = &[$((stringify!($part), $record)),+];
            /// The bits that are flags and have no part.
            pub const FLAGS: &[&str] = &[$(stringify!($flag)),+];

            /// Writes or reads the parts one after another.
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

/// Defines the answers that have several parts, sent in this order.
macro_rules! answers {
    ($($(#[$about:meta])* struct $name:ident { $($part:ident,)+ })+) => {
        /// The answers: for each part, what writes it.
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
