//! A dimension chooses the calendar, and with it the zone: by hand, and against a second implementation that knows one country at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::columns::{Moments, Rows};
use support::by_dimension::{
    RULES, VALUES, asked, calendars, countries, engine, hours, policy, policy_with_branches, texts,
};
use support::columns::{batch, found, quoted};
use support::dates::{DAY, day, show_day};
use support::documents::{Engine, find, list, read_json};
use support::generate::Random;

#[test]
fn each_value_counts_by_its_own_days_and_clocks() {
    let engine = engine();
    // 2 April 2026 is a Thursday. England and New York have Good Friday and Easter Monday off in these documents, New York only
    // Good Friday's neighbours that were kept; by hand from the documents above.
    let due = |country: &str, id: &str| {
        let quote = engine.quote(&asked(json!({"country": country}), "2026-04-02T10:00", json!({}))).unwrap();
        let one = find(&quote, id).unwrap();
        (quote["calendar"]["id"].clone(), one["startsAt"].clone(), one["dueAt"].clone())
    };
    let row = |id: &str, starts: &str, ends: &str| (json!(id), json!(starts), json!(ends));
    // Friday 3 and Monday 6 April are days off: 7, 8 and 9 April are the three days.
    assert_eq!(
        due("gb", "repair.days"),
        row("days-gb", "2026-04-02T10:00:00+01:00", "2026-04-10T00:00:00+01:00")
    );
    // Easter Monday alone is off (1 January, Easter Monday, 25 May …): 3, 7 and 8 April.
    assert_eq!(
        due("au", "repair.days"),
        row("days-au", "2026-04-02T10:00:00+11:00", "2026-04-09T00:00:00+10:30")
    );
    // neither of them is: 3, 6 and 7 April
    assert_eq!(
        due("us", "repair.days"),
        row("days-us", "2026-04-02T10:00:00-04:00", "2026-04-08T00:00:00-04:00")
    );
    assert_eq!(
        due("cn", "repair.days"),
        row("days-cn", "2026-04-02T10:00:00+08:00", "2026-04-08T00:00:00+08:00")
    );
    assert_eq!(
        due("in", "repair.hours"),
        row("days-in", "2026-04-02T10:00:00+05:30", "2026-04-03T16:00:00+05:30")
    );
    // 30 hours over the night in which the clocks of Lord Howe go back by half an hour
    let quote = engine.quote(&asked(json!({"country": "au"}), "2026-04-04T10:00", json!({}))).unwrap();
    assert_eq!(find(&quote, "repair.hours").unwrap()["dueAt"], "2026-04-05T15:30:00+10:30");
}

#[test]
fn while_the_value_is_open_each_is_answered_by_its_own_calendar() {
    let engine = engine();
    let quote =
        engine.quote(&asked(json!({}), "2026-04-02T10:00", json!({"now": "2026-04-02T12:00"}))).unwrap();
    let ids: Vec<_> = list(&quote["calendars"]).iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["days-gb", "days-au", "days-us", "days-in", "days-cn"]);
    // Nothing says in which zone its moments are, so they go out as they came.
    assert_eq!(
        (&quote["request"]["startAt"], &quote["request"]["now"]),
        (&json!("2026-04-02T10:00"), &json!("2026-04-02T12:00"))
    );
    let one = find(&quote, "repair.hours").unwrap();
    assert_eq!((&one["status"], &one["startsAt"]), (&json!("indeterminate"), &Json::Null));
    assert_eq!(one["reasons"], json!([{"code": "dimension-missing", "params": {"dimension": "country"}}]));
    // ten in the morning wherever it is, and two hours later
    let outcome = json!({"state": "open", "minutes": 1680, "finish": "none"});
    assert_eq!(one["outcome"], outcome);
    let ends = [
        "2026-04-03T16:00:00+01:00",
        "2026-04-03T16:00:00+11:00",
        "2026-04-03T16:00:00-04:00",
        "2026-04-03T16:00:00+05:30",
        "2026-04-03T16:00:00+08:00",
    ];
    for ((other, value), due) in list(&one["alternatives"]).iter().zip(VALUES).zip(ends) {
        assert_eq!(
            *other,
            json!({"dimensions": {"country": value}, "limit": {"amount": 30, "units": "calendarHours"}, "dueAt": due,
                "dueDate": "2026-04-03", "precision": "minute", "outcome": outcome, "calendar": format!("days-{value}")})
        );
    }
    // A moment with its offset is one moment everywhere.
    let quote = engine.quote(&asked(json!({}), "2026-04-02T10:00+08:00", json!({}))).unwrap();
    let one = find(&quote, "repair.hours").unwrap();
    let ends: Vec<_> =
        list(&one["alternatives"]).iter().map(|other| other["dueAt"].as_str().unwrap()).collect();
    assert_eq!(
        ends,
        [
            "2026-04-03T09:00:00+01:00",
            "2026-04-03T19:00:00+11:00",
            "2026-04-03T04:00:00-04:00",
            "2026-04-03T13:30:00+05:30",
            "2026-04-03T16:00:00+08:00"
        ]
    );
    // A category leaves open which of its values it is.
    let quote =
        engine.quote(&asked(json!({"country": "commonwealth"}), "2026-04-02T10:00", json!({}))).unwrap();
    let one = find(&quote, "repair.days").unwrap();
    let values: Vec<_> =
        list(&one["alternatives"]).iter().map(|other| &other["dimensions"]["country"]).collect();
    assert_eq!(values, ["gb", "au"]);
}

#[test]
fn where_every_value_gives_the_same_the_answer_does_not_wait_for_it() {
    let mut same = calendars();
    for one in &mut same {
        one["zone"] = json!("+08:00");
        one.as_object_mut().unwrap().remove("clockChanges");
    }
    let engine = Engine::with_calendars(&policy(), &same).unwrap();
    let days = |start: &str| {
        let quote = engine.quote(&asked(json!({}), start, json!({}))).unwrap();
        let one = find(&quote, "repair.days").unwrap();
        (one["status"].clone(), one["dueDate"].clone())
    };
    // a week without any country's day off, and one with
    assert_eq!(days("2026-03-09"), (json!("determined"), json!("2026-03-12")));
    assert_eq!(days("2026-04-02"), (json!("indeterminate"), Json::Null));
}

/// A start, mostly near a change of some clocks or a day off, as local time or with an offset.
fn start(random: &mut Random) -> String {
    let near = [
        (2026, 3, 6),
        (2026, 3, 27),
        (2026, 4, 1),
        (2026, 10, 2),
        (2026, 10, 23),
        (2026, 10, 30),
        (2026, 5, 1),
        (2026, 8, 27),
    ];
    let (year, month, date) = near[usize::try_from(random.below(8)).unwrap()];
    let at = day(year, month, date) * DAY + random.below(5 * 24 * 60) * 60;
    let second = at.rem_euclid(DAY);
    let local = format!("{}T{:02}:{:02}", show_day(at.div_euclid(DAY)), second / 3_600, second / 60 % 60);
    match random.below(4) {
        0 => local + "+00:00",
        1 => local + "-07:00",
        _ => local,
    }
}

#[test]
fn random_requests_answer_as_one_country_at_a_time_does() {
    let (engine, countries, hours) = (engine(), countries(), hours());
    let branches = Engine::with_calendars(&policy_with_branches(), &calendars()).unwrap();
    let of = |value: &str| countries.iter().find(|country| country.value == value).unwrap();
    let mut random = Random(31);
    let mut compared = 0;
    for number in 0..400 {
        let (mut dimensions, mut known) = (json!({}), None);
        let seated = random.one_in(4);
        if seated {
            let (branch, value) = if random.one_in(2) { ("london", "gb") } else { ("boston", "us") };
            (dimensions["branch"], known) = (json!(branch), Some(value));
        }
        if random.one_in(2) {
            let value = random.pick(&VALUES);
            (dimensions["country"], known) = (json!(value), Some(value));
        }
        let engine = if seated { &branches } else { &engine };
        let (start, now) = (start(&mut random), start(&mut random));
        let abroad = random.one_in(3);
        let request = asked(dimensions, &start, json!({"now": now, "conditions": {"abroad": abroad}}));
        let quote =
            engine.quote_with_trace(&request).unwrap_or_else(|problem| panic!("{request}: {problem}"));
        let calendar = known.map(|value| format!("days-{value}"));
        assert_eq!(quote["calendars"].is_array(), known.is_none(), "{request}");
        if let Some(calendar) = &calendar {
            assert_eq!(quote["calendar"]["id"], *calendar, "{request}");
            assert_eq!(quote["request"]["startAt"], of(known.unwrap()).show(&start), "{request}");
        }
        for (id, span, set) in RULES {
            let name = format!("request {number} {id}: {request}");
            let got = find(&quote, id).unwrap();
            let own = set.filter(|_| abroad).or(known);
            let Some(value) = own else {
                assert_eq!(got["status"], "indeterminate", "{name}");
                for (other, country) in list(&got["alternatives"]).iter().zip(&countries) {
                    let end = country.end(&start, &hours, span);
                    assert_eq!(other["dueAt"], end.text, "{name} {}", country.value);
                    assert_eq!(
                        other["outcome"],
                        country.stands(&end, span, &now),
                        "{name} {}",
                        country.value
                    );
                }
                compared += 1;
                continue;
            };
            // An override keeps the moments that the request's own country has read.
            let read = known.map_or(of(value), |known| of(known));
            let (start, now) = (read.show(&start), read.show(&now));
            let end = of(value).end(&start, &hours, span);
            assert_eq!(got["startsAt"], of(value).show(&start), "{name}");
            assert_eq!((&got["dueAt"], &got["dueDate"]), (&json!(end.text), &json!(end.date)), "{name}");
            assert_eq!(got["outcome"], of(value).stands(&end, span, &now), "{name}");
            let marked = if Some(value) == known { Json::Null } else { json!(format!("days-{value}")) };
            assert_eq!(got["calendar"], marked, "{name}");
            assert_eq!(list(&got["trace"]).last().unwrap()["date"], end.date, "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 400 * RULES.len());
}

#[test]
fn comparing_explaining_and_working_back_go_by_the_calendar_of_each_value() {
    let (engine, countries, hours) = (engine(), countries(), hours());
    let start = "2026-03-27T15:00";
    let quotes = engine.compare(&asked(json!({}), start, json!({})), Some("country")).unwrap();
    for (quote, country) in list(&quotes).iter().zip(&countries) {
        assert_eq!(quote["calendar"]["id"], country.calendar["id"]);
        assert_eq!(quote["request"]["startAt"], country.show(start));
        for (id, span, _) in RULES {
            let end = country.end(start, &hours, span);
            assert_eq!(find(quote, id).unwrap()["dueAt"], end.text, "{} {id}", country.value);
            let asked = asked(json!({"country": country.value}), start, json!({}));
            assert_eq!(engine.explain(&asked, id).unwrap()["dueAt"], end.text, "{} {id}", country.value);
        }
        // three working days back from the day that three forward lead to is the day itself, by the same calendar
        let by = country.end(start, &hours, RULES[2].1).date;
        let asked = asked(json!({"country": country.value}), start, json!({}));
        let back = engine.latest_start(&asked, "repair.days", &by).unwrap();
        let next = country.end(&format!("{}T12:00", back["startDate"].as_str().unwrap()), &hours, RULES[2].1);
        assert!(next.date <= by, "{} {back}", country.value);
        let moment = back["startAt"].as_str().unwrap();
        assert_eq!(moment, country.show(moment), "{}", country.value);
    }
    // by a branch, whose table says the country
    let branches = Engine::with_calendars(&policy_with_branches(), &calendars()).unwrap();
    let quotes = branches.compare(&asked(json!({}), start, json!({})), Some("branch")).unwrap();
    let ids: Vec<_> = list(&quotes).iter().map(|quote| &quote["calendar"]["id"]).collect();
    assert_eq!(ids, ["days-gb", "days-us"]);
    // An override counts by its own value's calendar whatever the request leaves open.
    let abroad = asked(json!({}), start, json!({"conditions": {"abroad": true}}));
    let back = engine.latest_start(&abroad, "repair.abroad", "2026-03-31").unwrap();
    assert_eq!(back["startAt"], "2026-03-29T23:59:59-04:00");
    let refused =
        engine.latest_start(&asked(json!({}), start, json!({})), "repair.days", "2026-03-31").unwrap_err();
    assert_eq!(refused["code"], "unsupported");
}

#[test]
fn a_request_is_held_to_the_days_of_its_own_calendar() {
    let mut calendars = calendars();
    calendars[1]["supportedThrough"] = json!("2026-06-30");
    calendars[1]["clockChanges"]["through"] = json!("2026-06-30");
    calendars[1]["clockChanges"]["changes"].as_array_mut().unwrap().truncate(1);
    let kept: Vec<Json> = list(&calendars[1]["days"])
        .iter()
        .filter(|one| one["to"].as_str().unwrap() < "2026-07")
        .cloned()
        .collect();
    calendars[1]["days"] = json!(kept);
    let engine = Engine::with_calendars(&policy(), &calendars).unwrap_or_else(|problem| panic!("{problem}"));
    let ask = |country: Json, start: &str| engine.quote(&asked(country, start, json!({})));
    assert!(ask(json!({"country": "gb"}), "2026-07-01T10:00").is_ok());
    let refused = ask(json!({"country": "au"}), "2026-07-01T10:00").unwrap_err();
    assert_eq!(
        (&refused["path"], &refused["params"]["supportedThrough"]),
        (&json!("/startAt"), &json!("2026-06-30"))
    );
    // open, the value whose calendar does not know the day has no end
    let quote = ask(json!({}), "2026-07-01T10:00").unwrap();
    let one = find(&quote, "repair.days").unwrap();
    let known: Vec<bool> =
        list(&one["alternatives"]).iter().map(|other| other["dueAt"].is_string()).collect();
    assert_eq!(known, [true, false, true, true, true]);
    // every calendar refuses it: the one of the value says why
    let refused = ask(json!({"country": "au"}), "2027-07-01T10:00").unwrap_err();
    assert_eq!(refused["params"]["supportedThrough"], "2026-06-30");
    let refused =
        engine.compare(&asked(json!({}), "2026-07-01T10:00", json!({})), Some("country")).unwrap_err();
    assert_eq!(refused["code"], "date-out-of-range");
}

#[test]
fn days_are_asked_of_the_calendar_that_is_named() {
    let engine = engine();
    let days = |id: Option<&str>| engine.0.days(id).unwrap();
    assert_eq!(days(Some("days-gb")).add_working_days("2026-04-02", 1).unwrap(), "2026-04-07");
    assert_eq!(days(Some("days-au")).add_working_days("2026-04-02", 1).unwrap(), "2026-04-03");
    assert_eq!(days(None).add_working_days("2026-04-02", 1).unwrap(), "2026-04-07");
    assert_eq!(days(Some("days-us")).working_days_between("2026-04-02", "2026-04-08").unwrap(), 4);
    assert!(!days(Some("days-gb")).is_working_day("2026-04-03").unwrap());
    let month = serde_json::to_value(days(Some("days-gb")).month(2026, 4).unwrap()).unwrap();
    assert_eq!(month["weeks"][0][4]["kind"], "holiday");
    let problem = engine.0.days(Some("days-fr")).unwrap_err();
    assert_eq!(problem.message, "there is no calendar `days-fr` here");
    assert_eq!(problem.allowed, ["days-gb", "days-au", "days-us", "days-in", "days-cn"]);
}

#[test]
fn a_year_runs_in_the_zone_of_its_calendar_and_a_case_is_read_in_its_own() {
    let mut document = policy();
    document["targets"] = json!([{"id": "in-time", "title": texts("In time"), "clause": "clause-1", "source": texts("In time"),
        "of": ["repair.days"], "bound": "at-least", "percent": 90, "per": "month"}]);
    let engine =
        Engine::with_calendars(&document, &calendars()).unwrap_or_else(|problem| panic!("{problem}"));
    // 23:30 on 31 March in New York is 1 April in London
    let verdict = |country: &str, at: &str| json!({"commitment": "repair.days", "state": "met", "startsAt": at, "dimensions": {"tier": "high", "service": "line", "country": country}});
    let events = json!({"verdicts": [verdict("us", "2026-04-01T03:30Z"), verdict("gb", "2026-04-01T03:30Z"), verdict("us", "2026-04-01T03:30")]});
    let quality =
        engine.quality(&asked(json!({"country": "gb"}), "2026-06-01T10:00", json!({})), &events).unwrap();
    let periods = list(&quality["targets"][0]["periods"]);
    let met: Vec<_> = periods.iter().map(|one| one["met"].as_i64().unwrap()).collect();
    assert_eq!(met[2..4], [1, 2]);
    // Days need no zone, time out of service does.
    let open = asked(json!({}), "2026-06-01T10:00", json!({}));
    assert_eq!(engine.quality(&open, &events).unwrap()["targets"], quality["targets"]);
    let outages = json!({"outages": [{"from": "2026-03-01T10:00Z", "to": "2026-03-01T12:00Z"}]});
    let refused = engine.quality(&open, &outages).unwrap_err();
    assert_eq!(
        (&refused["code"], &refused["path"]),
        (&json!("missing-field"), &json!("/dimensions/country"))
    );
}

#[test]
fn columns_answer_every_row_by_the_calendar_of_its_value() {
    let engine = engine();
    let ids: Vec<&str> = RULES.iter().map(|(id, ..)| *id).collect();
    let frame = json!({"commitments": ids, "request": {"dimensions": {"tier": "high", "service": "line"}, "now": "2026-04-07T10:00Z"},
        "dimensions": [{"id": "country", "values": ["gb", "au", "us", "in", "cn", "commonwealth"]}], "conditions": ["abroad"]});
    let mut batch = batch(&engine, &frame).unwrap();
    let mut random = Random(77);
    let count = 600;
    let (mut codes, mut abroad, mut at, mut dates, mut requests) = (vec![], vec![], vec![], vec![], vec![]);
    for _ in 0..count {
        let code = random.below(7) - 1;
        let holds = random.one_in(4);
        let utc = day(2026, 3, 25) * DAY + random.below(20 * 24 * 60) * 60;
        let bare = random.one_in(5);
        let utc = if bare { utc.div_euclid(DAY) * DAY } else { utc };
        let text = if bare {
            show_day(utc.div_euclid(DAY))
        } else {
            let second = utc.rem_euclid(DAY);
            format!("{}T{:02}:{:02}Z", show_day(utc.div_euclid(DAY)), second / 3_600, second / 60 % 60)
        };
        let values = ["gb", "au", "us", "in", "cn", "commonwealth"];
        let country = usize::try_from(code).map_or(json!({}), |code| json!({"country": values[code]}));
        requests.push(asked(
            country,
            &text,
            json!({"conditions": {"abroad": holds}, "now": "2026-04-07T10:00Z"}),
        ));
        codes.push(i32::try_from(code).unwrap());
        abroad.push(u8::from(holds));
        at.push((utc * 1000) as f64);
        dates.push(u8::from(bare));
    }
    let rows = Rows {
        count,
        codes: vec![&codes],
        conditions: vec![&abroad],
        start: Moments { at: &at, dates: &dates },
        ..Rows::default()
    };
    batch.answer(engine.0.engine(), &rows).unwrap();
    assert!(batch.errors().iter().all(|error| *error == 0));
    let mut dated = 0;
    for (row, request) in requests.iter().enumerate() {
        let quote = engine.quote(request).unwrap();
        for (answers, id) in batch.answers().iter().zip(&ids) {
            let said = found(answers, row);
            dated += usize::from(!said.due_date.is_empty());
            assert_eq!(said, quoted(&quote, id), "{id} {request}");
        }
    }
    assert!(dated > 1_500, "{dated}");
}

#[test]
fn the_block_of_the_calendar_guide_is_what_the_examples_know_of_their_days() {
    let guide = std::fs::read_to_string(support::documents::root().join("docs/CALENDAR.md")).unwrap();
    let block = guide.split("```json several-calendars\n").nth(1).unwrap().split("```").next().unwrap();
    let block: Json = serde_json::from_str(block).unwrap();
    let both = ["ie", "lu"].map(|id| read_json(&format!("data/calendars/examples/{id}.json")));
    let engine =
        Engine::with_calendars(&read_json("data/policies/examples/data-controller-eu.json"), &both).unwrap();
    let after = &block["fiveWorkingDaysAfter"];
    for id in ["ie", "lu"] {
        let days = engine.0.days(Some(id)).unwrap();
        for (date, kind) in block["days"][id].as_object().unwrap() {
            assert_eq!(
                serde_json::to_value(days.day_info(date).unwrap().kind).unwrap(),
                *kind,
                "{id} {date}"
            );
        }
        assert_eq!(days.add_working_days(after["date"].as_str().unwrap(), 5).unwrap(), after[id], "{id}");
    }
}
