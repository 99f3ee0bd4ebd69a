//! The tests that reach a mutant, those first that have caught its like, until one of them fails.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::build::Suite;
use crate::kept::Results;
use crate::listed::Mutant;
use crate::tree::Tree;
use crate::{Result, Verdict};

/// A mutant under which a test takes so many times as long, and at least so many seconds of the processor, has been caught by time.
const TIMES: u64 = 4;
const LEAST: u64 = 5;
/// The processor may be busy with something else meanwhile.
const PATIENCE: u32 = 60;
/// What a test may take without any mutant; longer ones are not used, and told of.
const LONGEST: u64 = 60;
/// Of the tests that reach a mutant those are run that together take no longer, in an order that puts those first that are likely to
/// catch it; one that has survived gets all.
const BUDGET: Duration = Duration::from_secs(4);
/// Of the cases of the random tests one in so many is run for each mutant, always the same ones (`tests/support/generate.rs`) …
const SHARE: u32 = 20;
/// … and one in so many for one that has survived, each test for so long at the most.
const LARGER_SHARE: u32 = 2;
const LONG: u64 = 45;

pub struct Test {
    name: String,
    took: Duration,
    reaches: Vec<bool>,
}

/// The tests, and which of them have caught what: a mutant is caught by what caught its neighbours more often than not.
pub struct Tests {
    all: Vec<Test>,
    of_function: BTreeMap<String, Vec<String>>,
    of_file: BTreeMap<String, BTreeMap<String, usize>>,
}

/// How a test ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Passed,
    Failed,
    /// Its seconds were over.
    Late,
}

/// Runs a test with so many seconds of the processor at the most.
fn run(suite: &Suite, test: &str, share: u32, (name, value): (&str, &OsStr), seconds: u64) -> Result<Ended> {
    // A mutant that never ends may ask for all the memory there is.
    let limits = format!("ulimit -v 6000000; ulimit -t {seconds}; exec \"$0\" \"$@\"");
    let [outer, inner] = suite;
    let (program, test) = test.strip_prefix(INNER).map_or((outer, test), |test| (inner, test));
    let mut child = Command::new("sh")
        .args(["-c", &limits])
        .arg(program)
        .args(["--exact", test, "--test-threads", "1"])
        .env("SLA_SHARE", share.to_string())
        .env(name, value)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cannot start a test: {error}"))?;
    let end = Instant::now() + Duration::from_secs(seconds) * PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(Ended::Passed),
            Ok(Some(status)) if [Some(SIGXCPU), Some(SIGKILL)].contains(&status.signal()) => {
                return Ok(Ended::Late);
            }
            Ok(Some(_)) => return Ok(Ended::Failed),
            _ if Instant::now() > end => {
                let _ = child.kill();
                let _ = child.wait();
                return Ok(Ended::Late);
            }
            _ => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// Before the names of the tests inside the library.
const INNER: &str = "src: ";

/// The names of all tests.
fn names(suite: &Suite) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (program, prefix) in suite.iter().zip(["", INNER]) {
        let listed = Command::new(program)
            .args(["--list", "--format", "terse"])
            .output()
            .map_err(|error| format!("cannot start `{}`: {error}", program.display()))?;
        let listed = String::from_utf8_lossy(&listed.stdout);
        names.extend(
            listed.lines().filter_map(|line| Some(format!("{prefix}{}", line.strip_suffix(": test")?))),
        );
    }
    Ok(names)
}

const SIGKILL: i32 = 9;
const SIGXCPU: i32 = 24;

/// What each test reaches and how long it takes, without any mutant; told once for each state of the sources and of its file. A test
/// that fails then is an error.
pub fn baseline(suite: &Suite, tree: &Tree, mutants: &[Mutant], results: &Results) -> Result<Tests> {
    let known = tree.root().with_file_name("tests.tsv");
    let text = fs::read_to_string(&known).unwrap_or_default();
    let before: BTreeMap<(&str, &str), &str> = text
        .lines()
        .filter_map(|line| Some(((line.split('\t').next()?, line.rsplit('\t').next()?), line)))
        .collect();
    let common = tree.state(&["src", "data", "tests/support", "tests/policies"]);
    let mut lines = String::new();
    for name in &names(suite)? {
        let file = format!("tests/{}.rs", name.split("::").next().unwrap_or(name));
        let state = format!("{common:016x}{:016x}", tree.state(&[&file]));
        match before.get(&(name.as_str(), state.as_str())) {
            Some(line) => lines += line,
            None => {
                lines +=
                    &format!("{}\t{state}", measure(suite, name, &tree.root().with_file_name("reached"))?)
            }
        }
        lines.push('\n');
        fs::write(&known, &lines).map_err(|error| format!("cannot write `{}`: {error}", known.display()))?;
    }
    let text = lines;
    let mut all: Vec<Test> = text.lines().filter_map(|line| test(line, mutants.len())).collect();
    all.sort_by_key(|test| test.took);
    let whole: Duration = all.iter().map(|test| test.took).sum();
    eprintln!(
        "mutants: {} tests take {:.0} s one after the other, the random ones with one case in {SHARE}",
        all.len(),
        whole.as_secs_f32()
    );
    let mut tests = Tests { all, of_function: BTreeMap::new(), of_file: BTreeMap::new() };
    for one in mutants {
        if let Some(Verdict::Caught(test)) = results.get(one) {
            tests.note(one, test);
        }
    }
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

/// The time, in milliseconds, that the processor has spent on the tests until now, which no other work on the machine changes.
fn of_the_processor() -> u64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name: the state, and as the 14th and the 15th the children's time in hundredths of a second.
    let told = told.rsplit(')').next().unwrap_or_default();
    told.split_whitespace().skip(13).take(2).filter_map(|time| time.parse::<u64>().ok()).sum::<u64>() * 10
}

/// The line of a test.
fn measure(suite: &Suite, name: &str, reached: &Path) -> Result<String> {
    let _ = fs::remove_file(reached);
    let begun = of_the_processor();
    match run(suite, name, SHARE, ("SLA_REACHED", reached.as_os_str()), LONGEST)? {
        Ended::Passed => {}
        Ended::Failed => return Err(format!("the test `{name}` fails without a mutant")),
        Ended::Late => eprintln!("mutants: `{name}` takes too long to be used"),
    }
    let took = of_the_processor() - begun;
    let ids = fs::read_to_string(reached).unwrap_or_default().replace('\n', " ");
    Ok(format!("{name}\t{took}\t{}", ids.trim()))
}

impl Tests {
    fn note(&mut self, one: &Mutant, test: &str) {
        let of = self.of_function.entry(one.function.clone()).or_default();
        of.retain(|known| known != test);
        of.insert(0, test.to_owned());
        *self.of_file.entry(one.file.clone()).or_default().entry(test.to_owned()).or_default() += 1;
    }

    /// The tests that reach a mutant: those that have caught another of its function, the last one first, then those that have
    /// caught most of its file in their time, then the others, the quickest first.
    fn reaching(&self, one: &Mutant) -> Vec<&Test> {
        let (function, file) = (self.of_function.get(&one.function), self.of_file.get(&one.file));
        let mut all: Vec<&Test> =
            self.all.iter().filter(|test| test.reaches.get(one.id) == Some(&true)).collect();
        all.sort_by_cached_key(|test| {
            let near = function.and_then(|known| known.iter().position(|name| *name == test.name));
            let caught = file.and_then(|known| known.get(&test.name)).copied().unwrap_or(0);
            let took = test.took.as_micros().max(1);
            (near.unwrap_or(usize::MAX), took / u128::try_from(caught * 20 + 1).unwrap_or(1))
        });
        all
    }

    /// What comes of one mutant, by a share of the random cases, or by a larger one.
    pub fn of(&mut self, suite: &Suite, one: &Mutant, again: bool) -> Result<Verdict> {
        let verdict = self.try_all(suite, one, again)?;
        if let Verdict::Caught(test) = &verdict {
            self.note(one, &test.clone());
        }
        Ok(verdict)
    }

    fn try_all(&self, suite: &Suite, one: &Mutant, again: bool) -> Result<Verdict> {
        let mut left = BUDGET;
        for test in self.reaching(one) {
            if !again && test.took > left {
                continue;
            }
            left = left.saturating_sub(test.took);
            let (share, seconds) =
                if again { (LARGER_SHARE, LONG) } else { (SHARE, LEAST.max(test.took.as_secs() * TIMES)) };
            let id = one.id.to_string();
            match run(suite, &test.name, share, ("SLA_MUTANT", OsStr::new(&id)), seconds)? {
                Ended::Passed => {}
                Ended::Failed => return Ok(Verdict::Caught(test.name.clone())),
                // More cases take longer, with a mutant or without.
                Ended::Late if again => {}
                Ended::Late => return Ok(Verdict::ByTime(test.name.clone())),
            }
        }
        Ok(Verdict::Missed)
    }
}
