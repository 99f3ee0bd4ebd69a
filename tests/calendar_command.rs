//! The project's own command adds a notice in every encoding that files come in, and writes nothing where it refuses one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/calendar.rs"]
#[allow(dead_code)]
mod command;
mod support;

use std::path::PathBuf;
use support::documents::calendar_through;
use support::notices::{Form, text};

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("sla-calendar-command-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The calendar after the notice of 2026, given as `bytes`, was added to the edition that ends with 2025.
fn added(bytes: &[u8]) -> Result<String, String> {
    let folder = folder();
    let (notice, calendar) = (folder.join("notice.txt"), folder.join("cn.json"));
    std::fs::write(&notice, bytes).unwrap();
    let before = calendar_through(2025).to_string();
    std::fs::write(&calendar, &before).unwrap();
    let path = |path: &PathBuf| path.to_str().unwrap().to_owned();
    let args = ["add".to_owned(), path(&notice), "--calendar".to_owned(), path(&calendar)];
    let done = command::run(args.into_iter());
    let after = std::fs::read_to_string(&calendar).unwrap();
    assert_eq!(done.is_err(), after == before, "a refusal changes nothing, and all else something");
    std::fs::remove_dir_all(folder).unwrap();
    done.map(|()| after)
}

#[test]
fn a_notice_in_gbk_or_utf_16_gives_the_calendar_that_it_gives_in_utf_8() {
    let notice = text("2026", Form::Official);
    let plain = added(notice.as_bytes()).unwrap();
    let (gbk, _, lost) = encoding_rs::GBK.encode(&notice);
    assert!(!lost && std::str::from_utf8(&gbk).is_err(), "the text is one of GBK alone");
    assert_eq!(added(&gbk).unwrap(), plain);
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(notice.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(added(&utf16).unwrap(), plain);
    let mut broken = gbk.into_owned();
    broken.insert(40, 0xFF);
    assert!(added(&broken).unwrap_err().ends_with("is no text in UTF-8, UTF-16 or GBK; save it as UTF-8"));
}
