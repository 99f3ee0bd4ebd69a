//! The tests that reach a mutant, the quickest first, until one of them fails.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::tree::Tree;
use crate::{Result, Verdict};

/// A test that takes so many times as long, and at least so long, has been caught by time.
const TIMES: u32 = 8;
const LEAST: Duration = Duration::from_secs(10);
/// A test that takes longer without any mutant is a long one. Those are random ones for the most part, which fail soon if they fail: they
/// come last, and get so long each, so many of them, for a mutant that no other has caught.
const LONGEST: Duration = Duration::from_secs(6);
const LONG: Duration = Duration::from_secs(12);
const LONG_ONES: usize = 6;
/// The long ones that say most come first.
const SAY_MOST: [&str; 4] = ["random::", "properties::", "questions::", "work_back::"];

pub struct Test {
    name: String,
    took: Duration,
    reaches: Vec<bool>,
}

fn program(suite: &Path) -> Command {
    // A mutant that never ends may ask for all the memory there is.
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -v 6000000; exec \"$0\" \"$@\""])
        .arg(suite)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Waits for a test; nothing where it takes longer.
fn ended(command: &mut Command, most: Duration) -> Result<Option<bool>> {
    let mut child = command.spawn().map_err(|error| format!("cannot start a test: {error}"))?;
    let end = Instant::now() + most;
    loop {
        match child.try_wait() {
            Ok(Some(ended)) => return Ok(Some(ended.success())),
            _ if Instant::now() > end => {
                let _ = child.kill();
                let _ = child.wait();
                return Ok(None);
            }
            _ => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// What each test reaches and how long it takes, without any mutant; told once for each build. A test that fails then is an error.
pub fn baseline(suite: &Path, tree: &Tree, most: usize) -> Result<Vec<Test>> {
    let (known, reached) = (tree.root().with_file_name("tests.tsv"), tree.root().with_file_name("reached"));
    let built = |file: &Path| fs::metadata(file).and_then(|told| told.modified()).ok();
    if built(&known) < built(suite) {
        measure(suite, &known, &reached)?;
    }
    let text =
        fs::read_to_string(&known).map_err(|error| format!("cannot read `{}`: {error}", known.display()))?;
    let mut tests: Vec<Test> = text.lines().filter_map(|line| test(line, most)).collect();
    tests.sort_by_key(|test| test.took);
    let all: Duration = tests.iter().map(|test| test.took).sum();
    eprintln!("mutants: {} tests take {:.0} s one after the other", tests.len(), all.as_secs_f32());
    Ok(tests)
}

/// A test as the file has it: its name, its milliseconds, the mutants that it reaches.
fn test(line: &str, most: usize) -> Option<Test> {
    let mut parts = line.split('\t');
    let (name, took) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
    let mut reaches = vec![false; most + 1];
    for id in parts.next()?.split(' ').filter_map(|id| id.parse::<usize>().ok()) {
        *reaches.get_mut(id)? = true;
    }
    Some(Test { name, took: Duration::from_millis(took), reaches })
}

fn measure(suite: &Path, known: &Path, reached: &Path) -> Result<()> {
    let listed = Command::new(suite)
        .args(["--list", "--format", "terse"])
        .output()
        .map_err(|error| format!("cannot start `{}`: {error}", suite.display()))?;
    let mut lines = String::new();
    for line in String::from_utf8_lossy(&listed.stdout).lines() {
        let Some(name) = line.strip_suffix(": test") else { continue };
        let _ = fs::remove_file(reached);
        let begun = Instant::now();
        let mut command = program(suite);
        command.args(["--exact", name, "--test-threads", "1"]).env("SLA_REACHED", reached);
        if ended(&mut command, LONGEST)? == Some(false) {
            return Err(format!("the test `{name}` fails without a mutant"));
        }
        let ids = fs::read_to_string(reached).unwrap_or_default().replace('\n', " ");
        lines += &format!("{name}\t{}\t{}\n", begun.elapsed().as_millis(), ids.trim());
    }
    fs::write(known, lines).map_err(|error| format!("cannot write `{}`: {error}", known.display()))
}

/// What comes of one mutant.
pub fn of(tests: &[Test], suite: &Path, id: usize, by_all: bool) -> Result<Verdict> {
    let reaching = || tests.iter().filter(|test| test.reaches.get(id) == Some(&true));
    let run = |test: &Test, most: Duration| {
        let mut command = program(suite);
        command.args(["--exact", &test.name, "--test-threads", "1"]).env("SLA_MUTANT", id.to_string());
        ended(&mut command, most)
    };
    for test in reaching().filter(|test| test.took < LONGEST) {
        match run(test, (test.took * TIMES).max(LEAST))? {
            Some(true) => {}
            Some(false) => return Ok(Verdict::Caught(test.name.clone())),
            None => return Ok(Verdict::ByTime(test.name.clone())),
        }
    }
    let mut long: Vec<&Test> = reaching().filter(|test| test.took >= LONGEST).collect();
    long.sort_by_key(|test| {
        SAY_MOST.iter().position(|most| test.name.starts_with(most)).unwrap_or(SAY_MOST.len())
    });
    for test in long.into_iter().take(if by_all { LONG_ONES } else { 0 }) {
        if run(test, LONG)? == Some(false) {
            return Ok(Verdict::Caught(test.name.clone()));
        }
    }
    Ok(Verdict::Missed)
}
