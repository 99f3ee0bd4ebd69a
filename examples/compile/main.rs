//! Turns the documents under `data/` into what the builds carry: the compact bundle, what the policy says of itself, the
//! words and sources of each language, the TypeScript types, the table of the boundary, and the words in the policy's schema.
//!
//! `cargo run --example compile --features schema -- --out target/generated [--policy FILE] [--calendar FILE]`

mod boundary;
mod columns;
mod schema;
mod types;
mod units;

use sla_calculator::{Problem, Value, calendar, pack_calendar, pack_policy, policy, value};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The schema that knows the fields of a policy; its vocabularies are the engine's.
const SCHEMA: &str = "data/policies/policy.schema.json";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut out = PathBuf::from("target/generated");
    let mut policy_file = PathBuf::from("data/policies/cmcc-group-customer.json");
    let mut calendar_file = PathBuf::from("data/calendars/cn.json");
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--out" => out = value.into(),
            "--policy" => policy_file = value.into(),
            "--calendar" => calendar_file = value.into(),
            _ => return Err(format!("there is no option {name}").into()),
        }
    }
    fs::create_dir_all(&out)?;
    let mut documents =
        policy::read(&read(&policy_file)?, None).map_err(|problem| place(&policy_file, &problem))?;
    let (compiled, info) =
        calendar::read(&read(&calendar_file)?).map_err(|problem| place(&calendar_file, &problem))?;
    policy::check_calendars(&mut documents, &[&info]).map_err(|problem| place(&policy_file, &problem))?;
    fs::write(out.join("bundle.bin"), [pack_policy(&documents.policy), pack_calendar(&compiled)].concat())?;
    let editions = documents.info.iter().map(columns::edition).collect::<Result<Vec<_>, _>>()?;
    write(&out, "policy-info.json", &editions)?;
    write(&out, "calendar-info.json", &info)?;
    let document = documents.merged.last().ok_or("the policy has no edition")?;
    for language in value::languages(document) {
        let (words, sources) = policy::words(document, &info, language);
        write(&out, &format!("words.{language}.json"), &words)?;
        write(&out, &format!("sources.{language}.json"), &sources)?;
    }
    fs::write(out.join("wire.ts"), boundary::module()?)?;
    fs::write(out.join("wire-targets.ts"), boundary::targets()?)?;
    fs::write(out.join("wire-columns.ts"), boundary::tables()?)?;
    fs::write(out.join("units.ts"), units::module()?)?;
    fs::write(out.join("policy.schema.json"), schema::with_words(&fs::read_to_string(SCHEMA)?)?)?;
    fs::write(out.join("types.d.ts"), types::declarations()?)?;
    Ok(())
}

fn read(file: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?)
}

fn place(file: &Path, problem: &Problem) -> String {
    format!("{}#{}: {}", file.display(), problem.path, problem.message)
}

fn write(out: &Path, name: &str, value: &impl serde::Serialize) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(out.join(name), serde_json::to_vec(value)?)?)
}
