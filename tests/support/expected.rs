//! What the second implementation expects of a commitment, and how an answer of the engine differs from it.

use super::dates::{DAY, Day, Moment, Second, show_day, show_instant};
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

impl Due {
    /// Whether it ends before midnight, at the close of business.
    fn ends_on_its_day(self) -> bool {
        self.at < self.date * DAY + DAY
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Met,
    Missed,
    /// A bare date that cannot be set against the minute on which it depends.
    Undecided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Given,
    Event,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub state: State,
    /// Left, spared or over.
    pub seconds: Second,
    pub finish: Finish,
}

/// The answer at one level, when only the level is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub level: &'static str,
    pub limit: Limit,
    pub due: Option<Due>,
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub status: &'static str,
    pub limit: Option<Limit>,
    pub due: Option<Due>,
    pub awaits: Vec<&'static str>,
    pub projected: Option<Due>,
    pub instants: Vec<Second>,
    pub alternatives: Vec<Alternative>,
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
        let cadence = got["shape"] == "cadence";
        if !cadence {
            let date = |due: Option<Due>| due.map_or(Json::Null, |due| json!(show_day(due.date)));
            let at = |due: Option<Due>| due.map_or(Json::Null, |due| json!(show_instant(due.at)));
            same("dueDate", date(self.due), &got["dueDate"]);
            same("dueAt", at(self.due), &got["dueAt"]);
            same("projected.dueDate", date(self.projected), &got["projected"]["dueDate"]);
            same("projected.dueAt", at(self.projected), &got["projected"]["dueAt"]);
            let precision = |due: Due| json!(if due.by_day { "day" } else { "minute" });
            same(
                "projected.precision",
                self.projected.map_or(Json::Null, precision),
                &got["projected"]["precision"],
            );
            if let Some(due) = self.due {
                same("precision", precision(due), &got["precision"]);
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
            for Alternative { level, limit, due, .. } in &self.alternatives {
                let answer = alternative(got, level);
                same(&format!("alternative {level}"), json!(limit.amount), &answer["limit"]["amount"]);
                let at = due.map_or(Json::Null, |due| json!(show_instant(due.at)));
                same(&format!("alternative {level} dueAt"), at, &answer["dueAt"]);
                let precision = due.map_or(Json::Null, |_| json!("minute"));
                same(&format!("alternative {level} precision"), precision, &answer["precision"]);
            }
        }
        if !cadence {
            self.outcome_differences(got, &mut all);
        }
        all
    }

    /// The reason why it is not known how a dated commitment stands.
    pub fn verdict(&self, asked: &super::reference::Request<'_>, id: &Json) -> Option<Json> {
        let due = self.due?;
        let latest = due.range.map_or(due.date, |(_, latest)| latest);
        let last = due.at + (latest - due.date) * DAY;
        let id = id.as_str()?;
        let given = asked.json["finishedAt"][id].as_str().map(Moment::read);
        let finished = given.or_else(|| asked.end_of(id));
        let moment = finished.or_else(|| asked.json["now"].as_str().map(Moment::read))?;
        let early =
            |at: Second| if due.by_day && !due.ends_on_its_day() { at < due.at } else { at <= due.at };
        let late = |at: Second| if due.by_day && !due.ends_on_its_day() { at >= last } else { at > last };
        let open = match moment.instant() {
            Some(at) => !early(at) && !late(at),
            // a bare date is a whole day
            None => (moment.day + 1) * DAY > due.at && moment.day * DAY < last,
        };
        let params = json!({"earliest": show_day(due.date), "latest": show_day(latest)});
        open.then(|| match finished {
            Some(_) => json!({"code": "finish-undecided"}),
            None => json!({"code": "now-undecided", "params": params}),
        })
    }

    fn outcome_differences(&self, got: &Json, all: &mut Vec<String>) {
        // between the bounds of an unpublished year neither "met" nor "missed" is known
        if self.due.is_some_and(|due| due.range.is_some()) {
            return;
        }
        if self.status == "indeterminate" {
            return self.open_differences(got, all);
        }
        verdict("outcome", self.outcome, &got["outcome"], all);
    }

    /// Each level has its own verdict; where all are the same it is the commitment's, with the least of the minutes.
    fn open_differences(&self, got: &Json, all: &mut Vec<String>) {
        for Alternative { level, outcome, .. } in &self.alternatives {
            verdict(
                &format!("alternative {level} outcome"),
                *outcome,
                &alternative(got, level)["outcome"],
                all,
            );
        }
        let outcomes: Vec<Outcome> = self.alternatives.iter().filter_map(|one| one.outcome).collect();
        if outcomes.iter().any(|one| one.state == State::Undecided) {
            return;
        }
        let agreed = outcomes.len() == self.alternatives.len()
            && outcomes.windows(2).all(|pair| pair[0].state == pair[1].state);
        let least = outcomes.iter().min_by_key(|one| one.seconds).copied().filter(|_| agreed);
        verdict("outcome", least, &got["outcome"], all);
    }
}

fn alternative<'a>(got: &'a Json, level: &str) -> &'a Json {
    static ABSENT: Json = Json::Null;
    let mut listed = got["alternatives"].as_array().into_iter().flatten();
    listed.find(|one| one["dimensions"]["assuranceLevel"] == level).unwrap_or(&ABSENT)
}

fn verdict(what: &str, expected: Option<Outcome>, got: &Json, all: &mut Vec<String>) {
    let Some(Outcome { state, seconds, finish }) = expected else {
        if !got.is_null() {
            all.push(format!("{what}: expected none, got {got}"));
        }
        return;
    };
    let state = match state {
        State::Open => "open",
        State::Met => "met",
        State::Missed => "missed",
        State::Undecided => return,
    };
    let finish = match finish {
        Finish::Given => "given",
        Finish::Event => "event",
        Finish::None => "none",
    };
    if got["state"] != state || got["finish"] != finish {
        all.push(format!("{what}: expected {state} by {finish}, got {got}"));
        return;
    }
    // parts of a minute may be kept or cut
    let minutes = got["minutes"].as_f64().unwrap_or(f64::NAN);
    let exact = seconds as f64 / 60.0;
    if (minutes - exact).abs() >= 1.0 || seconds % 60 == 0 && minutes != exact {
        all.push(format!("{what} minutes: expected {exact}, got {got}"));
    }
}
