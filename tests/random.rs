//! Eleven thousand random requests: the engine against a slow and plain second implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::json;
use std::collections::BTreeMap;
use support::china::China;
use support::dates::show_day;
use support::documents::{Engine, find};
use support::generate::{Random, least, request, share};
use support::reference::Request;

const REQUESTS: u64 = 11_000;
const WORKERS: u64 = 4;
/// So many explanations, at the least, are followed from day to day to their end.
const WALKS: u64 = 100_000;

/// Each kind of difference: how often, and the first example.
type Kinds = BTreeMap<String, (usize, String)>;

/// `SLA_SEED=<n> cargo test --test random` repeats a run; the seed of a failure is printed.
#[test]
fn eleven_thousand_random_requests_answer_as_the_second_implementation_does() {
    let seed: u64 = std::env::var("SLA_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_261_122);
    let (mut kinds, mut compared, mut walked) = (Kinds::new(), 0, 0);
    std::thread::scope(|scope| {
        let share = share(REQUESTS / WORKERS);
        let workers: Vec<_> =
            (0..WORKERS).map(|w| scope.spawn(move || compare(seed, w * share..(w + 1) * share))).collect();
        for worker in workers {
            let (found, number, walks) = worker.join().expect("a worker ends");
            compared += number;
            walked += walks;
            for (kind, (count, example)) in found {
                kinds.entry(kind).or_insert((0, example)).0 += count;
            }
        }
    });
    assert!(kinds.is_empty(), "seed {seed}\n{}", report(&kinds));
    assert_eq!(
        compared,
        23 * WORKERS * share(REQUESTS / WORKERS),
        "every commitment of the contract's table is compared"
    );
    assert!(walked >= least(WALKS), "{walked} walks were followed day by day");
}

fn compare(seed: u64, numbers: std::ops::Range<u64>) -> (Kinds, u64, u64) {
    let engine = Engine::bundled();
    let china = China::through(2026);
    let (mut kinds, mut compared, mut walked) = (Kinds::new(), 0, 0);
    for number in numbers {
        let request = request(&mut Random(seed.wrapping_add(number << 20)));
        let quote = match engine.quote_with_trace(&request) {
            Ok(quote) => quote,
            Err(problem) => {
                note(&mut kinds, "refused", format!("request {number}: {problem}\n    {request}"));
                continue;
            }
        };
        let asked = Request::new(&request, &china);
        let all = asked.expected();
        let got = |id: &str| find(&quote, id).unwrap_or_default();
        for (id, difference) in asked.explained(&all, &got) {
            let kind = format!("{id} {}", difference.split(':').next().unwrap());
            note(&mut kinds, &kind, format!("request {number}: {difference}\n    {request}"));
        }
        for (id, expected) in all {
            let Some(got) = find(&quote, id) else {
                note(&mut kinds, &format!("{id} missing"), format!("request {number}"));
                continue;
            };
            compared += 1;
            walked += ["trace", "traceLatest"].iter().filter(|walk| got[**walk].is_array()).count() as u64;
            for difference in expected.differences(&got) {
                let kind = format!("{id} {}", difference.split(':').next().unwrap());
                note(&mut kinds, &kind, format!("request {number}: {difference}\n    {request}"));
            }
        }
    }
    (kinds, compared, walked)
}

/// Keeps the first of each kind of difference, and how many there are.
fn note(kinds: &mut Kinds, kind: &str, example: String) {
    kinds.entry(kind.to_owned()).or_insert((0, example)).0 += 1;
}

fn report(kinds: &Kinds) -> String {
    kinds.iter().map(|(kind, (count, example))| format!("{count} × {kind}\n  {example}\n")).collect()
}

#[test]
fn the_second_implementation_gives_the_dates_worked_out_by_hand() {
    let china = China::through(2026);
    let due = |start: &str, tier: &str, id: &str| {
        let asked = support::documents::request(start, json!({"dimensions": {"customerTier": tier}}));
        Request::new(&asked, &china).expected()[id].due.expect("determined")
    };
    let rows = [
        ("2026-09-30T16:00", "gold", "change.suspend", "2026-10-10"),
        ("2026-09-30T16:00", "gold", "change.resume", "2026-10-08"),
        ("2026-10-08T18:30:00Z", "gold", "change.suspend", "2026-10-13"),
        ("2026-02-10", "gold", "delivery.acceptance", "2026-03-02"),
        ("2026-02-10", "standard", "delivery.acceptance", "2026-03-09"),
        ("2026-10-12", "gold", "notice.planned", "2026-09-24"),
        ("2026-10-12", "silver", "notice.planned", "2026-09-29"),
        ("2026-10-12", "standard", "notice.planned", "2026-09-30"),
    ];
    for (start, tier, id, expected) in rows {
        assert_eq!(show_day(due(start, tier, id).date), expected, "{start} {tier} {id}");
    }
    let range =
        |start: &str| due(start, "gold", "change.suspend").range.map(|(a, b)| (show_day(a), show_day(b)));
    let both = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    assert_eq!(range("2026-12-30"), both("2027-01-05", "2027-01-05"));
    assert_eq!(range("2027-02-04"), both("2027-02-15", "2027-02-17"));
    assert_eq!(range("2026-12-28"), None);
}
