//! Ten thousand random requests: the engine against a slow and plain second implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use support::china::China;
use support::documents::{Engine, find};
use support::generate::{Random, request};
use support::reference::Request;

const REQUESTS: u64 = 10_000;

/// `SLA_SEED=<n> cargo test --test random` repeats a run; the seed of a failure is printed.
#[test]
fn ten_thousand_random_requests_answer_as_the_second_implementation_does() {
    let engine = Engine::bundled();
    let china = China::through(2026);
    let seed: u64 = std::env::var("SLA_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_261_122);
    let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut compared = 0_usize;
    for number in 0..REQUESTS {
        let request = request(&mut Random(seed.wrapping_add(number << 20)));
        let quote = match engine.quote(&request) {
            Ok(quote) => quote,
            Err(problem) => {
                note(&mut kinds, "refused", format!("request {number}: {problem}\n{request}"));
                continue;
            }
        };
        for (id, expected) in Request::new(&request, &china).expected() {
            let Some(got) = find(&quote, id) else {
                note(&mut kinds, &format!("{id} missing"), format!("request {number}"));
                continue;
            };
            compared += 1;
            for difference in expected.differences(&got) {
                let kind = format!("{id} {}", difference.split(':').next().unwrap());
                note(&mut kinds, &kind, format!("request {number}: {difference}\n    {request}"));
            }
        }
    }
    assert!(kinds.is_empty(), "seed {seed}\n{}", report(&kinds));
    assert_eq!(compared, 21 * REQUESTS as usize, "every commitment of the contract's table is compared");
}

/// Keeps the first of each kind of difference, and how many there are.
fn note(kinds: &mut BTreeMap<String, (usize, String)>, kind: &str, example: String) {
    kinds.entry(kind.to_owned()).or_insert((0, example)).0 += 1;
}

fn report(kinds: &BTreeMap<String, (usize, String)>) -> String {
    kinds.iter().map(|(kind, (count, example))| format!("{count} × {kind}\n  {example}\n")).collect()
}
