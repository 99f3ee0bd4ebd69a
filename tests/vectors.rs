//! Writes three hundred requests with the native engine's answers to `target/vectors`, which the tests of the package
//! put to the wasm build: so the two cannot drift apart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::boundary::REQUEST;
use support::documents::{Engine, root};
use support::generate::{Random, request};

const VECTORS: u64 = 300;

#[test]
fn the_native_answers_are_written_for_the_package_tests() {
    // the package carries the calendar as it is, whatever year was imported last
    let engine =
        Engine::new(&support::documents::policy(), &support::documents::read_json("data/calendars/cn.json"))
            .unwrap_or_else(|problem| panic!("{problem}"));
    let mut vectors: Vec<Json> = Vec::new();
    for number in 0..VECTORS {
        let mut asked = request(&mut Random(4_000 + (number << 20)));
        if number % 10 == 9 {
            spoil(&mut asked, number / 10);
        }
        let trace = number % 5 == 0;
        let answer = if trace { engine.quote_with_trace(&asked) } else { engine.quote(&asked) };
        vectors.push(match answer {
            Ok(quote) => json!({"request": asked, "trace": trace, "quote": quote}),
            Err(problem) => json!({"request": asked, "trace": trace, "error": problem}),
        });
    }
    for field in REQUEST {
        let shown = |vector: &&Json| !vector["quote"]["request"][field].is_null();
        assert!(vectors.iter().any(|vector| shown(&vector)), "no answer shows `{field}` of its request");
    }
    let refused = vectors.iter().filter(|vector| vector.get("error").is_some()).count();
    assert_eq!(refused, 30, "one in ten is spoilt and refused");
    let folder = root().join("target/vectors");
    std::fs::create_dir_all(&folder).unwrap();
    let text = serde_json::to_string_pretty(&vectors).unwrap();
    std::fs::write(folder.join("quotes.json"), text).unwrap();
}

/// Makes a request wrong in one of several ways.
fn spoil(asked: &mut Json, kind: u64) {
    match kind % 6 {
        0 => asked["dimensions"]["customerTier"] = json!("platinum"),
        1 => asked["startAt"] = json!("2026-02-30"),
        2 => asked["colour"] = json!("red"),
        3 => asked["startAt"] = json!(5),
        4 => asked["figures"] = json!({"activationLimit": {"amount": -1, "units": "businessDays"}}),
        _ => {
            asked["exclusions"] =
                json!([{"from": "2026-06-02T10:00", "to": "2026-06-01T10:00", "cause": "customer"}])
        }
    }
}

/// The edition of `vectors/`: a higher one where an answer of an older one no longer holds.
const EDITION: u32 = 1;
const FOR_OTHERS: u64 = 200;
/// One in so many stands with its walks, which are long.
const WALKED: u64 = 5;

/// The requests of `vectors/`, each with every answer that the second implementation gives; it agrees with the engine on
/// status, limit, dates, outcome, reasons and walk, or the test fails.
fn for_others() -> String {
    let engine = Engine::bundled();
    let china = support::china::China::through(2026);
    let mut lines = String::new();
    let mut put = |line: Json| lines.push_str(&format!("{line}\n"));
    for number in 0..FOR_OTHERS {
        let mut asked = request(&mut Random(9_000 + (number << 20)));
        if number % 20 == 19 {
            spoil(&mut asked, number / 20);
            let error = engine.quote(&asked).expect_err("a spoilt request is refused");
            put(
                json!({"id": number, "request": asked, "error": {"code": error["code"], "path": error["path"]}}),
            );
            continue;
        }
        let quote = engine.quote_with_trace(&asked).unwrap_or_else(|problem| panic!("{asked}: {problem}"));
        let second = support::reference::Request::new(&asked, &china);
        let all = second.expected();
        let got = |id: &str| support::documents::find(&quote, id).unwrap_or_default();
        assert_eq!(second.explained(&all, &got), [], "reasons and walks of {asked}");
        let mut commitments = Vec::new();
        for (id, expected) in all {
            let mut one = got(id);
            assert_eq!(expected.differences(&one), [""; 0], "{id} of {asked}");
            let fields = one.as_object_mut().unwrap();
            fields.retain(|name, _| ANSWERED.contains(&name.as_str()));
            if number % WALKED != 0 {
                fields.remove("trace");
                fields.remove("traceLatest");
            }
            commitments.push(one);
        }
        put(json!({"id": number, "request": asked, "commitments": commitments}));
    }
    lines
}

/// What a vector says of a commitment: all that both implementations work out.
const ANSWERED: [&str; 17] = [
    "id",
    "status",
    "limit",
    "startsAt",
    "dueDate",
    "dueAt",
    "precision",
    "certainty",
    "dueRange",
    "awaits",
    "projected",
    "instants",
    "alternatives",
    "outcome",
    "reasons",
    "trace",
    "traceLatest",
];

/// `SLA_VECTORS_WRITE=1 cargo test --test vectors` writes them anew.
#[test]
fn the_vectors_for_others_are_what_both_implementations_answer() {
    let folder = root().join(format!("vectors/{EDITION}"));
    let files = [("requests.ndjson", for_others()), ("days.csv", days())];
    for (name, text) in files {
        let file = folder.join(name);
        if std::env::var_os("SLA_VECTORS_WRITE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let line = kept.lines().zip(text.lines()).position(|(kept, now)| kept != now);
        assert_eq!(line, None, "vectors/{EDITION}/{name} has another answer in the line counted from 0");
        assert_eq!(kept.len(), text.len(), "vectors/{EDITION}/{name} is not as long as it was");
        assert!(text.len() < 3_000_000, "vectors/{EDITION}/{name} has {} bytes", text.len());
    }
}

/// Every day of the calendar that is worked on a weekend or rested on a weekday, through the last notice: the reference
/// table of the second implementation.
fn days() -> String {
    let china = support::china::China::through(2026);
    let mut text = "date,works\n".to_owned();
    for day in support::dates::day(2004, 1, 1)..=china.published_through {
        if china.works(day) != (support::dates::weekday(day) <= 5) {
            text.push_str(&format!("{},{}\n", support::dates::show_day(day), i32::from(china.works(day))));
        }
    }
    text
}
