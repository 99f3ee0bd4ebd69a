//! Notices that change one holiday or give days for an occasion: what of the calendar they change and what they leave, and what they must
//! prove. The days are counted by hand on the calendars of 2025 to 2027.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use support::documents::{calendar_through, list, to_value};
use support::notices::{Form, NEXT, text};

fn read(text: &str, calendar: &Json, given: &Json) -> Result<Json, Json> {
    match read_notice(text, &to_value(calendar), &to_value(given)) {
        Ok(reading) => Ok(serde_json::to_value(reading).unwrap()),
        Err(problem) => Err(serde_json::to_value(problem).unwrap()),
    }
}

/// Why a text is refused, where, with what was found and what would be right.
fn refused(text: &str, calendar: &Json, given: &Json) -> [String; 4] {
    let Err(problem) = read(text, calendar, given) else { panic!("taken: {text}") };
    assert_eq!(problem["code"], "invalid-notice", "{text}");
    let said = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let params = &problem["params"];
    [said(&params["reason"]), said(&problem["path"]), said(&params["found"]), said(&params["right"])]
}

fn entry(from: &str, to: &str, kind: &str, holiday: &str, notice: &str) -> Json {
    json!({"from": from, "to": to, "kind": kind, "holiday": holiday, "notice": notice})
}

/// The days of a calendar without those of a holiday of a notice, with others in their place, in order.
fn days(calendar: &Json, gone: impl Fn(&Json) -> bool, new: &[Json]) -> Vec<Json> {
    let mut all: Vec<Json> = list(&calendar["days"]).iter().filter(|day| !gone(day)).cloned().collect();
    all.extend(new.iter().cloned());
    all.sort_by_key(|day| day["from"].as_str().unwrap().to_owned());
    all
}

fn ids(calendar: &Json) -> Vec<String> {
    list(&calendar["notices"]).iter().map(|notice| notice["id"].as_str().unwrap().to_owned()).collect()
}

/// 1 to 8 October 2025 with 28 September and 11 October worked, as the notice had it; the amendment moves the 11th to the 12th.
const OF_2025: &str = "国务院办公厅关于调整2025年国庆节假期安排的通知\n（一）2025年10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月12日（周日）上班。";

#[test]
fn an_adjustment_replaces_the_days_of_its_holiday_and_year_and_no_others() {
    let calendar = calendar_through(2026);
    let answer = read(OF_2025, &calendar, &json!({})).unwrap();
    let own = "2025-national-day";
    let new = [
        entry("2025-09-28", "2025-09-28", "makeup-workday", "national-day", own),
        entry("2025-10-01", "2025-10-08", "holiday", "national-day", own),
        entry("2025-10-12", "2025-10-12", "makeup-workday", "national-day", own),
    ];
    let gone = |day: &Json| day["holiday"] == "national-day" && day["notice"] == "2025";
    assert_eq!(list(&answer["calendar"]["days"]), &days(&calendar, gone, &new));
    // It stands behind the notice of its year, before that of the next; the last year of notices stays.
    let mut order = ids(&calendar);
    order.insert(order.iter().position(|id| id == "2025").unwrap() + 1, own.to_owned());
    assert_eq!(ids(&answer["calendar"]), order);
    assert_eq!(answer["calendar"]["noticesThrough"], 2026);
    assert_eq!((&answer["year"], &answer["kind"]), (&json!(2025), &json!("adjusted")));
    let title = "国务院办公厅关于调整2025年国庆节假期安排的通知";
    assert_eq!(
        list(&answer["calendar"]["notices"])[order.iter().position(|id| id == own).unwrap()]["title"],
        title
    );
    let moved: Vec<&str> = list(&answer["moved"]).iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(moved, ["2025-10-11", "2025-10-12"]);
    // However the line is numbered.
    for number in ["一、", "1、", "（1）", "1）", "一）", ""] {
        let numbered = read(&OF_2025.replace("（一）", number), &calendar, &json!({})).unwrap();
        assert_eq!(numbered["calendar"], answer["calendar"], "{number}");
    }
    // Read again it changes nothing; neither does the notice of a year whose holiday was arranged anew, or made longer.
    assert_eq!(refused(OF_2025, &answer["calendar"], &json!({}))[..3], ["already-there", "/0", own]);
    assert!(read(OF_2025, &answer["calendar"], &json!({"url": "https://www.gov.cn/1"})).is_ok());
    for year in ["2015", "2019", "2020"] {
        assert_eq!(
            refused(&text(year, Form::Official), &calendar, &json!({}))[..3],
            ["already-there", "/0", year]
        );
    }
}

#[test]
fn a_longer_rest_takes_its_own_make_up_days_back_and_proves_its_last_day_by_the_day_after_it() {
    let calendar = calendar_through(2026);
    // The Spring Festival of 2026 rests from 15 to 23 February; 14 and 28 February are worked.
    let longer = |until: &str| {
        format!(
            "国务院办公厅关于延长2026年春节假期的通知\n经国务院批准，现将延长2026年春节假期的具体安排通知如下。\n一、延长2026年春节假期至{until}。"
        )
    };
    let own = "2026-spring-festival";
    let rest = |to: &str| entry("2026-02-24", to, "holiday", "spring-festival", own);
    for (until, to, worked) in [
        ("2月24日（周二），2月25日（周三）起正常上班", "2026-02-24", true),
        ("2月27日（周五），2月28日（周六）起正常上班", "2026-02-27", true),
        ("2月28日（周六），3月1日（周日）起正常上班", "2026-02-28", false),
    ] {
        let answer = read(&longer(until), &calendar, &json!({})).unwrap();
        let gone = |day: &Json| day["from"] == "2026-02-28" && !worked;
        assert_eq!(list(&answer["calendar"]["days"]), &days(&calendar, gone, &[rest(to)]), "{until}");
        assert_eq!((&answer["kind"], &answer["read"][0]["to"]), (&json!("extended"), &json!(to)));
        assert_eq!(ids(&answer["calendar"]).last().unwrap(), own);
    }
    for (until, reason, right) in [
        ("2月24日，2月25日（周三）起正常上班", "resumes", "2月25日（周三）"),
        ("2月24日（周二），2月25日起正常上班", "resumes", "2月25日（周三）"),
        ("2月24日（周二），2月26日（周四）起正常上班", "resumes", "2月25日（周三）"),
        ("2月24日（周二）", "resumes", "2月25日（周三）"),
        ("2月24日（周二），2月25日（周三）起正常上班，2月28日（周六）上班", "resumes", "2月25日（周三）"),
        ("2月24日（周二），2月25日（周三）起正常上班，2月24日（周二）放假", "resumes", "2月25日（周三）"),
    ] {
        let found = refused(&longer(until), &calendar, &json!({}));
        assert_eq!(
            (found[0].as_str(), found[1].as_str(), found[3].as_str()),
            (reason, "/0/3", right),
            "{until}"
        );
    }
    // A last day that was one of rest before is arranged by the notice of the year; a sentence without one is quoted.
    for (until, day) in [
        ("2月23日（周一），2月24日（周二）起正常上班", "2月23日（周一）"),
        ("2月20日（周五），2月21日（周六）起正常上班", "2月20日（周五）"),
        ("2月15日（周日），2月16日（周一）起正常上班", "2月15日（周日）"),
    ] {
        let found = refused(&longer(until), &calendar, &json!({}));
        assert_eq!(found, ["neighbour", "/0/3", day, "2026"].map(str::to_owned));
    }
    let found = refused(&longer("周二（2月24日），2月25日（周三）起正常上班"), &calendar, &json!({}));
    assert_eq!(found[..3], ["not-understood", "/0/3", "延长2026年春节假期至周二(2月24日)"]);
    // The make-up days of another holiday stay: 26 September 2027 is worked for National Day.
    let next = read(NEXT, &calendar, &json!({})).unwrap()["calendar"].clone();
    let autumn = "国务院办公厅关于延长2027年中秋节假期的通知\n现将安排通知如下。\n一、延长2027年中秋节假期至9月26日（周日），9月27日（周一）起正常上班。";
    let found = refused(autumn, &next, &json!({}));
    assert_eq!(found, ["neighbour", "/0/3", "9月26日（周日）", "2027"].map(str::to_owned));
    // Not so far from 延长 that it is another sentence: 19 characters, and 20.
    let far = |note: &str| {
        longer("2月24日（周二），2月25日（周三）起正常上班")
            .replace("一、延长2026年春节", &format!("一、延长2026年春节（{note}）"))
    };
    assert!(read(&far("甲乙丙丁戊己庚辛壬癸"), &calendar, &json!({})).is_ok());
    assert_eq!(refused(&far("甲乙丙丁戊己庚辛壬癸子"), &calendar, &json!({}))[0], "not-understood");
}

/// 3 September 2026 is a Thursday.
fn occasion(sentences: &str) -> String {
    format!("国务院关于某某纪念日调休放假的通知\n为使全国人民广泛参与纪念活动，现作安排。\n{sentences}")
}

const THREE: &str = "2026年9月3日（周四）全国放假1天。特作如下调休：9月3日（周四）至5日（周六）调休放假，共3天。其中9月3日（周四）放假，9月4日（周五）调休，9月6日（周日）上班。";

#[test]
fn an_occasion_is_a_holiday_of_its_own_whose_weekdays_are_given_or_made_up_for() {
    let calendar = calendar_through(2026);
    let answer = read(&occasion(THREE), &calendar, &json!({})).unwrap();
    let (holiday, own) = ("occasion-2026-09-03", "2026-occasion-2026-09-03");
    let new = [
        entry("2026-09-03", "2026-09-05", "holiday", holiday, own),
        entry("2026-09-06", "2026-09-06", "makeup-workday", holiday, own),
    ];
    assert_eq!(list(&answer["calendar"]["days"]), &days(&calendar, |_| false, &new));
    let named = list(&answer["calendar"]["holidays"]).last().unwrap();
    assert_eq!(named["id"], holiday);
    for (language, name) in named["names"].as_object().unwrap() {
        let right = if language == "zh-CN" { "某某纪念日" } else { "Special holiday of 2026-09-03" };
        assert_eq!(name, right, "{language}");
    }
    let notice = list(&answer["calendar"]["notices"]).last().unwrap();
    assert_eq!(
        (&notice["id"], &notice["title"]),
        (&json!(own), &json!("国务院关于某某纪念日调休放假的通知"))
    );
    assert_eq!(answer["kind"], "occasion");

    let off =
        |from: &str, to: &str| read(&occasion(&THREE.replace(from, to)), &calendar, &json!({})).unwrap_err();
    for (from, to, numbers) in [
        ("，9月6日（周日）上班", "", ["2", "1", "0"]),
        ("全国放假1天", "全国放假", ["2", "0", "1"]),
        ("9月6日（周日）上班", "8月30日（周日）、9月6日（周日）上班", ["2", "1", "2"]),
    ] {
        let params = &off(from, to)["params"];
        assert_eq!(params["reason"], "balance", "{to}");
        assert_eq!(
            ["weekdays", "statutory", "makeups"].map(|name| params[name].as_str().unwrap()),
            numbers,
            "{to}"
        );
    }
    // A weekend day that is given is no weekday.
    let weekend = "2026年9月5日（周六）全国放假1天。9月5日（周六）至6日（周日）放假，共2天。";
    assert!(read(&occasion(weekend), &calendar, &json!({})).is_ok());
    // An occasion has a name, and no whole sentence for one.
    for name in ["", &"某".repeat(60)] {
        assert_eq!(
            refused(&occasion(THREE).replace("某某纪念日", name), &calendar, &json!({}))[0],
            "no-lines",
            "{name}"
        );
    }
    assert!(read(&occasion(THREE).replace("某某纪念日", &"某".repeat(59)), &calendar, &json!({})).is_ok());
}

#[test]
fn a_day_that_another_notice_arranges_is_named_with_its_line() {
    let calendar = calendar_through(2026);
    let autumn = "国务院办公厅关于调整2026年中秋节假期安排的通知\n2026年9月25日（周五）至28日（周一）放假，共4天。\n9月20日（周日）上班。";
    let found = refused(autumn, &calendar, &json!({}));
    assert_eq!(found, ["neighbour", "/0/2", "9月20日（周日）", "2026"].map(str::to_owned));
    // In 2027 an amendment has 17 April worked for Labour Day; then the line on Qingming, the fifth, wants it, too.
    let confirmed = json!({"confirmed": ["2027-04-17"]});
    let next = read(NEXT, &calendar, &json!({})).unwrap()["calendar"].clone();
    let labour = "国务院办公厅关于调整2027年劳动节假期安排的通知\n2027年5月1日（周六）至5日（周三）放假调休，共5天。4月17日（周六）上班。";
    let amended = read(labour, &next, &confirmed).unwrap()["calendar"].clone();
    let qingming = NEXT.replace(
        "4月3日（周六）至5日（周一）放假，共3天。",
        "4月3日（周六）至6日（周二）放假，共4天。4月17日（周六）上班。",
    );
    let found = refused(&qingming, &amended, &confirmed);
    assert_eq!(found, ["neighbour", "/0/5", "4月17日（周六）", "2027-labour-day"].map(str::to_owned));
}

#[test]
fn two_kinds_of_notice_in_one_text_are_told_from_two_years() {
    let calendar = calendar_through(2026);
    for (second, says) in [
        ("国务院办公厅关于调整2027年劳动节假期安排的通知", "another kind"),
        ("国务院办公厅关于2028年部分节假日安排的通知", "the years 2027、2028"),
    ] {
        let problem = read(
            &format!("{second}\n{NEXT}").replacen(second, "", 1).replacen(
                "一、元旦",
                &format!("{second}\n一、元旦"),
                1,
            ),
            &calendar,
            &json!({}),
        )
        .unwrap_err();
        assert_eq!(problem["params"]["reason"], "year-conflict");
        assert!(problem["message"].as_str().unwrap().contains(says), "{problem}");
    }
}

#[test]
fn a_date_that_is_given_has_a_year_a_month_and_a_day() {
    let given = |date: &str| read(NEXT, &calendar_through(2026), &json!({"date": date}));
    for date in ["2026-011-4", "2026-11-004", "2026-1-1-1", "2026--4", "2026-11-", "26-11-04"] {
        let problem = given(date).unwrap_err();
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-date"), &json!("/2/date")),
            "{date}"
        );
    }
    for date in ["", "  "] {
        assert_eq!(list(&given(date).unwrap()["calendar"]["notices"]).last().unwrap()["date"], "2026-11-20");
    }
}

/// Of two rests the nearer one is that which a make-up day is made for: 10 October 2026 is a Saturday, a week before the second; the 11th is
/// a Sunday, a week after the first.
#[test]
fn a_make_up_day_belongs_to_the_nearest_of_its_rests() {
    let national = |days: &str| {
        let text = format!("国务院办公厅关于调整2026年国庆节假期安排的通知\n{days}");
        read(&text, &calendar_through(2026), &json!({})).map(|answer| answer["read"][0]["makeupDays"].clone())
    };
    for (days, worked) in [
        (
            "10月1日（周四）至2日（周五）放假，10月17日（周六）至18日（周日）放假，共4天。10月10日（周六）上班。",
            "2026-10-10",
        ),
        (
            "10月1日（周四）至4日（周日）放假，10月20日（周二）至21日（周三）放假，共6天。10月11日（周日）上班。",
            "2026-10-11",
        ),
    ] {
        assert_eq!(national(days), Ok(json!([worked])), "{days}");
    }
    // A weekend of which one day is one of rest cannot be worked whole for the Monday after it.
    let autumn = "国务院办公厅关于调整2026年中秋节假期安排的通知\n9月14日（周一）放假，9月13日（周日）放假，共2天。9月12日（周六）、9月19日（周六）上班。";
    let answer = read(autumn, &calendar_through(2026), &json!({})).unwrap();
    assert_eq!(answer["read"][0]["makeupDays"], json!(["2026-09-12", "2026-09-19"]));
}

/// The notice of 2026 rests from 1 to 7 October. What an amendment leaves of it is rest for the amendment, too; what it replaces is none.
#[test]
fn a_weekend_that_was_one_of_rest_is_free_once_its_rest_is_arranged_anew() {
    let shorter = "国务院办公厅关于调整2026年国庆节假期安排的通知\n10月1日（周四）至2日（周五）放假，共2天。10月10日（周六）上班。";
    let found = refused(shorter, &calendar_through(2026), &json!({}));
    assert_eq!(found, ["makeup-nearest", "/0/2", "10月10日（周六）", "10月4日（周日）"].map(str::to_owned));
    // 10 October is worked for National Day, on the weekend of the 11th; 3 and 4 October are its rest.
    let autumn = "国务院办公厅关于调整2026年中秋节假期安排的通知\n9月25日（周五）至27日（周日）放假，共3天。10月11日（周日）上班。";
    let answer = read(autumn, &calendar_through(2026), &json!({})).unwrap();
    assert_eq!(answer["read"][0]["makeupDays"], json!(["2026-10-11"]));
}

#[test]
fn what_a_notice_rests_on_is_in_the_calendar_already() {
    let calendar = calendar_through(2026);
    // Of 2027 the calendar has no notice that could be amended.
    let labour =
        "国务院办公厅关于调整2027年劳动节假期安排的通知\n2027年5月1日（周六）至5日（周三）放假，共5天。";
    assert_eq!(refused(labour, &calendar, &json!({}))[..3], ["nothing-to-amend", "/0/1", "2027"]);
    // Nor has it 2027, when 2028 comes.
    let problem = read(&NEXT.replace("2027", "2028"), &calendar, &json!({})).unwrap_err();
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains("the calendar ends with 2026; the notice for 2027 comes first"), "{message}");
    // Without the statutory days of its year nothing proves a notice.
    let mut unknown = calendar;
    unknown["statutory"]
        .as_array_mut()
        .unwrap()
        .retain(|day| !day["date"].as_str().unwrap().starts_with("2027"));
    assert_eq!(refused(NEXT, &unknown, &json!({}))[..3], ["year-unknown", "/0/3", "2027"]);
}

/// 6 October 2025 is Mid-Autumn Day, inside the rest of National Day.
#[test]
fn a_statutory_day_that_no_heading_names_counts_for_the_rest_around_it() {
    let calendar = calendar_through(2024);
    let named = text("2025", Form::Official);
    let national = named.replace("国庆节、中秋节：", "国庆节：");
    assert_ne!(national, named);
    let answer = read(&national, &calendar, &json!({})).unwrap();
    let days = |answer: &Json| answer["calendar"]["days"].clone();
    assert_eq!(days(&answer), days(&read(&named, &calendar, &json!({})).unwrap()));
    // With it the rest has four statutory days: a third make-up day is Labour Day's.
    let moved = national
        .replace("4月27日（周日）上班。", "")
        .replace("9月28日（周日）、10月11日", "9月27日（周六）、9月28日（周日）、10月11日");
    let found = refused(&moved, &calendar, &json!({}));
    assert_eq!([&found[0], &found[2], &found[3]], ["balance-holiday", "国庆节", "劳动节"]);
}

#[test]
fn a_title_ends_within_its_line_or_is_the_usual_one() {
    let text = OF_2025.replace("假期安排的通知", "假期安排") + "\n各地区、各部门按照本通知执行。";
    let answer = read(&text, &calendar_through(2026), &json!({})).unwrap();
    let own = list(&answer["calendar"]["notices"]).iter().find(|one| one["id"] == "2025-national-day");
    assert_eq!(own.unwrap()["title"], "国务院办公厅关于调整2025年国庆节假期安排的通知");
    // A line before the days that speaks of rest is none to pass over.
    for (line, taken) in [("各日如下", true), ("下列各日休息", false)] {
        let text = OF_2025.replacen('\n', &format!("\n{line}\n"), 1);
        match read(&text, &calendar_through(2026), &json!({})) {
            Ok(_) => assert!(taken, "{line}"),
            Err(problem) => {
                assert!(!taken, "{line}");
                assert_eq!(problem["params"]["reason"], "not-understood", "{line}");
            }
        }
    }
}
