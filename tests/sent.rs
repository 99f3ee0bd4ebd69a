//! The integers that a commitment is sent as, by hand from the contract's table, and the bytes in which checked documents travel: what
//! is read from them is what was written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::{DayFacts, DayKind};
use sla_calculator::policy::{Limit, LimitBound, Per, Requirement, Status, Units};
use sla_calculator::quote::{
    Alternative, At, Commitment, Due, Finish, InlineVec, Instant, Ints, Outcome, Reason, SHAPES, State,
    TraceDay,
};
use sla_calculator::time::{Day, Moment};
use sla_calculator::{Calculator, pack_calendar, pack_policy, unpack_calendar, unpack_policy};
use support::documents::{
    calendar_through, calendar_with, half, hours, policies, policy, read_json, root, shaped, to_value,
};

const DAY: i64 = 86_400;

fn sent(one: &Commitment) -> Vec<i32> {
    let mut ints = Ints::over(vec![1, 2, 3]);
    ints.commitment(one);
    ints.done()
}

fn limit(amount: i32) -> Limit {
    Limit { amount, units: Units::CalendarHours, bound: Some(LimitBound::AtLeast), per: Some(Per::Year) }
}

fn due(date: i32, at: i64, minute: bool, confirmed: bool) -> Due {
    Due {
        date: Day(date),
        at,
        minute,
        inclusive: minute,
        confirmed,
        latest: Day(date + 2),
        last: at + 2 * DAY,
    }
}

fn moment(day: i32, second: Option<u32>) -> Moment {
    let mut moment = Moment::date(Day(day));
    moment.second = second;
    moment
}

/// One that has nothing but its rule, its status, its readings and its reasons.
fn bare() -> Commitment {
    Commitment {
        rule: 3,
        status: Status::AwaitingEvent,
        limit: None,
        starts: None,
        due: None,
        awaits: InlineVec::new(),
        projected: None,
        instants: Vec::new(),
        alternatives: Vec::new(),
        requirement: None,
        deliverable: None,
        gate: None,
        debtor: None,
        creditor: None,
        outcome: None,
        trace: None,
        trace_latest: None,
        reasons: InlineVec::new(),
        readings: 0,
        calendar: None,
    }
}

/// The place of a reason's code in the contract's list.
fn code(name: &str) -> i32 {
    SHAPES.iter().position(|(code, _)| *code == name).unwrap() as i32
}

// The bits of the parts: limit 1, start 2, end 4, readings 8, awaited events 16, projection 32, moments 64, alternatives 128, extras
// 256, outcome 512, walk 1024, the other walk 2048, reasons 4096; of the flags: to the minute 8192, confirmed 16384, the projection to
// the minute 32768.
const ALWAYS: i32 = 8 + 4096;

#[test]
fn a_commitment_without_parts_is_its_head_its_readings_and_its_reasons() {
    assert_eq!(sent(&bare()), [3, 3, ALWAYS, 0, 0, 0]);
    let readings = 1 | 1 << 31 | 1 << 32 | 1 << 40;
    let mut reasons = InlineVec::new();
    reasons.push(Reason::NoNumber {});
    reasons.push(Reason::EventMissing { event: 2 });
    let one = Commitment { readings, reasons, status: Status::Determined, ..bare() };
    let (first, second) = (code("no-number"), code("event-missing"));
    assert_eq!(sent(&one), [3, 6, ALWAYS, i32::MIN + 1, 1 + 256, 2, first, second, 2]);
}

#[test]
fn each_part_stands_in_its_place_with_its_bit() {
    let with = |one: Commitment| {
        let ints = sent(&one);
        assert_eq!((ints[0], ints[1]), (3, 3));
        (ints[2] - ALWAYS, ints[3..].to_vec())
    };
    // Units 3 (calendar hours), at least 2, a year 2.
    let hours = 3 + (2 << 8) + (2 << 16);
    assert_eq!(with(Commitment { limit: Some(limit(5)), ..bare() }), (1, vec![5, hours, 0, 0, 0]));
    let plain = Limit { amount: 7, units: Units::BusinessDays, bound: None, per: None };
    assert_eq!(with(Commitment { limit: Some(plain), ..bare() }), (1, vec![7, 0, 0, 0, 0]));
    assert_eq!(with(Commitment { starts: Some(moment(90, Some(61))), ..bare() }), (2, vec![90, 61, 0, 0, 0]));
    assert_eq!(with(Commitment { starts: Some(moment(90, None)), ..bare() }), (2, vec![90, -1, 0, 0, 0]));
    // The end of day 100 is the first second of day 101.
    let day = due(100, 101 * DAY, false, false);
    assert_eq!(with(Commitment { due: Some(day), ..bare() }), (4, vec![100, 101, 0, 102, 0, 0, 0]));
    let minute = due(100, 100 * DAY + 60, true, true);
    assert_eq!(
        with(Commitment { due: Some(minute), ..bare() }),
        (4 + 8192 + 16384, vec![100, 100, 60, 102, 0, 0, 0])
    );
    let mut awaits = InlineVec::new();
    [4, 9].into_iter().for_each(|event| awaits.push(event));
    assert_eq!(with(Commitment { awaits, ..bare() }), (16, vec![0, 0, 2, 4, 9, 0]));
    let projected = Some((moment(80, None), due(100, 101 * DAY, false, true)));
    assert_eq!(with(Commitment { projected, ..bare() }), (32, vec![0, 0, 80, -1, 100, 101, 0, 0]));
    let projected = Some((moment(80, Some(5)), minute));
    assert_eq!(with(Commitment { projected, ..bare() }), (32 + 32768, vec![0, 0, 80, 5, 100, 100, 60, 0]));
    let instants = vec![DAY - 1, DAY];
    assert_eq!(with(Commitment { instants, ..bare() }), (64, vec![0, 0, 2, 0, 86_399, 1, 0, 0]));
    // State missed 2, finish by the event 1.
    let outcome = Some(Outcome { state: State::Missed, minutes: 7, finish: Finish::Event });
    assert_eq!(with(Commitment { outcome, ..bare() }), (512, vec![0, 0, 2 + 256, 7, 0]));
    let outcome = Some(Outcome { state: State::Open, minutes: 9, finish: Finish::None });
    assert_eq!(with(Commitment { outcome, ..bare() }), (512, vec![0, 0, 512, 9, 0]));

    let requirement = Some(Requirement::OnRequest);
    let owed = Requirement::OnRequest as i32;
    for (one, extras) in [
        (Commitment { requirement, ..bare() }, [owed, -1, -1, -1, -1]),
        (Commitment { deliverable: Some(6), ..bare() }, [-1, 6, -1, -1, -1]),
        (Commitment { gate: Some(5), ..bare() }, [-1, -1, 5, -1, -1]),
        (Commitment { debtor: Some(4), ..bare() }, [-1, -1, -1, 4, -1]),
        (Commitment { creditor: Some(0), ..bare() }, [-1, -1, -1, -1, 0]),
    ] {
        assert_eq!(with(one), (256, [&[0, 0][..], &extras, &[0]].concat()));
    }
}

#[test]
fn the_calendar_of_a_commitment_stands_above_its_rule_counted_from_one() {
    let head = |calendar: Option<u8>| sent(&Commitment { calendar, ..bare() })[0];
    assert_eq!(head(None), 3);
    assert_eq!(head(Some(0)), 3 + (1 << sla_calculator::boundary::CALENDAR_BITS));
    assert_eq!(head(Some(4)), 3 + (5 << sla_calculator::boundary::CALENDAR_BITS));
}

#[test]
fn alternatives_and_walks_are_lists_of_what_they_hold() {
    let outcome = Some(Outcome { state: State::Met, minutes: 3, finish: Finish::Given });
    let one = Alternative { dimension: 1, choice: 2, limit: limit(4), due: None, outcome: None };
    let alternatives = vec![
        one,
        Alternative { due: Some(due(100, 101 * DAY, false, true)), ..one },
        Alternative { due: Some(due(100, 100 * DAY + 60, true, true)), outcome, choice: 3, ..one },
        Alternative { outcome, ..one },
    ];
    let hours = 3 + (2 << 8) + (2 << 16);
    let ints = sent(&Commitment { alternatives, ..bare() });
    // End 1, outcome 2, to the minute 4; met is 1 of the states, given 0 of the finishes.
    let expected = [
        &[3, 3, ALWAYS + 128, 0, 0, 4][..],
        &[1, 2, 4, hours, 0],
        &[1, 2, 4, hours, 1, 100, 101, 0],
        &[1, 3, 4, hours, 1 + 2 + 4, 100, 100, 60, 1, 3],
        &[1, 2, 4, hours, 2, 1, 3],
        &[0],
    ]
    .concat();
    assert_eq!(ints, expected);

    let facts =
        DayFacts { kind: DayKind::Holiday, statutory: true, holiday: Some(4), notice: None, confirmed: true };
    let worked = DayFacts {
        kind: DayKind::MakeupWorkday,
        statutory: false,
        holiday: Some(4),
        notice: Some(8),
        confirmed: false,
    };
    let day = |date: i32, facts: DayFacts, ordinal: Option<i32>, excluded: u8, assumed: bool| TraceDay {
        date: Day(date),
        facts,
        ordinal,
        excluded,
        assumed,
    };
    let walk = vec![day(50, facts, None, 0, false), day(51, worked, Some(1), 5, true)];
    let latest = vec![day(50, worked, None, 0, true)];
    let expected = [
        &[3, 3, ALWAYS + 1024 + 2048, 0, 0][..],
        // Holiday 2, named by the law 16, confirmed 32; make-up workday 3.
        &[2, 50, 2 + 16 + 32, 4, -1, -1, 0, 51, 3, 4, 8, 1, 5 + 256],
        &[1, 50, 3, 4, 8, -1, 256],
        &[0],
    ]
    .concat();
    assert_eq!(sent(&Commitment { trace: Some(walk), trace_latest: Some(latest), ..bare() }), expected);
}

#[test]
fn integers_texts_and_moments_are_sent_one_by_one_and_taken_back() {
    let mut ints = Ints::over(Vec::new());
    ints.put(7);
    ints.clear();
    ints.text("a\u{1F600}é");
    ints.count(2);
    ints.list(&[5_i32, 6], |to, one| to.put(*one));
    ints.moment(None);
    ints.moment(Some(moment(3, Some(4))));
    ints.instant(-1);
    sla_calculator::boundary::Part::send(At(Some(moment(9, None))), &mut ints);
    sla_calculator::boundary::Part::send(Instant(DAY + 2), &mut ints);
    sla_calculator::boundary::Part::send(Some(4_u8), &mut ints);
    sla_calculator::boundary::Part::send(None::<u8>, &mut ints);
    sla_calculator::boundary::Part::send(limit(2), &mut ints);
    let expected = [
        &[4, 97, 0xD83D, 0xDE00, 0xE9][..],
        &[2, 2, 5, 6, i32::MIN, -1, 3, 4, -1, 86_399, 9, -1, 1, 2, 4, -1],
        &[2, 3 + (2 << 8) + (2 << 16)],
    ]
    .concat();
    assert_eq!(ints.done(), expected);
}

#[test]
fn what_is_packed_of_every_document_is_read_back() {
    let china = calendar_through(2026);
    let mut documents: Vec<_> = policies();
    documents.push(("small".to_owned(), read_json("tests/policies/small.json")));
    let same_day = json!({"limit": {"amount": 0, "units": "businessDays"}});
    documents.push(("hours".to_owned(), shaped(&hours(), same_day)));
    let in_folder = |folder: &str| -> Vec<(String, Json)> {
        let entries = std::fs::read_dir(root().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let names = names.filter(|name| name.ends_with(".json") && !name.ends_with(".schema.json"));
        names.map(|name| (name.clone(), read_json(&format!("{folder}/{name}")))).collect()
    };
    documents.extend(in_folder("data/policies/examples"));
    let calendars = [vec![("cn".to_owned(), china.clone())], in_folder("data/calendars/examples")].concat();
    let (base, mut read) = (policy(), 0);
    for (name, document) in &documents {
        // Each is read with the calendar that it names.
        let made = calendars.iter().find_map(|(_, calendar)| {
            let (document, calendar) = (to_value(document), to_value(calendar));
            let alone = Calculator::from_documents(&document, &calendar);
            alone.or_else(|_| Calculator::from_overlay(&document, &to_value(&base), &calendar)).ok()
        });
        let made = made.or_else(|| {
            // Or with all those among which a dimension chooses.
            let of = document["calendars"]["of"].as_object()?;
            let chosen = calendars.iter().filter(|(_, one)| of.values().any(|id| *id == one["id"]));
            let chosen: Vec<_> = chosen.map(|(_, one)| to_value(one)).collect();
            Calculator::from_calendars(&to_value(document), None, &chosen.iter().collect::<Vec<_>>()).ok()
        });
        let calculator = made.unwrap_or_else(|| panic!("{name} is read with no calendar"));
        read += 1;
        let policy = calculator.engine().policy();
        let bytes = pack_policy(policy);
        assert_eq!(unpack_policy(&bytes).as_ref(), Some(policy), "{name}");
        assert_eq!(unpack_policy(&bytes[..bytes.len() - 1]), None, "{name}, cut short");
        assert_eq!(unpack_policy(&[bytes, vec![0]].concat()), None, "{name}, with more behind it");
        let compiled = calculator.engine().calendar().compiled();
        assert_eq!(unpack_calendar(&pack_calendar(compiled)).as_ref(), Some(compiled), "{name}");
    }
    assert!(read >= 4, "{read} policies");

    let halves = json!([half("2026-03-04", json!({"closes": "12:00"}))]);
    for calendar in [china.clone(), calendar_through(2025), calendar_with(&halves)] {
        let calculator = Calculator::from_documents(&to_value(&base), &to_value(&calendar)).unwrap();
        let compiled = calculator.engine().calendar().compiled();
        let bytes = pack_calendar(compiled);
        assert_eq!(unpack_calendar(&bytes).as_ref(), Some(compiled));
        assert_eq!(unpack_calendar(&bytes[..bytes.len() - 1]), None);
    }
}
