//! Writes three hundred requests with the native engine's answers to `target/vectors`, which the tests of the package
//! put to the wasm build: so the two cannot drift apart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
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
