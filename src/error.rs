//! The one error type: a code, the place as a JSON Pointer and a sentence.

use crate::boundary::words;
use crate::prelude::*;
use crate::text;

/// The names that are allowed at some place, looked up by index: one reader serves lists of every type.
pub type Names<'f, 'n> = &'f (dyn Fn(usize) -> Option<&'n str> + 'f);

words! {
    /// The code of a [`Problem`]; the names are those of the public contract.
    pub enum Code {
        /// A required field is missing.
        MissingField = "missing-field",
        /// A field that does not exist here.
        UnknownField = "unknown-field",
        /// A value that is not among the allowed ones.
        UnknownValue = "unknown-value",
        /// A value of a type that the field does not take.
        WrongType = "wrong-type",
        /// A text that is not a date, or a date that does not exist.
        InvalidDate = "invalid-date",
        /// A date before or after the supported range.
        DateOutOfRange = "date-out-of-range",
        /// The answer rests on a day that no notice of the calendar covers.
        CalendarUnpublished = "calendar-unpublished",
        /// A limit with a wrong amount or the wrong units.
        InvalidDuration = "invalid-duration",
        /// An interval that does not end after it begins.
        InvalidInterval = "invalid-interval",
        /// A number that is not whole or out of range.
        InvalidNumber = "invalid-number",
        /// A fault in a policy document.
        InvalidPolicy = "invalid-policy",
        /// A fault in a calendar document.
        InvalidCalendar = "invalid-calendar",
        /// A question that has no answer for this commitment.
        Unsupported = "unsupported",
        /// A holiday notice that is not understood or contradicts itself.
        InvalidNotice = "invalid-notice",
    }
}

/// The error type: a [`Fault`], whose fields it derefs to. Boxed, because faults are rare and every `Result` would otherwise be
/// as large as one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
#[cfg_attr(feature = "documents", serde(transparent))]
pub struct Problem(Box<Fault>);

/// A fault in the caller's input: its code, its place and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Problem"))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
pub struct Fault {
    /// The code.
    pub code: Code,
    /// The place: a JSON Pointer into the request or document; `/0`, `/1` are positional arguments. For a missing field, the field that
    /// should be there.
    pub path: String,
    /// The parameters of the message, by name, for texts in other languages.
    #[cfg_attr(feature = "schema", schemars(with = "alloc::collections::BTreeMap<String, String>"))]
    #[cfg_attr(feature = "documents", serde(serialize_with = "params_as_map"))]
    #[cfg_attr(feature = "documents", serde(skip_serializing_if = "Vec::is_empty"))]
    pub params: Vec<(&'static str, String)>,
    /// One English sentence in lower case without a full stop; the caller's value is in backticks.
    pub message: String,
    /// The values that would have been accepted, if there is a list of them.
    #[cfg_attr(feature = "documents", serde(skip_serializing_if = "Vec::is_empty"))]
    pub allowed: Vec<String>,
}

#[cfg(feature = "documents")]
fn params_as_map<S: serde::Serializer>(params: &[(&'static str, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(params.iter().map(|(name, value)| (name, value)))
}

impl Problem {
    /// A problem with `code` at `path`, described by `message`.
    #[must_use]
    pub fn new(code: Code, path: String, message: String) -> Self {
        Problem(Box::new(Fault { code, path, params: Vec::new(), message, allowed: Vec::new() }))
    }

    /// Adds the value at fault as the parameter `value`.
    #[must_use]
    pub fn with_value(self, value: &str) -> Self {
        self.with("value", value.to_owned())
    }

    /// Adds a named parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.params.push((name, value));
        self
    }

    /// Sets the list of accepted values.
    #[must_use]
    pub fn with_allowed<S: AsRef<str>>(mut self, allowed: impl IntoIterator<Item = S>) -> Self {
        self.allowed = allowed.into_iter().map(|one| one.as_ref().to_owned()).collect();
        self
    }

    /// Sets the list of accepted values to `names`.
    #[must_use]
    pub(crate) fn with_names(self, names: Names<'_, '_>) -> Self {
        self.with_allowed((0..).map_while(names))
    }

    /// Puts `prefix` in front of the path.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.path = text::join(&[prefix, &self.path]);
        self
    }

    /// Replaces the path.
    #[must_use]
    pub fn at(mut self, path: String) -> Self {
        self.path = path;
        self
    }

    /// Replaces the code: a fault in a document gets the document's code.
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
