//! Questions as integers: plain data as the page wrote it, value after value. `www/engine/exchange.ts` writes what this
//! reads. What an object of the caller's could do on being read (throw, have no end), it does there.

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::value::{Node, Value, whole_of};

/// How many low bits of a value's first integer say what it is; the others are its length or which one.
const KIND_BITS: u32 = 3;
/// What is no plain data, as messages say it; the page counts by this order. Before them: null, false, true.
const WORDS: [&str; 8] = [
    "undefined",
    "no plain value",
    "a value nested too deep",
    "an unreadable list",
    "an unreadable object",
    "no plain object",
    "an unreadable value",
    "a value too large",
];

/// Integers in the order in which the page wrote them; behind the last there are zeros.
pub(super) struct Asked<'a>(core::slice::Iter<'a, i32>);

impl<'a> Asked<'a> {
    pub(super) fn new(ints: &'a [i32]) -> Asked<'a> {
        Asked(ints.iter())
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
        let head = self.next().cast_unsigned();
        let count = usize::try_from(head >> KIND_BITS).unwrap_or(0);
        match head & ((1 << KIND_BITS) - 1) {
            1 => Value::Number(self.next().into()),
            2 => {
                let low = u64::from(self.next().cast_unsigned());
                Value::Number(f64::from_bits(low | u64::from(self.next().cast_unsigned()) << 32))
            }
            3 | 4 => Value::String(self.string(head)),
            5 => Value::Array(self.several(count, Asked::value)),
            6 => Value::Object(self.several(count, |from| {
                let head = from.next().cast_unsigned();
                (from.string(head), from.value())
            })),
            _ => match count {
                0 => Value::Null,
                1 => Value::Bool(false),
                2 => Value::Bool(true),
                other => Value::Other(WORDS.get(other - 3).copied().unwrap_or("undefined")),
            },
        }
    }

    fn several<T>(&mut self, count: usize, each: impl Fn(&mut Self) -> T) -> Vec<T> {
        // No value takes less than an integer.
        let mut items = Vec::with_capacity(count.min(self.0.len()));
        for _ in 0..count {
            items.push(each(self));
        }
        items
    }

    /// The text behind its first integer: a code unit of UTF-16 in each of the next.
    #[inline(never)]
    fn string(&mut self, head: u32) -> String {
        let units = self.take(usize::try_from(head >> KIND_BITS).unwrap_or(0));
        if head & 1 == 1 {
            // The page saw nothing beyond ASCII.
            return String::from_utf8(narrow(units)).unwrap_or_default();
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let units = units.iter().map(|unit| *unit as u16);
        char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
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
