//! Every test, stage by stage; all stages run even if one fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::paths::Paths;
use crate::process::{cargo, node, step, tee, which};
use crate::report::Report;
use crate::server::{self, Csp};
use crate::tally::{self, Tally};
use crate::{Result, build, dist, quotes, setup, stamp};

/// A stage fails as a whole with a sentence when it cannot run.
type Stage = fn(&Paths) -> Result<Tally>;

const STAGES: &[(&str, Stage)] = &[
    ("format", format),
    ("lint", lint),
    ("rust", rust),
    ("dist", dist_builds),
    ("types", types),
    ("size", size),
    ("wasm", wasm),
    ("words", words),
    ("quotes", quotes::stage),
    ("lists", lists),
    ("record", record),
    ("package", package),
    ("language", language),
    ("page", page),
    ("hosts", hosts),
    ("engines", engines),
    ("old-chromium", old_chromium),
    ("licences", licences),
];

/// What the JavaScript build has to answer as WebAssembly does.
const ANSWERS: &[&str] = &[
    "answers.test.mjs",
    "buffers.test.mjs",
    "columns.test.mjs",
    "documents.test.mjs",
    "exchange.test.mjs",
    "native.test.mjs",
    "policy-doc.test.mjs",
    "quality.test.mjs",
    "vectors.test.mjs",
];

/// The hosts that every run of the tests tries.
const HOSTS: &[&str] = &[
    "csp-without-wasm",
    "esbuild",
    "gbk",
    "no-types",
    "node",
    "node-commonjs",
    "rollup",
    "sandbox",
    "strict-csp",
    "typescript",
    "webpack",
];

/// Host time zones under which the package must answer the same.
const ZONES: &[&str] = &["UTC", "America/Los_Angeles", "Asia/Shanghai"];

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    if args == ["--list"] {
        STAGES.iter().for_each(|(name, _)| println!("{name}"));
        return Ok(());
    }
    if let Some(unknown) = args.iter().find(|arg| !STAGES.iter().any(|(name, _)| name == arg)) {
        return Err(format!("unknown stage `{unknown}`; `cargo xtask test --list` names them"));
    }
    let mut results = Vec::new();
    for (name, stage) in
        STAGES.iter().filter(|(name, _)| args.is_empty() || args.iter().any(|arg| arg == name))
    {
        step(&format!("test: {name}"));
        let start = Instant::now();
        let tally = stage(paths).unwrap_or_else(|sentence| {
            eprintln!("xtask: {name}: {sentence}");
            Tally::one(false)
        });
        results.push((*name, tally, start.elapsed().as_secs_f32()));
    }
    report(&results)
}

fn report(results: &[(&str, Tally, f32)]) -> Result<()> {
    let mut total = Tally::default();
    println!();
    for (name, tally, seconds) in results {
        println!("{name:<14} {:>6} passed {:>4} failed {seconds:>7.1} s", tally.passed, tally.failed);
        total.add(*tally);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    // The counts are the last line, so the exit code says the rest.
    if total.failed > 0 { std::process::exit(1) } else { Ok(()) }
}

fn format(paths: &Paths) -> Result<Tally> {
    let (ok, _) = tee(cargo(paths).args(["fmt", "--all", "--check"]))?;
    Ok(Tally::one(ok))
}

fn lint(paths: &Paths) -> Result<Tally> {
    setup::wasm_target(paths)?;
    build::bundle(paths)?;
    let wasm: &[&str] =
        &["--lib", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features"];
    // Tests and examples may unwrap: a panic there is the report.
    let lenient: &[&str] = &[
        "-Aclippy::unwrap_used",
        "-Aclippy::expect_used",
        "-Aclippy::panic",
        "-Aclippy::indexing_slicing",
        "-Aclippy::disallowed_methods",
    ];
    let mut tally = Tally::default();
    for (selection, allowed) in [
        (vec!["--workspace", "--lib", "--bins", "--features", "schema"], &[] as &[&str]),
        (vec!["--workspace", "--tests", "--examples", "--features", "schema"], lenient),
        ([wasm, &["bundle"]].concat(), &[]),
        ([wasm, &["bundle,analysis"]].concat(), &[]),
        ([wasm, &["bundle,analysis,shapes"]].concat(), &[]),
        ([wasm, &["documents"]].concat(), &[]),
        ([wasm, &["columns"]].concat(), &[]),
    ] {
        let mut clippy = cargo(paths);
        clippy.arg("clippy").args(selection).args(["--", "-Dwarnings"]).args(allowed);
        clippy.env("SLA_BUNDLE", paths.generated().join("bundle.bin"));
        tally.add(Tally::one(tee(&mut clippy)?.0));
    }
    Ok(tally)
}

fn rust(paths: &Paths) -> Result<Tally> {
    build::bundle(paths)?;
    let scope = ["--workspace", "--features", "schema"];
    if which(&["cargo-nextest"]).is_none() {
        let (ok, text) = tee(cargo(paths).args(["test", "--no-fail-fast"]).args(scope))?;
        return Ok(tally::libtest(&text).judged(ok));
    }
    // Where `.config/nextest.toml` has it written.
    let report = Report::junit(paths.out.join("nextest/default/junit.xml"))?;
    let (ok, _) = tee(cargo(paths).args(["nextest", "run", "--no-fail-fast"]).args(scope))?;
    let mut tally = report.tally(ok);
    // Examples in the documentation, which nextest leaves out; there may be none.
    let (ok, text) = tee(cargo(paths).args(["test", "--doc"]).args(scope))?;
    let examples = tally::libtest(&text);
    tally.add(if examples == Tally::default() { Tally::one(ok) } else { examples.judged(ok) });
    Ok(tally)
}

fn dist_builds(paths: &Paths) -> Result<Tally> {
    dist::site(paths)?;
    dist::npm(paths)?;
    Ok(Tally { passed: 2, failed: 0 })
}

fn types(paths: &Paths) -> Result<Tally> {
    build::all(paths)?;
    let (ok, _) =
        tee(node(paths).args(["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false"]))?;
    let mut tally = Tally::one(ok);
    tally.add(Tally::one(contract_is_current(paths)?));
    Ok(tally)
}

/// What is checked in of the made files is that of the Rust definitions, to the letter.
fn contract_is_current(paths: &Paths) -> Result<bool> {
    let read = |file: &Path| fs::read_to_string(file).map_err(|error| stamp::cannot("read", file, &error));
    let mut current = true;
    let pairs = [
        ("types.d.ts", "www/engine/contract.ts"),
        ("wire.ts", "www/engine/wire.ts"),
        ("wire-targets.ts", "www/engine/wire-targets.ts"),
        ("wire-columns.ts", "www/engine/wire-columns.ts"),
        ("units.ts", "www/engine/units.ts"),
        ("policy.schema.json", "data/policies/policy.schema.json"),
    ];
    for (made, kept) in pairs {
        let (made, kept) = (paths.generated().join(made), paths.root.join(kept));
        if read(&made)? != read(&kept)? {
            eprintln!("xtask: {} differs from {}; copy it over", kept.display(), made.display());
            current = false;
        }
    }
    Ok(current)
}

fn size(paths: &Paths) -> Result<Tally> {
    dist::site(paths)?;
    dist::npm(paths)?;
    let (ok, text) = tee(node(paths).arg("tools/js/size.mjs"))?;
    Ok(tally::checks(&text).judged(ok))
}

fn wasm(paths: &Paths) -> Result<Tally> {
    setup::wasm_target(paths)?;
    let chromium = setup::chromium(paths)?;
    build::bundle(paths)?;
    let runner = build::bindgen(paths, &["--features", "runner"])?;
    let runner = runner.with_file_name(format!("wasm-test-runner{}", std::env::consts::EXE_SUFFIX));
    let mut test = cargo(paths);
    test.args(["test", "--no-fail-fast", "--target", "wasm32-unknown-unknown", "--test", "wasm"]);
    test.args(["--no-default-features", "--features", "bundle,analysis,documents"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    test.env("SLA_BUNDLE", paths.generated().join("bundle.bin"));
    // Seconds for the driver to start and for the tests to end; the runner's own 5 and 20 are too few for a busy machine.
    test.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60").env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    test.env("CHROMEDRIVER", &chromium.driver);
    test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver(paths, &chromium.browser)?);
    let (ok, text) = tee(&mut test)?;
    Ok(tally::libtest(&text).judged(ok))
}

/// `webdriver.json` with the browser that was found.
fn webdriver(paths: &Paths, browser: &Path) -> Result<PathBuf> {
    let (from, to) = (paths.root.join("webdriver.json"), paths.out.join("webdriver.json"));
    let text = fs::read_to_string(&from).map_err(|error| stamp::cannot("read", &from, &error))?;
    let binary = browser.to_string_lossy().replace('\\', "/");
    let text = text.replace("\"args\":", &format!("\"binary\": \"{binary}\",\n    \"args\":"));
    stamp::write(&to, text.as_bytes()).map(|()| to)
}

/// The test files of a folder, in order.
fn node_files(paths: &Paths, folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    stamp::list(&paths.root.join(folder), &mut files)?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

fn words(paths: &Paths) -> Result<Tally> {
    build::all(paths)?;
    let mut files = node_files(paths, "tests/words")?;
    files.extend(node_files(paths, "tests/fuzz")?);
    node_test(paths, &files, |_| Ok(()))
}

fn lists(paths: &Paths) -> Result<Tally> {
    build::all(paths)?;
    node_test(paths, &node_files(paths, "tests/lists")?, |_| Ok(()))
}

/// A year of tickets against a second implementation, with the engine of the package.
fn record(paths: &Paths) -> Result<Tally> {
    dist::npm(paths)?;
    node_test(paths, &node_files(paths, "tests/record")?, |_| Ok(()))
}

fn package(paths: &Paths) -> Result<Tally> {
    dist::npm(paths)?;
    let files = node_files(paths, "tests/package")?;
    let mut tally = Tally::default();
    for zone in ZONES {
        step(&format!("the package in Node, host time zone {zone}"));
        tally.add(node_test(paths, &files, |node| {
            node.env("TZ", zone);
            Ok(())
        })?);
    }
    step("the package in Node without WebAssembly");
    let answers: Vec<PathBuf> =
        files.into_iter().filter(|file| ANSWERS.iter().any(|name| file.ends_with(name))).collect();
    tally.add(node_test(paths, &answers, |node| {
        node.env("SLA_ENGINE", "javascript");
        Ok(())
    })?);
    let (ok, text) = tee(node(paths).args(["tools/js/parity.mjs", "20000"]))?;
    tally.add(tally::checks(&text).judged(ok));
    Ok(tally)
}

fn page(paths: &Paths) -> Result<Tally> {
    // Builds both, and counts what one of the tests compares with, also where this stage runs alone.
    size(paths)?;
    let chromium = setup::headless_chromium(paths)?;
    setup::old_libraries(paths)?;
    let mut playwright = node(paths);
    playwright.args(["node_modules/@playwright/test/cli.js", "test", "--reporter=line,json"]);
    let report = Report::playwright(paths.out.join("reports/playwright.json"))?;
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", report.file());
    served(paths, Csp::Current, &mut playwright)?.env("CHROME", &chromium);
    let (ok, _) = tee(&mut playwright)?;
    Ok(report.tally(ok))
}

/// A third language, which there is only in a copy of the project that the test builds.
fn language(paths: &Paths) -> Result<Tally> {
    build::all(paths)?;
    let chromium = setup::headless_chromium(paths)?;
    node_test(paths, &node_files(paths, "tests/language")?, |node| {
        node.env("CHROME", &chromium);
        Ok(())
    })
}

/// A few of `cargo xtask hosts`: what needs little to install, and two bundlers that copy no wasm by themselves.
fn hosts(paths: &Paths) -> Result<Tally> {
    dist::site(paths)?;
    dist::npm(paths)?;
    let mut hosts = node(paths);
    hosts.arg("tools/hosts/run.mjs").args(HOSTS).env("CHROME", setup::headless_chromium(paths)?);
    let (ok, text) = tee(&mut hosts)?;
    Ok(tally::checks(&text).judged(ok))
}

fn engines(paths: &Paths) -> Result<Tally> {
    setup::other_engines(paths)?;
    script(paths, "tests/browser/engines.mjs", Csp::Current)
}

fn old_chromium(paths: &Paths) -> Result<Tally> {
    script(paths, "tests/browser/old-chromium.mjs", Csp::Old)
}

/// A script with tests of its own against the served site.
fn script(paths: &Paths, file: &str, csp: Csp) -> Result<Tally> {
    dist::site(paths)?;
    dist::npm(paths)?;
    node_test(paths, &[paths.root.join(file)], |node| served(paths, csp, node).map(drop))
}

/// Serves the site and the package, and tells the command where.
fn served<'a>(paths: &Paths, csp: Csp, command: &'a mut Command) -> Result<&'a mut Command> {
    let site = server::start(&paths.site(), 0, csp)?;
    let package = server::start(&paths.npm(), 0, csp)?;
    Ok(command.env("SLA_BASE_URL", site).env("SLA_NPM_URL", package))
}

fn node_test(paths: &Paths, files: &[PathBuf], set: impl Fn(&mut Command) -> Result<()>) -> Result<Tally> {
    if files.is_empty() {
        return Err("there is no test to run".to_owned());
    }
    let mut test = node(paths);
    test.args(["--test", "--test-timeout=300000"]);
    test.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    let report = Report::junit(paths.out.join("reports/node.xml"))?;
    test.args(["--test-reporter=junit", "--test-reporter-destination"]).arg(report.file());
    set(test.args(files))?;
    let (ok, _) = tee(&mut test)?;
    Ok(report.tally(ok))
}

/// Licences of everything that is used, and what stands beside the files that ship: components, notices, digests.
fn licences(paths: &Paths) -> Result<Tally> {
    setup::packages(paths)?;
    let (ok, text) = tee(node(paths).arg("tools/js/licences.mjs"))?;
    let mut tally = tally::checks(&text).judged(ok);
    dist::site(paths)?;
    dist::npm(paths)?;
    tally.add(node_test(paths, &node_files(paths, "tests/shipped")?, |_| Ok(()))?);
    Ok(tally)
}
