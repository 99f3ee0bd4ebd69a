//! The module for tables: columns written into its memory block by block, columns of answers read from it. Loaded by
//! `quoteColumns` alone; `www/engine/columns.ts` is the other side.

use super::js;
use crate::bundle;
use crate::calendar::{Calendar, Compiled};
use crate::columns::{Answers, Batch, Exclusions, Frame, Moments, Rows};
use crate::error::{Code, Problem};
use crate::policy::Policy;
use crate::prelude::*;
use crate::quote::Engine;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// The compiled policy and calendar that the build carries.
static BUNDLE: &[u8] = include_bytes!(env!("SLA_BUNDLE"));

/// An engine, and the table in hand.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Tables {
    engine: Engine,
    shape: Shape,
    batch: Option<Batch>,
    numbers: Vec<f64>,
    ints: Vec<i32>,
    bytes: Vec<u8>,
}

/// How many columns of each kind a block has.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    dimensions: usize,
    conditions: usize,
    events: usize,
    finished: usize,
}

fn foreign(code: Code) -> JsValue {
    js::throw(&Problem::new(
        code,
        String::new(),
        "the compiled document was made by another version".to_owned(),
    ))
}

/// The next so many of a list.
fn take<'a, T>(from: &mut &'a [T], count: usize) -> &'a [T] {
    let (taken, rest) = from.split_at_checked(count).unwrap_or((from, &[]));
    *from = rest;
    taken
}

#[wasm_bindgen]
impl Tables {
    /// An engine of compiled documents; what is not given is the bundled one. The calendars behind the first are those among which the
    /// values of a dimension choose.
    #[wasm_bindgen(constructor)]
    pub fn new(
        policy: Option<Vec<u8>>,
        calendar: Option<Vec<u8>>,
        others: Vec<Uint8Array>,
    ) -> Result<Tables, JsValue> {
        let (mut rules, mut days) =
            bundle::unpack::<(Policy, Compiled)>(BUNDLE).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        if let Some(bytes) = policy {
            rules = bundle::unpack(&bytes).ok_or_else(|| foreign(Code::InvalidPolicy))?;
        }
        if let Some(bytes) = calendar {
            days = bundle::unpack(&bytes).ok_or_else(|| foreign(Code::InvalidCalendar))?;
        }
        let others: Option<Vec<Compiled>> =
            others.iter().map(|bytes| bundle::unpack(&bytes.to_vec())).collect();
        let others = others.filter(|others| others.len() == usize::from(rules.others()));
        let others = others.ok_or_else(|| foreign(Code::InvalidCalendar))?;
        let engine = if others.is_empty() {
            Engine::new(rules, Calendar::new(days))
        } else {
            Engine::by_dimension(rules, days, others)
        };
        Ok(Tables {
            engine,
            shape: Shape::default(),
            batch: None,
            numbers: Vec::new(),
            ints: Vec::new(),
            bytes: Vec::new(),
        })
    }

    /// Begins a table; see `Frame::read`.
    pub fn begin(&mut self, frame: &JsValue) -> Result<(), JsValue> {
        let frame = Frame::read(&js::read(frame)).map_err(|problem| js::throw(&problem))?;
        self.shape = Shape {
            dimensions: frame.dimensions().len(),
            conditions: frame.conditions().len(),
            events: frame.events().len(),
            finished: frame.finished().len(),
        };
        let batch = Batch::new(&self.engine, frame).map_err(|problem| js::throw(&problem))?;
        self.batch = Some(batch);
        Ok(())
    }

    /// Room for a block: the addresses of its numbers, of its 32-bit integers and of its bytes. The numbers are the start,
    /// each event, each finish, then where the intervals begin and where they end; the integers each dimension, then the
    /// offsets of the intervals; the bytes which starts, events and finishes are bare dates, each condition, then the causes.
    pub fn room(&mut self, count: usize, intervals: usize) -> Vec<usize> {
        let Shape { dimensions, conditions, events, finished } = self.shape;
        let moments = (1 + events + finished) * count;
        self.numbers.resize(moments + 2 * intervals, 0.0);
        self.ints.resize(dimensions * count + count + 1, 0);
        self.bytes.resize(moments + conditions * count + intervals, 0);
        vec![self.numbers.as_ptr().addr(), self.ints.as_ptr().addr(), self.bytes.as_ptr().addr()]
    }

    /// Answers the block that stands in that room: the addresses of the errors, then for each commitment those of
    /// [`Answers::COLUMNS`].
    pub fn answer(&mut self, count: usize, intervals: usize) -> Result<Vec<usize>, JsValue> {
        let Shape { dimensions, conditions, events, finished } = self.shape;
        let (mut numbers, mut ints, mut bytes) =
            (self.numbers.as_slice(), self.ints.as_slice(), self.bytes.as_slice());
        let mut moments = || Moments { at: take(&mut numbers, count), dates: take(&mut bytes, count) };
        let start = moments();
        let event_columns = (0..events).map(|_| moments()).collect();
        let finish_columns = (0..finished).map(|_| moments()).collect();
        let rows = Rows {
            count,
            start,
            events: event_columns,
            finished: finish_columns,
            conditions: (0..conditions).map(|_| take(&mut bytes, count)).collect(),
            codes: (0..dimensions).map(|_| take(&mut ints, count)).collect(),
            exclusions: (intervals > 0).then(|| Exclusions {
                offsets: ints,
                from: take(&mut numbers, intervals),
                to: take(&mut numbers, intervals),
                causes: bytes,
            }),
        };
        let Some(batch) = &mut self.batch else { return Ok(Vec::new()) };
        batch.answer(&self.engine, &rows).map_err(|problem| js::throw(&problem))?;
        let mut addresses = vec![batch.errors().as_ptr().addr()];
        addresses.extend(batch.answers().iter().flat_map(Answers::addresses));
        Ok(addresses)
    }

    /// Ends the table: its problems. The room is let go.
    pub fn end(&mut self) -> Array {
        (self.numbers, self.ints, self.bytes) = (Vec::new(), Vec::new(), Vec::new());
        let batch = self.batch.take();
        batch.iter().flat_map(Batch::problems).map(js::throw).collect()
    }
}
