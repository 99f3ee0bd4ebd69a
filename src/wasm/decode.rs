//! Decodes questions: plain data that `www/engine/exchange.ts` wrote as integers, value after value. A caller's object that
//! throws or never ends does so there, not here.

use crate::boundary::{KIND_BITS, kind, word};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::value::{Node, Value, whole_of};

/// The bits of a value's kind.
const KIND: i32 = (1 << KIND_BITS) - 1;
/// What stands for a value that was not given.
pub(super) const UNDEFINED: Value = Value::Other(word::said::UNDEFINED);

/// Integers in the order in which the page wrote them; behind the last there are zeros.
pub(super) struct Question<'a>(core::slice::Iter<'a, i32>);

impl<'a> Question<'a> {
    pub(super) fn new(ints: &'a [i32]) -> Question<'a> {
        Question(ints.iter())
    }

    pub(super) fn next(&mut self) -> i32 {
        self.0.next().copied().unwrap_or(0)
    }

    /// So many integers; fewer where there are no more.
    pub(super) fn take(&mut self, count: usize) -> &'a [i32] {
        let all = self.0.as_slice();
        let (taken, rest) = all.split_at_checked(count).unwrap_or((all, &[]));
        self.0 = rest.iter();
        taken
    }

    /// The bytes of a document, one in an integer; `None` where there is none.
    pub(super) fn bytes(&mut self) -> Option<Vec<u8>> {
        let count = usize::try_from(self.next()).ok()?;
        Some(narrow(self.take(count)))
    }

    /// The next value with everything in it.
    pub(super) fn value(&mut self) -> Value {
        let head = self.next();
        let count = count(head);
        match head & KIND {
            kind::WHOLE => Value::Number(self.next().into()),
            kind::NUMBER => {
                let low = u64::from(self.next().cast_unsigned());
                Value::Number(f64::from_bits(low | u64::from(self.next().cast_unsigned()) << 32))
            }
            kind::ASCII | kind::TEXT => Value::String(self.string(head)),
            kind::LIST => Value::Array(self.several(count, Question::value)),
            kind::OBJECT => Value::Object(self.several(count, |from| {
                let head = from.next();
                (from.string(head), from.value())
            })),
            _ => match i32::try_from(count) {
                Ok(word::NULL) => Value::Null,
                Ok(word::FALSE) => Value::Bool(false),
                Ok(word::TRUE) => Value::Bool(true),
                _ => word::SAID.get(count).map_or(UNDEFINED, |said| Value::Other(said)),
            },
        }
    }

    fn several<T>(&mut self, count: usize, each: impl Fn(&mut Self) -> T) -> Vec<T> {
        // No value takes less than an integer: a count beyond what is there is no count.
        let count = count.min(self.0.len());
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(each(self));
        }
        items
    }

    /// The text behind its first integer: a code unit of UTF-16 in each of the next.
    #[inline(never)]
    fn string(&mut self, head: i32) -> String {
        let units = self.take(count(head));
        if head & KIND == kind::ASCII {
            // The page saw nothing beyond ASCII.
            return String::from_utf8(narrow(units)).unwrap_or_default();
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let units = units.iter().map(|unit| *unit as u16);
        char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

/// What stands above the kind in a value's first integer.
fn count(head: i32) -> usize {
    usize::try_from(head.cast_unsigned() >> KIND_BITS).unwrap_or(0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn narrow(ints: &[i32]) -> Vec<u8> {
    ints.iter().map(|int| *int as u8).collect()
}

/// A positional argument that must be a string.
pub(super) fn string<'v>(value: &'v Value, path: &str) -> Result<&'v str, Problem> {
    Node::root(value).string().map_err(|problem| problem.under(path))
}

/// A positional argument that must be a whole number of 32 bits.
pub(super) fn whole(value: &Value, path: &str) -> Result<i32, Problem> {
    let node = Node::root(value);
    let Value::Number(number) = value else { return Err(node.wrong_type("a number").under(path)) };
    whole_of(*number).ok_or_else(|| {
        node.problem(Code::InvalidNumber, &[&node.shown(), " is no whole number of 32 bits"]).under(path)
    })
}
