//! Columns answer every row as a quote of the same request does: status, dates, certainty, outcome, and the problem of a
//! row that is wrong, over random tables with events, exclusions, finishes and every kind of wrong row.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Map, Value as Json, json};
use sla_calculator::columns::{Batch, Exclusions, Moments, NOTHING, Rows};
use std::collections::BTreeMap;
use support::columns::{Cell, EMPTY, NEVER, ZONE, batch, cell, found, quoted};
use support::dates::show_instant;
use support::documents::{Engine, read_json};
use support::generate::{Random, request, share};

/// A table of random rows, column by column, with the request of each row.
#[derive(Default)]
struct Table {
    requests: Vec<Json>,
    dimensions: BTreeMap<String, (Vec<String>, Vec<i32>)>,
    conditions: BTreeMap<String, Vec<u8>>,
    start: Vec<Cell>,
    events: BTreeMap<String, Vec<Cell>>,
    finished: BTreeMap<String, Vec<Cell>>,
    offsets: Vec<i32>,
    from: Vec<f64>,
    to: Vec<f64>,
    causes: Vec<u8>,
}

const CAUSES: [&str; 3] = ["customer", "interconnection", "weather"];

impl Table {
    /// Adds a row; its request is rewritten to what the columns can say, in their own form.
    fn push(&mut self, asked: &mut Map<String, Json>) {
        let row = self.requests.len();
        let dimensions = asked["dimensions"].as_object().cloned().unwrap_or_default();
        for (id, value) in &dimensions {
            self.dimensions.entry(id.clone()).or_insert_with(|| (Vec::new(), vec![-1; row]));
            let (values, codes) = self.dimensions.get_mut(id).unwrap();
            let value = value.as_str().unwrap().to_owned();
            let at = values.iter().position(|one| *one == value).unwrap_or_else(|| {
                values.push(value);
                values.len() - 1
            });
            codes.push(at as i32);
        }
        self.dimensions.values_mut().for_each(|(_, codes)| codes.resize(row + 1, -1));
        let given = asked.get("conditions").and_then(Json::as_object).cloned().unwrap_or_default();
        for (id, holds) in given {
            let column = self.conditions.entry(id).or_insert_with(|| vec![255; row]);
            column.push(u8::from(holds.as_bool().unwrap()));
        }
        self.conditions.values_mut().for_each(|column| column.resize(row + 1, 255));
        let moment = |asked: &mut Json| {
            let Some(text) = asked.as_str() else { return NEVER };
            let (at, date) = cell(text);
            if date == 0 {
                *asked = json!(show_instant(at as i64 / 1_000 + ZONE));
            }
            (at, date)
        };
        self.start.push(asked.get_mut("startAt").map_or(EMPTY, moment));
        for (field, columns) in [("events", &mut self.events), ("finishedAt", &mut self.finished)] {
            for (id, at) in asked.get_mut(field).and_then(Json::as_object_mut).into_iter().flatten() {
                columns.entry(id.clone()).or_insert_with(|| vec![EMPTY; row]).push(moment(at));
            }
            columns.values_mut().for_each(|column| column.resize(row + 1, EMPTY));
        }
        self.offsets.push(self.from.len() as i32);
        for one in asked.get_mut("exclusions").and_then(Json::as_array_mut).into_iter().flatten() {
            self.from.push(moment(&mut one["from"]).0);
            self.to.push(moment(&mut one["to"]).0);
            let cause = CAUSES.iter().position(|cause| one["cause"] == *cause).unwrap();
            self.causes.push(cause as u8);
        }
        self.requests.push(Json::Object(asked.clone()));
    }
}

/// Wrong in one of several ways, or in two of them.
fn spoil(random: &mut Random, asked: &mut Map<String, Json>) {
    for _ in 0..=random.below(2) {
        match random.below(8) {
            0 => asked["dimensions"]["customerTier"] = json!(random.pick(&["platinum", "Gold", ""])),
            1 => drop(asked["dimensions"].as_object_mut().unwrap().remove("service")),
            2 => drop(asked.remove("startAt")),
            3 => {
                let far = random.pick(&["1999-12-31", "2101-01-01T10:00", "0003-02-28"]);
                asked.insert("startAt".into(), json!(far));
            }
            4 => {
                let exclusion =
                    json!({"from": "2026-06-02T10:00", "to": "2026-06-01T10:00", "cause": "customer"});
                asked.insert("exclusions".into(), json!([exclusion]));
            }
            5 => {
                let exclusion =
                    json!({"from": "2026-06-01T10:00", "to": "2026-06-02T10:00", "cause": "weather"});
                asked.insert("exclusions".into(), json!([exclusion]));
            }
            6 => drop(asked.insert("events".into(), json!({"fault-handled": "1990-01-01T00:00"}))),
            _ => drop(asked.insert("finishedAt".into(), json!({"change.suspend": "2200-01-01"}))),
        }
    }
}

/// A table of so many rows is answered in blocks, and each row compared with its quote; how many rows were wrong.
fn compare(engine: &Engine, random: &mut Random, count: usize) -> usize {
    let common = request(random);
    let mut frame = Map::new();
    for field in ["figures", "readings", "now"] {
        if let Some(value) = common.get(field) {
            frame.insert(field.into(), value.clone());
        }
    }
    let mut table = Table::default();
    for _ in 0..count {
        let mut asked = request(random).as_object().unwrap().clone();
        for field in ["figures", "readings", "now"] {
            asked.remove(field);
        }
        if random.one_in(8) {
            spoil(random, &mut asked);
        }
        asked.extend(frame.clone());
        table.push(&mut asked);
    }
    in_blocks(engine, random, &frame, table)
}

/// Answers a table in blocks, its requests with the fields of `frame`; how many rows were wrong.
fn in_blocks(engine: &Engine, random: &mut Random, frame: &Map<String, Json>, mut table: Table) -> usize {
    let count = table.requests.len();
    table.offsets.push(table.from.len() as i32);
    let ids: Vec<String> = engine.0.policy().unwrap().rules.iter().map(|rule| rule.id.clone()).collect();
    let names = |columns: &BTreeMap<String, Vec<Cell>>| columns.keys().cloned().collect::<Vec<_>>();
    let described = json!({
        "commitments": ids,
        "request": frame,
        "dimensions": table.dimensions.iter().map(|(id, (values, _))| json!({"id": id, "values": values})).collect::<Vec<_>>(),
        "conditions": table.conditions.keys().collect::<Vec<_>>(),
        "events": names(&table.events),
        "finishedAt": names(&table.finished),
        "causes": CAUSES,
    });
    let mut batch = batch(engine, &described).unwrap();
    let mut wrong = 0;
    let mut begin = 0;
    while begin < count {
        let end = (begin + 1 + random.below(40) as usize).min(count);
        wrong += block(engine, &mut batch, &table, &ids, begin..end);
        begin = end;
    }
    wrong
}

fn block(
    engine: &Engine,
    batch: &mut Batch,
    table: &Table,
    ids: &[String],
    rows: std::ops::Range<usize>,
) -> usize {
    let split = |column: &[Cell]| -> (Vec<f64>, Vec<u8>) { column[rows.clone()].iter().copied().unzip() };
    let start = split(&table.start);
    let events: Vec<_> = table.events.values().map(|column| split(column)).collect();
    let finished: Vec<_> = table.finished.values().map(|column| split(column)).collect();
    let given = Rows {
        count: rows.len(),
        codes: table.dimensions.values().map(|(_, codes)| &codes[rows.clone()]).collect(),
        conditions: table.conditions.values().map(|column| &column[rows.clone()]).collect(),
        start: Moments { at: &start.0, dates: &start.1 },
        events: events.iter().map(|(at, dates)| Moments { at, dates }).collect(),
        finished: finished.iter().map(|(at, dates)| Moments { at, dates }).collect(),
        exclusions: Some(Exclusions {
            offsets: &table.offsets[rows.start..=rows.end],
            from: &table.from,
            to: &table.to,
            causes: &table.causes,
        }),
    };
    batch.answer(engine.0.engine(), &given).unwrap();
    let mut wrong = 0;
    for (at, row) in rows.enumerate() {
        let asked = &table.requests[row];
        let error = batch.errors()[at];
        match engine.quote(asked) {
            Ok(quote) => {
                assert_eq!(error, 0, "{asked}: {:?}", batch.problems().get(error as usize - 1));
                for (id, answers) in ids.iter().zip(batch.answers()) {
                    assert_eq!(found(answers, at), quoted(&quote, id), "{id} of {asked}");
                }
            }
            Err(problem) => {
                wrong += 1;
                assert!(error > 0, "{asked} is wrong: {problem}");
                let got = serde_json::to_value(&batch.problems()[error as usize - 1]).unwrap();
                assert_eq!(got, problem, "{asked}");
                assert!(batch.answers().iter().all(|answers| answers.status[at] == NOTHING));
            }
        }
    }
    wrong
}

/// Tables under an engine on as many threads as there are seeds; how many rows of all were wrong.
fn tables(engine: &Engine, seeds: std::ops::Range<u64>, tables: u64, rows: usize) -> usize {
    std::thread::scope(|scope| {
        let run = |seed: u64| {
            move || {
                let one = |table| compare(engine, &mut Random((seed * 100 + table) << 20), rows);
                (0..share(tables)).map(one).sum::<usize>()
            }
        };
        let workers: Vec<_> = seeds.map(|seed| scope.spawn(run(seed))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    })
}

#[test]
fn every_row_of_random_tables_is_answered_as_its_quote() {
    let wrong = tables(&Engine::bundled(), 0..4, 8, 100);
    assert!(share(8) < 8 || (200..700).contains(&wrong), "{wrong} of 3,200 rows were wrong");
}

#[test]
fn rows_alike_in_all_but_where_a_pause_lies_are_each_in_scope_or_out_of_it() {
    let mut frame = Map::new();
    frame.insert("readings".into(), json!({"customerCause": "whole-order"}));
    let before = ("2026-08-08T00:00", "2026-08-09T00:00");
    let within = ("2026-10-08T10:00", "2026-10-08T11:00");
    for places in [[within, before, within], [before, within, before]] {
        let mut table = Table::default();
        for (from, to) in places {
            let mut asked = request(&mut Random(1 << 20)).as_object().unwrap().clone();
            for field in ["events", "finishedAt", "conditions", "figures", "now"] {
                asked.remove(field);
            }
            asked.extend(frame.clone());
            asked.insert("audience".into(), json!("operator"));
            asked.insert("startAt".into(), json!("2026-09-30T16:00"));
            asked.insert("exclusions".into(), json!([{"from": from, "to": to, "cause": "customer"}]));
            table.push(&mut asked);
        }
        assert_eq!(in_blocks(&Engine::bundled(), &mut Random(1 << 20), &frame, table), 0);
    }
}

#[test]
fn rows_before_and_after_a_new_edition_are_each_answered_under_their_own() {
    let overlay = read_json("data/policies/examples/operator-overlay.json");
    let engine = Engine::overlay(&overlay).unwrap_or_else(|problem| panic!("{problem}"));
    assert!(engine.0.engine().policy().editions.len() > 1);
    tables(&engine, 50..54, 3, 100);
}

#[test]
fn a_column_that_the_policy_does_not_have_refuses_the_table() {
    let engine = Engine::bundled();
    for (frame, sentence) in [
        (json!({"commitments": ["change.stop"], "request": {}}), "/0/0 there is no commitment `change.stop`"),
        (
            json!({"commitments": [], "request": {}, "dimensions": [{"id": "colour", "values": []}]}),
            "/1/dimensions/colour there is no field `colour` here",
        ),
        (
            json!({"commitments": [], "request": {}, "events": ["rain"]}),
            "/1/events/rain there is no field `rain` here",
        ),
        (
            json!({"commitments": [], "request": {}, "conditions": ["rain"]}),
            "/1/conditions/rain there is no field `rain` here",
        ),
        (
            json!({"commitments": [], "request": {"startAt": "2026-01-01"}}),
            "/request/startAt there is no field `startAt` here",
        ),
    ] {
        assert_eq!(batch(&engine, &frame).err().as_deref(), Some(sentence), "{frame}");
    }
}

#[test]
fn columns_that_are_too_short_or_point_outside_their_lists_answer_no_row() {
    let engine = Engine::bundled();
    let frame = json!({
        "commitments": ["change.suspend"], "request": {}, "causes": CAUSES,
        "dimensions": [{"id": "customerTier", "values": ["gold"]}],
    });
    let mut batch = batch(&engine, &frame).unwrap();
    let (start, codes, offsets) = ([0.0; 2], [0, 1], [0, 2, 1]);
    let rows =
        Rows { count: 2, codes: vec![&codes], start: Moments { at: &start, dates: &[] }, ..Rows::default() };
    let lists = Exclusions { offsets: &offsets, from: &start, to: &start, causes: &[0, 0] };
    for (rows, path) in [
        (rows.clone(), "/1/dimensions/customerTier/codes"),
        (Rows { codes: vec![&codes[..1]], ..rows.clone() }, "/1/dimensions/customerTier"),
        (Rows { codes: vec![&[0, 0]], start: Moments::default(), ..rows.clone() }, "/1/startAt"),
        (Rows { codes: vec![&[0, 0]], exclusions: Some(lists), ..rows }, "/1/exclusions/offsets"),
    ] {
        let problem = batch.answer(engine.0.engine(), &rows).unwrap_err();
        assert_eq!(problem.path, path);
    }
}
