//! How a list of words of the contract is written down.

/// An enumeration of the contract, said once: how each variant is written, and by its place how it is packed and sent.
macro_rules! words {
    ($($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $written:literal,)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "documents", derive(serde::Serialize))]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "documents", serde(rename = $written))] $variant,)+
        }

        impl $name {
            /// Every one, in the order of the compact form, of table cells and of the boundary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// As the contract writes them.
            pub const NAMES: &'static [&'static str] = &[$($written),+];

            /// As the contract writes it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $written,)+
                }
            }
        }

        crate::pack::packed!(enum $name { $($variant),+ });
    )+};
}

pub(crate) use words;
