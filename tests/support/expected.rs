//! What the second implementation expects of a commitment, and how an answer of the engine differs from it.

use super::dates::{Day, Second, show_day, show_instant};
use serde_json::{Value as Json, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub amount: i64,
    pub units: &'static str,
}

pub const fn limit(amount: i64, units: &'static str) -> Limit {
    Limit { amount, units }
}

/// When a commitment is due: `at` as the contract's `dueAt`, with both bounds where the year is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub date: Day,
    pub at: Second,
    pub by_day: bool,
    pub range: Option<(Day, Day)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Open(Second),
    Met(Second),
    Missed(Second),
    /// A bare date that cannot be set against the minute on which it depends.
    Undecided,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub status: &'static str,
    pub limit: Option<Limit>,
    pub due: Option<Due>,
    pub awaits: Vec<&'static str>,
    pub projected: Option<Due>,
    pub instants: Vec<Second>,
    /// The limit and the due moment at each level, when only the level is missing.
    pub alternatives: Vec<(&'static str, Limit, Option<Due>)>,
    pub outcome: Option<Outcome>,
}

impl Expected {
    /// Every way in which a commitment of the engine differs from this expectation, in words.
    pub fn differences(&self, got: &Json) -> Vec<String> {
        let mut all = Vec::new();
        let mut same = |what: &str, expected: Json, got: &Json| {
            if expected != *got {
                all.push(format!("{what}: expected {expected}, got {got}"));
            }
        };
        same("status", json!(self.status), &got["status"]);
        same(
            "limit.amount",
            self.limit.map_or(Json::Null, |limit| json!(limit.amount)),
            &got["limit"]["amount"],
        );
        same(
            "limit.units",
            self.limit.map_or(Json::Null, |limit| json!(limit.units)),
            &got["limit"]["units"],
        );
        let absent = Json::Null;
        let cadence = got["shape"] == "cadence";
        if !cadence {
            let date = |due: Option<Due>| due.map_or(Json::Null, |due| json!(show_day(due.date)));
            let at = |due: Option<Due>| due.map_or(Json::Null, |due| json!(show_instant(due.at)));
            same("dueDate", date(self.due), &got["dueDate"]);
            same("dueAt", at(self.due), &got["dueAt"]);
            same("projected.dueDate", date(self.projected), &got["projected"]["dueDate"]);
            same("projected.dueAt", at(self.projected), &got["projected"]["dueAt"]);
            if let Some(due) = self.due {
                same("precision", json!(if due.by_day { "day" } else { "minute" }), &got["precision"]);
                same(
                    "certainty",
                    json!(if due.range.is_some() { "provisional" } else { "confirmed" }),
                    &got["certainty"],
                );
                let range = due.range.map_or(
                    Json::Null,
                    |(earliest, latest)| json!({"earliest": show_day(earliest), "latest": show_day(latest)}),
                );
                same("dueRange", range, &got["dueRange"]);
            } else {
                same("dueRange", Json::Null, &got["dueRange"]);
            }
        }
        if self.status == "awaiting-event" {
            same("awaits", json!(self.awaits), &got["awaits"]);
        }
        let instants: Vec<_> = self.instants.iter().map(|at| show_instant(*at)).collect();
        let none = json!([]);
        same("instants", json!(instants), if got["instants"].is_null() { &none } else { &got["instants"] });
        if self.status == "indeterminate" {
            for (level, limit, due) in &self.alternatives {
                let listed = got["alternatives"].as_array().into_iter().flatten();
                let answer =
                    listed.clone().find(|a| a["dimensions"]["assuranceLevel"] == *level).unwrap_or(&absent);
                same(&format!("alternative {level}"), json!(limit.amount), &answer["limit"]["amount"]);
                let at = due.map_or(Json::Null, |due| json!(show_instant(due.at)));
                same(&format!("alternative {level} dueAt"), at, &answer["dueAt"]);
            }
        }
        if !cadence {
            self.outcome_differences(got, &mut all);
        }
        all
    }

    fn outcome_differences(&self, got: &Json, all: &mut Vec<String>) {
        // between the bounds of an unpublished year neither "met" nor "missed" is known
        if self.due.is_some_and(|due| due.range.is_some()) {
            return;
        }
        let (state, left) = match self.outcome {
            None | Some(Outcome::Undecided) => return self.no_verdict(got, all),
            Some(Outcome::Open(left)) => ("open", left),
            Some(Outcome::Met(left)) => ("met", left),
            Some(Outcome::Missed(over)) => ("missed", over),
        };
        if got["outcome"]["state"] != state {
            all.push(format!("outcome: expected {state}, got {}", got["outcome"]));
            return;
        }
        // parts of a minute may be kept or cut
        let minutes = got["outcome"]["minutes"].as_f64().unwrap_or(f64::NAN);
        let exact = left as f64 / 60.0;
        if (minutes - exact).abs() >= 1.0 || left % 60 == 0 && minutes != exact {
            all.push(format!("outcome.minutes: expected {exact}, got {}", got["outcome"]));
        }
    }

    fn no_verdict(&self, got: &Json, all: &mut Vec<String>) {
        if self.outcome.is_none() && !got["outcome"].is_null() {
            all.push(format!("outcome: expected none, got {}", got["outcome"]));
        }
    }
}
