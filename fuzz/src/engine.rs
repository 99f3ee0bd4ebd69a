//! What holds for any bytes that the engine is given; run by the fuzzer and, over its corpus, by the plain tests.

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use sla_calculator::columns::{Batch, Exclusions, Frame, Moments, Rows};
use sla_calculator::{Calculator, Code, Problem, Value};
use std::sync::OnceLock;

const POLICY: &str = include_str!("../../data/policies/cmcc-group-customer.json");
const CALENDAR: &str = include_str!("../../data/calendars/cn.json");

fn parsed(text: &str) -> Json {
    serde_json::from_str(text).expect("the project's own document")
}

fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("any JSON is a value")
}

fn bundled() -> &'static Calculator {
    static ENGINE: OnceLock<Calculator> = OnceLock::new();
    ENGINE.get_or_init(|| {
        Calculator::from_documents(&value(&parsed(POLICY)), &value(&parsed(CALENDAR)))
            .expect("the project's own documents")
    })
}

/// Whether a place is in the input, or is the missing field of an object that is in it.
fn is_place_of(path: &str, input: &Json) -> bool {
    input.pointer(path).is_some()
        || path.rsplit_once('/').is_some_and(|(parent, _)| input.pointer(parent).is_some_and(Json::is_object))
}

/// A refusal says something, of a place that the input has.
fn refused(problem: &Problem, inputs: &[&Json]) {
    assert!(!problem.message.is_empty());
    assert!(
        inputs.iter().any(|input| is_place_of(&problem.path, input)),
        "`{}`: {}",
        problem.path,
        problem.message
    );
}

/// A request is answered, or refused; what is answered is answered alike with a walk, and each commitment by itself.
pub fn request(data: &[u8]) {
    let Ok(asked) = serde_json::from_slice::<Json>(data) else { return };
    let (engine, given) = (bundled(), value(&asked));
    let quote = match engine.quote(&given, false) {
        Ok(quote) => serde_json::to_value(quote).expect("an answer serialises"),
        Err(problem) => return refused(&problem, &[&asked]),
    };
    let walked = serde_json::to_value(engine.quote(&given, true).expect("answered before"))
        .expect("an answer serialises");
    let commitments = |of: &Json| of["commitments"].as_array().expect("a list").clone();
    for (plain, walked) in commitments(&quote).iter().zip(commitments(&walked)) {
        assert_eq!(
            (&plain["id"], &plain["status"], &plain["dueAt"]),
            (&walked["id"], &walked["status"], &walked["dueAt"])
        );
        let ends = (plain["dueRange"]["earliest"].as_str(), plain["dueRange"]["latest"].as_str());
        if let (Some(earliest), Some(latest)) = ends {
            assert!(earliest <= latest, "{plain}");
        }
    }
    if let Err(problem) = engine.compare(&given, None) {
        refused(&problem, &[&asked, &json!([asked])]);
    }
}

/// A document of the project's with changes: an object of JSON Pointers and what stands there instead (`null` takes it away);
/// anything else is a document by itself.
fn changed(data: &[u8], whole: &str) -> Option<Json> {
    let given = serde_json::from_slice::<Json>(data).ok()?;
    let Json::Object(changes) = &given else { return Some(given) };
    if changes.keys().any(|key| !key.starts_with('/')) {
        return Some(given);
    }
    let mut document = parsed(whole);
    for (pointer, to) in changes {
        let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
        match document.pointer_mut(parent) {
            Some(Json::Object(fields)) if to.is_null() => drop(fields.remove(key)),
            Some(Json::Object(fields)) => drop(fields.insert(key.to_owned(), to.clone())),
            Some(Json::Array(items)) if key == "-" => items.push(to.clone()),
            Some(Json::Array(items)) => {
                if let Some(slot) = key.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                    *slot = to.clone();
                }
            }
            _ => {}
        }
    }
    Some(document)
}

/// A usual request, for documents that were read.
fn usual() -> Value {
    value(&json!({
        "dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city", "assuranceLevel": "A"},
        "startAt": "2026-09-30T16:00", "audience": "operator", "now": "2026-10-09T12:00",
    }))
}

/// A policy is read, or refused whole; one that was read answers.
pub fn policy(data: &[u8]) {
    let Some(document) = changed(data, POLICY) else { return };
    let calendar = parsed(CALENDAR);
    match Calculator::from_documents(&value(&document), &value(&calendar)) {
        Ok(engine) => drop(engine.quote(&usual(), true)),
        Err(problem) => refused(&problem, &[&document]),
    }
}

/// A calendar is read, or refused whole; one that was read counts there and back.
pub fn calendar(data: &[u8]) {
    let Some(document) = changed(data, CALENDAR) else { return };
    match Calculator::from_documents(&value(&parsed(POLICY)), &value(&document)) {
        Ok(engine) => {
            drop(engine.quote(&usual(), true));
            for n in [-30, -1, 1, 30] {
                if let Ok(to) = engine.add_working_days("2026-09-30", n) {
                    assert_eq!(engine.working_days_between("2026-09-30", &to).ok(), Some(n), "{to}");
                }
            }
        }
        // What does not fit the policy is named at the place of the policy.
        Err(problem) if problem.code == Code::InvalidPolicy => refused(&problem, &[&parsed(POLICY)]),
        Err(problem) => refused(&problem, &[&document]),
    }
}

/// A notice gives a calendar that reads, or is refused at one of its lines.
pub fn notice(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let calendar = value(&parsed(CALENDAR));
    match read_notice(&text, &calendar, &Value::Object(Vec::new())) {
        Ok(reading) => {
            let read = Calculator::from_documents(&value(&parsed(POLICY)), &reading.calendar);
            assert!(read.is_ok(), "{:?}", read.err());
        }
        Err(problem) => {
            let line = problem.path.strip_prefix("/0/").map(str::parse::<usize>);
            let known = matches!(problem.path.as_str(), "/0" | "/1" | "/2")
                || line.is_some()
                || problem.path.starts_with("/2/");
            assert!(known && !problem.message.is_empty(), "`{}`", problem.path);
            if let Some(line) = line {
                // Whatever ends a line for any program ends it.
                let ends = |c: char| {
                    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '>')
                };
                assert!(
                    line.is_ok_and(|line| line <= 1 + text.chars().filter(|c| ends(*c)).count()),
                    "`{}`",
                    problem.path
                );
            }
        }
    }
}

/// Bytes as numbers; behind the last there are zeros.
struct Bytes<'a>(std::slice::Iter<'a, u8>);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn long(&mut self) -> u64 {
        (0..8).fold(0, |number, _| number << 8 | u64::from(self.byte()))
    }

    /// A moment near the present, or any number that eight bytes can be.
    fn moment(&mut self) -> f64 {
        match self.byte() {
            0 => f64::NAN,
            1 => f64::NEG_INFINITY,
            2 => f64::from_bits(self.long()),
            more => 1.79e12 + f64::from(more) * 3.7e7 + f64::from(self.byte()) * 60_000.0,
        }
    }
}

/// Columns of any length with any codes are answered or refused; each row has an answer or a problem that is told.
pub fn columns(data: &[u8]) {
    let mut from = Bytes(data.iter());
    let frame = Frame::read(&value(&json!({
        "commitments": ["change.suspend", "fault.restoration", "notice.planned"],
        "request": {"dimensions": {"service": "data-line"}, "now": "2026-10-09T12:00"},
        "dimensions": [
            {"id": "customerTier", "values": ["gold", "silver", "no-such-tier"]},
            {"id": "locality", "values": ["intra-city", "cross-province"]},
        ],
        "conditions": ["emergency"], "events": ["fault-reported"], "finishedAt": ["fault.restoration"], "causes": ["customer", "nobody"],
    })))
    .expect("a frame");
    let Ok(mut batch) = Batch::new(bundled().engine(), frame) else { return };
    let count = usize::from(from.byte() % 6);
    let length = |from: &mut Bytes<'_>| {
        count.saturating_add(usize::from(from.byte() & 1)).saturating_sub(usize::from(from.byte() == 255))
    };
    let codes: Vec<Vec<i32>> = (0..2)
        .map(|_| (0..length(&mut from)).map(|_| i32::from(from.byte().cast_signed()) % 5).collect())
        .collect();
    let conditions: Vec<u8> = (0..length(&mut from)).map(|_| from.byte()).collect();
    let mut moments = || -> Vec<f64> { (0..length(&mut from)).map(|_| from.moment()).collect() };
    let (start, reported, finished) = (moments(), moments(), moments());
    let dates: Vec<u8> = (0..from.byte() % 8).map(|_| from.byte()).collect();
    let offsets: Vec<i32> = (0..=count).map(|_| i32::from(from.byte().cast_signed()) / 32).collect();
    let (begin, end): (Vec<f64>, Vec<f64>) = (0..4).map(|_| (from.moment(), from.moment())).unzip();
    let causes: Vec<u8> = (0..4).map(|_| from.byte() % 3).collect();
    let rows = Rows {
        count,
        codes: codes.iter().map(Vec::as_slice).collect(),
        conditions: vec![&conditions],
        start: Moments { at: &start, dates: &dates },
        events: vec![Moments { at: &reported, dates: &[] }],
        finished: vec![Moments { at: &finished, dates: &[] }],
        exclusions: (from.byte() & 1 == 0).then_some(Exclusions {
            offsets: &offsets,
            from: &begin,
            to: &end,
            causes: &causes,
        }),
    };
    match batch.answer(bundled().engine(), &rows) {
        Ok(()) => {
            assert_eq!(batch.errors().len(), count);
            let told = batch.problems().len();
            assert!(
                batch.errors().iter().all(|error| usize::try_from(*error).is_ok_and(|error| error <= told))
            );
        }
        Err(problem) => {
            assert!(problem.path.starts_with("/1") && !problem.message.is_empty(), "`{}`", problem.path)
        }
    }
}
