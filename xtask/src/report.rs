//! How many tests passed and failed, read from the report that a runner writes beside what it prints.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::Result;
use crate::stamp::cannot;
use crate::tally::Tally;

/// The file into which a runner writes its report.
pub struct Report {
    file: PathBuf,
    count: fn(&str) -> Result<Tally>,
}

impl Report {
    /// In JUnit's form, as nextest and `node --test` write it.
    pub fn junit(file: PathBuf) -> Result<Report> {
        Report::at(file, junit)
    }

    /// Playwright's own JSON.
    pub fn playwright(file: PathBuf) -> Result<Report> {
        Report::at(file, playwright)
    }

    /// What an earlier run left there says nothing of the next one.
    fn at(file: PathBuf, count: fn(&str) -> Result<Tally>) -> Result<Report> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
        }
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot("remove", &file, &error)),
            _ => Ok(Report { file, count }),
        }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The counts of a run that ended well or not; a runner that left no whole report failed.
    pub fn tally(&self, ok: bool) -> Tally {
        let text = fs::read_to_string(&self.file).map_err(|error| cannot("read", &self.file, &error));
        match text.and_then(|text| (self.count)(&text)) {
            Ok(tally) => tally.judged(ok),
            Err(sentence) => {
                eprintln!("xtask: the tests left no report: {sentence}");
                Tally::one(false)
            }
        }
    }
}

/// A case with a `failure` or an `error` in it failed, one with neither and not skipped passed.
fn junit(text: &str) -> Result<Tally> {
    let broken = |what: &str| format!("JUnit's XML {what}");
    let mut reader = Reader::from_str(text);
    let (mut total, mut open, mut case) = (Tally::default(), 0_usize, Tally::default());
    loop {
        match reader.read_event().map_err(|error| broken(&error.to_string()))? {
            Event::Start(tag) => {
                open += 1;
                case = seen(tag.name().as_ref(), case);
            }
            Event::Empty(tag) => {
                case = seen(tag.name().as_ref(), case);
                if tag.name().as_ref() == "testcase" {
                    total.add(case);
                }
            }
            Event::End(tag) => {
                open = open.saturating_sub(1);
                if tag.name().as_ref() == "testcase" {
                    total.add(case);
                }
            }
            Event::Eof if open > 0 => return Err(broken("breaks off")),
            Event::Eof => return Ok(total),
            _ => {}
        }
    }
}

/// The case at hand after the next element.
fn seen(element: &str, case: Tally) -> Tally {
    match element {
        "testcase" => Tally::one(true),
        "failure" | "error" => Tally::one(false),
        "skipped" => Tally::default(),
        _ => case,
    }
}

/// What passed only when it was tried again is `flaky`. A test that was not meant to be skipped and was did not run,
/// and what is among `errors` kept tests from running.
fn playwright(text: &str) -> Result<Tally> {
    let report: Value = serde_json::from_str(text).map_err(|error| format!("Playwright's JSON: {error}"))?;
    let mut total = Tally { passed: 0, failed: list(&report, "errors").len() };
    for suite in list(&report, "suites") {
        total.add(suite_tally(suite));
    }
    Ok(total)
}

fn suite_tally(suite: &Value) -> Tally {
    let mut total = Tally::default();
    for inner in list(suite, "suites") {
        total.add(suite_tally(inner));
    }
    for test in list(suite, "specs").iter().flat_map(|spec| list(spec, "tests")) {
        total.add(match test["status"].as_str() {
            Some("expected" | "flaky") => Tally::one(true),
            Some("skipped") if test["expectedStatus"] == "skipped" => Tally::default(),
            _ => Tally::one(false),
        });
    }
    total
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn of(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
    }

    /// As Node 20 writes it; `disabled` and the like are left out.
    const NODE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<testsuites>
	<testcase name="passes" time="0.000871" classname="test"/>
	<testcase name="fails &amp; &lt;says> why" classname="test" failure="1 !== 2">
		<failure type="testCodeFailure" message="1 !== 2">
[Error [ERR_TEST_FAILURE]: 1 !== 2] { at TestContext.&lt;anonymous> }
		</failure>
	</testcase>
	<testcase name="is skipped" classname="test">
		<skipped type="skipped" message="true"/>
	</testcase>
	<testsuite name="has parts" tests="2" failures="1">
		<testcase name="one" classname="test"/>
		<testcase name="never ends" classname="test">
			<failure type="cancelledByParent" message="still pending">Error</failure>
		</testcase>
	</testsuite>
	<!-- pass 100 -->
</testsuites>
"#;

    /// As nextest writes it: a test that passed when it was tried again passed, one that timed out failed.
    const NEXTEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="4" failures="2" errors="0" time="0.004">
    <testsuite name="sla-calculator::days" tests="4" disabled="0" errors="0" failures="2">
        <testcase name="one" classname="sla-calculator::days" time="0.004">
        </testcase>
        <testcase name="again" classname="sla-calculator::days" time="0.004">
            <flakyFailure type="test failure with exit code 101"><system-out>failure</system-out></flakyFailure>
        </testcase>
        <testcase name="two" classname="sla-calculator::days" time="0.005">
            <failure message="left == right" type="test failure with exit code 101">panicked</failure>
            <system-out>test result: FAILED. 0 passed; 1 failed</system-out>
        </testcase>
        <testcase name="slow" classname="sla-calculator::days" time="9.0">
            <failure type="test timeout"/>
        </testcase>
    </testsuite>
</testsuites>
"#;

    /// As Playwright writes it, without what says where and how long.
    const PLAYWRIGHT: &str = r#"{ "suites": [{ "title": "a.spec.ts",
        "specs": [{ "tests": [{ "expectedStatus": "passed", "status": "expected" }] },
                  { "tests": [{ "expectedStatus": "passed", "status": "unexpected" }] }],
        "suites": [{ "specs": [{ "tests": [{ "expectedStatus": "passed", "status": "flaky" },
                                           { "expectedStatus": "skipped", "status": "skipped" },
                                           { "expectedStatus": "passed", "status": "skipped", "results": [] }] }] }] }],
        "errors": [] }"#;

    #[test]
    fn what_each_runner_reports_is_counted() {
        assert_eq!(junit(NODE), Ok(of(2, 2)));
        assert_eq!(junit(NEXTEST), Ok(of(2, 2)));
        assert_eq!(playwright(PLAYWRIGHT), Ok(of(2, 2)));
    }

    #[test]
    fn a_file_of_tests_that_does_not_load_is_a_failure() {
        let unloaded = r#"{ "suites": [], "errors": [{ "message": "SyntaxError" }] }"#;
        assert_eq!(playwright(unloaded), Ok(of(0, 1)));
        let unloaded = r#"<testsuites><testcase name="/b.test.mjs"><failure type="testCodeFailure"/></testcase></testsuites>"#;
        assert_eq!(junit(unloaded), Ok(of(0, 1)));
    }

    #[test]
    fn a_runner_that_died_or_ran_nothing_is_a_failure() {
        let file = std::env::temp_dir().join(format!("xtask-report-{}.xml", std::process::id()));
        let after = |text: Option<&str>, ok: bool| {
            let report = Report::junit(file.clone()).unwrap();
            if let Some(text) = text {
                fs::write(report.file(), text).unwrap();
            }
            report.tally(ok)
        };
        let passed = "<testsuites><testcase/></testsuites>";
        assert_eq!(after(Some(passed), true), of(1, 0));
        // The report of the run before is gone.
        assert_eq!(after(None, true), of(0, 1));
        assert_eq!(after(Some("<testsuites></testsuites>"), true), of(0, 1));
        assert_eq!(after(Some(""), true), of(0, 1));
        assert_eq!(after(Some("<testsuites><testcase/>"), true), of(0, 1));
        assert_eq!(after(Some("<testsuites><testcase></testsuites>"), true), of(0, 1));
        assert_eq!(after(Some(passed), false), of(1, 1));
        assert_eq!(playwright("{ \"suites\": [").map_err(drop), Err(()));
        fs::remove_file(file).unwrap();
    }
}
