//! Answers lines on standard input, each with one line of JSON: how long it took, how many answers, how many wrong.
//!
//! `ours 10` and `bdays 10` add working days over the sample; `quote` and `plain` quote the requests; `columns` answers
//! the table in the folder `columns` beside that of the sample. The sample, the
//! requests and their answers come from files that a plain walk over the calendar document wrote.

mod days;
mod quotes;
mod tables;

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What a contestant answers: the wrong ones counted, the first of them told.
#[derive(Default)]
pub struct Tally {
    pub count: u64,
    pub wrong: u64,
    pub first: Option<String>,
}

impl Tally {
    /// Counts an answer; the sentence is only made for the first wrong one.
    #[inline]
    pub fn check(&mut self, right: bool, sentence: impl FnOnce() -> String) {
        self.count += 1;
        if !right {
            self.wrong += 1;
            self.first.get_or_insert_with(sentence);
        }
    }
}

/// Seconds of processor time that this process has had, where Linux tells it: other programs of a busy machine do not
/// count. Elsewhere the clock on the wall.
fn clock(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|told| told.split(' ').next()?.parse::<u64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds as f64 / 1e9)
}

/// Runs `once` until it has taken long enough to be timed.
fn timed(mut once: impl FnMut(&mut Tally)) -> String {
    let (mut tally, begun) = (Tally::default(), Instant::now());
    let start = clock(begun);
    // Reading the clock takes as long as hundreds of additions, so it is read ever more seldom.
    let mut passes = 1;
    loop {
        (0..passes).for_each(|_| once(&mut tally));
        passes *= 2;
        let seconds = clock(begun) - start;
        if seconds >= 0.15 {
            let Tally { count, wrong, first } = tally;
            return json!({ "seconds": seconds, "count": count, "wrong": wrong, "first": first }).to_string();
        }
    }
}

fn main() -> Result<()> {
    let usage = "usage: sla-bench <folder of the sample> <policy> <calendar>";
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, policy, calendar] = arguments.as_slice() else { return Err(usage.into()) };
    let quotes = quotes::Quotes::load(folder, policy, calendar)?;
    let days = days::Days::load(folder, quotes.calendar())?;
    let mut table = None;
    for line in stdin().lock().lines() {
        let line = line?;
        let (what, n) = line.split_once(' ').unwrap_or((&line, "0"));
        let n: i32 = n.parse()?;
        let answer = match what {
            "ours" => timed(|tally| days.ours(n, tally)),
            "bdays" => timed(|tally| days.bdays(n, tally)),
            "quote" => timed(|tally| quotes.views(tally)),
            "plain" => timed(|tally| quotes.plain(tally)),
            "columns" => {
                if table.is_none() {
                    table = Some(tables::Table::load(&folder.with_file_name("columns"))?);
                }
                let mut fault = None;
                let answer = timed(|tally| {
                    fault = table.as_ref().and_then(|table| table.answer(quotes.calculator(), tally).err());
                });
                fault.map_or(Ok(answer), Err)?
            }
            other => return Err(format!("unknown question `{other}`").into()),
        };
        println!("{answer}");
        stdout().flush()?;
    }
    Ok(())
}
