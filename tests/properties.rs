//! What holds for every input: properties of dates on random requests, and refusals of damaged requests and documents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use support::dates::{DAY, Day, day, show_day, show_instant};
use support::documents::{Engine, calendar_through, list, policy};
use support::generate::{Random, least, request, share};

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
        Some((text(&one["id"])?, [earliest, latest, text(&one["dueAt"])?]))
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
        asked.as_object_mut().unwrap().remove("exclusions");
        let from = (on + random.below(6)) * DAY + random.below(1_440) * 60;
        let to = from + (1 + random.below(4 * 1_440)) * 60;
        let mut paused = asked.clone();
        paused["exclusions"] =
            json!([{"from": show_instant(from), "to": show_instant(to), "cause": "customer"}]);
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
        let from = show_day(day(2005, 1, 1) + random.below(day(2026, 6, 1) - day(2005, 1, 1)));
        let n = i32::try_from(random.below(120)).unwrap() - 40;
        // A count of 0 from a rest day stays on it; the other counts end on working days.
        let Ok(to) = engine.add_working_days(&from, n) else { continue };
        let to = to.as_str().unwrap();
        let back = engine.working_days_between(&from, to).unwrap();
        assert_eq!(back, json!(n), "seed {}: {from} and {n} working days give {to}", seed());
    }
}

/// The pointers of all values of a tree.
fn pointers(value: &Json, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Json::Object(fields) => {
            fields.iter().for_each(|(key, one)| pointers(one, &format!("{at}/{}", escaped(key)), all))
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(n, one)| pointers(one, &format!("{at}/{n}"), all))
        }
        _ => {}
    }
}

/// One value replaced, taken away or put where it does not belong.
fn damaged(random: &mut Random, whole: &Json) -> Json {
    let mut all = Vec::new();
    pointers(whole, "", &mut all);
    let pointer = &all[usize::try_from(random.below(all.len() as i64)).unwrap()];
    let mut copy = whole.clone();
    let value = copy.pointer_mut(pointer).unwrap();
    let strange = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(1e300),
        json!(""),
        json!("2026-02-30"),
        json!("<b>金</b>"),
        json!([]),
        json!({}),
        json!({"": {"~/": 1}}),
        json!([[["x"]]]),
        json!("constructor"),
    ];
    match (random.below(4), &mut *value) {
        (0, Json::Object(fields)) if !fields.is_empty() => {
            let key = fields
                .keys()
                .nth(usize::try_from(random.below(fields.len() as i64)).unwrap())
                .unwrap()
                .clone();
            fields.remove(&key);
        }
        (1, Json::Object(fields)) => {
            fields.insert("一个未知字段".to_owned(), json!(1));
        }
        (2, Json::Array(items)) if !items.is_empty() => {
            let again = items[usize::try_from(random.below(items.len() as i64)).unwrap()].clone();
            items.push(again);
        }
        _ => *value = strange[usize::try_from(random.below(strange.len() as i64)).unwrap()].clone(),
    }
    copy
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
            // What does not fit the other document is named at the place of the policy.
            assert!(
                is_place_of(path, &bad) || is_place_of(path, &policy),
                "seed {}: `{path}`: {problem}",
                seed()
            );
        }
    }
    assert!(refused.iter().all(|number| *number > least(200)), "{refused:?} were refused");
}
