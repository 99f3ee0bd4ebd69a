//! The TypeScript side of the table in `src/boundary.rs`: numbers, bits, orders, and the names behind the integers.

use sla_calculator::Code;
use sla_calculator::boundary::{
    ANSWERS, CALENDAR_BITS, DEPTH, KIND_BITS, NO_DAY, NONE, RECORDS, REQUEST, VALUES, alternative,
    commitment, fact, integers, kind, question, word,
};
use sla_calculator::calendar::DayKind;
use sla_calculator::columns::{Answers, CERTAINTIES, NOTHING};
use sla_calculator::policy::{LimitBound, Per, Requirement, Status, Units};
use sla_calculator::quality::{Measured, TargetState, VerdictState};
use sla_calculator::quote::{Finish, SHAPES, State};
use std::error::Error;
use std::fmt::Write;

/// The parts of something, its flags, and how the reader of its parts is called.
struct Parts {
    prefix: &'static str,
    name: &'static str,
    parts: &'static [(&'static str, &'static str)],
    flags: &'static [&'static str],
}

const PARTS: [Parts; 2] = [
    Parts { prefix: "HAS", name: "Commitment", parts: commitment::PARTS, flags: commitment::FLAGS },
    Parts { prefix: "OTHER", name: "Alternative", parts: alternative::PARTS, flags: alternative::FLAGS },
];

/// Parts of the usual commitment with a date, which is read at once: each has a fixed number of integers.
const DATED: [&str; 4] = ["LIMIT", "STARTS", "DUE", "READINGS"];

const MADE: &str =
    "// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.\n";

/// Records and answers about targets in per cent, which are read by a module of their own.
const OF_TARGETS: [&str; 6] =
    ["TargetPeriod", "CaseGroup", "TargetsAnswer", "TargetAnswer", "TargetPeriodAnswer", "CaseGroupAnswer"];

/// The module `www/engine/wire-targets.ts`, which is loaded under a policy that has targets in per cent.
pub fn targets() -> Result<String, std::fmt::Error> {
    let mut out = String::from(MADE);
    for (name, written) in [("VERDICT_STATES", VerdictState::NAMES), ("TARGET_STATES", TargetState::NAMES)] {
        writeln!(out, "export const {name} = {written:?} as const;")?;
    }
    records(&mut out, true)?;
    answers(&mut out, true)?;
    Ok(out)
}

/// The module `www/engine/wire-columns.ts`, which is loaded with tables.
pub fn tables() -> Result<String, std::fmt::Error> {
    let mut out = String::from(MADE);
    writeln!(out, "\n/* What the numbers in columns of answers stand for. */")?;
    let lists = [("STATUSES", Status::NAMES), ("CERTAINTIES", &CERTAINTIES), ("STATES", State::NAMES)];
    for (name, written) in lists {
        writeln!(out, "export const {name} = {written:?} as const;")?;
    }
    writeln!(out, "/** Stands for no status, certainty or outcome. */\nexport const NOTHING = {NOTHING};")?;
    writeln!(
        out,
        "\n/** The columns of a commitment in the order in which the module of tables gives them. */"
    )?;
    let columns: Vec<_> = Answers::COLUMNS.iter().map(|column| camel(column)).collect();
    writeln!(out, "export const COLUMNS = {columns:?} as const;")?;
    Ok(out)
}

/// The module `www/engine/wire.ts`.
pub fn module() -> Result<String, Box<dyn Error>> {
    let mut out = String::from(MADE);
    constants(&mut out)?;
    names(&mut out)?;
    records(&mut out, false)?;
    for one in &PARTS {
        parts(&mut out, one)?;
    }
    dated(&mut out)?;
    answers(&mut out, false)?;
    given(&mut out)?;
    Ok(out)
}

fn constants(out: &mut String) -> std::fmt::Result {
    writeln!(out, "\nexport const ENGINE = \"{}\";", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "/** Encodes \"none\" in place of an index or a second. */")?;
    writeln!(out, "export const NONE = {NONE};")?;
    writeln!(out, "/** Encodes \"none\" in place of a day. */\nexport const NO_DAY = {NO_DAY};")?;
    writeln!(
        out,
        "/** The number of low bits that hold an edition or a rule; the bits above hold the index of a calendar plus 1, or 0. */\nexport const CALENDAR_BITS = {CALENDAR_BITS};"
    )?;
    writeln!(out, "/** The number of low bits of a value's first integer that hold its kind. */")?;
    writeln!(out, "export const KIND_BITS = {KIND_BITS};")?;
    writeln!(out, "/** The greatest depth and the most values of a question. */")?;
    writeln!(out, "export const DEPTH = {DEPTH};\nexport const VALUES = {VALUES};")?;
    let groups = [("ASK", "Questions.", question::NAMES), ("KIND", "Kinds of values.", kind::NAMES)];
    for (prefix, about, names) in groups.into_iter().chain([("WORD", "Values without parts.", word::NAMES)]) {
        writeln!(out, "\n/* {about} */")?;
        for (place, name) in names.iter().enumerate() {
            writeln!(out, "export const {prefix}_{name} = {place};")?;
        }
    }
    writeln!(out, "\n/* Bits of a day's facts. */\nexport const FACT_KIND = {};", fact::KIND)?;
    writeln!(out, "export const FACT_STATUTORY = {};", fact::STATUTORY)?;
    writeln!(out, "export const FACT_CONFIRMED = {};", fact::CONFIRMED)
}

/// The names behind the integers, by their place.
fn names(out: &mut String) -> std::fmt::Result {
    writeln!(out, "\n/* The names behind integers. */")?;
    let lists: [(&str, Vec<&str>); 9] = [
        ("CODES", Code::NAMES.to_vec()),
        ("UNITS", Units::NAMES.to_vec()),
        ("BOUNDS", LimitBound::NAMES.to_vec()),
        ("PER", Per::NAMES.to_vec()),
        ("STATUSES", Status::NAMES.to_vec()),
        ("KINDS", DayKind::NAMES.to_vec()),
        ("REQUIREMENTS", Requirement::NAMES.to_vec()),
        ("STATES", State::NAMES.to_vec()),
        ("FINISHES", Finish::NAMES.to_vec()),
    ];
    for (name, written) in lists.into_iter().chain([("MEASURED", Measured::NAMES.to_vec())]) {
        writeln!(out, "export const {name} = {written:?} as const;")?;
    }
    writeln!(
        out,
        "\n/** Codes of the engine's reasons, each with the names and kinds of its parameters. */"
    )?;
    writeln!(
        out,
        "export const REASONS: readonly (readonly [code: string, params: readonly (readonly [name: string, kind: string])[]])[] = ["
    )?;
    for (code, params) in SHAPES {
        let params: Vec<_> =
            params.iter().map(|(name, kind)| format!("[{name:?}, {:?}]", kind.name())).collect();
        writeln!(out, "  [{code:?}, [{}]],", params.join(", "))?;
    }
    writeln!(out, "];")
}

fn records(out: &mut String, of_targets: bool) -> std::fmt::Result {
    writeln!(
        out,
        "\n/* Where each integer of a record and each record inside it stands, and how many integers it has. */"
    )?;
    for (name, fields) in RECORDS.iter().filter(|(name, _)| OF_TARGETS.contains(name) == of_targets) {
        let (record, mut place) = (upper(name), 0);
        for (field, kind) in *fields {
            let (field, inside) = (field.to_uppercase(), integers(kind));
            writeln!(out, "export const {record}_{field} = {place};")?;
            for (at, within) in inside.iter().enumerate() {
                writeln!(out, "export const {record}_{field}_{} = {};", within.to_uppercase(), place + at)?;
            }
            place += inside.len().max(1);
        }
        writeln!(out, "export const {record}_LENGTH = {place};")?;
    }
    Ok(())
}

fn parts(out: &mut String, Parts { prefix, name, parts, flags }: &Parts) -> std::fmt::Result {
    writeln!(out, "\n/* The parts that it may have, in the order in which they stand, then flags. */")?;
    for (place, part) in parts.iter().map(|(part, _)| part).chain(*flags).enumerate() {
        writeln!(out, "export const {prefix}_{part} = {};", 1 << place)?;
    }
    writeln!(out, "\n/** A reader for each part. */\nexport interface {name}Parts<T, C> {{")?;
    for (part, _) in *parts {
        writeln!(out, "  {}(one: T, context: C, has: number): void;", camel(part))?;
    }
    writeln!(out, "}}\n\n/** Reads the parts whose bits are set, in order. */")?;
    writeln!(
        out,
        "export function read{name}Parts<T, C>(read: {name}Parts<T, C>, has: number, one: T, context: C): void {{"
    )?;
    for (part, _) in *parts {
        writeln!(out, "  if (has & {prefix}_{part}) read.{}(one, context, has);", camel(part))?;
    }
    writeln!(out, "}}")
}

/// Where the parts of a commitment that has these parts, and but one more behind them, begin.
fn dated(out: &mut String) -> Result<(), Box<dyn Error>> {
    writeln!(out, "\n/* The usual commitment with a date: its parts, and where each begins. */")?;
    let bits: Vec<_> = DATED.iter().map(|part| format!("HAS_{part}")).collect();
    writeln!(out, "export const DATED = {} | HAS_REASONS;", bits.join(" | "))?;
    let mut at = integers("Head").len();
    for (part, record) in commitment::PARTS.iter().filter(|(part, _)| DATED.contains(part)) {
        writeln!(out, "export const DATED_{part} = {at};")?;
        at += integers(record).len();
    }
    writeln!(out, "export const DATED_REASONS = {at};")?;
    if commitment::PARTS.last().is_none_or(|(part, _)| *part != "REASONS") {
        return Err("the reasons have no fixed length and come last".into());
    }
    Ok(())
}

fn answers(out: &mut String, of_targets: bool) -> std::fmt::Result {
    writeln!(out, "\n/* The parts of each answer, in the order in which they stand. */")?;
    for (name, parts) in ANSWERS.iter().filter(|(name, _)| OF_TARGETS.contains(name) == of_targets) {
        let parts: Vec<_> = parts.iter().map(|part| camel(&part.to_uppercase())).collect();
        writeln!(out, "export const {} = {parts:?} as const;", upper(name))?;
    }
    Ok(())
}

/// The fields of a request that no answer sends, since the reader has them.
fn given(out: &mut String) -> Result<(), Box<dyn Error>> {
    let sent = ANSWERS.iter().find(|(name, _)| *name == "RequestAnswer").ok_or("no answer for a request")?.1;
    let sent: Vec<_> = sent.iter().map(|part| camel(part)).collect();
    if let Some(part) = sent.iter().find(|part| !REQUEST.contains(&part.as_str()) && *part != "edition") {
        return Err(format!("a request has no field {part}").into());
    }
    let given: Vec<_> = REQUEST.iter().filter(|field| !sent.iter().any(|part| part == *field)).collect();
    writeln!(
        out,
        "\n/* The fields of a request that its answer does not send: they are shown as they were given. */"
    )?;
    writeln!(out, "export const REQUEST_GIVEN = {given:?} as const;")?;
    Ok(())
}

/// `TraceDay` as `TRACE_DAY`.
fn upper(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_uppercase());
    }
    out
}

/// `TRACE_LATEST` as `traceLatest`.
fn camel(name: &str) -> String {
    let mut words = name.split('_').map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    words.fold(first, |mut all, word| {
        let mut letters = word.chars();
        all.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        all.push_str(letters.as_str());
        all
    })
}
