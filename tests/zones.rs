//! Zones whose clocks change: by hand, and against a second implementation that looks at every minute of UTC.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::dates::{DAY, Second, day, show_day};
use support::documents::{find, list, shape_of};
use support::generate::Random;
use support::zoned::{engine, limit, london, zoned};
use support::zones::{Zone, ZoneOffice, seconds};

/// Clocks as there are: by an hour at night, by half an hour in the south, at midnight, over midnight, west of Greenwich, never.
fn zones() -> Vec<Json> {
    vec![
        london(),
        zoned(
            "Australia/Lord_Howe",
            "+11:00",
            &[("2026-04-04T15:00Z", "+10:30"), ("2026-10-03T15:30Z", "+11:00")],
        ),
        zoned("Asia/Beirut", "+02:00", &[("2026-03-28T22:00Z", "+03:00"), ("2026-10-24T21:00Z", "+02:00")]),
        zoned(
            "America/Scoresbysund",
            "-02:00",
            &[("2026-03-29T01:00Z", "-01:00"), ("2026-10-25T01:00Z", "-02:00")],
        ),
        zoned(
            "America/New_York",
            "-05:00",
            &[("2026-03-08T07:00Z", "-04:00"), ("2026-11-01T06:00Z", "-05:00")],
        ),
        zoned("Asia/Kolkata", "+05:30", &[]),
    ]
}

/// Every day from 00:00 to 24:00, so that the night of a change is among the hours.
fn always() -> Json {
    json!([{"days": [1, 2, 3, 4, 5], "hours": [{"opens": "09:00", "closes": "17:00"}]},
           {"days": [6, 7], "hours": [{"opens": "00:00", "closes": "24:00"}]}])
}

#[test]
fn a_limit_in_hours_runs_in_real_time_over_a_change_of_the_clocks() {
    let engine = engine(&london(), &Json::Null, limit(12, "calendarHours"));
    let forward =
        json!({"code": "clocks-forward", "params": {"date": "2026-03-29", "time": "01:00", "minutes": 60}});
    let back =
        json!({"code": "clocks-back", "params": {"date": "2026-10-25", "time": "02:00", "minutes": 60}});
    let rows = [
        ("2026-03-28T12:59", "2026-03-28T12:59:00+00:00", "2026-03-29T00:59:00+00:00", None),
        // at the change itself, and over it
        ("2026-03-28T13:00", "2026-03-28T13:00:00+00:00", "2026-03-29T02:00:00+01:00", Some(&forward)),
        ("2026-03-28T22:30", "2026-03-28T22:30:00+00:00", "2026-03-29T11:30:00+01:00", Some(&forward)),
        ("2026-03-29T02:00", "2026-03-29T02:00:00+01:00", "2026-03-29T14:00:00+01:00", None),
        ("2026-10-24T22:30", "2026-10-24T22:30:00+01:00", "2026-10-25T09:30:00+00:00", Some(&back)),
        // the same local time twice, told apart by its offset
        ("2026-10-25T01:30+01:00", "2026-10-25T01:30:00+01:00", "2026-10-25T12:30:00+00:00", Some(&back)),
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30:00+00:00", "2026-10-25T13:30:00+00:00", None),
        ("2026-10-25T01:30Z", "2026-10-25T01:30:00+00:00", "2026-10-25T13:30:00+00:00", None),
        // summer time as another zone writes it
        ("2026-07-01T16:00+08:00", "2026-07-01T09:00:00+01:00", "2026-07-01T21:00:00+01:00", None),
    ];
    for (start, starts, due, said) in rows {
        let got = shape_of(&engine, start, json!({}));
        assert_eq!((&got["startsAt"], &got["dueAt"]), (&json!(starts), &json!(due)), "{start}");
        assert_eq!(got["dueDate"], due[..10], "{start}");
        let changes =
            list(&got["reasons"]).iter().filter(|one| one["code"].as_str().unwrap().starts_with("clocks-"));
        assert_eq!(changes.collect::<Vec<_>>(), said.into_iter().collect::<Vec<_>>(), "{start}");
        assert_eq!(list(&got["trace"]).last().unwrap()["date"], due[..10], "{start}");
    }
}

#[test]
fn the_time_of_its_last_day_is_said_as_the_clocks_show_it() {
    let engine = engine(
        &london(),
        &Json::Null,
        json!({"limit": {"amount": 1, "units": "businessDays", "by": "12:00"}}),
    );
    for (start, due) in
        [("2026-07-01T09:00", "2026-07-02T12:00:00+01:00"), ("2026-03-02T09:00", "2026-03-03T12:00:00+00:00")]
    {
        let got = shape_of(&engine, start, json!({}));
        assert_eq!(got["dueAt"], due);
        let said = json!({"code": "due-by-time", "params": {"date": due[..10], "time": "12:00"}});
        assert_eq!(list(&got["reasons"]).last().unwrap(), &said, "{start}");
    }
}

#[test]
fn a_local_time_that_there_is_twice_or_never_is_taken_by_rfc_5545_and_said() {
    let engine = engine(&london(), &Json::Null, limit(1, "calendarHours"));
    let said = |start: &str| {
        let got = shape_of(&engine, start, json!({}));
        let codes = ["time-repeated", "time-skipped"];
        let taken = list(&got["reasons"]).iter().find(|one| codes.contains(&one["code"].as_str().unwrap()));
        (got["startsAt"].clone(), got["dueAt"].clone(), taken.cloned())
    };
    let repeated = json!({"code": "time-repeated", "params": {"date": "2026-10-25", "event": "reported", "time": "01:30"}});
    assert_eq!(
        said("2026-10-25T01:30"),
        (json!("2026-10-25T01:30:00+01:00"), json!("2026-10-25T01:30:00+00:00"), Some(repeated))
    );
    let skipped = json!({"code": "time-skipped",
        "params": {"date": "2026-03-29", "event": "reported", "time": "01:30", "taken": "02:30"}});
    assert_eq!(
        said("2026-03-29T01:30"),
        (json!("2026-03-29T02:30:00+01:00"), json!("2026-03-29T03:30:00+01:00"), Some(skipped))
    );
    for plain in [
        "2026-10-25T00:59",
        "2026-10-25T02:00",
        "2026-10-25T01:30+01:00",
        "2026-03-29T00:59",
        "2026-03-29T02:00",
    ] {
        assert_eq!(said(plain).2, None, "{plain}");
    }
    // a time that a request gives for anything else is taken in the same way
    let got = shape_of(&engine, "2026-10-25T00:45", json!({"now": "2026-10-25T01:30"}));
    assert_eq!(got["outcome"], json!({"state": "open", "minutes": 15, "finish": "none"}));
    let got = shape_of(&engine, "2026-10-25T00:45", json!({"now": "2026-10-25T01:30Z"}));
    assert_eq!(got["outcome"], json!({"state": "missed", "minutes": 45, "finish": "none"}));
}

#[test]
fn how_the_time_of_the_event_was_taken_that_ended_it_is_said_too() {
    let mut rule = limit(3, "calendarHours");
    rule["finishedBy"] = json!("repaired");
    let engine = engine(&london(), &Json::Null, rule);
    let ended = |start: &str, end: &str, more: Json| {
        let mut asked = json!({"events": {"repaired": end}});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let got = shape_of(&engine, start, asked);
        let taken =
            list(&got["reasons"]).iter().filter(|one| one["code"].as_str().unwrap().starts_with("time-"));
        (got["outcome"]["minutes"].clone(), taken.cloned().collect::<Vec<_>>())
    };
    let repeated = json!({"code": "time-repeated", "params": {"date": "2026-10-25", "event": "repaired", "time": "01:30"}});
    assert_eq!(ended("2026-10-25T00:00", "2026-10-25T01:30", json!({})), (json!(90), vec![repeated.clone()]));
    assert_eq!(ended("2026-10-25T00:00", "2026-10-25T01:30Z", json!({})), (json!(30), vec![]));
    let skipped = json!({"code": "time-skipped",
        "params": {"date": "2026-03-29", "event": "repaired", "time": "01:30", "taken": "02:30"}});
    assert_eq!(ended("2026-03-29T00:00", "2026-03-29T01:30", json!({})), (json!(90), vec![skipped]));
    // a finish given for the rule itself is no event; how it was taken stands in the request that comes back
    let given = json!({"finishedAt": {"repair.shape": "2026-10-25T01:30"}});
    assert_eq!(ended("2026-10-25T00:00", "2026-10-25T01:30", given), (json!(90), vec![]));
}

#[test]
fn days_begin_and_end_by_the_local_clocks() {
    let at = |rule: Json, start: &str, more: Json| shape_of(&engine(&london(), &always(), rule), start, more);
    // the last day has 23 hours, 25 hours, or ends in summer
    for (start, due) in [
        ("2026-03-27", "2026-03-30T00:00:00+01:00"),
        ("2026-10-23T23:59", "2026-10-26T00:00:00+00:00"),
        ("2026-07-01", "2026-07-04T00:00:00+01:00"),
    ] {
        assert_eq!(at(limit(2, "calendarDays"), start, json!({}))["dueAt"], due, "{start}");
    }
    let over = |finished: &str| {
        let more = json!({"finishedAt": {"repair.shape": finished}});
        at(limit(2, "calendarDays"), "2026-10-23", more)["outcome"].clone()
    };
    // a day of 25 hours, in which 01:30 comes twice
    assert_eq!(over("2026-10-25T01:30+01:00"), json!({"state": "met", "minutes": 1410, "finish": "given"}));
    assert_eq!(over("2026-10-25T01:30+00:00"), json!({"state": "met", "minutes": 1350, "finish": "given"}));
    assert_eq!(over("2026-10-24"), json!({"state": "met", "minutes": 1500, "finish": "given"}));
    // where Sunday is worked, its 24 hours are 23, and the 24th is Monday's first
    let mut worked = london();
    worked["weekend"] = json!([]);
    let night = engine(&worked, &always(), limit(24, "businessHours"));
    assert_eq!(shape_of(&night, "2026-03-29T00:00", json!({}))["dueAt"], "2026-03-30T10:00:00+01:00");
    assert_eq!(
        at(limit(24, "businessHours"), "2026-03-29T00:00", json!({}))["dueAt"],
        "2026-04-01T17:00:00+01:00"
    );
    let by = json!({"limit": {"amount": 1, "units": "businessDays", "by": "12:00"}});
    assert_eq!(at(by, "2026-03-27T16:00", json!({}))["dueAt"], "2026-03-30T12:00:00+01:00");
}

#[test]
fn after_the_last_day_of_which_the_changes_are_known_nothing_is_answered() {
    let engine = engine(&london(), &Json::Null, limit(12, "calendarHours"));
    let got = shape_of(&engine, "2026-12-31T20:00", json!({}));
    assert_eq!(got["status"], "indeterminate");
    let beyond = json!({"code": "beyond-supported", "params": {"supportedThrough": "2026-12-31"}});
    assert!(list(&got["reasons"]).contains(&beyond), "{got}");
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2027-01-01T00:00"});
    assert_eq!(engine.quote(&asked).unwrap_err()["code"], "date-out-of-range");
}

#[test]
fn months_and_days_are_answered_as_in_any_other_zone() {
    let engine = engine(&london(), &Json::Null, limit(1, "calendarHours"));
    assert_eq!(engine.day_info("2026-03-29").unwrap()["kind"], "weekend");
    assert_eq!(engine.add_working_days("2026-03-27", 1).unwrap(), "2026-03-30");
    let info = serde_json::to_value(engine.0.calendar()).unwrap();
    assert_eq!(info["clockChanges"]["changes"][1], json!({"at": "2026-10-25T01:00Z", "offset": "+00:00"}));
    assert_eq!(info["clockChanges"]["through"], "2026-12-31");
}

/// A start near a change or anywhere, as local time or with an offset, and the second of UTC that it is.
fn start_of(random: &mut Random, zone: &Zone, calendar: &Json) -> (String, Second) {
    let changes = list(&calendar["clockChanges"]["changes"]);
    let near = usize::try_from(random.below(8)).unwrap();
    let utc = match changes.get(near) {
        Some(change) => seconds(change["at"].as_str().unwrap()) + (random.below(6 * 60) - 3 * 60) * 60,
        None => day(2026, 1, 5) * DAY + random.below(330 * 24 * 60) * 60,
    };
    if random.one_in(2) {
        return (zone.show(utc), utc);
    }
    // A local time that may be none.
    let local = zone.shown(utc) + if random.one_in(3) { 1_800 } else { 0 };
    let second = local.rem_euclid(DAY);
    let text = format!("{}T{:02}:{:02}", show_day(local.div_euclid(DAY)), second / 3_600, second / 60 % 60);
    (text, zone.given(local))
}

#[test]
fn clocks_of_every_kind_end_as_a_count_of_every_minute_has_it() {
    let hours = always();
    let mut random = Random(29);
    for calendar in zones() {
        let zone = Zone::of(&calendar);
        let office = ZoneOffice { zone: &zone, calendar: &calendar, hours: &hours };
        for _ in 0..40 {
            let amount = 1 + random.below(30);
            let (continuous, business) = (limit(amount, "calendarHours"), limit(amount, "businessHours"));
            let days = limit(amount.min(9), "businessDays");
            let by = json!({"limit": {"amount": amount.min(9), "units": "businessDays", "by": "01:30"}});
            let [real, open, days, by] =
                [continuous, business, days, by].map(|rule| engine(&calendar, &hours, rule));
            for _ in 0..6 {
                let (start, utc) = start_of(&mut random, &zone, &calendar);
                let name = format!("{} {start} {amount}", calendar["zone"]);
                let last = office.working(zone.day(utc), amount.min(9));
                let expected = [
                    (&real, utc + amount * 3_600),
                    (&open, office.after(utc, amount * 60)),
                    (&days, zone.when(last + 1, 0)),
                    (&by, zone.when(last, 90 * 60)),
                ];
                for (engine, due) in expected {
                    let got = shape_of(engine, &start, json!({}));
                    assert_eq!(got["startsAt"], zone.show(utc), "{name}");
                    assert_eq!(got["dueAt"], zone.show(due), "{name}: {got}");
                }
            }
        }
    }
}

#[test]
fn pauses_take_out_real_time_and_whole_local_days() {
    let mut random = Random(83);
    for calendar in zones() {
        let zone = Zone::of(&calendar);
        let office = ZoneOffice { zone: &zone, calendar: &calendar, hours: &Json::Null };
        let with = |amount: i64, units: &str| {
            let mut rule = limit(amount, units);
            rule["exclusions"] = json!(["customer"]);
            engine(&calendar, &Json::Null, rule)
        };
        let (real, days) = (with(10, "calendarHours"), with(3, "businessDays"));
        for _ in 0..120 {
            let (start, utc) = start_of(&mut random, &zone, &calendar);
            let from = utc + (random.below(60 * 24) - 300) * 60;
            let to = from + (1 + random.below(60 * 24 * 3)) * 60;
            let pause =
                json!({"exclusions": [{"from": zone.show(from), "to": zone.show(to), "cause": "customer"}]});
            let got = shape_of(&real, &start, pause.clone());
            let due = (utc..).step_by(60).scan(600, |left, at| {
                if *left == 0 {
                    return None;
                }
                *left -= i64::from(!(from..to).contains(&at));
                Some(at + 60)
            });
            // used up at the very start of a pause, it is due then
            assert_eq!(got["dueAt"], zone.show(due.last().unwrap()), "{} {start} {pause}", calendar["zone"]);
            let inside = |day: i64| zone.when(day, 0) >= from && zone.when(day + 1, 0) <= to;
            let last =
                (zone.day(utc) + 1..).filter(|day| office.works(*day) && !inside(*day)).nth(2).unwrap();
            let got = shape_of(&days, &start, pause.clone());
            assert_eq!(got["dueDate"], show_day(last), "{} {start} {pause}", calendar["zone"]);
        }
    }
}

#[test]
fn a_later_start_is_never_due_earlier_and_the_way_back_leads_there() {
    let utc_of = |text: &Json| {
        let text = text.as_str().unwrap();
        seconds(text) - support::zones::offset(&text[19..])
    };
    for calendar in zones() {
        let zone = Zone::of(&calendar);
        let received = json!({"limit": {"amount": 1, "units": "businessDays"},
            "receipt": {"nonWorking": "received-next", "cutOff": "01:30"}});
        let same = json!({"limit": {"amount": 0, "units": "businessDays"}, "receipt": {"nonWorking": "received-next"}});
        let rules =
            [limit(3, "calendarHours"), limit(3, "businessHours"), limit(1, "calendarDays"), received, same];
        for rule in rules {
            // every day is worked, so that the night of a change is the night of a working day
            let mut worked = calendar.clone();
            worked["weekend"] = json!([]);
            let hours = json!([{"days": [1, 2, 3, 4, 5, 6, 7], "hours": [{"opens": "00:30", "closes": "02:15"}, {"opens": "09:00", "closes": "24:00"}]}]);
            let engine = engine(&worked, &hours, rule.clone());
            for change in list(&calendar["clockChanges"]["changes"]) {
                let at = seconds(change["at"].as_str().unwrap());
                let mut before = i64::MIN;
                for utc in (at - 5 * 3_600..at + 5 * 3_600).step_by(600) {
                    let got = shape_of(&engine, &zone.show(utc), json!({}));
                    let due = utc_of(&got["dueAt"]);
                    assert!(due >= before, "{} {}: {got}", calendar["zone"], zone.show(utc));
                    assert!(due >= utc, "{got}");
                    before = due;
                    let by = got["dueAt"].as_str().unwrap();
                    let wanted =
                        if got["precision"] == "minute" { by } else { got["dueDate"].as_str().unwrap() };
                    let asked = json!({"dimensions": {"tier": "high", "service": "line"}});
                    let found = engine.latest_start(&asked, "repair.shape", wanted).unwrap();
                    assert!(utc_of(&found["startAt"]) >= utc, "{} {wanted}: {found}", zone.show(utc));
                    assert_eq!(found["startDate"], found["startAt"].as_str().unwrap()[..10]);
                    assert!(
                        utc_of(&found["commitment"]["dueAt"]) <= due,
                        "{} {wanted}: {found}",
                        zone.show(utc)
                    );
                    // a second later it is too late
                    let later = zone.show(utc_of(&found["startAt"]) + 1);
                    let late = shape_of(&engine, &later, json!({}));
                    let late_by = if got["precision"] == "minute" {
                        utc_of(&late["dueAt"]) > due
                    } else {
                        late["dueDate"].as_str().unwrap() > wanted
                    };
                    assert!(late_by, "{later} {rule}: {late}");
                }
            }
        }
    }
}

#[test]
fn every_moment_of_an_answer_read_back_is_the_same_moment() {
    let calendar = london();
    let engine = engine(&calendar, &always(), limit(5, "calendarHours"));
    for start in
        ["2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T01:30Z", "2026-03-29T01:30", "2026-07-01T10:00"]
    {
        let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": start,
            "now": start, "exclusions": [{"from": start, "to": "2026-12-01T00:00", "cause": "customer"}]});
        let first = engine.quote(&asked).unwrap();
        let again = engine.quote(&first["request"]).unwrap();
        assert_eq!(first["request"], again["request"], "{start}");
        assert_eq!(
            find(&first, "repair.shape").unwrap()["dueAt"],
            find(&again, "repair.shape").unwrap()["dueAt"]
        );
    }
}

#[test]
fn the_block_of_the_guide_is_read_and_gives_what_stands_beside_it() {
    let guide = std::fs::read_to_string(support::documents::root().join("docs/CALENDAR.md")).unwrap();
    let block = guide.split("```json clock-changes\n").nth(1).unwrap().split("```").next().unwrap();
    let block: Json = serde_json::from_str(block).unwrap();
    let mut calendar = london();
    calendar.as_object_mut().unwrap().extend(block.as_object().unwrap().clone());
    let twelve = engine(&calendar, &Json::Null, limit(12, "calendarHours"));
    let got = shape_of(&twelve, "2026-03-28T22:30", json!({}));
    assert_eq!(got["dueAt"], "2026-03-29T11:30:00+02:00");
    let got = shape_of(&twelve, "2026-03-29T02:30", json!({}));
    assert_eq!(got["startsAt"], "2026-03-29T03:30:00+02:00");
    for said in ["end at 11:30 on 29 March", "02:30 on 29 March 2026 in Paris is 03:30"] {
        assert!(guide.contains(said), "{said}");
    }
}

/// In British summer time the clocks show an hour more: received on Monday, 6 July, until noon, two working days end on the 8th.
#[test]
fn the_last_moment_of_a_day_with_a_cut_off_is_told_by_the_clocks_of_its_zone() {
    let mut rule = limit(2, "businessDays");
    rule["receipt"] = json!({"nonWorking": "received-next", "cutOff": "12:00"});
    let engine = engine(&london(), &Json::Null, rule);
    let asked = json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": "2026-07-01"});
    for (wanted, start) in
        [("2026-07-08", "2026-07-06T12:00:00+01:00"), ("2026-03-04", "2026-03-02T12:00:00+00:00")]
    {
        let found = engine.latest_start(&asked, "repair.shape", wanted).unwrap();
        assert_eq!(found["startAt"], start, "{found}");
    }
}
