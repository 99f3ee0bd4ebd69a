//! What a notice must prove of itself, at the limits of each check: the notice for 2027 with a sentence changed is taken, or refused for
//! one reason, on one line, with what was found and what would be right. The days are counted by hand on the calendar of 2027.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use support::documents::{calendar_through, list, to_value};
use support::notices::NEXT;

const LABOUR_REST: &str = "5月1日（周六）至5日（周三）放假调休，共5天。";

fn read(text: &str, given: &Json) -> Result<Json, Json> {
    match read_notice(text, &to_value(&calendar_through(2026)), &to_value(given)) {
        Ok(reading) => Ok(serde_json::to_value(reading).unwrap()),
        Err(problem) => Err(serde_json::to_value(problem).unwrap()),
    }
}

/// The sentence of a holiday, or what it is.
fn sentence(of: &str) -> &str {
    let line = NEXT.lines().find_map(|line| line.split_once(&format!("、{of}：")));
    line.map_or(of, |(_, sentence)| sentence)
}

fn changed(from: &str, to: &str) -> String {
    assert!(NEXT.contains(sentence(from)), "{from}");
    NEXT.replace(sentence(from), to)
}

/// Each row: the holiday whose sentence is changed, or a part of the text; what stands in its place; why that is refused; on which line,
/// what was found and what would be right.
fn refused(rows: &[&str]) {
    for row in rows {
        let [from, to, reason, line, found, right] = row.split('|').collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let Err(problem) = read(&changed(from, to), &json!({})) else { panic!("taken: {to}") };
        let params = &problem["params"];
        let said = |name: &str| params[name].as_str().unwrap_or_default().to_owned();
        assert_eq!(problem["code"], "invalid-notice", "{to}");
        assert_eq!([said("reason"), said("found"), said("right")], [reason, found, right], "{to}");
        let path = problem["path"].as_str().unwrap().trim_start_matches("/0").trim_start_matches('/');
        assert_eq!(path, line, "{to}");
        if let Ok(line) = line.parse::<usize>() {
            let shown = changed(from, to).lines().nth(line - 1).unwrap().to_owned();
            assert_eq!([said("line"), said("text")], [line.to_string(), shown], "{to}");
        }
    }
}

#[test]
fn a_text_that_its_head_calls_a_draft_is_no_notice() {
    let title = "国务院办公厅关于2027年部分节假日安排的通知";
    for (head, line, found) in [
        ("国务院办公厅关于2027年部分节假日安排的通知（征求意见稿）", 1, "征求意见稿"),
        ("国务院办公厅关于2027年部分节假日安排的通知\n（征求意见稿）", 2, "征求意见稿"),
        ("征求意见稿\n国务院办公厅关于2027年部分节假日安排的通知", 1, "征求意见稿"),
        ("国务院办公厅关于2027年部分节假日安排的通\n知（征求意见稿）", 2, "征求意见稿"),
        ("关于2027年部分节假日安排的通知 〔草 案〕", 1, "草案"),
        ("2027年部分节假日安排讨论稿", 1, "讨论稿"),
        ("2027年拟放假安排", 1, "拟"),
        ("【测试】国务院办公厅关于2027年部分节假日安排的通知", 1, "测试"),
    ] {
        let Err(problem) = read(&NEXT.replace(title, head), &json!({})) else { panic!("taken: {head}") };
        assert_eq!(problem["code"], "invalid-notice", "{head}");
        assert_eq!(problem["path"], format!("/0/{line}"), "{head}");
        assert_eq!(problem["params"]["reason"], "draft", "{head}");
        assert_eq!(problem["params"]["found"], found, "{head}");
    }
}

#[test]
fn words_of_drafts_outside_the_head_and_in_the_menu_of_a_page_are_no_matter() {
    for text in [
        // A website's menu above the title, and a draft of something else below the notice.
        format!("首页\n新闻\n征求意见\n模拟法庭\n{NEXT}"),
        format!("{NEXT}\n相关链接：某条例（征求意见稿）\n全国年节及纪念日放假办法（草案）"),
        NEXT.replace("节假日期间，", "拟外出的单位请提前测试值班电话。节假日期间，"),
    ] {
        assert!(read(&text, &json!({})).is_ok(), "{text}");
    }
}

/// The rests and make-up days that are read where a sentence is changed.
fn taken(from: &str, to: &str, confirmed: &[&str], line: u64, days: &[(&str, &str, &[&str])]) {
    let answer = read(&changed(from, to), &json!({"confirmed": confirmed}))
        .unwrap_or_else(|problem| panic!("{to}: {problem}"));
    let of_line = list(&answer["read"]).iter().filter(|one| one["line"] == line);
    let found: Vec<Json> = of_line.map(|one| json!([one["from"], one["to"], one["makeupDays"]])).collect();
    let days: Vec<Json> = days.iter().map(|(from, to, makeups)| json!([from, to, makeups])).collect();
    assert_eq!(found, days, "{to}");
}

#[test]
fn the_dates_of_a_rest_are_days_that_exist_and_run_forward() {
    refused(&[
        "10月9日（周六）|10月9日（周日）|weekday|9|10月9日(周日)|10月9日（周六）",
        "10月9日（周六）|10月9日（星期天）|weekday|9|10月9日(星期天)|10月9日（周六）",
        "2月13日（周六）|2月30日（周六）|no-such-day|4|2月30日(周六)|2月1日 – 2月28日",
        "5月8日（周六）|13月8日（周六）|no-such-day|6|13月8日(周六)|1月 – 12月",
        "5月8日（周六）|0月8日（周六）|no-such-day|6|0月8日(周六)|1月 – 12月",
        "元旦：1月1日（周五）|元旦：1日（周五）|no-month|3|1日(周五)|",
        "元旦|1月3日（周日）至1日（周五）放假，共3天。|backward|3|1月3日（周日） – 1月1日（周五）|",
        // A month is 31 days at the most: 30 nights.
        "清明节|4月3日（周六）至5月4日（周二）放假，共32天。|backward|5|4月3日（周六） – 5月4日（周二）|",
        "清明节|4月3日（周六）至5月3日（周一）放假，共31天。|not-of-holiday|5|清明节|劳动节",
        "元旦|1月1日（周五）至3日（周日）。|nothing-said|3|1月1日（周五） – 1月3日（周日）|",
        "端午节|6月9日（周三）。|nothing-said|7|6月9日（周三）|",
        "2月13日（周六）、2月14日|2月13日（周六）至2月14日|span-of-single-days|4||",
    ]);
}

#[test]
fn a_day_is_given_once() {
    refused(&[
        "2月13日（周六）、2月14日（周日）|2月13日（周六）、2月13日（周六）|overlap|4|2月13日（周六）|",
        "元旦|1月1日（周五）至2日（周六）放假，1月2日（周六）至3日（周日）放假，共3天。|overlap|3|1月2日（周六） – 1月2日（周六）|",
        "5月8日（周六）上班|5月5日（周三）上班|overlap|6|5月5日（周三）|",
        "清明节|4月3日（周六）至5日（周一）放假，共3天。5月8日（周六）上班。|overlap|6|5月8日（周六）|",
        "中秋节|9月15日（周三）至10月1日（周五）放假，共17天。|overlap|9|10月1日（周五）|",
        // Up to the day before it the two rests do not meet; what is worked for the second lies in the first.
        "中秋节|9月15日（周三）至30日（周四）放假，共16天。|overlap|9|9月26日（周日）|",
    ]);
    let two = "5月1日（周六）放假，5月2日（周日）至5日（周三）放假，共5天。5月8日（周六）上班。";
    let days: &[(&str, &str, &[&str])] =
        &[("2027-05-01", "2027-05-01", &["2027-05-08"]), ("2027-05-02", "2027-05-05", &[])];
    taken("劳动节", two, &[], 6, days);
    // Within a rest that was given the day is said again; a rest that holds one that was given is the whole of it.
    for again in [
        "1月1日（周五）至3日（周日）放假，1月1日（周五）放假1天，共3天。",
        "1月1日（周五）至3日（周日）放假，1月3日（周日）放假1天，共3天。",
        "1月1日（周五）放假1天，1月1日（周五）至3日（周日）放假，共3天。",
        "1月3日（周日）放假，1月1日（周五）至3日（周日）放假，共3天。",
    ] {
        taken("元旦", again, &[], 3, &[("2027-01-01", "2027-01-03", &[])]);
    }
}

#[test]
fn a_rest_is_counted_or_both_of_its_ends_are_proved_by_their_weekdays() {
    refused(&[
        "共8天|共9天|count|4|9|8",
        "共8天|共7天|count|4|7|8",
        "6月9日（周三）放假1天|6月9日（周三）放假2天|count|7|2|1",
        "元旦|1月1日至3日放假。|unproved-rest|3||3",
        "元旦|1月1日（周五）至3日放假。|unproved-rest|3||3",
        "元旦|1月1日至3日（周日）放假。|unproved-rest|3||3",
        "10月9日（周六）上班|10月9日上班|unproved-makeup|9||10月9日（周六）",
        "端午节|不调休。|no-rest|7|端午节|",
        "元旦|1月1日（周五）至3日（周日）放假。1月5日（周二）起正常上班。|resumes|3|1月5日（周二）|1月4日（周一）",
        "元旦|1月1日（周五）至3日（周日）放假。1月3日（周日）起正常上班。|resumes|3|1月3日（周日）|1月4日（周一）",
    ]);
    for proved in [
        "1月1日至3日放假，共3天。",
        "1月1日（周五）至3日（周日）放假。",
        "1月1日（周五）至3日（周日）放假。1月4日（周一）起正常上班。",
        "1月1日（周五）至3日（周日）放假3天。",
    ] {
        taken("元旦", proved, &[], 3, &[("2027-01-01", "2027-01-03", &[])]);
    }
    taken("端午节", "6月9日放假，不调休。", &[], 7, &[("2027-06-09", "2027-06-09", &[])]);
}

#[test]
fn a_rest_is_that_of_its_holiday_and_each_statutory_day_is_one_of_rest() {
    refused(&[
        "中秋节|9月16日（周四）放假1天。|not-of-holiday|8|中秋节|9月15日（周三）",
        "中秋节|9月14日（周二）放假1天。|not-of-holiday|8|中秋节|9月15日（周三）",
        // Two days of National Day and one of Mid-Autumn; then one of each.
        "中秋节|9月15日（周三）至10月2日（周六）放假，共18天。|not-of-holiday|8|中秋节|国庆节",
        "中秋节|9月15日（周三）至10月1日（周五）放假，共17天。|overlap|9|10月1日（周五）|",
        "春节|2月6日（周六）至12日（周五）放假调休，共7天。|statutory-missing|4|春节|2月5日（周五）",
        "三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n||statutory-missing||清明节|4月5日（周一）",
    ]);
}

#[test]
fn a_day_given_for_a_weekend_is_the_first_weekday_after_the_rest() {
    // 1 and 2 May are Saturday and Sunday: two weekdays for two statutory days, and no make-up day.
    let two = |day: &str| format!("5月1日（周六）至3日（周一）放假，共4天。{day}补休。");
    taken(
        "劳动节",
        &two("5月4日（周二）"),
        &[],
        6,
        &[("2027-05-01", "2027-05-03", &[]), ("2027-05-04", "2027-05-04", &[])],
    );
    refused(&[
        "劳动节|5月1日（周六）至3日（周一）放假，5月5日（周三）补休。|substitute|6|5月5日（周三）|5月4日（周二）",
        "元旦|1月1日（周五）放假，1月5日（周二）补休。|substitute|3|1月5日（周二）|1月4日（周一）",
        "元旦|1月1日（周五）放假，1月2日（周六）补休。|substitute|3|1月2日（周六）|1月4日（周一）",
        // The weekend is passed over; then the year has a weekday of rest too many.
        "元旦|1月1日（周五）放假，1月4日（周一）补休。|balance|3||",
        // 调休 alone gives no day; beside a day of the rest it says that again.
        "元旦|1月1日（周五）至3日（周日）放假，1月4日（周一）调休，共3天。|not-understood|3|调休|",
    ]);
    taken(
        "元旦",
        "1月1日（周五）至3日（周日）放假，1月3日（周日）调休，共3天。",
        &[],
        3,
        &[("2027-01-01", "2027-01-03", &[])],
    );
}

#[test]
fn the_weekdays_of_rest_are_the_statutory_days_and_the_make_up_days() {
    // The notice rests on 18 weekdays, for 13 statutory days and 5 make-up days.
    for (from, to, line, weekdays, makeups) in [
        ("9月26日（周日）、10月9日（周六）上班。", "", 9, 18, 3),
        ("9月26日（周日）、", "", 9, 18, 4),
        ("5月8日（周六）上班。", "", 6, 18, 4),
        ("2月13日（周六）、2月14日（周日）上班。", "2月13日（周六）上班。", 4, 18, 4),
        ("元旦", "1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。", 3, 18, 6),
        ("元旦", "1月1日（周五）至4日（周一）放假，共4天。", 3, 19, 5),
        ("劳动节", "5月1日（周六）至4日（周二）放假调休，共4天。5月8日（周六）上班。", 6, 17, 5),
    ] {
        let problem = read(&changed(from, to), &json!({})).unwrap_err();
        let params = &problem["params"];
        assert_eq!(
            (
                &params["reason"],
                &params["weekdays"],
                &params["statutory"],
                &params["makeups"],
                &problem["path"]
            ),
            (
                &json!("balance"),
                &json!(weekdays.to_string()),
                &json!("13"),
                &json!(makeups.to_string()),
                &json!(format!("/0/{line}"))
            ),
            "{to}"
        );
    }
    // Of two lines that are off the same way the later is named; one that is off the other way is not meant.
    let both = changed("5月8日（周六）上班。", "").replace("9月26日（周日）、", "");
    assert_eq!(read(&both, &json!({})).unwrap_err()["path"], "/0/9");
    let other =
        changed("元旦", "1月1日（周五）至4日（周一）放假，共4天。").replace("5月8日（周六）上班。", "");
    let other = other.replace(
        "9月26日（周日）、10月9日（周六）上班",
        "9月25日（周六）、9月26日（周日）、10月9日（周六）上班",
    );
    assert_eq!(read(&other, &json!({})).unwrap_err()["path"], "/0/6");
}

#[test]
fn make_up_days_are_weekend_days_near_their_rest() {
    refused(&[
        "10月9日（周六）|10月8日（周五）|makeup-weekday|9|10月8日（周五）|",
        // 15 and 20 days from the rest, where 14 are the most.
        "2月13日（周六）、2月14日（周日）|2月13日（周六）、2月27日（周六）|makeup-window|4|2027-02-27|14",
        "5月8日（周六）|4月11日（周日）|makeup-window|6|2027-04-11|14",
        // 14 days: only a weekend lies nearer.
        "5月8日（周六）|4月17日（周六）|makeup-nearest|6|4月17日（周六）|4月24日（周六）",
        "5月8日（周六）|5月15日（周六）|makeup-nearest|6|5月15日（周六）|5月9日（周日）",
        "5月8日（周六）|5月16日（周日）|makeup-nearest|6|5月16日（周日）|5月9日（周日）",
        "5月8日（周六）|4月18日（周日）|makeup-nearest|6|4月18日（周日）|4月24日（周六）",
    ]);
    for (written, day) in [
        ("5月9日（周日）", "2027-05-09"),
        ("4月24日（周六）", "2027-04-24"),
        ("4月25日（周日）", "2027-04-25"),
    ] {
        taken("5月8日（周六）", written, &[], 6, &[("2027-05-01", "2027-05-05", &[day])]);
    }
    for (written, day) in [("4月17日（周六）", "2027-04-17"), ("5月15日（周六）", "2027-05-15")] {
        taken("5月8日（周六）", written, &[day], 6, &[("2027-05-01", "2027-05-05", &[day])]);
        let other = read(&changed("5月8日（周六）", written), &json!({"confirmed": ["2027-05-08"]}));
        assert_eq!(other.unwrap_err()["params"]["confirm"], day);
    }
    // A weekend on which the notice rests for another holiday is no nearer one: 3 and 4 April lie between.
    let text = changed("清明节", "4月5日（周一）至6日（周二）放假，共2天。4月10日（周六）上班。");
    let answer = read(&text, &json!({})).unwrap();
    assert_eq!(answer["read"][2]["makeupDays"], json!(["2027-04-10"]));
}

#[test]
fn a_rest_from_a_monday_takes_the_weekend_before_it_and_no_rest_splits_a_weekend() {
    let monday = |days: &str| format!("9月13日（周一）至15日（周三）放假，共3天。{days}上班。");
    let tuesday = "9月14日（周二）至16日（周四）放假，共3天。9月12日（周日）、9月18日（周六）上班。";
    taken(
        "中秋节",
        &monday("9月11日（周六）、9月12日（周日）"),
        &[],
        8,
        &[("2027-09-13", "2027-09-15", &["2027-09-11", "2027-09-12"])],
    );
    taken("中秋节", tuesday, &[], 8, &[("2027-09-14", "2027-09-16", &["2027-09-12", "2027-09-18"])]);
    for (days, found, confirm) in [
        ("9月12日（周日）、9月18日（周六）", "9月18日（周六）", "2027-09-18"),
        ("9月18日（周六）、9月11日（周六）", "9月18日（周六）", "2027-09-18"),
        ("9月18日（周六）、9月19日（周日）", "9月18日（周六）", "2027-09-18"),
    ] {
        let problem = read(&changed("中秋节", &monday(days)), &json!({})).unwrap_err();
        let params = &problem["params"];
        assert_eq!(
            (&params["reason"], &params["found"], &params["right"], &params["confirm"], &problem["path"]),
            (
                &json!("makeup-nearest"),
                &json!(found),
                &json!("9月11日（周六）、9月12日（周日）"),
                &json!(confirm),
                &json!("/0/8")
            ),
            "{days}"
        );
    }
    taken(
        "中秋节",
        &monday("9月12日（周日）、9月18日（周六）"),
        &["2027-09-18"],
        8,
        &[("2027-09-13", "2027-09-15", &["2027-09-12", "2027-09-18"])],
    );

    // From a Sunday on; to a Saturday.
    let sunday = |day: &str| format!("4月4日（周日）至6日（周二）放假，共3天。{day}上班。");
    let problem = read(&changed("清明节", &sunday("4月10日（周六）")), &json!({})).unwrap_err();
    let params = &problem["params"];
    assert_eq!(
        (&params["reason"], &params["right"], &params["confirm"], &problem["path"]),
        (&json!("weekend-split"), &json!("4月3日（周六）"), &json!("2027-04-03"), &json!("/0/5"))
    );
    taken("清明节", &sunday("4月3日（周六）"), &[], 5, &[("2027-04-04", "2027-04-06", &["2027-04-03"])]);
    taken(
        "清明节",
        &sunday("4月10日（周六）"),
        &["2027-04-03"],
        5,
        &[("2027-04-04", "2027-04-06", &["2027-04-10"])],
    );
    let saturday = |last: &str| {
        format!("5月1日（周六）至8日（周六）放假调休，共8天。4月24日（周六）、4月25日（周日）、{last}上班。")
    };
    taken(
        "劳动节",
        &saturday("5月9日（周日）"),
        &[],
        6,
        &[("2027-05-01", "2027-05-08", &["2027-04-24", "2027-04-25", "2027-05-09"])],
    );
    let problem =
        read(&changed("劳动节", &saturday("5月15日（周六）")), &json!({"confirmed": ["2027-05-15"]}))
            .unwrap_err();
    assert_eq!(
        (&problem["params"]["reason"], &problem["params"]["confirm"]),
        (&json!("weekend-split"), &json!("2027-05-09"))
    );
    // Without a make-up day the other day of the weekend is one of rest anyway.
    taken("元旦", "1月1日（周五）至2日（周六）放假，共2天。", &[], 3, &[("2027-01-01", "2027-01-02", &[])]);
}

#[test]
fn what_the_old_form_says_of_single_days_is_true_of_them() {
    let with = |sentence: &str| format!("{LABOUR_REST}{sentence}");
    let moved = "将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）上班。";
    let days: &[(&str, &str, &[&str])] = &[("2027-05-01", "2027-05-05", &["2027-05-08"])];
    for sentence in [
        moved.to_owned(),
        format!("其中，5月1日（周六）、5月2日（周日）为法定节假日，{moved}"),
        // 2 May is a statutory day on a weekend, moved to Monday; what is worked is moved to Wednesday.
        "将5月2日（周日）、5月8日（周六）两个公休日调至5月3日（周一）、5月5日（周三），5月8日上班。"
            .to_owned(),
    ] {
        taken("劳动节", &with(&sentence), &[], 6, days);
    }
    let refusals = [
        (
            "5月3日（周一）为法定节假日，将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）上班。",
            "not-statutory",
            "5月3日（周一）",
        ),
        (
            "10月1日（周五）为法定节假日，将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）上班。",
            "not-statutory",
            "10月1日（周五）",
        ),
        (
            "5月3日（周一）照常公休，将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）上班。",
            "not-weekend",
            "5月3日（周一）",
        ),
        (
            "5月9日（周日）照常公休，将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）上班。",
            "not-weekend",
            "5月9日（周日）",
        ),
        ("将5月9日（周日）公休日调至5月5日（周三），5月8日（周六）上班。", "moved-from", "5月9日（周日）"),
        ("将5月4日（周二）公休日调至5月5日（周三），5月8日（周六）上班。", "moved-from", "5月4日（周二）"),
        ("将5月8日（周六）公休日调至5月2日（周日），5月8日（周六）上班。", "moved-to", "5月2日（周日）"),
        ("将5月8日（周六）公休日调至5月6日（周四），5月8日（周六）上班。", "moved-to", "5月6日（周四）"),
        (
            "将5月8日（周六）公休日调至5月5日（周三），5月8日（周六）、5月9日（周日）上班。",
            "worked-not-moved",
            "5月9日（周日）",
        ),
        (
            "将5月8日（周六）、5月9日公休日调至5月4日（周二）、5月5日（周三），5月8日、5月9日上班。",
            "unproved-makeup",
            "",
        ),
        (
            "将5月8日（周六）、5月9日（周日）公休日调至5月5日（周三），5月8日（周六）上班。",
            "moved-count",
            "2 – 1",
        ),
        (
            "将5月8日（周六）公休日调至5月4日（周二）、5月5日（周三），5月8日（周六）上班。",
            "moved-count",
            "1 – 2",
        ),
    ];
    for (sentence, reason, found) in refusals {
        let problem = read(&changed("劳动节", &with(sentence)), &json!({})).unwrap_err();
        let params = &problem["params"];
        assert_eq!(
            (&params["reason"], params["found"].as_str().unwrap_or_default(), &problem["path"]),
            (&json!(reason), found, &json!("/0/6")),
            "{sentence}: {problem}"
        );
    }
}
