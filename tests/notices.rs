//! The yearly notice: each year's facts in every form in which pages write them, and what must be refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use support::documents::{calendar_through, list, to_value};
use support::generate::{in_share, least};
use support::notices::{FORMS, Form, NEXT, notice, notices, text};

/// What the notice says, or the refusal, as JSON.
fn read(text: &str, calendar: &Json, given: &Json) -> Result<Json, Json> {
    match read_notice(text, &to_value(calendar), &to_value(given)) {
        Ok(reading) => Ok(serde_json::to_value(reading).unwrap()),
        Err(problem) => Err(serde_json::to_value(problem).unwrap()),
    }
}

/// The calendar before a notice: all earlier years, and of the same year what the notice amends.
fn before(id: &str) -> Json {
    let year = notice(id).year;
    let mut calendar = calendar_through(year - 1);
    if id != year.to_string() {
        calendar =
            read(&text(&year.to_string(), Form::Official), &calendar, &json!({})).unwrap()["calendar"].take();
    }
    calendar
}

/// The notices since 2006 and the three that amend one.
fn ids() -> Vec<String> {
    notices().into_iter().filter(|notice| notice.year >= 2006).map(|notice| notice.id).collect()
}

/// The days of a year as they stand in `cn.json`, each range of more than one notice whole.
fn days(calendar: &Json, year: i64) -> Vec<Json> {
    let ids: Vec<&Json> = list(&calendar["notices"])
        .iter()
        .filter(|notice| notice["year"] == json!(year))
        .map(|notice| &notice["id"])
        .collect();
    list(&calendar["days"]).iter().filter(|day| ids.contains(&&day["notice"])).cloned().collect()
}

#[test]
fn the_notices_of_2006_to_2026_and_the_three_amendments_give_the_days_of_cn_json_in_every_form() {
    let all = calendar_through(2026);
    let (mut read_texts, mut all_texts) = (0, 0);
    for id in ids() {
        let calendar = before(&id);
        let year = notice(&id).year;
        for form in FORMS {
            all_texts += 1;
            if !in_share(all_texts) {
                continue;
            }
            let text = text(&id, form);
            if form == Form::LinesOnly && ["2015-victory-day", "2019-labour-day"].contains(&id.as_str()) {
                // Without its title an amendment is no notice of anything.
                assert_eq!(
                    read(&text, &calendar, &json!({})).unwrap_err()["params"]["reason"],
                    "no-lines",
                    "{id}"
                );
                continue;
            }
            let answer = read(&text, &calendar, &json!({}))
                .unwrap_or_else(|problem| panic!("{id} {form:?}: {problem:#}\n{text}"));
            let expected = match id.as_str() {
                // What the amendments of the same year change stands in the amendments' own texts.
                "2015" | "2019" | "2020" => days(&before_amendments(&id), year),
                _ => days(&all, year),
            };
            assert_eq!(days(&answer["calendar"], year), expected, "{id} {form:?}\n{text}");
            assert_eq!(answer["year"], json!(year));
            read_texts += 1;
        }
    }
    assert!(read_texts as u64 >= least(24 * FORMS.len() as u64 - 2));
}

/// `cn.json` with the days of 2015, 2019 and 2020 as they stood before they were amended.
fn before_amendments(id: &str) -> Json {
    let mut calendar = calendar_through(2026);
    let days = calendar["days"].as_array_mut().unwrap();
    match id {
        "2015" => days.retain(|day| day["notice"] != "2015-victory-day"),
        "2019" => {
            days.retain(|day| day["notice"] != "2019-labour-day");
            days.push(json!({"from": "2019-05-01", "to": "2019-05-01", "kind": "holiday", "holiday": "labour-day", "notice": "2019"}));
        }
        _ => {
            days.retain(|day| day["notice"] != "2020-spring-festival");
            days.push(json!({"from": "2020-02-01", "to": "2020-02-01", "kind": "makeup-workday", "holiday": "spring-festival", "notice": "2020"}));
        }
    }
    days.sort_by_key(|day| day["from"].as_str().unwrap().to_owned());
    calendar
}

#[test]
fn number_and_date_are_taken_from_the_text_and_what_is_given_goes_before() {
    for id in ids() {
        let calendar = before(&id);
        let entry = |given: Json| {
            let answer = read(&text(&id, Form::Official), &calendar, &given).unwrap();
            list(&answer["calendar"]["notices"])
                .iter()
                .find(|entry| entry["id"] == json!(id))
                .unwrap()
                .clone()
        };
        let expected = list(&calendar_through(2026)["notices"])
            .iter()
            .find(|entry| entry["id"] == json!(id))
            .unwrap()
            .clone();
        assert_eq!(entry(json!({"url": expected["url"]})), expected, "{id}");
        assert_eq!(entry(json!({"number": "文号", "date": "2020年1月9日"}))["date"], "2020-01-09");
        assert_eq!(entry(json!({"number": "文号"}))["number"], "文号");
    }
}

fn next(text: &str) -> Result<Json, Json> {
    read(text, &calendar_through(2026), &json!({}))
}

/// The refusal of a text: the kind of fault, where, and its sentence.
fn refused(text: &str) -> (String, String, String) {
    let Err(problem) = next(text) else { panic!("taken:\n{text}") };
    assert_eq!(problem["code"], "invalid-notice", "{problem}");
    let field = |name: &Json| name.as_str().unwrap_or_default().to_owned();
    (field(&problem["params"]["reason"]), field(&problem["path"]), field(&problem["message"]))
}

#[test]
fn a_notice_gives_the_document_what_was_understood_what_was_passed_over_and_what_moves() {
    let answer = next(NEXT).unwrap();
    assert_eq!(answer["year"], 2027);
    assert_eq!(answer["kind"], "year");
    let spring = &answer["read"][1];
    assert_eq!(
        (&spring["line"], &spring["holiday"], &spring["from"], &spring["to"], &spring["makeupDays"]),
        (
            &json!(4),
            &json!("spring-festival"),
            &json!("2027-02-05"),
            &json!("2027-02-12"),
            &json!(["2027-02-13", "2027-02-14"])
        )
    );
    assert!(spring["text"].as_str().unwrap().starts_with("二、春节：2月5日"));
    let passed: Vec<&Json> = list(&answer["passed"]).iter().map(|line| &line["line"]).collect();
    assert_eq!(
        passed,
        [1, 2, 10, 11, 12].iter().map(|line| json!(line)).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
    // By the standing rules the rests were known; what moves are the make-up days and what the notice gives beyond them.
    let moved: Vec<&str> = list(&answer["moved"]).iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(moved, ["2027-02-13", "2027-02-14", "2027-05-08", "2027-09-26", "2027-10-09"]);
    assert_eq!(
        answer["moved"][0],
        json!({"date": "2027-02-13", "before": "weekend", "after": "makeup-workday"})
    );
    assert_eq!(answer["calendar"]["version"], "2027.1");
    assert_eq!(answer["calendar"]["noticesThrough"], 2027);
    let entry = list(&answer["calendar"]["notices"]).last().unwrap();
    assert_eq!(
        entry,
        &json!({"id": "2027", "year": 2027, "title": "国务院办公厅关于2027年部分节假日安排的通知", "date": "2026-11-20"})
    );
    let file: Json = serde_json::from_str(answer["file"].as_str().unwrap()).unwrap();
    assert_eq!(file, answer["calendar"]);
}

#[test]
fn the_file_of_a_calendar_is_written_as_cn_json_is_kept() {
    let kept = std::fs::read_to_string(support::documents::root().join("data/calendars/cn.json")).unwrap();
    let document: sla_calculator::Value = serde_json::from_str(&kept).unwrap();
    let written = sla_calculator::calendar::notice::write_document(&document).unwrap();
    assert!(
        written == kept,
        "{}",
        written
            .lines()
            .zip(kept.lines())
            .find(|(a, b)| a != b)
            .map_or(String::new(), |(a, b)| format!("{a}\n{b}"))
    );
}

#[test]
fn n1_a_broken_line_loses_no_make_up_day() {
    let whole = next(NEXT).unwrap();
    for broken in [
        NEXT.replace("天。", "天。\n"),
        NEXT.replace("、2月14日", "、\n2月14日"),
        NEXT.replace("2月13日（", "2月1\n3日（"),
        NEXT.replace("上班", "上\n班"),
    ] {
        assert_eq!(next(&broken).unwrap()["calendar"], whole["calendar"], "{broken}");
    }
}

/// The days of a holiday are made up for by its own make-up days, as its own sentences in every notice have them.
#[test]
fn a_make_up_day_under_another_holiday_is_refused_though_the_year_adds_up() {
    let moved = [
        // National Day lacks a day, and Mid-Autumn, a Wednesday alone, has one too many.
        (
            NEXT.replace("9月26日（周日）、", "")
                .replace("9月15日（周三）放假1天，不调休。", "9月15日（周三）放假1天。9月26日（周日）上班。"),
            "/0/8",
            "中秋节",
            "国庆节",
        ),
        // Labour Day lacks its only one, and Spring Festival has three.
        (
            NEXT.replace("5月8日（周六）上班。", "")
                .replace("2月14日（周日）上班。", "2月14日（周日）、2月20日（周六）上班。"),
            "/0/4",
            "春节",
            "劳动节",
        ),
    ];
    for (text, path, found, right) in moved {
        let problem = next(&text).unwrap_err();
        let params = &problem["params"];
        assert_eq!(
            (&problem["path"], &params["reason"], &params["found"], &params["right"]),
            (&json!(path), &json!("balance-holiday"), &json!(found), &json!(right)),
            "{problem}"
        );
    }
}

#[test]
fn n2_a_year_that_does_not_add_up_is_refused_and_the_line_is_named() {
    let rows = [
        (NEXT.replace("9月26日（周日）、10月9日（周六）上班。", ""), "balance", "/0/9"),
        (NEXT.replace("9月26日（周日）、", ""), "balance", "/0/9"),
        (NEXT.replace("至7日（周四）放假调休，共7天", "至8日（周五）放假调休，共八天"), "balance", "/0/9"),
        (NEXT.replace("共8天", "共九天"), "count", "/0/4"),
        (NEXT.replace("共8天", "共9天"), "count", "/0/4"),
        (
            NEXT.replace(
                "5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天",
                "5日至12日放假调休",
            ),
            "unproved-rest",
            "/0/4",
        ),
        (
            NEXT.replace("三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n", ""),
            "statutory-missing",
            "/0",
        ),
        (NEXT.replace("9月15日（周三）", "9月16日（周四）"), "not-of-holiday", "/0/8"),
    ];
    for (text, reason, path) in rows {
        let found = refused(&text);
        assert_eq!((found.0.as_str(), found.1.as_str()), (reason, path), "{}", found.2);
    }
}

#[test]
fn n3_a_skipped_year_is_refused() {
    let later = NEXT.replace("2027", "2028");
    let (reason, _, message) = refused(&later);
    assert_eq!(reason, "year-skipped");
    assert!(message.contains("the notice for 2027 comes first"), "{message}");
}

#[test]
fn n4_a_sentence_that_encourages_arranges_nothing_and_is_listed() {
    let text = NEXT.replace(
        "2月14日（周日）上班。",
        "2月14日（周日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在2月4日（周四）休息。",
    );
    let answer = next(&text).unwrap();
    assert_eq!(answer["calendar"], next(NEXT).unwrap()["calendar"]);
    assert!(
        list(&answer["passed"])
            .iter()
            .any(|line| line["line"] == 4 && line["text"].as_str().unwrap().starts_with("鼓励各单位"))
    );
    // Without its first word it would arrange a day: refused, not passed over.
    let (reason, path, _) = refused(&text.replace("鼓励各单位", "各单位"));
    assert_eq!((reason.as_str(), path.as_str()), ("not-understood", "/0/4"));
}

#[test]
fn n5_lines_joined_into_one_paragraph_keep_their_holidays() {
    let joined: String = NEXT.lines().collect();
    assert_eq!(next(&joined).unwrap()["calendar"]["days"], next(NEXT).unwrap()["calendar"]["days"]);
}

#[test]
fn n6_a_make_up_day_far_from_its_rest_or_of_another_year_is_refused() {
    let rows = [
        (NEXT.replace("9月26日（周日）", "8月29日（周日）"), "makeup-window"),
        (NEXT.replace("9月26日（周日）", "2028年9月24日（周日）"), "makeup-window"),
        (NEXT.replace("10月9日（周六）", "10月16日（周六）"), "makeup-nearest"),
        (NEXT.replace("10月9日（周六）", "10月8日（周五）"), "makeup-weekday"),
        (NEXT.replace("10月9日（周六）", "10月9日（周日）"), "weekday"),
        (NEXT.replace("10月9日（周六）", "10月9日"), "unproved-makeup"),
        (NEXT.replacen("2027", "2026", 1), "year-conflict"),
    ];
    for (text, expected) in rows {
        let (reason, path, message) = refused(&text);
        assert_eq!(reason, expected, "{message}");
        assert!(path.starts_with("/0/"), "{path}");
    }
    // What no notice did before is taken once it was compared with the official page.
    let unusual = NEXT.replace("10月9日（周六）", "10月16日（周六）");
    let confirmed = read(&unusual, &calendar_through(2026), &json!({"confirmed": ["2027-10-16"]})).unwrap();
    assert!(list(&confirmed["calendar"]["days"]).iter().any(|day| day["from"] == "2027-10-16"));
}

#[test]
fn n7_every_change_raises_the_version() {
    let version = |calendar: &Json| calendar["version"].as_str().unwrap().to_owned();
    let calendar = next(NEXT).unwrap()["calendar"].clone();
    assert_eq!(version(&calendar), "2027.1");
    // A corrected day of the same year.
    let corrected =
        NEXT.replace("9月26日（周日）、10月9日（周六）上班", "9月25日（周六）、10月9日（周六）上班");
    let corrected = read(&corrected, &calendar, &json!({})).unwrap()["calendar"].clone();
    assert_eq!(version(&corrected), "2027.2");
    assert!(list(&corrected["days"]).iter().any(|day| day["from"] == "2027-09-25"));
    assert!(!list(&corrected["days"]).iter().any(|day| day["from"] == "2027-09-26"));
    // An amendment of the year before.
    let amended = "国务院办公厅关于调整2026年国庆节假期安排的通知\n2026年10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月11日（周日）上班。";
    let amended = read(amended, &corrected, &json!({})).unwrap()["calendar"].clone();
    assert_eq!(version(&amended), "2027.3");
    assert!(
        list(&amended["days"])
            .iter()
            .any(|day| day["from"] == "2026-10-11" && day["notice"] == "2026-national-day")
    );
    // The same again changes nothing, and says so.
    let again = read(NEXT, &calendar, &json!({})).unwrap_err();
    assert_eq!(again["params"]["reason"], "already-there");
}

#[test]
fn n8_a_date_is_read_as_people_write_it_or_refused_where_it_is_given() {
    let date = |given: &str| read(NEXT, &calendar_through(2026), &json!({"date": given}));
    for written in ["2026年11月4日", "2026-11-4", "2026/11/04", "2026-11-04", " 2026.11.4 "] {
        assert_eq!(
            list(&date(written).unwrap()["calendar"]["notices"]).last().unwrap()["date"],
            "2026-11-04",
            "{written}"
        );
    }
    for written in ["2026-13-01", "2026-02-30", "11月4日", "昨天"] {
        let problem = date(written).unwrap_err();
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-date"), &json!("/2/date")),
            "{written}"
        );
        assert!(problem["message"].as_str().unwrap().contains(written));
    }
    for given in [json!({"url": "www.gov.cn"}), json!({"author": "x"}), json!({"number": 7})] {
        let problem = read(NEXT, &calendar_through(2026), &given).unwrap_err();
        assert!(problem["path"].as_str().unwrap().starts_with("/2/"), "{problem}");
    }
}

#[test]
fn n10_days_that_do_not_exist_and_texts_in_a_wrong_encoding_are_refused_by_place() {
    let rows = [
        (NEXT.replace("10月1日", "0月1日"), "no-such-day", "/0/9"),
        (NEXT.replace("2月13日", "2月30日"), "no-such-day", "/0/4"),
        (NEXT.replace("5月8日", "13月8日"), "no-such-day", "/0/6"),
        ("\u{fffd}\u{fffd}\u{fffd}1\u{fffd}1\u{fffd}".to_owned(), "encoding", "/0/1"),
        (NEXT.replace('节', "節").replace('调', "調"), "traditional", "/0/1"),
        (String::new(), "no-lines", "/0"),
    ];
    for (text, reason, path) in rows {
        let found = refused(&text);
        assert_eq!((found.0.as_str(), found.1.as_str()), (reason, path), "{}", found.2);
    }
}

#[test]
fn two_notices_in_one_text_and_a_line_twice_are_refused() {
    let twice =
        NEXT.replace("五、端午节", "三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n五、端午节");
    assert_eq!(refused(&twice).0, "twice");
    let two = text("2026", Form::Official).replace("国务院办公厅\n2025年11月4日\n", "") + NEXT;
    assert_eq!(refused(&two).0, "year-conflict");
    let before = NEXT.replace("一、元旦", "10月16日（周六）上班。\n一、元旦");
    assert_eq!(refused(&before).0, "outside");
}

#[test]
fn a_fault_of_the_calendar_is_told_apart_from_one_of_the_text() {
    let problem = read(NEXT, &json!({"schema": 1}), &json!({})).unwrap_err();
    assert_eq!(problem["code"], "invalid-calendar");
    assert!(problem["path"].as_str().unwrap().starts_with("/1"), "{problem}");
}
