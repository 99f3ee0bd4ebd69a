//! The macro that defines the enumerations of the contract.

/// Defines an enumeration of the contract: each variant with its name in the contract. Its position is its number in the
/// compact form and at the boundary.
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
            /// Every variant, by its number in the compact form, in table cells and at the boundary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The names in the contract, in the order of [`Self::ALL`].
            pub const NAMES: &'static [&'static str] = &[$($written),+];

            /// The name in the contract.
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
