//! The one error type: a code, the place as a JSON Pointer and a sentence.

use crate::boundary::words;
use crate::prelude::*;
use crate::text;

/// The names that can stand at a place, asked for one by one: one reader serves every kind of list.
pub type Names<'f, 'n> = &'f (dyn Fn(usize) -> Option<&'n str> + 'f);

words! {
    /// What kind of fault a [`Problem`] is; the names are those of the public contract.
    pub enum Code {
        /// A field that must be there is not.
        MissingField = "missing-field",
        /// A field that nobody reads.
        UnknownField = "unknown-field",
        /// A value outside the list of values.
        UnknownValue = "unknown-value",
        /// Another type than the field takes.
        WrongType = "wrong-type",
        /// No date, or a date that the calendar does not have.
        InvalidDate = "invalid-date",
        /// A date before or after the supported range.
        DateOutOfRange = "date-out-of-range",
        /// A day whose notice the calendar does not include.
        CalendarUnpublished = "calendar-unpublished",
        /// A limit with a wrong amount or wrong units.
        InvalidDuration = "invalid-duration",
        /// An interval that does not run forward.
        InvalidInterval = "invalid-interval",
        /// A number that is not whole or not in its range.
        InvalidNumber = "invalid-number",
        /// A policy document with a fault.
        InvalidPolicy = "invalid-policy",
        /// A calendar document with a fault.
        InvalidCalendar = "invalid-calendar",
        /// A question that the commitment has no answer to.
        Unsupported = "unsupported",
        /// A notice of holidays that does not prove itself.
        InvalidNotice = "invalid-notice",
    }
}

/// One fault in what the caller gave. Boxed: faults are rare, and every fallible step would carry their size.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
#[cfg_attr(feature = "documents", serde(transparent))]
pub struct Problem(Box<Fault>);

/// What a [`Problem`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Problem"))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
pub struct Fault {
    /// The kind of fault.
    pub code: Code,
    /// Where it is: a JSON Pointer into the request or document; `/0`, `/1` for positional arguments.
    pub path: String,
    /// The fault's own values, by name.
    #[cfg_attr(feature = "schema", schemars(with = "alloc::collections::BTreeMap<String, String>"))]
    #[cfg_attr(feature = "documents", serde(serialize_with = "params_as_map"))]
    #[cfg_attr(feature = "documents", serde(skip_serializing_if = "Vec::is_empty"))]
    pub params: Vec<(&'static str, String)>,
    /// One English sentence, lower case, the value in backticks, no full stop.
    pub message: String,
    /// What would have been accepted, where there is a list.
    #[cfg_attr(feature = "documents", serde(skip_serializing_if = "Vec::is_empty"))]
    pub allowed: Vec<String>,
}

#[cfg(feature = "documents")]
fn params_as_map<S: serde::Serializer>(params: &[(&'static str, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(params.iter().map(|(name, value)| (name, value)))
}

impl Problem {
    /// A fault of `code` at `path`, said by `message`.
    #[must_use]
    pub fn new(code: Code, path: String, message: String) -> Self {
        Problem(Box::new(Fault { code, path, params: Vec::new(), message, allowed: Vec::new() }))
    }

    /// The same fault with the value that caused it as parameter `value`.
    #[must_use]
    pub fn with_value(self, value: &str) -> Self {
        self.with("value", value.to_owned())
    }

    /// The same fault with one more named parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.params.push((name, value));
        self
    }

    /// The same fault with the list of what is accepted.
    #[must_use]
    pub fn with_allowed<S: AsRef<str>>(mut self, allowed: impl IntoIterator<Item = S>) -> Self {
        self.allowed = allowed.into_iter().map(|one| one.as_ref().to_owned()).collect();
        self
    }

    /// The same fault with `names` as what is accepted.
    #[must_use]
    pub(crate) fn with_names(self, names: Names<'_, '_>) -> Self {
        self.with_allowed((0..).map_while(names))
    }

    /// The same fault with `prefix` put before its path.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.path = text::join(&[prefix, &self.path]);
        self
    }

    /// The same fault at another place.
    #[must_use]
    pub fn at(mut self, path: String) -> Self {
        self.path = path;
        self
    }

    /// The same fault under another code: a document's own faults take the document's code.
    #[must_use]
    pub fn as_code(mut self, code: Code) -> Self {
        self.code = code;
        self
    }
}

impl core::ops::Deref for Problem {
    type Target = Fault;

    fn deref(&self) -> &Fault {
        &self.0
    }
}

impl core::ops::DerefMut for Problem {
    fn deref_mut(&mut self) -> &mut Fault {
        &mut self.0
    }
}

impl core::fmt::Display for Problem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Problem {}
