//! Asks the core as the page does, by integers in its memory, with a writer apart from the page's own.

use std::cell::RefCell;

use js_sys::{Int32Array, JSON, WebAssembly};
pub use sla_calculator::boundary::question::{
    ADD_WORKING_DAYS, COMPARE, DAY_INFO, EXPLAIN, IS_WORKING_DAY, LATEST_START, MONTH, QUOTE,
    WORKING_DAYS_BETWEEN,
};
use sla_calculator::boundary::{KIND_BITS, NONE, kind, question, word};
use sla_calculator::wasm::Core;
use sla_calculator::{Code, Value};
use wasm_bindgen::{JsCast, JsValue};

use super::wire::{Commitment, Reader};

pub const POLICY: &str = include_str!("../../data/policies/cmcc-group-customer.json");
pub const CALENDAR: &str = include_str!("../../data/calendars/cn.json");
pub const GOLD: &str =
    r#"{"customerTier":"gold","assuranceLevel":"AAA","service":"data-line","locality":"intra-city"}"#;
pub const CASE: &str = "2026-09-30T16:00";
/// What the page writes for an argument that is not given.
pub const NOTHING: Value = Value::Other(word::said::UNDEFINED);

/// A problem in place of an answer.
#[derive(Debug, PartialEq)]
pub struct Refusal {
    pub code: &'static str,
    pub path: String,
    pub message: String,
    pub params: Vec<(String, String)>,
    pub allowed: Vec<String>,
}

/// A core and what stands in its memory.
pub struct Page {
    core: RefCell<Core>,
}

fn memory() -> WebAssembly::Memory {
    wasm_bindgen::memory().unchecked_into()
}

impl Page {
    /// The core of compiled documents; the bundled one stands for what is not given.
    pub fn open(policy: Option<&[u8]>, calendar: Option<&[u8]>) -> Result<Page, Refusal> {
        let page = Page { core: RefCell::new(Core::new()) };
        let mut question = Vec::new();
        for bytes in [policy, calendar] {
            question
                .push(bytes.map_or(NONE, |bytes| i32::try_from(bytes.len()).expect("a document is small")));
            question.extend(bytes.unwrap_or_default().iter().map(|byte| i32::from(*byte)));
        }
        page.put(question::OPEN, &question)?;
        Ok(page)
    }

    /// The bundled documents.
    pub fn bundled() -> Page {
        Page::open(None, None).expect("the bundled documents load")
    }

    /// The answer to a question about these values.
    pub fn ask(&self, question: i32, values: &[&Value]) -> Result<Reader, Refusal> {
        let mut ints = Vec::new();
        values.iter().for_each(|value| write(value, &mut ints));
        self.put(question, &ints)
    }

    pub fn add_many(&self, days: &[i32], n: i32) -> Result<Vec<i32>, Refusal> {
        let count = i32::try_from(days.len()).expect("few days");
        let mut reader = self.put(question::ADD_MANY, &[&[count, n], days].concat())?;
        Ok(days.iter().map(|_| reader.next()).collect())
    }

    fn put(&self, question: i32, ints: &[i32]) -> Result<Reader, Refusal> {
        let mut core = self.core.borrow_mut();
        let room = core.room(ints.len());
        let length = u32::try_from(ints.len()).expect("a short question");
        let place = u32::try_from(room).expect("an address");
        Int32Array::new_with_byte_offset_and_length(&memory().buffer(), place, length).copy_from(ints);
        let at = core.ask(question, 0);
        let mut reader = Reader::new(Int32Array::new(&memory().buffer()), at / 4);
        match usize::try_from(reader.next()).expect("no code is negative").checked_sub(1) {
            None => Ok(reader),
            Some(code) => Err(Refusal::read(Code::ALL[code].name(), &mut reader)),
        }
    }

    pub fn explained(&self, asked: &Value, id: &str) -> Commitment {
        let mut reader = self.ask(EXPLAIN, &[asked, &text(id)]).expect("a good question");
        reader.request();
        reader.commitment()
    }

    /// A problem is a code, a path and a sentence; the instance answers the next call.
    pub fn refused(&self, what: &str, question: i32, values: &[&Value], code: &str, path: &str) -> Refusal {
        let Err(refusal) = self.ask(question, values) else { panic!("{what}: accepted") };
        self.faultless(what, &refusal, code, path);
        refusal
    }

    pub fn faultless(&self, what: &str, refusal: &Refusal, code: &str, path: &str) {
        assert_eq!((refusal.code, refusal.path.as_str()), (code, path), "{what}: {}", refusal.message);
        let message = &refusal.message;
        assert!(
            !message.is_empty() && !message.ends_with('.') && !message.contains("unreachable"),
            "{what}: {message}"
        );
        let next = self.ask(ADD_WORKING_DAYS, &[&text("2026-09-30"), &Value::Number(3.0)]);
        let next = next.map(|mut reader| super::wire::date(reader.next()));
        assert_eq!(next.as_deref(), Ok("2026-10-10"), "{what}: the next call");
    }
}

impl Refusal {
    fn read(code: &'static str, reader: &mut Reader) -> Refusal {
        let (path, message) = (reader.text(), reader.text());
        let params = (0..reader.next()).map(|_| (reader.text(), reader.text())).collect();
        let allowed = (0..reader.next()).map(|_| reader.text()).collect();
        Refusal { code, path, message, params, allowed }
    }
}

fn head(kind: i32, count: usize) -> i32 {
    kind | i32::try_from(count).expect("a small value") << KIND_BITS
}

fn plain(word: i32) -> i32 {
    kind::WORD | word << KIND_BITS
}

fn write_text(text: &str, into: &mut Vec<i32>) {
    into.push(head(if text.is_ascii() { kind::ASCII } else { kind::TEXT }, text.encode_utf16().count()));
    into.extend(text.encode_utf16().map(i32::from));
}

fn write(value: &Value, into: &mut Vec<i32>) {
    match value {
        Value::Null => into.push(plain(word::NULL)),
        Value::Bool(flag) => into.push(plain(if *flag { word::TRUE } else { word::FALSE })),
        Value::Other(said) => {
            let place = word::SAID.iter().position(|one| one == said).expect("a word of the boundary");
            into.push(head(kind::WORD, place));
        }
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
            into.extend([head(kind::WHOLE, 0), *number as i32]);
        }
        Value::Number(number) => {
            let bits = number.to_bits();
            into.extend([head(kind::NUMBER, 0), bits as i32, (bits >> 32) as i32]);
        }
        Value::String(text) => write_text(text, into),
        Value::Array(items) => {
            into.push(head(kind::LIST, items.len()));
            items.iter().for_each(|item| write(item, into));
        }
        Value::Object(fields) => {
            into.push(head(kind::OBJECT, fields.len()));
            for (name, field) in fields {
                write_text(name, into);
                write(field, into);
            }
        }
    }
}

pub fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

pub fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|_| panic!("no JSON: {json}"))
}

pub fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or_else(|_| panic!("no JSON: {json}"))
}

/// What a script's expression gives: values that no JSON can say.
pub fn script(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap_or_else(|_| panic!("no expression: {expression}"))
}

/// The object with the fields of the other one in place of its own.
pub fn with(object: Value, more: Value) -> Value {
    let (Value::Object(mut fields), Value::Object(more)) = (object, more) else { panic!("no objects") };
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    Value::Object(fields)
}

/// A request: gold, AAA, data line, intra-city, but for `dimensions`; `more` are further fields.
pub fn request(start: &str, dimensions: &str, more: &str) -> Value {
    let all = with(value(GOLD), value(dimensions));
    with(
        value(&format!(r#"{{"startAt":"{start}"{more}}}"#)),
        Value::Object(vec![("dimensions".to_owned(), all)]),
    )
}
