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

/// A mutant under which tests take so many times as long, and at least so many seconds of the processor, has been caught by time.
const TIMES: u64 = 4;
const LEAST: u64 = 4;
/// The processor may be busy with something else meanwhile.
const PATIENCE: u32 = 60;
/// What a test may take without any mutant; longer ones are not used, and told of.
const LONGEST: u64 = 60;
/// Those tests that are likeliest to catch a mutant run first, for so long together; what they pass, the next ones try. One process
/// runs them all, so that documents are read once: most mutants cost one process.
const STEPS: [Duration; 3] =
    [Duration::from_millis(150), Duration::from_millis(1000), Duration::from_millis(4000)];
/// Of the cases of the random tests one in so many is run for each mutant, always the same ones (`tests/support/generate.rs`) …
const SHARE: u32 = 100;
/// … and one in so many for one that has survived, all tests together for so many seconds at the most.
const LARGER_SHARE: u32 = 10;
const LONG: u64 = 60;

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

/// How tests ended.
#[derive(Clone, PartialEq, Eq)]
enum Ended {
    Passed,
    /// The name of the first that failed.
    Failed(String),
    /// Their seconds were over.
    Late(String),
}

/// What a process of tests gets.
struct Process<'a> {
    suite: &'a Suite,
    /// Where it writes what it has to say.
    said: &'a Path,
    share: u32,
    variable: (&'a str, &'a OsStr),
    /// Of the processor, at the most.
    seconds: u64,
}

impl Process<'_> {
    /// Runs tests until one of them fails: those of `tests`, then those inside the library.
    fn run(&self, tests: &[&str]) -> Result<Ended> {
        let [outer, inner] = self.suite;
        let (inside, outside): (Vec<&str>, Vec<&str>) =
            tests.iter().partition(|test| test.starts_with(INNER));
        for (program, prefix, tests) in [(outer, "", outside), (inner, INNER, inside)] {
            let names = tests.iter().map(|test| test.trim_start_matches(prefix));
            let ended = if tests.is_empty() { Ended::Passed } else { self.of(program, names)? };
            let named = |name: String| format!("{prefix}{name}");
            match ended {
                Ended::Passed => {}
                Ended::Failed(name) => return Ok(Ended::Failed(named(name))),
                Ended::Late(name) => return Ok(Ended::Late(named(name))),
            }
        }
        Ok(Ended::Passed)
    }

    fn of<'a>(&self, program: &Path, tests: impl Iterator<Item = &'a str>) -> Result<Ended> {
        // A mutant that never ends may ask for all the memory there is.
        let limits = format!("ulimit -v 6000000; ulimit -t {}; exec \"$0\" \"$@\"", self.seconds);
        let (name, value) = self.variable;
        let failed = |error| format!("cannot start a test: {error}");
        let mut child = Command::new("sh")
            .args(["-c", &limits])
            .arg(program)
            .args(["--exact", "--test-threads", "1"])
            .args(tests)
            .env("SLA_SHARE", self.share.to_string())
            .env(name, value)
            .stdout(fs::File::create(self.said).map_err(failed)?)
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let end = Instant::now() + Duration::from_secs(self.seconds) * PATIENCE;
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                _ if Instant::now() > end => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
                _ => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        if status.is_some_and(|status| status.success()) {
            return Ok(Ended::Passed);
        }
        // The name of each is written before it begins.
        let said = fs::read(self.said).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let begun = said.lines().filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "));
        let name = begun
            .filter(|(_, ended)| *ended != "ok")
            .map(|(name, _)| name)
            .next()
            .unwrap_or_default()
            .to_owned();
        match status {
            Some(status) if ![Some(SIGXCPU), Some(SIGKILL)].contains(&status.signal()) => {
                Ok(Ended::Failed(name))
            }
            _ => Ok(Ended::Late(name)),
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
    let mut text = String::new();
    for name in &names(suite)? {
        let file = format!("tests/{}.rs", name.split("::").next().unwrap_or(name));
        let state = format!("{common:016x}{:016x}", tree.state(&[&file]));
        match before.get(&(name.as_str(), state.as_str())) {
            Some(line) => text += line,
            None => text += &format!("{}\t{state}", measure(suite, name, tree.root())?),
        }
        text.push('\n');
        fs::write(&known, &text).map_err(|error| format!("cannot write `{}`: {error}", known.display()))?;
    }
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
fn measure(suite: &Suite, name: &str, tree: &Path) -> Result<String> {
    let (reached, said) = (tree.with_file_name("reached"), tree.with_file_name("said"));
    let _ = fs::remove_file(&reached);
    let variable = ("SLA_REACHED", reached.as_os_str());
    let process = Process { suite, said: &said, share: SHARE, variable, seconds: LONGEST };
    let begun = of_the_processor();
    match process.run(&[name])? {
        Ended::Passed => {}
        Ended::Failed(_) => return Err(format!("the test `{name}` fails without a mutant")),
        Ended::Late(_) => eprintln!("mutants: `{name}` takes too long to be used"),
    }
    let took = of_the_processor() - begun;
    let ids = fs::read_to_string(&reached).unwrap_or_default().replace('\n', " ");
    Ok(format!("{name}\t{took}\t{}", ids.trim()))
}

impl Tests {
    /// What has caught a mutant will catch its neighbours.
    pub fn note(&mut self, one: &Mutant, test: &str) {
        let of = self.of_function.entry(one.function.clone()).or_default();
        of.retain(|known| known != test);
        of.insert(0, test.to_owned());
        *self.of_file.entry(one.file.clone()).or_default().entry(test.to_owned()).or_default() += 1;
    }

    /// The tests that reach a mutant, with their time: those that have caught another of its function, the last one first, then those
    /// that have caught most of its file in their time, then the others, the quickest first.
    pub fn reaching(&self, one: &Mutant) -> Vec<(String, Duration)> {
        let (function, file) = (self.of_function.get(&one.function), self.of_file.get(&one.file));
        let mut all: Vec<&Test> =
            self.all.iter().filter(|test| test.reaches.get(one.id) == Some(&true)).collect();
        all.sort_by_cached_key(|test| {
            let near = function.and_then(|known| known.iter().position(|name| *name == test.name));
            let caught = file.and_then(|known| known.get(&test.name)).copied().unwrap_or(0);
            let took = test.took.as_micros().max(1);
            (near.unwrap_or(usize::MAX), took / u128::try_from(caught * 20 + 1).unwrap_or(1))
        });
        all.into_iter().map(|test| (test.name.clone(), test.took)).collect()
    }
}

/// What comes of one mutant by the tests that reach it, by a share of the random cases, or by a larger one.
pub fn verdict(
    suite: &Suite,
    said: &Path,
    reaching: &[(String, Duration)],
    one: &Mutant,
    again: bool,
) -> Result<Verdict> {
    let id = one.id.to_string();
    let mut left: Vec<&(String, Duration)> = reaching.iter().collect();
    let (steps, share) = if again { (&[Duration::MAX][..], LARGER_SHARE) } else { (&STEPS[..], SHARE) };
    for step in steps {
        let (mut these, mut together) = (Vec::new(), Duration::ZERO);
        left.retain(|(name, took)| {
            let fits = together + *took <= *step;
            if fits {
                together += *took;
                these.push(name.as_str());
            }
            !fits
        });
        if these.is_empty() {
            continue;
        }
        let seconds = if again { LONG } else { LEAST.max((together.as_secs() + 1) * TIMES) };
        let process = Process { suite, said, share, variable: ("SLA_MUTANT", OsStr::new(&id)), seconds };
        match process.run(&these)? {
            Ended::Passed => {}
            Ended::Failed(test) => return Ok(Verdict::Caught(test)),
            // More cases take longer, with a mutant or without.
            Ended::Late(_) if again => {}
            Ended::Late(test) => return Ok(Verdict::ByTime(test)),
        }
    }
    Ok(Verdict::Missed)
}
