//! Puts the yearly notice of holidays into the project's calendar.
//!
//! `cargo xtask calendar add NOTICE.txt [--number 文号] [--date 2026-11-04] [--url https://…] [--confirm 2027-10-16]
//! [--calendar data/calendars/cn.json] [--out FILE]`: the text as UTF-8 or UTF-16. Nothing is written unless all is right.

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

fn run(mut args: impl Iterator<Item = String>) -> Result<(), String> {
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

/// The text of a file in UTF-8 or UTF-16.
fn text_of(file: &str) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file} could not be read: {error}"))?;
    let wide = |swap: bool| {
        let unit = |pair: &[u8]| {
            if swap { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) }
        };
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(unit).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => Ok(wide(false)),
        [0xfe, 0xff, ..] => Ok(wide(true)),
        _ => String::from_utf8(bytes).map_err(|_| format!("{file} is no UTF-8 text; save it as UTF-8, or give it to the page or to `sla-calculator calendar add`, which read GBK")),
    }
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
