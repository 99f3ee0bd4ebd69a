//! Working back against quoting forward: for every dated deadline and notice of every policy, the latest start is in
//! time, and one day later (for clocks of hours and minutes: one minute later) is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use support::dates::{DAY, Day, Moment, day, read_day, show_day, show_instant};
use support::documents::{Engine, calendar_through, list, policies, read_json};
use support::generate::{self, Random, least, share};
use support::tables::LEVELS;

const CASES: u64 = 2_000;

/// A commitment with a date, and the event whose moment is looked for.
type Clock = (&'static str, &'static str);

const CMCC: [Clock; 19] = [
    ("delivery.activation", "order-raised"),
    ("delivery.final-acceptance", "initial-acceptance"),
    ("delivery.acceptance", "work-completed"),
    ("delivery.contact-card", "service-activated"),
    ("change.suspend", "order-raised"),
    ("change.cancel", "order-raised"),
    ("change.resume", "order-raised"),
    ("change.other", "order-raised"),
    ("change.rebuild", "order-raised"),
    ("complaint.handling", "complaint-accepted"),
    ("fault.restoration", "fault-reported"),
    ("fault.oral-feedback", "fault-handled"),
    ("fault.written-report", "fault-handled"),
    ("fault.ticket-acceptance", "ticket-dispatched"),
    ("fault.restoration-summary", "service-restored"),
    ("fault.report-to-manager", "fault-handled"),
    ("notice.planned", "works-planned"),
    ("notice.emergency", "works-planned"),
    ("notice.planned-internal", "works-planned"),
];

const TELECOM: [Clock; 7] = [
    ("activation.maximum", "order-accepted"),
    ("repair.network-maximum", "fault-reported"),
    ("repair.by-area", "fault-reported"),
    ("feedback.on-report", "fault-reported"),
    ("report.written", "circuit-blocked"),
    ("report.interruption", "fault-cleared"),
    ("report.guarantee-summary", "guarantee-ended"),
];

/// What a run found: how often each commitment was dated, which wanted dates have no answer, and every difference.
#[derive(Default)]
struct Found {
    dated: BTreeMap<&'static str, u64>,
    too_early: u64,
    unsettled: u64,
    faults: Vec<String>,
}

#[test]
fn every_dated_rule_of_every_policy_is_worked_back() {
    for (file, policy) in policies() {
        let known: Vec<&str> = match policy["id"].as_str().unwrap() {
            "cmcc-group-customer" => CMCC.iter().map(|(id, _)| *id).collect(),
            "telecom-public-facts" => TELECOM.iter().map(|(id, _)| *id).collect(),
            other => panic!("{file}: no list of the dated rules of `{other}`"),
        };
        // A lead time that the source gives no number has no date.
        let dated = list(&policy["rules"]).iter().filter(|rule| {
            ["deadline", "lead-time"].contains(&rule["shape"].as_str().unwrap())
                && rule["status"] != "unquantified"
        });
        let dated: Vec<&str> = dated.map(|rule| rule["id"].as_str().unwrap()).collect();
        assert_eq!(known, dated, "{file}");
    }
}

#[test]
fn the_latest_start_of_each_commitment_is_in_time_and_the_next_is_not() {
    let engine = Engine::bundled();
    let found = search(&engine, &CMCC, |random| {
        let mut asked = generate::request(random);
        for name in ["events", "now", "finishedAt"] {
            asked.as_object_mut().unwrap().remove(name);
        }
        if asked["dimensions"]["assuranceLevel"].is_null() {
            asked["dimensions"]["assuranceLevel"] = json!(random.pick(&LEVELS));
        }
        let limit = |random: &mut Random| json!({"amount": 1 + random.below(40), "units": "businessDays"});
        asked["figures"] = json!({"activationLimit": limit(random), "newGroupLimit": limit(random)});
        // Under these the clock starts from another event than the one that is varied here.
        for other_start in ["changeOrder", "complaintStart"] {
            if let Some(readings) = asked.get_mut("readings").and_then(Json::as_object_mut) {
                readings.remove(other_start);
            }
        }
        asked
    });
    judge(&found, &CMCC);
}

#[test]
fn so_it_is_under_the_policy_of_public_facts() {
    let policy = read_json("data/policies/telecom-public-facts.json");
    let engine = Engine::new(&policy, &calendar_through(2026)).unwrap();
    let found = search(&engine, &TELECOM, |random| {
        let start = day(2005, 1, 1) + random.below(day(2035, 8, 1) - day(2005, 1, 1));
        json!({
            "dimensions": {"area": random.pick(&["urban", "rural"]), "networkGrade": random.pick(&["A", "B", "C"])},
            "startAt": show_day(start),
            "audience": "operator",
            "conditions": {"blocked-over-three-hours": true, "interrupted-over-five-minutes": true},
            "readings": {
                "nonWorkingReceipt": random.pick(&["count-from-next", "received-next"]),
                "openingTime": random.pick(&["08:30", "09:00"]), "closingTime": random.pick(&["17:30", "18:00"]),
            },
        })
    });
    judge(&found, &TELECOM);
}

fn judge(found: &Found, clocks: &[Clock]) {
    assert!(
        found.faults.is_empty(),
        "{} differences:\n{}",
        found.faults.len(),
        found.faults[..found.faults.len().min(12)].join("\n")
    );
    for (id, _) in clocks {
        let times = found.dated.get(id).copied().unwrap_or(0);
        // Some need a tier, a condition or a reading that a case may lack; none may go untried.
        assert!(times >= least(CASES / 50), "`{id}` was worked back only {times} times");
    }
    let asked = share(CASES) * clocks.len() as u64;
    assert!(found.too_early <= asked / 100, "{} wanted dates lie before every start", found.too_early);
    assert!(found.unsettled >= least(1), "no wanted date lies where the notices end");
}

fn search(engine: &Engine, clocks: &[Clock], mut ask: impl FnMut(&mut Random) -> Json) -> Found {
    let edges = edges();
    let mut found = Found::default();
    for number in 0..share(CASES) {
        let mut random = Random(0x5_1A00 + (number << 20));
        let asked = ask(&mut random);
        let near = read_day(&asked["startAt"].as_str().unwrap()[..10]);
        let on = match random.below(3) {
            // Within the request's exclusions, at a holiday's edge, anywhere near.
            0 => near + random.below(14) - 2,
            1 => edges[usize::try_from(random.below(edges.len() as i64)).unwrap()] + random.below(7) - 3,
            _ => near + random.below(120) - 60,
        };
        // The report that was asked for earlier lies inside the calendar too.
        let on = on.clamp(day(2004, 3, 1), day(2035, 12, 31));
        for clock in clocks {
            let minutes = on * DAY + random.below(1_440) * 60;
            let wanted = if random.one_in(2) { show_day(on) } else { show_instant(minutes) };
            let mut asked = asked.clone();
            if clock.0 == "notice.emergency" {
                asked["conditions"]["emergency"] = json!(true);
            }
            if ["fault.written-report", "fault.report-to-manager"].contains(&clock.0) && random.one_in(2) {
                asked["events"] = json!({"report-requested": show_day(on - 3 - random.below(30))});
            }
            check(engine, &asked, *clock, &wanted, &mut found);
        }
    }
    found
}

/// First and last days of every rest span, and the make-up days.
fn edges() -> Vec<Day> {
    let calendar = calendar_through(2026);
    list(&calendar["days"])
        .iter()
        .flat_map(|one| ["from", "to"].map(|end| read_day(one[end].as_str().unwrap())))
        .collect()
}

/// The commitment when its event happened at `at`, and nothing else that could start its clock.
fn forward(engine: &Engine, asked: &Json, (id, event): Clock, at: &str) -> Json {
    let mut asked = asked.clone();
    let mut events = asked["events"].as_object().cloned().unwrap_or_default();
    if event == "fault-reported" && id == "fault.restoration" {
        events.insert("alarm-raised".into(), Json::Null);
    }
    events.insert(event.into(), json!(at));
    asked["events"] = Json::Object(events);
    engine.explain(&asked, id).unwrap_or_else(|problem| panic!("{id} at {at}: {problem} {asked}"))
}

/// Whether a start near the wanted day has a date that only the next notice will tell: the wanted day itself, or what a
/// lead time that ends on it can be for.
fn is_unsettled(engine: &Engine, asked: &Json, clock: Clock, wanted: &str) -> bool {
    let away: &[i64] = if clock.1 == "works-planned" { &[0, 14] } else { &[0] };
    away.iter().any(|away| {
        let start = (read_day(wanted) + away).min(day(2035, 12, 31)) * DAY;
        let commitment = forward(engine, asked, clock, &show_instant(start));
        list(&commitment["reasons"]).iter().any(|reason| reason["code"] == "calendar-unpublished")
    })
}

fn in_time(commitment: &Json, wanted: &str) -> bool {
    let Some(date) = commitment["dueDate"].as_str() else { return false };
    // Days are kept by their last day; a clock of minutes by its instant, where one is wanted.
    if commitment["precision"] == "day" || wanted.len() == 10 {
        return date <= &wanted[..10];
    }
    let due = Moment::read(commitment["dueAt"].as_str().unwrap()).instant();
    due <= Moment::read(wanted).instant()
}

fn check(engine: &Engine, asked: &Json, clock: Clock, wanted: &str, found: &mut Found) {
    let (id, _) = clock;
    let probe = forward(engine, asked, clock, &wanted[..10]);
    let days = probe["precision"] == "day" || probe["limit"]["units"] == "businessDays";
    let wanted = if days { &wanted[..10] } else { wanted };
    let mut fault = |text: String| found.faults.push(format!("{id} by {wanted}: {text}\n  {asked}"));
    let answer = match engine.latest_start(asked, id, wanted) {
        Ok(answer) => answer,
        Err(problem) => {
            let status = probe["status"].as_str().unwrap();
            match problem["code"].as_str().unwrap() {
                "unsupported" if ["out-of-scope", "not-required", "on-request"].contains(&status) => {}
                "calendar-unpublished" if is_unsettled(engine, asked, clock, &wanted[..10]) => {
                    found.unsettled += 1
                }
                "date-out-of-range"
                    if !in_time(&forward(engine, asked, clock, "2004-01-01T00:00"), wanted) =>
                {
                    found.too_early += 1
                }
                _ => fault(format!("{problem}, though forward it is {status}")),
            }
            return;
        }
    };
    let (start, date) = (answer["startAt"].as_str().unwrap(), answer["startDate"].as_str().unwrap());
    if &start[..10] != date {
        fault(format!("`startAt` {start} is not on {date}"));
    }
    let due = forward(engine, asked, clock, start);
    if !in_time(&due, wanted) {
        fault(format!("a start at {start} is due {}", due["dueAt"]));
    }
    if due["dueAt"] != answer["commitment"]["dueAt"] {
        fault(format!("{} forward, {} in the answer", due["dueAt"], answer["commitment"]["dueAt"]));
    }
    let last = Moment::read(start).instant().unwrap();
    let mut later = vec![show_day(read_day(date) + 1), show_instant((read_day(date) + 1) * DAY)];
    // Of its day it is the last moment: the last second, or the last that the clock or the cut-off allows.
    if last.rem_euclid(DAY) < DAY - 60 {
        later.push(show_instant(last + 60));
    }
    for next in later {
        let due = forward(engine, asked, clock, &next);
        if in_time(&due, wanted) {
            fault(format!("{start} is called the latest start, but {next} is due {}", due["dueAt"]));
        }
    }
    *found.dated.entry(id).or_insert(0) += 1;
}
