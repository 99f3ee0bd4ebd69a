//! What a clock of each unit of limits counts, for the page: `www/engine/units.ts`.

use sla_calculator::policy::{Counted, Units};
use std::fmt::Write;

pub fn module() -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.\n\
         import type { Units } from \"./contract\";\n\n\
         /** What a clock counts. */\n\
         export type Counts = \"workingDays\" | \"days\" | \"months\" | \"seconds\" | \"officeSeconds\" | \"times\";\n\n\
         /** What a clock of each unit counts, and how many of them make one. */\n\
         export const COUNTED: { readonly [units in Units]: { readonly counts: Counts; readonly each: number } } = {\n",
    );
    for units in Units::ALL {
        let counts = match units.counted() {
            Counted::WorkingDays => "workingDays",
            Counted::Days => "days",
            Counted::Months => "months",
            Counted::Seconds => "seconds",
            Counted::OfficeSeconds => "officeSeconds",
            Counted::Times => "times",
        };
        writeln!(out, "  {}: {{ counts: {counts:?}, each: {} }},", units.name(), units.each())?;
    }
    out.push_str("};\n");
    Ok(out)
}
