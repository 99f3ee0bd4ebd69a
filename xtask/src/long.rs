//! What is long, or needs tools that no build needs: fuzzing, mutants, faults of the first load, load, a long visit, crates that
//! are denied. `trust` runs them all, bounded in time, and prints one table.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::paths::Paths;
use crate::process::{cargo, command, node, output, run as must, step, tee};
use crate::{Result, build, dist, setup};

/// Tools of crates.io, each by its version.
const MUTANTS: (&str, &str) = ("cargo-mutants", "27.1.0");
const DENY: (&str, &str) = ("cargo-deny", "0.20.2");

/// Targets of the fuzzer in `fuzz/targets`, and those of the page's own modules, which fast-check feeds.
const NATIVE: &[&str] = &["request", "policy", "calendar", "notice", "columns", "workbook"];
const PAGE: &[&str] = &["moments", "links", "integers"];
const HOST: &str = "x86_64-unknown-linux-gnu";

/// What makes the stable compiler count the edges that a run takes, as cargo-fuzz sets it without a sanitizer.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// A whole number after a name; what is left of the arguments goes on.
fn number(args: &[String], name: &str, usual: u64) -> Result<(u64, Vec<String>)> {
    let Some(at) = args.iter().position(|arg| arg == name) else { return Ok((usual, args.to_vec())) };
    let value = args.get(at + 1).ok_or_else(|| format!("`{name}` wants a number"))?;
    let number = value.parse().map_err(|_| format!("`{value}` is no number for `{name}`"))?;
    Ok((number, [args.get(..at).unwrap_or(&[]), args.get(at + 2..).unwrap_or(&[])].concat()))
}

/// A tool of crates.io, installed once into the checkout's own folder.
fn tool(paths: &Paths, (name, version): (&str, &str)) -> Result<PathBuf> {
    let root = paths.out.join("tools");
    let program = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    // Some answer only as cargo calls them, by the word after `cargo`.
    let words = [name.trim_start_matches("cargo-"), ""];
    let installed = words.iter().any(|word| {
        let mut ask = command(paths, &program.to_string_lossy());
        ask.args(Some(word).filter(|word| !word.is_empty())).arg("--version");
        output(name, &mut ask).is_ok_and(|said| said.contains(version))
    });
    if program.is_file() && installed {
        return Ok(program);
    }
    step(&format!("installing {name} {version}"));
    let mut install = cargo(paths);
    install.args(["install", "--locked", "--force", "--version", version, "--root"]).arg(&root).arg(name);
    must(&format!("cargo install {name}"), install.env("CARGO_TARGET_DIR", root.join("build")))?;
    Ok(program)
}

/// `fuzz [TARGET] [--seconds N]`
pub fn fuzz(paths: &Paths, args: &[String]) -> Result<()> {
    let (seconds, rest) = number(args, "--seconds", 60)?;
    if let Some(unknown) = rest.iter().find(|one| !NATIVE.iter().chain(PAGE).any(|known| known == one)) {
        return Err(format!("unknown target `{unknown}`: {}", [NATIVE, PAGE].concat().join(", ")));
    }
    let asked = |name: &&&str| rest.is_empty() || rest.iter().any(|one| one == **name);
    let mut found = Vec::new();
    let native: Vec<&&str> = NATIVE.iter().filter(asked).collect();
    if !native.is_empty() {
        let mut compile = cargo(paths);
        compile.current_dir(paths.root.join("fuzz")).args([
            "build",
            "--locked",
            "--release",
            "--target",
            HOST,
        ]);
        compile.env("CARGO_TARGET_DIR", paths.out.join("fuzz")).env("RUSTFLAGS", COVERAGE);
        must("building the fuzzer", &mut compile)?;
    }
    for name in native {
        step(&format!("fuzz {name}, {seconds} s"));
        if !fuzz_one(paths, name, seconds)? {
            found.push(*name);
        }
    }
    let page: Vec<&&str> = PAGE.iter().filter(asked).collect();
    if !page.is_empty() {
        build::all(paths)?;
    }
    for name in page {
        step(&format!("fuzz {name}, {seconds} s"));
        let mut test = node(paths);
        test.args(["--test", "--test-reporter=spec"]).arg(format!("tests/fuzz/{name}.test.mjs"));
        if !tee(test.env("SLA_FUZZ_SECONDS", seconds.to_string()))?.0 {
            found.push(name);
        }
    }
    if found.is_empty() { Ok(()) } else { Err(format!("something was found in {}", found.join(", "))) }
}

/// Whether nothing was found; what is learned stays in `target/fuzz/corpus`.
fn fuzz_one(paths: &Paths, name: &str, seconds: u64) -> Result<bool> {
    let folder = paths.out.join("fuzz");
    let corpus = folder.join("corpus").join(name);
    fs::create_dir_all(&corpus).map_err(|error| format!("cannot make `{}`: {error}", corpus.display()))?;
    let program = folder.join(HOST).join("release").join(name);
    let mut fuzzer = command(paths, &program.to_string_lossy());
    fuzzer.arg(&corpus).arg(paths.root.join("fuzz/seeds").join(name));
    fuzzer.arg(format!("-max_total_time={seconds}")).args([
        "-rss_limit_mb=2048",
        "-timeout=20",
        "-print_final_stats=1",
    ]);
    if name == "workbook" {
        // On the page such a file ends its own instance, which has as much memory; other files go on.
        fuzzer.args(["-fork=1", "-ignore_ooms=1", "-rss_limit_mb=1024"]);
    }
    fuzzer.arg(format!("-artifact_prefix={}/found-{name}-", folder.display()));
    let (ok, _) = tee(&mut fuzzer)?;
    // Memory that is over is told by the exit code even where it is let pass.
    let artifact =
        |file: &fs::DirEntry| file.file_name().to_string_lossy().starts_with(&format!("found-{name}-"));
    let only_memory = |file: &fs::DirEntry| file.file_name().to_string_lossy().contains("-oom-");
    let files: Vec<_> = fs::read_dir(&folder).into_iter().flatten().flatten().filter(artifact).collect();
    Ok(ok || name == "workbook" && !files.is_empty() && files.iter().all(only_memory))
}

/// `mutants [PART_OF_A_FILE ...] [--minutes N]`: all of them in one build, each tried by the tests that reach it; what is known from
/// the run before is not tried again, survivors are.
pub fn mutants(paths: &Paths, args: &[String]) -> Result<String> {
    if args.first().is_some_and(|arg| arg == "--typescript") {
        return of_typescript(paths, args.get(1..).unwrap_or(&[]));
    }
    let (minutes, parts) = number(args, "--minutes", 60)?;
    let program = tool(paths, MUTANTS)?;
    let folder = paths.out.join("mutants");
    let mut compile = cargo(paths);
    compile.args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "--manifest-path",
        "tools/mutants/Cargo.toml",
    ]);
    must("building tools/mutants", compile.env("CARGO_TARGET_DIR", folder.join("tool")))?;
    let runner = folder.join("tool/release").join(format!("sla-mutants{}", std::env::consts::EXE_SUFFIX));
    let mut trial = command(paths, &runner.to_string_lossy());
    trial.arg(&program).arg(&paths.root).arg(&folder).arg(minutes.to_string()).args(parts);
    told("the run of mutants", &mut trial)
}

/// `mutants --typescript [FILE[:FROM-TO] ...] [--minutes N]`: Stryker over the page's readers of moments and of tables, in a copy of what their tests
/// need. Fails for a mutant that the tests miss and `tests/mutants-typescript.txt` does not list.
fn of_typescript(paths: &Paths, args: &[String]) -> Result<String> {
    let (minutes, files) = number(args, "--minutes", 60)?;
    build::all(paths)?;
    let (own, tree) = (paths.root.join("tools/stryker"), paths.out.join("stryker/tree"));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = command(paths, npm);
    must("npm ci", install.current_dir(&own).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(|error| format!("cannot clear `{}`: {error}", tree.display()))?;
    }
    let listed = output("git", command(paths, "git").args(["ls-files", "www", "tests", "data", "*.json"]))?;
    for path in listed.lines() {
        copy(&paths.root.join(path), &tree.join(path))?;
    }
    for made in ["node_modules", "target/generated", "target/web"] {
        let mut link = command(paths, "ln");
        fs::create_dir_all(tree.join("target")).map_err(|error| format!("cannot make a folder: {error}"))?;
        must("ln", link.arg("-sfn").arg(paths.root.join(made)).arg(tree.join(made)))?;
    }
    let mut stryker = node(paths);
    stryker.current_dir(&tree).arg(own.join("node_modules/@stryker-mutator/core/bin/stryker.js"));
    stryker.arg("run").arg(own.join("stryker.config.mjs"));
    if !files.is_empty() {
        stryker.arg("--mutate").arg(files.join(","));
    }
    let until = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    stryker.env("SLA_MUTANTS_UNTIL", (until + u128::from(minutes) * 60_000).to_string());
    must("the mutants", &mut stryker)?;
    let mut report = node(paths);
    report.arg(own.join("report.mjs")).arg(tree.join("reports/mutation.json"));
    report.arg("tests/mutants-typescript.txt").args(&files);
    told("the run of the readers' mutants", &mut report)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(from, to).map(drop))
        .map_err(|error| format!("cannot copy `{}`: {error}", from.display()))
}

/// `faults [FILE ...] [--minutes N]`: each file of a first visit missing, cut, slow, of another version.
pub fn faults(paths: &Paths, args: &[String]) -> Result<String> {
    in_browser(paths, "tests/faults/run.mjs", args)
}

/// `stay [--minutes N]`: one tab in random use; the curve of its memory, nodes and listeners.
pub fn stay(paths: &Paths, args: &[String]) -> Result<String> {
    in_browser(paths, "tests/faults/stay.mjs", args)
}

fn in_browser(paths: &Paths, script: &str, args: &[String]) -> Result<String> {
    dist::site(paths)?;
    let mut visits = node(paths);
    visits.arg(script).args(args).env("CHROME", setup::headless_chromium(paths)?);
    told(script, &mut visits)
}

/// Runs it with its output shown: `ok`, with what it says that it skipped, or an error.
fn told(what: &str, command: &mut Command) -> Result<String> {
    let (ok, said) = tee(command)?;
    let skipped: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("skipped - ")).collect();
    match skipped.as_slice() {
        _ if !ok => Err(format!("{what} failed")),
        [] => Ok("ok".to_owned()),
        skipped => Ok(format!("ok, but skipped: {}", skipped.join("; "))),
    }
}

/// `load [--seconds N]`: a thousand visitors at once on loopback.
pub fn load(paths: &Paths, args: &[String]) -> Result<()> {
    let (seconds, rest) = number(args, "--seconds", 30)?;
    crate::none(&rest)?;
    dist::site(paths)?;
    let wrk = setup::wrk(paths)?;
    let mut visitors = node(paths);
    visitors.arg("tests/faults/load.mjs").args([wrk.as_os_str(), OsStr::new(&seconds.to_string())]);
    must("the load", &mut visitors)
}

/// `deny`: licences, bans and sources of the crates; advisories of crates and npm packages where their databases can be had.
/// What could not be had is told, and is not ok.
pub fn deny(paths: &Paths) -> Result<String> {
    let program = tool(paths, DENY)?;
    let check = |what: &[&str]| {
        tee(Command::new(&program).current_dir(&paths.root).args(["--all-features", "check"]).args(what))
    };
    let (ok, _) = check(&["licenses", "bans", "sources"])?;
    let (current, said) = check(&["advisories"])?;
    let unreached = said.contains("failed to fetch advisory database");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let (safe, told) = tee(command(paths, npm).args(["audit", "--omit=dev", "--json"]))?;
    let answered = told.contains("\"auditReportVersion\"");
    let words = |held: bool, reached: bool| match (held, reached) {
        (_, false) => "skipped: not reachable",
        (true, true) => "ok",
        (false, true) => "not ok",
    };
    let rows = [
        (words(ok, true), "crates: licences, bans, sources"),
        (words(current, current || !unreached), "crates: advisories"),
        (words(safe, answered), "npm: advisories of what ships"),
    ];
    println!();
    rows.iter().for_each(|(said, what)| println!("{said} - {what}"));
    if rows.iter().any(|(said, _)| *said == "not ok") {
        return Err("something that is used is not allowed, or has a known fault".to_owned());
    }
    let skipped: Vec<&str> = rows.iter().filter(|(said, _)| *said != "ok").map(|(_, what)| *what).collect();
    let skipped = skipped.join("; ");
    Ok(if skipped.is_empty() {
        "ok".to_owned()
    } else {
        format!("ok, but skipped: not reachable: {skipped}")
    })
}

/// How many per cent of the time a part of `trust` may take.
const SHARES: [(&str, u64); 7] = [
    ("faults", 20),
    ("load", 5),
    ("fuzz", 15),
    ("stay", 25),
    ("hostile", 5),
    ("mutants", 20),
    ("readers", 10),
];

/// `trust [--minutes N]`: all of the above within N minutes, one after the other, and one table.
pub fn trust(paths: &Paths, args: &[String]) -> Result<()> {
    let (minutes, rest) = number(args, "--minutes", 120)?;
    crate::none(&rest)?;
    let seconds_of = |name: &str| {
        let share = SHARES.iter().find(|(part, _)| *part == name).map_or(0, |(_, share)| *share);
        minutes * 60 * share / 100
    };
    let given = |unit: &str, number: u64| vec![format!("--{unit}"), number.max(1).to_string()];
    let of_minutes = |name: &str| given("minutes", seconds_of(name) / 60);
    let each = seconds_of("fuzz") / (NATIVE.len() + PAGE.len()) as u64;
    let done = |result: Result<()>| result.map(|()| "ok".to_owned());
    type Part<'a> = (&'a str, Box<dyn Fn() -> Result<String> + 'a>);
    let parts: Vec<Part<'_>> = vec![
        ("deny", Box::new(|| deny(paths))),
        ("faults", Box::new(|| faults(paths, &of_minutes("faults")))),
        ("load", Box::new(|| done(load(paths, &given("seconds", seconds_of("load").min(30)))))),
        ("fuzz", Box::new(|| done(fuzz(paths, &given("seconds", each))))),
        ("stay", Box::new(|| stay(paths, &of_minutes("stay")))),
        ("hostile", Box::new(|| done(crate::hostile::run(paths, &given("seconds", seconds_of("hostile")))))),
        ("mutants", Box::new(|| mutants(paths, &of_minutes("mutants")))),
        ("readers", Box::new(|| of_typescript(paths, &of_minutes("readers")))),
    ];
    let begun = Instant::now();
    let mut table = Vec::new();
    for (name, part) in parts {
        let start = Instant::now();
        let over = begun.elapsed().as_secs() > minutes * 60;
        let said = if over { Ok("skipped: the time is over".to_owned()) } else { part() };
        table.push((name, said, start.elapsed().as_secs()));
    }
    println!();
    for (name, said, seconds) in &table {
        let said = match said {
            Ok(said) => said.clone(),
            Err(why) => format!("not ok: {why}"),
        };
        println!("{name:<10} {seconds:>6} s  {said}");
    }
    let failed = table.iter().filter(|(_, said, _)| said.is_err()).count();
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} failed", table.len())) }
}
