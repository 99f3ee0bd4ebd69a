//! How many checks passed and failed. Where a runner writes no report (`report.rs`), it is read from what it prints.

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

/// `test result: ok. 12 passed; 0 failed; …`, once for every binary: libtest and wasm-bindgen's runner, neither of which writes a report on stable.
pub fn libtest(text: &str) -> Tally {
    sum(text, |line| {
        let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
        Some(Tally { passed: before(counts, " passed")?, failed: before(counts, " failed")? })
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
    fn what_is_printed_is_counted() {
        let of = |passed, failed| Tally { passed, failed };
        let libtest_text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                            noise 3 passed\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(libtest(libtest_text), of(13, 2));
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
