//! A plain reader of the binding's integers, written apart from the page's own; what stands where is the table's to say.

use js_sys::{Date, Int32Array};
use sla_calculator::boundary::{ANSWERS, alternative, commitment, integers};
use sla_calculator::policy::Status;
use sla_calculator::quote::SHAPES;

const DAY_MS: f64 = 86_400_000.0;

/// What a test asks of one commitment.
#[derive(Debug, Default, PartialEq)]
pub struct Commitment {
    pub determined: bool,
    /// First date, last date: the same unless the answer is provisional.
    pub due: Option<(String, String)>,
    /// `2026-10-11T00:00:00`, in the policy's zone.
    pub due_at: Option<String>,
    pub confirmed: bool,
    /// Date and ordinal of each day that was counted.
    pub counted: Vec<(String, i32)>,
    /// Codes of the engine's own reasons.
    pub reasons: Vec<&'static str>,
}

/// The date of a day since 1970-01-01, by the browser's own calendar.
pub fn date(day: i32) -> String {
    let text = Date::new(&(f64::from(day) * DAY_MS).into()).to_iso_string();
    String::from(text).chars().take(10).collect()
}

/// The day since 1970-01-01 of a date, by the browser's own calendar.
pub fn day(date: &str) -> i32 {
    (Date::parse(&format!("{date}T00:00:00Z")) / DAY_MS) as i32
}

/// `2026-10-11T00:00:00` of a day and a second of it.
fn instant(day: i32, second: i32) -> String {
    format!("{}T{:02}:{:02}:{:02}", date(day), second / 3600, second / 60 % 60, second % 60)
}

/// The parts of an answer, in order.
fn answer(name: &str) -> &'static [&'static str] {
    ANSWERS.iter().find(|(one, _)| *one == name).expect("an answer of the boundary").1
}

/// Integers by name.
struct Record(Vec<(String, i32)>);

impl Record {
    fn get(&self, field: &str) -> i32 {
        self.0.iter().find(|(name, _)| name == field).expect("a field of the record").1
    }
}

pub struct Reader {
    ints: Int32Array,
    at: u32,
}

impl Reader {
    /// Of an answer at a place in the core's memory.
    pub fn new(ints: Int32Array, at: usize) -> Reader {
        Reader { ints, at: u32::try_from(at).expect("an address") }
    }

    pub fn next(&mut self) -> i32 {
        self.at += 1;
        self.ints.get_index(self.at - 1)
    }

    /// A counted text, a code unit in each integer.
    pub fn text(&mut self) -> String {
        let units: Vec<u16> = (0..self.next()).map(|_| self.next() as u16).collect();
        String::from_utf16(&units).expect("whole characters")
    }

    /// The integers of a record, by name.
    fn record(&mut self, name: &str) -> Record {
        let fields = integers(name);
        assert!(!fields.is_empty(), "no record {name}");
        Record(fields.into_iter().map(|field| (field, self.next())).collect())
    }

    fn skip_list(&mut self, record: &str) {
        for _ in 0..self.next() {
            self.record(record);
        }
    }

    pub fn request(&mut self) {
        for part in answer("RequestAnswer") {
            match *part {
                "edition" => {
                    self.next();
                }
                "start_at" | "now" => drop(self.record("Moment")),
                "events" | "finished_at" => self.skip_list("Named"),
                "exclusions" => self.skip_list("Exclusion"),
                other => panic!("no reader for {other}"),
            }
        }
    }

    /// Every commitment of a quote.
    pub fn quote(&mut self) -> Vec<Commitment> {
        let mut commitments = Vec::new();
        for part in answer("QuoteAnswer") {
            match *part {
                "request" => self.request(),
                "commitments" => commitments = (0..self.next()).map(|_| self.commitment()).collect(),
                other => panic!("no reader for {other}"),
            }
        }
        commitments
    }

    pub fn commitment(&mut self) -> Commitment {
        let head = self.record("Head");
        let has = head.get("has");
        let determined = head.get("status") == Status::Determined as i32;
        let confirmed = has & commitment::CONFIRMED != 0;
        let mut one = Commitment { determined, confirmed, ..Commitment::default() };
        for ((part, record), place) in commitment::PARTS.iter().zip(0..) {
            if has & 1 << place == 0 {
                continue;
            }
            match *part {
                "DUE" => {
                    let due = self.record(record);
                    one.due = Some((date(due.get("date")), date(due.get("latest"))));
                    one.due_at = Some(instant(due.get("at_day"), due.get("at_second")));
                }
                "AWAITS" => {
                    for _ in 0..self.next() {
                        self.next();
                    }
                }
                "INSTANTS" => self.skip_list("Moment"),
                "ALTERNATIVES" => (0..self.next()).for_each(|_| self.alternative()),
                "TRACE" => one.counted = self.counted(),
                "TRACE_LATEST" => drop(self.counted()),
                "REASONS" => one.reasons = self.reasons(),
                _ => drop(self.record(record)),
            }
        }
        one
    }

    fn alternative(&mut self) {
        let has = self.record("Alternative").get("has");
        for ((_, record), place) in alternative::PARTS.iter().zip(0..) {
            if has & 1 << place != 0 {
                self.record(record);
            }
        }
    }

    /// Date and ordinal of each day of a walk that counts.
    fn counted(&mut self) -> Vec<(String, i32)> {
        let days: Vec<Record> = (0..self.next()).map(|_| self.record("TraceDay")).collect();
        let counted = days.iter().filter(|day| day.get("ordinal") > 0);
        counted.map(|day| (date(day.get("date")), day.get("ordinal"))).collect()
    }

    fn reasons(&mut self) -> Vec<&'static str> {
        let mut codes = Vec::new();
        for _ in 0..self.next() {
            let code = self.next();
            // Behind the engine's codes stand the policy's own, which have no parameters.
            if let Some((name, params)) = SHAPES.get(usize::try_from(code).expect("no code is negative")) {
                codes.push(*name);
                for _ in *params {
                    self.next();
                }
            }
        }
        codes
    }
}
