//! The columns natively: the table that the run wrote, answered block by block, every answer checked.

use std::fs;
use std::path::Path;

use sla_calculator::columns::{Batch, Exclusions, Frame, Moments, Rows};
use sla_calculator::{Calculator, Value};

use crate::{Result, Tally};

/// Rows that are answered at a time: what a processor's second cache holds.
const BLOCK: usize = 8192;

pub struct Table {
    frame: Value,
    codes: Vec<Vec<i32>>,
    start: Vec<f64>,
    offsets: Vec<i32>,
    from: Vec<f64>,
    to: Vec<f64>,
    causes: Vec<u8>,
    expected: Vec<f64>,
}

fn numbers(file: &Path) -> Result<Vec<f64>> {
    let bytes = fs::read(file)?;
    Ok(bytes.chunks_exact(8).map(|eight| f64::from_le_bytes(eight.try_into().unwrap_or_default())).collect())
}

fn integers(file: &Path) -> Result<Vec<i32>> {
    let bytes = fs::read(file)?;
    Ok(bytes.chunks_exact(4).map(|four| i32::from_le_bytes(four.try_into().unwrap_or_default())).collect())
}

impl Table {
    pub fn load(folder: &Path) -> Result<Self> {
        let file = |name: &str| folder.join(name);
        let codes = ["customerTier", "assuranceLevel", "service", "locality"];
        Ok(Table {
            frame: serde_json::from_slice(&fs::read(file("frame.json"))?)?,
            codes: codes.iter().map(|id| integers(&file(&format!("{id}.bin")))).collect::<Result<_>>()?,
            start: numbers(&file("start.bin"))?,
            offsets: integers(&file("offsets.bin"))?,
            from: numbers(&file("from.bin"))?,
            to: numbers(&file("to.bin"))?,
            causes: fs::read(file("cause.bin"))?,
            expected: numbers(&file("expected.bin"))?,
        })
    }

    /// Answers every row, and checks it.
    pub fn answer(&self, calculator: &Calculator, tally: &mut Tally) -> Result<()> {
        let engine = calculator.engine();
        let frame = Frame::read(&self.frame).map_err(|problem| problem.message.clone())?;
        let mut batch = Batch::new(engine, frame).map_err(|problem| problem.message.clone())?;
        for begin in (0..self.start.len()).step_by(BLOCK) {
            let end = (begin + BLOCK).min(self.start.len());
            let rows = Rows {
                count: end - begin,
                codes: self.codes.iter().map(|codes| &codes[begin..end]).collect(),
                start: Moments { at: &self.start[begin..end], dates: &[] },
                exclusions: Some(Exclusions {
                    offsets: &self.offsets[begin..=end],
                    from: &self.from,
                    to: &self.to,
                    causes: &self.causes,
                }),
                ..Rows::default()
            };
            batch.answer(engine, &rows).map_err(|problem| problem.message.clone())?;
            let due = &batch.answers()[0].due_date;
            for (at, expected) in self.expected[begin..end].iter().enumerate() {
                let error = batch.errors()[at] > 0;
                let right = if expected.is_nan() { error } else { !error && f64::from(due[at]) == *expected };
                tally.check(right, || format!("row {}: {}", begin + at, due[at]));
            }
        }
        Ok(())
    }
}
