//! Half days off: office hours and close of business follow them, working days count them whole. By hand, and against a
//! second implementation that walks office hours minute by minute.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::china::China;
use support::dates::{DAY, Second, day, read_day, show_day};
use support::documents::{Engine, calendar_with, half, policy, read_json, request};
use support::generate::Random;

/// The afternoon of Wednesday, 4 March, and the morning of the day after it are off.
fn two_halves() -> Json {
    json!([half("2026-03-04", json!({"closes": "12:00"})), half("2026-03-05", json!({"opens": "13:00"}))])
}

/// Four office hours after a moment.
fn four_hours(engine: &Engine, cleared: &str, opens: &str, closes: &str) -> Json {
    let asked = json!({
        "dimensions": {"area": "urban", "networkGrade": "A"}, "startAt": cleared, "audience": "operator",
        "conditions": {"interrupted-over-five-minutes": true}, "events": {"fault-cleared": cleared},
        "readings": {"openingTime": opens, "closingTime": closes},
    });
    engine.explain(&asked, "report.interruption").unwrap()
}

fn office(calendar: &Json) -> Engine {
    Engine::new(&read_json("data/policies/telecom-public-facts.json"), calendar).unwrap()
}

/// The half days that an answer names.
fn named(answer: &Json) -> Vec<String> {
    let reasons = answer["reasons"].as_array().unwrap().iter();
    let halves =
        reasons.filter(|reason| ["closes-early", "opens-late"].contains(&reason["code"].as_str().unwrap()));
    halves
        .map(|reason| {
            let params = &reason["params"];
            format!("{} {} {}", reason["code"], params["date"], params["time"]).replace('"', "")
        })
        .collect()
}

#[test]
fn four_office_hours_skip_the_half_that_is_off_and_say_so() {
    let engine = office(&calendar_with(&two_halves()));
    let (early, late) = ("closes-early 2026-03-04 12:00", "opens-late 2026-03-05 13:00");
    let rows: [(&str, &str, &[&str]); 8] = [
        ("2026-03-03T13:00", "2026-03-03T17:00", &[]),
        ("2026-03-03T14:00", "2026-03-04T10:00", &[]),
        // used up at the very close of the half day
        ("2026-03-03T16:00", "2026-03-04T12:00", &[]),
        ("2026-03-04T08:00", "2026-03-05T14:00", &[early, late]),
        ("2026-03-04T10:00", "2026-03-05T15:00", &[early, late]),
        // after the early close, and after the close of other days
        ("2026-03-04T13:00", "2026-03-05T17:00", &[early, late]),
        ("2026-03-04T18:00", "2026-03-05T17:00", &[late]),
        ("2026-03-05T13:00", "2026-03-05T17:00", &[]),
    ];
    for (cleared, due, said) in rows {
        let got = four_hours(&engine, cleared, "09:00", "17:00");
        assert_eq!(got["dueAt"], format!("{due}:00+08:00"), "{cleared}");
        assert_eq!(named(&got), said, "{cleared}");
    }
    // the afternoon's own office has no hours at all on a day whose afternoon is off
    let afternoon = four_hours(&engine, "2026-03-04T08:00", "13:00", "17:00");
    assert_eq!(afternoon["dueAt"], "2026-03-05T17:00:00+08:00");
    assert_eq!(named(&afternoon), ["closes-early 2026-03-04 12:00"]);
    // hours that lie inside the half that is worked are not cut
    let morning = four_hours(&engine, "2026-03-04T08:00", "08:00", "12:00");
    assert_eq!((&morning["dueAt"], named(&morning)), (&json!("2026-03-04T12:00:00+08:00"), vec![]));
}

/// Four office hours, a minute at a time.
fn minute_by_minute(china: &China, half_days: &Json, start: Second, opens: Second, closes: Second) -> Second {
    let clock = |text: &Json| text.as_str().map(support::clocks::clock);
    let (mut at, mut left) = (start, 240);
    while left > 0 {
        let (date, second) = (at.div_euclid(DAY), at.rem_euclid(DAY));
        let half = half_days.as_array().unwrap().iter().find(|half| half["date"] == show_day(date));
        let from = half.and_then(|half| clock(&half["opens"])).map_or(opens, |cut| cut.max(opens));
        let to = half.and_then(|half| clock(&half["closes"])).map_or(closes, |cut| cut.min(closes));
        left -= i64::from(china.works(date) && (from..to).contains(&second));
        at += 60;
    }
    at
}

#[test]
fn office_hours_over_random_half_days_are_those_of_a_walk_minute_by_minute() {
    let china = China::through(2026);
    let mut random = Random(20_261_129);
    for _ in 0..40 {
        let mut dates: Vec<_> = (0..12).map(|_| day(2026, 3, 1) + random.below(40)).collect();
        dates.sort_unstable();
        dates.dedup();
        let time = |half_hours: i64| format!("{:02}:{:02}", half_hours / 2, half_hours % 2 * 30);
        let entries: Vec<Json> = dates
            .into_iter()
            .filter(|date| china.works(*date))
            .map(|date| {
                let (opens, closes) = (time(18 + random.below(8)), time(27 + random.below(8)));
                let both = json!({"opens": opens, "closes": closes});
                let one = if random.one_in(2) { json!({"opens": opens}) } else { json!({"closes": closes}) };
                half(&show_day(date), if random.one_in(3) { both } else { one })
            })
            .collect();
        let half_days = Json::Array(entries);
        let engine = office(&calendar_with(&half_days));
        for _ in 0..15 {
            let start = (day(2026, 3, 1) + random.below(40)) * DAY + random.below(1440) * 60;
            let (opens, closes) = (16 + random.below(6), 30 + random.below(8));
            let expected = minute_by_minute(&china, &half_days, start, opens * 1800, closes * 1800);
            let shown = support::dates::show_instant(start);
            let got = four_hours(&engine, &shown, &time(opens), &time(closes));
            assert_eq!(
                got["dueAt"],
                support::dates::show_instant(expected),
                "{shown} {opens} {closes} {half_days}"
            );
        }
    }
}

#[test]
fn close_of_business_comes_earlier_on_a_day_whose_afternoon_is_off() {
    let engine = Engine::new(&policy(), &calendar_with(&two_halves())).unwrap();
    let readings = json!({"dayEnd": "close-of-business", "closingTime": "17:00"});
    let suspend = |start: &str, more: Json| {
        let mut asked = request(start, json!({"readings": readings}));
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        engine.commitment(&asked, "change.suspend")
    };
    let wednesday = suspend("2026-03-01", json!({}));
    assert_eq!(wednesday["dueAt"], "2026-03-04T12:00:00+08:00");
    assert_eq!(named(&wednesday), ["closes-early 2026-03-04 12:00"]);
    // a morning that is off ends nothing earlier
    let thursday = suspend("2026-03-02", json!({}));
    assert_eq!((&thursday["dueAt"], named(&thursday)), (&json!("2026-03-05T17:00:00+08:00"), vec![]));
    let finished = |at: &str| {
        let outcome = &suspend("2026-03-01", json!({"finishedAt": {"change.suspend": at}}))["outcome"];
        (outcome["state"].clone(), outcome["minutes"].clone())
    };
    assert_eq!(finished("2026-03-04T12:00"), (json!("met"), json!(0)));
    assert_eq!(finished("2026-03-04T13:00"), (json!("missed"), json!(60)));
    // at midnight nothing changes
    let asked = request("2026-03-01", json!({}));
    let midnight = engine.commitment(&asked, "change.suspend");
    assert_eq!(midnight, Engine::bundled().commitment(&asked, "change.suspend"));
}

#[test]
fn a_half_day_is_a_whole_working_day_to_every_count_of_days() {
    let (with, without) = (Engine::new(&policy(), &calendar_with(&two_halves())).unwrap(), Engine::bundled());
    for start in day(2026, 2, 20)..day(2026, 3, 12) {
        let asked = request(&show_day(start), json!({}));
        let all = |engine: &Engine| -> Vec<Json> {
            let answer = engine.quote_with_trace(&asked).unwrap();
            let mut all = answer["commitments"].as_array().unwrap().clone();
            // The walk names the office's own day; nothing else differs.
            let walks = |one: &mut Json| -> Vec<Json> {
                let days = one.as_object_mut().unwrap().remove("trace").unwrap_or_default();
                let plain = |day: &Json| json!([day["date"], day["kind"], day["ordinal"]]);
                days.as_array().into_iter().flatten().map(plain).collect()
            };
            for one in &mut all {
                one["walk"] = Json::Array(walks(one));
            }
            all
        };
        for (one, other) in all(&with).iter().zip(&all(&without)) {
            assert!(one == other, "{}: {}", show_day(start), one["id"]);
        }
        assert_eq!(with.add_working_days(&show_day(start), 5), without.add_working_days(&show_day(start), 5));
    }
    let info = with.day_info("2026-03-04").unwrap();
    let (kind, closes) = (json!("workday"), json!("12:00"));
    assert_eq!((&info["kind"], &info["closes"], &info["name"]), (&kind, &closes, &json!("own-day")));
    assert_eq!(info["opens"], Json::Null);
    assert_eq!(read_day("2026-03-04"), day(2026, 3, 4));
}

#[test]
fn half_days_that_would_mean_nothing_are_refused_by_place_and_words() {
    let rows = [
        (
            half("2026-10-01", json!({"closes": "12:00"})),
            "/halfDays/0/date",
            "`2026-10-01` is a rest day, which has no office hours to cut",
        ),
        (
            half("2026-03-07", json!({"closes": "12:00"})),
            "/halfDays/0/date",
            "`2026-03-07` is a rest day, which has no office hours to cut",
        ),
        (
            half("2027-03-04", json!({"closes": "12:00"})),
            "/halfDays/0/date",
            "`2027-03-04` is not from 2004-01-01 to 2026-12-31, the days that are settled",
        ),
        (
            half("2026-03-04", json!({})),
            "/halfDays/0/date",
            "`2026-03-04` has neither `opens` after 00:00 nor `closes`: it cuts no hours",
        ),
        (
            half("2026-03-04", json!({"opens": "00:00"})),
            "/halfDays/0/date",
            "`2026-03-04` has neither `opens` after 00:00 nor `closes`: it cuts no hours",
        ),
        (
            half("2026-03-04", json!({"opens": "13:00", "closes": "12:00"})),
            "/halfDays/0/closes",
            "`12:00` is not after `13:00`",
        ),
        (
            half("2026-03-04", json!({"closes": "noon"})),
            "/halfDays/0/closes",
            "`noon` is no time of day of the form HH:MM",
        ),
        (
            half("2026-03-04", json!({"afternoon": true})),
            "/halfDays/0/afternoon",
            "there is no field `afternoon` here",
        ),
    ];
    for (entry, path, message) in rows {
        let problem = Engine::new(&policy(), &calendar_with(&json!([entry]))).map(|_| ()).unwrap_err();
        assert_eq!(problem["code"], "invalid-calendar", "{problem}");
        assert_eq!((&problem["path"], &problem["message"]), (&json!(path), &json!(message)), "{entry}");
    }
    // The last of those days may be one.
    let last = json!([half("2026-12-31", json!({"closes": "12:00"}))]);
    assert!(Engine::new(&policy(), &calendar_with(&last)).is_ok());
    let back = json!([
        half("2026-03-05", json!({"closes": "12:00"})),
        half("2026-03-04", json!({"closes": "12:00"}))
    ]);
    let problem = Engine::new(&policy(), &calendar_with(&back)).map(|_| ()).unwrap_err();
    assert_eq!(problem["path"], "/halfDays/1/date");
}
