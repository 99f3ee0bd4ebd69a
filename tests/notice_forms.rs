//! One notice in every sign that pages, PDF files and hands put in place of another: the same days, lines and date. The days are those
//! that the text itself names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::notice::read_notice;
use support::documents::{calendar_through, list, to_value};
use support::notices::NEXT;

fn read(text: &str) -> Result<Json, Json> {
    match read_notice(text, &to_value(&calendar_through(2026)), &sla_calculator::Value::Null) {
        Ok(reading) => Ok(serde_json::to_value(reading).unwrap()),
        Err(problem) => Err(serde_json::to_value(problem).unwrap()),
    }
}

/// What was understood: holiday, first and last day, make-up days.
fn understood(answer: &Json) -> Vec<[Json; 4]> {
    let fields = ["holiday", "from", "to", "makeupDays"];
    list(&answer["read"]).iter().map(|one| fields.map(|field| one[field].clone())).collect()
}

fn days_of_the_text() -> Vec<[Json; 4]> {
    [
        ("new-year", "2027-01-01", "2027-01-03", &[][..]),
        ("spring-festival", "2027-02-05", "2027-02-12", &["2027-02-13", "2027-02-14"]),
        ("qingming", "2027-04-03", "2027-04-05", &[]),
        ("labour-day", "2027-05-01", "2027-05-05", &["2027-05-08"]),
        ("dragon-boat", "2027-06-09", "2027-06-09", &[]),
        ("mid-autumn", "2027-09-15", "2027-09-15", &[]),
        ("national-day", "2027-10-01", "2027-10-07", &["2027-09-26", "2027-10-09"]),
    ]
    .map(|(holiday, from, to, makeups)| [json!(holiday), json!(from), json!(to), json!(makeups)])
    .to_vec()
}

/// The text says what it says, and its date and its lines are found.
fn holds(text: &str, what: &str) {
    let answer = read(text).unwrap_or_else(|problem| panic!("{what}: {problem}\n{text}"));
    assert_eq!(understood(&answer), days_of_the_text(), "{what}\n{text}");
    assert_eq!(list(&answer["calendar"]["notices"]).last().unwrap()["date"], "2026-11-20", "{what}\n{text}");
}

#[test]
fn each_sign_has_others_that_stand_for_it() {
    holds(NEXT, "as it is");
    let signs: [(&str, &[&str]); 13] = [
        (
            "至",
            &[
                "~", "〜", "∼", "～", "-", "‐", "‑", "‒", "–", "—", "―", "─", "━", "−", "﹣", "－", "到",
                "\u{2f84}",
            ],
        ),
        ("日", &["\u{2f47}"]),
        ("月", &["\u{2f49}"]),
        ("一、", &["\u{2f00}、", "1、", "1.", "（一）", "(一)", "﹙一﹚", "**一、**"]),
        ("二、", &["\u{2f06}、", "二､", "二﹑", "2、"]),
        ("共8天", &["共八天", "共\u{2f0b}天", "共８天", " 共 8 天 ", "共*8*天"]),
        ("：", &[":", "﹕", "︰"]),
        ("，", &[",", "﹐"]),
        ("。", &[".", "｡", "﹒"]),
        ("、", &["､", "﹑"]),
        ("（", &["(", "﹙"]),
        ("）", &[")", "﹚"]),
        ("周", &["星期"]),
    ];
    for (sign, others) in signs {
        for other in others {
            holds(&NEXT.replace(sign, other), &format!("{other:?} for {sign:?}"));
        }
    }
    let full = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
    let wide: String = NEXT.chars().map(|c| if c.is_ascii_digit() { full(c) } else { c }).collect();
    holds(&wide, "digits of full width");
    for date in [
        "二〇二六年十一月二十日",
        "二○二六年十一月二十日",
        "二〇二六年\u{2f17}一月二\u{2f17}日",
        "2026 年 11 月 20 日",
    ] {
        holds(&NEXT.replace("2026年11月20日", date), date);
    }
}

#[test]
fn signs_that_only_lay_out_or_emphasise_say_nothing() {
    for mark in ["*", "_", "#", "`", ">", "\"", "'", "“", "”", "‘", "’", "「", "」", "『", "』", "«", "»"]
    {
        holds(&NEXT.replace("放假", &format!("{mark}放假{mark}")), mark);
    }
    for unseen in [
        "\u{ad}", "\u{200b}", "\u{200f}", "\u{202a}", "\u{202e}", "\u{2060}", "\u{2069}", "\u{feff}",
        "\u{3000}", "\u{a0}", "\t", "\u{7}",
    ] {
        holds(&NEXT.replace("日（", &format!("{unseen}日{unseen}（")), &format!("{unseen:?}"));
    }
}

#[test]
fn a_line_ends_with_any_of_the_signs_that_end_one_and_is_counted_once() {
    let lines = |answer: &Json| -> (Vec<Json>, Vec<Json>) {
        let of = |field: &str| list(&answer[field]).iter().map(|one| one["line"].clone()).collect();
        (of("read"), of("passed"))
    };
    // Rests stand on lines 3 to 9, what names no day on 1, 2, 10, 11 and 12.
    let expected = ((3..=9).map(Json::from).collect(), [1, 2, 10, 11, 12].map(Json::from).to_vec());
    for end in ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        let text = NEXT.replace('\n', end);
        holds(&text, &format!("{end:?}"));
        assert_eq!(lines(&read(&text).unwrap()), expected, "{end:?}");
    }
    let (read_lines, _) = lines(&read(&NEXT.replace('\n', "\n\n")).unwrap());
    assert_eq!(read_lines, [5, 7, 9, 11, 13, 15, 17].map(Json::from).to_vec());
    let (read_lines, _) = lines(&read(&NEXT.replace('\n', "\r\r")).unwrap());
    assert_eq!(read_lines, [5, 7, 9, 11, 13, 15, 17].map(Json::from).to_vec());
}

#[test]
fn of_a_page_only_what_it_shows_is_read() {
    let page = |paragraphs: &str| {
        format!(
            "<!DOCTYPE html><html><head><title>通知</title><style>p {{ content: \"1月9日\" }}</style><SCRIPT>if (1<2) a('5月9日</p>')</SCRIPT></head><body>{paragraphs}</body></html>"
        )
    };
    for (open, close) in [
        ("<p>", "</p>"),
        ("<P class=\"a\">", "</P>"),
        ("<div>", "</div>"),
        ("<li>", "</li>"),
        ("<tr><td>", "</td></tr>"),
        ("<h1>", "</h1>"),
        ("", "<br/>"),
        ("", "<BR>"),
    ] {
        let body: String = NEXT.lines().map(|line| format!("{open}{line}{close}")).collect();
        holds(&page(&body), open);
    }
    let body: String = NEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
    for (from, to) in [
        ("1月1日", "<b>1月</b><span>1日</span>"),
        ("1月1日", "1<!-- 2月3日 <p> -->月1日"),
        ("1月1日", "1&nbsp;月&ensp;1&emsp;日&thinsp;"),
        ("1月1日", "&#49;&#x6708;&#X31;日"),
        ("日（周五）至", "日（周五）&mdash;"),
        ("日（周五）至", "日（周五）&ndash;"),
        ("放假", "&quot;放假&ldquo;&rdquo;&lsquo;&rsquo;&apos;"),
        ("放假", "放<i>假</i>"),
    ] {
        assert!(body.contains(from));
        holds(&page(&body.replace(from, to)), to);
    }
    // A sign that begins no tag, and what is no reference, are what they are; spaces, `>` and `#` only lay out.
    let shown = |source: &str| {
        let text = format!("{NEXT}<p>{source}</p>");
        let answer = read(&text).unwrap_or_else(|problem| panic!("{problem}"));
        list(&answer["passed"]).last().unwrap()["text"].as_str().unwrap().trim().to_owned()
    };
    assert_eq!(shown("版权 &lt;甲&gt; &amp; &middot; &copy; & 乙 < 丙"), "版权<甲&·&copy;&乙<丙");
    assert_eq!(shown("甲&#x7532;&#30002;&#xd800;&#zz;&averylongname;"), "甲甲甲&xd800;&zz;&averylongname;");
    assert_eq!(shown("甲<!-- 乙 -->丙<b>丁</b>"), "甲丙丁");
    assert_eq!(shown("甲<style>乙</style>丙<script>a</b>丁</script >戊"), "甲丙戊");
}
