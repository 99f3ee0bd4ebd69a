//! A tree of plain data, and the strict reader of it, which gives every fault its path.

use crate::error::{Code, Names, Problem};
use crate::prelude::*;
use crate::text;

/// Plain data from a caller: a request or a document. It reads from and writes to every serde format.
///
/// ```
/// use sla_calculator::Value;
///
/// let request: Value = serde_json::from_str(r#"{"startAt": "2026-09-30"}"#).unwrap();
/// assert_eq!(serde_json::to_string(&request).unwrap(), r#"{"startAt":"2026-09-30"}"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, `NaN` and infinities included, so that they can be refused by name.
    Number(f64),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Named fields in their order.
    Object(Vec<(String, Value)>),
    /// Something that is no plain data; the word says what.
    Other(&'static str),
}

impl Value {
    /// The value of the field `name`, when this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
            Value::Other(word) => word,
        }
    }

    /// What a message quotes of it.
    fn shown(&self) -> String {
        match self {
            Value::Bool(true) => "`true`".to_owned(),
            Value::Bool(false) => "`false`".to_owned(),
            Value::Number(number) => text::join(&["`", &number_text(*number), "`"]),
            Value::String(string) => text::quoted(string),
            other => other.kind().to_owned(),
        }
    }
}

/// The languages in which every document has every text.
#[cfg(feature = "documents")]
pub(crate) const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// The languages that a document declares, once each; those that every document has where it declares none.
#[cfg(feature = "documents")]
#[must_use]
pub fn languages(document: &Value) -> Vec<&str> {
    let Some(Value::Array(declared)) = document.get("languages") else { return LANGUAGES.to_vec() };
    declared
        .iter()
        .filter_map(|one| if let Value::String(tag) = one { Some(tag.as_str()) } else { None })
        .collect()
}

/// The names of `list`, one by one.
fn listed<'n, S: AsRef<str>>(list: &'n [S]) -> impl Fn(usize) -> Option<&'n str> {
    move |place| list.get(place).map(AsRef::as_ref)
}

/// The place of `wanted` among `names`.
#[inline(never)]
pub(crate) fn place_of(wanted: &str, names: Names<'_, '_>) -> Option<usize> {
    (0..).map_while(names).position(|name| name == wanted)
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// The value.
    pub value: &'a Value,
    path: Path<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    /// The whole tree, of which only documents are asked once more.
    Root(#[cfg_attr(not(feature = "documents"), expect(dead_code))] &'a Value),
    Key(&'a str),
    Index(usize),
}

#[derive(Clone, Copy)]
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

impl Path<'_> {
    fn write(&self, into: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(into);
        }
        match self.step {
            Step::Root(_) => {}
            Step::Key(key) => push_key(into, key),
            Step::Index(index) => {
                into.push('/');
                into.push_str(&text::decimal(i64::try_from(index).unwrap_or(i64::MAX)));
            }
        }
    }
}

/// One more step of a JSON Pointer, `~` and `/` escaped (RFC 6901).
fn push_key(into: &mut String, key: &str) {
    into.push('/');
    for c in key.chars() {
        match c {
            '~' => into.push_str("~0"),
            '/' => into.push_str("~1"),
            c => into.push(c),
        }
    }
}

impl<'a> Node<'a> {
    /// The whole tree.
    #[must_use]
    pub fn root(value: &'a Value) -> Self {
        Node { value, path: Path { parent: None, step: Step::Root(value) } }
    }

    /// The languages in which the document that this value stands in has every text: those that it declares.
    #[cfg(feature = "documents")]
    #[must_use]
    pub(crate) fn languages(&self) -> Vec<&'a str> {
        let mut path = self.path;
        while let Some(parent) = path.parent {
            path = *parent;
        }
        if let Step::Root(root) = path.step { languages(root) } else { LANGUAGES.to_vec() }
    }

    /// The place as a JSON Pointer.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        self.path.write(&mut path);
        path
    }

    /// A fault of this value.
    #[must_use]
    pub fn problem(&self, code: Code, parts: &[&str]) -> Problem {
        let shown = self.value.shown();
        let problem = Problem::new(code, self.path(), text::join(parts));
        if shown.starts_with('`') { problem.with_value(shown.trim_matches('`')) } else { problem }
    }

    /// The fault of a value of another type than `wanted`, such as "a string".
    #[must_use]
    pub fn wrong_type(&self, wanted: &str) -> Problem {
        self.problem(Code::WrongType, &[wanted, " is needed, not ", &self.value.shown()])
    }

    /// What a message quotes of the value.
    #[must_use]
    pub fn shown(&self) -> String {
        self.value.shown()
    }

    /// The fields of an object, whatever their names.
    ///
    /// # Errors
    /// `wrong-type` when it is no object.
    pub fn fields(&self) -> Result<&'a [(String, Value)], Problem> {
        match self.value {
            Value::Object(fields) => Ok(fields),
            _ => Err(self.wrong_type("an object")),
        }
    }

    /// The same object, once it is known to have no field but `known` ones.
    ///
    /// # Errors
    /// `wrong-type` when it is no object, `unknown-field` at the first unknown field.
    pub fn object(&self, known: &[&str]) -> Result<Self, Problem> {
        self.each(&listed(known), &mut |_, _| Ok(()))?;
        Ok(*self)
    }

    /// Does `what` for each field of this object, with the field's place among `names`.
    ///
    /// # Errors
    /// `wrong-type` when it is no object, `unknown-field` at the first unknown field, and what `what` says.
    pub(crate) fn each(
        &self,
        names: Names<'_, '_>,
        what: &mut dyn FnMut(usize, &Node<'_>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        for (key, value) in self.fields()? {
            let child = self.child(key, value);
            match place_of(key, names) {
                Some(place) => what(place, &child)?,
                None => return Err(child.unknown_name(key, names)),
            }
        }
        Ok(())
    }

    /// The fault of a field that nobody reads; this node is the field's value.
    #[must_use]
    pub fn unknown_field<S: AsRef<str>>(&self, key: &str, known: &[S]) -> Problem {
        self.unknown_name(key, &listed(known))
    }

    #[inline(never)]
    fn unknown_name(&self, key: &str, known: Names<'_, '_>) -> Problem {
        let message = text::join(&["there is no field ", &text::quoted(key), " here"]);
        Problem::new(Code::UnknownField, self.path(), message).with_value(key).with_names(known)
    }

    /// The node of a field of this object, for a value that was already found.
    #[must_use]
    pub fn child<'b>(&'b self, key: &'b str, value: &'b Value) -> Node<'b> {
        Node { value, path: Path { parent: Some(&self.path), step: Step::Key(key) } }
    }

    /// The field `name`, if it is there.
    #[must_use]
    pub fn get<'b>(&'b self, name: &'b str) -> Option<Node<'b>> {
        self.value.get(name).map(|value| self.child(name, value))
    }

    /// The field `name`.
    ///
    /// # Errors
    /// `missing-field` at the field that should be there; `wrong-type` where nothing has fields.
    pub fn need<'b>(&'b self, name: &'b str) -> Result<Node<'b>, Problem> {
        self.get(name).ok_or_else(|| match self.value {
            Value::Object(_) => self.missing(name),
            _ => self.wrong_type("an object"),
        })
    }

    /// The fault of a field that should be there.
    #[must_use]
    pub fn missing(&self, name: &str) -> Problem {
        let mut path = self.path();
        push_key(&mut path, name);
        Problem::new(
            Code::MissingField,
            path,
            text::join(&["the field ", &text::quoted(name), " is missing"]),
        )
        .with("field", name.to_owned())
    }

    /// The text of a string.
    ///
    /// # Errors
    /// `wrong-type` when it is no string.
    pub fn string(&self) -> Result<&'a str, Problem> {
        match self.value {
            Value::String(string) => Ok(string),
            _ => Err(self.wrong_type("a string")),
        }
    }

    /// A boolean.
    ///
    /// # Errors
    /// `wrong-type` when it is none.
    pub fn bool(&self) -> Result<bool, Problem> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    /// A whole number from `low` to `high`.
    ///
    /// # Errors
    /// `wrong-type` when it is no number, `invalid-number` when it is not whole or out of range.
    pub fn whole(&self, low: i32, high: i32) -> Result<i32, Problem> {
        let Value::Number(number) = self.value else { return Err(self.wrong_type("a number")) };
        if let Some(value) = whole_of(*number).filter(|value| (low..=high).contains(value)) {
            return Ok(value);
        }
        let (low, high) = (text::decimal(low.into()), text::decimal(high.into()));
        Err(self
            .problem(Code::InvalidNumber, &[&self.shown(), " is no whole number from ", &low, " to ", &high]))
    }

    /// The entries of a list, each with its place.
    ///
    /// # Errors
    /// `wrong-type` when it is no list.
    pub fn items<'b>(&'b self) -> Result<impl Iterator<Item = Node<'b>>, Problem> {
        let Value::Array(items) = self.value else { return Err(self.wrong_type("a list")) };
        let parent = Some(&self.path);
        Ok(items
            .iter()
            .enumerate()
            .map(move |(index, value)| Node { value, path: Path { parent, step: Step::Index(index) } }))
    }

    /// The place of this string in `names`.
    ///
    /// # Errors
    /// `wrong-type` when it is no string, `unknown-value` with the list when it is not in it.
    pub fn one_of<S: AsRef<str>>(&self, names: &[S]) -> Result<usize, Problem> {
        self.one_among(&listed(names))
    }

    /// The one of these words that stands here, by their names.
    ///
    /// # Errors
    /// As for [`Node::one_of`].
    pub fn word<W: Copy>(&self, words: &[W], names: &[&str]) -> Result<W, Problem> {
        let place = self.one_of(names)?;
        words.get(place).copied().ok_or_else(|| self.unknown_value(names))
    }

    #[inline(never)]
    fn one_among(&self, names: Names<'_, '_>) -> Result<usize, Problem> {
        place_of(self.string()?, names).ok_or_else(|| self.unknown_among(names))
    }

    /// The fault of a value outside a list.
    #[must_use]
    pub fn unknown_value<S: AsRef<str>>(&self, names: &[S]) -> Problem {
        self.unknown_among(&listed(names))
    }

    #[inline(never)]
    pub(crate) fn unknown_among(&self, names: Names<'_, '_>) -> Problem {
        let message = match self.path.step {
            Step::Key(key) => text::join(&[&self.shown(), " is not a value of ", &text::quoted(key)]),
            _ => text::join(&[&self.shown(), " is not one of the values that can stand here"]),
        };
        self.problem(Code::UnknownValue, &[&message]).with_names(names)
    }
}

#[cfg(feature = "documents")]
mod faults;
#[cfg(feature = "documents")]
mod json;
mod number;

#[cfg(feature = "documents")]
pub(crate) use faults::faults;
pub(crate) use number::{number_text, whole_of};
