//! What holds for every input: properties of dates on random requests, and refusals of damaged requests and documents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use support::damage::damaged;
use support::dates::{DAY, Day, Moment, day, show_day, show_instant};
use support::documents::{Engine, calendar_through, list, policy};
use support::generate::{Random, least, request, share};
use support::operators::operators;

/// `SLA_SEED=<n>` repeats a run; the seed stands in each failure.
fn seed() -> u64 {
    std::env::var("SLA_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_261_129)
}

const REQUESTS: u64 = 1_500;

/// The earliest and the latest due date and the due moment of each commitment that is due by a date.
fn due(engine: &Engine, request: &Json) -> Option<BTreeMap<String, [String; 3]>> {
    let quote = engine.quote(request).ok()?;
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let dated = list(&quote["commitments"]).iter().filter_map(|one| {
        let date = text(&one["dueDate"])?;
        let earliest = text(&one["dueRange"]["earliest"]).unwrap_or_else(|| date.clone());
        let latest = text(&one["dueRange"]["latest"]).unwrap_or_else(|| date.clone());
        // As a number of a fixed length: offsets differ where clocks change.
        let at = Moment::read(one["dueAt"].as_str()?).instant()?;
        Some((text(&one["id"])?, [earliest, latest, format!("{at:012}")]))
    });
    Some(dated.collect())
}

/// A random request with one start at a minute of a published or an unpublished year, and nothing that names another moment.
fn started(random: &mut Random) -> (Json, Day, i64) {
    let mut asked = request(random);
    for field in ["events", "finishedAt", "now"] {
        asked.as_object_mut().unwrap().remove(field);
    }
    let on = day(2006, 1, 1) + random.below(day(2034, 1, 1) - day(2006, 1, 1));
    let minute = random.below(1_440);
    asked["startAt"] = json!(show_instant(on * DAY + minute * 60));
    (asked, on, minute)
}

#[test]
fn a_later_start_is_never_due_earlier() {
    let engine = Engine::bundled();
    let (mut compared, mut wrong) = (0, Vec::new());
    for number in 0..share(REQUESTS) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let (earlier, on, minute) = started(&mut random);
        let mut later = earlier.clone();
        let by = if random.one_in(2) { random.below(1_440) } else { random.below(20 * 1_440) };
        later["startAt"] = json!(show_instant(on * DAY + (minute + by) * 60));
        let (Some(first), Some(second)) = (due(&engine, &earlier), due(&engine, &later)) else {
            panic!("seed {} request {number}: refused: {earlier}", seed());
        };
        for (id, before) in first {
            let Some(after) = second.get(&id) else { continue };
            compared += 1;
            if before.iter().zip(after).any(|(before, after)| before > after) {
                wrong.push(format!(
                    "{number} {id}: {before:?} then {after:?} for {by} minutes later than {earlier}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "seed {}: {}\n{}", seed(), wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(compared > least(10_000), "{compared} due dates were compared");
}

#[test]
fn an_exclusion_never_moves_a_deadline_earlier() {
    let engine = Engine::bundled();
    let (mut moved, mut wrong) = (0, Vec::new());
    for number in 0..share(REQUESTS) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let (mut asked, on, _) = started(&mut random);
        // Half of them have others already.
        if random.one_in(2) {
            asked.as_object_mut().unwrap().remove("exclusions");
        }
        let from = (on + random.below(6)) * DAY + random.below(1_440) * 60;
        let to = from + (1 + random.below(4 * 1_440)) * 60;
        let cause = random.pick(&["customer", "interconnection"]);
        let mut paused = asked.clone();
        let mut all = asked["exclusions"].as_array().cloned().unwrap_or_default();
        all.push(json!({"from": show_instant(from), "to": show_instant(to), "cause": cause}));
        paused["exclusions"] = json!(all);
        let (Some(before), Some(after)) = (due(&engine, &asked), due(&engine, &paused)) else {
            panic!("seed {} request {number}: refused: {paused}", seed());
        };
        for (id, dates) in before {
            let Some(paused) = after.get(&id) else { continue };
            moved += u64::from(paused != &dates);
            if dates.iter().zip(paused).any(|(without, with)| with < without) {
                wrong.push(format!("{number} {id}: {dates:?} without, {paused:?} with the pause of {asked}"));
            }
        }
    }
    assert!(wrong.is_empty(), "seed {}: {}\n{}", seed(), wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(moved > least(1_000), "{moved} due dates moved");
}

#[test]
fn what_was_certain_stays_when_a_further_year_is_published_and_what_was_a_range_holds_it() {
    let (narrow, wide) = (Engine::through(2024), Engine::through(2026));
    let (mut certain, mut ranges, mut wrong) = (0, 0, Vec::new());
    for number in 0..share(REQUESTS) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let (mut asked, _, _) = started(&mut random);
        let on = day(2024, 6, 1) + random.below(900);
        asked["startAt"] = json!(show_instant(on * DAY + random.below(1_440) * 60));
        let (Some(before), Some(after)) = (due(&narrow, &asked), due(&wide, &asked)) else {
            panic!("seed {} request {number}: refused: {asked}", seed());
        };
        for (id, [earliest, latest, _]) in before {
            let Some([first, last, _]) = after.get(&id) else {
                wrong.push(format!("{number} {id}: dated only by the shorter calendar: {asked}"));
                continue;
            };
            if earliest == latest {
                certain += 1
            } else {
                ranges += 1
            }
            if *first < earliest || *last > latest {
                wrong.push(format!("{number} {id}: {earliest} to {latest}, then {first} to {last}: {asked}"));
            }
        }
    }
    assert!(wrong.is_empty(), "seed {}: {}\n{}", seed(), wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(certain > least(3_000) && ranges > least(300), "{certain} certain, {ranges} ranges");
}

#[test]
fn working_days_between_undoes_add_working_days() {
    let engine = Engine::bundled();
    for number in 0..share(20_000) {
        let mut random = Random(seed().wrapping_add(number << 20));
        // All these days are of published years.
        let from = show_day(day(2005, 1, 1) + random.below(day(2026, 6, 1) - day(2005, 1, 1)));
        let n = i32::try_from(random.below(120)).unwrap() - 40;
        let to =
            engine.add_working_days(&from, n).unwrap_or_else(|problem| panic!("{from} and {n}: {problem}"));
        let to = to.as_str().unwrap();
        let back = engine.working_days_between(&from, to).unwrap();
        assert_eq!(back, json!(n), "seed {}: {from} and {n} working days give {to}", seed());
    }
}

#[test]
fn working_days_far_away_come_back_or_lie_where_no_notice_reaches() {
    let engine = Engine::bundled();
    let (mut counted, mut wrong) = (0, Vec::new());
    for number in 0..share(5_000) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let from = show_day(day(2003, 6, 1) + random.below(day(2028, 1, 1) - day(2003, 6, 1)));
        let n = i32::try_from(random.below(12_000)).unwrap() - 6_000;
        match engine.add_working_days(&from, n) {
            Ok(to) => {
                counted += 1;
                let back = engine.working_days_between(&from, to.as_str().unwrap());
                if back != Ok(json!(n)) {
                    wrong.push(format!("{from} and {n} give {to}, and {back:?}"));
                }
            }
            Err(problem) => {
                let code = problem["code"].as_str().unwrap();
                if !["calendar-unpublished", "date-out-of-range"].contains(&code) {
                    wrong.push(format!("{from} and {n}: {problem}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "seed {}: {}\n{}", seed(), wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!(counted > least(1_500), "{counted} were counted");
}

/// Requests of an operator's own examples, from another moment on: the earlier one, one that starts later, and one with a pause more.
fn of_operator(random: &mut Random, known: &[Json], causes: &[String]) -> Option<[Json; 3]> {
    let mut asked = known.get(usize::try_from(random.below(known.len() as i64)).unwrap())?.clone();
    for field in ["events", "finishedAt", "now"] {
        asked.as_object_mut().unwrap().remove(field);
    }
    asked["audience"] = json!("operator");
    let start = (day(2019, 1, 1) + random.below(3_000)) * DAY + random.below(1_440) * 60;
    asked["startAt"] = json!(show_instant(start));
    let mut later = asked.clone();
    later["startAt"] = json!(show_instant(start + random.below(10 * 1_440) * 60));
    let mut paused = asked.clone();
    if !causes.is_empty() {
        let from = start + random.below(4 * 1_440) * 60;
        let to = from + (1 + random.below(3 * 1_440)) * 60;
        let cause = &causes[usize::try_from(random.below(causes.len() as i64)).unwrap()];
        let mut all = asked["exclusions"].as_array().cloned().unwrap_or_default();
        all.push(json!({"from": show_instant(from), "to": show_instant(to), "cause": cause}));
        paused["exclusions"] = json!(all);
    }
    Some([asked, later, paused])
}

#[test]
fn under_every_operator_a_later_start_or_a_pause_never_moves_a_deadline_earlier() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for (name, policy, calendars) in operators() {
        let engine = Engine::with_calendars(&policy, &calendars).unwrap();
        let examples = list(&policy["rules"]).iter().filter_map(|rule| rule["examples"].as_array()).flatten();
        let known: Vec<Json> = examples.map(|one| one["request"].clone()).collect();
        let causes = policy["causes"].as_array().into_iter().flatten();
        let causes: Vec<String> = causes.map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        let before = compared;
        for number in 0..share(200) {
            let mut random = Random(seed().wrapping_add(number << 20));
            let Some([asked, later, paused]) = of_operator(&mut random, &known, &causes) else { continue };
            let Some(first) = due(&engine, &asked) else { continue };
            for (what, other) in [("later", later), ("paused", paused)] {
                let Some(second) = due(&engine, &other) else { continue };
                for (id, dates) in &first {
                    let Some(moved) = second.get(id) else { continue };
                    compared += 1;
                    if dates.iter().zip(moved).any(|(before, after)| after < before) {
                        wrong.push(format!("{name} {id}: {dates:?}, {what} {moved:?}: {asked} and {other}"));
                    }
                }
            }
        }
        assert!(compared - before >= least(25), "{name}: {} due dates were compared", compared - before);
    }
    assert!(wrong.is_empty(), "seed {}: {}\n{}", seed(), wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
}

/// Whether the place that a refusal names is in the input, or is the missing field of an object that is in it.
fn is_place_of(path: &str, input: &Json) -> bool {
    input.pointer(path).is_some()
        || path.rsplit_once('/').is_some_and(|(parent, _)| input.pointer(parent).is_some_and(Json::is_object))
}

#[test]
fn a_damaged_request_answers_or_is_refused_at_a_place_that_it_has() {
    let engine = Engine::bundled();
    let mut refused = 0;
    for number in 0..share(20_000) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let whole = request(&mut random);
        let bad = damaged(&mut random, &whole);
        if let Err(problem) = engine.quote(&bad) {
            refused += 1;
            let path = problem["path"].as_str().unwrap();
            assert!(is_place_of(path, &bad), "seed {}: `{path}` of {bad}: {problem}", seed());
            assert!(!problem["message"].as_str().unwrap().is_empty());
        }
    }
    assert!(refused > least(8_000), "{refused} were refused");
}

#[test]
fn a_damaged_document_is_read_or_is_refused_at_a_place_that_it_has() {
    let (policy, calendar) = (policy(), calendar_through(2026));
    let mut refused = [0, 0];
    for number in 0..share(1_200) {
        let mut random = Random(seed().wrapping_add(number << 20));
        let of_calendar = random.one_in(2);
        let bad = damaged(&mut random, if of_calendar { &calendar } else { &policy });
        let read = if of_calendar { Engine::new(&policy, &bad) } else { Engine::new(&bad, &calendar) };
        if let Err(problem) = read {
            refused[usize::from(of_calendar)] += 1;
            let path = problem["path"].as_str().unwrap();
            // The code says whose place it is; what does not fit the calendar is named at the place of the policy.
            let given = match problem["code"].as_str().unwrap() {
                "invalid-policy" if of_calendar => &policy,
                "invalid-policy" | "invalid-calendar" => &bad,
                other => panic!("`{other}` for a document"),
            };
            let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            assert!(
                is_place_of(path, given),
                "seed {}: `{path}` of {}: {problem}",
                seed(),
                given.pointer(parent).unwrap_or(given)
            );
            assert!(of_calendar || problem["code"] == "invalid-policy", "{problem}");
        }
    }
    assert!(refused.iter().all(|number| *number > least(200)), "{refused:?} were refused");
}
