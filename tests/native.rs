//! Writes questions of every kind, under every operator's documents, with the native engine's answers to `target/vectors`; the tests of
//! the package put them to WebAssembly and to the JavaScript build. Documents and notices with a fault are among them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use support::damage::damaged;
use support::dates::{DAY, day, show_day, show_instant};
use support::documents::{Engine, calendar_through, list, read_json, root, to_value};
use support::generate::{self, Random};
use support::notices::{FORMS, NEXT, notices, text};
use support::operators::operators;

/// Questions under each pair of documents.
const QUESTIONS: u64 = 240;
const DOCUMENTS: u64 = 400;
const NOTICES: u64 = 300;

fn write(name: &str, lines: &[Json]) {
    let folder = root().join("target/vectors");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), serde_json::to_string(lines).unwrap()).unwrap();
}

fn told(answer: Result<Json, Json>) -> (&'static str, Json) {
    match answer {
        Ok(answer) => ("answer", answer),
        Err(problem) => ("error", problem),
    }
}

/// A question of any kind about a request that is sound but now and then.
fn question(engine: &Engine, random: &mut Random, asked: &Json, ids: &[String]) -> Json {
    let asked = if random.one_in(8) { damaged(random, asked) } else { asked.clone() };
    let id = &ids[usize::try_from(random.below(ids.len() as i64)).unwrap()];
    let id = if random.one_in(20) { "no.such" } else { id.as_str() };
    let mut on = || match random.below(30) {
        0 => "2026-02-30".to_owned(),
        _ => show_day(day(2003, 6, 1) + random.below(day(2029, 1, 1) - day(2003, 6, 1))),
    };
    let (from, to) = (on(), on());
    let n = i32::try_from(random.below(400)).unwrap() - 200;
    let (year, month) = (2003 + random.below(27) as i32, random.below(14) as u32);
    let events = json!({"outages": [{"from": format!("{from}T00:00"), "to": format!("{to}T01:30"), "line": "A"}],
        "tickets": [{"answer": "satisfied"}, {"answer": "dissatisfied"}]});
    let (kind, given, answer) = match random.below(12) {
        0 | 1 => ("quote", json!([asked]), engine.quote(&asked)),
        2 => ("walk", json!([asked]), engine.quote_with_trace(&asked)),
        3 => ("explain", json!([asked, id]), engine.explain(&asked, id)),
        4 => ("compare", json!([asked]), engine.compare(&asked, None)),
        5 => ("latestStart", json!([asked, id, to]), engine.latest_start(&asked, id, &to)),
        6 => ("sensitivity", json!([asked, id]), engine.sensitivity(&asked, id)),
        7 => ("quality", json!([asked, events]), engine.quality(&asked, &events)),
        8 => ("dayInfo", json!([from]), engine.day_info(&from)),
        9 => ("month", json!([year, month]), engine.month(year, month)),
        10 => ("addWorkingDays", json!([from, n]), engine.add_working_days(&from, n)),
        _ => ("workingDaysBetween", json!([from, to]), engine.working_days_between(&from, &to)),
    };
    let (what, answer) = told(answer);
    json!({"kind": kind, "given": given, what: answer})
}

#[test]
fn questions_of_every_kind_under_every_operator_are_written_with_the_native_answers() {
    let mut all = Vec::new();
    let bundled = Engine::new(&support::documents::policy(), &read_json("data/calendars/cn.json")).unwrap();
    let ids: Vec<String> = list(&support::documents::policy()["rules"])
        .iter()
        .map(|rule| rule["id"].as_str().unwrap().to_owned())
        .collect();
    let asked = (0..4 * QUESTIONS).map(|number| {
        let mut random = Random(7_000 + (number << 20));
        let asked = generate::request(&mut random);
        question(&bundled, &mut random, &asked, &ids)
    });
    all.push(json!({"questions": asked.collect::<Vec<_>>()}));
    let telecom = read_json("data/policies/telecom-public-facts.json");
    let telecom = ("data/policies/telecom-public-facts", telecom, vec![calendar_through(2026)]);
    for (file, policy, calendars) in std::iter::once(telecom).chain(operators()) {
        let engine =
            Engine::with_calendars(&policy, &calendars).unwrap_or_else(|problem| panic!("{file}: {problem}"));
        let rules = list(&policy["rules"]);
        let ids: Vec<String> = rules.iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect();
        let known: Vec<&Json> = rules
            .iter()
            .flat_map(|rule| rule["examples"].as_array().map_or(&[][..], Vec::as_slice))
            .map(|one| &one["request"])
            .collect();
        let asked = (0..QUESTIONS).map(|number| {
            let mut random = Random(8_000 + (number << 20));
            let mut asked = match known.len() {
                0 => json!({"dimensions": {}, "startAt": ""}),
                many => known[usize::try_from(random.below(many as i64)).unwrap()].clone(),
            };
            if known.is_empty() || random.one_in(2) {
                let minute = (day(2020, 1, 1) + random.below(2_600)) * DAY + random.below(1_440) * 60;
                asked["startAt"] = json!(show_instant(minute));
            }
            asked["audience"] = json!(random.pick(&["customer", "sales", "operator"]));
            question(&engine, &mut random, &asked, &ids)
        });
        let questions: Vec<Json> = asked.collect();
        all.push(json!({"name": file, "policy": policy, "calendars": calendars, "questions": questions}));
    }
    let every: Vec<&Json> = all.iter().flat_map(|one| list(&one["questions"])).collect();
    let refused = every.iter().filter(|one| one.get("error").is_some()).count();
    assert!(
        refused > every.len() / 20 && refused < every.len() / 2,
        "{refused} of {} are refused",
        every.len()
    );
    write("questions.json", &all);
}

#[test]
fn documents_with_one_fault_are_written_with_what_the_native_reader_says_of_them() {
    let policy = read_json("tests/policies/small.json");
    let calendar = calendar_through(2026);
    let usual = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-09-30T16:00", "audience": "operator"});
    let documents: Vec<Json> = (0..DOCUMENTS)
        .map(|number| {
            let mut random = Random(5_000 + (number << 20));
            // The whole calendar is long: one in four is its own.
            let (name, document) =
                if random.one_in(4) { ("calendar", &calendar) } else { ("policy", &policy) };
            let bad = damaged(&mut random, document);
            let read =
                if name == "calendar" { Engine::new(&policy, &bad) } else { Engine::new(&bad, &calendar) };
            let (what, said) = told(read.map(|engine| told(engine.quote(&usual)).1));
            json!({"document": name, name: bad, what: said})
        })
        .collect();
    let refused = documents.iter().filter(|one| one.get("error").is_some()).count();
    assert!(refused > 150 && refused < 395, "{refused} are refused");
    write(
        "documents.json",
        &[json!({"policy": policy, "calendar": calendar, "request": usual, "documents": documents})],
    );
}

#[test]
fn notices_whole_and_damaged_are_written_with_what_the_native_reader_takes_from_them() {
    let calendar = calendar_through(2026);
    let whole: Vec<String> = std::iter::once(NEXT.to_owned())
        .chain(notices().iter().flat_map(|notice| [0, 7, 19].map(|form| text(&notice.id, FORMS[form]))))
        .collect();
    let all: Vec<Json> = (0..NOTICES)
        .map(|number| {
            let mut random = Random(6_000 + (number << 20));
            let mut letters: Vec<char> =
                whole[usize::try_from(number).unwrap() % whole.len()].chars().collect();
            for _ in 0..random.below(4) {
                let at = usize::try_from(random.below(letters.len() as i64)).unwrap();
                match random.below(3) {
                    0 => drop(letters.remove(at)),
                    1 => letters.insert(
                        at,
                        ['日', '1', '月', '\n', '<', '\u{202e}'][usize::try_from(random.below(6)).unwrap()],
                    ),
                    _ => letters[at] = char::from(b'0' + u8::try_from(random.below(10)).unwrap()),
                }
            }
            let notice: String = letters.into_iter().collect();
            let read = read_notice(&notice, &to_value(&calendar), &to_value(&json!({})));
            let (what, said) = told(
                read.map(|one| serde_json::to_value(one).unwrap())
                    .map_err(|one| serde_json::to_value(one).unwrap()),
            );
            json!({"notice": notice, what: said})
        })
        .collect();
    let read = all.iter().filter(|one| one.get("answer").is_some()).count();
    assert!(read > 0 && read < all.len(), "{read} of {} are read", all.len());
    write("notices.json", &[json!({"calendar": calendar, "notices": all})]);
}
