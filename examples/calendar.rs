//! Puts the yearly notice of holidays into the project's calendar.
//!
//! `cargo xtask calendar add NOTICE.txt [--number 文号] [--date 2026-11-04] [--url https://…] [--confirm 2027-10-16]
//! [--calendar data/calendars/cn.json] [--out FILE]`: the text in UTF-8, UTF-16 or
//! GBK. Nothing is written unless all is right.

use encoding_rs::{Encoding, GB18030, UTF_8};
use serde_json::{Map, Value as Json, json};
use sla_calculator::Value;
use sla_calculator::calendar::notice::{NoticeReading, read_notice};
use std::process::ExitCode;

const CALENDAR: &str = "data/calendars/cn.json";
const USAGE: &str = "usage: cargo xtask calendar add NOTICE.txt [--number N] [--date D] [--url U] [--confirm DAY] [--calendar FILE] [--out FILE]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command with these arguments.
///
/// # Errors
/// A sentence; nothing was written then.
pub fn run(mut args: impl Iterator<Item = String>) -> Result<(), String> {
    if args.next().as_deref() != Some("add") {
        return Err(USAGE.to_owned());
    }
    let (mut notice, mut calendar, mut out) = (None, CALENDAR.to_owned(), None);
    let (mut given, mut confirmed) = (Map::new(), Vec::new());
    while let Some(arg) = args.next() {
        let Some(option) = arg.strip_prefix("--") else {
            notice = Some(arg);
            continue;
        };
        let value = args.next().ok_or_else(|| format!("--{option} needs a value\n{USAGE}"))?;
        match option {
            "number" | "date" | "url" => drop(given.insert(option.to_owned(), json!(value))),
            "confirm" => confirmed.push(json!(value)),
            "calendar" => calendar = value,
            "out" => out = Some(value),
            _ => return Err(format!("there is no option --{option}\n{USAGE}")),
        }
    }
    given.insert("confirmed".to_owned(), Json::Array(confirmed));
    let notice = notice.ok_or(USAGE)?;
    let document: Value = serde_json::from_str(&text_of(&calendar)?)
        .map_err(|error| format!("{calendar} is no JSON: {error}"))?;
    let given: Value = serde_json::from_value(Json::Object(given)).map_err(|error| error.to_string())?;
    let reading = read_notice(&text_of(&notice)?, &document, &given)
        .map_err(|problem| format!("{notice}: {problem}"))?;
    let out = out.unwrap_or(calendar);
    std::fs::write(&out, &reading.file)
        .map_err(|error| format!("{out} could not be written, so nothing was changed: {error}"))?;
    tell(&reading, &out);
    Ok(())
}

/// The text of a file in UTF-8, in UTF-16 with its mark, or in GBK, which Windows programs in China still write.
fn text_of(file: &str) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file} could not be read: {error}"))?;
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(if std::str::from_utf8(&bytes).is_ok() { UTF_8 } else { GB18030 });
    let (text, _, broken) = encoding.decode(&bytes);
    if broken {
        return Err(format!("{file} is no text in UTF-8, UTF-16 or GBK; save it as UTF-8"));
    }
    Ok(text.into_owned())
}

fn tell(reading: &NoticeReading, out: &str) {
    for line in &reading.read {
        let worked = if line.makeup_days.is_empty() { "none".to_owned() } else { line.makeup_days.join(" ") };
        println!(
            "line {:>3}  {:<16} {} to {}  worked: {worked}",
            line.line, line.holiday, line.from, line.to
        );
    }
    for line in &reading.passed {
        println!("line {:>3}  passed over: {}", line.line, line.text);
    }
    println!(
        "{} days are worked that were not, or the other way round; {out} was written",
        reading.moved.len()
    );
}
