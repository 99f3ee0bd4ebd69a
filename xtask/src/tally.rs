//! How many checks passed and failed, read from what the runners print.

/// Counts of one stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One command that either succeeds or does not.
    pub fn one(ok: bool) -> Tally {
        Tally { passed: usize::from(ok), failed: usize::from(!ok) }
    }

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// A runner that failed without naming a failure, or ran nothing, is a failure itself.
    pub fn judged(mut self, ok: bool) -> Tally {
        if self.failed == 0 && (!ok || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

/// `test result: ok. 12 passed; 0 failed; …`, once for every binary; also wasm-bindgen's runner.
pub fn libtest(text: &str) -> Tally {
    sum(text, |line| {
        let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
        Some(Tally { passed: before(counts, " passed")?, failed: before(counts, " failed")? })
    })
}

/// `Summary [ 0.1s] 12 tests run: 11 passed, 1 failed, 2 skipped`; a test that timed out failed.
pub fn nextest(text: &str) -> Tally {
    sum(text, |line| {
        let (head, counts) = line.trim().split_once(" run: ")?;
        head.starts_with("Summary [").then(|| Tally {
            passed: before(counts, " passed").unwrap_or(0),
            failed: [" failed", " timed out", " exec failed"]
                .iter()
                .filter_map(|word| before(counts, word))
                .sum(),
        })
    })
}

/// `ℹ pass 3`, as `node --test` ends its report; a cancelled test failed.
pub fn node(text: &str) -> Tally {
    sum(text, |line| {
        let (word, count) = line.trim_start_matches(|c: char| !c.is_ascii()).trim().split_once(' ')?;
        let count = count.parse().ok()?;
        match word {
            "pass" => Some(Tally { passed: count, failed: 0 }),
            "fail" | "cancelled" => Some(Tally { passed: 0, failed: count }),
            _ => None,
        }
    })
}

/// Playwright's closing lines: `3 passed (2.1s)`, `1 failed`, `1 did not run`; what passed only when tried again is
/// named by it as flaky.
pub fn playwright(text: &str) -> Tally {
    sum(text, |line| {
        let (count, word) = line.trim().split_once(' ')?;
        let count = count.parse().ok()?;
        match word.split(" (").next()?.trim() {
            "passed" | "flaky" => Some(Tally { passed: count, failed: 0 }),
            "failed" | "did not run" | "interrupted" => Some(Tally { passed: 0, failed: count }),
            _ => None,
        }
    })
}

/// The project's own checks: a line a check, `ok - …` or `not ok - …`.
pub fn checks(text: &str) -> Tally {
    sum(text, |line| match line {
        _ if line.starts_with("ok - ") => Some(Tally::one(true)),
        _ if line.starts_with("not ok - ") => Some(Tally::one(false)),
        _ => None,
    })
}

fn sum(text: &str, read: impl Fn(&str) -> Option<Tally>) -> Tally {
    let mut total = Tally::default();
    text.lines().filter_map(read).for_each(|tally| total.add(tally));
    total
}

/// The number right before a word.
fn before(text: &str, word: &str) -> Option<usize> {
    let head = &text[..text.find(word)?];
    let digits = head.rfind(|c: char| !c.is_ascii_digit()).map_or(head, |at| &head[at + 1..]);
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_runner_prints_is_counted() {
        let of = |passed, failed| Tally { passed, failed };
        let libtest_text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                            noise 3 passed\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(libtest(libtest_text), of(13, 2));
        let run =
            "     Summary [   0.004s] 14 tests run: 11 passed (1 slow), 2 failed, 1 timed out, 2 skipped";
        assert_eq!(nextest(run), of(11, 3));
        assert_eq!(nextest("     Summary [   0.004s] 1 test run: 1 passed, 0 skipped"), of(1, 0));
        assert_eq!(node("✔ a (1ms)\nℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0"), of(2, 2));
        assert_eq!(
            playwright("  2 failed\n    a.spec.ts:1:1 x\n  1 flaky\n  1 did not run\n  3 passed (2.1s)\n"),
            of(4, 3)
        );
        assert_eq!(checks("ok - a\nnot ok - b: 3 > 2\nok, then"), of(1, 1));
    }

    #[test]
    fn a_runner_that_ran_nothing_or_broke_off_is_a_failure() {
        let passed = Tally { passed: 2, failed: 0 };
        assert_eq!(Tally::default().judged(true).failed, 1);
        assert_eq!(passed.judged(false).failed, 1);
        assert_eq!(passed.judged(true), passed);
        assert_eq!(Tally { passed: 2, failed: 3 }.judged(false).failed, 3);
    }
}
