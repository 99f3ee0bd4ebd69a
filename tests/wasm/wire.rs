//! A plain reader of the binding's integers, written apart from the page's own.

use js_sys::{Date, Int32Array};
use sla_calculator::quote::SHAPES;

/// The last code of a commitment that says it is determined.
const DETERMINED: i32 = 6;
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

    fn skip(&mut self, count: i32) {
        for _ in 0..count {
            self.next();
        }
    }

    /// A counted list of entries that are all as long.
    fn skip_list(&mut self, each: i32) {
        let count = self.next();
        self.skip(count * each);
    }

    /// Edition, start, now, events, exclusions, finished things.
    pub fn request(&mut self) {
        self.skip(5);
        self.skip_list(3);
        self.skip_list(4);
        self.skip_list(3);
    }

    /// Every commitment of a quote.
    pub fn quote(&mut self) -> Vec<Commitment> {
        self.request();
        let count = self.next();
        (0..count).map(|_| self.commitment()).collect()
    }

    pub fn commitment(&mut self) -> Commitment {
        let mut one = Commitment::default();
        self.skip(1);
        one.determined = self.next() == DETERMINED;
        let has = self.next();
        let given = |bit: i32| has & 1 << bit != 0;
        one.confirmed = given(4);
        self.skip(if given(0) { 2 } else { 0 });
        self.skip(if given(1) { 2 } else { 0 });
        if given(2) {
            let first = self.next();
            one.due_at = Some(self.instant());
            one.due = Some((date(first), date(self.next())));
        }
        if given(5) {
            self.skip_list(1);
        }
        self.skip(if given(6) { 5 } else { 0 });
        if given(7) {
            self.skip_list(2);
        }
        if given(8) {
            for _ in 0..self.next() {
                self.skip(4);
                let has = self.next();
                self.skip(if has & 1 == 0 { 0 } else { 3 });
                self.skip(if has & 4 == 0 { 0 } else { 2 });
            }
        }
        self.skip(if given(9) { 5 } else { 0 });
        self.skip(if given(10) { 2 } else { 0 });
        if given(11) {
            one.counted = self.counted();
        }
        if given(13) {
            self.counted();
        }
        one.reasons = self.reasons();
        self.skip(2);
        one
    }

    fn instant(&mut self) -> String {
        let (day, second) = (self.next(), self.next());
        format!("{}T{:02}:{:02}:{:02}", date(day), second / 3600, second / 60 % 60, second % 60)
    }

    /// Each day of a walk: date, kind, holiday, notice, ordinal, cause.
    fn counted(&mut self) -> Vec<(String, i32)> {
        let mut counted = Vec::new();
        for _ in 0..self.next() {
            let day = self.next();
            self.skip(3);
            let ordinal = self.next();
            self.skip(1);
            if ordinal > 0 {
                counted.push((date(day), ordinal));
            }
        }
        counted
    }

    fn reasons(&mut self) -> Vec<&'static str> {
        let mut codes = Vec::new();
        for _ in 0..self.next() {
            let code = self.next();
            // Behind the engine's codes stand the policy's own, which have no parameters.
            if let Some((name, params)) = SHAPES.get(usize::try_from(code).expect("no code is negative")) {
                codes.push(*name);
                self.skip(i32::try_from(params.len()).expect("few parameters"));
            }
        }
        codes
    }
}
